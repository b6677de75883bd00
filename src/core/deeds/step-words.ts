import type { Step } from "../keys.ts";

/** `new-times` → `new times`: a step within a sentence. */
export function stepWords(step: Step): string {
  return hyphened.has(step) ? step : (words[step] ?? step.replaceAll("-", " "));
}

const hyphened: ReadonlySet<Step> = new Set(["follow-up", "thank-you", "check-in"]);

const words: Partial<Record<Step, string>> = {
  morning: "morning mail",
  event: "invitation",
  "event-change": "changed invitation",
  "event-cancel": "cancellation",
  hold: "held time",
  "hold-release": "held time",
  "introducer-thanks": "thanks",
  "decline-answer": "answer to a no",
  "not-now-answer": "answer to a not now",
};
