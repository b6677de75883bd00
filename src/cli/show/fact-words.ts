/** What happened, as one line for people. Names are said by whoever prints the line. */
import type { Fact } from "../../core/facts.ts";
import { parseActionKey } from "../../core/keys.ts";
import { never } from "../../core/never.ts";
import type { Reading } from "../../core/reading.ts";
import type { Offered, Slot } from "../../core/slot.ts";
import { counted } from "./counted.ts";
import { stepWords } from "./plan-text.ts";

export interface Clock {
  when(at: Temporal.Instant): string;
  slot(slot: Slot): string;
}

/** Half a sentence that follows the contact's name: "request: you sent it". */
export function factWords(fact: Fact, clock: Clock): string {
  const step = "key" in fact ? `${stepWords(parseActionKey(fact.key).step)}: ` : "";
  return `${step}${happened(fact, clock)}`;
}

function happened(fact: Fact, clock: Clock): string {
  switch (fact.kind) {
    case "drafted":
      return `a draft was put into your Drafts${offering(fact.offered, clock)}`;
    case "refreshed":
      return `the draft was written anew${offering(fact.offered, clock)}`;
    case "edited":
      return "you edited the draft";
    case "proposed":
      return `proposed for your approval${offering(fact.offered, clock)}`;
    case "approved":
      return "you approved it";
    case "let-go":
      return `you let it go as it is: ${fact.objection}`;
    case "rejected":
      return "you rejected it";
    case "sending":
      return "it is about to be sent";
    case "ambiguous":
      return `it is not known whether it went; the mailbox is asked again ${clock.when(fact.until)}`;
    case "review":
      return `it waits for your decision (\`resolve\`): ${fact.evidence}`;
    case "not-sent":
      return "it did not go";
    case "sent":
      return fact.channel === "linkedin"
        ? "you sent it on LinkedIn"
        : `${fact.by === "owner" ? "you sent it" : "sent"}${fact.edited ? ", with your changes" : ""}${offering(fact.offered, clock)}${fact.otherTimes ? "; other times stand in it too" : ""}`;
    case "withdrawn":
      return `taken back: ${fact.because}`;
    case "discarded":
      return "you threw the draft away";
    case "undone":
      return "called back";
    case "passed":
      return `left out: ${fact.because}`;
    case "wrote":
      return `you wrote to them yourself: "${fact.subject}"`;
    case "received":
      return `${received(fact.read.reading, clock)}${fact.read.sure ? "" : " (not read with certainty)"}: ${fact.channel === "linkedin" ? "on LinkedIn" : `"${fact.subject}"`}`;
    case "answered":
      return fact.by === "product"
        ? `booked as the rules say: their mail ${readingWords(fact.reading, clock)}`
        : `you read their mail as: ${readingWords(fact.reading, clock)}`;
    case "event-created":
      return `in the calendar for ${clock.slot(fact)}`;
    case "event-changed":
      return `moved in the calendar to ${clock.slot(fact)}`;
    case "event-cancelled":
      return `the meeting of ${clock.slot(fact)} was called off in the calendar`;
    case "event-seen":
      return seen(fact, clock);
    case "hold-made":
      return `${clock.slot(fact)} is held in your calendar`;
    case "hold-released":
      return "taken out of your calendar again";
    case "hold-seen":
      return fact.what === "deleted"
        ? "you took it out of your calendar"
        : "you moved it in your calendar; the time stands in the mail all the same";
    case "note":
      return `you noted${fact.news ? " news" : ""}: "${fact.text}"`;
    case "held":
      return fact.held
        ? "you said that the meeting took place"
        : "you said that the meeting did not take place";
    case "debriefed":
      return `you noted what you took from it: "${fact.line}"`;
    case "asking":
      return `you mean to ask: ${fact.questions.join(" · ")}`;
    case "met":
      return `you met (${fact.minutes} minutes): "${fact.text}"`;
    case "closed":
      return `closed ${fact.by === "owner" ? "by you" : "by itself"} (${fact.reason})`;
    case "reopened":
      return `opened again, round ${fact.round}`;
    case "breached":
      return fact.says;
    case "paused":
      return `paused ${fact.by === "owner" ? "by you" : "by a safety catch"}${fact.because === "" ? "" : `: ${fact.because}`}`;
    case "resumed":
      return "no longer paused";
    case "listed":
      return `${counted(fact.items.length, "thing")} to decide stood in it`;
    case "said":
      return fact.distrust ?? `you answered: ${heard(fact.lines)}`;
    case "bulk-confirmed":
      return `you confirmed that ${fact.count} mails may leave at once`;
    default:
      return never(fact, "fact");
  }
}

/** "declines", "accepts Tue 1 Dec 10:00". */
function readingWords(reading: Reading, clock: Clock): string {
  switch (reading.kind) {
    case "accepts":
      return reading.start === undefined ? "accepts an offered time" : `accepts ${clock.when(reading.start)}`;
    case "proposes":
      return `proposes ${timesWords(reading, clock)}`;
    case "reschedules":
      return `wants to move the meeting to ${timesWords(reading, clock)}`;
    case "cancels":
      return "calls the meeting off";
    case "declines":
      return "declines";
    case "not-now":
      return reading.until === undefined ? "not now" : `not now, but from ${reading.until} on`;
    case "asks-for-times":
      return asksForTimes(reading);
    case "refers":
      return `refers you to ${reading.people.map(({ name, email }) => name ?? email ?? "somebody").join(" and ")}`;
    case "opts-out":
      return "wants no more mail";
    case "out-of-office":
      return reading.until === undefined ? "an away note" : `an away note, back after ${reading.until}`;
    case "bounced":
      return reading.permanent ? "it came back: the address does not exist" : "it came back, for now";
    case "ignored":
      return "needs no answer";
    case "other":
      return "something that you have to read";
    default:
      return never(reading, "reading");
  }
}

/** "Tue 1 Dec 10:00 or Wed 2 Dec 09:00–12:00". */
function timesWords(
  { starts, windows }: Extract<Reading, { kind: "proposes" | "reschedules" }>,
  clock: Clock,
): string {
  const times = [
    ...starts.map((start) => clock.when(start)),
    ...windows.map(({ from, to }) => clock.slot({ start: from, end: to })),
  ];
  return times.length === 0 ? "another time" : times.join(" or ");
}

function asksForTimes({ assistant, link }: Extract<Reading, { kind: "asks-for-times" }>): string {
  if (link !== undefined) return `asks you to choose a time at ${link}`;
  if (assistant === undefined) return "asks for other times";
  return `asks you to arrange it with ${assistant.name ?? assistant.email ?? "an assistant"}`;
}

function received(reading: Reading, clock: Clock): string {
  return reading.kind === "other" ? "they wrote" : `they wrote (${readingWords(reading, clock)})`;
}

function heard(lines: Extract<Fact, { kind: "said" }>["lines"]): string {
  const words = { done: "done", no: "not possible", unclear: "not understood" };
  return lines.length === 0
    ? "nothing to be done"
    : lines.map(({ line, came }) => `“${line}” (${words[came]})`).join(", ");
}

function seen(fact: Extract<Fact, { kind: "event-seen" }>, clock: Clock): string {
  if (fact.status === "deleted") return "the calendar entry was deleted";
  if (fact.status === "cancelled") return "the calendar entry was cancelled";
  const answer = {
    "needs-action": "no answer yet",
    accepted: "accepted",
    declined: "declined",
    tentative: "perhaps",
  }[fact.partstat];
  const wish = fact.proposed === undefined ? "" : `; they propose ${clock.slot(fact.proposed)}`;
  if (fact.isAnswer === true) return `their calendar answers: ${answer}${wish}`;
  return `the calendar shows ${clock.slot(fact)} (${answer}${wish})`;
}

function offering(offered: readonly Offered[], clock: Clock): string {
  return offered.length === 0 ? "" : `, offering ${offered.map(({ start }) => clock.when(start)).join(", ")}`;
}
