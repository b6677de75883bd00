/** The board of one plan: which times are free, whom they are promised to, and who has agreed to what. */
import type { Booking, Interview } from "../interview.ts";
import type { ContactId } from "../keys.ts";
import type { Pending } from "../pending.ts";
import { matchesWho } from "../rules/rules-for.ts";
import type { MeetingLimit, Rules } from "../rules-shape.ts";
import { saySlot } from "../say-time.ts";
import type { Busy, Slot } from "../slot.ts";
import { type SlotAsk, type SlotBoard, slotBoard } from "../slots/board.ts";
import { fitting } from "../slots/fit.ts";
import { nearestSlots } from "../slots/nearest.ts";
import { offerStillStands } from "../slots/offers.ts";
import { toBusy } from "../slots/open-slots.ts";
import type { State } from "../state.ts";
import { addNotice, addSpan, spanMinutes } from "../time/span.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { isInPerson, wantsInPerson } from "./how-to-meet.ts";
import { withLunch } from "./lunch.ts";
import { promises } from "./promises.ts";
import { type Board, introducerNames, isAfter, latest, type View } from "./view.ts";

type Instant = Temporal.Instant;

interface Agreed extends Slot {
  contactId: ContactId;
  at: Instant;
  isAgreedOnly: boolean;
}

/**
 * `isWanted` tells whether a granted action is still wanted; it is asked only once every interview has said what it
 * wants. A grant that nobody wants any more holds no time.
 */
export function makeBoard(
  state: State,
  rules: Rules,
  interviews: ReadonlyMap<ContactId, Interview>,
  calendar: WorkCalendar,
  now: Instant,
  isWanted: (row: Pending) => boolean,
): Board {
  const travel = spanMinutes(rules.meetings.travel);
  const agreed = agreements(interviews.values(), now, travel);
  let shared: { board: SlotBoard; taken: TakenBusy[] } | undefined;

  return {
    choose(view, count, near) {
      const { board, taken } = desk();
      const ask = askOf(view, agreed);
      const zone = view.zone ?? state.zone;
      const given = (slots: readonly Slot[]) => {
        taken.push(...slots.map((slot) => ({ ...toBusy(slot), contactId: view.interview.contactId })));
        return slots.map((slot) => ({ ...slot, words: saySlot(slot, zone, languageOf(view)) }));
      };
      // A day more than the notice, so that a draft does not go stale in the hour in which it was made.
      const later = addSpan(ask.from, { count: 1, unit: "working-days" }, calendar);
      if (near !== undefined) {
        const how = { count, apart: 60, zone };
        const slots = nearestSlots(board.open({ ...ask, from: later }), near, how);
        if (slots.length < count) slots.splice(0, count, ...nearestSlots(board.open(ask), near, how));
        board.take(view.interview.contactId, slots);
        return given(slots);
      }
      const calm = board.offer({ ...ask, from: later, count, atLeast: count });
      return given(calm.length > 0 ? calm : board.offer({ ...ask, count }));
    },
    open: (view) => desk().board.open(askOf(view, agreed)),
    stillStand(view, offered) {
      if (offered.length === 0) return [];
      const { contactId } = view.interview;
      const others = [
        ...desk().taken.filter((time) => time.contactId !== contactId),
        ...agreed.filter((slot) => slot.contactId !== contactId).map(toBusy),
      ];
      const earliest = addNotice(now, view.rules.meetings.notice, view.calendar);
      return offered.filter(
        (slot) => offerStillStands(slot, { earliest, busy: state.busy, taken: others }) === "fine",
      );
    },
    fit(view, wanted, namedAt) {
      if (state.busy === "unreadable") return { kind: "unknown" };
      const { contactId, bookings } = view.interview;
      // The meeting that it would move is not in its way.
      const moved = bookings.findLast(({ status, shown }) => shown !== undefined && status !== "cancelled");
      const mine = moved?.shown === undefined ? undefined : toBusy(moved.shown);
      const others = agreed.filter((slot) => slot.contactId !== contactId);
      // Whoever named it in time keeps that time until it begins, however long the owner thinks about it.
      const earliest = addNotice(namedAt, view.rules.meetings.notice, view.calendar);
      return fitting(wanted, {
        ...askOf(view, others),
        busy: state.busy.flatMap((time) => parts(time, mine)),
        meetings: others,
        myZone: state.zone,
        ...(calendar.country === undefined ? {} : { myHolidays: calendar.country }),
        holidaysOf: state.holidays,
        from: latest(earliest, now.add({ minutes: 1 })),
        taken: desk().taken.filter((time) => time.contactId !== contactId),
      });
    },
    isFree(view, booking) {
      if (state.busy === "unreadable") return false;
      const slot = toBusy(withTravel(booking, spanMinutes(view.rules.meetings.travel)));
      const mine = booking.shown === undefined ? undefined : toBusy(booking.shown);
      const isBusy = state.busy.some((time) => parts(time, mine).some((part) => overlaps(part, slot)));
      return (
        !isBusy &&
        !agreed.some(
          (other) => comesFirst(other, view.interview.contactId, booking) && overlaps(toBusy(other), slot),
        )
      );
    },
  };

  function desk() {
    if (shared !== undefined) return shared;
    const taken = promises(interviews.values(), calendar, now);
    for (const row of state.pending) {
      if (row.state !== "ready" || !isWanted(row)) continue;
      for (const { start, end } of row.offered) taken.push({ contactId: row.contactId, start, end });
    }
    const board = slotBoard({
      busy: state.busy,
      meetings: agreed,
      myZone: state.zone,
      ...(calendar.country === undefined ? {} : { myHolidays: calendar.country }),
      holidaysOf: state.holidays,
      gap: widestGap(rules),
      taken,
    });
    shared = { board, taken: taken.map((slot) => ({ ...toBusy(slot), contactId: slot.contactId })) };
    return shared;
  }
}

type TakenBusy = Busy & { contactId: ContactId };

/** `travel` in minutes. */
function agreements(interviews: Iterable<Interview>, now: Instant, travel: number): Agreed[] {
  const agreed: Agreed[] = [];
  const from = now.subtract({ hours: 8 * 24 });
  for (const { contactId, bookings, closed } of interviews) {
    for (const booking of bookings) {
      const { status, isAdHoc, end, at } = booking;
      if (status === "agreed" && closed !== undefined) continue;
      if (status === "cancelled" || status === "cancel-wanted" || isAdHoc || !isAfter(end, from)) continue;
      agreed.push({ contactId, ...withTravel(booking, travel), at, isAgreedOnly: status === "agreed" });
    }
  }
  return agreed;
}

/** A meeting in person takes the way there and back as well (S25). */
function withTravel(booking: Booking, minutes: number): Slot {
  const { start, end } = booking;
  if (!isInPerson(booking)) return { start, end };
  return { start: start.subtract({ minutes }), end: end.add({ minutes }) };
}

/** One gap for all contacts: with several, a crash could give somebody other times than before. */
function widestGap(rules: Rules): number {
  const gaps = rules.for.map(({ patch }) => patch.meetings?.gap).filter((gap) => gap !== undefined);
  return Math.max(spanMinutes(rules.meetings.gap), ...gaps.map(spanMinutes));
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

/** The question about open slots for one contact. */
function askOf(view: View, agreed: readonly Agreed[]): SlotAsk {
  const { rules, now, interview, calendar, state } = view;
  const { meetings, sending } = rules;
  const { country } = interview.contact;
  const isLunch = wantsInPerson(interview);
  const gap = Math.max(spanMinutes(meetings.gap), isLunch ? spanMinutes(meetings.travel) : 0);
  return {
    contactId: interview.contactId,
    except: refused(interview),
    myHours: isLunch ? withLunch(meetings.my_hours) : meetings.my_hours,
    ...(isLunch ? { isLunch } : {}),
    theirHours: meetings.their_hours,
    theirDays: sending.days,
    theirZone: view.zone ?? state.zone,
    ...(country === undefined ? {} : { theirHolidays: country }),
    from: addNotice(now, meetings.notice, calendar),
    until: addSpan(now, meetings.look_ahead, calendar),
    length: meetings.length,
    gap,
    atMost: meetings.at_most.map((limit) => meetingLimit(view, limit, agreed)),
  };
}

/** A limit inside `for` counts the meetings with those people only. */
function meetingLimit(
  view: View,
  { count, per, who }: MeetingLimit,
  agreed: readonly Agreed[],
): SlotAsk["atMost"][number] {
  if (who === undefined) return { count, per };
  const counts = agreed.filter(({ contactId }) => {
    const contact = view.peers.get(contactId)?.contact;
    if (contact === undefined) return false;
    const introducer = contact.introducer === undefined ? undefined : view.peers.get(contact.introducer);
    return matchesWho(who, contact, introducer === undefined ? [] : introducerNames(introducer.contact));
  });
  return { count, per, counts: counts.map(({ start, end }) => ({ start, end })) };
}

/** Times that a mail offered before in this round and that led to nothing are not offered a second time. */
function refused(interview: Interview): Slot[] {
  return interview.mails
    .filter((mail) => mail.round === interview.round && mail.status === "sent")
    .flatMap((mail): readonly Slot[] => mail.offered);
}

/** The contact's language, where there are templates in it; else English. */
export function languageOf({ interview, rules, state, language: said }: View): string {
  if (said !== undefined) return said;
  const language = interview.contact.language ?? rules.language;
  const [short = "en"] = language.toLowerCase().split("-");
  return [language, short].find((known) => state.templates.has(`${known}/request`)) ?? "en";
}

/** The view for one mail: a template that is not there in the contact's language is English, with all that is in it. */
export function spokenIn(view: View, template: string): View {
  const language = languageOf(view);
  const has = view.state.templates.has(`${language}/${template}`);
  return has || language === "en" ? view : { ...view, language: "en" };
}
