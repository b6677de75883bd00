/**
 * What an edited mail still says about times: whether the words of an offer stand in it, and whether it names
 * dates or times that are not ours (contract, section 4). Both look only at what the sender wrote: not at quoted
 * text. In doubt a text has other times, for then an acceptance waits for the owner and nothing is booked wrongly.
 */

/**
 * True where `words` stand in the text as they were written: line wraps, doubled spaces, no-break spaces and case
 * make no difference, but "10:00 pm" is not "10:00".
 */
export function standsIn(text: string, words: string): boolean {
  const wanted = flat(words);
  return wanted !== "" && placesOf(ownWords(text), wanted).length > 0;
}

/**
 * True where dates or times stand in the text that are not among `ours`: the words of the offers, and any other
 * sentence of our own that holds a date (the text as we wrote it may be given whole, sentence by sentence).
 */
export function otherTimesIn(text: string, ours: readonly string[]): boolean {
  let rest = ownWords(text);
  // The longest first, so that a short one does not break a longer one that holds it.
  const known = [...new Set(ours.map(flat))]
    .filter((words) => words !== "")
    .sort((a, b) => b.length - a.length);
  for (const words of known) {
    for (const at of placesOf(rest, words).reverse())
      rest = `${rest.slice(0, at)} ${rest.slice(at + words.length)}`;
  }
  return signs.some((sign) => sign.test(rest));
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const after = text.slice(at + words.length, at + words.length + 6);
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|:\d|\s?[ap]\.?m\b)/u.test(after)) places.push(at);
  }
  return places;
}

/** The sender's own lines in one line of lower case, without quotes and the line that introduces them. */
function ownWords(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const own = lines.filter((line) => !/^\s*>/.test(line)).join("\n");
  const intro =
    /(?:^|\n)[ \t]*(?:On\b[^\n]*(?:\n[^\n]*){0,2}\bwrote:|-{2,}\s*Original Message\s*-{2,})/i.exec(own);
  return flat(intro === null ? own : own.slice(0, intro.index));
}

function flat(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ordinal = "\\d{1,2}(?:st|nd|rd|th)?";

/** Each is linear in the text. Bare abbreviations that are words (sat, sun, wed, may) count only beside a number. */
const signs: readonly RegExp[] = [
  // 14:30, 14.30, 14h30, 10 am, 10am, noon
  /\b(?:[01]?\d|2[0-4])[:.h][0-5]\d(?![\d.%])/,
  /\b\d{1,2}\s?[ap]\.?m\b/,
  /\b\d{1,2}\s?o'?\s?clock\b|\b(?:noon|midday|midnight)\b/,
  /\b(?:at|around|from|by|till|until|before|after)\s\d{1,2}(?=\s?(?:[,;!?)]|\.(?!\d)|$|or\b|and\b|to\b|on\b|if\b|instead\b))/,
  /\b(?:half|quarter)\s(?:past|to)\s/,
  // Weekdays, and days named from today
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/,
  /\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,?\s\d/,
  /\b(?:today|tomorrow|tonight)\b|\b(?:this|next|the following)\s(?:morning|afternoon|evening|week|weekend|month|mon|tue|wed|thu|fri)\b/,
  // Dates
  new RegExp(`\\b${ordinal}\\s(?:of\\s)?${month}(?![a-z])`),
  new RegExp(`\\b${month}\\s(?:the\\s)?${ordinal}(?![\\d])`),
  /\b\d{4}-\d{2}-\d{2}\b/,
  /\b(?!24\/7\b)\d{1,2}\/\d{1,2}(?:\/(?:\d{4}|\d{2}))?(?![\d%/])/,
  /\b\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4}\b)?/,
  /\bon\sthe\s\d{1,2}(?:st|nd|rd|th)\b/,
];
