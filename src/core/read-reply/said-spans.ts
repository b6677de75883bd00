/** What is said of the time of day; here the lengths: how long a meeting is to last, and how much later than another. */
import { hourAt } from "./hours.ts";

/**
 * `link`: to the hour said before: another one, or perhaps the same on another clock; `isExcept`: taken away from what
 * is said beside it.
 */
export type SaidTime = { from: number; until: number; link?: "or" | "is"; isExcept?: boolean } & (
  | { kind: "time"; minutes: readonly number[]; isVague: boolean }
  /** An open side is absent. */
  | {
      kind: "range";
      start?: readonly number[];
      end?: readonly number[];
      /** "From 11:15" can be when it is to begin. */
      isFrom?: boolean;
    }
  /** `isAny`: "any time", which leaves the choice to whoever reads it. */
  /** `isSame`: "that same morning", of the day that is spoken of. */
  | { kind: "part"; start: number; end: number; isVague: boolean; isAny?: boolean; isSame?: boolean }
  | { kind: "length"; minutes: number }
  /** Minutes later than something named elsewhere, or earlier where negative; days and weeks too. */
  | { kind: "shift"; minutes: number }
  /**
   * `slots`: the offers whose hour it is; `within`: the part of the day that it is in; `end`: the earliest or the
   * latest of those that were offered.
   */
  | {
      kind: "same-time";
      slots?: readonly number[];
      within?: { start: number; end: number };
      end?: "first" | "last";
    }
);

/** "Half an hour later", "an hour earlier", "a day later", "back half an hour", "up an hour". */
export function shiftAt(words: readonly string[], from: number): SaidTime | undefined {
  const isBack = /^(?:back|forward|ahead|up|out)$/u.test(words[from] ?? "");
  let at = isBack ? from + 1 : from;
  while (isBack && /^(?:by|exactly|precisely|about|just)$/u.test(words[at] ?? "")) at += 1;
  const length = spanAt(words, at);
  // "The two days after that, Wednesday and Thursday".
  if (length === undefined || (length.isDays && words[from - 1] === "the")) return undefined;
  const direction = words[length.until] ?? "";
  const next = words[length.until + 1] ?? "";
  if (laterPhrases.has(`${direction} ${next}`))
    return { kind: "shift", minutes: length.minutes, from, until: length.until + 2 };
  if (earlierPhrases.has(`${direction} ${next}`))
    return { kind: "shift", minutes: -length.minutes, from, until: length.until + 2 };
  const isOn = direction === "on" && /^(?:|,|please|from)$/u.test(next);
  const isPast = direction === "past" && isOfTime(words[length.until + 1] ?? "");
  if (isOn || isPast)
    return {
      kind: "shift",
      minutes: length.minutes,
      from,
      until: length.until + (isOn && next === "from" ? 2 : 1),
    };
  if (laterWords.has(direction)) {
    if (/^(?:before|after)$/u.test(direction) && !isOfTime(next)) return undefined;
    if (direction === "after" && /^\d/u.test(words[length.until + 1] ?? "")) return undefined;
    return { kind: "shift", minutes: length.minutes, from, until: length.until + 1 };
  }
  const hour =
    direction === "before" && /^\d/u.test(next) ? hourAt(words, length.until + 1, true) : undefined;
  // "Half an hour before 4".
  if (hour !== undefined && !length.isDays) {
    const minutes = hour.minutes.map((minute) => minute - length.minutes);
    return { kind: "time", minutes, isVague: false, from, until: hour.until };
  }
  if (earlierWords.has(direction) && (direction !== "before" || isOfTime(words[length.until + 1] ?? "")))
    return { kind: "shift", minutes: -length.minutes, from, until: length.until + 1 };
  // "Move it one week back".
  if (!isBack && movedWays.has(direction) && hasMover(words, from))
    return {
      kind: "shift",
      minutes: /^(?:back|out)$/u.test(direction) ? length.minutes : -length.minutes,
      from,
      until: length.until + 1,
    };
  if (!isBack && isMoved(words, from)) {
    const isForward = words
      .slice(Math.max(0, from - 6), from)
      .some((word) =>
        /^(?:bring|pull|forward|prepon|adelant|avanc|anticip|antecip|vervroeg|przysp)/u.test(word),
      );
    return {
      kind: "shift",
      minutes: isForward ? -length.minutes : length.minutes,
      from,
      until: length.until,
    };
  }
  if (!isBack) return undefined;
  return {
    kind: "shift",
    minutes: /^(?:back|out)$/u.test(words[from] ?? "") ? length.minutes : -length.minutes,
    from,
    until: length.until,
  };
}

/** "Push tomorrow by an hour", "bump it an hour". */
function isMoved(words: readonly string[], from: number): boolean {
  if (!hasMover(words, from)) return false;
  const near = words.slice(Math.max(0, from - 6), from);
  return words[from - 1] === "by" || near.slice(-3).some((word) => closeMovers.test(word));
}

function hasMover(words: readonly string[], from: number): boolean {
  const reach = words[from - 1] === "by" ? 9 : 6;
  return words.slice(Math.max(0, from - reach), from).some((word) => movers.test(word));
}

const movedWays: ReadonlySet<string> = new Set("back out forward".split(" "));
const movers =
  /^(?:push|bump|mov(?:e|ing)|shift|slid|nudg|delay|postpon|prepon|bring|pull|retras|atras|aplaz|adelant|desplaz|decal|repouss|retard|avanc|anticip|posticip|ritard|spost|adiar|antecip|verschiev|verschuiv|vervroeg|przesun|przysp|skjut|senarelagg)/u;
/** Verbs that take the length right behind them. */
const closeMovers =
  /^(?:bump|push|nudg|slid|delay|retras|atras|aplaz|adelant|desplaz|decal|repouss|retard|avanc|anticip|posticip|ritard|spost|adiar|antecip|verschuiv|vervroeg|przesun|przysp|skjut|senarelagg)/u;

/** "15 minutes before the ward round" says how long, "an hour before that" says when. */
function isOfTime(next: string): boolean {
  return (
    /^(?:|,|that|this|it|then|the|your|what|one|when|please|be|is|would|works|if|possible|at|on)$/u.test(
      next,
    ) || /^\d/u.test(next)
  );
}

export function lengthAt(words: readonly string[], from: number): SaidTime | undefined {
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
  const half = counts.get(word) === 1 && halfWords.has(next) ? from + 1 : from;
  if (halfWords.has(words[half] ?? "")) {
    const at = /^(?:an|a)$/u.test(words[half + 1] ?? "") ? half + 2 : half + 1;
    if (hourWords.has(words[at] ?? "")) return { minutes: 30, until: at + 1, isDays: false };
  }
  if (halfHours.has(word)) return { minutes: 30, until: from + 1, isDays: false };
  const quarters = /^(?:three|3)$/u.test(word) && /^quarters?$/u.test(next) ? 3 : 1;
  const quarter = quarters === 3 || word === "a" || word === "one" ? from + 1 : from;
  if (
    /^quarters?$/u.test(words[quarter] ?? "") &&
    words.slice(quarter + 1, quarter + 4).join(" ") === "of an hour"
  )
    return { minutes: 15 * quarters, until: quarter + 4, isDays: false };
  if (
    (word === "quarter" || (word === "a" && next === "quarter")) &&
    words[from + (word === "a" ? 2 : 1)] === "of"
  )
    return undefined;
  const isQuarter = word === "quart" && next === "d" && words[from + 2] === "heure";
  if (isQuarter) return { minutes: 15, until: from + 3, isDays: false };
  const glued = /^(\d{1,3})(?:min|mins|m|minutes|minuten)$/u.exec(word);
  if (glued !== null) return { minutes: Number(glued[1]), until: from + 1, isDays: false };
  const count = /^\d{1,3}$/u.test(word) ? Number(word) : counts.get(word);
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
const laterPhrases: ReadonlySet<string> = new Set([
  "plus tard",
  "more late",
  "mas tarde",
  "mais tarde",
  "piu tardi",
  "nach hinten",
]);
const earlierPhrases = new Set([
  "plus tot",
  "mas temprano",
  "mas pronto",
  "mais cedo",
  "piu presto",
  "nach vorne",
  "nach vorn",
]);
const laterWords: ReadonlySet<string> = new Set([
  "later",
  "after",
  "spater",
  "despues",
  "depois",
  "dopo",
  "senare",
  "pozniej",
  "senere",
  "pozdeji",
  "verschieben",
  "позже",
]);
const earlierWords: ReadonlySet<string> = new Set([
  "earlier",
  "before",
  "sooner",
  "fruher",
  "antes",
  "eerder",
  "prima",
  "tidigare",
  "wczesniej",
  "vroeger",
  "tidligere",
  "vorziehen",
  "vorverlegen",
  "drive",
  "раньше",
]);

/** What a length of time can begin with, beside numbers. */
export const spanStarts: readonly string[] = [
  ...counts.keys(),
  ..."half demi demie media meia mezz mezza mezzo halbe halben halv pol pul halfuur halfuurtje halvtimme halvtimmen quarter quarters quart back forward ahead up out".split(
    " ",
  ),
];
