/** A conversation that was in no calendar (S09): from then on it is thanked for and kept up like any other. */
import type { Booking, Interview } from "../interview.ts";
import { toBookingId } from "../keys.ts";
import { sayDay, saySlot } from "../say-time.ts";
import { about, already, type Deed, factKey, refused, type Told } from "./deed.ts";
import type { Moment } from "./moment.ts";

/** `minutes` is how long it lasted; `text` one line of what was taken from it, or empty. */
export function toMet(
  interview: Interview,
  met: { on: Moment; minutes: number; text: string },
  told: Told,
): Deed {
  const { contact, contactId, hasOptedOut, closed } = interview;
  const { text } = met;
  if (hasOptedOut) {
    throw refused(
      `${contact.name} asked not to be written to, so nothing can come of it.`,
      "`note` keeps a line for yourself.",
    );
  }
  const { end, minutes } = timeOf(met, contact.name, told);
  const known = interview.bookings.find((booking) => booking.isAdHoc && isSame(booking, met.on, end, told));
  if (known !== undefined) return again(interview, known, text, told);
  const key = factKey(told, "met", contactId, end.epochMilliseconds);
  const round = interview.round + (closed === undefined ? 0 : 1);
  return {
    done: "met",
    says: [
      `The conversation with ${contact.name} on ${sayDay(end, told.zone)} is noted.`,
      ...(closed === undefined
        ? []
        : [`The interview was closed (${closed.reason}); with this its round ${round} begins.`]),
      ...(text === "" ? ["`debrief` adds what you took from it; the thank-you is made of that."] : []),
    ],
    facts: [
      {
        kind: "met",
        factKey: key,
        at: end,
        contact: contactId,
        booking: toBookingId(contactId, round, key),
        text,
        minutes,
      },
    ],
  };
}

/** What is still going on ends now; a day alone is over at 17:00, or now if it is today. */
function timeOf(met: { on: Moment; minutes: number }, name: string, told: Told) {
  const { on, minutes } = met;
  const today = told.now.toZonedDateTimeISO(told.zone).toPlainDate();
  const isAhead =
    on.kind === "day"
      ? Temporal.PlainDate.compare(on.day, today) > 0
      : Temporal.Instant.compare(on.at, told.now) >= 0;
  if (isAhead) {
    const when = on.kind === "day" ? on.day.toString() : `${saySlot({ start: on.at }, told.zone)}`;
    throw refused(
      `${when} is still to come, so nobody met ${name} then.`,
      "Note it when it took place. A time that you agreed is said with `answer … accepts --start`.",
    );
  }
  if (on.kind === "day") {
    const evening = on.day.toZonedDateTime({ timeZone: told.zone, plainTime: "17:00" }).toInstant();
    return { end: earlier(evening, told.now), minutes };
  }
  const end = earlier(on.at.add({ minutes }), told.now);
  const lasted = Math.max(1, Math.round((end.epochMilliseconds - on.at.epochMilliseconds) / 60_000));
  return { end, minutes: lasted };
}

/** A day alone means the conversation of that day. */
function isSame(booking: Booking, on: Moment, end: Temporal.Instant, told: Told): boolean {
  if (on.kind === "instant") return booking.start.equals(on.at) || booking.end.equals(end);
  return booking.end.toZonedDateTimeISO(told.zone).toPlainDate().equals(on.day);
}

function again(interview: Interview, booking: Booking, text: string, told: Told): Deed {
  const { name } = interview.contact;
  const day = sayDay(booking.end, told.zone);
  if (text === "" || booking.debrief?.line === text) {
    return already(
      `The conversation with ${name} on ${day} is noted already. A second one on that day is noted with its time.`,
    );
  }
  return {
    done: "debriefed",
    says: [`The conversation with ${name} on ${day} was noted already; the line is added to it.`],
    facts: [
      {
        kind: "debriefed",
        ...about(told, interview, "debriefed", booking.bookingId),
        booking: booking.bookingId,
        line: text,
      },
    ],
  };
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? a : b;
}
