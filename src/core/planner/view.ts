/** What the steps of the planner look at, and where they say what they want. */
import type { Ask, Because, Skip, Values } from "../action.ts";
import type { Contact } from "../contact.ts";
import type { NewFact } from "../facts.ts";
import type { Booking, Interview, MailState } from "../interview.ts";
import { type ActionKey, type ContactId, type FactId, type Step, toActionKey } from "../keys.ts";
import type { Press, Rules } from "../rules-shape.ts";
import type { Offered, Slot } from "../slot.ts";
import type { Fit, Wanted } from "../slots/fit.ts";
import type { State } from "../state.ts";
import type { WorkCalendar } from "../time/working-days.ts";

type Instant = Temporal.Instant;

/** A mail that should exist now or later. A draft of it that waits is the same wish, half fulfilled. */
export interface Wish {
  key: ActionKey;
  step: Step;
  due: Instant;
  because: Because;
  template: string;
  /** Whose times stand in it: it needs free slots. */
  offersTimes: boolean;
  press: Press | "product";
  fuse: "unprompted" | "answer" | "free";
  to: "contact" | "owner";
  thread: () => Thread | undefined;
  /** Made only for a mail that passes the gates before it. */
  values: (view: View) => Values;
  answers?: FactId;
  /** The times that they named, where the offers are to lie near those. */
  near?: Wanted;
  /** It goes on LinkedIn, by the owner's own hand. */
  byHand?: true;
  /** Something came in since the draft was made that its text should hold: it is written anew while unedited. */
  newerThan?: Instant;
}

/** The mail that another continues. */
export interface Thread {
  messageId: string;
  threadId?: string;
  references: string[];
  subject: string;
}

export interface EventWish {
  key: ActionKey;
  step: "event" | "event-change" | "event-cancel";
  change: "create" | "change" | "cancel";
  booking: Booking;
  due: Instant;
  because: Because;
  press: Press;
}

export interface HoldWish {
  key: ActionKey;
  step: "hold" | "hold-release";
  change: "make" | "release";
  slot: Slot;
  because: Because;
}

/** What the steps say about one interview. */
export interface Out {
  wishes: Wish[];
  events: EventWish[];
  holds: HoldWish[];
  /** What the owner sends by hand, on LinkedIn. */
  tasks: Wish[];
  records: { key: ActionKey; step: Step; because: Because; facts: NewFact[] }[];
  /** Shared by all interviews of a plan. */
  skips: Skip[];
  asks: Ask[];
  lookAt: Instant | undefined;
}

/** The free times of one plan: shared by all contacts, so that no two are offered the same one. */
export interface Board {
  /**
   * Up to `count` times for the contact, reserved from now on; fewer, or none, where there are no more. The nearest to
   * those that they named, where `near` says so.
   */
  choose(view: View, count: number, near?: Wanted): Offered[];
  /** All times that the contact could be offered; reserves nothing. */
  open(view: View): Slot[];
  /** Those that can still be offered: not too soon, not busy, not promised to somebody else. */
  stillStand(view: View, offered: readonly Offered[]): Offered[];
  /** Whether a time that they named at that instant suits the owner; reserves nothing. */
  fit(view: View, wanted: Wanted, namedAt: Instant): Fit;
  /** Nobody and nothing else has this agreed slot. */
  isFree(view: View, booking: Booking): boolean;
}

export interface View {
  board: Board;
  interview: Interview;
  /** As they stand for this contact. */
  rules: Rules;
  now: Instant;
  state: State;
  /** Working days of the owner. */
  calendar: WorkCalendar;
  /** The contact's zone; the owner's where the rules say so; undefined where it is not known. */
  zone: string | undefined;
  /** Of one mail, where its template has another language than the contact: then everything in it has that one. */
  language?: string;
  /** Every interview that was loaded, for introducers and those they introduce. */
  peers: ReadonlyMap<ContactId, Interview>;
  /** Those whom this contact introduces. */
  targets: readonly Interview[];
  /** The mailbox or this contact is paused. */
  isPaused: boolean;
  out: Out;
}

export function keyOf(view: View, step: Step, occurrence: string | number): ActionKey {
  const { mailboxId, contactId, round } = view.interview;
  return toActionKey({ mailboxId, contactId, round, step, occurrence: String(occurrence) });
}

/** By what the rules know an introducer. */
export function introducerNames(introducer: Contact): string[] {
  return [...introducer.aliases, introducer.name];
}

/** Everything that ever happened to mails of a step in the interview's present round. */
export function mailsOf(interview: Interview, step: Step): MailState[] {
  if (interview.mails.length === 0) return none;
  return interview.mails.filter((mail) => mail.step === step && mail.round === interview.round);
}

/** Most interviews have none of most things, and are planned by the thousand. */
const none: MailState[] = [];

export function mailBy(interview: Interview, key: ActionKey): MailState | undefined {
  return interview.mails.find((mail) => mail.key === key);
}

/** Nothing will be made under this key any more. */
export function isSettled(mail: MailState | undefined): boolean {
  if (mail === undefined) return false;
  switch (mail.status) {
    case "sending":
    case "ambiguous":
    case "review":
    case "sent":
    case "discarded":
    case "rejected":
    case "undone":
    case "passed":
      return true;
    default:
      return false;
  }
}

/** The owner has it before them: a draft, a proposal, or an approved one that waits for its window. */
export function isWaiting(mail: MailState): boolean {
  return mail.status === "drafted" || mail.status === "proposed" || mail.status === "approved";
}

/** Thrown away, refused or missed: the step counts as done, and whatever waited for it goes on. */
export function isPassed(mail: MailState): boolean {
  return ["discarded", "rejected", "undone", "passed"].includes(mail.status);
}

export function wantMail(view: View, wish: Wish): void {
  view.out.wishes = [...view.out.wishes, wish];
}

export function wantEntry(view: View, wish: EventWish): void {
  view.out.events = [...view.out.events, wish];
}

export function wantHold(view: View, wish: HoldWish): void {
  view.out.holds = [...view.out.holds, wish];
}

/** Something that is only written down. */
export function conclude(view: View, record: Out["records"][number]): void {
  view.out.records = [...view.out.records, record];
}

export function skip(view: View, step: Step, reason: string, says: string, until?: Instant): void {
  const { contactId } = view.interview;
  view.out.skips.push({ contactId, step, reason, says, ...(until === undefined ? {} : { until }) });
  if (until !== undefined) wake(view, until);
}

/** `prepared` is the answer that one press gives. */
export function ask(
  view: View,
  what: Ask["what"],
  since: Instant,
  says: string,
  prepared?: Ask["prepared"],
): void {
  const { contactId } = view.interview;
  view.out.asks.push({ what, contactId, since, says, ...(prepared === undefined ? {} : { prepared }) });
}

/** Asks to be planned again at that instant, if it lies ahead. */
export function wake(view: View, at: Instant): void {
  const { out, now } = view;
  if (isAfter(at, now) && (out.lookAt === undefined || isAfter(out.lookAt, at))) out.lookAt = at;
}

/** When to look again at what depends on somebody or something else, of which no instant is known. */
export function soon({ now }: View): Instant {
  return now.add({ minutes: 15 });
}

export function isAfter(a: Instant, b: Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

/** True from that instant on. */
export function isDue(at: Instant, now: Instant): boolean {
  return Temporal.Instant.compare(at, now) <= 0;
}

export function latest(first: Instant, ...others: (Instant | undefined)[]): Instant {
  let best = first;
  for (const other of others) if (other !== undefined && isAfter(other, best)) best = other;
  return best;
}
