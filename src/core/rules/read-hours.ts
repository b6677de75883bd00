/** Times of day and weekdays in words: `8:30 to 16:30`, `9am to 5pm`, `Mon, Wed-Thu`. */
import type { Hours, Weekday } from "../rules-shape.ts";
import { nearest } from "./nearest.ts";
import { dayNames, sayHours } from "./say.ts";
import { Wrong } from "./wrong.ts";

const timePart = "(\\d{1,2})(?::(\\d{2}))? ?(am|pm)?";
/** The source of the regular expression for one time of day. */
export const timePattern = "\\d{1,2}(?::\\d{2}(?: ?(?:am|pm))?| ?(?:am|pm))";
/** The source of the regular expression for one range of hours. */
export const hoursPattern = `${timePart} ?(?:to|until|-|–) ?${timePart}`;
const dayPattern = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?";
/** The source of the regular expression for one weekday or range of weekdays. */
export const daysPattern = `${dayPattern}(?: ?(?:-|–|to) ?${dayPattern})?`;

const hoursWords = new RegExp(`^${hoursPattern}$`, "i");
const timeWords = new RegExp(`^${timePart}$`, "i");
const daysWords = new RegExp(`^${daysPattern}$`, "i");

/** One range, `8:30 to 16:30`. It ends after it begins, on the same day. */
export function readHours(text: string): Hours {
  const said = text.trim().replace(/\s+/g, " ");
  const match = hoursWords.exec(said);
  if (match === null) throw misreadHours(said);
  const from = toMinutes(match[1], match[2], match[3]);
  const until = toMinutes(match[4], match[5], match[6]);
  if (from === undefined || until === undefined) {
    throw new Wrong("there is no such time of day", "Write for instance `8:30 to 16:30`");
  }
  if (until > from) return { from, until };
  const isAfternoon = until < 720 && until + 720 > from && match[6] === undefined;
  throw new Wrong(
    "it ends before it begins",
    isAfternoon
      ? `Did you mean \`${sayHours({ from, until: until + 720 })}\`?`
      : "Hours lie within one day, such as `8:30 to 16:30`",
  );
}

/** Ranges of one day in order; they may touch but not overlap. */
export function inOrder(ranges: readonly Hours[]): Hours[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  for (const [index, range] of sorted.entries()) {
    const earlier = sorted[index - 1];
    if (earlier === undefined || earlier.until <= range.from) continue;
    const whole = { from: earlier.from, until: Math.max(earlier.until, range.until) };
    throw new Wrong(
      `${sayHours(earlier)} and ${sayHours(range)} overlap`,
      `Write \`${sayHours(whole)}\`, or correct one of them`,
    );
  }
  return sorted;
}

/** One time of day, in minutes since midnight. */
export function readTime(text: string): number {
  const said = text.trim().replace(/\s+/g, " ");
  const match = timeWords.exec(said);
  const isBare = match !== null && match[2] === undefined && match[3] === undefined;
  const minutes = match === null ? undefined : toMinutes(match[1], match[2], match[3]);
  if (match !== null && !isBare && minutes !== undefined && minutes < 1440) return minutes;
  const meant = /^\d{1,2}$/.test(said) ? `${said}:00` : said.replace(/^(\d{1,2})[.h](\d{2})$/i, "$1:$2");
  if (meant !== said && readsAsTime(meant))
    throw new Wrong("this is not a time of day", `Did you mean \`${meant}\`?`);
  throw new Wrong("there is no such time of day", "Write for instance `8:00`");
}

/** The days of `Fri`, or of a range that may run over the weekend: `Sat-Mon`. */
export function readDays(text: string): Weekday[] {
  const match = daysWords.exec(text.trim().replace(/\s+/g, " "));
  if (match === null) {
    throw new Wrong("these are not weekdays", `Did you mean \`${daysMeant(text)}\`?`);
  }
  const first = dayNumber(match[1]);
  const last = dayNumber(match[2] ?? match[1]);
  const days: Weekday[] = [];
  for (let day = first; ; day = ((day % 7) + 1) as Weekday) {
    days.push(day);
    if (day === last) return days;
  }
}

/** The text with each day replaced by the one that it is most like; an example where it is like none. */
function daysMeant(text: string): string {
  const parts = text.trim().split(/ ?(?:-|–| to ) ?/);
  const days = parts.map((part) => nearest(part, [...dayNames, ...longNames])?.slice(0, 3));
  return days.length > 2 || days.includes(undefined) ? "Mon-Fri" : days.join("-");
}

const longNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function dayNumber(name: string | undefined): Weekday {
  const short = (name ?? "").slice(0, 3).toLowerCase();
  return (dayNames.findIndex((day) => day.toLowerCase() === short) + 1) as Weekday;
}

function toMinutes(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): number | undefined {
  let hours = Number(hour);
  const minutes = Number(minute ?? 0);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  }
  const total = hours * 60 + minutes;
  return minutes > 59 || total > 1440 ? undefined : total;
}

function readsAsTime(text: string): boolean {
  const match = timeWords.exec(text);
  return match !== null && (toMinutes(match[1], match[2], match[3]) ?? 1440) < 1440;
}

function misreadHours(said: string): Wrong {
  const meant = said.replace(/(\d{1,2})[.h](\d{2})/g, "$1:$2");
  if (meant !== said && hoursWords.test(meant)) {
    return new Wrong("a time is written with a colon", `Did you mean \`${meant}\`?`);
  }
  const reason = readsAsTime(said) ? "the end is missing" : "these are not hours";
  return new Wrong(reason, "Write a beginning and an end, such as `8:30 to 16:30`");
}
