/**
 * One storm: everybody is written to while requests fail, answers get lost, mails are carried out late, the owner
 * meddles with drafts, somebody says stop in the last moment, and the worker dies. Then everything is counted.
 */
import type { Fact } from "../../../src/core/facts.ts";
import { type ActionKey, type ContactId, parseActionKey } from "../../../src/core/keys.ts";
import { seeded } from "../../doubles/seeded.ts";
import { answerTo } from "../../providers/remote.ts";
import { dyingAt, Killed, type Point } from "./killing.ts";
import { openRemote, type Where } from "./remotes.ts";
import { runningWorker } from "./running.ts";
import {
  contactOf,
  emailOf,
  mailboxId,
  monday,
  otherMailboxId,
  type StormHome,
  stormHome,
} from "./storm-home.ts";
import { watch } from "./watch.ts";

export interface StormWish {
  where: Where;
  contacts: number;
  seed: number;
  /** The share of requests that go wrong, 0 to 1. */
  faults: number;
  /** Where the worker dies, and how often. */
  kill?: { point: Point; times: number };
  /** It ends with the first thing that is wrong. */
  isBrief?: boolean;
}

export interface Storm {
  /** Mails that left for a contact. */
  sent: number;
  duplicates: string[];
  /** Neither sent, nor stopped by them, nor before a person. */
  lost: string[];
  /** Before a person although nobody but us had touched the draft. */
  review: string[];
  /** Drafts of requests that nobody knows of any more. */
  strays: number;
  breaches: string[];
  faults: number;
  requests: number;
  kills: number;
  minutes: number;
}

/** How long it storms, and how long it may take after that until everything is known, all within one day's window. */
const stormMinutes = 240;
const mostMinutes = 420;
/** After everything is known. */
const calmMinutes = 5;

export async function storm(wish: StormWish): Promise<Storm> {
  const remote = await openRemote(wish.where, { now: monday, seed: wish.seed });
  const home = await stormHome({ remote, contacts: wish.contacts });
  try {
    return await weather(home, wish);
  } finally {
    await home.close();
  }
}

async function weather(home: StormHome, wish: StormWish): Promise<Storm> {
  const { remote, store, contacts } = home;
  const random = seeded(wish.seed + 1);
  const numberOf = new Map(contacts.map(({ contactId }, n) => [contactId, n]));
  const n = (key: ActionKey) => numberOf.get(parseActionKey(key).contactId) ?? -1;
  const stopped = new Set<number>();
  const meddled = new Set<number>();
  const answered = new Set<number>();
  const late: { at: Temporal.Instant; draftId: string; carryOut(): Promise<void> }[] = [];
  let minutes = 0;
  const watched = watch({
    now: () => remote.now,
    quietMs: remote.quietMs,
    async beforeSending(key) {
      if (n(key) % 10 !== 3 || stopped.has(n(key))) return;
      await optOutElsewhere(home, n(key));
      stopped.add(n(key));
    },
    hasOptedOut: (key) => stopped.has(n(key)),
    isLate({ draftId }) {
      const isThere = remote.drafts().some((draft) => draft.draftId === draftId);
      if (!isThere || minutes >= stormMinutes || random() >= wish.faults / 8) return false;
      late.push({ at: remote.now.add({ seconds: 90 }), draftId, carryOut: remote.takesUp(draftId) });
      return true;
    },
  });
  // What the provider had taken up it carries out, and if the draft is no longer there it does so all the same.
  const carryOut = async () => {
    for (const one of late.splice(0)) {
      if (Temporal.Instant.compare(one.at, remote.now) > 0) late.push(one);
      else await one.carryOut();
    }
  };

  let kills = 0;
  let calm = 0;
  let worker: Promise<() => Promise<void>> | undefined;
  const isArmed = () => wish.kill !== undefined && kills < wish.kill.times && random() < 0.8;
  const deps = watched.change(home.deps);
  const start = () => runningWorker(wish.kill === undefined ? deps : dyingAt(deps, wish.kill.point, isArmed));
  remote.storms(wish.seed, wish.faults);

  for (; minutes < mostMinutes; minutes += 1) {
    if (minutes === stormMinutes) remote.storms(wish.seed, 0);
    if (random() < 0.1) remote.expires("mail");
    if (random() < 0.05) remote.expires("calendar");
    await carryOut();
    try {
      worker ??= start();
      await (await worker)();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      kills += 1;
      worker = undefined;
      await store.voidLeases();
    }
    const { facts, pending } = await store.ledger.read(mailboxId, { kind: "all" });
    // A draft that the provider holds already and that its owner sends as well goes twice, whoever the client is.
    await meddle(
      home,
      facts,
      meddled,
      (id) => remote.holds(id) || late.some(({ draftId }) => draftId === id),
    );
    await answer(home, answered);
    const isWrong =
      watched.breaches.length > 0 ||
      new Set(remote.deliveries().map(({ to }) => to)).size < remote.deliveries().length;
    if (wish.isBrief === true && isWrong) break;
    // What was given up at the very end is carried out all the same, and what that left is taken away.
    const isOpen = late.length > 0 || pending.some(({ state }) => state !== "review");
    if (calm > 0 || (!isOpen && isOver(home, facts, stopped, answered))) calm += 1;
    if (calm === 1) remote.storms(wish.seed, 0);
    if (calm > calmMinutes) break;
    remote.now = remote.now.add({ minutes: 1 });
  }
  remote.storms(wish.seed, 0);
  return count(home, {
    stopped,
    meddled,
    answered,
    breaches: watched.breaches,
    sends: watched.sends,
    kills,
    minutes,
  });
}

/** They say stop to another owner on the same store, between our last look and our commit. */
async function optOutElsewhere({ store, remote }: StormHome, n: number): Promise<void> {
  const { contactId } = contactOf(otherMailboxId, n);
  await store.ledger.append(
    otherMailboxId,
    [
      {
        kind: "closed",
        factKey: `owner~stop~${n}`,
        at: remote.now,
        contact: contactId,
        reason: "opted-out",
        by: "product",
      },
    ],
    remote.now,
  );
}

async function factsOf({ store }: StormHome): Promise<ReadonlyMap<ContactId, Fact[]>> {
  return (await store.ledger.read(mailboxId, { kind: "all" })).facts;
}

/** While nobody knows whether it went, the owner throws some drafts away and sends some by hand. */
async function meddle(
  home: StormHome,
  facts: ReadonlyMap<ContactId, Fact[]>,
  meddled: Set<number>,
  isHeld: (draftId: string) => boolean,
): Promise<void> {
  const { remote } = home;
  for (const [n, { contactId }] of home.contacts.entries()) {
    if ((n % 5 !== 0 && n % 5 !== 2) || meddled.has(n)) continue;
    if (facts.get(contactId)?.at(-1)?.kind !== "ambiguous") continue;
    const draft = remote.drafts().find(({ to }) => to.includes(emailOf(n)));
    if (draft === undefined || isHeld(draft.draftId)) continue;
    meddled.add(n);
    if (n % 5 === 0) remote.discards(draft.draftId);
    else await remote.sends(draft.draftId);
  }
}

/** A fifth of those who got a mail answers it. */
async function answer({ remote, contacts }: StormHome, answered: Set<number>): Promise<void> {
  for (const n of contacts.keys()) {
    if (n % 5 !== 1 || answered.has(n) || !remote.deliveries().some(({ to }) => to === emailOf(n))) continue;
    answered.add(n);
    await remote.receives(answerTo(remote, emailOf(n), "Thank you for asking. I will think about it."));
  }
}

function isOver(
  { contacts, remote }: StormHome,
  facts: ReadonlyMap<ContactId, Fact[]>,
  stopped: ReadonlySet<number>,
  answered: ReadonlySet<number>,
): boolean {
  if (remote.now.epochMilliseconds - monday.epochMilliseconds < 10 * 60_000) return false;
  return contacts.every(({ contactId }, n) => {
    const kinds = new Set((facts.get(contactId) ?? []).map((fact) => fact.kind));
    const isDecided = stopped.has(n) || kinds.has("sent") || kinds.has("wrote") || kinds.has("review");
    return isDecided && (!answered.has(n) || kinds.has("received"));
  });
}

async function count(
  home: StormHome,
  seen: {
    stopped: ReadonlySet<number>;
    meddled: ReadonlySet<number>;
    answered: ReadonlySet<number>;
    breaches: readonly string[];
    sends: number;
    kills: number;
    minutes: number;
  },
): Promise<Storm> {
  const { remote } = home;
  const facts = await factsOf(home);
  const { kills, minutes } = seen;
  const result: Storm = {
    sent: 0,
    duplicates: [],
    lost: [],
    review: [],
    strays: 0,
    breaches: [...seen.breaches, ...remote.violations()],
    faults: remote.requests().filter(({ fault }) => fault !== undefined).length,
    requests: remote.requests().length,
    kills,
    minutes,
  };
  for (const [n, { contactId }] of home.contacts.entries()) {
    const went = remote.deliveries().filter(({ to }) => to === emailOf(n)).length;
    const kinds = (facts.get(contactId) ?? []).map((fact) => fact.kind);
    const isKnown = kinds.includes("sent") || kinds.includes("wrote");
    const isAsked = kinds.at(-1) === "review";
    result.sent += went;
    if (went > 1) result.duplicates.push(emailOf(n));
    if (went === 0 && isKnown) result.breaches.push(`written down as sent, and it never went: ${emailOf(n)}`);
    if (went > 0 && !isKnown && !isAsked) result.lost.push(`went, and nobody knows: ${emailOf(n)}`);
    if (went === 0 && !isAsked && !seen.stopped.has(n)) result.lost.push(`never went: ${emailOf(n)}`);
    if (isAsked && !seen.meddled.has(n)) result.review.push(emailOf(n));
    if (seen.answered.has(n) && !kinds.includes("received"))
      result.lost.push(`an answer was not read: ${emailOf(n)}`);
  }
  const asked = remote
    .requests()
    .filter(({ method, status }) => method === remote.sendMethod && status !== 401).length;
  if (asked > seen.sends)
    result.breaches.push(`${asked} requests for ${seen.sends} sends: something repeats them`);
  result.strays = remote.drafts().filter(({ isOurs }) => isOurs).length;
  return result;
}
