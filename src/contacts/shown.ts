import { cleanText } from "./clean-text.ts";

/** A value for a message: one line, nothing invisible, not long. */
export function shown(value: string): string {
  const clean = cleanText(value);
  return [...clean].length <= 60 ? clean : `${[...clean].slice(0, 57).join("")}…`;
}
