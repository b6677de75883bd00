/** Where in a sentence something may begin that is said of times: whoever reads asks no further about the other words. */
import { besidePhrases } from "./beside-days.ts";
import { monthOf } from "./calendar-words.ts";
import { mayBeClock } from "./clocks.ts";
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
  let isFull = words.length === 1;
  const found = words.map((word, place): Begins | undefined => {
    const own = factsOf(word);
    isFull ||= own.isFull;
    if (own.begins !== undefined) return own.begins;
    if (!mayBeClock(word, words[place + 1] ?? "", zones)) return undefined;
    isFull = true;
    return all;
  });
  if (!isFull) return [];
  return found.map((begins, place) =>
    begins !== undefined && words.length > 1 && small.has(words[place] ?? "") && !isNearFull(place)
      ? undefined
      : begins,
  );

  function isNearFull(place: number): boolean {
    for (let near = Math.max(0, place - farBehind); near <= place + farAhead; near += 1)
      if (near !== place && isFullAt(near)) return true;
    return false;
  }

  function isFullAt(place: number): boolean {
    const word = words[place];
    return word !== undefined && (factsOf(word).isFull || (found[place] === all && !small.has(word)));
  }
}

/** A word by itself: whether there is more to it than a word that only leads to a time. */
const factsOf = onceEachWord((word): { begins: Begins | undefined; isFull: boolean } => {
  const begins = begunBy(word);
  return { begins, isFull: (begins !== undefined && !small.has(word)) || isUnit(word) || insides.has(word) };
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
    .flatMap(([first, all]) => (small.has(first) ? all.flatMap(({ rest }) => rest) : []))
    .concat(...middleWords)
    .filter((word) => !small.has(word)),
);
/** How far the time may be that such a word leads to, or that it is said of. */
const farAhead = 6;
const farBehind = 6;
