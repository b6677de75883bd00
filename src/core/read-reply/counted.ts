/** Numbers that count what is asked for: "two or three new suggestions", "kindly suggest one or two". */
import { beginsWithDigit, isShortNumber } from "./figures.ts";
import { spelledHour } from "./hours.ts";
import type { SaidTime } from "./said-spans.ts";
import { spelledWeekday } from "./weekday.ts";

export function isCounted(words: readonly string[], { from, until }: SaidTime): boolean {
  if (!isNumber(words[until - 1])) return false;
  let at = orWords.has(words[until] ?? "") && isNumber(words[until + 1]) ? until + 2 : until;
  const last = at + 2;
  while (at < last && freshWords.has(words[at] ?? "")) at += 1;
  if (asked.has(words[at] ?? "")) return true;
  // "Another date or two", "a suggestion or two".
  if (words[from] === "or" && counting.has(words[until - 1] ?? "") && one.has(words[from - 1] ?? ""))
    return true;
  const first = words[from] === "or" ? from - 1 : undefined;
  return (
    first !== undefined &&
    spelledHour(words[first] ?? "") !== undefined &&
    spelledHour(words[until - 1] ?? "") !== undefined &&
    askingWords.has(words[first - 1] ?? "")
  );
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && (isShortNumber(word) || spelledHour(word) !== undefined);
}

/** "There is one gap on Tuesday", "a hole on Tuesday and one on Friday at 2": one of what was named, and no hour. */
export function isOneOfThem(words: readonly string[], at: number): boolean {
  if (words[at] !== "one") return false;
  const next = words[at + 1] ?? "";
  const before = words[at - 1] ?? "";
  if ((before === "is" && words[at - 2] === "there") || openings.has(next)) return true;
  const isBehind = /^(?:and|or|also|,|have|got|is)$/u.test(before);
  if (isBehind && hourLeads.has(next) && beginsWithDigit(words[at + 2] ?? "")) return true;
  const isDay = spelledWeekday(next) !== undefined;
  if (!(isDay || next === "on") || !/^(?:and|or|also|,)$/u.test(before)) return false;
  for (let place = at + 2; place < at + 8; place += 1) {
    const word = words[place] ?? "";
    if (/^(?:|and|or)$/u.test(word)) return false;
    if (hourLeads.has(word)) return isNumber(words[place + 1]) || beginsWithDigit(words[place + 1] ?? "");
    if (/^\d{1,2}(?:[:.]\d\d|[ap]m)/u.test(word)) return true;
  }
  return false;
}

const openings: ReadonlySet<string> = new Set(
  "gap piece slot hole window opening spot space hour slice pocket corner bit chunk last other thing".split(
    " ",
  ),
);
const hourLeads: ReadonlySet<string> = new Set("at from around about after before between".split(" "));

const orWords: ReadonlySet<string> = new Set("or to -".split(" "));
const freshWords: ReadonlySet<string> = new Set(
  "new other fresh more alternative different further possible additional".split(" "),
);
const asked: ReadonlySet<string> = new Set(
  "suggestions options alternatives proposals dates slots choices possibilities openings ideas".split(" "),
);
const counting: ReadonlySet<string> = new Set("two three 2 3".split(" "));
const one: ReadonlySet<string> = new Set(
  "date day time slot option suggestion alternative proposal possibility choice opening window idea week hour minute".split(
    " ",
  ),
);
const askingWords: ReadonlySet<string> = new Set("suggest propose offer name send me us".split(" "));
