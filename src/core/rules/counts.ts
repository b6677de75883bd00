/** Numbers as people write them in the rules file: digits, or the small ones in words. */
const words = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** Part of a regular expression: a whole number, written out or not. */
export const countPattern = `\\d{1,15}|an?|${words.join("|")}`;

/** `text` has matched `countPattern`. */
export function toCount(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return words.indexOf(text.toLowerCase()) + 1 || 1;
}

/** `1 working day`, `2 working days`. */
export function plural(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

/** A source of a regular expression that matches in any case (classes in brackets stay as they are), for JSON Schema, whose patterns have no flags. */
export function anyCase(source: string): string {
  return source.replace(/\\.|\[[^\]]*\]|[a-z]/g, (part) =>
    part.length > 1 ? part : `[${part.toUpperCase()}${part}]`,
  );
}
