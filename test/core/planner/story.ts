/** Short ways to the middle of a story, and what the owner or a calendar says there. For tests of the planner. */
import type { Action } from "../../../src/core/action.ts";
import type { Contact } from "../../../src/core/contact.ts";
import type { EventFact, NewFact } from "../../../src/core/facts.ts";
import type { Booking } from "../../../src/core/interview.ts";
import { fiveLines, type World, world } from "./world.ts";

export const priya = "priya@example.org";
/** A Monday, 9:00 in New York. */
export const monday = "2026-11-23T14:00:00Z";

/** Five lines of rules, and these. */
export const rulesWith = (more: string): string => `${fiveLines}${more}`;

/** All mails leave by themselves, at once. */
export const byItself = `who_presses_send: { request: auto, follow_up: auto, everything_else: auto }
sending: { undo: none }
`;

/** What was done, as words: "mail request". */
export const said = (run: { done: readonly Action[] }): string[] =>
  run.done.map((a) => `${a.kind} ${a.step}`);

type Told = NewFact extends infer F
  ? F extends NewFact
    ? Omit<F, "factKey" | "at" | "contact">
    : never
  : never;

/** Writes down a fact about a contact, now. */
export function tell(w: World, email: string, fact: Told): void {
  const contact = w.interview(email).contactId;
  w.add({ ...fact, factKey: `told~${w.facts.length}`, at: w.now, contact } as NewFact);
}

export function tellAll(w: World, fact: Told): void {
  w.add({ ...fact, factKey: `told~${w.facts.length}`, at: w.now } as NewFact);
}

/** The request was sent by the owner's own hand. */
export function requested(rulesText?: string, contacts?: Contact[]): World {
  const w = world(rulesText, contacts);
  w.run(monday);
  for (const { email } of w.contacts) if (email !== undefined && w.draftOf(email)) w.send(email);
  return w;
}

/** The contact has chosen the offer at this place. */
export function accept(w: World, email = priya, slot = 0): void {
  const offer = w.interview(email).offers[slot];
  if (offer === undefined) throw new Error(`no offer ${slot} to ${email}`);
  w.reply(email, { kind: "accepts", slot, start: offer.start });
}

/** The meeting stands in the calendar. */
export function scheduled(rulesText?: string, contacts?: Contact[]): World {
  const w = requested(rulesText, contacts);
  accept(w, w.contacts[0]?.email);
  w.run("2026-11-23T15:00:00Z");
  return w;
}

export function bookingOf(w: World, email = priya): Booking {
  const booking = w.interview(email).bookings.at(-1);
  if (booking === undefined) throw new Error(`no booking with ${email}`);
  return booking;
}

type SeenFact = Extract<EventFact, { kind: "event-seen" }>;

/** What the calendar shows of the meeting now. */
export function see(w: World, changes: Partial<SeenFact>, email = priya): void {
  const { bookingId: booking, uid, sequence, start, end, partstat } = bookingOf(w, email);
  const entry = {
    booking,
    uid,
    sequence,
    start,
    end,
    partstat,
    updated: w.now,
    status: "confirmed" as const,
  };
  tell(w, email, { kind: "event-seen", ...entry, ...changes });
}

/** The meeting is over; the owner says that it was held, and what they took from it. */
export function debriefed(rulesText?: string, contacts?: Contact[]): World {
  const w = scheduled(rulesText, contacts);
  const { end, bookingId: booking } = bookingOf(w);
  w.run(end.add({ minutes: 20 }).toString());
  tell(w, priya, { kind: "debriefed", booking, line: "learn SQL on data I know" });
  return w;
}

/** The thank-you was sent, two hours after the meeting. */
export function thanked(rulesText?: string, contacts?: Contact[]): World {
  const w = debriefed(rulesText, contacts);
  w.run(bookingOf(w).end.add({ hours: 2 }).toString());
  w.send(priya);
  return w;
}

/** So many hours from now, everything that is due is done. */
export const later = (w: World, duration: Temporal.DurationLike): ReturnType<World["run"]> =>
  w.run(w.now.toZonedDateTimeISO("America/New_York").add(duration).toInstant().toString());
