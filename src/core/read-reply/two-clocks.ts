/** One instant told on both clocks: "three UAE, one o'clock yours", "11:30 Central, half past five for you". */
import { cityOf } from "./clocks.ts";
import type { Said } from "./said.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Ground } from "./segments.ts";
import type { Settled } from "./settled.ts";

type Hour = SaidTime & { kind: "time" | "range" };

/** Of two hours that are one on the two clocks, only the contact's is left, and no clock is named. */
export function onOneClock(items: readonly Said[], ground: Ground, isTold = false): readonly Said[] {
  if (ground.owner === ground.contact) return items;
  const hours = items.filter((item): item is Hour => item.kind === "time" || item.kind === "range");
  if (hours.length < 2) return items;
  const ahead = minutesAhead(items, ground);
  for (const [place, first] of ahead === 0 ? [] : hours.entries()) {
    const second = hours[place + 1];
    if (
      second === undefined ||
      !isToldAgain(first, second, items, { ground, ahead, of: hours.length, isTold })
    )
      continue;
    const isOwnLast = clockOf(first, items) === ground.owner || clockOf(second, items) === ground.contact;
    const [own, other] = isOwnLast ? [second, first] : [first, second];
    const told = together(own, other, ahead) ?? together(other, own, ahead);
    if (told === undefined) continue;
    if (isOnlyClock(first, second, items)) return items.filter((item) => item.from < first.from);
    const until = items.find((item) => item.from > second.from && item.kind !== "zone")?.from ?? Infinity;
    const one = { ...told, from: first.from, until: second.until };
    const left = items.flatMap((item): Said[] => {
      if (item === first) return [one];
      return item === second || (item.kind === "zone" && item.from > first.from && item.from < until)
        ? []
        : [item];
    });
    return onOneClock(left, ground, true);
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

/**
 * A clock is named beside one of the two, or was beside two such before them; or the second only explains the first:
 * "3 would be grand if 9 is not too early".
 */
function isToldAgain(
  first: Hour,
  second: Hour,
  items: readonly Said[],
  { ground, ahead, of, isTold }: { ground: Ground; ahead: number; of: number; isTold: boolean },
): boolean {
  if (second.link === "or") return false;
  const days = items.filter(({ kind }) => kind === "days");
  const between = days.filter(({ from }) => from > first.from && from < second.from);
  // "Four on Thursday, three in Bogotá": the only day, of the first.
  const isOfFirst = days.length === 1 && clockOf(second, items) !== undefined;
  if (between.length > 0 && !isOfFirst) return false;
  const zones = items.filter((item) => item.kind === "zone");
  if (zones.some(({ zone }) => !isOneOfBoth(zone, ground))) return false;
  if (clockOf(second, items) !== undefined) return true;
  if (isTold && second.from - first.until <= 1) return true;
  return Math.abs(ahead) > 60 && (clockOf(first, items) !== undefined || (second.link === "is" && of === 2));
}

/** "In the morning (9 here is 12 in Auckland)": what the clocks are, and no wish. */
function isOnlyClock(first: Hour, second: Hour, items: readonly Said[]): boolean {
  const isBothNamed = clockOf(first, items) !== undefined && items.at(-2) === second;
  return isBothNamed && second.link === "is" && items.some(({ kind }) => kind === "part");
}

/** The contact's clock or the owner's, also by another name: "14:00 GMT" of somebody in London in winter. */
function isOneOfBoth(zone: string | undefined, { owner, contact, receivedAt }: Ground): boolean {
  if (zone === undefined || zone === owner || zone === contact) return zone !== undefined;
  const offsetIn = (each: string): number => receivedAt.toZonedDateTimeISO(each).offsetNanoseconds;
  return offsetIn(zone) === offsetIn(contact) || offsetIn(zone) === offsetIn(owner);
}

/** The zone that is named right behind an hour, or ahead of it. */
function clockOf({ from: start, until }: Hour, items: readonly Said[]): string | undefined {
  const before = items.findLast(({ from }) => from < start);
  if (before?.kind === "zone" && before.isAhead === true && start - before.until <= 3) return before.zone;
  const next = items.find(({ from }) => from >= until);
  return next?.kind === "zone" && next.isAhead !== true && next.from - until <= 2 ? next.zone : undefined;
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

/** "It gets late for you (8 pm)": the time that was named before, told once more by the owner's clock. */
export function toldForYou(
  clause: { words: readonly string[]; items: readonly Said[] },
  sentence: readonly string[],
  here: Settled,
  { told, owner, contact }: Pick<Ground, "owner" | "contact"> & { told: readonly Temporal.Instant[] },
): Settled {
  if (owner === contact || told.length === 0) return here;
  const hour = clause.items.find((item) => item.kind === "time");
  const isMore = clause.items.some(({ kind }) => kind !== "time" && kind !== "part" && kind !== "zone");
  if (hour === undefined || isMore || clause.items.filter(({ kind }) => kind === "time").length > 1)
    return here;
  // "You could also have 2": in German, and in the English of many, "also" is no more than "so".
  const isAlso =
    clause.words.includes("also") && clause.words.some((word) => /^(?:could|can|may)$/u.test(word));
  const isOther = [sentence[hour.from] ?? "", ...clause.words].some((word) => otherWords.has(word));
  const isNamed = cityOf(owner).every((word) => sentence.includes(word));
  if (isOther || isAlso || !(isNamed || sentence.some((word) => yourWords.has(word)))) return here;
  const isKnown = here.starts.every((start) => told.some((each) => each.equals(start)));
  if (here.starts.length > 0 && isKnown) return here;
  const again = told.findLast((start) => {
    const { hour: on, minute, offsetNanoseconds } = start.toZonedDateTimeISO(owner);
    return (
      hour.minutes.includes(on * 60 + minute) &&
      start.toZonedDateTimeISO(contact).offsetNanoseconds !== offsetNanoseconds
    );
  });
  return again === undefined ? here : { ...here, starts: [again], slots: [], doubts: [] };
}

/** Beside an hour that is another one to choose. */
const otherWords: ReadonlySet<string> = new Set(
  "or oder ou eller lub auch aussi tambien tambem anche ook prefer suit instead".split(" "),
);
/** Whoever is spoken to. */
const yourWords: ReadonlySet<string> = new Set(
  "you your yours there ihnen dir euch vous toi te ti usted ustedes vosotros voce voces lei dig deg jou jullie jouw ciebie pana pani そちらは そちらの そちらでは".split(
    " ",
  ),
);
