/** Times as Graph writes them: a wall clock without a zone, beside the name of one, Windows' or IANA's. */
import type { DateTimeTimeZone } from "@microsoft/microsoft-graph-types";
import { toZoneName } from "../../../src/formats/zone-name.ts";
import { Refusal } from "./refusal.ts";

/** Throws a refusal where the zone is none. The zone stays named as it was asked for. */
export function inZone(at: Temporal.Instant, zone: string): { dateTime: string; timeZone: string } {
  const wall = at.toZonedDateTimeISO(ianaOf(zone)).toPlainDateTime();
  // Seven digits of a second, and no Z even in UTC.
  return { dateTime: `${wall.toString({ smallestUnit: "second" })}.0000000`, timeZone: zone };
}

/** Throws a refusal where the text is no wall clock or the zone is none. */
export function fromZone(time: DateTimeTimeZone | null | undefined, what: string): Temporal.Instant {
  const text = time?.dateTime ?? "";
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?$/.test(text)) {
    throw new Refusal(
      400,
      "ErrorPropertyValidationFailure",
      `At least one property failed validation: ${what}.dateTime is '${text}'.`,
    );
  }
  return Temporal.PlainDateTime.from(text)
    .toZonedDateTime(ianaOf(time?.timeZone ?? ""))
    .toInstant();
}

/** A moment in a query: with its offset, or in UTC. */
export function fromQuery(text: string): Temporal.Instant | undefined {
  try {
    return /(Z|[+-]\d{2}:\d{2})$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime("UTC").toInstant();
  } catch {
    return undefined;
  }
}

export function ianaOf(zone: string): string {
  const name = toZoneName(zone);
  if (name !== undefined) return name;
  throw new Refusal(
    400,
    "TimeZoneNotSupportedException",
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`,
  );
}
