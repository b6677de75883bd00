/** From when somebody who is away can be reached again, where their note says so plainly. */
import { namedIn } from "./away-dates.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { type DateMention, withoutDots } from "./dates.ts";
import { absences, type Cues, denials, events, habits, sinceWords, strengths } from "./return-words.ts";
import { ownText } from "./told-of-others.ts";
import { withPartedTimes } from "./unparted-times.ts";
import { findAll, fold, isMark, toWords, type Words } from "./words.ts";

type PlainDate = Temporal.PlainDate;

/** An ISO date: the day that the note names, be it the last one away or the first one back. */
export function returnDate(text: string, today: PlainDate): string | undefined {
  let known: { order: Order } | undefined;
  const order = () => {
    known ??= { order: orderOf(text, today) };
    return known.order;
  };
  const own = ownText(text, { named: true });
  const found = dayIn(own, today, order);
  if (found !== undefined) return found.toString();
  const whole = ownText(text, { named: false });
  return whole === own ? undefined : dayIn(whole, today, order)?.toString();
}

/** Which number of a slashed date is the day; asked only where there is one that can be read either way. */
type Order = "day" | "month" | undefined;

function dayIn(text: string, today: PlainDate, order: () => Order): PlainDate | undefined {
  let best: { strength: number; day: PlainDate } | undefined;
  let last: PlainDate | undefined;
  for (const sentence of sentences(text)) {
    const dates = namedIn(sentence.list, today, last);
    if (dates.length === 0) continue;
    const found = strongest(sentence, dates, { today, order, last });
    last = dates.at(-1)?.days[0] ?? last;
    if (found !== undefined && (best === undefined || found.strength > best.strength)) best = found;
  }
  return best?.day;
}

function strongest(
  sentence: Words,
  dates: readonly DateMention[],
  { today, order, last }: { today: PlainDate; order: () => Order; last: PlainDate | undefined },
): { strength: number; day: PlainDate } | undefined {
  for (const cues of strengths) {
    if (cues.strength === 1 && dates.length < 2) continue;
    if (cues.strength < 3 && isOfEveryWeek(sentence.list, dates, cues.strength)) continue;
    const [day, other] = inOrder(cued(sentence, dates, cues), order);
    if (isToCome(day, today) && other === undefined) return { strength: cues.strength, day };
    const since = cues.strength === 3 ? sinceIn(sentence.list, dates, last) : undefined;
    const [start, second] = inOrder(since, order);
    if (isToCome(start, today) && second === undefined) return { strength: 2.5, day: start };
  }
  return undefined;
}

/** A day of which the year is not said, and which was shortly before, is no day of next year. */
function isToCome(day: PlainDate | undefined, today: PlainDate): day is PlainDate {
  return day !== undefined && Temporal.PlainDate.compare(day, today) >= 0;
}

/** "De lunes a viernes de 8 a 15 h", "Ich arbeite Montag bis Mittwoch": days of every week. */
function isOfEveryWeek(words: readonly string[], dates: readonly DateMention[], strength: number): boolean {
  const isHabit = words.some((word) => habits.has(word));
  const isNumbered = dates.some(({ from, until }) =>
    words.slice(from, until).some((word) => /\d/u.test(word)),
  );
  if (strength === 1 && isHabit) return true;
  const isTimed = words.some((word) => /^\d{1,2}(?:[:.h]\d\d)?h?$/u.test(word));
  return !isNumbered && dates.length > 1 && (isHabit || isTimed);
}

/** "À partir du 24 août", where nothing is said to be missing from then on and somebody speaks of "I" or of the day behind the absence. */
function sinceIn(
  words: readonly string[],
  dates: readonly DateMention[],
  last: PlainDate | undefined,
): DateMention | undefined {
  if (words.some((word) => events.has(word))) return undefined;
  const before = dates.at(-2)?.until ?? 0;
  if (words.slice(before).some((word) => absences.has(word))) return undefined;
  const date = dates.find(({ from }) =>
    words.slice(Math.max(0, from - 3), from).some((word) => sinceWords.has(word)),
  );
  const [day] = date?.days ?? [];
  if (date === undefined || day === undefined || date !== dates.at(-1)) return undefined;
  const end = dates.at(-2)?.days[0] ?? last;
  const gap = end?.until(day, { largestUnit: "days" }).days ?? 0;
  const isBehind = gap > 0 && gap <= 4;
  return isBehind || words.some((word) => speakers.has(word)) ? date : undefined;
}

const speakers: ReadonlySet<string> = new Set("i we ich wir je nous yo io eu ik wij jag vi jeg".split(" "));

/**
 * Which number of a slashed date is the day, where another date of the note shows it: one that has no such month, or one
 * that is about the day on which the note came.
 */
function orderOf(text: string, today: PlainDate): Order {
  for (const [, first, second] of text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?!\d)/gu)) {
    const isNear = (day: number, month: number): boolean =>
      month === today.month && Math.abs(day - today.day) <= 3;
    const [isDay, isMonth] = [isNear(Number(first), Number(second)), isNear(Number(second), Number(first))];
    if (isDay !== isMonth) return isDay ? "day" : "month";
  }
  for (const [, first, second] of text.matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/gu)) {
    if (Number(first) > 12) return "day";
    if (Number(second) > 12) return "month";
  }
  if (dayFirst.test(fold(text))) return "day";
  return american.test(text) ? "month" : undefined;
}

/** Words of those who write the month first. */
const american = /\b(?:thru|PTO)\b/u;
/** The small words of languages in which the day is always written first. */
const dayFirst =
  /(?<!\p{L})(?:em|ate|das|dos|nao|desde|hasta|el|los|del|jusqu'au|du|le|les|bis|vom|zum|wieder|fino|dal|alla|tot|vanaf|op|till|fra|od|do|dnia)(?= (?:(?:el|dia|lunes|o) )?\d{1,2}\/\d{1,2}(?!\d))/u;

function inOrder(date: DateMention | undefined, orderIn: () => Order): readonly PlainDate[] {
  const days = date?.days ?? [];
  const order = days.length < 2 ? undefined : orderIn();
  return order === undefined ? days : days.slice(order === "day" ? 0 : 1, order === "day" ? 1 : 2);
}

function cued(sentence: Words, dates: readonly DateMention[], cues: Cues): DateMention | undefined {
  const [first, second] = dates;
  const isRange = first !== undefined && second !== undefined && second.from === first.until;
  if (cues.strength === 1 && isRange) return second;
  for (const cue of findAll(sentence, cues.book)) {
    if (cue.until === 0) return dates.at(-1);
    if (cues.strength === 3 && isDenied(sentence.list, cue)) continue;
    if (cues.strength === 1 && (first === undefined || cue.from < first.until)) continue;
    const after = dates.find((date) => date.from >= cue.until && date.from - cue.until <= 14);
    if (after !== undefined) return after;
    const before = dates.findLast((date) => date.until <= cue.from);
    if (cues.isEitherSide && before !== undefined) return before;
  }
  return undefined;
}

/** "Lese keine Mails", "away again from the 21st", "office hours again on Tuesday". */
function isDenied(words: readonly string[], { from, until }: { from: number; until: number }): boolean {
  return (
    words.slice(until, until + 2).some((word) => denials.has(word)) ||
    words.slice(Math.max(0, from - 2), from).some((word) => denials.has(word)) ||
    (/^(?:away|out|off|weg|abwesend|unterwegs|absent|absente|fuera|fuori)$/u.test(words[from - 1] ?? "") &&
      /^(?:again|wieder|de nouveau|de nuevo|di nuovo)(?: |$)/u.test(words.slice(from, until).join(" "))) ||
    words.some((word) => events.has(word))
  );
}

function sentences(text: string): Words[] {
  const prepared = withPartedTimes(text)
    .replace(/\b(?:i\.\s?e|d\.\s?h|e\.\s?g)\./giu, "")
    .replace(
      /(?<![\d.])(\d{1,2})\. ?(\d{1,2})\.(?: ?(20\d\d))?(?![\d.])/gu,
      (_, day, month, year = "") => `${day}.${month}.${year}`,
    )
    .replace(/(?<=\s)(d|dd|p|pe|den)\.(?= ?\d)/giu, "$1")
    .replace(/ \/ |\n[^\S\n]*[-*•]\s/gu, "\n\n")
    .replace(/(?<=[\p{L}\d] {1,3})[到至](?= {1,3}\d)/gu, "to")
    .replace(/(?<![\d-])(\d{1,2})\s?[-\u2013]\s?(\d{1,2})(?![\d-])/gu, "$1 to $2")
    .replace(/\b(einschl|einschließl|inkl|incl|voraussichtl|vorauss|ca|approx)\./giu, "$1");
  const words = withoutDots(toWords(prepared).list).filter(
    (word, place, all) => word !== "." || !isAbbreviation(all[place - 1] ?? "", all[place + 1] ?? ""),
  );
  const found: string[][] = [[]];
  for (const word of words) {
    if (isMark(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.map((list) => ({ list, folded: list.join(" ") }));
}

/** "Mon. July 7". */
function isAbbreviation(word: string, next: string): boolean {
  return word.length <= 5 && weekdayOf(word) !== undefined && monthOf(next) !== undefined;
}
