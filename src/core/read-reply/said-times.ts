/** The times of day that a reply names: a time, a stretch or a bound of times, a part of the day, how long. */
import { timeAt } from "./times.ts";

export type SaidTime = { from: number; until: number } & (
  | { kind: "time"; minutes: readonly number[]; isVague: boolean }
  /** An open side is absent. */
  | { kind: "range"; start?: readonly number[]; end?: readonly number[] }
  | { kind: "part"; start: number; end: number; isVague: boolean }
  | { kind: "length"; minutes: number }
  /** Minutes later than something named elsewhere, or earlier where negative; days and weeks too. */
  | { kind: "shift"; minutes: number }
  | { kind: "same-time" }
);

/** `isDayBefore`: a day stands right before, so that a bare number is an hour. */
export function timeSaidAt(
  words: readonly string[],
  from: number,
  isDayBefore: boolean,
): SaidTime | undefined {
  return (
    sameTimeAt(words, from) ??
    shiftAt(words, from) ??
    lengthAt(words, from) ??
    rangeAt(words, from, isDayBefore) ??
    pointAt(words, from, isDayBefore) ??
    partAt(words, from)
  );
}

function sameTimeAt(words: readonly string[], from: number): SaidTime | undefined {
  const at = words[from] === "the" ? from + 1 : from;
  if (words[at] !== "same") return undefined;
  return /^(?:time|hour|slot)$/u.test(words[at + 1] ?? "")
    ? { kind: "same-time", from, until: at + 2 }
    : undefined;
}

/** "Half an hour later", "an hour earlier", "a day later", "back half an hour", "up an hour". */
function shiftAt(words: readonly string[], from: number): SaidTime | undefined {
  const isBack = /^(?:back|forward|ahead|up)$/u.test(words[from] ?? "");
  const by = isBack && words[from + 1] === "by" ? 1 : 0;
  const length = spanAt(words, isBack ? from + 1 + by : from);
  if (length === undefined) return undefined;
  const direction = words[length.until] ?? "";
  if (laterWords.has(direction)) {
    if (direction === "after" && /^\d/u.test(words[length.until + 1] ?? "")) return undefined;
    return { kind: "shift", minutes: length.minutes, from, until: length.until + 1 };
  }
  if (earlierWords.has(direction))
    return { kind: "shift", minutes: -length.minutes, from, until: length.until + 1 };
  if (!isBack) return undefined;
  return {
    kind: "shift",
    minutes: words[from] === "back" ? length.minutes : -length.minutes,
    from,
    until: length.until,
  };
}

function lengthAt(words: readonly string[], from: number): SaidTime | undefined {
  const length = spanAt(words, from);
  if (length === undefined || length.minutes > 240 || length.isDays) return undefined;
  return { kind: "length", minutes: length.minutes, from, until: length.until };
}

/** "20 minutes", "half an hour", "an hour and a half", "2 days". */
function spanAt(
  words: readonly string[],
  from: number,
): { minutes: number; until: number; isDays: boolean } | undefined {
  const word = words[from] ?? "";
  const next = words[from + 1] ?? "";
  if (word === "half" || word === "demi" || word === "media") {
    const at = next === "an" || next === "a" ? from + 2 : from + 1;
    if (hourWords.has(words[at] ?? "")) return { minutes: 30, until: at + 1, isDays: false };
  }
  if (
    (word === "quarter" || (word === "a" && next === "quarter")) &&
    words[from + (word === "a" ? 2 : 1)] === "of"
  )
    return undefined;
  const glued = /^(\d{1,3})(?:min|mins|m|minutes|minuten)$/u.exec(word);
  if (glued !== null) return { minutes: Number(glued[1]), until: from + 1, isDays: false };
  const count = /^\d{1,3}$/u.test(word) ? Number(word) : counts.get(word);
  if (count === undefined) return undefined;
  const at = next === "more" ? from + 2 : from + 1;
  if (next === "half" && words[from + 2] === "hour") return { minutes: 30, until: from + 3, isDays: false };
  const unit = units.get(words[at] ?? "");
  if (unit === undefined) return undefined;
  return { minutes: count * unit, until: at + 1, isDays: unit >= 1440 };
}

/** "Between 1 and 4", "from 2 to 3", "9-11", "after 3", "before noon", "from 2 on", "2pm or later". */
function rangeAt(words: readonly string[], from: number, isDayBefore: boolean): SaidTime | undefined {
  const lead = words[from] ?? "";
  if (/^(?:between|zwischen|entre|tra|tussen|mellan|btw|btwn)$/u.test(lead))
    return pairAt(words, { from, at: from + 1, to: andWords });
  if (fromWords.has(lead)) {
    const pair = pairAt(words, { from, at: skipArticles(words, from + 1), to: toWords });
    if (pair !== undefined) return pair;
  }
  const isBound =
    afterWords.has(lead) || beforeWords.has(lead) || (fromWords.has(lead) && lead !== "de" && lead !== "a");
  if (isBound) return boundAt(words, from, lead);
  const pair = pairAt(words, { from, at: from, to: hyphens, isDayBefore });
  if (pair !== undefined) return pair;
  const time = hourAt(words, from, isDayBefore);
  if (time === undefined) return undefined;
  const behind = words.slice(time.until, time.until + 3).join(" ");
  const open = /^(?:onwards?|upwards?|or later|and later|or after|and after|and onwards?|plus)\b/u.exec(
    behind,
  );
  if (open !== null)
    return { kind: "range", start: time.minutes, from, until: time.until + open[0].split(" ").length };
  const closed = /^(?:or earlier|or before|and earlier)\b/u.exec(behind);
  if (closed !== null) return { kind: "range", end: time.minutes, from, until: time.until + 2 };
  return undefined;
}

function boundAt(words: readonly string[], from: number, lead: string): SaidTime | undefined {
  const meal = words[from + 1] === "the" ? from + 2 : from + 1;
  if (/^(?:lunch|lunchtime)$/u.test(words[meal] ?? ""))
    return lead === "after"
      ? { kind: "part", start: 13 * 60, end: 17 * 60, isVague: false, from, until: meal + 1 }
      : { kind: "part", start: 9 * 60, end: 12 * 60, isVague: false, from, until: meal + 1 };
  const time = hourAt(words, skipArticles(words, from + 1), true);
  if (time === undefined) return undefined;
  if (beforeWords.has(lead)) return { kind: "range", end: time.minutes, from, until: time.until };
  const on =
    /^(?:on|onwards?|upwards?|forward)$/u.test(words[time.until] ?? "") &&
    !/^(?:monday|tuesday|wednesday|thursday|friday|the|\d.*)$/u.test(words[time.until + 1] ?? "");
  return { kind: "range", start: time.minutes, from, until: on ? time.until + 1 : time.until };
}

function pairAt(
  words: readonly string[],
  on: { from: number; at: number; to: ReadonlySet<string>; isDayBefore?: boolean },
): SaidTime | undefined {
  const first = hourAt(words, skipArticles(words, on.at), on.isDayBefore ?? true);
  if (first === undefined || !on.to.has(words[first.until] ?? "")) return undefined;
  const second = hourAt(words, skipArticles(words, first.until + 1), true);
  if (second === undefined) return undefined;
  return { kind: "range", start: first.minutes, end: second.minutes, from: on.from, until: second.until };
}

/** A time where one is expected: a bare number and a number word will do. */
function hourAt(
  words: readonly string[],
  from: number,
  isExpected: boolean,
): { minutes: readonly number[]; until: number } | undefined {
  const spelled = spelledTimeAt(words, from, isExpected);
  if (spelled !== undefined) return withHalf(words, spelled);
  const time = timeAt(words, from);
  if (time === undefined) return undefined;
  const isBare = /^\d{1,2}$/u.test(words[from] ?? "") && time.until === from + 1;
  if (isBare && (!isExpected || notHours.has(words[from + 1] ?? ""))) return undefined;
  return withHalf(words, { minutes: time.minutes, until: time.until });
}

/** "Las 5 de la tarde", "9 in the morning". */
function withHalf(
  words: readonly string[],
  time: { minutes: readonly number[]; until: number },
): { minutes: readonly number[]; until: number } {
  const behind = words.slice(time.until, time.until + 4).join(" ");
  const pm =
    /^(?:de la tarde|da tarde|de l apres midi|in the afternoon|del pomeriggio|nachmittags|in the evening|de la noche)\b/u.exec(
      behind,
    );
  const am =
    /^(?:de la manana|da manha|du matin|in the morning|di mattina|del mattino|vormittags|morgens)\b/u.exec(
      behind,
    );
  const half = pm ?? am;
  if (half === null) return time;
  const minutes = time.minutes.filter((minute) => (pm === null ? minute < 720 : minute >= 720));
  return {
    minutes: minutes.length === 0 ? time.minutes : minutes,
    until: time.until + half[0].split(" ").length,
  };
}

/** "Half past two", "quarter to three", "two", "noon". */
function spelledTimeAt(
  words: readonly string[],
  from: number,
  isExpected: boolean,
): { minutes: readonly number[]; until: number } | undefined {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  if (noonWords.has(first)) return { minutes: [720], until: from + 1 };
  const hourOf = (word: string): number | undefined =>
    /^(?:[1-9]|1[0-2])$/u.test(word) ? Number(word) : numbers.get(word);
  const at = first === "a" && second === "quarter" ? from + 1 : from;
  const part = { half: 30, quarter: 15, ten: 10, twenty: 20, five: 5 }[words[at] ?? ""];
  const way = words[at + 1] ?? "";
  const hour = hourOf(words[at + 2] ?? "");
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
  if (first === "half" && half !== undefined && isExpected)
    return { minutes: [half * 60 + 30, (half + 12) * 60 + 30].map((m) => m % 1440), until: from + 2 };
  const spelled = numbers.get(first);
  if (spelled === undefined) return undefined;
  const isClock = second === "o" && third === "clock";
  const suffix = /^(?:am|pm)$/u.exec(second)?.[0];
  if (!isExpected && !isClock && suffix === undefined) return undefined;
  const more = { thirty: 30, fifteen: 15, "forty five": 45 }[second] ?? 0;
  const minutes = spelled * 60 + more;
  if (suffix !== undefined)
    return { minutes: [((spelled % 12) + (suffix === "pm" ? 12 : 0)) * 60], until: from + 2 };
  if (notHours.has(second)) return undefined;
  return {
    minutes: [minutes, (minutes + 720) % 1440],
    until: isClock ? from + 3 : more > 0 ? from + 2 : from + 1,
  };
}

function pointAt(words: readonly string[], from: number, isDayBefore: boolean): SaidTime | undefined {
  const lead = words[from] ?? "";
  const isLed = leads.has(lead);
  const isRough = roughWords.has(lead);
  const at = isLed || isRough ? skipArticles(words, from + 1) : from;
  const rough = isRough || roughWords.has(words[from - 1] ?? "");
  const inner = roughWords.has(words[at] ?? "") ? at + 1 : at;
  const ish = /^(\d{1,2}(?:[:.]\d\d)?(?:am|pm)?)ish$/u.exec(words[inner] ?? "");
  const list = ish === null ? words : [...words.slice(0, inner), ish[1] ?? "", ...words.slice(inner + 1)];
  const isOwn = isClockLike(list, inner);
  const time = hourAt(list, inner, isLed || isRough || isDayBefore || isOwn);
  if (time === undefined || (lead === "a" && !isLed)) return undefined;
  return {
    kind: "time",
    minutes: time.minutes,
    isVague: rough || inner > at || ish !== null || /^(?:ish|or so)$/u.test(words[time.until] ?? ""),
    from,
    until: time.until,
  };
}

/** A number that a verb follows at the start of what is said: "12 ok?", "10 works", or the second of several. */
function isClockLike(words: readonly string[], place: number): boolean {
  const before = words[place - 1];
  const next = words[place + 1] ?? "";
  if (!/^\d{1,2}$/u.test(words[place] ?? "")) return false;
  if (next === "your" || next === "my" || next === "here" || zoneLike.has(next)) return true;
  const isStart = before === undefined || before === "," || before === "but" || before === "so";
  return isStart && (next === "" || next === "," || verbs.has(next));
}

function partAt(words: readonly string[], from: number): SaidTime | undefined {
  const word = words[from] ?? "";
  const before = words[from - 1] ?? "";
  if (before === "good" || before === "guten" || before === "buenas" || before === "buenos") return undefined;
  const part = parts.get(word);
  if (part !== undefined)
    return {
      kind: "part",
      start: part[0] * 60,
      end: part[1] * 60,
      isVague: part[2] === 1 || vague.has(before),
      from,
      until: from + 1,
    };
  const two = partPhrases.get(`${word} ${words[from + 1] ?? ""}`);
  if (two !== undefined)
    return { kind: "part", start: two[0] * 60, end: two[1] * 60, isVague: false, from, until: from + 2 };
  const three = `${word} ${words[from + 1] ?? ""} ${words[from + 2] ?? ""}`;
  if (three === "por la manana")
    return { kind: "part", start: 540, end: 720, isVague: false, from, until: from + 3 };
  if (three === "por la tarde")
    return { kind: "part", start: 780, end: 1020, isVague: false, from, until: from + 3 };
  return undefined;
}

function skipArticles(words: readonly string[], from: number): number {
  let place = from;
  while (place - from < 2 && articles.has(words[place] ?? "")) place += 1;
  return place;
}

const counts: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    five: 5,
    ten: 10,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    sixty: 60,
    eine: 1,
    una: 1,
    une: 1,
  }),
);
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
    horas: 60,
    heure: 60,
    ora: 60,
    uur: 60,
    day: 1440,
    days: 1440,
    week: 10_080,
    weeks: 10_080,
  }),
);
const hourWords: ReadonlySet<string> = new Set(["hour", "hr", "hora", "heure", "stunde"]);
const laterWords: ReadonlySet<string> = new Set(["later", "after", "spater", "despues"]);
const earlierWords: ReadonlySet<string> = new Set(["earlier", "before", "sooner", "fruher", "antes"]);
const numbers: ReadonlyMap<string, number> = new Map(
  ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map(
    (word, n): [string, number] => [word, n + 1],
  ),
);
const noonWords: ReadonlySet<string> = new Set([
  "noon",
  "midday",
  "mittag",
  "mediodia",
  "midi",
  "mezzogiorno",
]);
const leads: ReadonlySet<string> = new Set([
  "at",
  "um",
  "a",
  "alle",
  "as",
  "om",
  "kl",
  "klockan",
  "o",
  "say",
  "gegen",
  "is",
  "or",
  "and",
  "to",
  "oder",
  "ou",
  "for",
  "@",
]);
const roughWords: ReadonlySet<string> = new Set([
  "around",
  "about",
  "approx",
  "approximately",
  "roughly",
  "circa",
  "ca",
  "like",
  "gegen",
]);
const afterWords: ReadonlySet<string> = new Set([
  "after",
  "past",
  "nach",
  "despues",
  "apres",
  "dopo",
  "na",
  "efter",
]);
const beforeWords: ReadonlySet<string> = new Set([
  "before",
  "until",
  "till",
  "by",
  "vor",
  "bis",
  "antes",
  "avant",
  "prima",
  "voor",
]);
const fromWords: ReadonlySet<string> = new Set([
  "from",
  "ab",
  "von",
  "desde",
  "des",
  "de",
  "dalle",
  "vanaf",
  "van",
  "fran",
  "od",
  "a",
]);
const andWords: ReadonlySet<string> = new Set(["and", "und", "y", "et", "e", "en", "och", "-", "to"]);
const toWords: ReadonlySet<string> = new Set([
  "to",
  "till",
  "until",
  "bis",
  "a",
  "-",
  "through",
  "alle",
  "tot",
  "til",
]);
const hyphens: ReadonlySet<string> = new Set(["-", "to", "till", "until"]);
const articles: ReadonlySet<string> = new Set([
  "the",
  "las",
  "la",
  "les",
  "de",
  "du",
  "l",
  "le",
  "de",
  "about",
]);
const notHours: ReadonlySet<string> = new Set(
  "minutes minute minuten minutos people years year weeks week days day months month hours hour questions times of percent % things more slots options rounds meetings calls kids papers".split(
    " ",
  ),
);
const zoneLike: ReadonlySet<string> = new Set(
  "am pm et ct mt pt est edt cst cdt mst mdt pst pdt gmt bst cet cest ist sgt utc central eastern pacific mountain uhr".split(
    " ",
  ),
);
const verbs: ReadonlySet<string> = new Set(
  "works work ok okay is would will suits good fine perfect great please does".split(" "),
);
const vague: ReadonlySet<string> = new Set(["early", "late", "mid"]);
const parts: ReadonlyMap<string, readonly [number, number, number]> = new Map(
  Object.entries<readonly [number, number, number]>({
    morning: [9, 12, 0],
    mornings: [9, 12, 0],
    vormittag: [9, 12, 0],
    vormittags: [9, 12, 0],
    matin: [9, 12, 0],
    mattina: [9, 12, 0],
    manha: [9, 12, 0],
    ochtend: [9, 12, 0],
    forenoon: [9, 12, 0],
    afternoon: [13, 17, 0],
    afternoons: [13, 17, 0],
    nachmittag: [13, 17, 0],
    nachmittags: [13, 17, 0],
    pomeriggio: [13, 17, 0],
    middag: [13, 17, 0],
    lunchtime: [12, 13, 1],
    lunch: [12, 13, 1],
    evening: [17, 19, 1],
    evenings: [17, 19, 1],
    tonight: [17, 19, 1],
    eod: [16, 17, 1],
  }),
);
const partPhrases: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["la manana", [9, 12]],
  ["la tarde", [13, 17]],
  ["apres midi", [13, 17]],
  ["a tarde", [13, 17]],
  ["de manha", [9, 12]],
  ["any time", [9, 17]],
  ["all day", [9, 17]],
  ["whole day", [9, 17]],
  ["den ganzen", [9, 17]],
]);
