/** Durations in words: `20 minutes`, `6 working days`, `an hour`, `4 months`. Only reading; nothing is added to a date here. */
import type { Span } from "../rules-shape.ts";
import { countPattern, toCount } from "./counts.ts";
import { nearest } from "./nearest.ts";
import { saySpan } from "./say.ts";
import { Wrong } from "./wrong.ts";

const unitPattern =
  "minutes?|mins?|hours?|hrs?|(?:working|business)[ -]?days?|workdays?|days?|weeks?|months?|years?";

/** The source of the regular expression for a duration. */
export const spanPattern = `(${countPattern})[ -]?(${unitPattern})`;

const spanWords = new RegExp(`^${spanPattern}$`, "i");

export interface SpanLimits {
  /** What to write, for the fix. Its unit is the one that a bare number most likely meant. */
  example: string;
  least: string;
  most: string;
  /** Why these limits; without it the message names them. */
  reason?: string;
}

/** A reader of durations between two others, both allowed. */
export function spanReader(limits: SpanLimits): (text: string) => Span {
  const least = minutesOf(toSpan(limits.least));
  const most = minutesOf(toSpan(limits.most));
  return (text) => {
    const span = trySpan(text);
    if (span === undefined) throw misread(text, limits.example);
    const minutes = minutesOf(span);
    if (minutes < least || minutes > most) {
      throw new Wrong(
        limits.reason ?? `it must lie between ${limits.least} and ${limits.most}`,
        `Write for instance \`${limits.example}\``,
      );
    }
    return span;
  };
}

/** Roughly how long: a working day counts as a day, a month as 30 days. For limits, never for dates. */
export function minutesOf(span: Span): number {
  return span.count * minutesIn[span.unit];
}

const minutesIn = {
  minutes: 1,
  hours: 60,
  days: 1440,
  "working-days": 1440,
  weeks: 7 * 1440,
  months: 30 * 1440,
} as const;

/** The duration that `text` says, undefined where it says none. */
export function trySpan(text: string): Span | undefined {
  const match = spanWords.exec(text.trim().replace(/\s+/g, " "));
  if (match === null) return undefined;
  const count = toCount(match[1] ?? "");
  const unit = (match[2] ?? "").toLowerCase().replace(/s$/, "");
  if (unit.startsWith("min")) return { count, unit: "minutes" };
  if (unit === "hour" || unit === "hr") return { count, unit: "hours" };
  if (unit === "day") return { count, unit: "days" };
  if (unit === "week") return { count, unit: "weeks" };
  if (unit === "month") return { count, unit: "months" };
  if (unit === "year") return { count: 12 * count, unit: "months" };
  return { count, unit: "working-days" };
}

function toSpan(text: string): Span {
  const span = trySpan(text);
  if (span === undefined) throw new TypeError(`Not a duration: ${text}`);
  return span;
}

function misread(text: string, example: string): Wrong {
  const said = text.trim();
  const unit = example.replace(/^\S+ /, "");
  const write = `Write for instance \`${example}\``;
  if (/^\d+$/.test(said)) {
    const meant = trySpan(`${said} ${unit}`);
    return new Wrong("the unit is missing", meant === undefined ? write : `Write \`${saySpan(meant)}\``);
  }
  if (/^(no|none|never|off|false)$/i.test(said)) return new Wrong("this cannot be switched off", write);
  if (/^-/.test(said)) return new Wrong("a duration cannot be negative", write);
  const meant = meantBy(said);
  if (meant !== undefined)
    return new Wrong("this is not a duration in words", `Did you mean \`${saySpan(meant)}\`?`);
  if (/^\d+ ?\S+ (and )?\d+ ?\S+$/.test(said)) {
    return new Wrong(
      "a duration has one number and one unit",
      "Write it in the smaller unit, such as `90 minutes`",
    );
  }
  return new Wrong("this is not a duration in words", write);
}

/** `3d`, `P3D`, `1.5 hours`, `6 workin days`: what people write instead. */
function meantBy(said: string): Span | undefined {
  const short = /^(\d{1,7}) ?(m|h|d|wd|w|mo|y)\.?$/i.exec(said);
  const iso = /^pt?(\d{1,7})([mhdwy])$/i.exec(said);
  const letters = {
    m: "minutes",
    h: "hours",
    d: "days",
    wd: "working days",
    w: "weeks",
    mo: "months",
    y: "years",
  };
  const letter = (short?.[2] ?? iso?.[2])?.toLowerCase();
  if (letter !== undefined) {
    const isMonth = iso !== null && letter === "m" && !/^pt/i.test(said);
    const name = isMonth ? "months" : letters[letter as keyof typeof letters];
    return trySpan(`${short?.[1] ?? iso?.[1]} ${name}`);
  }
  const broken = /^(\d{1,4})[.,](\d{1,2}) ?(hours?|days?|weeks?)$/i.exec(said);
  if (broken !== null) {
    const whole = Number(`${broken[1]}.${broken[2]}`);
    const unit = (broken[3] ?? "").toLowerCase();
    const finer = unit.startsWith("h") ? [60, "minutes"] : unit.startsWith("d") ? [24, "hours"] : [7, "days"];
    return trySpan(`${Math.round(whole * Number(finer[0]))} ${finer[1]}`);
  }
  const count = new RegExp(`^(${countPattern}) (.{2,20})$`, "i").exec(said);
  const unit = nearest(count?.[2] ?? "", [
    "minutes",
    "hours",
    "days",
    "working days",
    "weeks",
    "months",
    "years",
  ]);
  return unit === undefined ? undefined : trySpan(`${count?.[1]} ${unit}`);
}
