/**
 * The days that a reply names: a weekday, a date in either order, a week, a stretch of days. What can be read in two
 * ways stays open until the offers settle it; what contradicts itself gives no day.
 */

import { bareDate, dateInList, ledDate } from "./bare-dates.ts";
import { besideDayAt, besideStarts, besideStepAt, stepped } from "./beside-days.ts";
import { isTimeOfDay } from "./date-or-hour.ts";
import { dateAt, ordinalWords } from "./dates.ts";
import {
  afterAt,
  isAfterThat,
  isBeforeIt,
  isBeforeMonday,
  isExcepted,
  isOfNext,
  isThere,
  isUntil,
  lastOfMonth,
  listWords,
  stretchLinkAt,
  weeksAhead,
} from "./day-leads.ts";
import { feastAt, feastStarts } from "./feast-days.ts";
import { compareDays, isSameDay, plusDays } from "./moments.ts";
import { phraseAt } from "./phrase-at.ts";
import {
  type Calendar,
  nextWords,
  ofWeekAhead,
  type SaidDays,
  sameWeek,
  toNextMonday,
  unique,
  weekAt,
  weekStarts,
  weeksBehind,
} from "./said-weeks.ts";
import { spelledWeekday, weekdayIn } from "./weekday.ts";

type PlainDate = Temporal.PlainDate;

export function daysAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  if (words[from + 1] === "day" && (words[from] === "same" || words[from] === "that"))
    return { kind: "days", isSame: true, from, until: from + 2 };
  const beside = besideDayAt(words, from, calendar.today);
  // "The day before it, the 24th": the date says it.
  const isPaired = words[from - 1] === "and" || words[from - 1] === "or";
  if (beside?.isSame === true && !isPaired && isDateBehind(words, beside.until, calendar)) return undefined;
  const days =
    weekAt(words, from, calendar) ??
    beside ??
    besideNamed(words, from, calendar) ??
    dayOrStretchAt(words, from, calendar);
  if (days === undefined) return undefined;
  if (isExcepted(words, from)) return { ...days, isExcept: true };
  return isUntil(words, from) ? { ...days, isUntil: true } : days;
}

/** "The day before your Tuesday", "the day after the 14th". */
function besideNamed(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  const step = besideStepAt(words, from);
  if (step === undefined) return undefined;
  const at = articles.has(words[step.until] ?? "") ? step.until + 1 : step.until;
  const named = dayAt(words, at, calendar);
  const [day, other] = named?.day ?? [];
  if (named === undefined || day === undefined || other !== undefined) return undefined;
  return { kind: "days", day: [stepped(day, step)], besideOf: day, from, until: named.until };
}

function isDateBehind(words: readonly string[], until: number, calendar: Calendar): boolean {
  if (words[until] !== ",") return false;
  const at = /^(?:the|on|so)$/u.test(words[until + 1] ?? "") ? until + 2 : until + 1;
  return dayAt(words, at, calendar)?.day !== undefined;
}

/** "Tuesday to Thursday", "Mon-Wed". */
function dayOrStretchAt(words: readonly string[], from: number, calendar: Calendar): SaidDays | undefined {
  const first = dayAt(words, from, calendar);
  return first === undefined ? undefined : (stretchFrom(first, words, from, calendar) ?? first);
}

function stretchFrom(
  first: SaidDays,
  words: readonly string[],
  from: number,
  calendar: Calendar,
): SaidDays | undefined {
  const to = stretchLinkAt(words, first.until);
  if (to === 0) return undefined;
  // "Move Tuesday to Thursday" is no stretch.
  if (words.slice(Math.max(0, from - 6), from).some((word) => movers.test(word))) return undefined;
  const until = first.until + to;
  const at = stretchArticles.has(words[until] ?? "") ? until + 1 : until;
  const second = dayAt(words, at, calendar) ?? lastOfMonth(first, words, at);
  const start = first.day?.[0];
  const end = second?.day?.[0];
  if (start === undefined || end === undefined || second === undefined) return undefined;
  const isBare = first.isBare === true && second.isBare === true;
  const length = isBare
    ? (end.dayOfWeek - start.dayOfWeek + 7) % 7
    : (end.dayOfYear - start.dayOfYear + 366) % 366;
  if (length > 6 || length === 0) return undefined;
  const each = Array.from({ length: length + 1 }, (_, n) => plusDays(start, n)).filter(
    (day) => day.dayOfWeek < 6,
  );
  return {
    kind: "days",
    each,
    ...(first.isBare === true ? { isBare: true } : {}),
    ...(first.isBehind === true ? { isBehind: true } : {}),
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
    const days = relative + 7 * weeksAhead(words, from);
    return { kind: "days", day: [plusDays(today, days)], from, until: from + 1 };
  }
  // "The adjuster is coming Monday".
  const isVerb = word === "coming" && /^(?:is|are|am|be|was)$/u.test(words[from - 1] ?? "");
  const which = whichWords.has(word) && !isVerb && !isThere(words, from) ? word : undefined;
  const at = which === undefined ? from : from + 1;
  const weekday = weekdayIn(words, at);
  if (which !== undefined && weekday === undefined) return undefined;
  if (weekday !== undefined) return weekdayAt(words, { from, at, weekday, which }, calendar);
  if (spelledWeekday(words[at] ?? "") !== undefined) return undefined;
  const led = ledDate(words, at, calendar);
  if (led !== undefined) return { kind: "days", day: [led], from: at, until: at + 1 };
  const feast = which === undefined ? feastAt(words, at, calendar) : undefined;
  if (feast !== undefined) return feast;
  const listed = dateInList(words, at, today);
  if (listed !== undefined) return { kind: "days", day: listed.days, from, until: listed.until };
  const date = dateAt(words, at, today);
  if (date === undefined || isTimeOfDay(words, at, date.until)) return undefined;
  return { kind: "days", day: date.days, from, until: date.until };
}

/** A weekday, with its date behind it or before it, or with a word that says which one. */
function weekdayAt(
  words: readonly string[],
  said: { from: number; at: number; weekday: number; which: string | undefined },
  calendar: Calendar,
): SaidDays {
  const { today, offered } = calendar;
  const { from, at, weekday, which } = said;
  const end = words[at + 1] === "feira" ? at + 2 : at + 1;
  const behind = words[end] === "," ? end + 1 : end;
  const gap = fillers.has(words[behind] ?? "") ? behind + 1 : behind;
  for (const place of gap === behind ? [behind] : [gap, behind]) {
    const bare = bareDate(words, place, { ...calendar, weekday }) ?? dateInList(words, place, today);
    const date = bare ?? dateAt(words, place, today);
    if (
      date === undefined ||
      spelledWeekday(words[place] ?? "") !== undefined ||
      relativeDays.has(words[place] ?? "")
    )
      continue;
    if (bare === undefined && isTimeOfDay(words, place, date.until)) continue;
    const day = date.days.filter((each) => each.dayOfWeek === weekday);
    const lead = words[from - 1] ?? "";
    const isListed = listWords.has(lead) || spelledWeekday(lead) !== undefined;
    if (day.length === 0 && isListed && isOfNext(words, date.until, { weekday, today })) continue;
    return { kind: "days", day, from, until: date.until };
  }
  const next = plusDays(today, ((weekday - today.dayOfWeek + 6) % 7) + 1);
  const ofNextWeek = () => plusDays(today, toNextMonday(calendar) + weekday - 1);
  const until = end;
  const isBehind = which === undefined && isAfterThat(words, from);
  const day = (days: PlainDate[], more: Partial<SaidDays> = {}): SaidDays => ({
    kind: "days",
    day: days,
    ...(isBehind ? { isBehind } : {}),
    from,
    until,
    ...more,
  });
  const week = phraseAt(words, until, weeksBehind)?.value;
  if (week === "next")
    return day(ofWeekAhead(ofNextWeek(), calendar), { isNext: true, isInWeek: true, until: until + 2 });
  if (week === "this")
    return day([next], { isInWeek: true, until: until + (words[until + 2] === "coming" ? 3 : 2) });
  if (week === "in eight days") return day([next.add({ days: 7 })], { until: until + 2 });
  if ((words[until] === "week" && words[until + 1] !== "of") || words[until] === "fortnight")
    return day([next.add({ days: words[until] === "week" ? 7 : 14 })], { until: until + 1 });
  if (week === "unknown") return day([], {});
  const weeks = weeksAhead(words, from);
  if (weeks > 0) return day([next.add({ weeks })]);
  const after = afterAt(words, until);
  const isPartAfter =
    /^(?:mornings?|afternoons?)$/u.test(words[until] ?? "") && afterAt(words, until + 1) > 0;
  const isLed = which === "following" || (which === undefined && words[from - 1] === "following");
  if (isLed || after > 0 || isPartAfter) {
    const last = offered.reduce(
      (a, b) => (Temporal.PlainDate.compare(a, b) < 0 ? b : a),
      offered[0] ?? today,
    );
    return day([last.add({ days: ((weekday - last.dayOfWeek + 6) % 7) + 1 })], {
      isAfter: true,
      isBare: true,
      ...(words[from - 1] === "the" && listWords.has(words[from - 2] ?? "") ? { isOnlyAfter: true } : {}),
      until: until + after,
    });
  }
  if (isBeforeIt(words, until)) return day([next], { isBefore: true, isBare: true });
  if (which !== undefined && nextWords.has(which)) {
    const later = ofNextWeek();
    // Nobody calls tomorrow "next Friday".
    const isTomorrow = isSameDay(next, plusDays(today, 1));
    return day(
      isSameDay(next, later)
        ? [next]
        : unique([later, ...(isTomorrow ? [] : offered.filter((each) => isSameDay(each, next)))]),
      { isNext: true },
    );
  }
  if (which !== undefined) return day([next]);
  // The offers say which week is spoken of; where they do not, the one that comes.
  const ofOffers = offered.filter((each) => each.dayOfWeek === weekday);
  const edge = ends.get(words[from - 1] ?? "");
  const sorted = unique(ofOffers).sort(Temporal.PlainDate.compare);
  const atEnd = edge === undefined ? undefined : sorted.at(edge);
  if (sorted.length > 1 && atEnd !== undefined) return day([atEnd]);
  if (ofOffers.length > 0) return day(unique(ofOffers), { isBare: true });
  const [some] = offered;
  if (some === undefined || !sameWeek(offered)) return day([next], { isBare: true });
  const inWeek = plusDays(some, (isBeforeMonday(words, at) ? 0 : weekday) - some.dayOfWeek);
  const isPast = compareDays(inWeek, today) <= 0;
  return day(isPast || isSameDay(inWeek, next) ? [next] : unique([inWeek, next]), { isBare: true });
}

/** Days from the one on which the mail came. */
export const relativeDays: ReadonlyMap<string, number> = new Map([
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
  ["hoje", 0],
  ["hoy", 0],
  ["oggi", 0],
  ["vandaag", 0],
  ["idag", 0],
  ["dzisiaj", 0],
  ["dzis", 0],
  ["завтра", 1],
  ["сегодня", 0],
  ["сьогодні", 0],
  ["zitra", 1],
  ["yarin", 1],
  ["bugun", 0],
  ["αυριο", 1],
  ["غدا", 1],
]);
const whichWords: ReadonlySet<string> = new Set(
  "next following this coming nachsten diesen kommenden proximo este questo prossimo ce deze nesta".split(
    " ",
  ),
);
/** "The second Monday", where offers are on two. */
const ends: ReadonlyMap<string, number> = new Map([
  ["first", 0],
  ["earlier", 0],
  ["second", 1],
  ["later", -1],
  ["last", -1],
]);
const articles: ReadonlySet<string> = new Set("the your our that this".split(" "));
const stretchArticles: ReadonlySet<string> = new Set("the el le il dia en met och med".split(" "));
const movers =
  /^(?:mov|push|shift|switch|chang|bump|swap|pas(?:ar|ser|sare)|cambi|aplaz|desplaz|deplac|decal|report|spost|rinvi|verschieb|verleg|verplaats|verzet|verschuiv|flytt|przen|przes|przel|mud|adi|troc|rykk)/u;
const fillers: ReadonlySet<string> = new Set("the of on de den dem der le el il del dia am".split(" "));
/** What a day can begin with, beside numbers and the names of weekdays and months. */
export const dayStarts: ReadonlySet<string> = new Set([
  ...relativeDays.keys(),
  ...whichWords,
  ...weekStarts,
  ...besideStarts,
  ...feastStarts,
  ...ordinalWords.keys(),
  ..."same that segunda".split(" "),
]);
