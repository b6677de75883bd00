/** An hour of the day as people say it: in figures, in words, with the half of the day behind it. */

import { beginsWithDigit, isShortNumber } from "./figures.ts";
import { hourAbroadAt, hourWordStarts } from "./hour-words.ts";
import { onceEachWord } from "./once-each.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import { timeAt } from "./times.ts";

/** A time where one is expected: a bare number and a number word will do. `isAmong`: it bounds a stretch. */
export function hourAt(
  words: readonly string[],
  from: number,
  isExpected: boolean,
  isAmong = false,
): { minutes: readonly number[]; until: number } | undefined {
  if (!mayBeHour(words[from] ?? "")) return undefined;
  const spelled =
    spelledTimeAt(words, from, isExpected) ?? hourAbroadAt(words, from, { isExpected, isAmong });
  if (spelled !== undefined) return withHalf(words, spelled);
  const time = timeAt(words, from);
  if (time === undefined) return undefined;
  const isBare = isShortNumber(words[from] ?? "") && time.until === from + 1;
  const isHalved = phraseAt(words, from + 1, halves) !== undefined;
  const isCounted =
    notHours.has(words[from + 1] ?? "") && !(words[from + 1] === "of" && words[from - 1] === "at");
  if (isBare && !isHalved && (!isExpected || isCounted)) return undefined;
  return withHalf(words, { minutes: time.minutes, until: time.until });
}

const halves = toPhrasesAt(
  "in the morning|in the afternoon|in the evening|de la tarde|de la manana|de la noche|da tarde|da manha|du matin"
    .split("|")
    .map((phrase) => [phrase, true]),
);

/** "Las 5 de la tarde", "9 in the morning", "9 h moins le quart". */
function withHalf(
  words: readonly string[],
  plain: { minutes: readonly number[]; until: number },
): { minutes: readonly number[]; until: number } {
  const time = withQuarter(words, plain);
  const half = phraseAt(words, time.until, halfOfDay);
  if (half === undefined) return time;
  // Twelve in the morning is noon: nobody proposes midnight.
  const minutes = time.minutes.filter((minute) => (half.value === "am" ? minute < 780 : minute >= 720));
  return { minutes: minutes.length === 0 ? time.minutes : minutes, until: half.until };
}

const halfOfDay = toPhrasesAt<"am" | "pm">(
  (
    [
      [
        "pm",
        "de la tarde|da tarde|de l apres midi|in the afternoon|del pomeriggio|nachmittags|in the evening|at night|de la noche",
      ],
      ["am", "de la manana|da manha|du matin|in the morning|di mattina|del mattino|vormittags|morgens"],
    ] as const
  ).flatMap(([half, phrases]) => phrases.split("|").map((phrase) => [phrase, half] as const)),
);

/** "Midi et demi", "alle nove e un quarto", "9 h moins le quart". */
function withQuarter(
  words: readonly string[],
  time: { minutes: readonly number[]; until: number },
): { minutes: readonly number[]; until: number } {
  if (!time.minutes.every((minute) => minute % 60 === 0)) return time;
  const more = phraseAt(words, time.until, pastHours);
  if (more === undefined) return time;
  return { minutes: time.minutes.map((minute) => minute + more.value), until: more.until };
}

/** "Half past two", "quarter to three", "two", "noon". */
function spelledTimeAt(
  words: readonly string[],
  from: number,
  isExpected: boolean,
): { minutes: readonly number[]; until: number } | undefined {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  if (noonWords.has(first)) return { minutes: [720], until: from + 1 };
  if (first === "meio" && second === "dia") return { minutes: [720], until: from + 2 };
  const hourOf = (word: string): number | undefined =>
    beginsWithDigit(word) && /^(?:[1-9]|1[0-2])$/u.test(word) ? Number(word) : numbers.get(word);
  const isLong = (first === "a" && second === "quarter") || (first === "twenty" && second === "five");
  const at = isLong ? from + 1 : from;
  const isDigit = beginsWithDigit(first) && second === "past" && /^(?:5|10|20|25)$/u.test(first);
  const part = first === "twenty" && isLong ? 25 : isDigit ? Number(first) : hourParts.get(words[at] ?? "");
  const way = words[at + 1] ?? "";
  const hour = part === undefined ? undefined : hourOf(words[at + 2] ?? "");
  if (
    part !== undefined &&
    hour !== undefined &&
    /^(?:past|after|to|before)$/u.test(way) &&
    !(part === 30 && way !== "past")
  ) {
    const minutes = hour * 60 + (way === "past" || way === "after" ? part : -part);
    return { minutes: [minutes, minutes + 720].map((minute) => minute % 1440), until: at + 3 };
  }
  const half = hourOf(second);
  if (first === "half" && half !== undefined && (isExpected || !notHours.has(third)))
    return { minutes: [half * 60 + 30, (half + 12) * 60 + 30].map((m) => m % 1440), until: from + 2 };
  const spelled = numbers.get(first);
  if (spelled === undefined) return undefined;
  const isClock = second === "o" && third === "clock";
  const suffix = second === "am" || second === "pm" ? second : undefined;
  const twoWords = phraseAt(words, from + 1, pastHours);
  const more = second === "thirty" ? 30 : second === "fifteen" ? 15 : (twoWords?.value ?? 0);
  const isHalved = phraseAt(words, from + 1, halves) !== undefined;
  if (!isExpected && !isClock && suffix === undefined && more === 0 && !isHalved) return undefined;
  const minutes = spelled * 60 + more;
  if (suffix !== undefined)
    return { minutes: [((spelled % 12) + (suffix === "pm" ? 12 : 0)) * 60], until: from + 2 };
  if (notHours.has(second)) return undefined;
  return {
    minutes: [minutes, (minutes + 720) % 1440],
    until: isClock ? from + 3 : (twoWords?.until ?? (more > 0 ? from + 2 : from + 1)),
  };
}

export function skipArticles(words: readonly string[], from: number): number {
  let place = from;
  while (place - from < 2 && articles.has(words[place] ?? "")) place += 1;
  return place;
}

/** The hour that a number word of English names. */
export function spelledHour(word: string): number | undefined {
  return numbers.get(word);
}

const numbers: ReadonlyMap<string, number> = new Map(
  ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map(
    (word, n): [string, number] => [word, n + 1],
  ),
);
/** Minutes before or after an hour. */
const hourParts: ReadonlyMap<string, number> = new Map([
  ["half", 30],
  ["quarter", 15],
  ["ten", 10],
  ["twenty", 20],
  ["five", 5],
]);
const pastHours = toPhrasesAt<number>([
  ["forty five", 45],
  ["y media", 30],
  ["e mezza", 30],
  ["e mezzo", 30],
  ["e meia", 30],
  ["y cuarto", 15],
  ["et demie", 30],
  ["et demi", 30],
  ["moins quart", -15],
  ["moins le quart", -15],
  ["meno un quarto", -15],
  ["e un quarto", 15],
  ["menos cuarto", -15],
  ["et quart", 15],
]);
const noonWords: ReadonlySet<string> = new Set(
  "noon midday mittag mediodia midi mezzogiorno poludnie poledne polden".split(" "),
);
const articles: ReadonlySet<string> = new Set(
  "the las la les de des du l le das delle dalle della as ore kl klockan klokken klokka klo kello godzinie godz about nearly almost".split(
    " ",
  ),
);
const notHours: ReadonlySet<string> = new Set(
  "of minutes minute minuten minutos people years year weeks week days day months month hours hour questions times percent % things kings more slots options rounds meetings calls kids papers".split(
    " ",
  ),
);

/** What an hour can begin with, beside numbers. */
export const hourStarts: readonly string[] = [
  ...numbers.keys(),
  ...hourWordStarts,
  ...noonWords,
  "meio",
  ..."half quarter twenty".split(" "),
];

const mayBeHour = onceEachWord(
  (word) => beginsWithDigit(word) || word === "a" || hourParts.has(word) || hourStarts.includes(word),
);
