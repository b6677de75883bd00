/** When the listed calendars are busy. What Google cannot say is busy. */
import { Problem } from "../../core/problem.ts";
import type { Busy } from "../../core/slot.ts";
import type { GoogleClient } from "./client.ts";
import { FreeBusyReply } from "./wire.ts";

type Instant = Temporal.Instant;

/** What one query may ask: `calendarExpansionMax`, and a span of about 90 days, which others have met. */
const mostCalendars = 50;
const mostHours = 85 * 24;

export interface FreeBusy {
  /** Of all calendars: merged and sorted. */
  busy: Busy[];
  /** Of the calendar in which our own entries stand, as Google told it; empty where it is not asked about. */
  primary: Busy[];
  /** Of all others. */
  others: Busy[];
}

/** Throws `ProviderError`, and Problem `calendar/unreadable` where the rules name a calendar that there is not. */
export async function freeBusy(
  client: GoogleClient,
  calendars: readonly string[],
  { from, until }: { from: Instant; until: Instant },
): Promise<FreeBusy> {
  const primary: Busy[] = [];
  const others: Busy[] = [];
  for (let first = 0; first < calendars.length; first += mostCalendars) {
    const ids = calendars.slice(first, first + mostCalendars);
    for (let start = from; Temporal.Instant.compare(start, until) < 0; ) {
      const after = start.add({ hours: mostHours });
      const end = Temporal.Instant.compare(after, until) < 0 ? after : until;
      for (const [id, spans] of await query(client, ids, start, end))
        (id === "primary" ? primary : others).push(...spans);
      start = end;
    }
  }
  return { busy: merged([...primary, ...others]), primary, others };
}

async function query(
  client: GoogleClient,
  ids: readonly string[],
  from: Instant,
  until: Instant,
): Promise<[id: string, busy: Busy[]][]> {
  const requestBody = {
    timeMin: from.toString(),
    timeMax: until.toString(),
    items: ids.map((id) => ({ id })),
    calendarExpansionMax: mostCalendars,
  };
  const { calendars } = await client.calendar(
    { intent: "reading", reply: FreeBusyReply },
    ({ freebusy }, how) => freebusy.query({ requestBody }, how),
  );
  const whole = { from: from.epochMilliseconds, until: until.epochMilliseconds };
  return ids.map((id) => {
    const found = calendars[id];
    if (found?.errors.some(({ reason }) => reason === "notFound")) throw unknownCalendar(id);
    if (found === undefined || found.errors.length > 0) return [id, [whole]];
    return [id, found.busy.map((span) => within(span, whole))];
  });
}

/** Cut to what was asked for; a span that cannot be read takes all of it. */
function within(span: { start: string; end: string }, whole: Busy): Busy {
  const start = Date.parse(span.start);
  const end = Date.parse(span.end);
  if (Number.isNaN(start) || Number.isNaN(end)) return whole;
  return { from: Math.max(start, whole.from), until: Math.min(end, whole.until) };
}

/** Sorted, and without overlaps. */
export function merged(busy: readonly Busy[]): Busy[] {
  const result: Busy[] = [];
  for (const span of busy.filter((one) => one.from < one.until).toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else result.push({ ...span });
  }
  return result;
}

function unknownCalendar(id: string): Problem {
  return new Problem("calendar/unreadable", {
    what: `there is no calendar ${JSON.stringify(id)}, or this account may not see it`,
    where: "rules.yaml: meetings.busy_calendars",
    next: "Name `primary`, or the id of a calendar as its settings at Google show it under “Integrate calendar”.",
  });
}
