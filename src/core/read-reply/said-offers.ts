/** The words that point at one of the offers, or at all of them: "the second one", "option B", "the later of the two". */
import { monthOf } from "./calendar-words.ts";
import type { OfferList } from "./offer-list.ts";
import {
  anyAbroadAt,
  articlesAbroad,
  endersAbroad,
  endsAbroad,
  lastAbroad,
  middleAt,
  middles,
  nounsAbroad,
  numberedAbroad,
  ordinalsAbroad,
  pointerStarts,
} from "./offer-words.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";
import { anyOf, anyStarts } from "./whichever.ts";

/** "The second one": places in the list of offers. `isAny`: whichever of them. */
export interface SaidOffers {
  kind: "offers";
  slots: readonly number[];
  isAny: boolean;
  /** "The other one": what is left when the ones that were spoken of are taken away. */
  isOther?: boolean;
  /** "The later one", of those on a day that is named beside it. */
  end?: "first" | "last";
  from: number;
  until: number;
}

/** "2", "Second", "Latter": all that is said. */
export function offerAlone(
  word: string,
  { count, numbers }: OfferList,
  { offered }: Calendar,
): SaidOffers | undefined {
  const ordinal = ordinals.get(word);
  const isDay = offered.some(({ day }) => day === ordinal);
  const number = ordinal === undefined ? numbers.find((each) => String(each) === word) : ordinal;
  const named = count === 2 ? ["former", "latter"].indexOf(word) : -1;
  const place = number === undefined || isDay ? named : number - 1;
  return place < 0 || place >= count
    ? undefined
    : { kind: "offers", slots: [place], isAny: false, from: 0, until: 1 };
}

/** "For the last time", "a second time", "the first time I can breathe", "a third would go to our lawyers": no offer. */
function isCounting(words: readonly string[], from: number, article: number): boolean {
  const before = words[from - 1];
  const isTime = words[from + article + 1] === "time";
  const isOfMine = isTime && words[from + article + 2] === "i";
  if (article === 0) return before === "a" || isOfMine;
  return words[from] === "a" || (isTime && before === "for") || isOfMine;
}

/** "The 2nd, 3rd and 4th", where there are not so many offers. */
function isRowOfDays(words: readonly string[], from: number, count: number): boolean {
  let at = from;
  while (at < from + 10 && /^\d{1,2}(?:st|nd|rd|th)$/u.test(words[at] ?? "")) {
    if (Number.parseInt(words[at] ?? "", 10) > count) return true;
    at += 1;
    while (/^(?:,|and|or|the)$/u.test(words[at] ?? "")) at += 1;
  }
  return false;
}

/** "The second one", "option B", "the later one", "either", "any of those". */
export function offersAt(words: readonly string[], from: number, offers: OfferList): SaidOffers | undefined {
  const { count, inTime } = offers;
  if (count === 0) return undefined;
  const one = (slot: number | undefined, length: number): SaidOffers | undefined =>
    slot === undefined || slot < 0 || slot >= count
      ? undefined
      : { kind: "offers", slots: [slot], isAny: false, from, until: from + length };
  const [first = "", second = ""] = words.slice(from, from + 2);
  if (nouns.has(first) || first === "number" || first === "no" || first === "opcion" || first === "termin") {
    const gap = second === "number" || second === "no" ? 2 : 1;
    const number = numberOf(words[from + gap] ?? "");
    const behind = words[from + gap + 1] ?? "";
    const isNobody = first === "no" && second === "one";
    if (number !== undefined && !isNobody && !/^(?:pm|am|uhr|weeks?|days?|hours?|\d.*)$/u.test(behind))
      return one(number - 1, gap + 1);
  }
  const letter = letterAt(words, from);
  if (letter !== undefined) return one(letter, 1);
  const any = anyOf(words, from) || anyAbroadAt(words, from);
  if (any > 0) return { kind: "offers", slots: inTime, isAny: true, from, until: from + any };
  const middle = count === 3 ? middleAt(words, from) : 0;
  if (middle > 0) return one(1, middle);
  const article = articles.has(first) ? 1 : 0;
  const at = from + article + 1;
  const word = words[at - 1] ?? "";
  const next = words[at] ?? "";
  const named = nounAt(words, at, words[from - 1] ?? "");
  const pool = poolAt(words, at + named);
  const isNamed = named > 0;
  const isAlone = pool > 0 || (article === 1 && (next === "" || enders.has(next)));
  const end = ends.get(word);
  const isGiven = end !== undefined && word.endsWith("est") && isOffered(words, at);
  const isOfDay =
    end !== undefined && first === "the" && comparatives.has(word) && spelledWeekday(next) !== undefined;
  if (isOfDay) return { kind: "offers", slots: [], isAny: false, end, from, until: at };
  if (!isNamed && !isAlone && !isGiven) return undefined;
  const length = article + 1 + named + pool;
  const ordinal = ordinals.get(word);
  // "Until the 2nd", "the first of May": a day.
  const isDay = /^\d/u.test(word) && dayLeads.has(words[from - 1] ?? "") && !isNamed;
  if (isDay || (next === "of" && monthOf(words[at + 1] ?? "") !== undefined)) return undefined;
  if (isCounting(words, from, article) || isRowOfDays(words, at - 1, count)) return undefined;
  if (ordinal !== undefined) return one(ordinal - 1, length);
  if (lastWords.has(word)) return one(count - 1, length);
  if ((first === "a" || words[from - 1] === "a") && (word === "late" || word === "early")) return undefined;
  // "At 3 at the latest" bounds the hour.
  const isBound = end !== undefined && words[from - 1] === "at" && first === "the" && pool === 0;
  if (isBound && /^(?:latest|earliest)$/u.test(word) && !isGiven && !isNamed) return undefined;
  if (end !== undefined) {
    const isPlain = count === 2 || word.endsWith("est") || endsAbroad.some(([each]) => each === word);
    const slots = isPlain ? [end === "last" ? inTime.at(-1) : inTime[0]] : [];
    return {
      kind: "offers",
      slots: slots.filter((slot) => slot !== undefined),
      isAny: false,
      end,
      from,
      until: from + length,
    };
  }
  if (word === "former" && count === 2) return one(0, length);
  if (word === "latter" && count === 2) return one(1, length);
  // "In the middle of your dinner".
  const isWithin = next === "of" && pool === 0;
  if (middles.has(word) && count === 3) return isWithin ? undefined : one(1, length);
  const isLed = article === 1 || from === 0 || words[from - 1] === ",";
  const isOther = otherWords.has(word) && first !== "a" && first !== "your" && isLed;
  return isOther
    ? { kind: "offers", slots: [], isAny: false, isOther, from, until: from + length }
    : undefined;
}

/** "The June one", "the one in June", where one offer is in June. */
export function offerOfMonth(
  words: readonly string[],
  from: number,
  { offered }: Calendar,
): SaidOffers | undefined {
  const isBehind = words[from] === "one" && words[from + 1] === "in";
  const month = monthOf(words[isBehind ? from + 2 : from] ?? "");
  const until = isBehind ? from + 3 : from + 2;
  if (month === undefined || (!isBehind && !nouns.has(words[from + 1] ?? ""))) return undefined;
  if (isBehind && /^\d/u.test(words[until] ?? "")) return undefined;
  const slots = offered.flatMap((day, place) => (day.month === month ? [place] : []));
  return slots.length === 1 ? { kind: "offers", slots, isAny: false, from, until } : undefined;
}

/** "Monday the first", "I can do the 2nd": the day of the month on which an offer is, and not its place in the list. */
export function dayOfOffer(
  words: readonly string[],
  from: number,
  { offered }: Calendar,
  last: SaidDays | undefined,
): SaidDays | undefined {
  const at = words[from] === "the" ? from + 1 : from;
  const word = words[at] ?? "";
  const day = ordinals.get(word);
  if (
    day === undefined ||
    nounAt(words, at + 1, words[from - 1] ?? "") > 0 ||
    notDays.has(words[at + 1] ?? "")
  )
    return undefined;
  const days = offered.filter((each) => each.day === day);
  const isSaid =
    last !== undefined && last.day?.some(({ dayOfWeek }) => dayOfWeek === days[0]?.dayOfWeek) === true;
  const isPlain = at > from && /^\d/u.test(word) && !dayLeads.has(words[from - 1] ?? "");
  return (isSaid || isPlain) && days.every((each) => each.equals(days[0] ?? each)) && days[0] !== undefined
    ? { kind: "days", day: [days[0]], from, until: at + 1 }
    : undefined;
}

/** How many words name what is counted: "one", "proposed date", "time slot". */
function nounAt(words: readonly string[], from: number, before: string): number {
  let at = from;
  while (at < from + 2 && describers.has(words[at] ?? "")) at += 1;
  if (nouns.has(words[at] ?? "") || nounsAbroad.has(words[at] ?? "")) return at + 1 - from;
  if (ownNouns.has(words[at] ?? "") && !owners.has(before)) return at + 1 - from;
  return at > from && nouns.has(words[at - 1] ?? "") ? at - from : 0;
}

/** "Of the two", "of those". */
function poolAt(words: readonly string[], at: number): number {
  if (words[at] !== "of") return 0;
  const next = words[at + 1] ?? "";
  if (/^(?:them|those|these|yours)$/u.test(next)) return 2;
  return next === "the" && /^(?:two|three|four|2|3|4|lot|bunch|pair)$/u.test(words[at + 2] ?? "")
    ? /^(?:hours|times|slots|dates|days|options|offers)$/u.test(words[at + 3] ?? "")
      ? 4
      : 3
    : 0;
}

/** "The earliest you have". */
function isOffered(words: readonly string[], at: number): boolean {
  const place = words[at] === "that" ? at + 1 : at;
  return (
    words[place] === "you" &&
    /^(?:have|offer|offered|gave|give|propose|proposed|suggest|suggested|listed|mention|mentioned)$/u.test(
      words[place + 1] ?? "",
    )
  );
}

/** "B please": a letter that begins what is said, and no initial. */
function letterAt(words: readonly string[], from: number): number | undefined {
  const place = /^[bcd]$/u.test(words[from] ?? "") ? "abcd".indexOf(words[from] ?? "") : -1;
  return place > 0 && from === 0 && /^(?:please|works|is)$/u.test(words[1] ?? "") ? place : undefined;
}

function numberOf(word: string): number | undefined {
  if (/^[1-9]$/u.test(word)) return Number(word);
  return { one: 1, two: 2, three: 3, a: 1, b: 2, c: 3 }[word];
}

/** What may stand between "the second" and what it counts. */
const describers: ReadonlySet<string> = new Set(
  "proposed suggested offered listed possible available time date".split(" "),
);
/** What an offer can be called and somebody's own affairs too. */
const ownNouns: ReadonlySet<string> = new Set(
  "timing appointment schedule candidate alternative possibility hour".split(" "),
);
const owners: ReadonlySet<string> = new Set("my his her our their a an another".split(" "));
/** Behind "the 1st": a month, or the end of a stretch of days. */
const notDays: ReadonlySet<string> = new Set("of to - through until till bis".split(" "));
const comparatives: ReadonlySet<string> = new Set("later earlier latest earliest".split(" "));
const articles: ReadonlySet<string> = new Set([
  ..."the der den die das la el le il a o your de het".split(" "),
  ...articlesAbroad,
]);
const nouns: ReadonlySet<string> = new Set([
  ..."one option slot time date choice suggestion proposal offer termin vorschlag opcion opcao fecha creneau proposition optie proposta day window".split(
    " ",
  ),
  ...numberedAbroad,
]);
/** What may follow "the second" where nothing else names what it is. */
const enders: ReadonlySet<string> = new Set([
  ...", of from is works work would will suits please looks sounds for it if passt ware va me mi convient best".split(
    " ",
  ),
  ...endersAbroad,
]);
const otherWords: ReadonlySet<string> = new Set(
  "other otra otro outra outro altra altro autre andere anderen".split(" "),
);
const ends: ReadonlyMap<string, "first" | "last"> = new Map([
  ["sooner", "first"],
  ["late", "last"],
  ["early", "first"],
  ["later", "last"],
  ["latest", "last"],
  ["earlier", "first"],
  ["earliest", "first"],
  ["soonest", "first"],
  ["nearest", "first"],
  ["nearer", "first"],
  ["closest", "first"],
  ["closer", "first"],
  ...endsAbroad,
]);
const dayLeads: ReadonlySet<string> = new Set("on until till from before after since by".split(" "));
const lastWords: ReadonlySet<string> = new Set([
  ..."last final letzte letzten ultima ultimo dernier derniere laatste".split(" "),
  ...lastAbroad,
]);
const ordinals: ReadonlyMap<string, number> = new Map([
  ...ordinalsAbroad,
  ...[
    "first 1st erste ersten primera primer primero premier premiere primeira primo prima eerste",
    "second 2nd zweite zweiten segunda segundo deuxieme seconde secondo seconda tweede",
    "third 3rd dritte dritten tercera tercero troisieme terceira terzo terza derde",
    "fourth 4th vierte",
  ].flatMap((row, place) => row.split(" ").map((word): [string, number] => [word, place + 1])),
]);
export const offerStarts: ReadonlySet<string> = new Set([
  ...articles,
  ...nouns,
  ...ends.keys(),
  ...lastWords,
  ...ordinals.keys(),
  ...anyStarts,
  ...pointerStarts,
  ..."number no other otra otro outra outro altra altro autre andere anderen former latter middle b c d".split(
    " ",
  ),
]);
