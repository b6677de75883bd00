/** Numbers that count what is asked for: "two or three new suggestions", "kindly suggest one or two". */
import { spelledHour } from "./hours.ts";
import type { SaidTime } from "./said-spans.ts";

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
  return word !== undefined && (/^\d{1,2}$/u.test(word) || spelledHour(word) !== undefined);
}

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
