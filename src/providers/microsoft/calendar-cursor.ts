/**
 * Where a sync of an Outlook calendar stands: Graph's link, how far its window reaches, and what each of our entries
 * said, because a delta shows none of our properties, and of what is gone no more than the id.
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
  /** Start and end of the time that the guest proposed. */
  z.array(z.int()).max(2),
]);
const Cursor = z.strictObject({
  version: z.literal(1),
  link: z.string().min(1),
  until: z.int(),
  entries: z.array(Entry),
});

/** All but when it was last changed, which two readings may tell differently. */
export type EntryState = Omit<SeenEvent, "updated">;

export interface CalendarCursor {
  link: string;
  /** The end of the window that the link is for. */
  until: Temporal.Instant;
  /** By Graph's id. */
  entries: Map<string, EntryState>;
}

/** Undefined where it is none of ours. */
export function parseCalendarCursor(text: string): CalendarCursor | undefined {
  try {
    const { link, until, entries } = Cursor.parse(JSON.parse(text));
    const at = Temporal.Instant.fromEpochMilliseconds;
    return {
      link,
      until: at(until),
      entries: new Map(
        entries.map(([id, key, uid, sequence, start, end, status, partstat, [from, to]]) => {
          parseActionKey(key);
          return [
            id,
            {
              key: key as ActionKey,
              uid,
              sequence,
              start: at(start),
              end: at(end),
              status,
              partstat,
              ...(from === undefined || to === undefined
                ? {}
                : { proposed: { start: at(from), end: at(to) } }),
            },
          ];
        }),
      ),
    };
  } catch {
    return undefined;
  }
}

export function toCalendarCursor({ link, until, entries }: CalendarCursor): string {
  const list = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { key, uid, sequence, start, end, status, partstat, proposed }]) => [
      id,
      key,
      uid,
      sequence,
      start.epochMilliseconds,
      end.epochMilliseconds,
      status,
      partstat,
      proposed === undefined ? [] : [proposed.start.epochMilliseconds, proposed.end.epochMilliseconds],
    ]);
  return JSON.stringify({ version: 1, link, until: until.epochMilliseconds, entries: list });
}

export function isSameEntry(a: EntryState | undefined, b: EntryState): boolean {
  return (
    a !== undefined &&
    a.uid === b.uid &&
    a.sequence === b.sequence &&
    a.start.equals(b.start) &&
    a.end.equals(b.end) &&
    a.status === b.status &&
    a.partstat === b.partstat &&
    isSameWish(a.proposed, b.proposed)
  );
}

function isSameWish(a: EntryState["proposed"], b: EntryState["proposed"]): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.start.equals(b.start) && a.end.equals(b.end);
}
