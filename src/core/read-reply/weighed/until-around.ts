/** What the words around a day of a "not now" say of it: whether they are away up to it, or may be asked from it on. */
import { monthOf, weekdayOf } from "../calendar-words.ts";

type PlainDate = Temporal.PlainDate;

/** How a day is named, which says how far its reading can be trusted. */
export type Make = "date" | "day" | "month" | "part" | "week" | "next week" | "span" | "behind" | "weekday";

export interface Named {
  /** The first day that is meant. */
  day: PlainDate;
  /** The one that is written: the day before it where they say "after". */
  written: PlainDate;
  make: Make;
  /** Place behind the last word of it. */
  until: number;
}

/** Up to it they are away, or it is one at which they do not want to be asked. */
export interface Around {
  isBusy: boolean;
  /** They are away up to its end. */
  isThrough: boolean;
  /** "All of August". */
  isAll: boolean;
  /** It lies behind them, whatever year it was read for: "we lost him in July", "since January". */
  isPast: boolean;
  /** Somebody is asked to write, close beside it. */
  isAsked: boolean;
  /** The sentence asks as well, or speaks of being back, or of having time. */
  isMeant: boolean;
}

/** `since` is the place behind the day that the sentence named before. */
export function aroundOf(
  words: readonly string[],
  place: number,
  { until, written, make }: Named,
  { since, today }: { since: number; today: PlainDate },
): Around {
  const isPair = place - since <= 2 && /^(?:or|and|to|-)$/u.test(words[since] ?? "");
  const before = words.slice(Math.max(isPair ? 0 : since, place - 5), place);
  const sentence = words.slice(0, place);
  const behind = words.slice(until, until + 8);
  const isFrom = freeLeads.has(leadOf(words, place));
  const isHeld = before.some(
    (word, at) =>
      holdWords.has(word) ||
      (/^(?:leave|give)$/u.test(word) && /^(?:it|this|that|me|us)$/u.test(before[at + 1] ?? "")),
  );
  const isUntil =
    (!isFrom && !isHeld && before.some((word) => busyLeads.has(word))) ||
    isStretch(words, until) ||
    isStretchEnd(words, place, since);
  const isNo = sentence.some((word) => nays.has(word));
  const isNegated = isNo && !before.some((word) => /^(?:until|till|til|before|from)$/u.test(word));
  const isAll = make === "month" && before.slice(-3).some((word) => wholeWords.has(word));
  const isEnd = before.some(
    (word, at) =>
      ends.has(word) ||
      (word === "fine" &&
        before[at + 1] !== "," &&
        /^(?:di|del|d)$/u.test(before[at + 1] ?? words[place] ?? "")),
  );
  const isWhole =
    before.some((word, at) => wholes.has(word) || isTillAnd(word, before[at - 1])) ||
    wholes.has(behind[0] ?? "");
  const isWeekend = make === "date" && !isNo && written.dayOfWeek >= 6;
  // "In May write to me, in April I'm away": the wish stands with the day before it.
  const near = since > 0 ? before.slice(before.lastIndexOf(",") + 1) : before;
  const isAsked =
    isHeld || (isNo && leadOf(words, place) === "before") || [...near, ...behind].some(isAskingWord);
  const isRolled =
    make === "date" &&
    today.until(written).days > 300 &&
    !words.slice(place, until).some((word) => /^20\d\d$/u.test(word));
  const verb = before.findLastIndex((word, at) => isDone(word, before[at - 1] ?? ""));
  return {
    isBusy: isUntil || isNegated || isEnd || isAll,
    isAll,
    isThrough: isEnd || isWhole || (isUntil && isWeekend),
    isPast:
      (!isAsked &&
        (isRolled || (make === "next week" && !behind.slice(0, 4).some((word) => freeWords.has(word))))) ||
      before.slice(-2).some((word) => sinceWords.has(word)) ||
      (verb !== -1 && !isAsked && !isUntil && make !== "date"),
    isAsked,
    isMeant: words.some((word) => freeWords.has(word) || isAskingWord(word)),
  };
}

/** The word that leads to a day. */
export function leadOf(words: readonly string[], place: number): string {
  let at = place - 1;
  while (at > 0 && (words[at] === "the" || weekdayOf(words[at] ?? "") !== undefined)) at -= 1;
  return words[at] ?? "";
}

/** "From April to the end of May": the first day of it is none to be asked at. */
function isStretch(words: readonly string[], until: number): boolean {
  return (
    stretchWords.has(words[until] ?? "") &&
    words.slice(until + 1, until + 5).some((word) => /^\d/u.test(word) || monthOf(word) !== undefined)
  );
}

function isStretchEnd(words: readonly string[], place: number, since: number): boolean {
  const between = words.slice(since, place);
  return since > 0 && between.length <= 2 && stretchWords.has(between[0] ?? "");
}

/** "Tot en met", "till och med": up to the end of it. */
function isTillAnd(word: string, before: string | undefined): boolean {
  return /^(?:met|med)$/u.test(word) && /^(?:en|och|og)$/u.test(before ?? "");
}

/** "We lost", "I delivered", "she was". */
function isDone(word: string, before: string): boolean {
  return doneWords.has(word) || (/^(?:i|we|he|she|they|just|who)$/u.test(before) && /..ed$/u.test(word));
}

const busyLeads = wordsOf(
  "until till til through thru throughout bis hasta jusqu ate tot fino ends ending over finish finishes finishing run runs running lasts",
);
/** "Could you hold it until November": the wish, and no absence. */
const holdWords = wordsOf("hold wait keep park postpone push save shelve defer");
const freeLeads = wordsOf("from after ab vanaf fran partir");
/** What says that a time is meant to its end. */
export const ends = wordsOf("end ende fin fines finales final eind slutet fim konca koniec");
const wholes = wordsOf(
  "through thru inclusive including inclusief einschliesslich inklusive incluido inclus compris upto",
);
const wholeWords = wordsOf("all whole entire throughout ganzen todo tout tutto hele hela");
const nays = wordsOf("not no never nothing nicht kein keine nie nichts");
const sinceWords = wordsOf("since seit depuis sinds sedan siden");
const stretchWords = wordsOf("to through until till thru bis al au ao tot til -");
const doneWords = wordsOf(
  "lost was were had came got gave went left took died began became delivered born passed buried retired been",
);
const freeWords = wordsOf(
  "back free home human available works work better best fine good great yours breathe return resume ok okay first glad gladly happy delighted pleasure love zuruck frei wieder libre libera retour terug tillbaka ledig",
);

/** "Ask", "escríbame", "melden": a word of the wish that somebody writes again. */
export function isAskingWord(word: string): boolean {
  return asking.has(word) || (word.length > 5 && askingStems.test(word));
}

const asking = wordsOf(
  "ask asked try write writing contact ping remind email mail message msg text call hit reach again nudge shout yell bell line drop catch chase knock holler poke touch resend revert look find approach get check circle come send suggest melden schreib frag wieder nochmal weer hor skriv igen volte volta torna",
);
const askingStems =
  /^(?:schreib|frag(?:en|st)|versuch|erinner|kontakt|escrib|escrev|contact|recontact|buscam|busqu|procur|vuelv|relanc|rappel|ecriv|reecri|reven|riscriv|ricontatt|scriv|schrijf|probeer|opnieuw|napis|odezw|przypom)/u;

/** A set of the words of a line. */
export function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
