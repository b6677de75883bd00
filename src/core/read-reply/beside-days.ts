/** Days that are named by the day beside them: "the day after tomorrow", "the next day". */
import { plusDays } from "./moments.ts";
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
  if (phrase === undefined || words[from - 1] === "than") return undefined;
  const until = from + phrase.rest.length + (phrase.isLead === true ? 0 : 1);
  if (phrase.ahead !== undefined) return { kind: "days", day: [plusDays(today, phrase.ahead)], from, until };
  return { kind: "days", isSame: true, beside: phrase.beside ?? 0, from, until };
}

/** How far a day is from another; with a weekday, the next one or the last of that name. */
interface Step {
  days: 1 | -1;
  weekday?: number;
  until: number;
}

/** "The day after", "the morning before", "the Tuesday before": how far a day is from the one that is named behind it. */
export function besideStepAt(words: readonly string[], from: number): Step | undefined {
  const second = words[from + 1];
  if (second === "after" || second === "before") {
    const weekday = spelledWeekday(words[from] ?? "");
    if (weekday !== undefined) return { days: second === "after" ? 1 : -1, weekday, until: from + 2 };
  }
  if (!stepStarts.has(words[from] ?? "")) return undefined;
  const isPart = parts.has(words[from - 1] ?? "") && words[from - 2] === "the";
  const at = words[from] === "the" ? from + 1 : from;
  const place = isPart ? from : words[at] === "day" ? at + 1 : undefined;
  const word = place === undefined ? "" : words[place];
  if (place === undefined || (word !== "after" && word !== "before")) return undefined;
  return { days: word === "after" ? 1 : -1, until: place + 1 };
}

/** The day that is so far from another. */
export function stepped(day: Temporal.PlainDate, { days, weekday }: Step): Temporal.PlainDate {
  if (weekday === undefined) return plusDays(day, days);
  const gap = (days * (weekday - day.dayOfWeek) + 6) % 7;
  return plusDays(day, days * (gap + 1));
}

const stepStarts: ReadonlySet<string> = new Set("the day after before".split(" "));
const parts: ReadonlySet<string> = new Set("morning afternoon evening".split(" "));

/** "The day after, Wednesday": then the weekday says it; "the day after I land": then what follows does. */
function isUnnamed(words: readonly string[], at: number): boolean {
  const [next = "", second = "", third = ""] = words.slice(at, at + 3);
  if (/^(?:i|we)$/u.test(next))
    return /^(?:can|could|would)$/u.test(second) || (/^(?:am|are)$/u.test(second) && free.has(third));
  // "And the day after, Monday and Wednesday": the weekdays are of more than this day.
  return enders.has(next) && (spelledWeekday(second) === undefined || linked.has(third));
}

const linked: ReadonlySet<string> = new Set(["and", "or"]);
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
  /** Its last word leads to the hour behind it. */
  isLead?: boolean;
  /** Days from the one that was named before. */
  beside?: number;
}

const byFirst: ReadonlyMap<string, readonly Phrase[]> = read([
  ["the day after tomorrow|day after tomorrow|ubermorgen|overmorgen|pasado manana", { ahead: 2 }],
  ["apres demain|depois de amanha|dopodomani|i overmorgon|overmorgon|i overmorgen|pojutrze", { ahead: 2 }],
  ["i morgon|i morgen", { ahead: 1 }],
  ["i dag|aujourd hui", { ahead: 0 }],
  ["the next day|next day|the day after that|the following day|following day|one day later", { beside: 1 }],
  [
    `el dia siguiente|al dia siguiente|al otro dia|un dia despues|un dia mas tarde|le lendemain|le jour suivant|le jour d apres|un jour plus tard|
    un jour apres|il giorno dopo|il giorno seguente|il giorno successivo|un giorno dopo|un giorno piu tardi|am tag danach|am tag darauf|
    am nachsten tag|am folgetag|den tag darauf|tags darauf|einen tag spater|ein tag spater|de dag erna|de dag daarna|de volgende dag|
    een dag later|dagen efter|dagen darpa|nasta dag|en dag senare|dagen etter|neste dag|naeste dag|en dag senere|no dia seguinte|
    o dia seguinte|um dia depois|dzien pozniej|nastepnego dnia|o den pozdeji`,
    { beside: 1 },
  ],
  [
    `einen tag fruher|ein tag fruher|am tag davor|am vortag|tags zuvor|een dag eerder|de dag ervoor|de dag daarvoor|dagen innan|dagen fore|
    en dag tidigare|en dag tidligere|dagen for|un dia antes|el dia antes|el dia anterior|un jour plus tot|un jour avant|la veille|un giorno prima|
    il giorno prima|um dia antes|no dia anterior|o dia anterior|dzien wczesniej|o den drive`,
    { beside: -1 },
  ],
  [
    `eine woche spater|een week later|una semana despues|una semana mas tarde|une semaine plus tard|una settimana dopo|uma semana depois|
    en vecka senare|en uge senere|en uke senere|tydzien pozniej`,
    { beside: 7 },
  ],
  ["day after|the day after", { beside: 1, isAlone: true }],
  ["the morning after at|the afternoon after at", { beside: 1, isLead: true }],
  [
    "samma dag|samme dag|am selben tag|am gleichen tag|mismo dia|mesmo dia|meme jour|stesso giorno|zelfde dag|dezelfde dag|tego samego dnia|cung ngay",
    {},
  ],
  ["the day before that|the day before it|the previous day", { beside: -1 }],
  ["day before|the day before", { beside: -1, isAlone: true }],
]);

function read(table: readonly (readonly [string, Omit<Phrase, "rest">])[]): ReadonlyMap<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const [phrases, day] of table)
    for (const phrase of phrases.split("|")) {
      const [first = "", ...rest] = phrase.trim().split(" ");
      found.set(first, [...(found.get(first) ?? []), { rest, ...day }]);
    }
  return found;
}

export const besideStarts: readonly string[] = [...byFirst.keys(), "after", "before"];
/** What each can begin with, and the words behind that. */
export const besidePhrases: ReadonlyMap<string, readonly { rest: readonly string[] }[]> = byFirst;
