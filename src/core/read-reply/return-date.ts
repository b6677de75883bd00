/** From when somebody who is away can be reached again, where their note says so plainly. */
import { bareDate, ledDate } from "./bare-dates.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { type DateMention, dateAt, dayNumber, withoutDots } from "./dates.ts";
import { dayNamedAt } from "./later.ts";
import { relativeDays } from "./said-days.ts";
import { withPartedTimes } from "./unparted-times.ts";
import { findAll, fold, isMark, phraseBook, toWords, type Words } from "./words.ts";

type PlainDate = Temporal.PlainDate;

/** An ISO date: the day that the note names, be it the last one away or the first one back. */
export function returnDate(text: string, today: PlainDate): string | undefined {
  let best: { strength: number; day: PlainDate } | undefined;
  const order = orderOf(text, today);
  for (const sentence of sentences(text)) {
    const dates = namedIn(sentence.list, today);
    if (dates.length === 0) continue;
    for (const cues of strengths) {
      if (cues.strength === 1 && (dates.length < 2 || sentence.list.some((word) => habits.has(word))))
        continue;
      const date = cued(sentence, dates, cues);
      const [day, other] = inOrder(date, order);
      if (day === undefined || other !== undefined || Temporal.PlainDate.compare(day, today) < 0) continue;
      if (best === undefined || cues.strength > best.strength) best = { strength: cues.strength, day };
      break;
    }
  }
  return best?.day.toString();
}

/** The dates of a sentence, also "lunes 18", "4 al 15 de mayo" and "May 4 to 8", where one of them lacks its month. */
function namedIn(words: readonly string[], today: PlainDate): DateMention[] {
  const found: DateMention[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const date = dateAt(words, place, today) ?? looseAt(words, place, today, found.at(-1)?.days[0]);
    if (date === undefined) continue;
    found.push(...withItsPair(ofWeek(date, words, today), words, found.at(-1)));
    place = (found.at(-1)?.until ?? place + 1) - 1;
  }
  return found;
}

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
function ofWeek(date: DateMention, words: readonly string[], today: PlainDate): DateMention {
  const weekday = date.until === date.from + 1 ? weekdayOf(words[date.from] ?? "") : undefined;
  if (weekday === undefined) return date;
  const bare = bareDate(words, date.until, { weekday, today, offered: [] });
  if (bare !== undefined && bare.days.length > 0) return { ...date, ...bare };
  return words[date.from - 1] === "next"
    ? { ...date, days: [today.add({ days: 7 - today.dayOfWeek + weekday })] }
    : date;
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

/**
 * Which number of a slashed date is the day, where another date of the note shows it: one that has no such month, or one
 * that is about the day on which the note came.
 */
function orderOf(text: string, today: PlainDate): "day" | "month" | undefined {
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
  return dayFirst.test(fold(text)) ? "day" : undefined;
}

/** The small words of languages in which the day is always written first. */
const dayFirst =
  /(?<!\p{L})(?:em|ate|das|dos|nao|desde|hasta|el|los|del|jusqu'au|du|le|les|bis|vom|zum|wieder|fino|dal|alla|tot|vanaf|op|till|fra|od|do|dnia)(?= (?:(?:el|dia|lunes|o) )?\d{1,2}\/\d{1,2}(?!\d))/u;

function inOrder(date: DateMention | undefined, order: ReturnType<typeof orderOf>): readonly PlainDate[] {
  const days = date?.days ?? [];
  return order === undefined || days.length < 2
    ? days
    : days.slice(order === "day" ? 0 : 1, order === "day" ? 1 : 2);
}

/** "Office hours: Monday to Friday": nobody's absence. */
const habits: ReadonlySet<string> = new Set(
  "hours open open working arbeitstage sprechzeiten horario horaires".split(" "),
);
/** What stands between the ends of a stretch of days. */
const spanWords: ReadonlySet<string> = new Set(
  "to till until through bis al au a ao ate tot til do до по y et e en und and och i".split(" "),
);

interface Cues {
  strength: number;
  book: ReturnType<typeof phraseBook>;
  /** The date may also stand before the cue ("on 7 December I am back"). */
  isEitherSide: boolean;
}

function cued(sentence: Words, dates: readonly DateMention[], cues: Cues): DateMention | undefined {
  const [first, second] = dates;
  const isRange = first !== undefined && second !== undefined && second.from === first.until;
  if (cues.strength === 1 && isRange) return second;
  for (const cue of findAll(sentence, cues.book)) {
    if (cue.until === 0) return dates.at(-1);
    if (cues.strength === 1 && (first === undefined || cue.from < first.until)) continue;
    const after = dates.find((date) => date.from >= cue.until && date.from - cue.until <= 8);
    if (after !== undefined) return after;
    const before = dates.findLast((date) => date.until <= cue.from);
    if (cues.isEitherSide && before !== undefined) return before;
  }
  return undefined;
}

function sentences(text: string): Words[] {
  const prepared = withPartedTimes(text)
    .replace(/(?<![\d-])(\d{1,2})\s?[-\u2013]\s?(\d{1,2})(?![\d-])/gu, "$1 to $2")
    .replace(/\b(einschl|einschließl|inkl|incl|voraussichtl|vorauss|ca|approx)\./giu, "$1");
  const words = withoutDots(toWords(prepared).list);
  const found: string[][] = [[]];
  for (const word of words) {
    if (isMark(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.map((list) => ({ list, folded: list.join(" ") }));
}

const strengths: readonly Cues[] = [
  {
    strength: 3,
    isEitherSide: true,
    book: phraseBook(`
      back | reopens | reopen | again from | open again | return | returning | returned | resume | resumes | resumed | resuming | reachable again | available again | returns |
      again | respond | responding | reply | replying | answer | answering | weer | de nouveau | di nuovo | de nuevo | novamente | igen |
      igjen | ponownie | tekrar | снова | より通常 | より対応 | より出社 | より業務 | より営業 | より勤務 | より順次 | から通常 | から対応 |
      から出社 | から業務 | から営業 | から勤務 | 起恢复 | 起正常 | 上班 | 出勤 |
      zurück | wieder | erreichbar | regreso | regresaré | regreso a | vuelvo | volveré | de vuelta | reincorporaré | reincorporo |
      de retour | mon retour | retour | reviens | serai de nouveau | rientro | rientrerò | torno | tornerò | sarò di nuovo |
      terug | weer bereikbaar | weer aanwezig | regresso | regressarei | retorno | retornarei | volto | voltarei |
      tillbaka | åter | tilbake | tilbage | wracam | wrócę | powrót | powrotu | będę ponownie | takaisin | paluu | dönüyorum | döneceğim |
      retornando | retornaremos | voltando | regressando | regresamos | volvemos | reabrimos | reabre | reprise | reprendrai | rouvre |
      rouvrira | riapre | riaprirà | riapriremo | riapriamo | rientreremo | torneremo | torniamo | retomaré | retomo | retomaremos |
      reabriremos | volveremos | regresaremos | rouvrons | rouvrirons | reprendrons | voltamos | voltaremos | reabriremos | öffnen wieder |
      palaan | palaamme | visszatérünk | revenim | wracamy | wrócimy | vrátíme | döneceğiz | вернемся | повернемося | heropent | öppnar | zpět | zpátky | vrátím | vissza | visszatérek | înapoi | revin | επιστρέφω |
      επιστρέψω | πίσω | أعود | العودة | повернуся | повернення | 복귀 | 돌아 | 출근 | 업무 재개 | resumption | rejoin | rejoining | replies | lese | lees | voraussichtlich |
      вернусь | отвечу | возвращаюсь | 戻り | 戻る | 出社 | 復帰 | 返回 | 回来 | 以降 | 恢复
    `),
  },
  {
    strength: 2,
    isEitherSide: false,
    book: phraseBook(`
      until | till | through | thru | bis | bis zum | bis einschließlich | hasta | hasta el | jusqu'au | jusqu au | jusqu'à |
      fino al | fino a | sino al | tot | tot en met | t m | até | até ao | till och med | t o m | til og med | til | do | aż do |
      до | まで | 至 | 直到 | 까지
    `),
  },
  {
    strength: 2,
    isEitherSide: true,
    book: phraseBook("asti | saakka | kadar | inclusive | inclus | compreso | włącznie | ig"),
  },
  {
    strength: 1,
    isEitherSide: false,
    book: phraseBook("to | al | au | ao | and | und | y | et | e | en | og | och | a | по | i"),
  },
];
