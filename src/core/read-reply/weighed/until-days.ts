/** The days that a sentence of a "not now" names, and what the words around each say of it. */
import { monthOf, weekdayOf } from "../calendar-words.ts";
import { dateAt, ordinalWords } from "../dates.ts";
import { dayBehind, isBehindLed, isOver } from "../day-behind.ts";
import { dayNamedAt } from "../later.ts";
import { nextWords, weekAt } from "../said-weeks.ts";
import { ends, isAskingWord, type Named, wordsOf } from "./until-around.ts";

type PlainDate = Temporal.PlainDate;

/** The day that begins at a place, where `last` is the one that was named before. */
export function namedAt(
  words: readonly string[],
  place: number,
  today: PlainDate,
  last: Named | undefined,
): Named | undefined {
  const behind = dayBehind(words, place, today, last?.written);
  const found = behind ? { ...behind, make: "behind" as const } : plainOf(words, place, today, last);
  if (found === undefined) return undefined;
  const isDated = found.make === "date" || found.make === "day";
  const isLater = isDated && (isBehindLed(words, place) || isOver(words, found.until));
  return { ...found, written: found.day, day: isLater ? found.day.add({ days: 1 }) : found.day };
}

type Found = Omit<Named, "written">;

function plainOf(
  words: readonly string[],
  place: number,
  today: PlainDate,
  last: Named | undefined,
): Found | undefined {
  const week = weekOf(words, place, today);
  if (week !== undefined) return week;
  const end = endOf(words, place, today);
  if (end !== undefined) return end;
  const number = aloneAt(words, place);
  return number === undefined
    ? plainly(words, place, today)
    : ofMonthNamed(words, place, { number, today, last });
}

/** "The week of 12 April", "next week", "Wednesday next week". */
function weekOf(words: readonly string[], place: number, today: PlainDate): Found | undefined {
  const word = words[place] ?? "";
  if (weekWords.has(word)) {
    let at = place + 1;
    while (at < place + 4 && weekLinks.has(words[at] ?? "")) at += 1;
    const date = at === place + 1 && !/^\d/u.test(words[at] ?? "") ? undefined : dateAt(words, at, today);
    const [day] = date?.days ?? [];
    if (date === undefined || day === undefined) return undefined;
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return {
      day: Temporal.PlainDate.compare(monday, today) > 0 ? monday : day,
      make: "week",
      until: date.until,
    };
  }
  const weekday = weekdayOf(word);
  const at = weekday === undefined ? place : place + (weekLinks.has(words[place + 1] ?? "") ? 2 : 1);
  if (!nextWords.has(words[at] ?? "") && !weekWords.has(words[at] ?? "")) return undefined;
  const week = weekAt(words, at, { today, offered: [] });
  const [monday] = week?.each ?? [];
  return week === undefined || monday === undefined
    ? undefined
    : { day: monday.add({ days: (weekday ?? 1) - 1 }), make: "next week", until: week.until };
}

/** "The end of the month", "the end of the year": the last day of it. */
function endOf(words: readonly string[], place: number, today: PlainDate): Found | undefined {
  const unit = ended.get(words[place] ?? "");
  const before = words.slice(Math.max(0, place - 4), place);
  if (unit === undefined || !before.some((word) => ends.has(word)) || before.includes("next"))
    return undefined;
  const month = unit === "year" ? today.with({ month: 12, day: 1 }) : today;
  return { day: month.with({ day: month.daysInMonth }), make: "part", until: place + 1 };
}

/** "From the 22nd", "Monday the 14th", "ask me from the first": of the month that was named, or of the next. */
function ofMonthNamed(
  words: readonly string[],
  place: number,
  { number, today, last }: { number: number; today: PlainDate; last: Named | undefined },
): Found | undefined {
  const before = words.slice(Math.max(0, place - 3), place);
  const weekday = before.flatMap((each) => weekdayOf(each) ?? []).at(-1);
  const isBracketed = before.at(-1) === "," && monthOf(before.at(-2) ?? "") !== undefined;
  const isLed = weekday !== undefined || isBracketed || before.some((each) => leads.has(each));
  if (last !== undefined && isLed) {
    const day = inMonth(number, { last, today, weekday });
    return day && { day, make: "day", until: place + 1 };
  }
  const isAsked = words.slice(Math.max(0, place - 6), place).some(isAskingWord);
  const isSaid =
    isAsked ||
    weekday !== undefined ||
    before.some((each) => leads.has(each) && each !== "on" && each !== "the") ||
    /^(?:say|so|,) the$/u.test(before.slice(-2).join(" ")) ||
    followers.has(words[place + 1] ?? "");
  const isDay = isSaid && /^\d{1,2}(?:st|nd|rd|th)$/u.test(words[place] ?? "");
  const [day] = isDay ? (dateAt(words, place, today)?.days ?? []) : [];
  return day && { day, make: "day", until: place + 1 };
}

/** The number of a day beside which no month stands. */
function aloneAt(words: readonly string[], place: number): number | undefined {
  const word = words[place] ?? "";
  const written = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(word)?.[1];
  const isSpelled = words[place - 1] === "the" && spelledEnds.has(words[place + 1] ?? "");
  const number = written === undefined ? (isSpelled ? ordinalWords.get(word) : undefined) : Number(written);
  return number !== undefined && isAlone(words, place) ? number : undefined;
}

/** No month stands beside it. */
function isAlone(words: readonly string[], place: number): boolean {
  const next = words[place + 1] ?? "";
  const word = words[place] ?? "";
  if (monthOf(words[place - 1] ?? "") !== undefined) return false;
  if (/^\d{1,2}(?:st|nd|rd|th)$/u.test(word) || ordinalWords.has(word))
    return monthOf(/^(?:of|de)$/u.test(next) ? (words[place + 2] ?? "") : next) === undefined;
  const isFrom = /^(?:partir|ab) (?:del|de|dem|du)$/u.test(
    words.slice(Math.max(0, place - 2), place).join(" "),
  );
  if (isFrom && !/^(?:of|de)$/u.test(next)) return monthOf(next) === undefined;
  return !/^(?:of|de|\p{L}{3,})$/u.test(next) || followers.has(next);
}

/** The day of the named month, or of the next where it lies before; where a weekday is told, of the one that has it so. */
function inMonth(
  number: number,
  { last, today, weekday }: { last: Named; today: PlainDate; weekday: number | undefined },
): PlainDate | undefined {
  if (number < 1 || number > 31) return undefined;
  // "April is full. From the 22nd": this April, though the next one was understood.
  const isNow = last.day.year > today.year && last.day.month === today.month;
  const base = isNow ? today : last.day;
  const months = [0, 1].map((ahead) => base.with({ day: 1 }).add({ months: ahead }).with({ day: number }));
  const fitting = months.filter(
    (day) =>
      Temporal.PlainDate.compare(day, today) > 0 && (weekday === undefined || day.dayOfWeek === weekday),
  );
  // "Till mid October. Come back on the 13th": somewhere about the middle.
  const isRough = last.make === "part" || weekday !== undefined;
  return fitting.find((day) => isRough || Temporal.PlainDate.compare(day, base) >= 0);
}

function plainly(words: readonly string[], place: number, today: PlainDate): Found | undefined {
  const word = words[place] ?? "";
  // "Monday 23rd" is read by its number, beside the month that was named.
  if (
    weekdayOf(word) !== undefined &&
    /^\d{1,2}(?:st|nd|rd|th)$/u.test(words[place + 1] ?? "") &&
    isAlone(words, place + 1)
  )
    return undefined;
  const year = /^20\d\d$/u.test(word) && yearLeads.has(words[place - 1] ?? "") ? Number(word) : 0;
  if (year > today.year && year < today.year + 3)
    return { day: today.with({ year, month: 1, day: 1 }), make: "span", until: place + 1 };
  const named = dayNamedAt(words, place, today);
  if (named === undefined || named.day === "vague") return undefined;
  const { day, until } = named;
  const said = words.slice(place, until);
  const isDated =
    said.some((each) => /^\d/u.test(each) && !/^20\d\d$/u.test(each)) && monthOf(word) !== undefined;
  if (isDated || /^\d/u.test(word) || weekdayOf(word) !== undefined || ordinalWords.has(word))
    return { day, until, make: said.some((each) => units.has(each)) ? "span" : "date" };
  if (monthOf(word) === undefined) return { day, until, make: "span" };
  return { day, until, make: day.day === 1 ? "month" : "part" };
}

const weekWords = wordsOf("week woche semana semaine settimana vecka veckan uge uke tygodniu weken");
const weekLinks = wordsOf("of commencing beginning starting from the del de du vom van on am di da och with");
const units = wordsOf("week weeks month months day days fortnight fortnights");
const leads = wordsOf(
  "from after until till til before by the on back again dem den vom ab am zum du dal dia del le a partir van fran",
);
const ended: ReadonlyMap<string, "month" | "year"> = new Map([
  ...[...wordsOf("month monats mes mois mese maand manaden")].map((word): [string, "month"] => [
    word,
    "month",
  ]),
  ...[...wordsOf("year jahres ano annee anno jaar aret")].map((word): [string, "year"] => [word, "year"]),
]);
const yearLeads = wordsOf("in until till til im of en em nel for early");
const followers = wordsOf("onwards onward and but would should try i on then per em");
/** What stands behind "from the second" where it is a day. */
const spelledEnds = new Set(["", ...wordsOf(", or and on onwards onward i then")]);
