/**
 * The days that a mail names against those that a reading speaks of. Whoever writes "Monday the 5th and Tuesday the 6th"
 * and is read as meaning one of them was read badly, wherever the other one was lost.
 */

import type { Reading } from "../../reading.ts";
import { monthOf, weekdayOf } from "../calendar-words.ts";
import { beginsWithDigit, isShortNumber } from "../figures.ts";
import type { Heard } from "../heard.ts";
import { dayOf } from "../local-time.ts";
import { daysBetween } from "../moments.ts";
import { unique } from "../said-weeks.ts";

/** Signs of weekdays and dates that the reading has no place for. */
export function daysNamed(reading: Reading, heard: Heard): string[] {
  const { ground, sentences } = heard;
  const meant = daysOf(reading, heard);
  if (meant === undefined) return [];
  const offered = ground.offered.map(({ start }) => dayOf(start, ground.contact));
  const weekdays = new Set<number>();
  const dates = new Set<number>();
  for (const { words } of sentences)
    words.forEach((word, place) => {
      const weekday = weekdayOf(word);
      if (weekday !== undefined) weekdays.add(weekday);
      else if (!beginsWithDigit(word) || isLength(words, place)) return;
      else if (isDate(word) || isOfMonth(words, place)) dates.add(Number.parseInt(word, 10));
    });
  const left = <T>(named: ReadonlySet<T>, of: (day: Temporal.PlainDate) => T) => {
    const own = new Set(meant.map(of));
    const others = new Set(offered.map(of));
    const rest = [...named].filter((each) => !own.has(each));
    return [rest.filter((each) => !others.has(each)).length, rest.filter((each) => others.has(each)).length];
  };
  const [weekdaysLeft = 0, weekdaysOffered = 0] = left(weekdays, ({ dayOfWeek }) => dayOfWeek);
  const [datesLeft = 0, datesOffered = 0] = left(dates, ({ day }) => day);
  const isNamed = meant.every(({ dayOfWeek, day }) => weekdays.has(dayOfWeek) || dates.has(day));
  const isDated = meant.every(({ day }) => dates.has(day));
  const today = dayOf(ground.receivedAt, ground.contact);
  const ahead = (day: Temporal.PlainDate) => daysBetween(today, day);
  const ofOffers = offered.map(ahead);
  return [
    `weekdays left ${upTo2(weekdaysLeft)} ${upTo2(weekdaysOffered)}`,
    `dates left ${upTo2(datesLeft)} ${upTo2(datesOffered)}`,
    `days ${upTo2(meant.length)} ${isDated ? "dated" : isNamed ? "named" : "told otherwise"}`,
    `days ${isDated ? "dated" : isNamed ? "named" : "told"} ${reachOf(meant.map(ahead), ofOffers)}`,
    `week ${weekOf(meant.filter(({ day }) => !dates.has(day)).map(ahead), ofOffers, heard)}`,
  ];
}

/** "Thursday" may be this week's or the next one's: how far off it was taken to be, and whether an offer is that far off. */
function reachOf(far: readonly number[], ofOffers: readonly number[]): string {
  const most = Math.max(...far);
  const least = Math.min(...far);
  const isBeside = far.every((days) => ofOffers.some((other) => Math.abs(other - days) <= 3));
  return `${least <= 7 ? "soon" : "later"} ${most <= 7 ? "soon" : most <= 14 ? "later" : "far"} ${isBeside ? "beside" : "apart"}`;
}

/** Whether a weekday without a date may as well be that of the week before or behind it, and whether a week was told. */
function weekOf(far: readonly number[], ofOffers: readonly number[], { sentences }: Heard): string {
  const last = Math.max(...ofOffers) + daysBehind;
  const isEarlier = far.some((days) => days + 7 <= last);
  const isLater = far.some((days) => days > 7);
  if (!isEarlier && !isLater) return "alone";
  const isTold = sentences.some(({ words }) => words.some((word) => ofWeeks.has(word)));
  return `${isEarlier ? (isLater ? "both" : "earlier") : "later"} ${isTold ? "told" : "bare"}`;
}

/** So many days behind the last offer a weekday may still be one of those that they speak of. */
const daysBehind = 4;
const ofWeeks: ReadonlySet<string> = new Set(
  "week weeks next this following coming after tomorrow woche nachste nachsten kommende kommenden semana proxima proximo semaine prochaine prochain settimana prossima prossimo volgende komende vecka nasta tydzien przyszlym".split(
    " ",
  ),
);

/** The contact's days that the reading speaks of; undefined where it speaks of no times. */
function daysOf(reading: Reading, { ground }: Heard): Temporal.PlainDate[] | undefined {
  const instants =
    reading.kind === "accepts"
      ? [reading.slot === undefined ? undefined : ground.offered[reading.slot]?.start]
      : reading.kind === "proposes" || reading.kind === "reschedules"
        ? [...reading.starts, ...reading.windows.map(({ from }) => from)]
        : undefined;
  const days = instants?.flatMap((at) => (at === undefined ? [] : [dayOf(at, ground.contact)]));
  return days && unique(days);
}

/** "the 5th", "13": mostly a date from thirteen on; a smaller number may as well be an hour. */
function isDate(word: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)$|^(?:1[3-9]|2\d|3[01])$/u.test(word);
}

/** "4 December", "Dec 4", "the 4 of December". */
function isOfMonth(words: readonly string[], place: number): boolean {
  if (!isShortNumber(words[place] ?? "")) return false;
  const next = words[place + 1] ?? "";
  const behind = links.has(next) ? (words[place + 2] ?? "") : next;
  return monthOf(behind) !== undefined || monthOf(words[place - 1] ?? "") !== undefined;
}

/** "15 minutes", "20 or 30 min". */
function isLength(words: readonly string[], place: number): boolean {
  const at = words[place + 1] === "or" || words[place + 1] === "-" ? place + 3 : place + 1;
  return lengths.has(words[at] ?? "");
}

const lengths: ReadonlySet<string> = new Set(
  "minutes minute minuten minutos minuti min mins years people".split(" "),
);
const links: ReadonlySet<string> = new Set(["of", "de", "di"]);

function upTo2(count: number): number {
  return Math.min(2, count);
}
