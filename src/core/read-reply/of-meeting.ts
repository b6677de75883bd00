/** A mail about a meeting that is agreed: another time for it, or none. */
import { isAskingForWeek } from "./answered.ts";
import { pending } from "./doubt-words.ts";
import { farewells } from "./farewell-words.ts";
import { allWords, type Heard, type Read, wordsOf } from "./heard.ts";
import { has, matches } from "./patterns.ts";
import * as said from "./person-words.ts";
import { refusals } from "./refusal-words.ts";
import { isRefusing } from "./refused.ts";

/** Of a meeting that is agreed: another time for it, or none. */
export function ofMeeting(heard: Heard): Read | undefined {
  const { sentences, times, ground, text } = heard;
  const { scheduled } = ground;
  const { wanted } = times;
  const starts = [
    ...wanted.starts,
    ...wanted.slots.flatMap((slot) => ground.offered[slot]?.start ?? []),
  ].filter(
    (start, place, list) =>
      list.findIndex((other) => other.equals(start)) === place && scheduled?.start.equals(start) !== true,
  );
  const isMoving = sentences.some(({ words }) => isMeant(words, said.moves));
  const isOff = sentences.some(({ words }) => isMeant(words, said.cancels));
  const canNot = sentences.some(({ words }) => has(words, said.canNotCome));
  // "I don't think I'd be much use anyway. Let's leave it": for good, and with no word of another time.
  const isForGood = sentences.some(
    (sentence) =>
      has(sentence.words, said.forGood) ||
      has([...sentence.words, "."], farewells) ||
      isRefusing(sentence, refusals),
  );
  const isRefused = [...times.refused].some(
    (slot) => scheduled !== undefined && ground.offered[slot]?.start.equals(scheduled.start),
  );
  const isClear =
    !isAskingForWeek(heard) &&
    !text.isCut &&
    !times.isHedged &&
    !has(allWords(sentences), pending) &&
    wanted.doubts.length === 0;
  if (sentences.some(({ words }) => has(words, said.staysOn))) return undefined;
  const isOnlyOff = isOff && [...times.wantedIn].every(({ words }) => has(words, said.cancels));
  if (starts.length + wanted.windows.length > 0 && !isOnlyOff) {
    if (!isMoving && !isOff && !canNot && !isRefused) return undefined;
    return {
      reading: { kind: "reschedules", starts, windows: wanted.windows },
      sure: isClear,
      because: wordsOf(sentences),
    };
  }
  const isAsking = sentences.some(
    ({ words }) => isMeant(words, said.wantsOthers) && !has(words, said.cancels),
  );
  const isLookingOn = sentences.some(({ words }) => isMeant(words, said.looksForAnother));
  if (isOff && !isAsking && !isLookingOn)
    return {
      reading: { kind: "cancels" },
      sure: isClear && !sentences.some(({ isQuestion }) => isQuestion),
      because: wordsOf(sentences),
    };
  if (isForGood && !isAsking && !isMoving && (canNot || isRefused))
    return {
      reading: { kind: "cancels" },
      sure: isClear && !sentences.some(({ isQuestion }) => isQuestion),
      because: wordsOf(sentences),
    };
  if (isMoving && (isOff || canNot || isRefused || isAsking || isLookingOn))
    return {
      reading: { kind: "reschedules", starts: [], windows: [] },
      sure: isClear,
      because: wordsOf(sentences),
    };
  return canNot || isRefused
    ? { reading: { kind: "cancels" }, sure: false, because: wordsOf(sentences) }
    : undefined;
}

/** Not "no need to cancel" and "I will not offer another date". */
function isMeant(words: readonly string[], book: typeof said.cancels): boolean {
  return matches(words, book).some(
    ({ from }) =>
      /^(?:no|not)$/u.test(words[from] ?? "") ||
      !words
        .slice(Math.max(0, from - 10), from)
        .some((word) => /^(?:not|no|never|without|than)$/u.test(word)),
  );
}
