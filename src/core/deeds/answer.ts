/** The owner's reading of a contact's mail: from then on the plan goes on as if it had been read so. */
import type { ContactFact } from "../facts.ts";
import type { Booking, Interview, Reply } from "../interview.ts";
import { never } from "../never.ts";
import type { Mode, Person, Reading } from "../reading.ts";
import { sayBothZones, sayDay } from "../say-time.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";
import { type Answerable, replyToAnswer } from "./waiting-reply.ts";

type Instant = Temporal.Instant;

export type Answer =
  /** `place`: where to meet in person. */
  | { kind: "accepts"; start: Instant; minutes: number; place?: string }
  | { kind: "declines" }
  | { kind: "not-now"; until: Temporal.PlainDate }
  | { kind: "offer-times" }
  | { kind: "opts-out" }
  | { kind: "refers"; people: { name: string; email?: string }[] }
  | { kind: "ignore" };

/** Throws `action/refused`: nothing to answer, a time or a day that is over, somebody who opted out. */
export function toAnswer(interview: Interview, answer: Answer, told: Told): Deed {
  const found = replyToAnswer(interview);
  refusePast(answer, told);
  const { reply } = found;
  const reading = toReading(answer, reply);
  const which = found.isWaiting ? [] : [otherMail(interview, reply, told)];
  if (isSo(interview, reply, reading)) {
    return already(`It is read so already: ${lowered(says(interview, answer, told))}`, ...which);
  }
  const { closed } = interview;
  return {
    done: "answered",
    says: [
      says(interview, answer, told),
      ...which,
      ...(closed !== undefined && opens.has(answer.kind)
        ? [`That opens the interview again; it was closed (${closed.reason}).`]
        : []),
      ...noteOnBooking(interview, answer),
      ...noteOnEarlier(found, answer),
    ],
    facts: [
      ...(answer.kind === "ignore" ? [] : settleEarlier(interview, found, told)),
      fact(interview, reply, reading, told),
    ],
  };
}

const opens = new Set<Answer["kind"]>(["accepts", "not-now", "offer-times", "refers"]);

function refusePast(answer: Answer, told: Told): void {
  if (answer.kind === "accepts" && Temporal.Instant.compare(answer.start, told.now) <= 0) {
    throw refused(
      `That time is over already: ${sayBothZones(answer, told.zone, told.zone)}.`,
      "Give a time that is still to come. A conversation that took place is noted with `met`.",
    );
  }
  if (answer.kind === "not-now") {
    const today = told.now.toZonedDateTimeISO(told.zone).toPlainDate();
    if (Temporal.PlainDate.compare(answer.until, today) <= 0) {
      throw refused(
        `${answer.until} is not to come any more, so there is nothing to wait for.`,
        "Give a later day, or say `offer-times` to write to them now.",
      );
    }
  }
}

/** Whoever was named before in the same mail stays named. */
function toReading(answer: Answer, reply: Reply): Reading {
  switch (answer.kind) {
    case "accepts":
      // A place that the owner names is one to meet at in person.
      return { ...answer, ...(answer.place === undefined ? modeIn(reply) : {}) };
    case "not-now":
      return { kind: "not-now", until: answer.until.toString() };
    case "offer-times":
      return { kind: "asks-for-times", ...modeIn(reply), ...assistantIn(reply) };
    case "ignore":
      return { kind: "ignored" };
    case "refers": {
      const before = reply.reading.kind === "refers" ? reply.reading.people : [];
      const fresh = answer.people.filter(
        ({ name, email }) =>
          !before.some((known) => (email === undefined ? known.name === name : known.email === email)),
      );
      return { kind: "refers", people: [...before, ...fresh] };
    }
    case "declines":
    case "opts-out":
      return { kind: answer.kind };
    default:
      return never(answer, "answer");
  }
}

/** How they would like to meet is theirs to say, and stays as they said it. */
function modeIn({ read: { reading } }: Reply): { mode?: Mode } {
  return "mode" in reading && reading.mode !== undefined ? { mode: reading.mode } : {};
}

function assistantIn({ read: { reading } }: Reply): { assistant?: Person } {
  return reading.kind === "asks-for-times" && reading.assistant !== undefined
    ? { assistant: reading.assistant }
    : {};
}

function isSo(interview: Interview, reply: Reply, reading: Reading): boolean {
  const known = reply.reading;
  if (reading.kind === "accepts") {
    const booking = bookingOf(interview, reply);
    if (booking === undefined || reading.start === undefined) return false;
    const isSameTime = booking.start.equals(reading.start) && lengthOf(booking) === reading.minutes;
    return isSameTime && (reading.place === undefined || reading.place === booking.place);
  }
  if (reading.kind === "not-now") return known.kind === "not-now" && known.until === reading.until;
  if (reading.kind === "refers") {
    const isSaid = reply.answered !== undefined && known.kind === "refers";
    return isSaid && known.people.length === reading.people.length;
  }
  // Whoever sent a link was not offered times yet.
  if (known.kind === "asks-for-times" && known.link !== undefined) return false;
  return known.kind === reading.kind;
}

/** The booking that stands because of this mail. */
function bookingOf(interview: Interview, reply: Reply): Booking | undefined {
  return interview.bookings.findLast(
    ({ agreedBy, status }) =>
      agreedBy === reply.factId && status !== "cancelled" && status !== "cancel-wanted",
  );
}

function lengthOf({ start, end }: Booking): number {
  return (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
}

function fact(interview: Interview, reply: Reply, reading: Reading, told: Told): ContactFact {
  return { kind: "answered", ...about(told, interview, "answered", reply.factId), to: reply.factId, reading };
}

function settleEarlier(interview: Interview, { earlier }: Answerable, told: Told): ContactFact[] {
  return earlier.map((reply) => fact(interview, reply, { kind: "ignored" }, told));
}

function noteOnEarlier({ earlier }: Answerable, answer: Answer): string[] {
  if (earlier.length === 0) return [];
  const before =
    earlier.length === 1 ? "A mail of theirs before it" : `${earlier.length} mails of theirs before it`;
  return answer.kind === "ignore"
    ? [`${before} still waits to be read.`]
    : [`${before} waited too and counts as settled with it.`];
}

function otherMail(interview: Interview, reply: Reply, told: Told): string {
  const day = sayDay(reply.at, told.zone);
  return `No mail of ${interview.contact.name} waits; this is about their last one, of ${day} (“${reply.subject}”).`;
}

/** What a reading that says nothing about the meeting leaves as it is. */
function noteOnBooking(interview: Interview, answer: Answer): string[] {
  if (answer.kind !== "ignore") return [];
  const stands = interview.bookings.some(
    ({ round, status, isAdHoc, held }) =>
      round === interview.round &&
      !isAdHoc &&
      held === undefined &&
      (status === "agreed" || status === "made"),
  );
  return stands ? ["The meeting stays as agreed; `undo` calls it off."] : [];
}

function says(interview: Interview, answer: Answer, told: Told): string {
  const { name, timezone } = interview.contact;
  switch (answer.kind) {
    case "accepts": {
      const when = sayBothZones(answer, timezone ?? told.zone, told.zone);
      return `${name} accepts ${when}, for ${answer.minutes} minutes.`;
    }
    case "declines":
      return `${name} declines; the interview ends.`;
    case "not-now":
      return `${name} asks to be written to again on ${sayDate(answer.until)}.`;
    case "offer-times":
      return `${name} would like other times.`;
    case "opts-out":
      return `${name} wants no more mail. That is for ever, and holds for everybody whose mailbox is on this store; no command takes it back.`;
    case "refers":
      return `${name} refers you to ${answer.people.map((person) => (person.email === undefined ? person.name : `${person.name} <${person.email}>`)).join(", ")}.`;
    case "ignore":
      return `The mail from ${name} asks for nothing.`;
    default:
      return never(answer, "answer");
  }
}

function sayDate(day: Temporal.PlainDate): string {
  return `${sayDay(day.toZonedDateTime("UTC").toInstant(), "UTC")} ${day.year}`;
}

/** Only sentences that begin with a word, not with a name, change. */
function lowered(sentence: string): string {
  return sentence.startsWith("The ") ? `t${sentence.slice(1)}` : sentence;
}
