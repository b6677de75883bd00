/** The kinds of keys that come up again and again: durations, limits, yes or no, one word of a few. All may be left out. */
import type { Span } from "../rules-shape.ts";
import { eachPeriodOnce, ratePattern, readRate } from "./read-rate.ts";
import { type SpanLimits, spanPattern, spanReader } from "./read-span.ts";
import { readChoice, readYesNo } from "./read-text.ts";
import { isNone, keep, maybe, orNone, said, saidList } from "./said.ts";

export function span(description: string, limits: SpanLimits) {
  return maybe(
    said(spanReader(limits), {
      description,
      examples: [limits.example],
      pattern: spanPattern,
    }),
  );
}

export function spanOrNone(description: string, limits: SpanLimits) {
  return maybe(
    said(orNone(spanReader(limits)), {
      description,
      examples: [limits.example],
      pattern: `${spanPattern}|none|no`,
    }),
  );
}

/** `none` is no time at all. */
export function spanOrZero(description: string, limits: SpanLimits) {
  const read = spanReader(limits);
  const zero: Span = { count: 0, unit: "minutes" };
  return maybe(
    said((text) => (isNone(text) ? zero : read(text)), {
      description,
      examples: [limits.example],
      pattern: `${spanPattern}|none|no`,
    }),
  );
}

export function spans(description: string, limits: SpanLimits, most: { count: number; why: string }) {
  return maybe(
    saidList(
      spanReader(limits),
      { description, examples: [limits.example], pattern: spanPattern },
      { split: true, empty: "none or no", most, whole: keep },
    ),
  );
}

/** One or several limits that hold together; `none` for no limit. */
export function rates(description: string, examples: [string, ...string[]], most: number) {
  return maybe(
    saidList(
      (text) => readRate(text, most, examples[0]),
      { description, examples, pattern: ratePattern },
      {
        split: true,
        empty: "none",
        whole: (list) => {
          eachPeriodOnce(list);
          return list;
        },
      },
    ),
  );
}

export function choice<const T extends string>(description: string, words: readonly [T, ...T[]]) {
  return maybe(
    said((text) => readChoice(text, words), {
      description,
      examples: [words[0]],
      words,
    }),
  );
}

export function yesNo(description: string) {
  return maybe(
    said(readYesNo, {
      description,
      examples: ["yes", "no"],
      words: ["yes", "no", true, false],
    }),
  );
}
