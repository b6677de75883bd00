/** A no to the whole request: a plain one, or one that takes leave for good. */

import { farewells, leavesOpen, longSpans } from "./farewell-words.ts";
import { type Heard, type Read, wordsOf } from "./heard.ts";
import { onceEach } from "./once-each.ts";
import { has, without } from "./patterns.ts";
import * as said from "./person-words.ts";
import {
  inabilities,
  negatives,
  noRefusals,
  refusals,
  softRefusals,
  unpartedRefusals,
} from "./refusal-words.ts";
import type { Sentence } from "./sentences.ts";
import { withoutIdle, yesWords } from "./stance-words.ts";
import type { Shapes } from "./starters.ts";
import { findFirst, toWords } from "./words.ts";

export function refused(heard: Heard): Read | undefined {
  const { sentences, times, text } = heard;
  const { wanted } = times;
  if (wanted.starts.length + wanted.windows.length + wanted.slots.length > 0) return undefined;
  const isTimed = times.refused.size + times.mentioned.size > 0 || times.isBoundRefused;
  const plain = sentences.filter((sentence) => isRefusing(sentence, refusals));
  const isAsking = sentences.some((each) => !plain.includes(each) && has(each.words, said.wantsOthers));
  const isOpen =
    text.isCut ||
    text.written.body.includes("@") ||
    sentences.some(({ words, isQuestion }) => isQuestion || has(without(words, noRefusals), leavesOpen));
  const unparted = findFirst(toWords(text.body), unpartedRefusals);
  if (plain.length > 0 || unparted !== undefined)
    return {
      reading: { kind: "declines" },
      sure: !isOpen && !isAsking,
      because: plain.length > 0 ? wordsOf(plain) : (unparted?.words ?? ""),
    };
  if (isAsking) return undefined;
  const isSpan = sentences.some(({ words }) => has(words, longSpans));
  const unable = sentences.filter((sentence) => isRefusing(sentence, inabilities));
  if (unable.length > 0)
    return { reading: { kind: "declines" }, sure: !isOpen && !isTimed && !isSpan, because: wordsOf(unable) };
  const negative = sentences.filter((sentence) => isRefusing(sentence, softRefusals));
  const isLeaving = sentences.some(({ words }) => has([...words, "."], farewells));
  if (negative.length === 0 || !isLeaving || isOpen || isSpan || isTimed || isWilling(sentences))
    return undefined;
  return { reading: { kind: "declines" }, sure: true, because: wordsOf(negative) };
}

/** The sentence holds a shape of the book, and not as "how could I say no". */
export function isRefusing({ words }: Sentence, book: () => Shapes): boolean {
  return !words.includes("works") && has(refusing(words), book);
}

const refusing = onceEach((words: readonly string[]): readonly string[] => [
  ...without(withoutIdle(words), noRefusals),
  ".",
]);

/** Somewhere stands a yes without a "no" or a "but" in its sentence. */
function isWilling(sentences: readonly Sentence[]): boolean {
  return sentences.some(
    ({ words }) =>
      has(words, yesWords) &&
      !has(words, farewells) &&
      !has(words, negatives) &&
      !words.some((word) => /^(?:but|pero|aber|mais|ma|mas|maar|men|ale|wish|wanted)$/u.test(word)),
  );
}
