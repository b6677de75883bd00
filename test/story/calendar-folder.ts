/** The calendar folder as a calendar program sees it: entries that are found, moved, cancelled, deleted or added. */
import { mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Entry {
  path: string;
  /** Unfolded lines. */
  lines: string[];
}

/** Entries with this person as a guest, the latest start last. */
export function entriesWith(home: string, address: string): Entry[] {
  return allEntries(home)
    .filter(({ lines }) =>
      lines.some((line) => /^ATTENDEE/i.test(line) && line.toLowerCase().includes(address)),
    )
    .sort((a, b) => (propertyOf(a, "DTSTART") < propertyOf(b, "DTSTART") ? -1 : 1));
}

export function allEntries(home: string): Entry[] {
  const folder = join(home, "calendar");
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".ics"));
  } catch {
    return [];
  }
  return names.sort().map((name) => {
    const path = join(folder, name);
    return { path, lines: unfold(readFileSync(path, "utf8")) };
  });
}

/** Behind the colon; empty where there is none. */
export function propertyOf({ lines }: Entry, name: string): string {
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const line = event.find((one) => one.startsWith(`${name}:`) || one.startsWith(`${name};`));
  return line?.slice(line.indexOf(":") + 1) ?? "";
}

/** Drags it to another time: times, SEQUENCE and LAST-MODIFIED change, nothing else. */
export function moveEntry(
  entry: Entry,
  to: { start: Temporal.Instant; end: Temporal.Instant },
  now: Temporal.Instant,
): void {
  const sequence = Number(propertyOf(entry, "SEQUENCE") || "0") + 1;
  saveEntry(
    entry,
    changed(entry.lines, {
      DTSTART: `DTSTART:${stamp(to.start)}`,
      DTEND: `DTEND:${stamp(to.end)}`,
      SEQUENCE: `SEQUENCE:${sequence}`,
      "LAST-MODIFIED": `LAST-MODIFIED:${stamp(now)}`,
    }),
  );
}

export function cancelEntry(entry: Entry, now: Temporal.Instant): void {
  saveEntry(
    entry,
    changed(entry.lines, { STATUS: "STATUS:CANCELLED", "LAST-MODIFIED": `LAST-MODIFIED:${stamp(now)}` }),
  );
}

export function deleteEntry({ path }: Entry): void {
  unlinkSync(path);
}

/** An entry of the owner's own. */
export function addBusy(home: string, name: string, from: Temporal.Instant, until: Temporal.Instant): void {
  const folder = join(home, "calendar");
  mkdirSync(folder, { recursive: true });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//A calendar program//EN",
    "BEGIN:VEVENT",
    `UID:${name}@laptop`,
    `DTSTAMP:${stamp(from)}`,
    `DTSTART:${stamp(from)}`,
    `DTEND:${stamp(until)}`,
    `SUMMARY:${name}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  writeFileSync(join(folder, `${name}.ics`), `${lines.join("\r\n")}\r\n`);
}

/** `20261201T150000Z`. */
export function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
}

function saveEntry({ path }: Entry, lines: readonly string[]): void {
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
}

/** Only within the event, not within the zone that is described beside it. */
function changed(lines: readonly string[], by: Record<string, string>): string[] {
  const begin = lines.indexOf("BEGIN:VEVENT");
  return lines.map((line, at) => {
    const name = line.split(/[:;]/)[0] ?? "";
    return at > begin ? (by[name] ?? line) : line;
  });
}

function unfold(text: string): string[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
}
