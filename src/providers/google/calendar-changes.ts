/** What changed in a Google calendar since a cursor, of our own entries. Usually one request that says: nothing. */
import { type CalendarChanges, isTrouble, type SeenEvent } from "../provider.ts";
import {
  type CalendarCursor,
  type EntryState,
  isSameEntry,
  parseCalendarCursor,
  toCalendarCursor,
} from "./calendar-cursor.ts";
import type { GoogleClient } from "./client.ts";
import { type OwnEntry, toOwnEntry } from "./own-entries.ts";
import { type EventItem, EventList } from "./wire.ts";

type Instant = Temporal.Instant;

/** How long an entry that is over is still looked at: whether a meeting took place is settled long before. */
const pastDays = 30;

export async function calendarChanges(
  client: GoogleClient,
  now: Instant,
  text: string | undefined,
): Promise<CalendarChanges> {
  const before = text === undefined ? undefined : parseCalendarCursor(text);
  if (text !== undefined && before === undefined) return { kind: "start-over" };
  const since = now.subtract({ hours: pastDays * 24 });
  const read = await readItems(client, before?.syncToken, since);
  const entries = new Map(
    [...(before?.entries ?? [])].filter(([, { end }]) => Temporal.Instant.compare(end, since) >= 0),
  );
  const events = new Map<string, SeenEvent>();
  const tell = (seen: SeenEvent) => {
    // Of several entries of one key the one that stands is the entry; the others were deleted before it was made.
    const other = events.get(seen.key);
    if (other === undefined || other.status === "deleted") events.set(seen.key, seen);
  };
  const own = ownEntries(read.items, now, before?.entries);
  for (const { item, seen } of own) {
    const known = before?.entries.get(item.id);
    if (seen.status === "deleted") entries.delete(item.id);
    else entries.set(item.id, withoutUpdated(seen));
    if (!isSameEntry(known, seen)) tell(seen);
  }
  if (read.isWhole) {
    const present = new Set(own.map(({ item }) => item.id));
    for (const [id, known] of entries) {
      if (present.has(id)) continue;
      entries.delete(id);
      tell({ ...known, status: "deleted", updated: now });
    }
  }
  return {
    kind: "changes",
    events: [...events.values()],
    cursor: toCalendarCursor({ syncToken: read.syncToken, entries }),
  };
}

function ownEntries(
  items: readonly EventItem[],
  now: Instant,
  known: CalendarCursor["entries"] | undefined,
): OwnEntry[] {
  return items.flatMap((item) => toOwnEntry(item, now, known?.get(item.id)) ?? []);
}

interface Items {
  items: EventItem[];
  syncToken: string;
  /** Everything was listed, not only what changed. */
  isWhole: boolean;
}

/** A token that Google no longer takes is no loss: everything is listed, and compared with what we knew. */
async function readItems(
  client: GoogleClient,
  syncToken: string | undefined,
  since: Instant,
): Promise<Items> {
  if (syncToken !== undefined) {
    try {
      return { ...(await pages(client, { syncToken })), isWhole: false };
    } catch (error) {
      if (!isTrouble(error, "gone")) throw error;
    }
  }
  return { ...(await pages(client, { timeMin: since.toString() })), isWhole: true };
}

async function pages(
  client: GoogleClient,
  from: { syncToken: string } | { timeMin: string },
): Promise<Omit<Items, "isWhole">> {
  const items: EventItem[] = [];
  let pageToken: string | undefined;
  for (;;) {
    const page = await client.calendar({ intent: "reading", reply: EventList }, ({ events }, how) =>
      events.list(
        {
          calendarId: "primary",
          maxResults: 2_500,
          ...from,
          ...(pageToken === undefined ? {} : { pageToken }),
        },
        how,
      ),
    );
    items.push(...page.items);
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return { items, syncToken: page.nextSyncToken ?? "none" };
  }
}

function withoutUpdated({ updated: _, ...state }: SeenEvent): EntryState {
  return state;
}
