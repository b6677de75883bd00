/** One calendar: its events, also the deleted ones, and the count by which a client follows them. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";

type Event = calendar_v3.Schema$Event;

export interface Entry {
  event: Event & { id: string };
  /** The calendar's count at its last change. */
  change: number;
  /** From when on a conference that was asked for is there, epoch milliseconds. */
  conferenceAt?: number;
}

export interface CalendarBook {
  id: string;
  summary: string;
  timeZone: string;
  entries: Map<string, Entry>;
  changes: number;
  /** A sync token of a lower count is no longer valid. */
  syncFloor: number;
  /** Why free/busy has no answer for it. */
  broken: string | undefined;
}

export function emptyBook(id: string, summary: string, timeZone: string): CalendarBook {
  return { id, summary, timeZone, entries: new Map(), changes: 0, syncFloor: 0, broken: undefined };
}
