/**
 * What time it is where somebody lives. A mail asks that of the same few instants again and again, of its offers above
 * all, and working it out costs more than anything else that is done with a time: the last answers are remembered.
 */

interface Told {
  /** Milliseconds since 1970: none of our times is told more closely. */
  at: number;
  zone: string;
  local: Temporal.ZonedDateTime;
  day?: Temporal.PlainDate;
}

/** Two zones for each offer, for when the mail came, and for what it comes to. */
const remembered = 16;
const latest: Told[] = [];
let oldest = 0;

export function localTime(at: Temporal.Instant, zone: string): Temporal.ZonedDateTime {
  return told(at, zone).local;
}

export function dayOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  const found = told(at, zone);
  found.day ??= found.local.toPlainDate();
  return found.day;
}

function told(at: Temporal.Instant, zone: string): Told {
  const instant = at.epochMilliseconds;
  for (const each of latest) if (each.at === instant && each.zone === zone) return each;
  const found = { at: instant, zone, local: at.toZonedDateTimeISO(zone) };
  latest[oldest] = found;
  oldest = (oldest + 1) % remembered;
  return found;
}
