/** One instant told on both clocks: "three UAE, one o'clock yours", "11:30 Central, half past five for you". */
import type { Said } from "./said.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Ground } from "./segments.ts";

type Hour = SaidTime & { kind: "time" | "range" };

/** Of two hours that are one on the two clocks, only the contact's is left, and no clock is named. */
export function onOneClock(items: readonly Said[], ground: Ground): readonly Said[] {
  if (ground.owner === ground.contact) return items;
  const hours = items.filter((item): item is Hour => item.kind === "time" || item.kind === "range");
  if (hours.length < 2) return items;
  const ahead = minutesAhead(items, ground);
  for (const [place, first] of ahead === 0 ? [] : hours.entries()) {
    const second = hours[place + 1];
    if (second === undefined || !isToldAgain(first, second, items, { ground, ahead, of: hours.length }))
      continue;
    const isOwnLast = clockOf(first, items) === ground.owner || clockOf(second, items) === ground.contact;
    const [own, other] = isOwnLast ? [second, first] : [first, second];
    const told = together(own, other, ahead) ?? together(other, own, ahead);
    if (told === undefined) continue;
    const until = items.find((item) => item.from > second.from && item.kind !== "zone")?.from ?? Infinity;
    const one = { ...told, from: first.from, until: second.until };
    const left = items.flatMap((item): Said[] => {
      if (item === first) return [one];
      return item === second || (item.kind === "zone" && item.from > first.from && item.from < until)
        ? []
        : [item];
    });
    return onOneClock(left, ground);
  }
  return items;
}

/** How far the owner's clock is ahead of the contact's on the day that is spoken of. */
function minutesAhead(items: readonly Said[], { owner, contact, days, receivedAt }: Ground): number {
  const said = items.find((item) => item.kind === "days");
  const day =
    (said?.kind === "days" ? (said.day?.[0] ?? said.each?.[0]) : undefined) ??
    days[0] ??
    receivedAt.toZonedDateTimeISO(contact).toPlainDate();
  const noon = day.toZonedDateTime({ timeZone: contact, plainTime: "12:00" });
  return (noon.withTimeZone(owner).offsetNanoseconds - noon.offsetNanoseconds) / 6e10;
}

/** A clock is named beside one of the two, or the second only explains the first: "3 would be grand if 9 is not too early". */
function isToldAgain(
  first: Hour,
  second: Hour,
  items: readonly Said[],
  { ground, ahead, of }: { ground: Ground; ahead: number; of: number },
): boolean {
  if (second.link === "or") return false;
  if (items.some(({ kind, from }) => kind === "days" && from > first.from && from < second.from))
    return false;
  const zones = items.filter((item) => item.kind === "zone");
  if (zones.some(({ zone }) => zone !== ground.owner && zone !== ground.contact)) return false;
  if (clockOf(second, items) !== undefined) return true;
  return Math.abs(ahead) > 60 && (clockOf(first, items) !== undefined || (second.link === "is" && of === 2));
}

/** The zone that is named right behind an hour. */
function clockOf({ until }: Hour, items: readonly Said[]): string | undefined {
  const zone = items.find(({ kind, from }) => kind === "zone" && from >= until && from - until <= 2);
  return zone?.kind === "zone" ? zone.zone : undefined;
}

/** The first on the contact's clock, where the second is the same on the owner's. */
function together(own: Hour, other: Hour, ahead: number): Hour | undefined {
  const isSame = (minute: number, others: readonly number[] | undefined): boolean =>
    others?.includes((minute + ahead + 1440) % 1440) === true;
  const fitting = (
    ours: readonly number[] | undefined,
    others: readonly number[] | undefined,
  ): readonly number[] | undefined => ours?.filter((minute) => isSame(minute, others));
  if (own.kind === "time" && other.kind === "time") {
    const minutes = fitting(own.minutes, other.minutes) ?? [];
    const working = minutes.filter(
      (minute) => isWorking(minute) || isWorking((minute + ahead + 1440) % 1440),
    );
    return minutes.length === 0 ? undefined : { ...own, minutes: working.length === 1 ? working : minutes };
  }
  if (own.kind !== "range") return undefined;
  const bounds =
    other.kind === "range"
      ? other
      : own.start === undefined
        ? { end: other.minutes }
        : { start: other.minutes };
  const start = fitting(own.start, bounds.start);
  const end = bounds.end === undefined ? own.end : fitting(own.end, bounds.end);
  if (bounds.start !== undefined && (start ?? []).length === 0) return undefined;
  if (bounds.end !== undefined && (end ?? []).length === 0) return undefined;
  return { ...own, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/** "9 your time, 7 mine": not in the evening. */
function isWorking(minute: number): boolean {
  return minute >= 7.5 * 60 && minute <= 18.5 * 60;
}
