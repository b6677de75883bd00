/**
 * Busy time from calendar files. Recurring events are expanded only within the window asked for. What cannot be
 * read is reported by file and event, because unknown time is busy time, never free.
 */
import type { Busy, OwnTime } from "../core/slot.ts";
import { type BusyEntry, takesTime, toBusyEntry } from "./busy-entry.ts";
import { type Component, IcalError, readCalendars, textOf } from "./ical-text.ts";
import { actionHeader } from "./mime-out.ts";
import { type Budget, occurrences } from "./repeat.ts";
import { dayMs } from "./wall-time.ts";
import { zonesOf } from "./zone-in.ts";

export interface CalendarFile {
  /** For messages: the path that the owner knows it by. */
  name: string;
  text: string;
}

/** The part of a file that could not be read; `says` is a sentence that names the event. */
export interface Unreadable {
  name: string;
  says: string;
}

export interface BusyWindow {
  from: Temporal.Instant;
  until: Temporal.Instant;
  /** IANA zone of whole days and of times without a zone: the owner's. */
  zone: string;
  /** The owner's normalised address: what they declined is not busy. */
  owner?: string;
  /** Entries of ours that do not count where they stand at that time: by the second, as iCalendar knows it. */
  own?: readonly OwnTime[];
}

/** Busy spans within the window, merged and sorted, and what could not be read and might lie in it. */
export function busyTimes(
  files: readonly CalendarFile[],
  window: BusyWindow,
): { busy: Busy[]; unreadable: Unreadable[] } {
  const busy: Busy[] = [];
  const unreadable: Unreadable[] = [];
  const budget: Budget = { steps: 500_000 };
  for (const file of files) {
    try {
      for (const calendar of readCalendars(file.text)) {
        const found = ofCalendar(calendar, window, budget);
        busy.push(...found.busy);
        unreadable.push(...found.says.map((says) => ({ name: file.name, says })));
      }
    } catch (error) {
      if (!(error instanceof IcalError)) throw error;
      unreadable.push({ name: file.name, says: error.message });
    }
  }
  return { busy: merge(busy), unreadable };
}

/** Sorted, without overlaps. */
function merge(busy: readonly Busy[]): Busy[] {
  const merged: Busy[] = [];
  for (const span of [...busy].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else merged.push({ ...span });
  }
  return merged;
}

function ofCalendar(
  calendar: Component,
  window: BusyWindow,
  budget: Budget,
): { busy: Busy[]; says: string[] } {
  const zoneOf = zonesOf(calendar, window.zone);
  const from = window.from.epochMilliseconds;
  const until = window.until.epochMilliseconds;
  const spans: Busy[] = [];
  const says: string[] = [];
  const masters: BusyEntry[] = [];
  const overrides = new Map<string, BusyEntry[]>();
  const attempt = (event: Component, read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof IcalError)) throw error;
      if (!isFarFrom(event, from, until)) says.push(`${called(event)}: ${error.message}`);
    }
  };
  const labels = new Map<BusyEntry, Component>();
  for (const event of calendar.components) {
    if (event.name !== "vevent") continue;
    attempt(event, () => {
      const isOverride = event.properties.some((one) => one.name === "recurrence-id");
      const counts = takesTime(event, window.owner);
      if (!counts && !isOverride) return;
      const entry = toBusyEntry(event, zoneOf);
      if (entry === undefined || isOwn(event, entry, window.own)) return;
      labels.set(entry, event);
      if (!isOverride) masters.push(entry);
      else overrides.set(entry.uid, [...(overrides.get(entry.uid) ?? []), entry]);
      if (isOverride && counts) spans.push(toSpan(entry, entry.start, entry.length));
    });
  }
  for (const entry of masters) {
    const event = labels.get(entry) ?? calendar;
    attempt(event, () => {
      const changed = overrides.get(entry.uid) ?? [];
      spans.push(...seriesOf(entry, changed, { from, until, budget }));
    });
  }
  return { busy: spans.flatMap((span) => clip(span, from, until)), says };
}

function isOwn(event: Component, { start, zone }: BusyEntry, own: readonly OwnTime[] = []): boolean {
  if (own.length === 0) return false;
  const key = textOf(event, actionHeader.toLowerCase());
  const second = Math.floor(zone.toInstant(start) / 1_000);
  return own.some((one) => one.key === key && Math.floor(one.start.epochMilliseconds / 1_000) === second);
}

/** All times of one event or series, less those that were taken out or replaced. */
function seriesOf(
  entry: BusyEntry,
  changed: readonly BusyEntry[],
  within: { from: number; until: number; budget: Budget },
): Busy[] {
  const { days, instants } = entry.without;
  for (const { replaces } of changed) {
    if (replaces?.when.kind === "day") days.add(replaces.when.day);
    else if (replaces !== undefined) instants.add(replaces.at);
  }
  const isLeft = (wall: number) =>
    !days.has(Math.floor(wall / dayMs)) && !instants.has(entry.zone.toInstant(wall));
  const total = entry.length.days * dayMs + entry.length.ms;
  const spans: Busy[] = [];
  const add = (start: number, length: BusyEntry["length"]) => {
    if (isLeft(start)) spans.push(toSpan(entry, start, length));
  };

  add(entry.start, entry.length);
  for (const { start, length } of entry.extra) add(start, length);
  // A day to either side covers every offset from UTC; an override may move its successors into the window, too.
  const shifts = changed.flatMap((one) =>
    one.replaces?.andLater ? [one.zone.toInstant(one.start) - one.replaces.at] : [],
  );
  const reach = Math.max(0, ...shifts.map(Math.abs)) + total + dayMs;
  for (const { rule, last } of entry.rules) {
    const found = occurrences(
      rule,
      entry.start,
      { from: within.from - reach, until: within.until + reach, last },
      within.budget,
    );
    if (found.kind === "always")
      spans.push({
        from: entry.zone.toInstant(entry.start),
        until: Math.min(within.until, found.until + total + dayMs),
      });
    else for (const wall of found.walls) if (wall !== entry.start) add(wall, entry.length);
  }
  return [...spans, ...changed.flatMap((one) => movedAlong(one, spans))];
}

/** With THISANDFUTURE the later ones move along; their old times stay busy as well, which errs to the safe side. */
function movedAlong(change: BusyEntry, spans: readonly Busy[]): Busy[] {
  const { replaces } = change;
  if (replaces === undefined || !replaces.andLater) return [];
  const shift = change.zone.toInstant(change.start) - replaces.at;
  return spans
    .filter((span) => span.from > replaces.at)
    .map((span) => ({ from: span.from + shift, until: span.until + shift }));
}

function toSpan(entry: BusyEntry, start: number, length: BusyEntry["length"]): Busy {
  return {
    from: entry.zone.toInstant(start),
    until: entry.zone.toInstant(start + length.days * dayMs) + length.ms,
  };
}

function clip(span: Busy, from: number, until: number): Busy[] {
  const clipped = { from: Math.max(span.from, from), until: Math.min(span.until, until) };
  return clipped.from < clipped.until ? [clipped] : [];
}

/** An unreadable single event whose own dates all lie well before or after the window cannot matter there. */
function isFarFrom(event: Component, from: number, until: number): boolean {
  const repeats = event.properties.some((one) => one.name === "rrule" || one.name === "rdate");
  const dates = ["dtstart", "dtend"].flatMap((name) => {
    const at = Date.parse(`${(textOf(event, name) ?? "").slice(0, 10)}T00:00:00Z`);
    return Number.isNaN(at) ? [] : [at];
  });
  if (repeats || dates.length === 0) return false;
  return dates.every((at) => at < from - 40 * dayMs) || dates.every((at) => at > until + 2 * dayMs);
}

function called(event: Component): string {
  const summary = textOf(event, "summary") ?? textOf(event, "uid") ?? "";
  return `the event ${JSON.stringify(summary.slice(0, 60))} (${textOf(event, "dtstart") ?? "no start"})`;
}
