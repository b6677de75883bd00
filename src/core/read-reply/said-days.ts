/**
 * The days that a reply names: a weekday, a date in either order, a week, a stretch of days. What can be read in two
 * ways stays open until the offers settle it; what contradicts itself gives no day.
 */
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { dateAt } from "./dates.ts";

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
  /** Not the days themselves but the end or the middle of them, or one of many: too vague to act on. */
  isVague?: boolean;
  from: number;
  until: number;
}

/** What the days are read against. */
export interface Calendar {
  today: PlainDate;
  /** The days of the offers on the contact's clock. */
  offered: readonly PlainDate[];
}

export function daysAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  return weekAt(words, from, calendar) ?? stretchAt(words, from, calendar) ?? dayAt(words, from, calendar);
}

/** "Next week", "the week of the 15th", "this week", "the week after". */
function weekAt(words: readonly string[], from: number, { today, offered }: Calendar): SaidDays | undefined {
  const [first = "", second = "", third = "", fourth = ""] = words.slice(from, from + 4);
  if (!nextWords.has(first) && !weekWords.has(first) && first !== "this" && first !== "following")
    return undefined;
  const said = (monday: PlainDate, length: number, isVague = false): SaidDays => ({
    kind: "days",
    each: workingDays(monday, today),
    isWeek: true,
    ...(isVague ? { isVague } : {}),
    from,
    until: from + length,
  });
  const thisMonday = today.subtract({ days: today.dayOfWeek - 1 });
  const isVague = /^(?:end|beginning|start|middle|mid|early|half|part)$/u.test(
    words[from - 1] === "of"
      ? (words[from - 2] ?? "")
      : words[from - 1] === "the"
        ? ""
        : (words[from - 1] ?? ""),
  );
  if (nextWords.has(first) && weekWords.has(second)) {
    if (third === "or" && fourth === "the") return said(thisMonday.add({ weeks: 1 }), 2, true);
    return said(thisMonday.add({ weeks: 1 }), 2, isVague);
  }
  if (weekWords.has(first) && afterWeek.has(second)) return said(thisMonday.add({ weeks: 1 }), 2, isVague);
  if (first === "this" && weekWords.has(second)) return said(thisMonday, 2, isVague);
  if (weekWords.has(first) && second === "after" && third === "next")
    return said(thisMonday.add({ weeks: 2 }), 3, isVague);
  const after =
    (weekWords.has(first) && second === "after" && !/^(?:the|that|my|our|easter|christmas)$/u.test(third)) ||
    (first === "following" && weekWords.has(second));
  if (after) {
    const last = offered.reduce(
      (a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a),
      offered[0] ?? today,
    );
    const isSettled = sameWeek(offered);
    return said(last.subtract({ days: last.dayOfWeek - 1 }).add({ weeks: 1 }), 2, isVague || !isSettled);
  }
  if (weekWords.has(first) && /^(?:of|from|starting|beginning|commencing|vom)$/u.test(second)) {
    for (const gap of [2, 3]) {
      const date = dateAt(words, from + gap, today);
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

/** "Tuesday to Thursday", "Mon-Wed". */
function stretchAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  const first = dayAt(words, from, calendar);
  if (first === undefined || !toWords.has(words[first.until] ?? "")) return undefined;
  const second = dayAt(words, first.until + 1, calendar);
  const start = first.day?.[0];
  const end = second?.day?.[0];
  if (start === undefined || end === undefined || second === undefined) return undefined;
  const length = (end.dayOfYear - start.dayOfYear + 366) % 366;
  if (length > 6 || length === 0) return undefined;
  const each = Array.from({ length: length + 1 }, (_, n) => start.add({ days: n })).filter(
    (day) => day.dayOfWeek < 6,
  );
  return {
    kind: "days",
    each,
    ...(first.isBare === true ? { isBare: true } : {}),
    from,
    until: second.until,
  };
}

function dayAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  const { today } = calendar;
  const word = words[from] ?? "";
  const relative = relativeDays.get(word);
  if (relative !== undefined) {
    if (/^(?:guten|goede|la|de|da)$/u.test(words[from - 1] ?? "")) return undefined;
    return { kind: "days", day: [today.add({ days: relative })], from, until: from + 1 };
  }
  if (/^(?:overmorgen|ubermorgen)$/u.test(word))
    return { kind: "days", day: [today.add({ days: 2 })], from, until: from + 1 };
  const which = whichWords.has(word) ? word : undefined;
  const at = which === undefined ? from : from + 1;
  const weekday = weekdayIn(words, at);
  if (which !== undefined && weekday === undefined) return undefined;
  if (weekday !== undefined) return weekdayAt(words, { from, at, weekday, which }, calendar);
  const date = dateAt(words, at, today);
  if (date === undefined || isTimeOfDay(words, at, date.until)) return undefined;
  return { kind: "days", day: date.days, from, until: date.until };
}

/** A weekday, with its date behind it or before it, or with a word that says which one. */
function weekdayAt(
  words: readonly string[],
  said: { from: number; at: number; weekday: number; which: string | undefined },
  { today, offered }: Calendar,
): SaidDays {
  const { from, at, weekday, which } = said;
  const behind = words[at + 1] === "," ? at + 2 : at + 1;
  const gap = fillers.has(words[behind] ?? "") || words[behind] === "feira" ? behind + 1 : behind;
  for (const place of gap === behind ? [behind] : [gap, behind]) {
    const bare = bareDate(words, place, { weekday, today });
    const date = bare ?? dateAt(words, place, today);
    if (
      date === undefined ||
      spelledWeekday(words[place] ?? "") !== undefined ||
      relativeDays.has(words[place] ?? "")
    )
      continue;
    if (bare === undefined && isTimeOfDay(words, place, date.until)) continue;
    return {
      kind: "days",
      day: date.days.filter((day) => day.dayOfWeek === weekday),
      from,
      until: date.until,
    };
  }
  const next = today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  const ofNextWeek = today.add({ days: 7 - today.dayOfWeek + weekday });
  const until = at + 1;
  const day = (days: PlainDate[], more: Partial<SaidDays> = {}): SaidDays => ({
    kind: "days",
    day: days,
    from,
    until,
    ...more,
  });
  const behindIt = words.slice(until, until + 2).join(" ");
  if (behindIt === "next week" || behindIt === "nachste woche")
    return day([ofNextWeek], { until: until + 2 });
  if (behindIt === "this week") return day([next], { until: until + 2 });
  if (/^week(?: |$)/u.test(behindIt) && behindIt !== "week of")
    return day([next.add({ days: 7 })], { until: until + 1 });
  if (behindIt === "after next" || /^in (?:two|three|2|3)$/u.test(behindIt) || behindIt === "or so")
    return day([], {});
  if (words[from - 1] === "from" && words[from - 2] === "week") return day([next.add({ days: 7 })]);
  if (which === "following" || (which === undefined && words[from - 1] === "following")) {
    const last = offered.reduce(
      (a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a),
      offered[0] ?? today,
    );
    return day([last.add({ days: ((weekday - last.dayOfWeek + 6) % 7) + 1 })]);
  }
  if (which !== undefined && nextWords.has(which))
    return day(
      next.equals(ofNextWeek) ? [next] : unique([ofNextWeek, ...offered.filter((each) => each.equals(next))]),
    );
  if (which !== undefined) return day([next]);
  // The offers say which week is spoken of; where they do not, the one that comes.
  const ofOffers = offered.filter((each) => each.dayOfWeek === weekday);
  if (ofOffers.length > 0) return day(unique(ofOffers), { isBare: true });
  const [some] = offered;
  if (some === undefined || !sameWeek(offered)) return day([next], { isBare: true });
  const inWeek = some.add({ days: weekday - some.dayOfWeek });
  const isPast = Temporal.PlainDate.compare(inWeek, today) <= 0;
  return day(isPast || inWeek.equals(next) ? [next] : unique([inWeek, next]), { isBare: true });
}

/** "Martes 26", "jeudi 18", "Tues 11": a number that is this weekday's day of the month, and no hour. */
function bareDate(
  words: readonly string[],
  place: number,
  on: { weekday: number; today: PlainDate },
): { days: PlainDate[]; until: number } | undefined {
  if (!/^\d{1,2}$/u.test(words[place] ?? "")) return undefined;
  const number = Number(words[place]);
  const next = words[place + 1] ?? "";
  if (
    monthOf(next) !== undefined ||
    monthOf(words[place + 2] ?? "") !== undefined ||
    /^(?:am|pm|h|uhr|o|-|your|my|works)$/u.test(next)
  )
    return undefined;
  if (
    number > 31 ||
    number < 1 ||
    (number <= 12 && !timeLeads.has(next) && !/^\d{1,2}[:.]\d\d|^\d{1,2}[ap]m$/u.test(next))
  )
    return undefined;
  for (const months of [0, 1]) {
    const month = on.today.toPlainYearMonth().add({ months });
    if (number > month.daysInMonth) continue;
    const date = month.toPlainDate({ day: number });
    if (Temporal.PlainDate.compare(date, on.today) < 0) continue;
    if (date.dayOfWeek === on.weekday) return { days: [date], until: place + 1 };
    if (number > 12 && months === 0) return { days: [], until: place + 1 };
  }
  return number > 12 ? { days: [], until: place + 1 } : undefined;
}

/** "10.30" and "9.15 Uhr" can look like a date and be a time. */
function isTimeOfDay(words: readonly string[], from: number, until: number): boolean {
  if (until !== from + 1) return false;
  const word = words[from] ?? "";
  if (/^\d{1,2}$/u.test(word)) return true;
  const parts = /^(\d{1,2})\.(\d\d)$/u.exec(word);
  if (parts === null) return false;
  const next = words[until] ?? "";
  return (
    /^(?:00|15|20|30|45|40|10)$/u.test(parts[2] ?? "") &&
    (Number(parts[2]) > 12 || /^(?:uhr|am|pm|h|-)$/u.test(next) || timeLeads.has(words[from - 1] ?? ""))
  );
}

function workingDays(monday: PlainDate, today: PlainDate): PlainDate[] {
  return [0, 1, 2, 3, 4]
    .map((days) => monday.add({ days }))
    .filter((day) => Temporal.PlainDate.compare(day, today) > 0);
}

function sameWeek(days: readonly PlainDate[]): boolean {
  const mondays = days.map((day) => day.subtract({ days: day.dayOfWeek - 1 }));
  return mondays.every((monday) => monday.equals(mondays[0] ?? monday));
}

function unique(days: readonly PlainDate[]): PlainDate[] {
  return days.filter((day, place) => days.findIndex((other) => other.equals(day)) === place);
}

/** "Mon numéro" and "la segunda" hold no weekday. */
function weekdayIn(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (word === "segunda")
    return next === "feira" || /^(?:na|numa|nesta|segunda)$/u.test(words[at - 1] ?? "") ? 1 : undefined;
  if (word === "mon" && /^\p{L}{3,}$/u.test(next) && frenchNouns.has(next)) return undefined;
  return spelledWeekday(word);
}

const frenchNouns: ReadonlySet<string> = new Set(
  "numero bureau agenda telephone portable assistant assistante retour mail cote equipe collegue adresse planning calendrier".split(
    " ",
  ),
);

/** A weekday, also where one letter of an English one is missing, doubled, wrong or swapped ("tueday"). */
export function spelledWeekday(word: string): number | undefined {
  const known = weekdayOf(word);
  if (known !== undefined || word.length < 5 || word.length > 10 || !word.endsWith("ay")) return known;
  if (notDays.has(word)) return undefined;
  const near = english.findIndex((name) => isNear(word, name));
  return near === -1 ? undefined : near + 1;
}

const english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const notDays: ReadonlySet<string> = new Set([
  "today",
  "midday",
  "payday",
  "someday",
  "holiday",
  "birthday",
  "away",
  "noonday",
]);

/** One letter more, fewer, other, or two swapped. */
function isNear(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1 || word[0] !== name[0]) return false;
  let start = 0;
  while (start < word.length && word[start] === name[start]) start += 1;
  let end = 0;
  while (end < Math.min(word.length, name.length) - start && word.at(-1 - end) === name.at(-1 - end))
    end += 1;
  const left = word.length - start - end;
  const right = name.length - start - end;
  const isSwapped =
    left === 2 && right === 2 && word[start] === name[start + 1] && word[start + 1] === name[start];
  return (left <= 1 && right <= 1) || isSwapped;
}

const relativeDays: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["tomorrow", 1],
  ["heute", 0],
  ["morgen", 1],
  ["manana", 1],
  ["demain", 1],
  ["domani", 1],
  ["amanha", 1],
  ["imorgon", 1],
  ["jutro", 1],
]);
const nextWords: ReadonlySet<string> = new Set([
  "next",
  "nachste",
  "nachsten",
  "proxima",
  "prochaine",
  "prossima",
  "volgende",
  "nasta",
]);
const whichWords: ReadonlySet<string> = new Set([
  "next",
  "following",
  "this",
  "coming",
  "nachsten",
  "diesen",
  "kommenden",
  "proximo",
  "este",
  "questo",
  "prossimo",
  "ce",
]);
const weekWords: ReadonlySet<string> = new Set(["week", "woche", "semana", "semaine", "settimana", "vecka"]);
const afterWeek: ReadonlySet<string> = new Set(["prochaine", "prossima", "proxima", "que"]);
const toWords: ReadonlySet<string> = new Set(["to", "-", "through", "till", "until", "bis"]);
const fillers: ReadonlySet<string> = new Set([
  "the",
  "of",
  "on",
  "de",
  "den",
  "dem",
  "der",
  "le",
  "el",
  "il",
  "del",
  "dia",
  "am",
]);
const timeLeads: ReadonlySet<string> = new Set([
  "at",
  "um",
  "a",
  "alle",
  "as",
  "om",
  "kl",
  "o",
  "@",
  "from",
  "after",
  "before",
  "between",
  "ab",
  "ore",
  "ab",
]);
