/**
 * Questions ahead, from the general to the specific, and whom else to ask last (S34–S37, S49, S50). As many as fit:
 * about five minutes each, three to five of them.
 */

const bank = [
  "How did you get into this field?",
  "What does a typical week look like, and which part of it would surprise somebody from outside?",
  "Which skills matter most, and which of them did you have to learn on the job?",
  "How is the field changing, as you see it?",
] as const;

const lastQuestion = "Who else would you suggest that I talk to?";

/** `minutes` is the agreed length. */
export function questionsFor(minutes: number): string[] {
  const count = Math.min(5, Math.max(3, Math.floor(minutes / 5)));
  return [...bank.slice(0, count - 1), lastQuestion];
}
