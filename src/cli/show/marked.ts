/** A finished text with the words that come from somewhere else marked, and below it from where each comes. */
import type { Trace } from "../../mail/trace.ts";

/** `Hi Priya, [your talk stayed with me.]¹` */
export function markedText(text: string, traces: readonly Trace[]): string {
  let marked = "";
  let from = 0;
  for (const [index, { at, words }] of traces.entries()) {
    marked += `${text.slice(from, at)}[${words}]${raised(index + 1)}`;
    from = at + words.length;
  }
  return marked + text.slice(from);
}

/** `“Your talk stayed with me.” is your sentence on why them`: for a text that stands there unmarked. */
export function quotedTraces(traces: readonly Trace[]): string[] {
  return traces.map(({ words, from }) => `  “${shortened(words)}”: ${from}`);
}

function shortened(words: string): string {
  return words.length <= 40 ? words : `${words.slice(0, words.lastIndexOf(" ", 38))} …`;
}

/** `¹ your sentence on why them` */
export function traceLines(traces: readonly Trace[]): string[] {
  return traces.map(({ from }, index) => `  ${raised(index + 1)} ${from}`);
}

function raised(count: number): string {
  return [...String(count)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}
