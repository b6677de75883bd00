/** Days that are counted from another one: "the Monday after", "the day after 15 June", "after the 15th". */
import { weekdayOf } from "./calendar-words.ts";
import { dateAt } from "./dates.ts";

type PlainDate = Temporal.PlainDate;

/** Undefined where none begins at the place, or it hangs on something that has no date ("the day after the wedding"). */
export function dayBehind(
  words: readonly string[],
  place: number,
  today: PlainDate,
  last: PlainDate | undefined,
): { day: PlainDate; until: number } | undefined {
  const at = place + 1;
  const [word = "", second = "", third = ""] = words.slice(place, place + 3);
  if (word === "following" || (word === "next" && second === "day"))
    return last && stepFrom(last, second, place + 2);
  if ((second !== "after" && second !== "following") || /^(?:any|every|or)$/u.test(words[place - 1] ?? ""))
    return undefined;
  if (word === "day" && third === "tomorrow") return { day: today.add({ days: 2 }), until: place + 3 };
  if (word === "week" && third === "next")
    return { day: today.add({ days: 15 - today.dayOfWeek }), until: place + 3 };
  const from = at + (third === "the" ? 2 : 1);
  const date = dateAt(words, from, today);
  const isDate = date !== undefined && words.slice(date.from, date.until).some((each) => /^\d/u.test(each));
  const [day] = isDate ? date.days : [];
  if (isDate && day !== undefined) return stepFrom(day, word, date.until);
  const isBare = third === "" || /^[^\p{L}]/u.test(third) || bareEnds.has(third);
  return last && isBare ? stepFrom(last, word, place + 2) : undefined;
}

/** The next day, the next such weekday, or the Monday of the next week. */
function stepFrom(
  day: PlainDate,
  unit: string,
  until: number,
): { day: PlainDate; until: number } | undefined {
  const weekday = unit === "week" ? 1 : weekdayOf(unit);
  if (weekday === undefined)
    return unit === "day" || unit === "morning" ? { day: day.add({ days: 1 }), until } : undefined;
  return { day: day.add({ days: ((weekday - day.dayOfWeek + 6) % 7) + 1 }), until };
}

/** "After Monday the 15th"; "on or after the 15th" is that day itself. */
export function isBehindLed(words: readonly string[], place: number): boolean {
  let at = place - 1;
  while (
    at >= 0 &&
    at > place - 5 &&
    (fillers.has(words[at] ?? "") || weekdayOf(words[at] ?? "") !== undefined)
  )
    at -= 1;
  const word = words[at] ?? "";
  if (word === "na") return words.slice(place, place + 3).some((each) => dutchMonths.has(each));
  return afterWords.has(word) && !/^(?:or|and|oder|und|o|y|ou|of)$/u.test(words[at - 1] ?? "");
}

/** "Once 15 June is behind us". */
export function isOver(words: readonly string[], until: number): boolean {
  const [first = "", second = ""] = words.slice(until, until + 2);
  if (second === "sonra") return /^(?:dan|den|tan|ten)$/u.test(first);
  return (
    /^(?:is|has|are|was|ist|had)$/u.test(first) &&
    /^(?:over|past|behind|passed|gone|done|vorbei)$/u.test(second)
  );
}

const fillers: ReadonlySet<string> = new Set(
  "the of de del dem den der det di du el la le il o dia do da dag that say about around dnia".split(" "),
);
const afterWords: ReadonlySet<string> = new Set(
  "after past post nach despues tras pasado apres passe depois apos dopo efter etter po после".split(" "),
);
const dutchMonths: ReadonlySet<string> = new Set(
  "januari februari maart april mei juni juli augustus september oktober november december".split(" "),
);
/** What may stand behind "the day after" where it is the day after one that was named. */
const bareEnds: ReadonlySet<string> = new Set(
  "that it this and or when should would could will can may works suits suit please i we you is if for then try ask write".split(
    " ",
  ),
);
