/** Bare numbers and number words that are hours because of the words around them: "11 works", "nine on Friday". */

import { isOrdinal } from "./dates.ts";
import { isShortNumber } from "./figures.ts";
import { spelledHour } from "./hours.ts";
import { insteadAt } from "./instead.ts";
import { spelledWeekday } from "./weekday.ts";

/** Whether the number at a place names an hour, though no "at" and no day stands before it. */
export function isBareHour(words: readonly string[], place: number): boolean {
  const word = words[place] ?? "";
  const spelled = spelledHour(word);
  if (spelled === undefined && !isShortNumber(word)) return false;
  const before = words[place - 1];
  const next = words[place + 1] ?? "";
  if (spelled === undefined && (/^(?:yours?|my|mine|here)$/u.test(next) || zoneLike.has(next))) return true;
  if (word !== "one" && spelled !== undefined && /^(?:yours|mine)$/u.test(next)) return true;
  const isZoned =
    zoneLike.has(next) && /^(?:|,|time|then|please|instead|or|on|if)$/u.test(words[place + 2] ?? "");
  if (word !== "one" && spelled !== undefined && isZoned) return true;
  // "9 São Paulo, 2 for you", "I have got 2 or 3:30".
  const isToldToUs =
    next === "for" && /^(?:you|me|us)$/u.test(words[place + 2] ?? "") && words[place + 3] !== "to";
  if (spelled === undefined && isToldToUs && (before === "," || before === "-")) return true;
  if (next === "or" && /^\d{1,2}(?:[:.][0-5]\d(?:[ap]m)?|[ap]m)$/u.test(words[place + 2] ?? "")) return true;
  const isStart = before === undefined || starts.has(before);
  if (isAlone(words, place) || (word !== "one" && isOffered(words, place))) return true;
  const isListed = isStart || before === ":" || endsAsHour(words, place);
  if (isContrasted(words, place) || (isListed && isEitherHour(words, place))) return true;
  if ((word !== "one" || isStart) && !havingWords.has(before ?? "") && isOnDay(words, place + 1, isStart))
    return true;
  if (spelled !== undefined && spelled < 4) return false;
  if (isStart && (next === "" || next === "," || verbs.has(next)))
    return spelled === undefined || next !== "";
  return isAskedHour(words, place);
}

/** "Ten?", "9 sharp": nothing else is said. */
function isAlone(words: readonly string[], place: number): boolean {
  const next = words[place + 1] ?? "";
  return place === 0 && words.length <= 2 && words[0] !== "one" && (next === "" || alone.has(next));
}

/** "Would three do", "make it two", "still ten". */
function isOffered(words: readonly string[], place: number): boolean {
  const before = words[place - 1] ?? "";
  const [next = "", second = ""] = words.slice(place + 1, place + 3);
  const isEnd = next === "" || enders.has(next);
  if (before === "would" || before === "could")
    return (
      /^(?:do|work|suit)$/u.test(next) ||
      (next === "be" && fitWords.has(second)) ||
      isOnDay(words, place + 1, true)
    );
  if (before === "it") return isEnd && /^(?:make|call)$/u.test(words[place - 2] ?? "");
  return isEnd && /^(?:still|again|likewise|also|else|otherwise|alternatively)$/u.test(before);
}

/** "Could we make it 11?": a number that may be an hour, and not plainly so. */
export function isAskedHour(words: readonly string[], place: number): boolean {
  const next = words[place + 1] ?? "";
  return asked.has(words[place - 1] ?? "") && (next === "" || enders.has(next));
}

/** "Two on Monday", "ten that Wednesday", "eleven either Tuesday or Wednesday", "eight on the 3rd". */
function isOnDay(words: readonly string[], from: number, isStart: boolean): boolean {
  const lead = words[from] ?? "";
  const isSameDay = sameDay.test(words.slice(from, from + 4).join(" "));
  if (isSameDay) return true;
  if (!dayLeads.has(lead)) return isStart && (spelledWeekday(lead) !== undefined || lead === "tomorrow");
  const at = words[from + 1] === "the" ? from + 2 : from + 1;
  const day = words[at] ?? "";
  return (
    spelledWeekday(day) !== undefined ||
    (lead === "on" && (/^\d{1,2}(?:st|nd|rd|th)$/u.test(day) || (at > from + 1 && isOrdinal(day)))) ||
    (lead === "that" &&
      /^(?:day|morning|afternoon|evening)$/u.test(words[day === "same" ? at + 1 : at] ?? ""))
  );
}

/** "9 or 10", "4 or 4:30", "ten, eleven or two". */
function isEitherHour(words: readonly string[], place: number): boolean {
  const second = words[place + 2] ?? "";
  const isHour = /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$/u.test(second) || spelledHour(second) !== undefined;
  if (!isHour) return false;
  const behind = words[place + 3] ?? "";
  if (words[place + 1] === ",") return (behind === "or" || behind === ",") && isEitherHour(words, place + 2);
  const isZoned = words[place + 4] === "time";
  const isThen = behind === "that" && /^(?:same|day|morning|afternoon)$/u.test(words[place + 4] ?? "");
  return words[place + 1] === "or" && (isZoned || isThen || !/^\p{L}{4,}/u.test(behind));
}

/** "Friday morning 8 sharp": a number behind a part of the day, and nothing that it counts. */
export function isHourAlone(words: readonly string[], place: number): boolean {
  const word = words[place] ?? "";
  const next = words[place + 1] ?? "";
  return (
    (/^(?:[1-9]|1[0-2])$/u.test(word) || (word !== "one" && spelledHour(word) !== undefined)) &&
    (next === "" || enders.has(next) || zoneLike.has(next))
  );
}

/** "I can offer 9, 2 or 4 o'clock": what closes the list says that all of it are hours. */
function endsAsHour(words: readonly string[], place: number): boolean {
  let at = place + 1;
  while (words[at] === "," && at < place + 8) at += 2;
  if (at === place + 1 || words[at] !== "or") return false;
  const [last = "", next = "", third = ""] = words.slice(at + 1, at + 4);
  return (
    /^\d{1,2}(?::\d\d|[ap]m)$/u.test(last) || /^[ap]m$/u.test(next) || (next === "o" && third === "clock")
  );
}

/** "10 instead of 9", "four rather than three", "would 5 be OK in place of 4", "11 not 10": both are hours. */
function isContrasted(words: readonly string[], place: number): boolean {
  const isHour = (at: number): boolean =>
    /^(?:[1-9]|1\d|2[0-2])(?:[:.]\d\d)?$/u.test(words[at] ?? "") ||
    spelledHour(words[at] ?? "") !== undefined;
  for (let gap = 1; gap < 5; gap += 1) {
    const ahead = contrastAt(words, place + gap);
    if (ahead > 0) return isHour(place + gap + ahead) && (gap === 1 || isFiller(words, place + 1, gap - 1));
  }
  const length = [3, 2, 1].find((gap) => contrastAt(words, place - gap) === gap);
  if (length === undefined) return false;
  for (let gap = 1; gap < 5; gap += 1)
    if (isHour(place - length - gap)) return gap === 1 || isFiller(words, place - length - gap + 1, gap - 1);
  return false;
}

/** How many words say at a place that one time is meant and not another. */
function contrastAt(words: readonly string[], at: number): number {
  const [first = "", second = "", third = ""] = words.slice(Math.max(0, at), at + 3);
  if (at < 0) return 0;
  if (first === "in" && second === "place" && third === "of") return 3;
  if ((first === "instead" && second === "of") || (first === "rather" && second === "than")) return 2;
  const length = insteadAt(words, at);
  if (length > 0) return length;
  const behind = words[at + 2] ?? "";
  return first === "not" && (behind === "" || enders.has(behind)) ? 1 : 0;
}

function isFiller(words: readonly string[], from: number, length: number): boolean {
  return words.slice(from, from + length).every((word) => fitting.has(word));
}

/** "I have two that day": meetings. */
const havingWords: ReadonlySet<string> = new Set("have had has got already only".split(" "));
const sameDay =
  /^(?:on |in )?(?:the |that )?same (?:day|morning|afternoon|evening)\b|^on (?:that|this) day\b/u;
const starts: ReadonlySet<string> = new Set(", but so then either".split(" "));
const dayLeads: ReadonlySet<string> = new Set("on that either this".split(" "));
const asked: ReadonlySet<string> = new Set("how do make it be manage about is prefer say use".split(" "));
const enders: ReadonlySet<string> = new Set(", on and instead rather then please sharp if or".split(" "));
const alone: ReadonlySet<string> = new Set("then please sharp maybe instead".split(" "));
const fitWords: ReadonlySet<string> = new Set("ok okay fine possible alright good better any".split(" "));
const fitting: ReadonlySet<string> = new Set(", do be work suit ok okay fine alright".split(" "));
const zoneLike: ReadonlySet<string> = new Set(
  "am pm et ct mt pt est edt cst cdt mst mdt pst pdt gmt bst cet cest ist sgt utc central eastern pacific mountain uhr".split(
    " ",
  ),
);
const verbs: ReadonlySet<string> = new Set(
  "works work ok okay is would will suits good fine perfect great please does still again remains yes sharp then say instead maybe".split(
    " ",
  ),
);
