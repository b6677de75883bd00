/** What the owner would rather not have found out by themselves, and what was held back, in a line each. */
import type { Ask, Held, Skip } from "../action.ts";
import { stepWords } from "../deeds/step-words.ts";
import type { ContactId, Step } from "../keys.ts";
import { saySlot } from "../say-time.ts";
import type { State } from "../state.ts";
import { capital } from "./decisions.ts";

type Instant = Temporal.Instant;

export interface Wrong {
  line: string;
  /** It was not in the last mail, or stops everything. */
  isNews: boolean;
}

/** `since`: when the last morning mail was written. */
export function wentWrong(state: State, asks: readonly Ask[], since: Instant): Wrong[] {
  const wrong: Wrong[] = [];
  const isNew = (at: Instant) => Temporal.Instant.compare(at, since) > 0;
  const pause = pauseOf(state);
  if (pause?.by === "product") {
    const at = saySlot({ start: pause.at }, state.zone);
    const why = full(capital(pause.because));
    const line = `Everything has been paused since ${at}. ${why} Look into it, then say \`quarterhour resume\`.`;
    wrong.push({ line, isNews: true });
  }
  for (const facts of state.facts.values()) {
    for (const fact of facts) {
      if (fact.kind === "breached" && isNew(fact.at))
        wrong.push({ line: full(capital(fact.says)), isNews: true });
    }
  }
  const known = new Map(state.contacts.map((contact) => [contact.contactId, contact]));
  for (const { what, contactId, since: at } of asks) {
    const contact = known.get(contactId);
    if (what !== "address" || contact?.email === undefined) continue;
    const line = `${contact.name} cannot be reached at ${contact.email}. Another address: \`quarterhour contacts set ${contact.email} email=…\``;
    wrong.push({ line, isNews: isNew(at) });
  }
  return wrong;
}

function pauseOf({ mailboxFacts }: State) {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" ? last : undefined;
}

interface Back {
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
  today: (until: Instant) => boolean,
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
  const lines = [...reasons.values()].map((same) => heldLine(same, names, state.zone));
  const pause = pauseOf(state);
  if (pause?.by === "owner") {
    const at = saySlot({ start: pause.at }, state.zone);
    lines.unshift(`Everything, by your word, since ${at}: \`quarterhour resume\` goes on`);
  }
  const unwritten = plan.asks.filter(({ what }) => what === "why-them").length;
  if (unwritten > 0) {
    const whom = unwritten === 1 ? "1 contact is" : `${unwritten} contacts are`;
    lines.push(`${whom} not asked for want of a sentence on why them: \`quarterhour research\``);
  }
  return lines;
}

function heldLine(same: readonly Back[], names: ReadonlyMap<ContactId, string>, zone: string): string {
  const [first] = same;
  if (first === undefined) return "";
  const until = first.until === undefined ? "" : ` until ${saySlot({ start: first.until }, zone)}`;
  const whom = some(same.map(({ contactId }) => names.get(contactId) ?? "somebody"));
  return `${capital(stepWords(first.step))} to ${whom}${until}: ${first.says}`;
}

/** "Ana, Ben and 3 others" */
function some(names: readonly string[]): string {
  const most = names.length === 4 ? 4 : 3;
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const all = rest === 0 ? shown : [...shown, `${rest} others`];
  return all.length === 1 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

function full(sentence: string): string {
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}
