/**
 * A folder of .ics files as a calendar (contract, section 9). Each booking is one file named by its key, and is the
 * invitation; every other file is the owner's own and takes time.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ActionKey } from "../../core/keys.ts";
import { hash } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { busyTimes, type CalendarFile } from "../../formats/busy.ts";
import { readEvents } from "../../formats/ical-in.ts";
import { toIcal } from "../../formats/ical-out.ts";
import { type Calendar, type CalendarEvent, ProviderError, type SeenEvent } from "../provider.ts";
import { type EntryState, parseCalendarCursor, toCalendarCursor } from "./calendar-cursor.ts";
import { makeFolder, onDisk, tidy, writeWhole } from "./durable.ts";
import { calendarNames, type IcsFile, listIcs, textOfFile } from "./ics-folder.ts";
import { markName, markOf, type OwnEntry, ownEntries, toSeen } from "./own-entries.ts";

export interface LocalCalendarOptions {
  /** `busy_calendars`: `primary` and names of subfolders. */
  calendars: readonly string[];
  /** The owner's IANA zone: for whole days and times without a zone. */
  zone: string;
  now: () => Temporal.Instant;
  /** The owner's normalised address: what they declined is not busy. */
  address?: string;
}

/** The calendar in `folder` (a home's `calendar`), which is made when the first entry is written. */
export function localCalendar(folder: string, options: LocalCalendarOptions): Calendar {
  const readOwn = ownEntries(options.zone);
  const entries = async (): Promise<OwnEntry[]> => readOwn((await listIcs(folder, "primary")) ?? []);
  const entryOf = async (key: ActionKey) => (await entries()).find((entry) => entry.key === key);
  const aside = join(folder, ".tmp");

  const write = async (
    key: ActionKey,
    event: CalendarEvent,
    how: { status: SeenEvent["status"]; before: OwnEntry | undefined },
  ) => {
    const now = options.now();
    // Who accepted a time has not accepted another one.
    const kept = how.before !== undefined && sameTime(how.before.event, event) ? how.before : undefined;
    const answers = new Map(kept?.event.attendees.map((one) => [one.address, one.partstat.toUpperCase()]));
    const seen: SeenEvent = {
      key,
      uid: event.uid,
      sequence: event.sequence,
      updated: now,
      status: how.status,
      start: toSecond(event.start),
      end: toSecond(event.end),
      partstat: kept === undefined ? "needs-action" : toSeen(kept, now).partstat,
    };
    const text = toIcal(event, {
      stamp: now,
      action: key,
      ...(how.status === "cancelled" ? { status: "CANCELLED" as const } : {}),
      answers,
      marks: { [markName]: markOf(seen) },
    });
    await makeFolder(aside);
    await tidy(aside);
    // A calendar program may keep several events in one file, which is then not ours to write over.
    const path = how.before?.isAlone === true ? how.before.file.path : join(folder, nameOf(key));
    await writeWhole(path, Buffer.from(text), aside);
    return seen;
  };

  return {
    changesSince: (cursor) =>
      onDisk(async () => {
        const before = cursor === undefined ? new Map<string, EntryState>() : parseCalendarCursor(cursor);
        if (before === undefined) return { kind: "start-over" };
        const now = options.now();
        const present = (await entries()).map((entry) => toSeen(entry, now));
        const keys = new Set<string>(present.map((event) => event.key));
        const gone = [...before.values()].filter((event) => !keys.has(event.key));
        const events = [
          ...present.filter((event) => !isSame(before.get(event.key), event)),
          ...gone.map((event): SeenEvent => ({ ...event, status: "deleted", updated: now })),
        ];
        return { kind: "changes", events, cursor: toCalendarCursor(present) };
      }),

    busy: (from, until, own = []) =>
      onDisk(async () => {
        const files: CalendarFile[] = [];
        for (const calendar of options.calendars) {
          const found = await listIcs(folder, calendar);
          if (found === undefined) throw await unknownCalendar(folder, calendar);
          for (const file of found) files.push(...(await readFile(file)));
        }
        const { zone, address } = options;
        const { busy, unreadable } = busyTimes(files, {
          from,
          until,
          zone,
          ...(address === undefined ? {} : { owner: address }),
          own,
        });
        const first = unreadable[0];
        if (first !== undefined) throw unreadableFile(first.name, first.says, unreadable.length - 1);
        return busy;
      }),

    find: (key) =>
      onDisk(async () => {
        const entry = await entryOf(key);
        return entry === undefined ? undefined : toSeen(entry, options.now());
      }),

    put: (key, event) =>
      onDisk(async () => {
        const before = await entryOf(key);
        if (before !== undefined && isAsWanted(before, event, options.now()))
          return toSeen(before, options.now());
        return write(key, event, { status: event.isHold === true ? "tentative" : "confirmed", before });
      }),

    cancel: (key, event) =>
      onDisk(async () => {
        const before = await entryOf(key);
        // Deleted by a person, or cancelled before: there is nothing left to cancel.
        if (before === undefined || before.event.status === "cancelled") return;
        if (event.isHold === true && before.isAlone) return rm(before.file.path, { force: true });
        await write(key, event, { status: "cancelled", before });
      }),
  };
}

function nameOf(key: ActionKey): string {
  return `${hash(key).slice(0, 32)}.ics`;
}

/** iCalendar knows no fraction of a second. */
function toSecond(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: "second", roundingMode: "floor" });
}

function sameTime(
  a: { start: Temporal.Instant; end: Temporal.Instant },
  b: { start: Temporal.Instant; end: Temporal.Instant },
): boolean {
  return a.start.equals(toSecond(b.start)) && a.end.equals(toSecond(b.end));
}

/** Whether the entry says what is wanted, compared as it would be read back. */
function isAsWanted({ event: there }: OwnEntry, event: CalendarEvent, now: Temporal.Instant): boolean {
  const [wanted] = readEvents(toIcal(event, { stamp: now }), "UTC").events;
  return (
    wanted !== undefined &&
    there.status === wanted.status &&
    there.uid === wanted.uid &&
    there.sequence === wanted.sequence &&
    sameTime(there, wanted) &&
    there.summary === wanted.summary &&
    there.description === wanted.description &&
    there.location === wanted.location &&
    there.attendees.map((one) => one.address).join() === wanted.attendees.map((one) => one.address).join()
  );
}

function isSame(before: EntryState | undefined, event: EntryState): boolean {
  return before !== undefined && before.uid === event.uid && markOf(before) === markOf(event);
}

const mostBytes = 10 * 1024 * 1024;

async function readFile(file: IcsFile): Promise<CalendarFile[]> {
  if (file.size > mostBytes)
    throw unreadableFile(
      file.name,
      `it is ${Math.floor(file.size / 2 ** 20)} MB large; at most ${mostBytes / 2 ** 20} MB are read`,
      0,
    );
  const text = await textOfFile(file);
  return text === undefined ? [] : [{ name: file.name, text }];
}

/** What cannot be read is busy: no slot is offered until the owner has corrected it. */
function unreadableFile(name: string, says: string, more: number): ProviderError {
  const rest = more > 0 ? ` (and ${more} more)` : "";
  return new ProviderError({ kind: "unavailable", why: `${name}: ${says}${rest}` });
}

async function unknownCalendar(folder: string, calendar: string): Promise<Problem> {
  const names = ["primary", ...(await calendarNames(folder)).sort()];
  return new Problem("calendar/unreadable", {
    what: `there is no calendar ${JSON.stringify(calendar)}`,
    where: "rules.yaml: meetings.busy_calendars",
    next: `Name one of ${names.join(", ")}, or make the folder calendar/${calendar}.`,
  });
}
