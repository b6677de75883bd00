/** How long, as people write it: "20 minutes", "half an hour", "2 days". */
import { beginsWithDigit } from "./figures.ts";
import { onceEachWord } from "./once-each.ts";

/** "20 minutes", "half an hour", "an hour and a half", "2 days". */
export function spanAt(
  words: readonly string[],
  from: number,
): { minutes: number; until: number; isDays: boolean } | undefined {
  const word = words[from] ?? "";
  const next = words[from + 1] ?? "";
  const half = counts.get(word) === 1 && halfWords.has(next) ? from + 1 : from;
  if (halfWords.has(words[half] ?? "")) {
    const at = words[half + 1] === "an" || words[half + 1] === "a" ? half + 2 : half + 1;
    if (hourWords.has(words[at] ?? "")) return { minutes: 30, until: at + 1, isDays: false };
  }
  if (halfHours.has(word)) return { minutes: 30, until: from + 1, isDays: false };
  const quarters = (word === "three" || word === "3") && isQuarters(next) ? 3 : 1;
  const quarter = quarters === 3 || word === "a" || word === "one" ? from + 1 : from;
  const isOfAnHour =
    words[quarter + 1] === "of" && words[quarter + 2] === "an" && words[quarter + 3] === "hour";
  if (isOfAnHour && isQuarters(words[quarter] ?? ""))
    return { minutes: 15 * quarters, until: quarter + 4, isDays: false };
  if (
    (word === "quarter" || (word === "a" && next === "quarter")) &&
    words[from + (word === "a" ? 2 : 1)] === "of"
  )
    return undefined;
  const isQuarter = word === "quart" && next === "d" && words[from + 2] === "heure";
  if (isQuarter) return { minutes: 15, until: from + 3, isDays: false };
  const figure = beginsWithDigit(word) ? /^(\d{1,3})(min|mins|m|minutes|minuten)?$/u.exec(word) : null;
  const number = figure === null ? undefined : Number(figure[1]);
  if (number !== undefined && figure?.[2] !== undefined)
    return { minutes: number, until: from + 1, isDays: false };
  const count = number ?? counts.get(word);
  if (count === undefined) return undefined;
  const at = next === "more" ? from + 2 : from + 1;
  if (next === "half" && words[from + 2] === "hour") return { minutes: 30, until: from + 3, isDays: false };
  const more = isAndAHalf(words, at) ? 3 : 0;
  const unit = units.get(words[at + more] ?? "");
  if (unit === undefined) return undefined;
  const behind = more === 0 && unit === 60 && isAndAHalf(words, at + 1) ? 3 : 0;
  const rest = more + behind === 0 ? 0 : unit / 2;
  return { minutes: count * unit + rest, until: at + more + 1 + behind, isDays: unit >= 1440 };
}

function isQuarters(word: string): boolean {
  return word === "quarter" || word === "quarters";
}

/** "One and a half hours", "an hour and a half". */
function isAndAHalf(words: readonly string[], at: number): boolean {
  return words[at] === "and" && words[at + 1] === "a" && words[at + 2] === "half";
}

const counts: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, "a an one eine una une un een ein um uma en ett"],
      [2, "two dos deux due duas tva"],
      [3, "three"],
      [5, "five"],
      [10, "ten"],
      [15, "fifteen"],
      [20, "twenty"],
      [30, "thirty"],
      [40, "forty"],
      [60, "sixty"],
    ] as const
  ).flatMap(([count, words]) => words.split(" ").map((word): [string, number] => [word, count])),
);
/** "Minutes", "weeks": what a length of time is counted in. */
export function isUnit(word: string): boolean {
  return units.has(word);
}

const units: ReadonlyMap<string, number> = new Map(
  Object.entries({
    minutes: 1,
    minute: 1,
    minuten: 1,
    minutos: 1,
    minuti: 1,
    minuter: 1,
    minut: 1,
    mn: 1,
    hour: 60,
    hours: 60,
    hr: 60,
    stunde: 60,
    stunden: 60,
    hora: 60,
    heure: 60,
    ora: 60,
    uur: 60,
    uurtje: 60,
    stundchen: 60,
    timme: 60,
    timmar: 60,
    ore: 60,
    horas: 60,
    heures: 60,
    uren: 60,
    godzine: 60,
    godziny: 60,
    hodinu: 60,
    час: 60,
    day: 1440,
    days: 1440,
    week: 10_080,
    weeks: 10_080,
  }),
);
const hourWords: ReadonlySet<string> = new Set(
  "hour hr hora heure stunde uur ora timme time godziny hodiny".split(" "),
);
const halfWords: ReadonlySet<string> = new Set(
  "half demi demie media meia mezz mezza mezzo halbe halben halv pol pul".split(" "),
);
const halfHours: ReadonlySet<string> = new Set("halfuur halfuurtje halvtimme halvtimmen".split(" "));

/** Whether a length of time, or a shift by one, can begin with the word. */
export const mayBeSpan = onceEachWord((word) => beginsWithDigit(word) || spanStarts.includes(word));

/** What a length of time can begin with, beside numbers. */
export const spanStarts: readonly string[] = [
  ...counts.keys(),
  ..."half demi demie media meia mezz mezza mezzo halbe halben halv pol pul halfuur halfuurtje halvtimme halvtimmen quarter quarters quart back forward ahead up out".split(
    " ",
  ),
];
