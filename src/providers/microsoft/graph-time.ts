/** Times as Graph writes them: a wall clock without a zone, beside the name of one, Windows' or IANA's. */
import { findWindows } from "windows-iana";
import { toZoneName } from "../../formats/zone-name.ts";
import type { Moment } from "./wire.ts";

/** Undefined where the zone is none that we know: such a time could be any, and is never taken for UTC. */
export function toInstant({ dateTime, timeZone }: Moment): Temporal.Instant | undefined {
  try {
    if (/(Z|[+-]\d\d:\d\d)$/.test(dateTime)) return Temporal.Instant.from(dateTime);
    const zone = toZoneName(timeZone ?? "");
    return zone === undefined
      ? undefined
      : Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).toInstant();
  } catch {
    return undefined;
  }
}

/**
 * An instant on the clock of an IANA zone, under Windows' name for it (CLDR): the one that Graph takes everywhere.
 * In UTC where Windows has no such zone or keeps another time there, or where the clock shows that hour twice.
 */
export function toMoment(at: Temporal.Instant, zone: string): Required<Moment> & { timeZone: string } {
  const timeZone = findWindows(zone)[0];
  if (timeZone !== undefined) {
    const dateTime = onClock(at, zone);
    if (toInstant({ dateTime, timeZone })?.equals(toSecond(at)) === true) return { dateTime, timeZone };
  }
  return { dateTime: onClock(at, "UTC"), timeZone: "UTC" };
}

function onClock(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "second" });
}

function toSecond(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: "second", roundingMode: "floor" });
}
