/** Parts a sentence into what is said in one breath, and asks of each part whether it says yes or no to its times. */
import {
  areTheirDates,
  exceptions,
  isContrast,
  isDayOfOwn,
  isHourOfList,
  isListOfDays,
  isNewThought,
  isProviso,
  isReason,
  isTimeOfDate,
  isToward,
  isTurnedInto,
  timeMark,
} from "./clause-breaks.ts";
import { insteadAt } from "./instead.ts";
import { breaks, mayPart } from "./parting-words.ts";
import { has, without } from "./patterns.ts";
import type { Said } from "./said.ts";
import type { Sentence } from "./sentences.ts";
import { fillers, hedges, idle, noWords, openings, reasons, stories, yesWords } from "./stance-words.ts";

export type Stance = "yes" | "no" | "bare" | "none";

export interface Clause {
  /** A time stands as `timeMark`. */
  words: readonly string[];
  items: readonly Said[];
  stance: Stance;
  isHedged: boolean;
  isFresh: boolean;
  /** What somebody does at a time, or why: nobody's wish. */
  isStory: boolean;
}

/** The clauses of a sentence, each with its stance; what names only times takes that of the clause beside it. */
export function toClauses(sentence: Sentence, items: readonly Said[]): Clause[] {
  const clauses = split(sentence.words, items).map(toClause);
  return joined(clauses);
}

interface Piece {
  words: string[];
  items: Said[];
  /** Behind a colon: it says on its own what was announced. */
  isFresh: boolean;
}

function split(words: readonly string[], items: readonly Said[]): Piece[] {
  const starts = new Map(items.map((item) => [item.from, item]));
  const found: Piece[] = [];
  let current: Piece = { words: [], items: [], isFresh: false };
  const end = () => {
    if (current.words.length > 0) found.push(current);
    current = { words: [], items: [], isFresh: false };
  };
  let place = 0;
  while (place < words.length) {
    const item = starts.get(place);
    if (item !== undefined) {
      current.words.push(item.kind === "length" ? lengthMark : timeMark);
      current.items.push(item);
      place = item.until;
      continue;
    }
    const word = words[place] ?? "";
    if (!mayPart(word)) {
      current.words.push(word);
      place += 1;
      continue;
    }
    if (current.words.length > 0 && isContrast(words, place, starts, current.items)) end();
    if (
      word === "," &&
      (isListOfDays(words, place, starts, current) || isTimeOfDate(words, place, starts, current))
    ) {
      place += 1;
      continue;
    }
    if (
      word === "," ||
      word === ":" ||
      breaks.has(word) ||
      ((word === "only" || word === "except") && isProviso(words, place, current.items)) ||
      (reasons.has(word) && isReason(words, place, starts)) ||
      isToward(words, place, starts, current) ||
      isTurnedInto(words, place, starts, current.items) ||
      (word === "and" && isNewThought(words, place, starts, current.items))
    ) {
      const isFresh =
        word === ":" ||
        isToward(words, place, starts, current) ||
        isTurnedInto(words, place, starts, current.items);
      end();
      if (isFresh) current.isFresh = true;
      else if (word !== ",") current.words.push(word);
    } else current.words.push(word);
    place += 1;
  }
  end();
  return found;
}

function toClause({ words, items, isFresh }: Piece): Clause {
  const said = without(words, idle);
  const isExcepting =
    said.some((word) => exceptions.has(word)) &&
    items.length > 1 &&
    !items.some((item) => item.kind === "days" && item.isExcept === true);
  const bare = said.every((word) => word === timeMark || word === lengthMark || fillers.has(word));
  const isReasoned = reasons.has(words[0] ?? "");
  const isStory = isReasoned || (has(said, stories) && !has(said, openings));
  const isNo = has(said, noWords);
  const isYes = !isStory && has(said, yesWords);
  const hasTimes = items.some(({ kind }) => kind !== "length" && kind !== "zone");
  const stance: Stance = isNo ? "no" : hasTimes && bare ? "bare" : isYes ? "yes" : "none";
  return { words: said, items, stance, isHedged: isExcepting || has(said, hedges), isFresh, isStory };
}

/** What names only times belongs to the clause before it, or else to the one behind it. */
function joined(clauses: readonly Clause[]): Clause[] {
  const found: Clause[] = [];
  for (const [place, clause] of clauses.entries()) {
    const last = found.at(-1);
    const hasTimes = timesOf(clause).length > 0;
    const lastHasTimes = last !== undefined && timesOf(last).length > 0;
    if (last !== undefined && lastHasTimes && isZoneOnly(clause))
      found[found.length - 1] = { ...last, items: [...last.items, ...clause.items] };
    else if (last !== undefined && isHourOfList(last, clause))
      found[found.length - 1] = { ...merge(last, clause), stance: "bare", isStory: false };
    else if (last === undefined || (clause.isFresh && clause.stance === "bare")) found.push(clause);
    else if (
      lastHasTimes &&
      hasTimes &&
      (isTurn(clause) || isTurn(last) || isOwn(clause, last) || isDayOfOwn(clause, last, clauses[place + 1]))
    )
      found.push(clause);
    else if (clause.stance === "yes" && last.stance === "yes" && isDaysOnly(last) && lacksDays(clause))
      found[found.length - 1] = merge(last, clause);
    else if (
      isSubject(last) &&
      hasTimes &&
      clause.words[0] === "and" &&
      (clause.stance === "no" || clause.stance === "none")
    )
      found[found.length - 1] = { ...merge(last, clause), stance: clause.stance };
    else if (areTheirDates(last, clause))
      found[found.length - 1] = { ...merge(last, clause), stance: last.stance };
    else if (isTold(last, clause)) found.push(clause);
    else if (isOtherDay(last, clause) || isDayBehind(last, clause))
      found[found.length - 1] = merge(last, { ...clause, stance: "bare" });
    else if (clause.stance === "bare" && (last.stance === "yes" || last.stance === "bare"))
      found[found.length - 1] = merge(last, clause);
    else if (clause.stance === "bare" && last.stance === "none" && !lastHasTimes) found.push(clause);
    else if (
      clause.stance === "bare" &&
      last.stance === "none" &&
      last.isStory &&
      clause.items.some(({ kind }) => kind === "days" || kind === "offers")
    )
      found.push(clause);
    else if (isTurnedAway(last, clause)) found.push(clause);
    else if (clause.stance === "bare" && last.stance === "none")
      found[found.length - 1] = merge(last, clause);
    else if (clause.stance === "bare" && last.stance === "no" && lastHasTimes && last.words[0] !== "not")
      found.push({ ...clause, stance: "none" });
    else if (last.stance === "bare" && clause.stance !== "none" && (clause.stance === "yes" || !hasTimes))
      found[found.length - 1] = merge(last, clause);
    else if (
      last.stance === "none" &&
      lastHasTimes &&
      !hasTimes &&
      (clause.stance === "yes" || clause.stance === "no") &&
      clause.words.length <= 3
    )
      found[found.length - 1] = merge(last, clause);
    else found.push(clause);
  }
  return found;
}

/** "Than your Tuesday", "instead of Monday": what is said before or behind it is another matter. */
export function isTurn({ words, items }: Clause): boolean {
  const [first = "", second = ""] = words;
  const isOver = first === "over" && items.length > 0;
  return turns.has(first) || isOver || insteadAt(words, 0) > 0 || (first === "in" && second === "place");
}

/** "10, not 9:45": what a time is to stand in for. */
export function isReplaced(clause: Clause): boolean {
  return isTurn(clause) || (clause.words[0] === "not" && timesOf(clause).length > 0);
}

/** "So 14:30", and "but Wednesday at 11:30" behind another day. */
function isOwn({ words, items }: Clause, last: Clause): boolean {
  const hasDays = (list: readonly Said[]): boolean => list.some(({ kind }) => kind === "days");
  return (
    (words[0] === "so" && items.some(({ kind }) => kind === "time" || kind === "range" || kind === "part")) ||
    (words[0] === "but" && hasDays(items) && hasDays(last.items) && last.stance === "none")
  );
}

/** "How about 12:30, on the Wednesday you mentioned?", "make it noon, still that Tuesday": the day of the hour before it. */
function isDayBehind(last: Clause, clause: Clause): boolean {
  return (
    last.stance !== "no" &&
    (!last.isStory || clause.words[0] === "on") &&
    timesOf(last).length > 0 &&
    timesOf(last).every(
      ({ kind }) => kind !== "days" && kind !== "offers" && kind !== "same-time" && kind !== "shift",
    ) &&
    isDaysOnly(clause) &&
    dayBehind.test(clause.words.map((word) => (word === timeMark ? "@" : word)).join(" "))
  );
}

const dayBehind =
  /^(?:(?:still|on|for|but|just|the|that|this|same) )*@(?: or (?:the )?@)*(?: (?:you|mentioned|proposed|suggested|said|offered|gave|listed|named|please|then|though|still))*$/u;

/** "Same hour on Thursday, or the other Thursday": the hour that stands first is of both. */
function isOtherDay(last: Clause, clause: Clause): boolean {
  const [first, ...more] = timesOf(last);
  return (
    clause.words[0] === "or" &&
    last.stance !== "no" &&
    (first?.kind === "same-time" || first?.kind === "time") &&
    more.length > 0 &&
    more.every(({ kind }) => kind === "days") &&
    isDaysOnly(clause) &&
    clause.words.every((word) => word === timeMark || otherDays.has(word))
  );
}

const otherDays: ReadonlySet<string> = new Set("or the on other maybe perhaps even else".split(" "));

/** "Friday's Shabbat coming in, Thursday at 5?": what is said of one day is no wish, and another has an hour. */
function isTurnedAway(last: Clause, clause: Clause): boolean {
  return (
    clause.stance === "bare" &&
    last.stance === "none" &&
    last.words.at(-1) !== timeMark &&
    isDaysOnly(last) &&
    clause.items.some(({ kind }) => kind === "days") &&
    (!isDaysOnly(clause) || clause.words[0] === "so")
  );
}

/** "The first one please, I go to my mother's on Monday": why, or what else, behind an offer that is pointed at. */
function isTold(last: Clause, clause: Clause): boolean {
  return (
    last.items.some(({ kind }) => kind === "offers") &&
    timesOf(clause).length > 0 &&
    /^(?:i|we|my|he|she)$/u.test(clause.words[0] ?? "")
  );
}

/** "Tuesday and Wednesday I am away": what stands before the "and" is spoken of as well. */
function isSubject({ words, stance }: Clause): boolean {
  return stance === "bare" && words.every((word) => word === timeMark || word === "the" || word === "on");
}

/** "Would Tuesday, the 20th, at 3 suit you": the day stands in one part, the time in the next. */
export function isDaysOnly(clause: Clause): boolean {
  const times = timesOf(clause);
  return times.length > 0 && times.every(({ kind }) => kind === "days");
}

/** "…, New York time". */
function isZoneOnly({ words, items }: Clause): boolean {
  return words.length <= 2 && items.length === 1 && items[0]?.kind === "zone";
}

function lacksDays(clause: Clause): boolean {
  const times = timesOf(clause);
  return (
    times.length > 0 && times.every(({ kind }) => kind === "time" || kind === "range" || kind === "zone")
  );
}

function merge(a: Clause, b: Clause): Clause {
  const stance: Stance = a.stance === "bare" ? b.stance : b.stance === "bare" ? a.stance : b.stance;
  return {
    words: [...a.words, ",", ...b.words],
    items: [...a.items, ...b.items],
    stance,
    isHedged: a.isHedged || b.isHedged,
    isFresh: a.isFresh,
    isStory: a.isStory || b.isStory,
  };
}

/** Without lengths of time, which are no times. */
export function timesOf(clause: Clause): Said[] {
  return clause.items.filter(({ kind }) => kind !== "length");
}

const lengthMark = "\u0002";

const turns: ReadonlySet<string> = new Set("than instead rather beat beats".split(" "));
