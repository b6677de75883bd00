/** "Not now": that somebody would rather be asked again, and from which day on where they say it plainly. */

import { monthOf, weekdayOf } from "./calendar-words.ts";
import { dateAt, ordinalWords } from "./dates.ts";
import { isBehindLed } from "./day-behind.ts";
import { isShortNumber } from "./figures.ts";
import { counts, monthsOf, unitOf } from "./later-lengths.ts";
import { again, notNow, someTime } from "./later-words.ts";
import { onceEachWord } from "./once-each.ts";
import { has } from "./patterns.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import type { Sentence } from "./sentences.ts";
import { hedges } from "./stance-words.ts";

type PlainDate = Temporal.PlainDate;

export interface Later {
  /** ISO date. */
  until?: string;
  /** They ask for it themselves; else it is only a no for now. */
  isAsked: boolean;
  /** A day is named that cannot be placed: "in the spring", "after the holidays". */
  isVague: boolean;
  because: string;
  /** The sentences that say so. */
  saidIn: ReadonlySet<Sentence>;
}

/** Undefined where nobody asks to be asked again. */
export function asksForLater(sentences: readonly Sentence[], today: PlainDate): Later | undefined {
  const asking = sentences.filter(isAskingAgain);
  const refusing = sentences.filter(({ words }) => has(words, notNow));
  if (asking.length === 0 && refusing.length === 0) return undefined;
  const said = [...asking, ...refusing];
  const about = { because: (said[0]?.words ?? []).join(" ").slice(0, 120), saidIn: new Set(said) };
  const isAsked = asking.length > 0;
  const isHedged = !isAsked && refusing.some(({ words }) => has(words, hedges));
  // "From 3 August I am free. Write again then": the day stands nearest before the wish.
  const place = isAsked ? sentences.findIndex(isAskingAgain) : 0;
  const all = [...asking, ...sentences.slice(0, place).reverse(), ...refusing, ...sentences];
  for (const { words } of all) {
    const day = untilIn(words, today);
    if (day === "vague") return { isAsked, isVague: true, ...about };
    if (day !== undefined) return { until: day.toString(), isAsked, isVague: isHedged, ...about };
  }
  // A no for now that names no day is one only where they ask to be asked again.
  const isSome = refusing.length > 0 || all.some(({ words }) => has(words, someTime));
  const isLoose = asking.some(({ words }) => has(words, hedges));
  return isAsked ? { isAsked, isVague: !isSome || isLoose, ...about } : undefined;
}

/** "Write to me again in March", "check back later"; a "when" that ends a sentence asks for a time ("happy to, when?"). */
export function isAskingAgain({ words }: Sentence): boolean {
  return has(words, again) && !words.includes("hesitate") && words.at(-1) !== "when";
}

/** The day in a sentence, the last one that a word of time leads to. */
function untilIn(words: readonly string[], today: PlainDate): PlainDate | "vague" | undefined {
  let found: PlainDate | "vague" | undefined;
  for (let place = 0; place < words.length; place += 1) {
    const said = dayNamedAt(words, place, today);
    if (said === undefined) continue;
    // A reason that lies before the wish ("until Christmas, but try me in January") gives way to it.
    const isDate = words.slice(place, said.until).some((word) => /^\d{1,2}(?!\d)/u.test(word));
    const isNext = said.day !== "vague" && isDate && isBehindLed(words, place);
    found = isNext && said.day !== "vague" ? said.day.add({ days: 1 }) : said.day;
    place = said.until - 1;
  }
  return found;
}

export function dayNamedAt(
  words: readonly string[],
  from: number,
  today: PlainDate,
): { day: PlainDate | "vague"; until: number } | undefined {
  const [first = "", second = "", third = ""] = [words[from], words[from + 1], words[from + 2]];
  if (!beginsDay(first)) return undefined;
  const said = (day: PlainDate | "vague", length: number) => ({ day, until: from + length });
  const before = words[from - 1] ?? "";
  if (vagueTimes.has(first) && (leads.has(before) || leads.has(words[from - 2] ?? "")))
    return said("vague", 1);
  const next = phraseAt(words, from, nextOnes)?.value;
  if (next === "year") return isNewYear(words, from) ? said(firstOf(today.year + 1, 1), 2) : undefined;
  if (next === "month") return said(today.with({ day: 1 }).add({ months: 1 }), 2);
  if (first === "half" && second === "a" && third === "year" && /^(?:in|for)$/u.test(before))
    return said(today.add({ months: 6 }), 3);
  const quarter = quarterAt(words, from);
  if (quarter !== undefined) return said(quarterStart(quarter, today), 2);
  if (next === "quarter") return said(nextQuarter(today), 2);
  if (next === "week") return said("vague", 2);
  const count = counts.get(first) ?? (isShortNumber(first) ? Number(first) : undefined);
  const isFromNow = third === "later" || (third === "from" && /^(?:now|today)$/u.test(words[from + 3] ?? ""));
  if (
    isFromNow ||
    /^(?:in|for|another|give)$/u.test(before) ||
    (/^(?:me|us|it)$/u.test(before) && words[from - 2] === "give") ||
    (/^(?:about|around|roughly|say)$/u.test(before) && words[from - 2] === "in")
  ) {
    const few = /^(?:few|several|some)$/u.test(first === "a" ? second : first);
    const couple = first === "a" && second === "couple" ? (third === "of" ? 3 : 2) : 0;
    const unit = couple > 0 ? (words[from + couple] ?? "") : second;
    const length = unitOf(unit);
    if (!few && length !== undefined) {
      const number = couple > 0 ? 2 : count;
      // "In a month or two": nobody knows which.
      if (number !== undefined && third === "or" && counts.has(words[from + 3] ?? ""))
        return said("vague", 4);
      if (number !== undefined)
        return said(
          today.add(
            typeof length === "number" ? { days: number * length } : { months: number * monthsOf[length] },
          ),
          couple > 0 ? couple + 1 : 2,
        );
    }
  }
  if (first === "week" && (second === "of" || second === "commencing")) {
    const date = dateAt(words, third === "the" ? from + 3 : from + 2, today);
    if (date !== undefined) return { day: "vague", until: date.until };
  }
  const month = monthAt(words, from, today);
  if (month !== undefined) return month;
  const date = dateAt(words, from, today);
  const isWeekdayOnly = date !== undefined && date.until === from + 1 && !/\d/u.test(first);
  if (date === undefined || isWeekdayOnly || (isShortNumber(first) && date.until === from + 1))
    return undefined;
  const [day, other] = date.days;
  if (day === undefined || other !== undefined) return said("vague", date.until - from);
  return { day, until: date.until };
}

/** "In January", "mid October", "the end of November", "after March", "von Mai an". */
function monthAt(
  words: readonly string[],
  from: number,
  today: PlainDate,
): { day: PlainDate | "vague"; until: number } | undefined {
  const word = words[from] ?? "";
  const month = monthOf(word);
  if (month === undefined) return undefined;
  if (/^\d/u.test(words[from + 1] ?? "") && !/^20\d\d$/u.test(words[from + 1] ?? "")) return undefined;
  if (/^\d/u.test(words[from - 1] ?? "") || (words[from - 1] === "of" && /^\d/u.test(words[from - 2] ?? "")))
    return undefined;
  if (/^\d/u.test(words[from - 2] ?? "") && /^(?:de|of)$/u.test(words[from - 1] ?? "")) return undefined;
  const before = words.slice(Math.max(0, from - 4), from);
  const near = before.at(-1) ?? "";
  const isLed = leads.has(near) || parts.has(near) || near === "of" || words.length === 1;
  if (otherwise.has(word) && (!isLed || (word === "may" && near === "i"))) return undefined;
  const year = /^20\d\d$/u.test(words[from + 1] ?? "") ? Number(words[from + 1]) : undefined;
  const start = firstOf(
    year ??
      (month < today.month || (month === today.month && !before.includes("end"))
        ? today.year + 1
        : today.year),
    month,
  );
  const until = year === undefined ? from + 1 : from + 2;
  const text = before.join(" ");
  if (/\b(?:end|ende|fin|fine|finales|eind|slutet) (?:of |de |del |di |van |av )?$/u.test(`${text} `))
    return { day: start.with({ day: start.daysInMonth }), until };
  if (
    /\b(?:mid|middle of|mitte|mediados de|meados de|mi|meta(?: di)?|half|medio|mitten (?:av|i)|polowie)$/u.test(
      text,
    )
  )
    return { day: start.with({ day: 15 }), until };
  if (/\b(?:last|letzten?|ultimo|dernier) (?:day|tag|dia|giorno|jour) (?:of|in|im|de|di)$/u.test(text))
    return { day: start.with({ day: start.daysInMonth }), until };
  const [nth, unit = ""] =
    nthOf
      .exec(text)
      ?.slice(1)
      .filter((word) => word !== undefined) ?? [];
  if (nth !== undefined) return { day: nthIn(start, nths.get(nth) ?? 1, weekdayOf(unit) ?? 1), until };
  if (/\b(?:late|second half of)$/u.test(text)) return { day: "vague", until };
  if (near === "after" || near === "nach") return { day: start.add({ months: 1 }), until };
  return { day: start, until };
}

/** "In the new year", and neither "happy new year" nor "the new year 7s". */
function isNewYear(words: readonly string[], from: number): boolean {
  const near = words.slice(Math.max(0, from - 3), from);
  const [next = "", other = ""] = words.slice(from + 2, from + 4);
  return (
    !near.some((word) => feasts.has(word)) &&
    !/^(?:\d+\p{L}*|wishes|greetings|eve)$/u.test(next) &&
    !(next === "or" && other === "whenever")
  );
}

/** "Q3", "the third quarter". */
function quarterAt(words: readonly string[], from: number): number | undefined {
  const [first = "", second = ""] = words.slice(from, from + 2);
  if (first === "q" && /^[1-4]$/u.test(second)) return Number(second);
  const number = /^(?:quarter|trimestre)$/u.test(second) ? nths.get(first) : undefined;
  return number !== undefined && number > 0 && number < 5 ? number : undefined;
}

/** The first week of March begins on its first Monday, the last one (-1) on its last. */
function nthIn(start: PlainDate, nth: number, weekday: number): PlainDate {
  if (nth > 0) return start.add({ days: ((weekday - start.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  const end = start.with({ day: start.daysInMonth });
  return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
}

function firstOf(year: number, month: number): PlainDate {
  return Temporal.PlainDate.from({ year, month, day: 1 });
}

function quarterStart(quarter: number, today: PlainDate): PlainDate {
  const month = quarter * 3 - 2;
  return firstOf(month <= today.month ? today.year + 1 : today.year, month);
}

function nextQuarter(today: PlainDate): PlainDate {
  const month = Math.floor((today.month - 1) / 3) * 3 + 4;
  return month > 12 ? firstOf(today.year + 1, 1) : firstOf(today.year, month);
}

const leads: ReadonlySet<string> = new Set(
  "in until till til after from before around by again the this next mid early back im ab nach bis en hasta despues desde apres jusqu a partir da dopo fino w po od i efter na vanaf em depois come ping about of for say debut fin mi".split(
    " ",
  ),
);
/** Months that are other words as well. */
const otherwise: ReadonlySet<string> = new Set("may march mar mars mai marca maja mart ocak".split(" "));
const parts: ReadonlySet<string> = new Set(
  "mid early late mitte anfang ende debut fin mi courant".split(" "),
);
const vagueTimes: ReadonlySet<string> = new Set(
  "spring summer autumn fall winter christmas easter thanksgiving holidays break semester term fruhling sommer herbst weihnachten ostern urlaub verano primavera otono navidad rentree ete noel estate natale diwali eid ramadan".split(
    " ",
  ),
);
/** The first day of next year, of next month and of next quarter, and a week that is not told apart. */
const nextOnes = toPhrasesAt<"year" | "month" | "quarter" | "week">(
  (
    [
      ["year", "new year|next year|neuen jahr|neues jahr|ano nuevo"],
      ["month", "next month|nachsten monat|proximo mes|mois prochain"],
      ["quarter", "next quarter"],
      ["week", "next week|week after"],
    ] as const
  ).flatMap(([what, phrases]) => phrases.split("|").map((phrase) => [phrase, what] as const)),
);
/** Whose "new year" is another one, or only a wish. */
const feasts: ReadonlySet<string> = new Set(
  "lunar chinese happy merry persian jewish tibetan somewhere".split(" "),
);
const nthOf =
  /\b(?:(first|second|third|fourth|last|1st|2nd|3rd|4th)(?: full)? (week|\p{L}{3,6}day) (?:of|in)|(ersten?|zweiten?|dritten?|letzten?) (woche|juliwoche|\p{L}{3,7}tag) (?:im|in|des)|(primera|segunda|tercera|ultima) (semana) de|(premiere|deuxieme|derniere) (semaine) (?:de|d)|(prima|seconda|ultima) (settimana) di|(primeira|segunda|ultima) (semana) de|(forsta|andra|sista) (veckan) i|(eerste|tweede|laatste) (week) van)$/u;
const nths: ReadonlyMap<string, number> = new Map(
  [
    "first 1st erste ersten primera primeira premiere prima forsta eerste",
    "second 2nd zweite zweiten segunda deuxieme seconda andra tweede",
    "third 3rd dritte dritten tercera",
    "fourth 4th",
    "last final letzte letzten ultima derniere sista laatste",
  ].flatMap((list, place) =>
    list.split(" ").map((word): [string, number] => [word, place === 4 ? -1 : place + 1]),
  ),
);
/** What a day that is named can begin with: most words begin none. */
const beginsDay = onceEachWord(
  (word) =>
    /^\d/u.test(word) ||
    ["q", "half", "week", "today", "tomorrow"].includes(word) ||
    vagueTimes.has(word) ||
    nextOnes.has(word) ||
    nths.has(word) ||
    counts.has(word) ||
    ordinalWords.has(word) ||
    monthOf(word) !== undefined ||
    weekdayOf(word) !== undefined,
);
