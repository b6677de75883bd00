/** Six messages about one meeting, in sets: what calendar programs say of it in mails, and what the owner's calendar shows. */
import type { Partstat } from "../../../src/core/facts.ts";
import type { Booking } from "../../../src/core/interview.ts";

export interface Message {
  /** `calendar`: the owner's own, which shows that they moved the entry (REQUEST) or took it away (CANCEL); else a mail. */
  from: "calendar" | "contact" | "stranger";
  method: "REQUEST" | "REPLY" | "COUNTER" | "CANCEL";
  sequence: number;
  /** When it was made, in minutes after the invitation. */
  minute: number;
  /** What it says instead of that in its DTSTAMP. */
  stamp?: string;
  partstat?: Exclude<Partstat, "needs-action">;
  /** Of the entry, or of the time that they would rather have: so many hours after the first. */
  hours?: number;
}

export interface Set {
  name: string;
  messages: readonly Message[];
  ends: { status: Booking["status"]; partstat: Partstat; hours: number; wish?: number };
}

const contact = { from: "contact" } as const;
const calendar = { from: "calendar" } as const;

export const sets: readonly Set[] = [
  {
    name: "a yes, a wish, the move that grants it, a perhaps, a yes, a no",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "accepted" },
      { ...contact, method: "COUNTER", sequence: 0, minute: 2, partstat: "tentative", hours: 24 },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 3, hours: 24 },
      { ...contact, method: "REPLY", sequence: 1, minute: 4, partstat: "tentative" },
      { ...contact, method: "REPLY", sequence: 1, minute: 5, partstat: "accepted" },
      { ...contact, method: "CANCEL", sequence: 1, minute: 6 },
    ],
    ends: { status: "made", partstat: "declined", hours: 24 },
  },
  {
    name: "a no, a cancellation by the guest, a wish, a move, another wish, a yes",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "declined" },
      { ...contact, method: "CANCEL", sequence: 0, minute: 2 },
      { ...contact, method: "COUNTER", sequence: 0, minute: 3, hours: 2 },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 4, hours: 48 },
      { ...contact, method: "COUNTER", sequence: 1, minute: 5, hours: 3 },
      { ...contact, method: "REPLY", sequence: 1, minute: 6, partstat: "accepted" },
    ],
    ends: { status: "made", partstat: "accepted", hours: 48 },
  },
  {
    name: "two moves, an answer to each time, and a wish at the end",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "accepted" },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 2, hours: 24 },
      { ...contact, method: "REPLY", sequence: 1, minute: 3, partstat: "declined" },
      { ...calendar, method: "REQUEST", sequence: 2, minute: 4, hours: 48 },
      { ...contact, method: "REPLY", sequence: 2, minute: 5, partstat: "accepted" },
      { ...contact, method: "COUNTER", sequence: 2, minute: 6, partstat: "tentative", hours: 49 },
    ],
    ends: { status: "made", partstat: "tentative", hours: 48, wish: 49 },
  },
  {
    name: "a move, answers, and the end by the owner",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "declined" },
      { ...contact, method: "COUNTER", sequence: 0, minute: 2, hours: 24 },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 3, hours: 24 },
      { ...contact, method: "REPLY", sequence: 1, minute: 4, partstat: "accepted" },
      { ...calendar, method: "CANCEL", sequence: 2, minute: 5, hours: 24 },
      { ...contact, method: "REPLY", sequence: 1, minute: 6, partstat: "declined" },
    ],
    ends: { status: "cancelled", partstat: "needs-action", hours: 24 },
  },
  {
    name: "a move, a wish and a yes to the old time however late, and a yes to the new one by a clock that is slow",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "declined" },
      { ...contact, method: "REPLY", sequence: 1, minute: 2, partstat: "accepted" },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 3, hours: 24 },
      { ...contact, method: "REPLY", sequence: 0, minute: 4, partstat: "tentative" },
      { ...contact, method: "COUNTER", sequence: 0, minute: 5, hours: 2 },
      { ...contact, method: "CANCEL", sequence: 0, minute: 6 },
    ],
    ends: { status: "made", partstat: "accepted", hours: 24 },
  },
  {
    name: "a move that nobody has answered, and answers to the old time that come late",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "tentative" },
      { ...contact, method: "COUNTER", sequence: 0, minute: 2, hours: 24 },
      { ...calendar, method: "REQUEST", sequence: 1, minute: 3, hours: 24 },
      { ...contact, method: "REPLY", sequence: 0, minute: 4, partstat: "accepted" },
      { ...contact, method: "REPLY", sequence: 0, minute: 5, partstat: "declined" },
      { ...contact, method: "REPLY", sequence: 0, minute: 6, partstat: "accepted" },
    ],
    ends: { status: "made", partstat: "needs-action", hours: 24 },
  },
  {
    name: "answers in mails, and one that the calendar itself shows",
    messages: [
      { ...contact, method: "REPLY", sequence: 0, minute: 1, partstat: "declined" },
      { ...calendar, method: "REQUEST", sequence: 0, minute: 2, partstat: "tentative" },
      { ...contact, method: "REPLY", sequence: 0, minute: 3, partstat: "accepted" },
      { ...contact, method: "REPLY", sequence: 0, minute: 4, partstat: "declined" },
      { ...contact, method: "COUNTER", sequence: 0, minute: 5, partstat: "declined", hours: 4 },
      { ...contact, method: "REPLY", sequence: 0, minute: 6, partstat: "accepted" },
    ],
    ends: { status: "made", partstat: "accepted", hours: 0 },
  },
  {
    name: "a perhaps among lies: another's answers, one from the future, one to a version that never was",
    messages: [
      { from: "stranger", method: "CANCEL", sequence: 9, minute: 9 },
      { from: "stranger", method: "REPLY", sequence: 0, minute: 8, partstat: "declined" },
      { ...contact, method: "REPLY", sequence: 2_147_483_647, minute: 1, partstat: "accepted" },
      {
        ...contact,
        method: "REPLY",
        sequence: 0,
        minute: 2,
        stamp: "20990101T000000Z",
        partstat: "declined",
      },
      { ...contact, method: "COUNTER", sequence: 0, minute: 3, hours: 5 },
      { ...contact, method: "REPLY", sequence: 0, minute: 4, partstat: "tentative" },
    ],
    ends: { status: "made", partstat: "tentative", hours: 0 },
  },
];

/** All orders of so many things, 0 … n-1. */
export function orders(count: number): number[][] {
  if (count === 0) return [[]];
  return orders(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]),
  );
}

/**
 * What a booking comes to, but for what tells of the way there: how many moves we learned of, and which message was the
 * first to say what came about. `first` is when the meeting began at first.
 */
export function outcome(booking: Booking, first: Temporal.Instant) {
  const { start, end, shown, status, partstat, sequence, version, seen, answers, signs, moves } = booking;
  const { proposed } = booking;
  const hours = (at: Temporal.Instant) => at.since(first).total("hours");
  return {
    ends: {
      status,
      partstat,
      hours: hours(start),
      ...(proposed === undefined ? {} : { wish: hours(proposed.start) }),
    },
    rest: [
      [hours(end), shown === undefined ? "" : hours(shown.start), sequence, version, seen, moves],
      answers.map((one) => `${one.sequence} ${one.updated} ${one.partstat}`).sort(),
      signs.toSorted(),
      [booking.endedBy !== undefined, proposed?.at],
    ],
  };
}
