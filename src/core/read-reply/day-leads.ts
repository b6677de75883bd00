/** Words beside a day that say what is the matter with it: "except Wednesday", "until the 8th", "the Friday after". */
import { spelledWeekday } from "./weekday.ts";

/** "Except on Wednesday". */
export function isExcepted(words: readonly string[], from: number): boolean {
  const lead = [1, 2, 3].find((gap) => exceptions.has(words[from - gap] ?? ""));
  return (
    lead !== undefined &&
    words
      .slice(from - lead + 1, from)
      .every((word) => /^(?:on|for|from|the|of|el|le|den|am|om|o|a)$/u.test(word))
  );
}

/** "Until the 8th", "back on Monday": whoever names a weekday next means one behind it. */
export function isUntil(words: readonly string[], from: number): boolean {
  const at = articles.has(words[from - 1] ?? "") ? from - 2 : from - 1;
  if (untilWords.has(words[at] ?? "")) return true;
  const near = words.slice(Math.max(0, from - 5), from);
  const back = near.lastIndexOf("back");
  return back !== -1 && homeWords.has(near[back + 1] ?? "on") && !near.slice(back).includes(",");
}

/** "Wednesday before it", "Wednesday afternoon before that". */
export function isBeforeIt(words: readonly string[], from: number): boolean {
  const at = /^(?:mornings?|afternoons?)$/u.test(words[from] ?? "") ? from + 1 : from;
  return words[at] === "before" && /^(?:it|that)$/u.test(words[at + 1] ?? "");
}

/** "Ce jeudi-là": the one of the offers. */
export function isThere(words: readonly string[], from: number): boolean {
  return words[from] === "ce" && words[from + 2] === "la";
}

/** "Sunday or Monday", "Sunday, Monday or Tuesday": the Sunday with which a week begins. */
export function isBeforeMonday(words: readonly string[], at: number): boolean {
  if (spelledWeekday(words[at] ?? "") !== 7) return false;
  let next = at + 1;
  while (next < at + 4 && spelledWeekday(words[next] ?? "") === undefined) next += 1;
  return (
    next > at + 1 &&
    spelledWeekday(words[next] ?? "") === 1 &&
    words.slice(at + 1, next).some((word) => rowLinks.has(word))
  );
}

const rowLinks: ReadonlySet<string> = new Set("or and , - to through".split(" "));

/** "After that, Monday to Wednesday", "after Easter, on Tuesday". */
export function isAfterThat(words: readonly string[], from: number): boolean {
  let at = from - 1;
  while (at > from - 4 && /^(?:on|so|the|from|then)$/u.test(words[at] ?? "")) at -= 1;
  if (words[at] !== ",") return false;
  const near = words.slice(Math.max(0, at - 6), at);
  const after = near.lastIndexOf("after");
  return (
    after !== -1 && near.slice(after + 1).some((word) => spans.has(word)) && !near.slice(after).includes(",")
  );
}

const spans: ReadonlySet<string> = new Set(
  "that it easter christmas thanksgiving ramadan eid diwali passover carnival pentecost whitsun day holiday holidays break weekend".split(
    " ",
  ),
);

/** How many words say that the weekday is the one behind another day: "after", "that follows". */
export function afterAt(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  if (first === "following" && (second === "" || !/^(?:the|my|our|your|a)$/u.test(second))) return 1;
  if (first === "that" && second === "follows") return 2;
  if (/^(?:straight|right|just|directly)$/u.test(first) && second === "after") return 2;
  if (first === "afterwards") return 1;
  if (first !== "after") return 0;
  if (second === "that" || second === "it") return /^(?:|,|at|in|and|or|\d.*)$/u.test(third) ? 2 : 0;
  return /^(?:|,|is|are|would|works|and|or|at|in|instead)$/u.test(second) ? 1 : 0;
}

/** How many words lead to the last day of a stretch: "to", "through to", "up to and including". */
export function stretchLinkAt(words: readonly string[], at: number): number {
  const first = words[at] ?? "";
  const isUp = (first === "up" || first === "through") && words[at + 1] === "to";
  const length = isUp ? 2 : stretchLinks.has(first) ? 1 : 0;
  const isIncluding = words[at + length] === "and" && words[at + length + 1] === "including";
  return length > 0 && isIncluding ? length + 2 : length;
}

const stretchLinks: ReadonlySet<string> = new Set(
  "to - through till until bis a al au ate tot til do".split(" "),
);
const exceptions: ReadonlySet<string> = new Set(
  "except excepting excluding bar barring apart save ausser excepto salvo menos sauf tranne exceto behalve utom undtagen".split(
    " ",
  ),
);
const articles: ReadonlySet<string> = new Set("the your our that this".split(" "));
const untilWords: ReadonlySet<string> = new Set("until till til bis hasta jusqu fino tot ate".split(" "));
const homeWords: ReadonlySet<string> = new Set("on from at in by only".split(" "));
