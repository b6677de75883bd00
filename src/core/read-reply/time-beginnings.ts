/** Where in a sentence something may begin that is said of times: whoever reads asks no further about the other words. */
import { besidePhrases } from "./beside-days.ts";
import { monthOf } from "./calendar-words.ts";
import { clockStarts, mayBeClock } from "./clocks.ts";
import { parts } from "./day-parts.ts";
import { beginsWithDigit } from "./figures.ts";
import { isUnit } from "./lengths.ts";
import { anyAbroad, middleWords } from "./offer-words.ts";
import { onceEachWord } from "./once-each.ts";
import { dayStarts } from "./said-days.ts";
import { offerStarts } from "./said-offers.ts";
import { timeStarts } from "./said-times.ts";
import { spelledWeekday } from "./weekday.ts";
import { anyPhrases } from "./whichever.ts";

/** What may begin with a word. */
export interface Begins {
  time: boolean;
  day: boolean;
  offer: boolean;
}

/** By place; undefined where nothing begins. */
export function beginningsIn(
  words: readonly string[],
  zones: { owner: string; contact: string },
): readonly (Begins | undefined)[] {
  const found: (Begins | undefined)[] = [];
  /** Small words that no time stands near as yet. */
  const waiting: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? "";
    const own = factsOf(word);
    const next = words[place + 1] ?? "";
    const begins = own.begins ?? (mayBeClock(word, next, zones) ? all : undefined);
    found.push(begins);
    const before = words[place - 1] ?? "";
    const isSmall = own.isSmall ? !isMoreThanSmall(word, { before, next }) : word === "am" && before === "i";
    if (!isSmall && (begins !== undefined || own.isFull)) {
      for (const at of waiting) if (place - at > farAhead) found[at] = undefined;
      waiting.length = 0;
      last = place;
    } else if (begins !== undefined && !(own.isTrailing && place - last <= farBehind)) waiting.push(place);
  }
  if (words.length === 1) return found;
  if (last < 0) return [];
  for (const at of waiting) found[at] = undefined;
  return found;
}

/**
 * "From then on" and "LA Zeit" are said of a time that may stand far before them, "til to" is two o'clock: phrases of
 * small words alone, which nothing in the tables makes known.
 */
function isMoreThanSmall(word: string, { before, next }: { before: string; next: string }): boolean {
  return (
    next === "zeit" ||
    (word === "from" && next === "then") ||
    (word === "to" && (before === "til" || before === "till"))
  );
}

/**
 * A word by itself. `isFull`: there is more to it than a word that only leads to a time; `isTrailing`: it may as well
 * be said of one that stands before it.
 */
interface Facts {
  begins: Begins | undefined;
  isFull: boolean;
  isSmall: boolean;
  isTrailing: boolean;
}

const factsOf = onceEachWord((word): Facts => {
  const begins = begunBy(word);
  const isSmall = small.has(word);
  return {
    begins,
    isFull: (begins !== undefined && !isSmall) || isUnit(word) || insides.has(word),
    isSmall,
    isTrailing: isSmall && clockStarts.has(word),
  };
});

function begunBy(word: string): Begins | undefined {
  if (beginsWithDigit(word)) return all;
  const isMonth = monthOf(word) !== undefined;
  const found = {
    time: timeStarts.has(word),
    day: isMonth || dayStarts.has(word) || spelledWeekday(word) !== undefined,
    offer: isMonth || offerStarts.has(word),
  };
  return found.time || found.day || found.offer ? found : undefined;
}

const all: Begins = { time: true, day: true, offer: true };

/** Words that lead to a time, or end one, and say nothing of times alone: "at", "the", "for". */
const small: ReadonlySet<string> = new Set(
  "i the to not is and for do a an on my our your of no this that from or at de up out about as by say over like la en el le o da por del den das der die im in il les los til till back forward ahead there".split(
    " ",
  ),
);
/** What makes a time of such a word and those behind it: "i morgon", "por la mañana", "la del medio". */
const insides: ReadonlySet<string> = new Set(
  [besidePhrases, parts, anyPhrases, anyAbroad]
    .flatMap((phrases): [string, readonly { rest: readonly string[] }[]][] => [...phrases])
    .flatMap(([first, all]) =>
      small.has(first) ? all.flatMap(({ rest }) => rest.find((word) => !small.has(word)) ?? []) : [],
    )
    .concat([...middleWords].filter((word) => !small.has(word))),
);
/** How far the time may be that such a word leads to, or that it is said of. */
const farAhead = 4;
const farBehind = 6;
