/**
 * Weekdays beside other days: "tomorrow or Wednesday", "the Monday or Tuesday after", "Tuesday or Wednesday, the 8th or
 * 9th". Which week a weekday is of is settled by the day that stands before it or was named before.
 */

import { dayOf, isOn, minuteOf } from "./local-time.ts";
import { compareDays, isSameDay, plusDays } from "./moments.ts";
import type { Said } from "./said.ts";
import type { SaidDays } from "./said-weeks.ts";
import { type Ground, offeredDays } from "./segments.ts";
import { boundsOf } from "./stretches.ts";
import { ahead } from "./weeks-named.ts";

type PlainDate = Temporal.PlainDate;

/** "Tuesday or Wednesday morning, the 8th or 9th": the dates say which Tuesday and Wednesday. */
export function withTheirDates(items: readonly Said[]): Said[] {
  const bare: readonly Said[] = items.filter((item) => isBareDay(item) || isNextDay(item));
  const dated = items.filter((item) => item.kind === "days" && isDated(item) && !isNextDay(item));
  if (bare.length === 0 || bare.length !== dated.length || !(isBefore(bare, dated) || isBefore(dated, bare)))
    return [...items];
  const dates = bare.map((day, place) => datedAs(day, dated[place]));
  if (dates.some((date) => date === undefined)) return [...items];
  return items.flatMap((item) => {
    const place = bare.indexOf(item);
    if (place !== -1) return dates[place] ?? [];
    const isSaidTwice = dated.includes(item) || (item.kind === "days" && item.isWeek === true);
    return isSaidTwice ? [] : [item];
  });
}

function isBareDay(item: Said): item is SaidDays {
  return item.kind === "days" && item.isBare === true && item.day !== undefined && item.isExcept !== true;
}

/** "Next Tuesday", of which a date says more. */
function isNextDay(item: Said): boolean {
  return item.kind === "days" && item.isNext === true && item.day !== undefined;
}

function isBefore(one: readonly Said[], other: readonly Said[]): boolean {
  return (one.at(-1)?.from ?? 0) < (other[0]?.from ?? 0);
}

function isDated(item: SaidDays): boolean {
  return item.isBare !== true && item.isWeek !== true && item.isSame !== true && item.day !== undefined;
}

function datedAs(bare: Said, dated: Said | undefined): SaidDays | undefined {
  if (bare.kind !== "days" || dated?.kind !== "days") return undefined;
  const day = dated.day?.filter(({ dayOfWeek }) => dayOfWeek === bare.day?.[0]?.dayOfWeek) ?? [];
  const { from, until } = bare;
  const of = dated.besideOf === undefined ? {} : { besideOf: dated.besideOf };
  return day.length === 0 ? undefined : { kind: "days", day, ...of, from, until };
}

/** Every bare weekday as the one that is meant, where the days beside it say so. */
export function inRow(items: readonly Said[], ground: Ground): Said[] {
  const found: Said[] = [...items];
  const offered = offeredDays(ground);
  const isOffered = (day: PlainDate): boolean => offered.some((each) => isSameDay(each, day));
  const marked = marksOf(items, ({ isAfter }) => isAfter === true);
  const marksBefore = marksOf(items, ({ isBefore }) => isBefore === true);
  const settled = new Map<number, PlainDate>();
  items.forEach((item, place) => {
    if (item.kind === "days" && item.each !== undefined && item.isBare === true) {
      found[place] = stretchOf(item, ground);
      return;
    }
    if (!isBareDay(item)) return;
    const [own, second] = item.day ?? [];
    if (own === undefined) return;
    if (marksBefore.has(place)) {
      const later = ground.days.at(-1) ?? offered.toSorted(Temporal.PlainDate.compare)[0];
      if (later !== undefined) found[place] = { ...item, day: [preceding(later, own.dayOfWeek)] };
      return;
    }
    const at = besidePlace(found, place) ?? -1;
    const before = found[at];
    const known = before === undefined ? ground.days.at(-1) : (settled.get(at) ?? dayIn(before, ground));
    if (marked.has(place) && before === undefined) {
      const last = known ?? offered.toSorted(Temporal.PlainDate.compare).at(-1);
      if (last !== undefined) found[place] = { ...item, day: [following(last, own.dayOfWeek)] };
      return;
    }
    if (known === undefined || known.dayOfWeek === own.dayOfWeek) return;
    if (before === undefined) {
      const days = fromNamed(item, { known, own, isOffered: isOffered(own), items, ground });
      const [meant] = days ?? [];
      if (days === undefined || meant === undefined) return;
      found[place] = { ...item, day: days };
      settled.set(place, meant);
      return;
    }
    const wasBare = isBareDay(before) && !marked.has(at) && !settled.has(at);
    if (second !== undefined && wasBare && !marked.has(place)) return;
    const next = following(known, own.dayOfWeek);
    if (isOffered(own) && ((isOffered(known) && !settled.has(at)) || own.equals(next))) return;
    const isFirstMoved = isOffered(own) && wasBare && isBareDay(before);
    settled.set(place, isFirstMoved ? own : next);
    if (isFirstMoved) {
      found[at] = { ...before, day: [preceding(own, known.dayOfWeek)] };
    } else found[place] = { ...item, day: [next] };
  });
  return found;
}

/** "Wednesday or Thursday this week", "Thursday or Friday next week": the week is said once for both. */
function inTheirOwnWeek(items: readonly Said[], ground: Ground): readonly Said[] {
  const last = items.findIndex((item) => item.kind === "days" && item.isInWeek === true);
  const [known] = last < 1 ? [] : daysIn(items[last]);
  const before = items[last - 1];
  const [day] = before !== undefined && isBareDay(before) ? daysIn(before) : [];
  const gap = (items[last]?.from ?? 0) - (before?.until ?? 0);
  if (known === undefined || before === undefined || day === undefined || gap > 2) return items;
  const own = ahead(plusDays(known, day.dayOfWeek - known.dayOfWeek), known, ground);
  const { receivedAt, contact } = ground;
  const today = receivedAt.toZonedDateTimeISO(contact).toPlainDate();
  if (compareDays(own, today) < 0) return items;
  return items.with(last - 1, { ...before, day: [own], isBare: false } as SaidDays);
}

function daysIn(item: Said | undefined): readonly PlainDate[] {
  return item?.kind === "days" ? (item.day ?? []) : [];
}

/** "Let us do it this week. Thursday or Friday": weekdays of the week that is wanted, as far as they still come. */
export function inWantedWeek(items: readonly Said[], ground: Ground): readonly Said[] {
  const [some] = ground.isWeekWanted === true ? ground.days : [];
  if (some === undefined || !items.some(isBareDay)) return inTheirOwnWeek(items, ground);
  const today = ground.receivedAt.toZonedDateTimeISO(ground.contact).toPlainDate();
  const found = items.map((item) => {
    const [day] = isBareDay(item) ? (item.day ?? []) : [];
    return day === undefined
      ? item
      : { ...item, day: [plusDays(some, day.dayOfWeek - some.dayOfWeek)], isBare: false };
  });
  const isLeft = found.every((item, place) => {
    const [day] = item.kind === "days" && item !== items[place] ? (item.day ?? []) : [];
    return day === undefined || compareDays(day, today) >= 0;
  });
  return isLeft ? found : items;
}

/** "The week of 4 May. Monday to Friday": the days of the week that was spoken of, or of the one behind it. */
function stretchOf(item: SaidDays, { days, isWeek }: Ground): SaidDays {
  const known = days.at(-1);
  const [first] = item.each ?? [];
  if (known === undefined || first === undefined || !(item.isBehind === true || isWeek === true)) return item;
  const monday = known.subtract({ days: known.dayOfWeek - 1 });
  const weeks = item.isBehind === true ? 1 : 0;
  return {
    ...item,
    each: item.each?.map((day) => monday.add({ weeks, days: day.dayOfWeek - 1 })) ?? [],
    isBare: false,
  };
}

/** "The Monday or Tuesday after": what follows one of a row follows all of them. */
function marksOf(items: readonly Said[], isMarked: (item: SaidDays) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place];
    if (item === undefined || !isBareDay(item)) continue;
    const isInRow = [place + 1, place + 2].some(
      (next) => besidePlace(items, next) === place && found.has(next) && !isOnlyAfter(items[next]),
    );
    if (isMarked(item) || isInRow) found.add(place);
  }
  for (let place = 1; place < items.length; place += 1) {
    const before = besidePlace(items, place);
    if (before !== undefined && found.has(before)) found.add(place);
  }
  return found;
}

function isOnlyAfter(item: Said | undefined): boolean {
  return item?.kind === "days" && item.isOnlyAfter === true;
}

/** Where the day right before in the same row stands: "Tuesday morning or Wednesday", "the 21st at 10 or Tuesday". */
function besidePlace(items: readonly Said[], place: number): number | undefined {
  const item = items[place];
  const between = items[place - 1];
  const isPart = between?.kind === "part";
  const isTimed = (between?.kind === "range" || between?.kind === "time") && isFixed(items[place - 2]);
  const at = isPart || isTimed ? place - 2 : place - 1;
  const before = items[at];
  if (item?.kind !== "days" || before?.kind !== "days" || before.isWeek === true || before.isExcept === true)
    return undefined;
  if (isTimed && (between.from - before.until > 2 || item.from - between.until > 3)) return undefined;
  const gap = item.from - before.until;
  return gap >= 0 && (isTimed || gap <= (isPart ? 4 : 3)) ? at : undefined;
}

function isFixed(said: Said | undefined): boolean {
  return said?.kind === "days" && said.isBare !== true;
}

function dayIn(said: Said, ground: Ground): PlainDate | undefined {
  if (said.kind !== "days") return undefined;
  if (said.isSame === true) return ground.days.at(-1)?.add({ days: said.beside ?? 0 });
  const [day, other] = said.day ?? [];
  return other === undefined ? day : undefined;
}

/** The first such weekday behind a day. */
function following(day: PlainDate, weekday: number): PlainDate {
  return plusDays(day, ((weekday - day.dayOfWeek + 6) % 7) + 1);
}

/** The last such weekday ahead of a day. */
function preceding(day: PlainDate, weekday: number): PlainDate {
  return plusDays(day, -((day.dayOfWeek - weekday + 6) % 7) - 1);
}

/** "Monday is Easter. How about Tuesday?": the week of the day that was spoken of; of a meeting that moves, what follows. */
function fromNamed(
  item: SaidDays,
  on: { known: PlainDate; own: PlainDate; isOffered: boolean; items: readonly Said[]; ground: Ground },
): PlainDate[] | undefined {
  const { known, own, ground } = on;
  const isMoved = ground.scheduled !== undefined;
  const next = following(known, own.dayOfWeek);
  if (on.isOffered && !isOtherwiseTimed(on.items, own, ground)) return undefined;
  if (ground.isUntil === true || item.isBehind === true) return [next];
  const today = dayOf(ground.receivedAt, ground.contact);
  const inWeek = plusDays(known, own.dayOfWeek - known.dayOfWeek);
  const isPast = compareDays(inWeek, known) < 0;
  // "The 12th is full. Sunday or Wednesday?": a Sunday that comes before it is no week later.
  const isSundayAhead = own.dayOfWeek === 7 && compareDays(own, known) < 0 && !isMoved;
  if (isSundayAhead) return [own];
  if (on.isOffered && !isMoved) {
    const isOfOffers = offeredDays(ground).some((day) => day.equals(known));
    return !isPast && (compareDays(inWeek, own) < 0 || !isOfOffers) ? [inWeek] : undefined;
  }
  if (!isMoved && ground.offered.some(({ start }) => isEarlier(start, own, ground))) return undefined;
  const isLater = isPast && isMoved && known.dayOfWeek - own.dayOfWeek > 2;
  const meant = isLater ? next : inWeek;
  if (compareDays(meant, today) <= 0) return undefined;
  const others = (item.day ?? []).filter((day) => !day.equals(meant));
  return [meant, ...(on.isOffered ? [] : others)];
}

function isEarlier(start: Temporal.Instant, day: PlainDate, { contact }: Ground): boolean {
  return compareDays(dayOf(start, contact), day) < 0;
}

/** A time stands beside the day, and it is none at which something was offered on it. */
function isOtherwiseTimed(items: readonly Said[], day: PlainDate, ground: Ground): boolean {
  const starts = ground.offered
    .filter(({ start }) => isOn(start, ground.contact, day))
    .map(({ start }) => minuteOf(start, ground.contact));
  if (items.some(({ kind }) => kind === "same-time")) return true;
  const times = items.filter(({ kind }) => kind === "time" || kind === "part" || kind === "range");
  return times.length > 0 && times.every((time) => !starts.some((minute) => isThen(time, minute)));
}

function isThen(time: Said, minute: number): boolean {
  if (time.kind === "time") return time.minutes.includes(minute);
  if (time.kind !== "part" && time.kind !== "range") return false;
  const { start, end } = boundsOf(time) ?? { start: 0, end: 1440 };
  return minute >= start && minute <= end;
}
