/** Stretches that end or begin with a part of the day: "between lunch and five", "from morning to evening", "until evening", "not until two". */
import { hourAt, skipArticles } from "./hours.ts";
import type { SaidTime } from "./said-spans.ts";

export function partBoundsAt(words: readonly string[], from: number): SaidTime | undefined {
  const lead = words[from] ?? "";
  if (lead === "not") return notUntil(words, from);
  const first = skipArticles(words, from + 1);
  if (ends.has(lead)) {
    const isEvening = words[first] === "evening";
    return isEvening ? { kind: "range", end: [17 * 60], from, until: first + 1 } : undefined;
  }
  if (lead !== "between" && lead !== "from") return undefined;
  const start = starting.get(words[first] ?? "");
  const hour = start === undefined ? hourAt(words, first, true) : { minutes: [start], until: first + 1 };
  if (hour === undefined || !links.has(words[hour.until] ?? "")) return undefined;
  const second = skipArticles(words, hour.until + 1);
  const end = ending.get(words[second] ?? "");
  if (start === undefined && end === undefined) return undefined;
  const other = end === undefined ? hourAt(words, second, true) : { minutes: [end], until: second + 1 };
  return other && { kind: "range", start: hour.minutes, end: other.minutes, from, until: other.until };
}

/** "Not until two", "not before 10": where it begins. */
function notUntil(words: readonly string[], from: number): SaidTime | undefined {
  if (!bounds.has(words[from + 1] ?? "")) return undefined;
  const at = /^(?:after|about|around)$/u.test(words[from + 2] ?? "") ? from + 3 : from + 2;
  const hour = hourAt(words, skipArticles(words, at), true, true);
  return hour && { kind: "range", start: hour.minutes, from, until: hour.until };
}

const bounds: ReadonlySet<string> = new Set("until till til before".split(" "));
const ends: ReadonlySet<string> = new Set(["until", "till"]);
const links: ReadonlySet<string> = new Set("and to till until".split(" "));
const starting: ReadonlyMap<string, number> = new Map([
  ["morning", 9 * 60],
  ["lunch", 13 * 60],
  ["lunchtime", 13 * 60],
]);
const ending: ReadonlyMap<string, number> = new Map([
  ["lunch", 12 * 60],
  ["lunchtime", 12 * 60],
  ["evening", 17 * 60],
]);
