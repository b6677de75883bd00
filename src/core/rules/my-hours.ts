/** `meetings.my_hours`: days → hours, `Mon-Thu: 9:30 to 12:00, 13:30 to 17:00`. A day without an entry has none. */
import { z } from "zod";
import type { Hours, Rules, Weekday } from "../rules-shape.ts";
import { anyCase } from "./counts.ts";
import { daysPattern, hoursPattern, inOrder, readDays, readHours } from "./read-hours.ts";
import { attempt, isNone, listPattern, within } from "./said.ts";
import { sayDay } from "./say.ts";
import { Wrong } from "./wrong.ts";

type MyHours = Rules["meetings"]["my_hours"];

const example = "Mon-Fri: 9:00 to 17:00";

export const MyHours = z
  .unknown()
  .transform((value, context): MyHours => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return attempt(context, () => {
        throw new Wrong(
          value === null ? "" : "days and hours belong under it",
          `Write below it, indented, for instance \`${example}\``,
        );
      });
    }
    const result: MyHours = {};
    for (const [days, hours] of Object.entries(value)) {
      attempt(context, () => within(days, () => addDays(result, days, hours)));
    }
    if (Object.keys(value).length === 0) attempt(context, () => never());
    return result;
  })
  .meta({
    description: "When I can meet, on my own clock. A day that is left out has no meetings",
    type: "object",
    examples: [{ "Mon-Thu": "9:30 to 12:00, 13:30 to 17:00", Fri: "9:30 to 12:00" }],
    propertyNames: { pattern: `^(?:${anyCase(listPattern(daysPattern))})$` },
    additionalProperties: {
      anyOf: [
        { type: "string", pattern: `^(?:${anyCase(listPattern(hoursPattern))}|none|no)$` },
        { type: "array", items: { type: "string", pattern: `^(?:${anyCase(hoursPattern)})$` } },
      ],
    },
  });

function addDays(result: MyHours, days: string, hours: unknown): void {
  const ranges = toRanges(hours);
  for (const day of asKey(() => days.split(",").flatMap((part) => readDays(part)))) {
    if (result[day] !== undefined) {
      throw new Wrong(`${sayDay(day)} stands in another line already`, "Give each day one line", {
        path: [],
        key: true,
      });
    }
    result[day] = ranges;
  }
}

function toRanges(hours: unknown): Hours[] {
  if (typeof hours === "string" && isNone(hours)) return [];
  const texts: unknown[] =
    typeof hours === "string" ? hours.split(",") : Array.isArray(hours) ? hours : [undefined];
  return inOrder(
    texts.map((text) => {
      if (typeof text === "string") return readHours(text);
      throw new Wrong(
        hours === null ? "" : "hours belong here",
        "Write for instance `9:30 to 12:00, 13:30 to 17:00`",
      );
    }),
  );
}

function asKey(read: () => Weekday[]): Weekday[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    throw new Wrong(error.message, error.fix, { path: [], key: true });
  }
}

function never(): MyHours {
  throw new Wrong(
    "without any hours no meeting can be offered",
    `Write below it, indented, for instance \`${example}\``,
  );
}
