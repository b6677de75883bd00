/** Describes a zone inside a calendar file (VTIMEZONE, RFC 5545 3.6.5), for programs that do not know its name. */
import { toWallText } from "./wall-text.ts";

type Instant = Temporal.Instant;

/** jCal, as ical.js writes it. */
export type Jcal = [name: string, properties: unknown[], components: unknown[]];

/**
 * The zone as it is from a year before `from` to a year after `until`, each change of the clock written out
 * (rules of recurrence would claim to know a future that governments change). `zone` is an IANA name.
 */
export function toVtimezone(zone: string, from: Instant, until: Instant): Jcal {
  const parts: Jcal[] = [];
  const end = until.toZonedDateTimeISO(zone).add({ years: 1 });
  const first = from.toZonedDateTimeISO(zone).subtract({ years: 1 });
  const base = first.getTimeZoneTransition("previous");
  if (base === null) parts.push(toPart("standard", "1970-01-01T00:00:00", first.offset, first.offset));
  else parts.push(toChange(base));
  let at = first.getTimeZoneTransition("next");
  while (at !== null && Temporal.ZonedDateTime.compare(at, end) <= 0) {
    parts.push(toChange(at));
    at = at.getTimeZoneTransition("next");
  }
  return [
    "vtimezone",
    [["tzid", {}, "text", zone]],
    parts.some(([name]) => name === "standard") ? parts : parts.map(asStandard),
  ];
}

/** A clock that was only ever set forward shows no summer time; some programs refuse a zone without standard time. */
function asStandard([, properties, components]: Jcal): Jcal {
  return ["standard", properties, components];
}

/** The part that begins with a change of the clock. Its start is read on the clock as it stood before. */
function toChange(at: Temporal.ZonedDateTime): Jcal {
  const before = at.subtract({ nanoseconds: 1 });
  const name = at.offsetNanoseconds > before.offsetNanoseconds ? "daylight" : "standard";
  const onset = at.toInstant().toZonedDateTimeISO("UTC").add({ nanoseconds: before.offsetNanoseconds });
  return toPart(name, toWallText(onset.toPlainDateTime()), before.offset, at.offset);
}

function toPart(name: string, start: string, from: string, to: string): Jcal {
  return [
    name,
    [
      ["dtstart", {}, "date-time", start],
      ["tzoffsetfrom", {}, "utc-offset", from],
      ["tzoffsetto", {}, "utc-offset", to],
    ],
    [],
  ];
}
