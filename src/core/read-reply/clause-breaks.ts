/** Where a sentence parts into clauses: which commas, which "and", which "to". */
import { insteadAt } from "./instead.ts";
import { has } from "./patterns.ts";
import type { Said } from "./said.ts";
import { movers, noWords } from "./stance-words.ts";

/** How a time stands in the words of a clause. */
export const timeMark = "\u0001";

/** "Monday, Tuesday and Wednesday mornings": days that share what stands behind the last of them. */
export function isListOfDays(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  { items, words: said }: { items: readonly Said[]; words: readonly string[] },
): boolean {
  const last = items.at(-1);
  if (last?.kind !== "days" || last.until !== place) return false;
  let at = place;
  let count = 0;
  while (count < listLimit) {
    const link = listLinks.has(words[at] ?? "") ? at + 1 : at;
    const next = link + (listLinks.has(words[link] ?? "") ? 1 : 0);
    const day = starts.get(next);
    if (day?.kind !== "days" || day.isWeek === true || next === at) break;
    count += 1;
    at = day.until;
  }
  // "Wednesday, or Thursday I have both mornings".
  const isOfBoth = words.slice(at, at + 4).some((word) => word === "both" || word === "either");
  // "Mornings on Monday, Tuesday or Wednesday".
  const own = items.filter((item) => item.kind !== "days" || item.isWeek !== true);
  const isLed = own[0]?.kind === "part" && own.every(isPartOrDay);
  const isShared = starts.get(at)?.kind === "part" || words[at] === "are" || isOfBoth || isLed;
  return count > 0 && words[at - 1] !== "," && isShared && !has(said, noWords);
}

/** "Next Wednesday (the 11th) 9 am before the rounds": the hour right behind the date is its own, unless a day follows. */
export function isTimeOfDate(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  { items, words: said }: { items: readonly Said[]; words: readonly string[] },
): boolean {
  const last = items.at(-1);
  if (last?.kind !== "days" || last.until !== place || last.isBare === true) return false;
  const time = starts.get(place + 1);
  if (time?.kind !== "time" && time?.kind !== "range") return false;
  if (!words.slice(last.from, place).includes(",") || has(said, noWords)) return false;
  return ![0, 1, 2].some((gap) => starts.get(time.until + gap)?.kind === "days");
}

function isPartOrDay(item: Said): boolean {
  return item.kind === "part" || (item.kind === "days" && item.each === undefined);
}

/** "As I am back Thursday", and not "as well". */
export function isReason(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
): boolean {
  const word = words[place] ?? "";
  const next = words[place + 1] ?? "";
  // "Same time as your first".
  const isOfOffer = [1, 2].some((gap) => starts.get(place + gap)?.kind === "offers");
  if (word === "as" && words[place - 2] === "same" && isOfOffer) return false;
  if (/^(?:as|when|while|once|car|want|want|since)$/u.test(word))
    return subjects.has(next) || starts.has(place + 1) || /^(?:i|my|our|the|there)$/u.test(next);
  return true;
}

/** "Push tomorrow to Friday": what stands before is where the meeting leaves. */
export function isToward(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  { items, words: said }: { items: readonly Said[]; words: readonly string[] },
): boolean {
  if (items.length === 0 || !towards.has(words[place] ?? "")) return false;
  return (
    [1, 2, 3].some((gap) => starts.has(place + gap)) && (has(said, movers) || isMovedBehind(words, place))
  );
}

/** "Können wir morgen auf Freitag 14 Uhr schieben": the verb that moves it stands behind both. */
function isMovedBehind(words: readonly string[], place: number): boolean {
  if (!lateTowards.has(words[place] ?? "")) return false;
  const end = words.indexOf(",", place);
  return words.slice(place + 2, end === -1 ? place + 10 : Math.min(end, place + 10)).some(isLateMover);
}

function isLateMover(word: string): boolean {
  return lateMovers.has(word);
}

/** "Could our Wednesday become Thursday": what stands before is given up. */
export function isTurnedInto(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  items: readonly Said[],
): boolean {
  return (
    becoming.has(words[place] ?? "") &&
    items.some(({ kind }) => kind !== "length") &&
    [1, 2].some((gap) => starts.has(place + gap))
  );
}

/** "Before 10, not noon", "at 1 Pacific instead of 1 Eastern", "later than your Tuesday slot": what follows is not meant. */
export function isContrast(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  items: readonly Said[],
): boolean {
  const word = words[place] ?? "";
  const next = words[place + 1] ?? "";
  const isLead =
    word === "not" ||
    word === "than" ||
    ((word === "beat" || word === "beats") && items.length > 0) ||
    (word === "instead" && next === "of") ||
    (word === "in" && next === "place" && words[place + 2] === "of") ||
    (word === "over" && items.length > 0 && items.every(({ kind }) => kind === "days")) ||
    (word === "rather" && next === "than") ||
    insteadAt(words, place) > 0;
  if (!isLead) return false;
  const length = insteadAt(words, place);
  // The last word of "i stället för" can lead to an hour.
  if (length > 1 && starts.has(place + length - 1)) return true;
  let at = place + (length || (word === "in" ? 3 : next === "of" || next === "than" ? 2 : 1));
  while (at < place + 5 && !starts.has(at) && small.has(words[at] ?? "")) at += 1;
  const item = starts.get(at);
  // "Any time other than 2 to 3": it is taken away.
  const isExcept = (item?.kind === "time" || item?.kind === "range") && item.isExcept === true;
  return item !== undefined && !isExcept;
}

/** "Tuesday works only I have the dentist at ten", "fine except that ten is rounds": what stands in the way. */
export function isProviso(words: readonly string[], place: number, items: readonly Said[]): boolean {
  const next = words[place + 1] ?? "";
  if (items.length === 0) return false;
  return words[place] === "only"
    ? provisoSubjects.has(next)
    : words[place] === "except" && (next === "that" || provisoSubjects.has(next));
}

/** "At two I am home: Tuesday 25 or Thursday 27": the hour before the colon is of the days behind it. */
export function isHourOfList(
  last: { items: readonly Said[]; words: readonly string[] },
  { items, isFresh }: { items: readonly Said[]; isFresh: boolean },
): boolean {
  const told = last.items.filter(({ kind }) => kind !== "length");
  return (
    isFresh &&
    items.length > 0 &&
    items.every((item) => item.kind === "days" && item.isWeek !== true && item.each === undefined) &&
    told.length === 1 &&
    (told[0]?.kind === "time" || (told[0]?.kind === "part" && last.words.length <= 2)) &&
    !has(last.words, noWords) &&
    !last.words.some((word) => edges.has(word))
  );
}

/** "Thursday and Friday mornings I am at my desk (16/17 April)": the dates are of the weekdays before them. */
export function areTheirDates(
  { items }: { items: readonly Said[] },
  clause: { items: readonly Said[]; words: readonly string[] },
): boolean {
  const isOpen = (item: Said): boolean =>
    item.kind === "days" && (item.isBare === true || item.isNext === true);
  const bare = items.filter(isOpen);
  const dated = clause.items.filter((item) => item.kind === "days" && !isOpen(item));
  return (
    bare.length > 0 &&
    bare.length === dated.length &&
    clause.items.length === dated.length &&
    clause.words.every((word) => word === timeMark || listLinks.has(word) || told.has(word)) &&
    items.every((item) => item.kind !== "days" || isOpen(item)) &&
    bare.every((item, place) => weekdayOf(item) !== undefined && weekdayOf(item) === weekdayOf(dated[place]))
  );
}

/** "Next Monday, that is the 7th". */
const told: ReadonlySet<string> = new Set("the that is it so which being i e meaning on".split(" "));

function weekdayOf(item: Said | undefined): number | undefined {
  return item?.kind === "days" ? item.day?.[0]?.dayOfWeek : undefined;
}

/** "I open at 10, so Monday, 8 to 10": the hour is of what somebody does, and the day has its own. */
export function isDayOfOwn(
  { items, words }: { items: readonly Said[]; words: readonly string[] },
  last: { items: readonly Said[] },
  next: { items: readonly Said[] } | undefined,
): boolean {
  const isHour = ({ kind }: Said): boolean => kind === "time" || kind === "range";
  return (
    words[0] === "so" &&
    items.length > 0 &&
    items.every(({ kind }) => kind === "days") &&
    !last.items.some(({ kind }) => kind === "days") &&
    next?.items.some(isHour) === true &&
    next.items.every((item) => isHour(item) || item.kind === "zone")
  );
}

/** Where something begins or ends, which is when somebody is not free yet or any more. */
export const edges: ReadonlySet<string> = new Set(
  "start starts begin begins open opens finish finishes end ends close closes leave leaves shut shuts go get gets back wake up till until".split(
    " ",
  ),
);
const provisoSubjects: ReadonlySet<string> = new Set("i we it my our that".split(" "));

/** "Thursday I am travelling and Friday is full": behind this "and" somebody begins again. */
export function isNewThought(
  words: readonly string[],
  place: number,
  starts: ReadonlyMap<number, Said>,
  items: readonly Said[],
): boolean {
  const next = words[place + 1] ?? "";
  if (subjects.has(next)) return true;
  const article = next === "the" ? place + 2 : place + 1;
  const item = starts.get(article);
  if (item === undefined || items.length === 0) return false;
  // "The mornings of Wednesday and Thursday I have free".
  const isOfPart =
    items.at(-1)?.until === place &&
    items.some(({ kind }) => kind === "part") &&
    items.every(({ kind }) => kind === "part" || kind === "days") &&
    items[0]?.kind === "part";
  if (isOfPart) return false;
  // "Tuesday and Wednesday are open": both of them.
  const isPlural = words[item.until] === "are" && !/^\p{L}+days$/u.test(words[article] ?? "");
  // "At my desk on Tuesday and Wednesday after 2": what follows is of both.
  const behind = starts.get(item.until)?.kind;
  const isOfBoth =
    items.at(-1)?.until === place &&
    items.every(({ kind }) => kind === "days") &&
    (behind === "range" || behind === "part" || /^(?:i|we)$/u.test(words[item.until] ?? ""));
  return item.kind === "days" && !isPlural && !isOfBoth && verbs.has(words[item.until] ?? "");
}

/** Days of a list that are looked at. */
const listLimit = 8;
const listLinks: ReadonlySet<string> = new Set(", and or und oder y o e ou et".split(" "));
const small: ReadonlySet<string> = new Set(
  "at on the in your for um den dem der am le la les il el los as a alle las o kl de du del della om".split(
    " ",
  ),
);
const subjects: ReadonlySet<string> = new Set(
  "i we it that would could can let please you she he they my our then".split(" "),
);
const verbs: ReadonlySet<string> = new Set(
  "is was i works work would will looks we are at after before from between does has".split(" "),
);

const becoming: ReadonlySet<string> = new Set(["become", "becomes", "became"]);
const lateTowards: ReadonlySet<string> = new Set("auf naar".split(" "));
const lateMovers: ReadonlySet<string> = new Set(
  "schieben verschieben verlegen umlegen vorziehen vorverlegen verzetten verplaatsen verschuiven schuiven zetten".split(
    " ",
  ),
);
const towards: ReadonlySet<string> = new Set(
  "to till until for into onto auf para a al au alla naar til".split(" "),
);
/** What a contrast or a turn to another time begins with, beside the words for "instead". */
export const partingStarts: ReadonlySet<string> = new Set([
  ...towards,
  ...becoming,
  ..."not than beat beats instead in over rather".split(" "),
]);
/** "Any time but noon": what is left is not said plainly. */
export const exceptions: ReadonlySet<string> = new Set(
  "bar except excepting excluding apart outside save barring ausser salvo excepto sauf tranne".split(" "),
);
