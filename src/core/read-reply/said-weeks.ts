/** The weeks that a reply names, and what days are read against. */

import { ledDate } from "./bare-dates.ts";
import { dateAt } from "./dates.ts";
import { compareDays, isSameDay, mondayOf, plusDays } from "./moments.ts";
import { toPhrasesAt } from "./phrase-at.ts";
import { spelledWeekday } from "./weekday.ts";

type PlainDate = Temporal.PlainDate;

export interface SaidDays {
  kind: "days";
  /** One day that the words mean, in every way that they can be read; none where they contradict themselves. */
  day?: readonly PlainDate[];
  /** Several days, each of them meant. */
  each?: readonly PlainDate[];
  /** A week as a whole: weekdays named beside it are its own. */
  isWeek?: boolean;
  /** Only a weekday was named: the offers say of which week. */
  isBare?: boolean;
  /** "Next Friday", and on a Sunday "next week": of one week or the other, where no date says which. */
  isNext?: boolean;
  /** "The Friday after", "the week after": counted from the day that was named before. */
  isAfter?: boolean;
  /** "Friday or the Monday after": of a row, only the last one comes after something. */
  isOnlyAfter?: boolean;
  /** "After that, Wednesday": behind the day that was named before, where one was. */
  isBehind?: boolean;
  /** "The Wednesday before it": the last one ahead of the day that was named before. */
  isBefore?: boolean;
  /** Not the days themselves but the end or the middle of them, or one of many: too vague to act on. */
  isVague?: boolean;
  /** "That same day": the one that was spoken of before. */
  isSame?: boolean;
  /** With `isSame`: so many days behind that one; or that one as well. */
  beside?: number;
  isBoth?: boolean;
  /** "Thursday this week", "Friday next week". */
  isInWeek?: boolean;
  /** Behind an hour, and another wish: "at 11, or Wednesday at 10". */
  isOr?: boolean;
  /** Somebody is away until then. */
  isUntil?: boolean;
  /** "The day after your Tuesday": that Tuesday, whose hour is meant where none is said. */
  besideOf?: PlainDate;
  /** "Except Wednesday": taken away from the days beside it. */
  isExcept?: boolean;
  from: number;
  until: number;
}

const sameWords: ReadonlySet<string> = new Set(
  "same samma samme selben gleichen selbe gleiche derselben dieselbe zelfde dezelfde misma meme stessa mesma".split(
    " ",
  ),
);

/** What the days are read against. */
export interface Calendar {
  today: PlainDate;
  /** The days of the offers on the contact's clock. */
  offered: readonly PlainDate[];
  /** The minute of the day at which each of them begins. */
  minutes?: readonly number[];
  /** On a Sunday, where "this week" is the one that comes: "next week" is the one behind it. */
  isWeekAhead?: boolean;
}

/** "This week" stands in a sentence. */
export function saysThisWeek(words: readonly string[]): boolean {
  return words.some((word, place) => word === "week" && words[place - 1] === "this");
}

/** How many days ahead the Monday of "next week" is. */
export function toNextMonday({ today, isWeekAhead }: Calendar): number {
  return 8 - today.dayOfWeek + (isWeekAhead === true ? 7 : 0);
}

/** "Tuesday next week": on a Sunday perhaps of the week behind the one that comes, where something was offered in it. */
export function ofWeekAhead(day: PlainDate, { today, offered }: Calendar): PlainDate[] {
  const isSure = today.dayOfWeek !== 7 || offered.some((each) => isSameDay(each, day));
  const later = plusDays(day, 7);
  return isSure || !offered.some((each) => isSameDay(each, later)) ? [day] : [day, later];
}

/** "Next week", "the week of the 15th", "this week", "the week after". */
export function weekAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  const { today, offered } = calendar;
  const [first = "", second = "", third = "", fourth = ""] = words.slice(from, from + 4);
  const same = first === "that" && second === "same" ? 2 : 1;
  const isSame = first === "that" || sameWords.has(first);
  if (isSame && weekWords.has(words[from + same] ?? "")) {
    const [day] = offered;
    return day === undefined
      ? undefined
      : {
          kind: "days",
          each: sameWeek(offered) ? workingDays(day, today) : [],
          isWeek: true,
          isSame: true,
          from,
          until: from + same + 1,
        };
  }
  const place = third === "week" ? ["first", "second", "third"].indexOf(second) : -1;
  if (place !== -1 && /^(?:that|the|your)$/u.test(first) && !/^(?:of|in)$/u.test(fourth)) {
    const day = offered[place];
    if (day === undefined || sameWeek(offered)) return undefined;
    const each = workingDays(day, today);
    return { kind: "days", each, isWeek: true, from, until: from + 3 };
  }
  if (
    !nextWords.has(first) &&
    !weekWords.has(first) &&
    !comingWords.has(first) &&
    !first.startsWith("ubernachste")
  )
    return undefined;
  const said = (monday: PlainDate, length: number, isVague = false): SaidDays => ({
    kind: "days",
    each: workingDays(monday, today),
    isWeek: true,
    ...(isVague ? { isVague } : {}),
    from,
    until: from + length,
  });
  const thisMonday = mondayOf(today);
  const nextMonday = plusDays(today, toNextMonday(calendar));
  const isVague = /^(?:sometime|end|beginning|start|middle|mid|early|half|part)$/u.test(
    words[from - 1] === "of"
      ? (words[from - 2] ?? "")
      : words[from - 1] === "the"
        ? ""
        : (words[from - 1] ?? ""),
  );
  if (nextWords.has(first) && weekWords.has(second)) {
    if (third === "or" && fourth === "the") return said(nextMonday, 2, true);
    return { ...said(nextMonday, 2, isVague), ...(today.dayOfWeek === 7 ? { isNext: true } : {}) };
  }
  if (weekWords.has(first) && afterWeek.has(second)) return said(nextMonday, 2, isVague);
  // "Martedì o mercoledì della prossima".
  if (
    /^pross?ima$/u.test(first) &&
    /^(?:della|da|la)$/u.test(words[from - 1] ?? "") &&
    /^(?:|,)$/u.test(second)
  )
    return said(nextMonday, 1, isVague);
  const isComing = first === "this" && second === "coming";
  if ((isComing && weekWords.has(third)) || (first.startsWith("com") && weekWords.has(second)))
    return said(thisMonday.add({ weeks: 1 }), isComing ? 3 : 2, isVague);
  // On a Sunday "this week" is the one that comes.
  if (first === "this" && weekWords.has(second))
    return said(today.dayOfWeek === 7 ? thisMonday.add({ weeks: 1 }) : thisMonday, 2, isVague);
  if (weekWords.has(first) && second === "after" && third === "next")
    return said(nextMonday.add({ weeks: 1 }), 3, isVague);
  const behind = afterWeekAt(words, from);
  if (behind > 0) {
    const last = offered.reduce(
      (a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a),
      offered[0] ?? today,
    );
    const monday = last.subtract({ days: last.dayOfWeek - 1 }).add({ weeks: 1 });
    return { ...said(monday, behind, isVague), isAfter: true };
  }
  if (/^ubernachsten?r?$/u.test(first) && weekWords.has(second))
    return said(thisMonday.add({ weeks: 2 }), 2, isVague);
  if (weekWords.has(first) && weekOf.has(second)) {
    for (const gap of [2, 3]) {
      const date = dateAt(words, from + gap, today) ?? numberedDay(words, from + gap, today);
      const [day, other] = date?.days ?? [];
      const isWeekday =
        spelledWeekday(words[from + gap] ?? "") !== undefined && date?.until === from + gap + 1;
      if (date === undefined || day === undefined || other !== undefined || isWeekday) continue;
      const monday = day.dayOfWeek === 7 ? day.add({ days: 1 }) : day.subtract({ days: day.dayOfWeek - 1 });
      return { ...said(monday, 0, isVague), until: date.until };
    }
  }
  return undefined;
}

/** "La semana del 7": the next such day. */
function numberedDay(
  words: readonly string[],
  at: number,
  today: PlainDate,
): { days: PlainDate[]; until: number } | undefined {
  const day = ledDate(["dia", ...words.slice(at, at + 3)], 1, { today, offered: [] });
  return day === undefined ? undefined : { days: [day], until: at + 1 };
}

/** How many words say "the week after": "week following", "week after that", "following week". */
function afterWeekAt(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  if (first === "following") return weekWords.has(second) ? 2 : 0;
  if (!weekWords.has(first)) return 0;
  const gap = /^(?:right|straight|just|directly)$/u.test(second) ? 2 : 1;
  const word = words[from + gap] ?? "";
  if (word === "following") return /^(?:the|my|our|your|a)$/u.test(words[from + gap + 1] ?? "") ? 0 : gap + 1;
  if (word !== "after") return 0;
  if (third === "that" && gap === 1) return 3;
  return /^(?:the|that|my|our|easter|christmas)$/u.test(words[from + gap + 1] ?? "") ? 0 : gap + 1;
}

/** The working days of the week of a day that are still to come. */
export function workingDays(of: PlainDate, today: PlainDate): PlainDate[] {
  const monday = mondayOf(of);
  return [0, 1, 2, 3, 4].map((days) => plusDays(monday, days)).filter((day) => compareDays(day, today) > 0);
}

export function sameWeek(days: readonly PlainDate[]): boolean {
  const mondays = days.map((day) => mondayOf(day));
  return mondays.every((monday) => isSameDay(monday, mondays[0] ?? monday));
}

/** Each day once. */
export function unique(days: readonly PlainDate[]): PlainDate[] {
  return days.filter((day, place) => days.findIndex((other) => isSameDay(other, day)) === place);
}

export const nextWords: ReadonlySet<string> = new Set(
  "next nachste nachsten nachster proxima prochaine prossima volgende nasta neste naeste przyszlym przyszlego nastepnym pristi".split(
    " ",
  ),
);
/** Behind a weekday: "Friday next week", "Thursday this week", "Monday after next". */
export const weeksBehind = toPhrasesAt<"next" | "this" | "in eight days" | "unknown">(
  (
    [
      [
        "next",
        "next week|nachste woche|nachster woche|kommende woche|kommender woche|volgende week|nasta vecka|naeste uge|neste uke",
      ],
      [
        "this",
        "this week|diese woche|dieser woche|deze week|denna vecka|cette semaine|esta semana|questa settimana|denne uge|denne uke",
      ],
      ["in eight days", "en huit|in acht"],
      ["unknown", "after next|in two|in three|in 2|in 3|or so"],
    ] as const
  ).flatMap(([week, phrases]) => phrases.split("|").map((phrase) => [phrase, week] as const)),
);
const comingWords: ReadonlySet<string> = new Set(
  "this following coming kommende kommenden entrante".split(" "),
);
const weekOf: ReadonlySet<string> = new Set(
  "of from starting beginning commencing vom del de du da di dal van med den ab".split(" "),
);
const weekWords: ReadonlySet<string> = new Set(
  "week woche semana semaine settimana vecka veckan uge uke tygodniu tygodnia tyden".split(" "),
);
const afterWeek: ReadonlySet<string> = new Set(["prochaine", "prossima", "proxima", "que", "entrante"]);
export const weekStarts: readonly string[] = [
  ...nextWords,
  ...weekWords,
  ...sameWords,
  ..."this that following coming kommende kommenden entrante ubernachste ubernachsten".split(" "),
];
