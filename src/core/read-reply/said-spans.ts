/** What is said of the time of day; here the lengths: how long a meeting is to last, and how much later than another. */

import { hourAt } from "./hours.ts";
import { spanAt } from "./lengths.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";

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
  const isBack = movedAhead.has(words[from] ?? "");
  let at = isBack ? from + 1 : from;
  while (isBack && /^(?:by|exactly|precisely|about|just)$/u.test(words[at] ?? "")) at += 1;
  const length = spanAt(words, at);
  // "The two days after that, Wednesday and Thursday".
  if (length === undefined || (length.isDays && words[from - 1] === "the")) return undefined;
  const direction = words[length.until] ?? "";
  const next = words[length.until + 1] ?? "";
  const side = phraseAt(words, length.until, sidePhrases)?.value;
  if (side === "later") return { kind: "shift", minutes: length.minutes, from, until: length.until + 2 };
  if (side === "earlier") return { kind: "shift", minutes: -length.minutes, from, until: length.until + 2 };
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

const movedAhead: ReadonlySet<string> = new Set("back forward ahead up out".split(" "));
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

const sidePhrases = toPhrasesAt<"later" | "earlier">(
  (
    [
      ["later", "plus tard|more late|mas tarde|mais tarde|piu tardi|nach hinten"],
      ["earlier", "plus tot|mas temprano|mas pronto|mais cedo|piu presto|nach vorne|nach vorn"],
    ] as const
  ).flatMap(([side, phrases]) => phrases.split("|").map((phrase) => [phrase, side] as const)),
);
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
