/** What a sentence says of times, in order: days, times of day, zones, and words that point at the offers. */
import { dateInList } from "./bare-dates.ts";
import { monthOf } from "./calendar-words.ts";
import { clockAt, mayBeClock } from "./clocks.ts";
import { dayStarts, daysAt } from "./said-days.ts";
import type { SaidTime } from "./said-spans.ts";
import { timeSaidAt, timeStarts } from "./said-times.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { withOffered } from "./same-time.ts";
import { spelledWeekday } from "./weekday.ts";

export interface SaidZone {
  kind: "zone";
  /** Absent where the name is not known. */
  zone?: string;
  from: number;
  until: number;
}

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

export type Said = SaidDays | SaidTime | SaidZone | SaidOffers;

export interface OfferList {
  count: number;
  /** Places in the order of time. */
  inTime: readonly number[];
}

export function saidIn(
  words: readonly string[],
  on: { calendar: Calendar; zones: { owner: string; contact: string }; offers: OfferList },
): Said[] {
  const found: Said[] = [];
  let place = 0;
  while (place < words.length) {
    if (!maySay(words, place, on.zones)) {
      place += 1;
      continue;
    }
    const said = saidAt(words, place, found.at(-1), on);
    if (said === undefined) place += 1;
    else {
      found.push(said);
      place = said.until;
    }
  }
  return found;
}

/** Most words begin nothing that is said of times: whoever reads asks no further about them. */
function maySay(words: readonly string[], place: number, zones: { owner: string; contact: string }): boolean {
  const word = words[place] ?? "";
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
  return (
    timeStarts.has(word) ||
    dayStarts.has(word) ||
    offerStarts.has(word) ||
    monthOf(word) !== undefined ||
    spelledWeekday(word) !== undefined ||
    mayBeClock(word, words[place + 1] ?? "", zones)
  );
}

function saidAt(
  words: readonly string[],
  place: number,
  last: Said | undefined,
  { calendar, zones, offers }: Parameters<typeof saidIn>[1],
): Said | undefined {
  const clock = clockAt(words, place, zones);
  if (clock === "unknown") return { kind: "zone", from: place, until: place + 2 };
  if (clock !== undefined) return { kind: "zone", zone: clock.zone, from: place, until: clock.until };
  const ordinal = words.length === 1 && ordinals.get(words[0] ?? "");
  const isDate = calendar.offered.some(({ day }) => day === ordinal);
  if (typeof ordinal === "number" && !isDate && ordinal <= offers.count)
    return { kind: "offers", slots: [ordinal - 1], isAny: false, from: 0, until: 1 };
  const pointed = offersAt(words, place, offers) ?? offerOfMonth(words, place, calendar);
  if (pointed !== undefined) return pointed;
  const isDayBefore =
    last?.kind === "days" &&
    (last.until === place || (words[last.until] === "," && last.until === place - 1));
  const isTimeBefore =
    last?.kind === "time" &&
    (words[place - 1] === "or" || words[place - 1] === ",") &&
    last.until === place - 1;
  // "13th at 4", "Friday 1-3", but "Friday 13": whoever reads days has tried that first.
  const days = daysAt(words, place, calendar);
  const named = timeSaidAt(words, place, isDayBefore || isTimeBefore);
  const spoken = withOffered(words, place, named, calendar);
  // "From 3 August" begins with a date, not with an hour.
  const isFromDate = spoken?.kind === "range" && monthOf(words[spoken.until] ?? "") !== undefined;
  // "March 1 or 2": the number belongs to the month.
  const isListed =
    spoken?.kind === "time" &&
    !/^\d/u.test(words[place] ?? "") &&
    dateInList(words, place + 1, calendar.today) !== undefined;
  const time = isFromDate || isListed ? undefined : spoken;
  if (days === undefined) return time;
  if (time === undefined) return days;
  return time.until > days.until && time.kind !== "time" ? time : days;
}

/** "The second one", "option B", "the later one", "either", "any of those". */
function offersAt(words: readonly string[], from: number, offers: OfferList): SaidOffers | undefined {
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
    if (number !== undefined && !/^(?:pm|am|uhr|\d.*)$/u.test(behind)) return one(number - 1, gap + 1);
  }
  const any = anyOf(words, from);
  if (any > 0) return { kind: "offers", slots: inTime, isAny: true, from, until: from + any };
  const article = articles.has(first) ? 1 : 0;
  const word = words[from + article] ?? "";
  const next = words[from + article + 1] ?? "";
  const isNamed = nouns.has(next);
  const isAlone = article === 1 && (next === "" || enders.has(next));
  if (!isNamed && !isAlone) return undefined;
  const length = article + (isNamed ? 2 : 1);
  const ordinal = ordinals.get(word);
  // "Until the 2nd", "the first of May": a day.
  const isDay = /^\d/u.test(word) && dayLeads.has(words[from - 1] ?? "") && !isNamed;
  if (isDay || (next === "of" && monthOf(words[from + article + 2] ?? "") !== undefined)) return undefined;
  if (ordinal !== undefined) return one(ordinal - 1, length);
  if (lastWords.has(word)) return one(count - 1, length);
  const end = ends.get(word);
  if ((first === "a" || words[from - 1] === "a") && (word === "late" || word === "early")) return undefined;
  if (end !== undefined) {
    const isPlain = count === 2 || word.endsWith("est");
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
  if (word === "middle" && count === 3) return one(1, length);
  const isLed = article === 1 || from === 0 || words[from - 1] === ",";
  const isOther = otherWords.has(word) && first !== "a" && first !== "your" && isLed;
  return isOther
    ? { kind: "offers", slots: [], isAny: false, isOther, from, until: from + length }
    : undefined;
}

/** "The June one", where one offer is in June. */
function offerOfMonth(words: readonly string[], from: number, { offered }: Calendar): SaidOffers | undefined {
  const month = monthOf(words[from] ?? "");
  if (month === undefined || !nouns.has(words[from + 1] ?? "")) return undefined;
  const slots = offered.flatMap((day, place) => (day.month === month ? [place] : []));
  return slots.length === 1 ? { kind: "offers", slots, isAny: false, from, until: from + 2 } : undefined;
}

function anyOf(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  const before = words[from - 1] ?? "";
  if (/^(?:not|on|of|do|does|for)$/u.test(before)) return 0;
  if (first === "either" || first === "both") {
    if (second === "of") return /^(?:them|those|these|the|your)$/u.test(third) ? 3 : 2;
    if (second === "way" || second === "side" || second === "our" || second === "your") return 0;
    return /^(?:one|time|slot|day|option|times|slots|days|options|date|dates)$/u.test(second) ? 2 : 1;
  }
  if (first === "any" || first === "all") {
    if (second === "of" && /^(?:them|those|these|the|your)$/u.test(third)) return 3;
    if (first === "all" && /^(?:three|two)$/u.test(second)) return 2;
    return 0;
  }
  if (/^(?:beide|cualquiera|whichever)$/u.test(first)) return 1;
  return 0;
}

function numberOf(word: string): number | undefined {
  if (/^[1-9]$/u.test(word)) return Number(word);
  return { one: 1, two: 2, three: 3, a: 1, b: 2, c: 3 }[word];
}

const articles: ReadonlySet<string> = new Set("the der den die das la el le il a o your de het".split(" "));
const nouns: ReadonlySet<string> = new Set(
  "one option slot time date choice suggestion proposal offer termin vorschlag opcion opcao fecha creneau proposition optie proposta day window".split(
    " ",
  ),
);
/** What may follow "the second" where nothing else names what it is. */
const enders: ReadonlySet<string> = new Set(
  ", of from is works work would will suits please looks sounds for it if passt ware va me mi convient best".split(
    " ",
  ),
);
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
]);
const dayLeads: ReadonlySet<string> = new Set("on until till from before after since by".split(" "));
const lastWords: ReadonlySet<string> = new Set(
  "last final letzte letzten ultima ultimo dernier derniere laatste".split(" "),
);
const ordinals: ReadonlyMap<string, number> = new Map(
  [
    [
      "first",
      "1st",
      "erste",
      "ersten",
      "primera",
      "primer",
      "primero",
      "premier",
      "premiere",
      "primeira",
      "primo",
      "prima",
      "eerste",
    ],
    [
      "second",
      "2nd",
      "zweite",
      "zweiten",
      "segunda",
      "segundo",
      "deuxieme",
      "seconde",
      "secondo",
      "seconda",
      "tweede",
    ],
    [
      "third",
      "3rd",
      "dritte",
      "dritten",
      "tercera",
      "tercero",
      "troisieme",
      "terceira",
      "terzo",
      "terza",
      "derde",
    ],
    ["fourth", "4th", "vierte"],
  ].flatMap((words, place) => words.map((word): [string, number] => [word, place + 1])),
);
const offerStarts: ReadonlySet<string> = new Set([
  ...articles,
  ...nouns,
  ...ends.keys(),
  ...lastWords,
  ...ordinals.keys(),
  ..."number no either both any all other otra otro outra outro altra altro autre andere anderen beide cualquiera whichever former latter middle other".split(
    " ",
  ),
]);
