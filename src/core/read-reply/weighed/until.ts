/**
 * From which day on somebody wants to be asked again, where it is known that they do: the last day that they name
 * as free, or else the one up to which they are not.
 */
import { monthOf, weekdayOf } from "../calendar-words.ts";
import { dateAt } from "../dates.ts";
import { dayNamedAt } from "../later.ts";
import type { Sentence } from "../sentences.ts";

type PlainDate = Temporal.PlainDate;

interface NamedDay {
  day: PlainDate;
  /** Up to it they are away, or it is one at which they do not want to be asked. */
  isBusy: boolean;
  /** They are away up to its end. */
  isThrough: boolean;
}

/** ISO date; undefined where no day is named, or none that can be placed. */
export function untilIn(sentences: readonly Sentence[], today: PlainDate): string | undefined {
  const found: NamedDay[] = [];
  for (const { words } of sentences)
    for (let place = 0; place < words.length; place += 1) {
      const named = namedAt(words, place, today, found.at(-1)?.day);
      if (named === undefined) continue;
      found.push({ ...named, ...aroundOf(words, place) });
      place = Math.max(place, named.until - 1);
    }
  const free = found.findLast(({ isBusy }) => !isBusy);
  if (free !== undefined) return free.day.toString();
  const busy = found.at(-1);
  return busy === undefined ? undefined : (busy.isThrough ? busy.day.add({ days: 1 }) : busy.day).toString();
}

function namedAt(
  words: readonly string[],
  place: number,
  today: PlainDate,
  last: PlainDate | undefined,
): { day: PlainDate; until: number } | undefined {
  const word = words[place] ?? "";
  const before = words.slice(Math.max(0, place - 3), place);
  if (/^(?:week|woche|semana|semaine|settimana)$/u.test(word)) {
    const at = place + (/^(?:of|commencing|del?|du|vom|van)$/u.test(words[place + 1] ?? "") ? 2 : 1);
    const date = dateAt(words, words[at] === "the" ? at + 1 : at, today);
    const [day] = date?.days ?? [];
    return date === undefined || day === undefined ? undefined : { day, until: date.until };
  }
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?$/u.exec(word)?.[1];
  if (ordinal !== undefined && isAlone(words, place)) {
    if (last !== undefined && before.some((each) => leads.has(each))) {
      // "April is full. From the 22nd": this April, though the next one was understood.
      const isNow = last.year > today.year && last.month === today.month;
      const day = ofMonth(isNow ? today : last, Number(ordinal));
      return day && { day, until: place + 1 };
    }
    const isDay =
      /^\d{1,2}(?:st|nd|rd|th)$/u.test(word) &&
      before.some((each) => leads.has(each) && each !== "on" && each !== "the");
    const [day] = isDay ? (dateAt(words, place, today)?.days ?? []) : [];
    return day && { day, until: place + 1 };
  }
  // "Till 20th March. Ping me from Monday 23rd": of the month that was named.
  const isOfMonth =
    last !== undefined &&
    weekdayOf(word) !== undefined &&
    /^\d{1,2}(?:st|nd|rd|th)$/u.test(words[place + 1] ?? "");
  if (isOfMonth && isAlone(words, place + 1)) return undefined;
  const named = dayNamedAt(words, place, today);
  if (named === undefined || named.day === "vague") return undefined;
  return { day: named.day, until: named.until };
}

/** No month stands beside it. */
function isAlone(words: readonly string[], place: number): boolean {
  const next = words[place + 1] ?? "";
  if (/^\d{1,2}(?:st|nd|rd|th)$/u.test(words[place] ?? ""))
    return monthOf(/^(?:of|de)$/u.test(next) ? (words[place + 2] ?? "") : next) === undefined;
  return !/^(?:of|de|\p{L}{3,})$/u.test(next) || followers.has(next);
}

/** The day in that month, or in the next where it lies before. */
function ofMonth(last: PlainDate, day: number): PlainDate | undefined {
  if (day < 1 || day > 31) return undefined;
  const at = last.with({ day }, { overflow: "constrain" });
  return Temporal.PlainDate.compare(at, last) < 0 ? at.add({ months: 1 }) : at;
}

function aroundOf(words: readonly string[], place: number): { isBusy: boolean; isThrough: boolean } {
  const before = words.slice(Math.max(0, place - 5), place);
  const sentence = words.slice(0, place);
  const isUntil = before.some((word) => busyLeads.has(word));
  const isNegated =
    sentence.some((word) => /^(?:not|no|never|nothing|nicht|kein|keine)$/u.test(word)) &&
    !before.some((word) => /^(?:until|till|before|from)$/u.test(word));
  const isEnd = before.some((word) => /^(?:end|ende|fin|fines|finales|eind|slutet|fine)$/u.test(word));
  return { isBusy: isUntil || isNegated || isEnd, isThrough: isEnd };
}

const busyLeads: ReadonlySet<string> = new Set(
  "until till til through bis hasta jusqu ate tot fino ends ending over s".split(" "),
);
const leads: ReadonlySet<string> = new Set(
  "from after the on back again from vom ab am zum du dal dia del le a partir van fran monday tuesday wednesday thursday friday".split(
    " ",
  ),
);
const followers: ReadonlySet<string> = new Set(
  "onwards onward and but would should try i on then per em".split(" "),
);
