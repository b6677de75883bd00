/** Two bare hours that bound a stretch, because of the words around them: "from ten to twelve", "12 to 3 on Wednesday". */
import { spelledHour } from "./hours.ts";
import { spelledWeekday } from "./weekday.ts";

/** "I am available 12 to 3 on Wednesday". */
export function isOnDay(words: readonly string[], at: number): boolean {
  if (words[at] !== "on") return false;
  return spelledWeekday(words[words[at + 1] === "the" ? at + 2 : at + 1] ?? "") !== undefined;
}

/** "From ten to twelve": where a stretch is led to, its first hour is ten, and not ten to twelve. */
export function tenTo(
  words: readonly string[],
  at: number,
  { from, to }: { from: number; to: ReadonlySet<string> },
): { minutes: readonly number[]; until: number } | undefined {
  const hour = words[at + 1] === "to" && from < at && to.has("to") ? spelledHour(words[at] ?? "") : undefined;
  if (hour === undefined || spelledHour(words[at + 2] ?? "") === undefined) return undefined;
  if (to.has(words[at + 3] ?? "") && words[at + 3] !== "a") return undefined;
  return { minutes: [hour * 60, (hour * 60 + 720) % 1440], until: at + 1 };
}

/** "All day except 12 to 1", "any time other than three". */
export function isHourExcepted(words: readonly string[], from: number): boolean {
  const [before = "", lead = ""] = [words[from - 1], words[from - 2]];
  if (before === "than") return lead === "other";
  if (before === "bar") return !articles.has(lead);
  return exceptions.has(before) || (before === "from" && lead === "apart");
}

const articles: ReadonlySet<string> = new Set("the a our".split(" "));
const exceptions: ReadonlySet<string> = new Set(
  "except excepting excluding barring apart ausser excepto salvo sauf tranne".split(" "),
);
