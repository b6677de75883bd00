/** What changed in an Outlook calendar since a cursor, of our own entries. Usually one request that says: nothing. */
import { type CalendarChanges, isTrouble, type SeenEvent } from "../provider.ts";
import {
  type CalendarCursor,
  type EntryState,
  isSameEntry,
  parseCalendarCursor,
  toCalendarCursor,
} from "./calendar-cursor.ts";
import { type GraphClient, part } from "./client.ts";
import { type OwnEntry, toOwnEntry, transactionPrefix } from "./own-entries.ts";
import { shows } from "./properties.ts";
import { EventItem, EventList } from "./wire.ts";

type Instant = Temporal.Instant;

/** How long an entry that is over is still looked at: whether a meeting took place is settled long before. */
const pastDays = 30;
/** How far ahead a window reaches, and when the next one is begun: it stays where it was while time goes on. */
const aheadDays = 180;
const leastAheadDays = 120;

export async function calendarChanges(
  client: GraphClient,
  now: Instant,
  text: string | undefined,
): Promise<CalendarChanges> {
  const before = text === undefined ? undefined : parseCalendarCursor(text);
  if (text !== undefined && before === undefined) return { kind: "start-over" };
  const since = now.subtract({ hours: pastDays * 24 });
  const read = await readItems(client, before, now, since);
  const entries = new Map(
    [...(before?.entries ?? [])].filter(([, { end }]) => Temporal.Instant.compare(end, since) >= 0),
  );
  const events = new Map<string, SeenEvent>();
  const tell = (seen: SeenEvent) => {
    // Of several entries of one key the one that stands is the entry.
    const other = events.get(seen.key);
    if (other === undefined || other.status === "deleted") events.set(seen.key, seen);
  };
  const gone = new Set(read.removed);
  for (const item of read.items) {
    const known = before?.entries.get(item.id);
    const own = await ownEntry(client, item, now, known);
    if (own === undefined) continue;
    gone.delete(item.id);
    entries.set(item.id, withoutUpdated(own.seen));
    if (!isSameEntry(known, own.seen)) tell(own.seen);
  }
  if (read.isWhole) {
    const present = new Set(read.items.map(({ id }) => id));
    for (const id of entries.keys()) if (!present.has(id)) gone.add(id);
  }
  for (const id of gone) {
    const known = entries.get(id);
    if (known === undefined) continue;
    const there = await entryOf(client, id, now, known);
    if (there === undefined || isInside(there.seen, since, read.until)) {
      entries.delete(id);
      tell({ ...known, status: "deleted", updated: now });
    } else {
      // It was moved to where the window does not reach.
      entries.set(id, withoutUpdated(there.seen));
      if (!isSameEntry(known, there.seen)) tell(there.seen);
    }
  }
  const { link, until } = read;
  return {
    kind: "changes",
    events: [...events.values()],
    cursor: toCalendarCursor({ link, until, entries }),
  };
}

/** A delta shows no properties: whether an entry is ours, and whose, is asked of it once. */
async function ownEntry(
  client: GraphClient,
  item: EventItem,
  now: Instant,
  known: EntryState | undefined,
): Promise<OwnEntry | undefined> {
  if (known !== undefined && item.start !== undefined) return toOwnEntry(item, now, known);
  const { transactionId } = item;
  const mayBeOurs =
    known !== undefined ||
    (transactionId === undefined ? item.isOrganizer !== false : transactionId?.startsWith(transactionPrefix));
  return mayBeOurs === true ? entryOf(client, item.id, now, known) : undefined;
}

/** Undefined where it is gone, or none of ours. */
async function entryOf(
  client: GraphClient,
  id: string,
  now: Instant,
  known: EntryState | undefined,
): Promise<OwnEntry | undefined> {
  try {
    const item = await client.ask({
      path: `/me/events/${part(id)}`,
      query: { $expand: shows("entry") },
      intent: "reading",
      reply: EventItem,
    });
    return toOwnEntry(item, now, known);
  } catch (error) {
    if (isTrouble(error, "gone")) return undefined;
    throw error;
  }
}

interface Items {
  /** Each once, whatever was told twice. */
  items: EventItem[];
  removed: string[];
  link: string;
  until: Instant;
  /** Everything was listed, not only what changed. */
  isWhole: boolean;
}

/** A link that Graph no longer takes is no loss: everything is listed, and compared with what we knew. */
async function readItems(
  client: GraphClient,
  before: CalendarCursor | undefined,
  now: Instant,
  since: Instant,
): Promise<Items> {
  const isFar = before !== undefined && now.until(before.until).total("hours") >= leastAheadDays * 24;
  if (before !== undefined && isFar) {
    try {
      const read = await pages(client, { path: before.link });
      return { ...read, until: before.until, isWhole: false };
    } catch (error) {
      if (!isTrouble(error, "gone")) throw error;
    }
  }
  const until = now.add({ hours: aheadDays * 24 });
  const query = { startDateTime: `${since}`, endDateTime: `${until}` };
  return { ...(await pages(client, { path: "/me/calendarView/delta", query })), until, isWhole: true };
}

async function pages(
  client: GraphClient,
  from: { path: string; query?: Record<string, string> },
): Promise<Omit<Items, "isWhole" | "until">> {
  const items = new Map<string, EventItem>();
  const removed = new Set<string>();
  let next = from;
  for (;;) {
    const headers = { prefer: "odata.maxpagesize=100" };
    const page: EventList = await client.ask({ ...next, headers, intent: "reading", reply: EventList });
    for (const item of page.value) {
      if (item["@removed"] === undefined) items.set(item.id, item);
      else removed.add(item.id);
    }
    const { "@odata.nextLink": more, "@odata.deltaLink": link } = page;
    if (more !== undefined) next = { path: more };
    else if (link === undefined) throw new TypeError("A round of delta ends with a link.");
    else return { items: [...items.values()], removed: [...removed], link };
  }
}

function isInside({ start, end }: SeenEvent, since: Instant, until: Instant): boolean {
  return Temporal.Instant.compare(start, until) < 0 && Temporal.Instant.compare(end, since) > 0;
}

function withoutUpdated({ updated: _, ...state }: SeenEvent): EntryState {
  return state;
}
