/**
 * Watches the ports that a worker uses: what the send protocol forbids is written down as a breach the moment that it
 * is done, whether or not a mail went twice because of it.
 */
import type { ActionKey } from "../../../src/core/keys.ts";
import { type Draft, type Mailbox, ProviderError } from "../../../src/providers/provider.ts";
import type { Ledger } from "../../../src/store/store.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";

type Instant = Temporal.Instant;

export interface Watch {
  breaches: string[];
  /** Calls of `sendDraft` that reached the adapter. */
  sends: number;
  change(deps: WorkerDeps): WorkerDeps;
}

export interface WatchWish {
  now(): Instant;
  quietMs: number;
  /** Comes between the last look at an action and the commit of `sending`. */
  beforeSending(key: ActionKey): Promise<void>;
  /** Whether somebody said stop, anywhere, before now. */
  hasOptedOut(key: ActionKey): boolean;
  /** Whether the provider gives this send up and carries it out later, whatever became of the draft. */
  isLate(draft: Draft): boolean;
}

interface Attempt {
  isCommitted: boolean;
  /** Somebody had said stop before `sending` was committed. */
  wasStopped: boolean;
  begunAt: Instant | undefined;
  /** The mailbox was asked after the quiet period, and the draft was still there. */
  isKnownUnsent: boolean;
}

const freshMs = 10 * 60_000;

export function watch(wish: WatchWish): Watch {
  const breaches: string[] = [];
  const attempts = new Map<ActionKey, Attempt>();
  const keys = new Map<string, ActionKey>();
  const synced: { mail: Instant | undefined; calendar: Instant | undefined } = {
    mail: undefined,
    calendar: undefined,
  };
  const ageMs = (at: Instant | undefined) =>
    at === undefined ? Number.POSITIVE_INFINITY : wish.now().epochMilliseconds - at.epochMilliseconds;
  const attemptOf = (key: ActionKey): Attempt => {
    const known = attempts.get(key);
    if (known !== undefined) return known;
    const made: Attempt = { isCommitted: false, wasStopped: false, begunAt: undefined, isKnownUnsent: false };
    attempts.set(key, made);
    return made;
  };

  const ledger = (real: Ledger): Ledger => ({
    ...real,
    async advance(claim, to, facts) {
      if (to.kind === "drafted") keys.set(to.draft.draftId, claim.key);
      if (to.kind === "sending") await wish.beforeSending(claim.key);
      const advanced = await real.advance(claim, to, facts);
      if (to.kind === "sending" && advanced.kind === "ok") {
        const attempt = attemptOf(claim.key);
        attempt.isCommitted = true;
        attempt.wasStopped = wish.hasOptedOut(claim.key);
      }
      return advanced;
    },
  });

  const mailbox = (real: Mailbox): Mailbox => ({
    ...real,
    async changesSince(cursor) {
      const changes = await real.changesSince(cursor);
      synced.mail = wish.now();
      return changes;
    },
    async createDraft(key, mime, thread) {
      const draft = await real.createDraft(key, mime, thread);
      keys.set(draft.draftId, key);
      return draft;
    },
    async whatBecameOf(draft, attemptedAt) {
      const became = await real.whatBecameOf(draft, attemptedAt);
      const key = keys.get(draft.draftId);
      if (key !== undefined && became.kind === "draft") {
        const attempt = attemptOf(key);
        if (ageMs(attempt.begunAt) >= wish.quietMs) attempt.isKnownUnsent = true;
      }
      return became;
    },
    async sendDraft(draft) {
      const key = keys.get(draft.draftId);
      if (key === undefined) breaches.push("a draft is sent that was never written down");
      else breaches.push(...breachesOf(key, attemptOf(key)));
      if (wish.isLate(draft)) throw new ProviderError({ kind: "unknown", why: "no answer came in time" });
      watch.sends += 1;
      return real.sendDraft(draft);
    },
  });

  const breachesOf = (key: ActionKey, attempt: Attempt): string[] => {
    const found: string[] = [];
    if (!attempt.isCommitted) found.push(`sent before \`sending\` was committed: ${key}`);
    if (attempt.wasStopped) found.push(`\`sending\` was committed after they had said stop: ${key}`);
    if (attempt.begunAt !== undefined && !attempt.isKnownUnsent)
      found.push(`sent again while nobody knew whether it had gone: ${key}`);
    if (ageMs(synced.mail) > freshMs || ageMs(synced.calendar) > freshMs)
      found.push(`sent without having read mailbox and calendar: ${key}`);
    Object.assign(attempt, { isCommitted: false, begunAt: wish.now(), isKnownUnsent: false });
    return found;
  };

  const watch: Watch = {
    breaches,
    sends: 0,
    change: (deps) => ({
      ...deps,
      ledger: ledger(deps.ledger),
      mailbox: mailbox(deps.mailbox),
      calendar: {
        ...deps.calendar,
        async changesSince(cursor) {
          const changes = await deps.calendar.changesSince(cursor);
          synced.calendar = wish.now();
          return changes;
        },
      },
    }),
  };
  return watch;
}
