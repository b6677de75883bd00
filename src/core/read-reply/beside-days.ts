/** Days that are named by the day beside them: "the day after tomorrow", "the next day". */
import type { SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";

export function besideDayAt(
  words: readonly string[],
  from: number,
  today: Temporal.PlainDate,
): SaidDays | undefined {
  const phrases = byFirst.get(words[from] ?? "");
  const phrase = phrases?.find(
    ({ rest, isAlone }) =>
      rest.every((word, n) => words[from + 1 + n] === word) &&
      (isAlone !== true || isUnnamed(words, from + 1 + rest.length)),
  );
  if (phrase === undefined) return undefined;
  const until = from + 1 + phrase.rest.length;
  if (phrase.ahead !== undefined)
    return { kind: "days", day: [today.add({ days: phrase.ahead })], from, until };
  return { kind: "days", isSame: true, beside: phrase.beside ?? 0, from, until };
}

/** "The day after", "the morning before": how far a day is from the one that is named behind it. */
export function besideStepAt(
  words: readonly string[],
  from: number,
): { days: number; until: number } | undefined {
  const isPart = parts.has(words[from - 1] ?? "") && words[from - 2] === "the";
  const at = words[from] === "the" ? from + 1 : from;
  const place = isPart ? from : words[at] === "day" ? at + 1 : undefined;
  const word = place === undefined ? "" : words[place];
  if (place === undefined || (word !== "after" && word !== "before")) return undefined;
  return { days: word === "after" ? 1 : -1, until: place + 1 };
}

const parts: ReadonlySet<string> = new Set("morning afternoon evening".split(" "));

/** "The day after, Wednesday": then the weekday says it; "the day after I land": then what follows does. */
function isUnnamed(words: readonly string[], at: number): boolean {
  const [next = "", second = "", third = ""] = words.slice(at, at + 3);
  if (/^(?:i|we)$/u.test(next))
    return /^(?:can|could|would)$/u.test(second) || (/^(?:am|are)$/u.test(second) && free.has(third));
  return enders.has(next) && spelledWeekday(second) === undefined;
}

/** What may follow "the day after" where it is said already of which day. */
const enders: ReadonlySet<string> = new Set(
  ", at instead or and same would could should is works work suits be around about between from then if any all too also please good"
    .split(" ")
    .concat(""),
);
const free: ReadonlySet<string> = new Set("free available around open clear good fine in able".split(" "));

interface Phrase {
  rest: readonly string[];
  /** Days from the day on which the mail came. */
  ahead?: number;
  /** Only where nothing follows that could be its day. */
  isAlone?: boolean;
  /** Days from the one that was named before. */
  beside?: number;
}

const byFirst: ReadonlyMap<string, readonly Phrase[]> = read([
  ["the day after tomorrow|day after tomorrow|ubermorgen|overmorgen|pasado manana", { ahead: 2 }],
  ["apres demain|depois de amanha|dopodomani|i overmorgon|overmorgon|i overmorgen|pojutrze", { ahead: 2 }],
  ["the next day|next day|the day after that|the following day|following day|one day later", { beside: 1 }],
  [
    "el dia siguiente|al dia siguiente|le lendemain|il giorno dopo|am tag danach|no dia seguinte",
    { beside: 1 },
  ],
  ["day after|the day after", { beside: 1, isAlone: true }],
  ["samma dag|am selben tag|mismo dia|mesmo dia|meme jour|stesso giorno|zelfde dag|tego samego dnia", {}],
  ["the day before that|the day before it|the previous day", { beside: -1 }],
  ["day before|the day before", { beside: -1, isAlone: true }],
]);

function read(table: readonly (readonly [string, Omit<Phrase, "rest">])[]): ReadonlyMap<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const [phrases, day] of table)
    for (const phrase of phrases.split("|")) {
      const [first = "", ...rest] = phrase.split(" ");
      found.set(first, [...(found.get(first) ?? []), { rest, ...day }]);
    }
  return found;
}

export const besideStarts: readonly string[] = [...byFirst.keys(), "after", "before"];
