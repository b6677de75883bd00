/** One VEVENT as far as it takes time: when it begins, how long it lasts, how it repeats, and whether it counts. */
import { normaliseAddress } from "./address.ts";
import { type Component, IcalError, type Property, property, textOf } from "./ical-text.ts";
import { parseRule, type Rule } from "./repeat-rule.ts";
import { dayMs, parseDuration, parseWhen, type When } from "./wall-time.ts";
import type { Zone } from "./zone-in.ts";

export interface BusyEntry {
  uid: string;
  /** A wall time in `zone`, also for UTC and whole days. */
  start: number;
  isAllDay: boolean;
  zone: Zone;
  /** Days follow the wall clock, milliseconds do not. */
  length: { days: number; ms: number };
  rules: { rule: Rule; last: number }[];
  /** Wall times besides those of the rules, with a length of their own where they are periods. */
  extra: { start: number; length: { days: number; ms: number } }[];
  /** Taken out: epoch milliseconds, and days since 1970. */
  without: { instants: Set<number>; days: Set<number> };
  /** The occurrence of the series that this entry stands for. */
  replaces: { when: When; at: number; andLater: boolean } | undefined;
}

/** Undefined where the event takes no time: cancelled, free, declined by the owner, or without a beginning. Throws IcalError. */
export function toBusyEntry(
  event: Component,
  zoneOf: (tzid: string | undefined) => Zone,
): BusyEntry | undefined {
  const dtstart = property(event, "dtstart");
  if (dtstart === undefined) return undefined;
  const first = parseWhen(dtstart.values[0]);
  const zone = zoneFor(dtstart, first, zoneOf);
  const start = toWall(first, zone);
  const isAllDay = first.kind === "day";
  const without = { instants: new Set<number>(), days: new Set<number>() };
  for (const { when, own } of valuesOf(event, "exdate", zoneOf)) {
    if (when.kind === "day") without.days.add(when.day);
    else without.instants.add(own.toInstant(toWall(when, own)));
  }
  const length = lengthOf(event, { start, isAllDay, zone }, zoneOf);
  return {
    uid: textOf(event, "uid") ?? "",
    start,
    isAllDay,
    zone,
    length,
    rules: event.properties
      .filter((one) => one.name === "rrule")
      .map((one) => withLast(parseRule(one.values[0]), zone)),
    extra: extraOf(event, zone, length, zoneOf),
    without,
    replaces: replacedBy(event, zoneOf),
  };
}

/** Whether an event takes its owner's time. Tentative does; what the owner declined does not. */
export function takesTime(event: Component, owner: string | undefined): boolean {
  if (textOf(event, "status")?.toUpperCase() === "CANCELLED") return false;
  if (textOf(event, "transp")?.toUpperCase() === "TRANSPARENT") return false;
  if (/^(FREE|WORKINGELSEWHERE)$/i.test(textOf(event, "x-microsoft-cdo-busystatus")?.trim() ?? ""))
    return false;
  if (owner === undefined) return true;
  return !event.properties.some(
    (one) =>
      one.name === "attendee" &&
      one.params.partstat?.toUpperCase() === "DECLINED" &&
      normaliseAddress(String(one.values[0])) === owner,
  );
}

function toWall(when: When, zone: Zone): number {
  return when.kind === "day" ? when.day * dayMs : when.kind === "wall" ? when.wall : zone.toWall(when.at);
}

function zoneFor(of: Property, when: When, zoneOf: (tzid: string | undefined) => Zone): Zone {
  return when.kind === "wall" ? zoneOf(of.params.tzid) : when.kind === "utc" ? utc : zoneOf(undefined);
}

const utc: Zone = { toInstant: (wall) => wall, toWall: (at) => at };

function valuesOf(event: Component, name: string, zoneOf: (tzid: string | undefined) => Zone) {
  return event.properties
    .filter((one) => one.name === name)
    .flatMap((one) =>
      one.values.map((value) => {
        const when = parseWhen(Array.isArray(value) ? value[0] : value);
        return { when, value, own: zoneFor(one, when, zoneOf) };
      }),
    );
}

type Beginning = { start: number; isAllDay: boolean; zone: Zone };

function lengthOf(
  event: Component,
  from: Beginning,
  zoneOf: (tzid: string | undefined) => Zone,
): { days: number; ms: number } {
  const dtend = property(event, "dtend");
  const duration = property(event, "duration");
  if (dtend !== undefined) {
    const end = parseWhen(dtend.values[0]);
    const own = zoneFor(dtend, end, zoneOf);
    if (from.isAllDay && end.kind === "day")
      return checked(
        { days: Math.max(1, end.day - from.start / dayMs), ms: 0 },
        end.day - from.start / dayMs,
      );
    const ms = own.toInstant(toWall(end, own)) - from.zone.toInstant(from.start);
    return checked({ days: 0, ms }, ms);
  }
  if (duration !== undefined) {
    const length = parseDuration(duration.values[0]);
    return checked(length, length.days * dayMs + length.ms);
  }
  return { days: from.isAllDay ? 1 : 0, ms: 0 };
}

function checked(length: { days: number; ms: number }, total: number): { days: number; ms: number } {
  if (total < 0) throw new IcalError("it ends before it begins");
  return length;
}

function withLast(rule: Rule, zone: Zone): { rule: Rule; last: number } {
  if (rule.until === undefined) return { rule, last: Number.POSITIVE_INFINITY };
  const last = toWall(rule.until, zone);
  return { rule, last: rule.until.kind === "day" ? last + dayMs - 1 : last };
}

function extraOf(
  event: Component,
  zone: Zone,
  length: BusyEntry["length"],
  zoneOf: (tzid: string | undefined) => Zone,
): BusyEntry["extra"] {
  return valuesOf(event, "rdate", zoneOf).map(({ when, value, own }) => {
    const at = own.toInstant(toWall(when, own));
    const start =
      when.kind === "wall" && own === zone
        ? when.wall
        : when.kind === "day"
          ? when.day * dayMs
          : zone.toWall(at);
    if (!Array.isArray(value)) return { start, length };
    const end = String(value[1]);
    if (/^[+-]?P/.test(end)) return { start, length: parseDuration(end) };
    return { start, length: { days: 0, ms: own.toInstant(toWall(parseWhen(end), own)) - at } };
  });
}

function replacedBy(event: Component, zoneOf: (tzid: string | undefined) => Zone): BusyEntry["replaces"] {
  const id = property(event, "recurrence-id");
  if (id === undefined) return undefined;
  const when = parseWhen(id.values[0]);
  const own = zoneFor(id, when, zoneOf);
  return {
    when,
    at: own.toInstant(toWall(when, own)),
    andLater: id.params.range?.toUpperCase() === "THISANDFUTURE",
  };
}
