/** The board of one plan: which times are free, whom they are promised to, and who has agreed to what. */
import type { Booking, Interview } from "../interview.ts";
import type { ContactId } from "../keys.ts";
import type { Rules } from "../rules-shape.ts";
import { saySlot } from "../say-time.ts";
import type { Busy, Offered, Reservation, Slot } from "../slot.ts";
import { slotBoard } from "../slots/board.ts";
import { offerStillStands } from "../slots/offers.ts";
import { toBusy } from "../slots/open-slots.ts";
import type { SlotAsk } from "../slots/board.ts";
import type { State } from "../state.ts";
import { addSpan, spanMinutes } from "../time/span.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { type Board, isAfter, isWaiting, type View } from "./view.ts";

type Instant = Temporal.Instant;

interface Agreed extends Slot {
  contactId: ContactId;
  at: Instant;
  isAgreedOnly: boolean;
}

export function makeBoard(state: State, rules: Rules, interviews: Iterable<Interview>, calendar: WorkCalendar, now: Instant): Board {
  const taken: Reservation[] = [];
  const agreed: Agreed[] = [];
  const reservedSince = { count: 2, unit: "working-days" } as const;
  for (const interview of interviews) {
    const { contactId } = interview;
    for (const slot of promisedBy(interview, (at) => isAfter(addSpan(at, reservedSince, calendar), now))) {
      taken.push({ contactId, start: slot.start, end: slot.end });
    }
    for (const booking of interview.bookings) {
      if (booking.status === "cancelled" || booking.status === "cancel-wanted" || booking.isAdHoc) continue;
      if (!isAfter(booking.end, now.subtract({ hours: 8 * 24 }))) continue;
      agreed.push({ contactId, start: booking.start, end: booking.end, at: booking.at, isAgreedOnly: booking.status === "agreed" });
    }
  }
  for (const { contactId, state: how, offered } of state.pending) {
    if (how === "ready") for (const { start, end } of offered) taken.push({ contactId, start, end });
  }
  const board = slotBoard({
    busy: state.busy,
    meetings: agreed,
    myZone: state.zone,
    ...(calendar.country === undefined ? {} : { myHolidays: calendar.country }),
    holidaysOf: state.holidays,
    gap: spanMinutes(rules.meetings.gap),
    taken,
  });
  const takenBusy = taken.map((slot) => ({ ...toBusy(slot), contactId: slot.contactId }));

  return {
    choose(view, count) {
      const slots = board.offer({ ...askOf(view), count });
      takenBusy.push(...slots.map((slot) => ({ ...toBusy(slot), contactId: view.interview.contactId })));
      const zone = view.zone ?? state.zone;
      return slots.map((slot) => ({ ...slot, words: saySlot(slot, zone, languageOf(view)) }));
    },
    stillStand(view, offered) {
      const { contactId } = view.interview;
      const others = [
        ...takenBusy.filter((time) => time.contactId !== contactId),
        ...agreed.filter((slot) => slot.contactId !== contactId).map(toBusy),
      ];
      const earliest = addSpan(now, view.rules.meetings.notice, view.calendar);
      return offered.filter((slot) => offerStillStands(slot, { earliest, busy: state.busy, taken: others }) === "fine");
    },
    isFree(view, booking) {
      if (state.busy === "unreadable") return false;
      const slot = toBusy(booking);
      const mine = booking.shown === undefined ? undefined : toBusy(booking.shown);
      const isBusy = state.busy.some((time) => parts(time, mine).some((part) => overlaps(part, slot)));
      return !isBusy && !agreed.some((other) => comesFirst(other, view.interview.contactId, booking) && overlaps(toBusy(other), slot));
    },
  };
}

/** Slots that stand in drafts, in proposals, and in mails sent not long ago. */
function promisedBy(interview: Interview, isRecent: (at: Instant) => boolean): Slot[] {
  if (interview.closed !== undefined) return interview.mails.filter(isWaiting).flatMap((mail) => mail.offered);
  const waiting = interview.mails.filter(
    (mail) => isWaiting(mail) || mail.status === "sending" || mail.status === "ambiguous" || mail.status === "review",
  );
  return [
    ...waiting.flatMap((mail): readonly Offered[] => mail.offered),
    ...interview.offers.filter((offer) => isRecent(offer.sentAt)),
  ];
}

/** Of two agreements about one time, the one in the calendar holds, else the earlier, else the lower id. */
function comesFirst(other: Agreed, contactId: ContactId, booking: Booking): boolean {
  if (other.contactId === contactId) return false;
  if (!other.isAgreedOnly) return true;
  const order = Temporal.Instant.compare(other.at, booking.at);
  return order < 0 || (order === 0 && other.contactId < contactId);
}

function overlaps(a: Busy, b: Busy): boolean {
  return a.from < b.until && b.from < a.until;
}

/** Busy time less the entry of this very booking, which shows its old time until it is moved. */
function parts(time: Busy, mine: Busy | undefined): Busy[] {
  if (mine === undefined || !overlaps(time, mine)) return [time];
  return [
    { from: time.from, until: Math.min(time.until, mine.from) },
    { from: Math.max(time.from, mine.until), until: time.until },
  ].filter((part) => part.from < part.until);
}

/** The question about open slots for one contact; also what `slots CONTACT` asks. */
export function askOf(view: View): SlotAsk {
  const { rules, now, interview, calendar, state } = view;
  const { meetings, sending } = rules;
  const { country } = interview.contact;
  return {
    contactId: interview.contactId,
    myHours: meetings.my_hours,
    theirHours: meetings.their_hours,
    theirDays: sending.days,
    theirZone: view.zone ?? state.zone,
    ...(country === undefined ? {} : { theirHolidays: country }),
    from: addSpan(now, meetings.notice, calendar),
    until: addSpan(now, meetings.look_ahead, calendar),
    length: meetings.length,
    gap: spanMinutes(meetings.gap),
    atMost: meetings.at_most,
  };
}

export function languageOf(view: View): string {
  return view.interview.contact.language ?? view.rules.language;
}
