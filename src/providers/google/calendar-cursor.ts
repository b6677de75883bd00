/**
 * Where a sync of a Google calendar stands: Google's token, and what each of our entries said, because of a deleted
 * one Google need not tell more than its id, and of one that was deleted before a token expired nothing at all.
 */
import { z } from "zod";
import { type ActionKey, parseActionKey } from "../../core/keys.ts";
import type { SeenEvent } from "../provider.ts";

const Entry = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.int(),
  z.int(),
  z.int(),
  z.enum(["confirmed", "tentative", "cancelled", "deleted"]),
  z.enum(["needs-action", "accepted", "declined", "tentative"]),
]);
const Cursor = z.strictObject({
  version: z.literal(1),
  syncToken: z.string().min(1),
  entries: z.array(Entry),
});

/** All but when it was last changed, which two readings may tell differently. */
export type EntryState = Omit<SeenEvent, "updated">;

export interface CalendarCursor {
  syncToken: string;
  /** By Google's id. */
  entries: Map<string, EntryState>;
}

/** Undefined where it is none of ours. */
export function parseCalendarCursor(text: string): CalendarCursor | undefined {
  try {
    const { syncToken, entries } = Cursor.parse(JSON.parse(text));
    const at = Temporal.Instant.fromEpochMilliseconds;
    return {
      syncToken,
      entries: new Map(
        entries.map(([id, key, uid, sequence, start, end, status, partstat]) => {
          parseActionKey(key);
          return [
            id,
            { key: key as ActionKey, uid, sequence, start: at(start), end: at(end), status, partstat },
          ];
        }),
      ),
    };
  } catch {
    return undefined;
  }
}

export function toCalendarCursor({ syncToken, entries }: CalendarCursor): string {
  const list = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { key, uid, sequence, start, end, status, partstat }]) => [
      id,
      key,
      uid,
      sequence,
      start.epochMilliseconds,
      end.epochMilliseconds,
      status,
      partstat,
    ]);
  return JSON.stringify({ version: 1, syncToken, entries: list });
}

export function isSameEntry(a: EntryState | undefined, b: EntryState): boolean {
  return (
    a !== undefined &&
    a.uid === b.uid &&
    a.sequence === b.sequence &&
    a.start.equals(b.start) &&
    a.end.equals(b.end) &&
    a.status === b.status &&
    a.partstat === b.partstat
  );
}
