/** The part of the day that a reply names, or that it leaves to whoever reads it. */
import { dayPartAt } from "./day-parts.ts";
import type { SaidTime } from "./said-spans.ts";
import { spelledWeekday } from "./weekday.ts";

export function partAt(words: readonly string[], from: number): SaidTime | undefined {
  const word = words[from] ?? "";
  const before = words[from - 1] ?? "";
  // "I am on lunch then" says what somebody does.
  if (
    word.startsWith("lunch") &&
    /^(?:on|my|have|having|had|over|eat|eating|grab|take|taking)$/u.test(before)
  )
    return undefined;
  if (
    word === "lunch" &&
    /^(?:crowd|rush|break|meeting|service|shift|date|guests|duty)$/u.test(words[from + 1] ?? "")
  )
    return undefined;
  const part = dayPartAt(words, from);
  if (part !== undefined)
    return {
      kind: "part",
      start: part.start * 60,
      end: part.end * 60,
      isVague: part.isVague || vague.has(before),
      ...(before === "same" ? { isSame: true } : {}),
      from,
      until: part.until,
    };
  const half =
    (word === "am" || word === "pm") &&
    (/^(?:|,|the|\d{1,2}(?:st|nd|rd|th))$/u.test(before) || spelledWeekday(before) !== undefined);
  const next = words[from + 1] ?? "";
  // "Friday am free" may lack its "I"; "Friday pm" says no more than the part.
  if (half && (word === "pm" || /^(?:|,|please|on|is|works|would|for|if|the)$/u.test(next))) {
    const [start, end] = word === "am" ? [540, 720] : [780, 1020];
    return { kind: "part", start, end, isVague: false, from, until: from + 1 };
  }
  const isAny =
    word === "anytime" ||
    word === "anywhere" ||
    word === "whenever" ||
    (word === "any" && words[from + 1] === "time");
  const isAnything =
    word === "anything" && !/^(?:else|that|about|you|i|we|more|to|like)$/u.test(words[from + 1] ?? "");
  if (isAny || isAnything)
    return {
      kind: "part",
      start: 540,
      end: 1020,
      isVague: false,
      isAny: true,
      from,
      until: from + (word === "any" ? 2 : 1),
    };
  return undefined;
}

const vague: ReadonlySet<string> = new Set(["early", "late", "mid"]);
