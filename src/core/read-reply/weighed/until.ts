/**
 * From which day on somebody wants to be asked again, where it is known that they do: the last day that they name
 * as free, or else the one up to which they are not. How the day was named and chosen is told beside it.
 */
import { weekdayOf } from "../calendar-words.ts";
import { dateAt } from "../dates.ts";
import { has, shapes } from "../patterns.ts";
import type { Sentence } from "../sentences.ts";
import { type Around, aroundOf, isAskingWord, leadOf, type Named } from "./until-around.ts";
import { namedAt } from "./until-days.ts";

type PlainDate = Temporal.PlainDate;

export interface Until {
  /** ISO date; undefined where no day is named, or none that can be placed. */
  day: string | undefined;
  /** What speaks for and against it. */
  signs: readonly string[];
}

type Told = Named & Around & { lead: string };

export function untilIn(sentences: readonly Sentence[], today: PlainDate): Until {
  const told: Told[] = [];
  for (const { words } of sentences) {
    let since = 0;
    for (let place = 0; place < words.length; place += 1) {
      const named = namedAt(words, place, today, told.at(-1));
      if (named === undefined) continue;
      told.push({ ...named, ...aroundOf(words, place, named, { since, today }), lead: leadOf(words, place) });
      place = Math.max(place, named.until - 1);
      since = named.until;
    }
  }
  const ahead = told.filter(({ isPast }) => !isPast);
  const isBehind = sentences.some(({ words }) => has(words, behindThat));
  const likely = chosenAmong(ahead, isBehind);
  const isElse = likely !== undefined && isBeside(likely, sentences);
  const chosen = isElse ? undefined : (likely ?? bareDay(sentences, today));
  const others = new Set(ahead.map(({ day }) => day.toString()));
  return {
    day: chosen?.day.toString(),
    signs: [
      `until days ${Math.min(3, others.size)}`,
      ...(chosen === undefined ? [] : signsOf(chosen)),
      ...(isElse ? ["until beside"] : []),
      ...(ahead.length < told.length ? ["until past"] : []),
      ...(sentences.some(({ words }) => words.some((word) => undated.has(word))) ? ["until undated"] : []),
    ],
  };
}

function signsOf({ make, lead, isBusy, isThrough, isAsked }: Told): string[] {
  const known = leads.has(lead) ? lead : "other";
  return [
    `until ${make}`,
    `until ${make} ${known}`,
    `until ${isBusy ? (isThrough ? "through" : "busy") : isAsked ? "asked" : "told"}`,
    ...(isBusy ? [`until busy ${make}`] : []),
  ];
}

/** "The wedding is on 5 June. Ask me some other time": the day of something else. */
function isBeside({ isAsked, isBusy, isMeant, lead }: Told, sentences: readonly Sentence[]): boolean {
  if (isAsked || isBusy || isMeant || onwards.has(lead)) return false;
  return sentences.some(
    ({ words }) => words.some(isAskingWord) && !words.includes("then") && has(words, loosely),
  );
}

/** The last free one, or the last but where a later day than that is the one to ask at. */
function chosenAmong(told: readonly Told[], isBehind: boolean): Told | undefined {
  const free = told.filter(({ isBusy }) => !isBusy);
  const last = free.at(-1);
  const asked = free.findLast(({ isAsked }) => isAsked);
  if (last === undefined) {
    const busy = told.at(-1);
    if (busy?.isAll === true) return { ...busy, day: busy.day.add({ months: 1 }) };
    // "Until the 15th. After that I'm free": the next day, but where a week begins with it.
    const isThrough =
      busy?.isThrough === true || (isBehind && busy?.make === "date" && busy.day.dayOfWeek > 1);
    return busy && isThrough ? { ...busy, day: busy.day.add({ days: 1 }) } : busy;
  }
  return asked !== undefined && !isCloser(last, asked) ? asked : last;
}

/** "Try me in January. We're back on the 11th": said of the same time, or plainly from when on. */
function isCloser(last: Told, asked: Told): boolean {
  if (last.isAsked) return true;
  const isSame = last.day.year === asked.day.year && last.day.month === asked.day.month;
  const isRough = asked.make === "month" || asked.make === "part" || asked.make === "span";
  const isAdded = last.lead === "," && (last.make === "date" || last.make === "day");
  if (Temporal.PlainDate.compare(last.day, asked.day) < 0) return isRough && isSame;
  return (isRough && isSame) || onwards.has(last.lead) || isAdded || last.make === "behind";
}

/** What leads to the day itself. */
const onwards: ReadonlySet<string> = new Set("from say ab after vanaf fran so".split(" "));

/** "Try me Monday": only where nothing else is named, and beside the wish. */
function bareDay(sentences: readonly Sentence[], today: PlainDate): Told | undefined {
  for (const { words } of sentences) {
    const place = words.findIndex(
      (word, at) =>
        (word === "tomorrow" || weekdayOf(word) !== undefined) &&
        !/^(?:after|following)$/u.test(words[at + 1] ?? ""),
    );
    if (place === -1) continue;
    const date = dateAt(words, place, today);
    const [day, other] = date?.days ?? [];
    if (date === undefined || day === undefined || other !== undefined) continue;
    const named: Named = { day, written: day, make: "weekday", until: date.until };
    const around = aroundOf(words, place, named, { since: 0, today });
    const isBack = words.slice(Math.max(0, place - 3), date.until + 3).includes("back");
    if ((around.isAsked || isBack) && !around.isBusy)
      return { ...named, ...around, lead: leadOf(words, place) };
  }
  return undefined;
}

/** When to ask, without a day. */
const loosely = shapes(`
  some|another|other|later time|day|stage|point
  once|afterwards|later
  when i|we|it|things|the|my|all|you
  after the|my|our|it|we
`);
const behindThat = shapes(`
  after that|this|it|then
  afterwards|thereafter
  is|be behind us|me
  danach|daarna|ensuite|despues|depois|dopo|darefter
`);

const leads: ReadonlySet<string> = new Set(
  "from in on after until till til of by before around mid early say , week ab im am nach bis en a de".split(
    " ",
  ),
);
/** Times that have no date of their own. */
const undated: ReadonlySet<string> = new Set(
  "easter christmas thanksgiving holidays ramadan eid diwali spring summer autumn fall winter semester term maybe perhaps sometime whenever".split(
    " ",
  ),
);
