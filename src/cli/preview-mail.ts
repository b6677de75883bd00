/**
 * The mail of one step as a contact would get it, also of a step that lies ahead: the planner is asked again and
 * again, as if the mails before it had been sent, answered, and the days gone by. Nothing of it is kept.
 */
import type { Action, Ask, Held, Letter, Plan } from "../core/action.ts";
import type { Contact } from "../core/contact.ts";
import type { Fact, NewFact } from "../core/facts.ts";
import { fold } from "../core/fold.ts";
import type { Interview } from "../core/interview.ts";
import { type ActionKey, type ContactId, type Step, toFactId } from "../core/keys.ts";
import { plan } from "../core/plan.ts";
import type { Reading } from "../core/reading.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { State } from "../core/state.ts";
import { stepWords } from "./show/plan-text.ts";
import { withoutBrakes, withoutIntroducer, withoutWaiting } from "./without-brakes.ts";

type Instant = Temporal.Instant;

export interface Wanted {
  contact: Contact;
  /** Undefined: whatever comes next. */
  step: Step | undefined;
  /** The finished mail of a letter; only its subject is looked at. */
  render(letter: Letter): Promise<{ subject: string }>;
}

export type Previewed =
  /** `assuming`: what was taken to have happened before, in order. */
  | { kind: "mail"; step: Step; letter: Letter; at: Instant; assuming: string[] }
  /** It goes by the owner's hand, on LinkedIn. */
  | { kind: "by-hand"; step: Step; letter: Letter; key: ActionKey; at: Instant; assuming: string[] }
  | { kind: "nothing"; says: string[]; assuming: string[] };

/** `rules` are the whole file's. */
export async function previewMail(
  known: State,
  rules: Rules,
  now: Instant,
  wanted: Wanted,
): Promise<Previewed> {
  const { contact, step } = wanted;
  const { contactId } = contact;
  let unbound = withoutBrakes(rules);
  const assuming: string[] = [];
  const says = new Set<string>();
  let state = withoutWaiting(known, contact);
  let at = now;
  let isAlone = false;
  for (let turn = 0; turn < 30; turn += 1) {
    const made = plan(state, unbound, at, [contactId]);
    const letters = made.actions.filter(hasLetter);
    const found = letters.find((action) => step === undefined || action.step === step);
    if (found !== undefined) return { kind: "mail", step: found.step, letter: found.letter, at, assuming };
    const task = made.asks.find((one) => one.contactId === contactId && one.task !== undefined)?.task;
    if (task !== undefined && (step === undefined || task.step === step))
      return { kind: "by-hand", ...task, at, assuming };
    const held = made.held.filter(
      (one) => one.contactId === contactId && (one.step === step || step === undefined),
    );
    if (held.length > 0) return { kind: "nothing", says: held.map(reasonOf), assuming };
    for (const skip of made.skips) if (skip.step === step || step === undefined) says.add(skip.says);

    const interview = fold(state.mailboxId, contact, state.facts.get(contactId) ?? []);
    if (interview.closed !== undefined && turn === 0) says.add(closedWords(interview));
    const byHand = task === undefined ? undefined : sentByHand(task, contactId, at);
    const happened = byHand ?? (await happens(made, letters, interview, { at, step, render: wanted.render }));
    if (happened === undefined) {
      const introducer = made.skips.find(
        (skip) => skip.contactId === contactId && skip.reason === "needs-introducer",
      );
      if (introducer === undefined || isAlone) break;
      isAlone = true;
      unbound = withoutIntroducer(unbound);
      assuming.push("nobody introduced you");
      says.delete(introducer.says);
      continue;
    }
    at = happened.at;
    state = withFacts(state, contact, happened.facts, turn);
    if (happened.says !== undefined) assuming.push(happened.says);
  }
  return { kind: "nothing", says: [...says], assuming };
}

interface Happened {
  at: Instant;
  facts: NewFact[];
  says?: string;
}

interface Moment {
  at: Instant;
  step: Step | undefined;
  render: Wanted["render"];
}

/** The next thing on the way to the step; undefined where none leads there. */
async function happens(
  made: Plan,
  letters: readonly WithLetter[],
  interview: Interview,
  moment: Moment,
): Promise<Happened | undefined> {
  const { at, step } = moment;
  const { contactId, contact } = interview;
  const records = made.actions.flatMap((action) => (action.kind === "record" ? action.facts : []));
  if (records.length > 0) return { at, facts: records };
  const [first] = letters;
  if (first !== undefined) return { at, ...(await done(first, at, moment.render)) };
  if (interview.closed !== undefined) return undefined;
  const answer = answerTowards(step, interview, at);
  if (answer !== undefined) return answer;
  const meeting = interview.bookings.findLast((booking) => booking.status === "made");
  if (step !== undefined && afterMeeting.has(step) && meeting !== undefined && meeting.held === undefined) {
    const factKey = `preview~held~${meeting.bookingId}`;
    return {
      at: meeting.end,
      facts: [
        {
          kind: "held",
          factKey,
          at: meeting.end,
          contact: contactId,
          booking: meeting.bookingId,
          held: true,
        },
      ],
      says: `the meeting with ${contact.name} took place`,
    };
  }
  const next = made.looks.find((look) => look.contactId === contactId)?.lookAt;
  return next === undefined ? undefined : { at: next, facts: [] };
}

function sentByHand({ key, step }: NonNullable<Ask["task"]>, contact: ContactId, at: Instant): Happened {
  const mail = { messageId: `${key}@preview`, subject: "", offered: [], otherTimes: false, edited: false };
  const fact: NewFact = { kind: "sent", factKey: `preview~${key}`, at, contact, key, by: "owner", ...mail };
  return {
    at,
    facts: [{ ...fact, channel: "linkedin" }],
    says: `the ${stepWords(step)} was sent on LinkedIn`,
  };
}

/** As if what is due had been done, by whoever does it. */
async function done(
  action: WithLetter,
  at: Instant,
  render: Wanted["render"],
): Promise<Pick<Happened, "facts" | "says">> {
  const { contactId: contact, key, step } = action;
  if (action.kind === "event") {
    const { booking, revision, uid, sequence, start, end } = action.meeting;
    const event = { at, contact, booking, revision, uid, sequence, start, end };
    return {
      facts: [{ kind: "event-created", factKey: `preview~${key}`, key, ...event }],
      says: "the event was made",
    };
  }
  const { subject } = await render(action.letter);
  const messageId = `${key}@preview`;
  const mail = { at, contact, key, messageId, subject, offered: action.letter.offered };
  return {
    facts: [
      { kind: "sent", factKey: `preview~${key}`, by: "owner", edited: false, otherTimes: false, ...mail },
    ],
    says: step === "questions" ? "the questions were sent" : `the ${stepWords(step)} was sent`,
  };
}

const afterMeeting: ReadonlySet<Step> = new Set(["thank-you", "check-in"]);
const afterAcceptance: ReadonlySet<Step> = new Set(["event", "questions", "brief", "thank-you", "check-in"]);

/** Once the request was sent: the reply that the step needs. */
function answerTowards(step: Step | undefined, interview: Interview, at: Instant): Happened | undefined {
  if (step === undefined || interview.bookings.length > 0) return undefined;
  if (interview.replies.length > 0) return undefined;
  const {
    contactId: contact,
    contact: { name },
  } = interview;
  const [offer] = interview.offers;
  const reading = readingTowards(step, offer?.start);
  if (reading === undefined || !interview.mails.some((mail) => mail.sent !== undefined)) return undefined;
  const factKey = `preview~reply~${contact}`;
  const messageId = `reply.${contact}@preview`;
  const subject = `Re: ${interview.mails.findLast((mail) => mail.sent !== undefined)?.subject ?? ""}`;
  return {
    at,
    facts: [
      {
        kind: "received",
        factKey,
        at,
        contact,
        messageId,
        subject,
        text: "",
        read: { reading: { kind: "other" }, sure: false, because: "" },
      },
      { kind: "answered", factKey: `${factKey}~answered`, at, contact, to: toFactId(factKey), reading },
    ],
    says: `${name} ${answers[reading.kind] ?? "answered"}`,
  };
}

function readingTowards(step: Step, start: Instant | undefined): Reading | undefined {
  if (afterAcceptance.has(step)) return start === undefined ? undefined : { kind: "accepts", start };
  if (step === "new-times") return { kind: "asks-for-times" };
  if (step === "decline-answer") return { kind: "declines" };
  if (step === "not-now-answer") return { kind: "not-now" };
  return undefined;
}

const answers: Partial<Record<Reading["kind"], string>> = {
  accepts: "accepted the first time",
  "asks-for-times": "asked for other times",
  declines: "declined",
  "not-now": "answered: not now",
};

type WithLetter = Extract<Action, { kind: "mail" | "event" | "refresh" }>;

function hasLetter(action: Action): action is WithLetter {
  return (
    action.kind === "mail" ||
    action.kind === "refresh" ||
    (action.kind === "event" && action.change !== "cancel")
  );
}

function closedWords({ closed }: Interview): string {
  return `the interview is closed${closed === undefined ? "" : ` (${closed.reason})`}`;
}

function reasonOf({ says }: Held): string {
  return says;
}

function withFacts(state: State, { contactId }: Contact, facts: readonly NewFact[], turn: number): State {
  const added = facts.map(
    (fact, index): Fact => ({ ...fact, seq: 1e12 + turn * 10 + index, learnedAt: fact.at }),
  );
  return {
    ...state,
    facts: new Map([...state.facts, [contactId, [...(state.facts.get(contactId) ?? []), ...added]]]),
  };
}
