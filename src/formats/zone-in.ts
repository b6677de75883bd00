/**
 * Zones as a calendar file means them. A known name means the zone that everybody knows under it, whatever the
 * file's own VTIMEZONE says; that counts only for names nobody knows ("Customized Time Zone").
 */
import { type Component, IcalError, property, textOf } from "./ical-text.ts";
import { type Budget, occurrences } from "./repeat.ts";
import { parseRule } from "./repeat-rule.ts";
import { dayMs, parseWhen, toDate, toDay, type When } from "./wall-time.ts";
import { toZoneName } from "./zone-name.ts";

/** Both ways between a wall clock and epoch milliseconds. A time in a gap is later by the gap, a doubled one the first. */
export interface Zone {
  toInstant(wall: number): number;
  toWall(at: number): number;
}

/** The zones of one calendar, by TZID. `floating` is the zone for times without one. Throws IcalError for an unknown TZID. */
export function zonesOf(calendar: Component, floating: string): (tzid: string | undefined) => Zone {
  const own = new Map<string, Component>();
  for (const component of calendar.components) {
    if (component.name === "vtimezone") own.set(textOf(component, "tzid") ?? "", component);
  }
  const known = new Map<string | undefined, Zone>();
  return (tzid) => {
    const found = known.get(tzid) ?? make(tzid, own, floating);
    known.set(tzid, found);
    return found;
  };
}

/** The zone of an IANA name. */
function namedZone(name: string): Zone {
  return {
    toInstant: (wall) => toPlain(wall).toZonedDateTime(name).epochMilliseconds,
    toWall: (at) => {
      const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
      return at + there.offsetNanoseconds / 1_000_000;
    },
  };
}

function toPlain(wall: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO("UTC").toPlainDateTime();
}

function make(tzid: string | undefined, own: ReadonlyMap<string, Component>, floating: string): Zone {
  if (tzid === undefined) return namedZone(floating);
  const component = own.get(tzid);
  const located = component === undefined ? undefined : textOf(component, "x-lic-location");
  const name = toZoneName(tzid) ?? (located === undefined ? undefined : toZoneName(located));
  if (name !== undefined) return namedZone(name);
  if (component !== undefined) return ownZone(component);
  throw new IcalError(
    `the time zone ${JSON.stringify(tzid.slice(0, 60))} is not known and not described in the file`,
  );
}

/** A change of the clock: from `at` (epoch milliseconds) on it is `to` ahead of UTC. */
interface Onset {
  at: number;
  from: number;
  to: number;
}

/** A zone made of its STANDARD and DAYLIGHT parts (RFC 5545 3.6.5), a year at a time. */
function ownZone(component: Component): Zone {
  const parts = component.components.filter((part) => part.name === "standard" || part.name === "daylight");
  if (parts.length === 0 || parts.length > 200)
    throw new IcalError("a VTIMEZONE has no parts that can be read");
  const budget: Budget = { steps: 200_000 };
  const years = new Map<number, Onset[]>();
  const onsets = (wall: number): Onset[] => {
    const { year } = toDate(Math.floor(wall / dayMs));
    const known =
      years.get(year) ?? parts.flatMap((part) => onsetsOf(part, year, budget)).sort((a, b) => a.at - b.at);
    years.set(year, known);
    return known;
  };
  const offsetAt = (at: number): number => {
    const all = onsets(at);
    return all.findLast((onset) => onset.at <= at)?.to ?? all[0]?.from ?? 0;
  };
  return {
    toWall: (at) => at + offsetAt(at),
    toInstant: (wall) => {
      const offsets = new Set(onsets(wall).flatMap((onset) => [onset.from, onset.to]));
      const fits = [...offsets].map((offset) => wall - offset).filter((at) => at + offsetAt(at) === wall);
      return fits.length > 0 ? Math.min(...fits) : wall - offsetAt(wall - dayMs);
    },
  };
}

/** The changes of one part from a year before to a year after, and the last one before that. */
function onsetsOf(part: Component, year: number, budget: Budget): Onset[] {
  const from = offsetOf(textOf(part, "tzoffsetfrom"));
  const to = offsetOf(textOf(part, "tzoffsetto"));
  const start = wallOf(parseWhen(property(part, "dtstart")?.values[0]));
  const walls = [
    start,
    ...part.properties
      .filter((one) => one.name === "rdate")
      .flatMap((one) => one.values.map((value) => wallOf(parseWhen(value)))),
  ];
  for (const { values } of part.properties.filter((one) => one.name === "rrule")) {
    const rule = parseRule(values[0]);
    if (rule.freq !== "YEARLY") throw new IcalError("a VTIMEZONE changes its clock more than once a year");
    const last =
      rule.until === undefined
        ? Number.POSITIVE_INFINITY
        : rule.until.kind === "utc"
          ? rule.until.at + from
          : wallOf(rule.until);
    const end = Math.min(toDay(year + 2, 1, 1) * dayMs, last + 1);
    const found = occurrences(
      rule,
      start,
      { from: Math.min(toDay(year - 1, 1, 1) * dayMs, end - 400 * dayMs), until: end, last },
      budget,
    );
    if (found.kind === "starts") walls.push(...found.walls);
  }
  return walls.map((wall) => ({ at: wall - from, from, to }));
}

function wallOf(when: When): number {
  return when.kind === "day" ? when.day * dayMs : when.kind === "utc" ? when.at : when.wall;
}

/** `+01:00`, as jCal writes a UTC-OFFSET, to milliseconds. */
function offsetOf(text: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(text ?? "");
  if (match === null) throw new IcalError(`${JSON.stringify(text)} is not an offset from UTC`);
  const ms = ((Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4] ?? 0)) * 1_000;
  return match[1] === "-" ? -ms : ms;
}
