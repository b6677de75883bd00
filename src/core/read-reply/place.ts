/** Where somebody asks us to come to, as far as their mail says it in so many words (S24). */
import { newText } from "./new-text.ts";

/** "your office" for a mail that says "come by my office"; undefined where no place is named that we could go to. */
export function placeIn(text: string): string | undefined {
  const { body } = newText(text);
  return office.test(body) ? "your office" : undefined;
}

const office = /\b(?:my|our) office\b(?! (?:hours?|phone|line|number|manager|is closed|is moving))/i;
