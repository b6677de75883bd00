/** What the owner would rather not have found out by themselves, and what was held back, in a line each. */
import type { Ask, Held, Skip } from "../action.ts";
import type { ContactId, Step } from "../keys.ts";
import { saySlot } from "../say-time.ts";
import type { State } from "../state.ts";
import { capital, full } from "./sentence.ts";
import type { MorningWords } from "./words.ts";

type Instant = Temporal.Instant;

export interface Wrong {
  line: string;
  /** It was not in the last mail, or stops everything. */
  isNews: boolean;
}

/** `since`: when the last morning mail was written. */
export function wentWrong(
  state: State,
  asks: readonly Ask[],
  { since, words }: { since: Instant; words: MorningWords },
): Wrong[] {
  const wrong: Wrong[] = [];
  const isNew = (at: Instant) => Temporal.Instant.compare(at, since) > 0;
  const pause = pauseOf(state);
  if (pause?.by === "product") {
    const at = saySlot({ start: pause.at }, state.zone, words.language);
    wrong.push({ line: words.paused(at, full(capital(pause.because))), isNews: true });
  }
  const known = new Map(state.contacts.map((contact) => [contact.contactId, contact]));
  for (const facts of state.facts.values()) {
    for (const fact of facts) {
      if (fact.kind !== "breached" || !isNew(fact.at)) continue;
      const name = known.get(fact.contact)?.name ?? words.somebody;
      wrong.push({ line: words.breached(name, full(capital(fact.says))), isNews: true });
    }
  }
  for (const { what, contactId, since: at } of asks) {
    const contact = known.get(contactId);
    if (what !== "address" || contact?.email === undefined) continue;
    wrong.push({ line: words.unreachable(contact.name, contact.email), isNews: isNew(at) });
  }
  return wrong;
}

function pauseOf({ mailboxFacts }: State) {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" ? last : undefined;
}

interface Back {
  reason: string;
  step: Step;
  contactId: ContactId;
  says: string;
  until?: Instant;
}

/** Passing waits (an undo time, a quiet period) and what is said elsewhere in the mail are left out. */
const toldElsewhere = new Set<Held["reason"]>(["approval", "review", "undo", "quiet-period", "paused"]);
const heldBySkips = new Set(["limit", "draft-limit", "no-slots", "away", "year-limit"]);

/** One line for one reason, however many it holds. `today` is left out: what leaves today is told as such. */
export function heldBack(
  state: State,
  plan: { held: readonly Held[]; skips: readonly Skip[]; asks: readonly Ask[] },
  { today, words }: { today: (until: Instant) => boolean; words: MorningWords },
): string[] {
  const held: Back[] = [
    ...plan.held.filter(
      ({ reason, until }) =>
        !toldElsewhere.has(reason) && !(reason === "window" && until !== undefined && today(until)),
    ),
    ...plan.skips.filter(({ reason }) => heldBySkips.has(reason)),
  ];
  const names = new Map(state.contacts.map(({ contactId, name }) => [contactId, name]));
  const reasons = new Map<string, Back[]>();
  for (const one of held) {
    const reason = `${one.step}~${one.says}~${one.until?.epochMilliseconds ?? ""}`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), one]);
  }
  const lines = [...reasons.values()].map((same) => heldLine(same, names, { zone: state.zone, words }));
  const pause = pauseOf(state);
  if (pause?.by === "owner") {
    lines.unshift(words.pausedByOwner(saySlot({ start: pause.at }, state.zone, words.language)));
  }
  const unwritten = plan.asks.filter(({ what }) => what === "why-them").length;
  if (unwritten > 0) lines.push(words.withoutWhy(unwritten));
  return lines;
}

function heldLine(
  same: readonly Back[],
  names: ReadonlyMap<ContactId, string>,
  { zone, words }: { zone: string; words: MorningWords },
): string {
  const [first] = same;
  if (first === undefined) return "";
  const until = first.until === undefined ? undefined : saySlot({ start: first.until }, zone, words.language);
  const whom = some(
    same.map(({ contactId }) => names.get(contactId) ?? words.somebody),
    words,
  );
  return words.held(words.mailTo(first.step, whom), until, first);
}

/** Four are named; of more, three. */
function some(names: readonly string[], words: MorningWords): string {
  const shown = names.slice(0, names.length === 4 ? 4 : 3);
  return words.list(shown, names.length - shown.length);
}
