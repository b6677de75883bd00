/**
 * Programs that are none of ours read the invitations that the product writes, and the same instants, people, texts and
 * numbers come out: Python's icalendar, which knows zones by their names from the data of this machine, and libical,
 * which goes by the description in the file (VTIMEZONE) and checks what RFC 5546 asks of each method.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Invitation, invitations } from "../../formats/random-invitations.ts";
import { installed } from "../loop/python.ts";
import type { Shown } from "../run.ts";

/** Three of each zone. */
const meetings = 3 * 418;
const script = join(import.meta.dirname, "read-invitations.py");

const readers = {
  icalendar: { packages: ["python3-icalendar"], lines: "import icalendar" },
  libical: {
    packages: ["python3-gi", "gir1.2-ical-3.0"],
    lines: "import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib",
  },
} as const;
type Reader = keyof typeof readers;

export async function prove(): Promise<Shown[]> {
  const all = invitations(meetings, 24).flat();
  return [
    read("libical", "by the description of its zone", (python) => compare(python, "libical", all, unnamed)),
    read("icalendar", "by the description of its zone", (python) =>
      compare(python, "icalendar", all, unnamed),
    ),
    read("icalendar", "by the name of its zone", (python) => {
      const known = knownTo(python, all);
      const { shown, figures } = compare(python, "icalendar", known, ({ text }) => text);
      const others = all.length - known.length;
      return {
        shown: shown && others < all.length / 20,
        figures: `${figures}; ${others} more at times for which this machine's zones are out of date`,
      };
    }),
  ];
}

function read(reader: Reader, how: string, work: (python: string) => Omit<Shown, "what">): Shown {
  const what = `${reader} reads each REQUEST and CANCEL as it was meant, ${how} (A10)`;
  const { packages, lines } = readers[reader];
  const python = installed(packages, lines);
  if (python !== undefined) return { what, ...work(python) };
  const figures = `Debian's ${packages.join(" and ")} are not there, and could not be installed with apt-get`;
  console.log(`\n!!! NOT SHOWN HERE: ${what}: ${figures}.\n`);
  return { what, shown: false, figures };
}

function compare(
  python: string,
  reader: Reader,
  all: readonly Invitation[],
  toText: (invitation: Invitation, at: number) => string,
): Omit<Shown, "what"> {
  const rows = ask(python, reader, all.map(toText));
  const wrong = all.flatMap((invitation, at) => {
    const [theirs, ours] = [JSON.stringify(rows[at]), JSON.stringify(meant(invitation))];
    return theirs === ours ? [] : [`${invitation.event.zone}\n  ${theirs}\n  ${ours}`];
  });
  for (const one of wrong.slice(0, 3)) console.log(one);
  const zones = new Set(all.map(({ event }) => event.zone)).size;
  return {
    shown: wrong.length === 0 && rows.length === all.length && zones > 400,
    figures: `${rows.length} texts of ${meetings} meetings in ${zones} zones, ${wrong.length} read otherwise`,
  };
}

/** Those at times for which the data of this machine says what ours says: laws change faster than systems. */
function knownTo(python: string, all: readonly Invitation[]): Invitation[] {
  const moments = all.flatMap(({ event }) => [event.start, event.end].map((at) => [event.zone, seconds(at)]));
  const offsets = ask(python, "offsets", moments);
  return all.filter(({ event }, at) =>
    [event.start, event.end].every(
      (time, which) =>
        offsets[2 * at + which] === time.toZonedDateTimeISO(event.zone).offsetNanoseconds / 1_000_000_000,
    ),
  );
}

/** Throws with what Python said where it stumbled. */
function ask(python: string, mode: Reader | "offsets", input: readonly unknown[]): unknown[] {
  const { status, stdout, stderr } = spawnSync(python, [script, mode], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as unknown[];
}

/** Under a name that nobody knows, another in each file, only the description counts. */
function unnamed({ event, text }: Invitation, at: number): string {
  const unfolded = text.replaceAll("\r\n ", "");
  return unfolded
    .replaceAll(`TZID:${event.zone}`, `TZID:Mine-${at}`)
    .replaceAll(`TZID=${event.zone}`, `TZID=Mine-${at}`);
}

/** The row that the script is to print. */
function meant({ event, options }: Invitation): unknown[] {
  const [attendee = event.organizer] = event.attendees;
  return [
    options.method,
    event.uid,
    event.sequence,
    ...[options.stamp, event.start, event.end].map(seconds),
    oneLine(event.summary),
    event.description,
    oneLine(event.location ?? ""),
    options.status ?? "CONFIRMED",
    [nameOf(event.organizer.name), `mailto:${event.organizer.address}`],
    [nameOf(attendee.name), `mailto:${attendee.address}`],
    "NEEDS-ACTION",
    "TRUE",
  ];
}

function seconds(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A name stands between quotes, and can hold none itself (RFC 5545, 3.2). */
function nameOf(name: string): string {
  return oneLine(name).replaceAll('"', "'");
}
