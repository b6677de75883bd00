/** A story.yaml: who does what, and when, in words that a person can read and write. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

/** One thing that somebody does: `{ priya replies: "Tuesday suits me" }`. */
export interface Doing {
  /** `owner`, `computer`, or the first name of a contact. */
  who: string;
  /** `replies`, `sends`, `is away until`. */
  does: string;
  what: unknown;
  /** As it stands in the file. */
  says: string;
}

export type When =
  | { kind: "day"; day: number; time: string }
  | { kind: "meeting"; contact: string; minutes: number; edge: "before" | "after" };

export interface Story {
  about: string;
  /** Day 0. */
  begins: Temporal.PlainDate;
  ends: When;
  steps: { when: When; doings: Doing[] }[];
}

const Doings = z.union([z.literal("nothing happens"), z.record(z.string(), z.unknown())]);
const File = z.strictObject({
  story: z.string(),
  begins: z.string(),
  ends: z.string(),
  steps: z.array(z.record(z.string(), z.union([Doings, z.array(Doings)]))),
});

export function readStory(file: string): Story {
  return toStory(readFileSync(file, "utf8"));
}

export function toStory(text: string): Story {
  const { story, begins, ends, steps } = File.parse(parse(text, { schema: "failsafe" }));
  return {
    about: story.trim(),
    begins: Temporal.PlainDate.from(begins),
    ends: toWhen(ends),
    steps: steps.flatMap((step) =>
      Object.entries(step).map(([when, doings]) => ({
        when: toWhen(when),
        doings: [doings].flat().flatMap(toDoings),
      })),
    ),
  };
}

function toDoings(given: z.infer<typeof Doings>): Doing[] {
  if (given === "nothing happens") return [];
  return Object.entries(given).map(([deed, what]) => {
    const [who = "", ...does] = deed.split(" ");
    return { who, does: does.join(" "), what, says: `${deed}: ${said(what)}` };
  });
}

/** `day 2, 10:00`, `30 minutes after the meeting with priya`, `1 day before the meeting with priya`. */
function toWhen(text: string): When {
  const day = /^day (\d+), (\d{1,2}:\d{2})$/.exec(text);
  if (day !== null) return { kind: "day", day: Number(day[1]), time: day[2]?.padStart(5, "0") ?? "" };
  const meeting = /^(\d+) (minute|hour|day)s? (before|after) the meeting with (\w+)$/.exec(text);
  if (meeting === null) throw new Error(`"${text}" is no time; write "day 2, 10:00"`);
  const [, count, unit, edge, contact = ""] = meeting;
  const minutes = Number(count) * ({ minute: 1, hour: 60, day: 1440 }[unit ?? ""] ?? 0);
  return { kind: "meeting", contact, minutes, edge: edge === "before" ? "before" : "after" };
}

function said(what: unknown): string {
  if (typeof what !== "object" || what === null) return String(what).trim().replaceAll(/\s+/g, " ");
  return Object.entries(what)
    .map(([name, value]) => `${name} ${said(value)}`)
    .join(", ");
}
