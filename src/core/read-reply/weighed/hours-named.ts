/**
 * The hours and parts of the day that a mail names against those of a reading. Whoever writes "at ten or at two" and is
 * read as meaning two was read badly, and so is "Wednesday night at 8" that came to the morning.
 */
import type { Reading } from "../../reading.ts";
import { dayPartAt } from "../day-parts.ts";
import type { Heard } from "../heard.ts";
import { localTime } from "../local-time.ts";

/** Signs of hours that the reading has no place for; none where it speaks of no times. */
export function hoursNamed(reading: Reading, heard: Heard): string[] {
  const meant = instantsOf(reading, heard);
  if (meant === undefined || meant.length === 0) return [];
  const { ground, sentences } = heard;
  const zones = ground.owner === ground.contact ? [ground.contact] : [ground.contact, ground.owner];
  const explained = new Set<number>();
  for (const at of [...meant, ...ground.offered.map(({ start }) => start)])
    for (const zone of zones) {
      const local = localTime(at, zone);
      explained.add(onTheFace(local.hour)).add(local.day);
    }
  const left = new Set<number>();
  const parts = new Set<string>();
  for (const { words } of sentences)
    words.forEach((word, place) => {
      const hour = hourOf(word);
      if (hour !== undefined && !explained.has(hour)) left.add(hour);
      const part = partAt(words, place);
      if (part !== undefined) parts.add(part);
    });
  const clocks = meant.map((at) => localTime(at, ground.contact).hour);
  return [
    `hours left ${Math.min(2, left.size)}`,
    ...[...parts].map(
      (part) => `part ${part} ${clocks.some((hour) => isIn(part, hour)) ? "there" : "missing"}`,
    ),
  ];
}

/** What the reading's times begin and end with. */
function instantsOf(reading: Reading, { ground }: Heard): Temporal.Instant[] | undefined {
  if (reading.kind === "accepts") {
    const start = reading.slot === undefined ? undefined : ground.offered[reading.slot]?.start;
    return start && [start];
  }
  if (reading.kind !== "proposes" && reading.kind !== "reschedules") return undefined;
  return [...reading.starts, ...reading.windows.flatMap(({ from, to }) => [from, to])];
}

/** "4", "16" and "four"; a number with more than that around it was read for what it is. */
function hourOf(word: string): number | undefined {
  const spelled = spelledHours.get(word);
  if (spelled !== undefined) return spelled;
  if (word.length > 2 || word < "0" || word >= ":") return undefined;
  const number = Number(word);
  return number >= 1 && number < 24 ? onTheFace(number) : undefined;
}

function onTheFace(hour: number): number {
  return hour % 12 === 0 ? 12 : hour % 12;
}

const spelledHours: ReadonlyMap<string, number> = new Map(
  "two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, place) => [word, place + 2] as const),
);

type Part = "morning" | "afternoon" | "evening";

function partAt(words: readonly string[], place: number): Part | undefined {
  if (nights.has(words[place] ?? "")) return "evening";
  const part = dayPartAt(words, place);
  if (part === undefined) return undefined;
  return part.start < 12 ? "morning" : part.start < 17 ? "afternoon" : "evening";
}

function isIn(part: string, hour: number): boolean {
  if (part === "morning") return hour < 12;
  return part === "afternoon" ? hour >= 12 && hour < 19 : hour >= 16;
}

const nights: ReadonlySet<string> = new Set(
  "night nights abend noche soir sera noite kvall aften".split(" "),
);
