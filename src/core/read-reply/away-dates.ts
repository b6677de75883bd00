/** The dates of a sentence in an away note, also those that lack their month or are only counted. */
import { bareDate, ledDate } from "./bare-dates.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { type DateMention, dateAt, dayNumber } from "./dates.ts";
import { dayNamedAt } from "./later.ts";
import { bounds, spanWords } from "./return-words.ts";
import { relativeDays } from "./said-days.ts";

type PlainDate = Temporal.PlainDate;

/**
 * The dates of a sentence, also "lunes 18", "4 al 15 de mayo" and "May 4 to 8", where one of them lacks its month; `last`
 * is the one that the note names before.
 */
export function namedIn(
  words: readonly string[],
  today: PlainDate,
  last: PlainDate | undefined,
): DateMention[] {
  const found: DateMention[] = [];
  for (let place = 0; place < words.length && found.length < mostDates; place += 1) {
    const before = found.at(-1)?.days[0] ?? last;
    const date =
      dateAt(words, place, today) ??
      looseAt(words, place, today, found.at(-1)?.days[0]) ??
      behindIt(words, place, { today, last: before });
    if (date === undefined) continue;
    found.push(
      ...withItsPair(
        withItsWeekday(ofWeek(date, words, { today, last: found.at(-1) }), words),
        words,
        found.at(-1),
      ),
    );
    place = (found.at(-1)?.until ?? place + 1) - 1;
  }
  const plain = found.filter(
    (date) =>
      !isSeason(date, words) &&
      !isMonthOnly(date, words) &&
      !isFrenchMy(date, words) &&
      !everyWeek.test(words[date.from] ?? ""),
  );
  return plain
    .filter((date) => !isSaidAgain(date, plain, words))
    .map((date) => ({ ...date, days: date.days.map((day) => inItsYear(day, date, words, today)) }))
    .map((date) => throughMonth(date, words));
}

/** "Through August", "till och med augusti" reach to the end of the month. */
function throughMonth(date: DateMention, words: readonly string[]): DateMention {
  const isWhole =
    monthOf(words[date.from] ?? "") !== undefined &&
    !/^\d{1,2}(?!\d)/u.test(words[date.from + 1] ?? "") &&
    /^(?:med|m|through|thru|including|einschlie(?:ß|ss)lich|einschl|inklusive|inclusief)$/u.test(
      words[date.from - 1] ?? "",
    );
  return isWhole ? { ...date, days: date.days.map((day) => day.with({ day: day.daysInMonth })) } : date;
}

/** A sentence with more is a list of something else. */
const mostDates = 40;

/** "The end of the month"; "the next day", "dal 7", "from the 4th on" behind the date that stands before. */
function behindIt(
  words: readonly string[],
  place: number,
  { today, last }: { today: PlainDate; last: PlainDate | undefined },
): DateMention | undefined {
  if (phraseAt(words, place, monthEnds) !== undefined)
    return { days: [today.with({ day: today.daysInMonth })], from: place, until: place + 3 };
  if (last === undefined) return undefined;
  const after = phraseAt(words, place, nextDays);
  if (after !== undefined) return { days: [last.add({ days: 1 })], from: place, until: place + after.length };
  const number = dayNumber(words[place]);
  if (number === undefined || !numberLeads.has(words[place - 1] ?? "")) return undefined;
  if (numberOf.test(words[place + 1] ?? "")) return undefined;
  const month = last.toPlainYearMonth().add({ months: number > last.day ? 0 : 1 });
  return number > month.daysInMonth
    ? undefined
    : { days: [month.toPlainDate({ day: number })], from: place, until: place + 1 };
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

function byFirst(phrases: readonly string[]): Phrases {
  return Map.groupBy(
    phrases.map((phrase) => phrase.split(" ")),
    ([first = ""]) => first,
  );
}

function phraseAt(words: readonly string[], place: number, phrases: Phrases): readonly string[] | undefined {
  return phrases
    .get(words[place] ?? "")
    ?.find((phrase) => phrase.every((word, n) => words[place + n] === word));
}

/** "The Fourth of July weekend" is no day. */
function isSeason({ until }: DateMention, words: readonly string[]): boolean {
  return /^(?:weekend|holidays?|celebrations?|break|closure|festivities|parade)$/u.test(words[until] ?? "");
}

/** "Back in June": nobody knows on which day; "until September" ends on its first. */
function isMonthOnly({ from, until }: DateMention, words: readonly string[]): boolean {
  const said = words.slice(from, until).filter((word) => !/^20\d\d$/u.test(word));
  return (
    said.length === 1 &&
    monthOf(said[0] ?? "") !== undefined &&
    !words.slice(Math.max(0, from - 4), from).some((word) => bounds.has(word))
  );
}

/** "Montag in einer Woche (29.6.)": the weekday of a date that is written out behind it. */
function isSaidAgain(
  { days, from, until }: DateMention,
  all: readonly DateMention[],
  words: readonly string[],
): boolean {
  if (words.slice(from, until).some((word) => /\d/u.test(word))) return false;
  const weekday = days[0]?.dayOfWeek;
  return all.some(
    (date) =>
      date.from >= until &&
      date.from - until <= 4 &&
      /^\d+[./]\d/u.test(words[date.from] ?? "") &&
      (date.days.some((day) => day.dayOfWeek === weekday) ||
        /^(?:in|a|einer|un|une)$/u.test(words[from - 1] ?? "")),
  );
}

/** A date without its year that was shortly before the note came is not that of next year. */
function inItsYear(
  day: PlainDate,
  { from, until }: DateMention,
  words: readonly string[],
  today: PlainDate,
): PlainDate {
  const hasYear = words
    .slice(from, until)
    .some((word) => /20\d\d|[./-]\d\d?[./-]\d\d/u.test(word) || relativeDays.has(word));
  const isFar = today.until(day, { largestUnit: "days" }).days > 300;
  return isFar && !hasYear ? day.subtract({ years: 1 }) : day;
}

/** "10 Ağustos Pazartesi": a weekday behind its date belongs to it. */
function withItsWeekday(date: DateMention, words: readonly string[]): DateMention {
  const weekday = weekdayOf(words[date.until] ?? "");
  const isNumbered = words.slice(date.from, date.until).some((word) => /\d/u.test(word));
  return isNumbered && weekday !== undefined && date.days.some((day) => day.dayOfWeek === weekday)
    ? { ...date, days: date.days.filter((day) => day.dayOfWeek === weekday), until: date.until + 1 }
    : date;
}

/** "À mon retour" is no Monday. */
function isFrenchMy({ from, until }: DateMention, words: readonly string[]): boolean {
  return (
    words[from] === "mon" &&
    until === from + 1 &&
    (/^(?:a|de|des|en|pendant|durant|apres|avant)$/u.test(words[from - 1] ?? "") ||
      /^(?:retour|absence|bureau|conge|poste|collegue)$/u.test(words[until] ?? ""))
  );
}

/** "Mondays": no day of one week. */
const everyWeek =
  /^(?:\p{L}+(?:days|tags|wochs|dagar)|(?:lun|mar|mercre|jeu|vendre)dis|tercas|quartas|quintas|sextas)$/u;
const monthEnds = byFirst([
  "end of the month",
  "end of this month",
  "end of month",
  "ende des monats",
  "monatsende",
  "fin du mois",
  "fin de mes",
  "final de mes",
  "fine del mese",
  "fine mese",
  "fim do mes",
  "final do mes",
  "eind van de maand",
  "einde van de maand",
  "slutet av manaden",
  "slutningen af maneden",
  "slutten av maneden",
  "konca miesiaca",
  "konce mesice",
  "конца месяца",
  "ay sonuna",
]);
const nextDays = byFirst([
  "the next day",
  "the following day",
  "the day after",
  "am tag darauf",
  "tags darauf",
  "folgetag",
  "le lendemain",
  "el dia siguiente",
  "al dia siguiente",
  "il giorno dopo",
  "il giorno successivo",
  "no dia seguinte",
  "de dag erna",
  "dagen efter",
  "dagen etter",
  "nastepnego dnia",
]);
/** What makes the number behind it a day of the month in which the note is. */
const numberLeads: ReadonlySet<string> = new Set(
  "the dal al ab vom zum dem den du le del el vanaf d".split(" "),
);
/** What stands behind a number that counts something. */
const numberOf =
  /^(?:h|hrs|hours?|uhr|uur|heures?|horas?|ore|am|pm|days?|weeks?|tage|wochen|jours|dias|giorni|dagen|%)$/u;

/** "Demain", "until September", "no dia 18", "back in two weeks". */
function looseAt(
  words: readonly string[],
  place: number,
  today: PlainDate,
  last: PlainDate | undefined,
): DateMention | undefined {
  const word = words[place] ?? "";
  const days = relativeDays.get(word);
  const before = words[place - 1] ?? "";
  if (days !== undefined)
    return /^(?:la|de|da|am|guten|goede)$/u.test(before) || weekdayOf(before) !== undefined
      ? undefined
      : { days: [today.add({ days })], from: place, until: place + 1 };
  const led = ledDate(words, place, { today: last ?? today, offered: [] });
  if (led !== undefined) return { days: [led], from: place, until: place + 1 };
  const named =
    /^\d/u.test(word) && !/^(?:in|em|en)$/u.test(before) ? undefined : dayNamedAt(words, place, today);
  return named === undefined || named.day === "vague"
    ? undefined
    : { days: [named.day], from: place, until: named.until };
}

/** A weekday with the day of the month behind it, or that of next week. */
function ofWeek(
  date: DateMention,
  words: readonly string[],
  { today, last }: { today: PlainDate; last: DateMention | undefined },
): DateMention {
  const weekday = date.until === date.from + 1 ? weekdayOf(words[date.from] ?? "") : undefined;
  if (weekday === undefined) return date;
  const bare = bareDate(words, date.until, { weekday, today, offered: [] });
  if (bare !== undefined && bare.days.length > 0) return { ...date, ...bare };
  if (words[date.from - 1] === "next")
    return { ...date, days: [today.add({ days: 7 - today.dayOfWeek + weekday })] };
  // "On leave through 6 March and back on Monday": the Monday behind that.
  const [end] = last?.days.length === 1 ? last.days : [];
  const [day] = date.days;
  if (end === undefined || day === undefined || Temporal.PlainDate.compare(day, end) > 0) return date;
  return { ...date, days: [end.add({ days: ((weekday - end.dayOfWeek + 6) % 7) + 1 })] };
}

/** With the other end of a stretch whose month is said once. */
function withItsPair(
  date: DateMention,
  words: readonly string[],
  last: DateMention | undefined,
): DateMention[] {
  const [day] = date.days;
  if (day === undefined || !words.slice(date.from, date.until).some((word) => /\d/u.test(word)))
    return [date];
  const isLed = spanWords.has(words[date.from - 1] ?? "") && (last?.until ?? 0) < date.from - 1;
  const first = isLed ? ofMonth(day, words[date.from - 2]) : undefined;
  if (first !== undefined) return [{ days: [first], from: date.from - 2, until: date.from - 1 }, date];
  const end = spanWords.has(words[date.until] ?? "") ? ofMonth(day, words[date.until + 1]) : undefined;
  const link = /^(?:of|de|di|d)$/u.test(words[date.until + 2] ?? "") ? 3 : 2;
  const isOwn = monthOf(words[date.until + link] ?? "") === undefined;
  return end !== undefined && isOwn
    ? [date, { days: [end], from: date.until + 1, until: date.until + 2 }]
    : [date];
}

function ofMonth(day: PlainDate, word: string | undefined): PlainDate | undefined {
  const number = dayNumber(word);
  return number === undefined || number > day.daysInMonth ? undefined : day.with({ day: number });
}
