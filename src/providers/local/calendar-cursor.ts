/** Where a sync of the calendar folder stands: what each of our entries said, so that a deleted one can still be told. */
import { z } from "zod";
import { type ActionKey, parseActionKey } from "../../core/keys.ts";
import type { SeenEvent } from "../provider.ts";

const Entry = z.tuple([
  z.string(),
  z.string(),
  z.int(),
  z.int(),
  z.int(),
  z.enum(["confirmed", "tentative", "cancelled", "deleted"]),
  z.enum(["needs-action", "accepted", "declined", "tentative"]),
]);
const Cursor = z.strictObject({ version: z.literal(1), entries: z.array(Entry) });

/** All but when it was last changed, which two readings may tell differently. */
export type EntryState = Omit<SeenEvent, "updated">;

/** The entries of a cursor by key; undefined where it is none of ours. */
export function parseCalendarCursor(cursor: string): Map<string, EntryState> | undefined {
  try {
    const { entries } = Cursor.parse(JSON.parse(cursor));
    return new Map(
      entries.map(([key, uid, sequence, start, end, status, partstat]) => {
        parseActionKey(key);
        const at = Temporal.Instant.fromEpochMilliseconds;
        return [
          key,
          { key: key as ActionKey, uid, sequence, start: at(start), end: at(end), status, partstat },
        ];
      }),
    );
  } catch {
    return undefined;
  }
}

/** The same entries give the same cursor, whenever they were looked at. */
export function toCalendarCursor(events: readonly EntryState[]): string {
  const entries = [...events]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((event) => [
      event.key,
      event.uid,
      event.sequence,
      event.start.epochMilliseconds,
      event.end.epochMilliseconds,
      event.status,
      event.partstat,
    ]);
  return JSON.stringify({ version: 1, entries });
}
