/** What the owner notes afterwards: that it was held or not, what they took from it, news, or anything else. */
import type { NewFact } from "../facts.ts";
import type { Booking, Interview } from "../interview.ts";
import { sayDay } from "../say-time.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";
import { lastMeeting, thankYouLeft } from "./last-meeting.ts";

export interface Note {
  /** Empty: no text. */
  text: string;
  /** Something to write about in a check-in. */
  isNews: boolean;
  /** The owner's word on the last meeting. */
  held: boolean | undefined;
}

/** Throws `action/refused` where there is no meeting to speak of, or the thank-you for it has left. */
export function toNote(interview: Interview, { text, isNews, held }: Note, told: Told): Deed {
  const word = held === undefined ? undefined : heldDeed(interview, held, told);
  const line = text === "" ? undefined : textDeed(interview, text, isNews, told);
  const both = [word, line].filter((deed) => deed !== undefined);
  const done = both.find((deed) => deed.facts.length > 0)?.done ?? "already";
  return { done, says: both.flatMap((deed) => deed.says), facts: both.flatMap((deed) => deed.facts) };
}

function heldDeed(interview: Interview, held: boolean, told: Told): Deed {
  const { name } = interview.contact;
  const booking = lastMeeting(interview, told);
  if (booking === undefined) throw noMeeting(interview, told);
  const which = `The meeting with ${name} on ${sayDay(booking.start, told.zone)}`;
  if (booking.held === held) return already(`${which} is noted as ${held ? "held" : "not held"} already.`);
  if (!held && thankYouLeft(interview, booking)) {
    throw refused(
      `${which} was thanked for, so it counts as held.`,
      "`close` ends the interview, if that is what you want.",
    );
  }
  return {
    done: held ? "held" : "not-held",
    says: [
      held
        ? `${which} took place.${booking.debrief === undefined ? " `debrief` makes the thank-you of what you took from it." : ""}`
        : `${which} did not take place; no thank-you is made for it.`,
    ],
    facts: [
      {
        kind: "held",
        ...about(told, interview, "held", booking.bookingId),
        booking: booking.bookingId,
        held,
      },
    ],
  };
}

function textDeed(interview: Interview, text: string, isNews: boolean, told: Told): Deed {
  const isKnown = interview.notes.some((note) => note.text === text && note.isNews === isNews);
  if (isKnown) return already("That note is there already.");
  const fact: NewFact = {
    kind: "note",
    ...about(told, interview, isNews ? "news" : "note"),
    text,
    news: isNews,
  };
  return {
    done: "noted",
    says: [isNews ? "Noted as news; the next check-in is written from it." : "Noted."],
    facts: [fact],
  };
}

/** One line about the last meeting; the thank-you is made of it. A second line takes the place of the first. */
export function toDebrief(interview: Interview, line: string, told: Told): Deed {
  const { name } = interview.contact;
  const booking = lastMeeting(interview, told);
  if (booking === undefined) throw noMeeting(interview, told);
  if (booking.debrief?.line === line) return already("That line is there already.");
  const left = thankYouLeft(interview, booking);
  return {
    done: "debriefed",
    says: [
      `Noted for the meeting with ${name} on ${sayDay(booking.start, told.zone)}.`,
      ...beforeIt(booking),
      ...(left ? ["The thank-you has left already; this line is kept for you."] : []),
    ],
    facts: [
      {
        kind: "debriefed",
        ...about(told, interview, "debriefed", booking.bookingId),
        booking: booking.bookingId,
        line,
      },
    ],
  };
}

function beforeIt({ debrief, held }: Booking): string[] {
  return [
    ...(debrief === undefined ? [] : [`It takes the place of “${debrief.line}”.`]),
    ...(held === false ? ["It was noted as not held; it counts as held now."] : []),
  ];
}

function noMeeting(interview: Interview, told: Told) {
  const { name } = interview.contact;
  const ahead = interview.bookings.find(
    ({ status, start }) =>
      (status === "made" || status === "moved" || status === "agreed") &&
      Temporal.Instant.compare(start, told.now) > 0,
  );
  return ahead === undefined
    ? refused(
        `There was no meeting with ${name} in this round.`,
        `A conversation that was in no calendar is noted with \`met ${interview.contact.email ?? interview.contactId} --on DAY\`.`,
      )
    : refused(
        `The meeting with ${name} is still to come, on ${sayDay(ahead.start, told.zone)}.`,
        "Note it when it is over; `undo` calls it off.",
      );
}
