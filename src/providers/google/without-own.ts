/**
 * Busy time as if some entries of ours were not there. Google's answer about busy time names no entries, and runs
 * together what lies side by side: so where ours stand, the entries themselves are asked for, and whatever else lies
 * there stays busy.
 */
import type { Busy, OwnTime } from "../../core/slot.ts";
import type { GoogleClient } from "./client.ts";
import { type FreeBusy, merged } from "./free-busy.ts";
import { type OwnEntry, toOwnEntry } from "./own-entries.ts";
import { type EventItem, EventList } from "./wire.ts";

type Instant = Temporal.Instant;

/** `own` are looked for in the primary calendar, which is where we write them. */
export async function withoutOwn(
  client: GoogleClient,
  found: FreeBusy,
  own: readonly OwnTime[],
  now: Instant,
): Promise<Busy[]> {
  const inTheWay = own.filter(({ start }) => {
    const at = toSecond(start);
    return found.primary.some(({ from, until }) => from <= at + 999 && until > at);
  });
  let { primary } = found;
  for (const stretch of stretches(inTheWay)) {
    const items = await entriesIn(client, stretch);
    const ours = items.filter((item) => isOwn(toOwnEntry(item, now), inTheWay));
    const theirs = items.filter((item) => !ours.includes(item) && takesTime(item)).map(spanOf);
    for (const span of ours.map(spanOf)) {
      primary = primary.flatMap((time) => less(time, span));
      primary.push(...theirs.flatMap((time) => common(time, span)));
    }
  }
  return merged([...primary, ...found.others]);
}

/** Entries near each other are asked for together; none of ours is longer than `longestMs`. */
function stretches(own: readonly OwnTime[]): Busy[] {
  const spans = own.map(({ start }) => ({
    from: start.epochMilliseconds,
    until: start.epochMilliseconds + longestMs,
  }));
  return merged(spans);
}

const longestMs = 8 * 3_600_000;

async function entriesIn(client: GoogleClient, { from, until }: Busy): Promise<EventItem[]> {
  const items: EventItem[] = [];
  let pageToken: string | undefined;
  do {
    const page = await client.calendar({ intent: "reading", reply: EventList }, ({ events }, how) =>
      events.list(
        {
          calendarId: "primary",
          singleEvents: true,
          maxResults: 2_500,
          timeMin: new Date(from).toISOString(),
          timeMax: new Date(until).toISOString(),
          ...(pageToken === undefined ? {} : { pageToken }),
        },
        how,
      ),
    );
    items.push(...page.items);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return items;
}

function isOwn(entry: OwnEntry | undefined, own: readonly OwnTime[]): boolean {
  if (entry === undefined) return false;
  const { key, start } = entry.seen;
  return own.some((one) => one.key === key && toSecond(one.start) === toSecond(start));
}

/** In doubt it does: what is free, declined, cancelled or a place of work does not (A17). */
function takesTime({ status, transparency, eventType, attendees }: EventItem): boolean {
  if (status === "cancelled" || transparency === "transparent") return false;
  if (eventType === "workingLocation" || eventType === "birthday") return false;
  return !attendees.some(({ self, responseStatus }) => self && responseStatus === "declined");
}

/** A whole day has no zone here: anywhere on earth it may be that day. */
function spanOf({ start, end }: EventItem): Busy {
  const at = (text: string | undefined) => (text === undefined ? Number.NaN : Date.parse(text));
  const from = at(start?.dateTime);
  const until = at(end?.dateTime);
  const day = 86_400_000;
  return {
    from: Number.isNaN(from) ? (at(start?.date) || Number.NEGATIVE_INFINITY) - day : from,
    until: Number.isNaN(until) ? (at(end?.date) || Number.POSITIVE_INFINITY) + day : until,
  };
}

function less(time: Busy, ours: Busy): Busy[] {
  if (time.until <= ours.from || ours.until <= time.from) return [time];
  return [
    { from: time.from, until: ours.from },
    { from: ours.until, until: time.until },
  ].filter(({ from, until }) => from < until);
}

function common(time: Busy, ours: Busy): Busy[] {
  const both = { from: Math.max(time.from, ours.from), until: Math.min(time.until, ours.until) };
  return both.from < both.until ? [both] : [];
}

function toSecond(at: Instant): number {
  return Math.floor(at.epochMilliseconds / 1_000) * 1_000;
}
