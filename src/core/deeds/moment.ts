/** A day or a time as the owner types it. */

export type Moment = { kind: "day"; day: Temporal.PlainDate } | { kind: "instant"; at: Temporal.Instant };

/**
 * A day (`2026-12-01`, `today`, `yesterday`), a time on the owner's clock (`2026-12-01T10:00`), or an instant with its
 * offset or Z. Throws a RangeError for anything else, and for a time that the owner's clock skips or shows twice.
 */
export function parseMoment(text: string, zone: string, now: Temporal.Instant): Moment {
  const said = text.trim();
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  if (/^today$/i.test(said)) return { kind: "day", day: today };
  if (/^yesterday$/i.test(said)) return { kind: "day", day: today.subtract({ days: 1 }) };
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return { kind: "day", day: Temporal.PlainDate.from(said) };
  return { kind: "instant", at: parseTime(said, zone) };
}

/** The same without days. */
export function parseTime(text: string, zone: string): Temporal.Instant {
  const said = text.trim().replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, "$1T$2");
  if (/(?:z|[+-]\d{2}:?\d{2})$/i.test(said.replace(/^\d{4}-\d{2}-\d{2}/, ""))) {
    return Temporal.Instant.fromEpochMilliseconds(Temporal.Instant.from(said).epochMilliseconds);
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(said)) throw new RangeError(`No day and no time: ${text}`);
  const there = Temporal.PlainDateTime.from(said).toZonedDateTime(zone, { disambiguation: "reject" });
  return Temporal.Instant.fromEpochMilliseconds(there.epochMilliseconds);
}
