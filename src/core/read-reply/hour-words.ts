/** Hours in words of other languages than English: "um halb elf", "kwart voor elf", "a la una", "às dez", "kvart över fyra". */

import { beginsWithDigit } from "./figures.ts";
import { hours, hoursHalved, lateHours, type NamedHour } from "./hour-names.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import { spelledWeekday } from "./weekday.ts";

export interface SpelledHour {
  minutes: readonly number[];
  until: number;
}

/**
 * The hour that begins at a place. `isAmong`: a bound or an end of a stretch, where small words of any language lead to
 * it; else it takes the word of its own language ("alle tre" names an hour, "alle drei" does not).
 */
export function hourAbroadAt(
  words: readonly string[],
  from: number,
  on: { isExpected: boolean; isAmong: boolean },
): SpelledHour | undefined {
  const first = words[from] ?? "";
  if (!starts.has(first)) return undefined;
  const [second = "", third = ""] = words.slice(from + 1, from + 3);
  const said = (minutes: number, length: number): SpelledHour => ({
    minutes: [(minutes + 1440) % 1440, (minutes + 720) % 1440],
    until: from + length,
  });
  if (halfWords.has(first)) {
    const isDutch = first === "half" && /^(?:om|tegen|rond)$/u.test(words[from - 1] ?? "");
    const hour = hourOf(second) ?? (first !== "half" || isDutch ? figureOf(second) : undefined);
    if (hour === undefined || (first === "half" && english.has(second))) return undefined;
    return said(hour * 60 - 30, third === "uhr" ? 3 : 2);
  }
  const halved = beforeHalved.has(first) ? hoursHalved.get(second) : undefined;
  if (halved !== undefined) return said(halved.hour * 60 - 30, 2);
  const quartersOf = phraseAt(words, from, czechQuarters)?.value;
  if (quartersOf !== undefined) {
    const hour = hourOf(words[from + quartersOf.length] ?? "");
    if (hour !== undefined) return said(hour * 60 - quartersOf.less, quartersOf.length + 1);
  }
  const lateHour = lateHours.get(first);
  if (lateHour !== undefined) return lateHourAt(words, from, lateHour);
  const toHalf = /^w?pol$/u.test(first) && second === "do" ? (hourOf(third) ?? figureOf(third)) : undefined;
  if (toHalf !== undefined) return said(toHalf * 60 - 30, 3);
  if (first === "dreiviertel") {
    const hour = hourOf(second) ?? figureOf(second);
    return hour === undefined ? undefined : said(hour * 60 - 15, 2);
  }
  const part = quarters.has(first) ? 15 : on.isExpected ? minuteWords.get(first) : undefined;
  const sign = part === undefined ? undefined : signs.get(second);
  const goal = hourOf(third) ?? figureOf(third);
  if (part !== undefined && sign !== undefined && goal !== undefined && !english.has(third))
    return said(goal * 60 + sign * part, 3);
  const hour = hours.get(first);
  if (hour === undefined || !isHour(words, from, hour.tongues, on)) return undefined;
  const unit = unitWords.has(second) ? 1 : 0;
  const more = phraseAt(words, from + 1 + unit, behindHours);
  if (more !== undefined) return said(hour.hour * 60 + more.value, 3 + unit);
  const minute = unit === 1 ? (minutesBehind.get(third) ?? 0) : 0;
  return said(hour.hour * 60 + minute, minute > 0 ? 3 : 1 + unit);
}

/** "Quinze heures trente", "alle quindici", "o czternastej": on a clock of 24 hours. */
function lateHourAt(
  words: readonly string[],
  at: number,
  { hour, tongues }: NamedHour,
): SpelledHour | undefined {
  const [before = "", next = "", third = ""] = [words[at - 1], words[at + 1], words[at + 2]];
  const isUnit = unitWords.has(next) || next === "hodin" || next === "часов";
  const minute = minutesBehind.get(isUnit ? third : next) ?? 0;
  const isLed = leads.get(before)?.some((tongue) => tongues.has(tongue)) === true;
  const isCounting = !isLed && isUnit && !(hourLeads.has(before) || minute > 0 || next === "uhr");
  if (things.has(next) || isCounting || !(isLed || isUnit)) return undefined;
  return { minutes: [hour * 60 + minute], until: at + 1 + (isUnit ? 1 : 0) + (minute > 0 ? 1 : 0) };
}

/** Whether the number word at a place is an hour: its own language leads to it, or "Uhr" follows. */
function isHour(
  words: readonly string[],
  at: number,
  tongues: ReadonlySet<string>,
  { isExpected, isAmong }: { isExpected: boolean; isAmong: boolean },
): boolean {
  const word = words[at] ?? "";
  const before = words[at - 1] ?? "";
  const next = words[at + 1] ?? "";
  if (things.has(next) || /^\d/u.test(next)) return false;
  if (next === "uhr") return tongues.has("de");
  const isEnd = next === "" || next === ",";
  if (tongues.has("self")) return true;
  if (tongues.has("pl-na") && before === "na") return isEnd || behindNa.has(next);
  // "Um ein, zwei Vorschläge".
  if (word === "ein") return /^(?:oder|bis|und)$/u.test(next) && words[at + 3] === "uhr";
  if (articlesToo.has(word) && orWords.has(next) && things.has(words[at + 3] ?? "")) return false;
  if (articlesToo.has(word)) {
    const isLed =
      (before === "la" && words[at - 2] === "a") || before === "all" || oneLeads.has(before) || isAmong;
    const isHalved = /^(?:da|de)$/u.test(next) && /^(?:tarde|la)$/u.test(words[at + 2] ?? "");
    return isHalved || (isLed && (isEnd || behindOne.has(next)));
  }
  if (leads.get(before)?.some((tongue) => tongues.has(tongue)) === true) return true;
  if (/^(?:heures?|uur)$/u.test(next)) return hourLeads.has(before) || isExpected || words.length === 2;
  // "Halb eins oder eins?"
  const isPaired =
    isEnd &&
    orWords.has(before) &&
    (unitWords.has(words[at - 2] ?? "") ||
      halfWords.has(words[at - 3] ?? "") ||
      leads.has(words[at - 3] ?? "")) &&
    (hours.has(words[at - 2] ?? "") || unitWords.has(words[at - 2] ?? ""));
  if (isPaired && !english.has(word)) return true;
  const isAlone = words.length === 1 && word.length >= 4 && !names.has(word);
  if (isAlone || (isEnd && isExpected && spelledWeekday(before) !== undefined)) return !english.has(word);
  return isAmong && !englishLeads.has(before);
}

/** A number word of another language that can be an hour. */
export function mayBeHourAbroad(word: string): boolean {
  return hours.has(word) || lateHours.has(word);
}

/** "Na piątą": Polish for at five, where the Dutch "na" is after. */
export function isAfterNa(word: string): boolean {
  return (hours.get(word) ?? lateHours.get(word))?.tongues.has("pl-na") === true;
}

function hourOf(word: string): number | undefined {
  return hours.get(word)?.hour;
}

function figureOf(word: string): number | undefined {
  return beginsWithDigit(word) && /^(?:[1-9]|1[0-2])$/u.test(word) ? Number(word) : undefined;
}

/** What stands right before an hour, and in which languages. */
const leads: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    um: ["de"],
    gegen: ["de"],
    om: ["nl"],
    tegen: ["nl"],
    rond: ["nl"],
    las: ["es"],
    as: ["pt"],
    pelas: ["pt"],
    alle: ["it"],
    vers: ["fr"],
    kl: ["sv", "da"],
    klockan: ["sv"],
    klokken: ["da"],
    klokka: ["da"],
    klo: ["fi"],
    kello: ["fi"],
    o: ["pl"],
    od: ["pl"],
    na: ["pl-na"],
    v: ["cs"],
    ve: ["cs"],
    в: ["ru"],
    о: ["uk"],
  }),
);
const oneLeads: ReadonlySet<string> = new Set([...leads.keys(), "a"]);
/** Number words that are articles as well. */
const articlesToo: ReadonlySet<string> = new Set("una uma une een ett et".split(" "));
const behindOne: ReadonlySet<string> = new Set(
  "de da del y e et o ou oder of i heure uur hs hrs en punto igual a".split(" "),
);
const hourLeads: ReadonlySet<string> = new Set(
  "a vers des de apres avant entre et ou pour jusqu om tegen rond na voor vanaf tot en of anders liever".split(
    " ",
  ),
);
const englishLeads: ReadonlySet<string> = new Set(
  "from to until till between after before and through at past by des".split(" "),
);
/** Words of English too. */
const english: ReadonlySet<string> = new Set("six once due sex to et".split(" "));
/** Somebody may sign with one. */
const names: ReadonlySet<string> = new Set(["otto", "elva"]);
const halfWords: ReadonlySet<string> = new Set(["half", "halb", "halv", "puoli"]);
const quarters: ReadonlySet<string> = new Set([
  "kwart",
  "viertel",
  "kvart",
  "kvarter",
  "vartin",
  "varttia",
  "kwadrans",
]);
const minuteWords: ReadonlyMap<string, number> = new Map(
  Object.entries({ tien: 10, vijf: 5, zehn: 10, funf: 5, zwanzig: 20, tio: 10, fem: 5 }),
);
const signs: ReadonlyMap<string, number> = new Map(
  Object.entries({ voor: -1, vor: -1, i: -1, over: 1, nach: 1, na: 1, yli: 1, vaille: -1, po: 1 }),
);
const unitWords: ReadonlySet<string> = new Set(["uhr", "uur", "heures", "heure", "horas", "hs"]);
const behindHours = toPhrasesAt<number>(
  Object.entries({
    "y media": 30,
    "y cuarto": 15,
    "menos cuarto": -15,
    "e meia": 30,
    "e mezza": 30,
    "e mezzo": 30,
    "et demie": 30,
    "et quart": 15,
    "y treinta": 30,
    "e trinta": 30,
    "e trenta": 30,
  }),
);
const minutesBehind: ReadonlyMap<string, number> = new Map([
  ["dreissig", 30],
  ["funfzehn", 15],
  ["trente", 30],
  ["quinze", 15],
]);
/** "Na piątą po południu", not "na drugą rozmowę". */
const behindNa: ReadonlySet<string> = new Set("po rano i lub albo wieczorem".split(" "));
const orWords: ReadonlySet<string> = new Set("oder of o ou eller czy lub albo tai nebo".split(" "));
const beforeHalved: ReadonlySet<string> = new Set(["pul", "половине", "пол"]);
/** "Ve čtvrt na dvě", "ve tři čtvrtě na dvě": the words before the hour, and the minutes before it. */
const czechQuarters = toPhrasesAt([
  ["ctvrt na", { length: 2, less: 45 }],
  ["tri ctvrte na", { length: 3, less: 15 }],
]);
/** What is counted where the number names no hour: "um zwei Wochen". */
const things: ReadonlySet<string> = new Set(
  `wochen tage tagen stunden minuten monate monaten personen termine terminen vorschlagen alternativen leute jahre jahren kinder male mal vorschlage
  weken dagen uren minuten maanden mensen personen redenen keer jaar voorstellen alternatieven opties
  semanas dias minutos meses anos personas pessoas opciones opcoes veces vezes fechas propuestas propostas alternativas sugestoes sugerencias
  settimane giorni minuti mesi anni persone opzioni volte date proposte alternative
  semaines jours minutes mois ans personnes options fois dates creneaux propositions alternatives suggestions
  veckor dagar timmar minuter manader uger dage timer maneder uker dager forslag alternativ
  недели недель дня дней`.split(/\s+/u),
);

/** What an hour in words can begin with. */
export const hourWordStarts: readonly string[] = [
  ...hours.keys(),
  ...lateHours.keys(),
  ...beforeHalved,
  "ctvrt",
  "pol",
  ...halfWords,
  ...quarters,
  ...minuteWords.keys(),
  "dreiviertel",
  "wpol",
];
const starts: ReadonlySet<string> = new Set([...hourWordStarts, "tri", ...hoursHalved.keys()]);
