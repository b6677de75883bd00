/** Everything that a reply says of times, sorted by whether it is wanted, refused or only mentioned. */

import { type Bound, boundsRefused, hasOthers, isKnown, reaches } from "./beside-wanted.ts";
import { type Clause, isTurn, timesOf, toClauses } from "./clauses.ts";
import { baseOf, groundAhead } from "./counted-from.ts";
import { plainYes } from "./doubt-words.ts";
import { add, isCloser, isOneDay, minutesOf, named, take } from "./gathered.ts";
import { type Habit, habitOf, isUsed, withHabit } from "./habits.ts";
import { dayOf, isOn, minuteOf } from "./local-time.ts";
import { isSameDay, isSameInstant } from "./moments.ts";
import { isNay, isNoWish, isStory } from "./no-wish.ts";
import { toOfferList } from "./offer-list.ts";
import { has } from "./patterns.ts";
import { pointedAt } from "./pointed-at.ts";
import { saidIn } from "./said.ts";
import { type Calendar, saysThisWeek } from "./said-weeks.ts";
import { type Ground, offeredDays } from "./segments.ts";
import type { Sentence } from "./sentences.ts";
import { settle } from "./settle.ts";
import { isRelative, type Settled, slotsOf } from "./settled.ts";
import { toldForYou } from "./two-clocks.ts";

export interface SaidSentence {
  sentence: Sentence;
  clauses: readonly Clause[];
}

/** A clause that names times, and what they come to where it stands. */
export interface ClauseTimes {
  settled: Settled;
  slots: readonly number[];
}

export interface TimesSaid {
  clauses: ReadonlyMap<Clause, ClauseTimes>;
  /** What the contact wants or agrees to. */
  wanted: Settled;
  /** What is said beside them in the same breath. */
  asides: readonly (readonly string[])[];
  /** The clauses that say so, and the sentences that they stand in. */
  wantedClauses: readonly Clause[];
  wantedIn: ReadonlySet<Sentence>;
  /** Somewhere stands a plain "no" that is about no time. */
  isNaysaid: boolean;
  /** Offers that are refused, or spoken of without a yes. */
  refused: ReadonlySet<number>;
  mentioned: ReadonlySet<number>;
  /** Offers that are only named: whoever says yes elsewhere means them. */
  pointed: ReadonlySet<number>;
  /** A time is named beside what is wanted, and neither refused nor explained. */
  isLoose: boolean;
  /** So is an hour that nobody offered, in the same sentence. */
  isTimeLoose: boolean;
  /** A time is told by how much later or earlier it is than another. */
  isShifted: boolean;
  /** Minutes of the day that belong to a refusal or to what somebody does. */
  explained: readonly number[];
  /** A time is refused in a way that leaves it open which ones are not. */
  isBoundRefused: boolean;
  isHedged: boolean;
  /** A time stands in a question. */
  isAsked: boolean;
  minutes: number | undefined;
  /** A length that is asked about, or that somebody cannot give. */
  isLengthOpen: boolean;
}

export function sayingsIn(sentences: readonly Sentence[], ground: Omit<Ground, "days">): SaidSentence[] {
  const today = dayOf(ground.receivedAt, ground.contact);
  const calendar: Calendar = {
    today,
    isWeekAhead: today.dayOfWeek === 7 && sentences.some(({ words }) => saysThisWeek(words)),
    offered: ground.offered.map((slot) => dayOf(slot.start, ground.contact)),
    minutes: ground.offered.map(({ start }) => minuteOf(start, ground.contact)),
  };
  const offers = toOfferList(ground.offered, ground.contact);
  const zones = { owner: ground.owner, contact: ground.contact };
  // "Friday is good. 2?" asks for an hour.
  const later = { ...offers, numbers: [] };
  return sentences.map((sentence, place) => ({
    sentence,
    clauses: toClauses(
      sentence,
      saidIn(sentence.words, { calendar, zones, offers: place === 0 ? offers : later }),
    ),
  }));
}

export function timesSaid(sayings: readonly SaidSentence[], given: Omit<Ground, "days">): TimesSaid {
  const wanted: Settled = { starts: [], windows: [], slots: [], isAny: false, doubts: [], days: [] };
  const clauseTimes = new Map<Clause, ClauseTimes>();
  const wantedClauses: Clause[] = [];
  const wantedIn = new Set<Sentence>();
  let isNaysaid = false;
  const refused = new Set<number>();
  const mentioned = new Set<number>();
  const pointed = new Set<number>();
  const spoken = new Set<number>();
  const told: Temporal.Instant[] = [];
  const explained: number[] = [];
  const loose: { settled: Settled; sentence: Sentence }[] = [];
  const bounds: Bound[] = [];
  let dayOnly: Settled | undefined;
  let habit: Habit | undefined;
  let isHedged = false;
  let isAsked = false;
  let minutes: number | undefined;
  let isLengthOpen = false;
  let isLengthRefused = false;
  let ground: Ground = {
    ...given,
    days: given.scheduled === undefined ? [] : [dayOf(given.scheduled.start, given.contact)],
  };
  const all = sayings.flatMap(({ clauses }) => clauses);
  let place = 0;
  for (const { sentence, clauses } of sayings) {
    for (const clause of clauses) {
      place += 1;
      const length = clause.items.find((item) => item.kind === "length");
      if (length?.kind === "length" && clause.stance !== "no") minutes = length.minutes;
      if (length !== undefined && (sentence.isQuestion || clause.isHedged)) isLengthOpen = true;
      if (length !== undefined && clause.stance === "no") isLengthRefused = true;
      if (timesOf(clause).length === 0) {
        isNaysaid ||= isNay(clause.words);
        continue;
      }
      const items = clause.items.map((item) => named(item, spoken, given.offered.length));
      // "This week still: Thursday or Friday".
      const isOfWeek = clause.isFresh && ground.isWeek === true && !isOffered(ground.days, ground);
      const ahead = isOfWeek ? { ...ground, isWeekWanted: true } : ground;
      const known = settle(items, ahead);
      const on = groundAhead(clause, known, { ground: ahead, next: all.slice(place, place + clausesAhead) });
      const plain = on === ahead ? known : settle(items, on);
      const habitual = clause.stance === "no" ? undefined : withHabit(items, habit, plain);
      const here = pointedAt(clause, habitual === undefined ? plain : settle(habitual, on), given);
      const settled = toldForYou(clause, sentence.words, here, { told, ...given });
      habit = habitOf(clause, sentence, settled) ?? (isUsed(habit, clause) ? undefined : habit);
      const isWanted =
        (clause.stance === "yes" ||
          clause.stance === "bare" ||
          (sentence.isQuestion &&
            clause.stance === "none" &&
            !clause.isStory &&
            !isStory(clause) &&
            isAskedFor(clause, clauses))) &&
        !isNoWish(clause, settled, { wanted, given });
      const slots = slotsOf(settled, given);
      clauseTimes.set(clause, { settled, slots });
      told.push(...settled.starts, ...slots.flatMap((slot) => given.offered[slot]?.start ?? []));
      for (const slot of slots) spoken.add(slot);
      if (isRestated(clause, settled, slots, wanted, given)) continue;
      isHedged ||= clause.isHedged;
      if (isWanted) {
        if (dayOnly !== undefined && isCloser(clause, settled, dayOnly)) take(wanted, dayOnly);
        add(wanted, settled);
        dayOnly = isOneDay(clause, settled) ? settled : undefined;
        wantedClauses.push(clause);
        wantedIn.add(sentence);
        isAsked ||= sentence.isQuestion && !isAskedBeside(clause, clauses);
        for (const slot of slots) mentioned.delete(slot);
      } else {
        const isPointing = clause.stance === "none" && !clause.isStory && settled.doubts.length === 0;
        if (isPointing) for (const slot of slots) pointed.add(slot);
        if (clause.stance === "none" && (!clause.isStory || sentence.isQuestion))
          loose.push({ settled, sentence });
        const known = slotsOf(wanted, given);
        for (const slot of slots)
          if (clause.stance === "no") refused.add(slot);
          else if (!isPointing || !known.includes(slot)) mentioned.add(slot);
        if (clause.stance === "no" || clause.isStory) explained.push(...clause.items.flatMap(minutesOf));
        if (
          clause.stance === "no" &&
          clause.items.some(({ kind }) => kind === "range" || kind === "part") &&
          slots.length === 0
        )
          bounds.push(...boundsRefused(clause, settled));
        if (clause.stance === "no" && /^(?:no|nope)$/u.test(clause.words[0] ?? "") && wantedIn.has(sentence))
          isNaysaid = true;
      }
      // "Tuesday instead of Monday, same time": the time is of Monday, and the day is Tuesday.
      const isBeside = isTurn(clause) && clause !== clauses[0] && ground.days.length > 0;
      ground = {
        ...ground,
        days: isBeside ? ground.days : daysBehind(settled, slots, given),
        isUntil: settled.isUntil === true,
        isWeek: settled.isWeek === true && clause.stance !== "no",
        isWeekWanted: settled.isWeek === true && isWanted,
        base: baseOf(settled, slots, { ground, isWanted }),
      };
    }
  }
  // "Same time a day later? So Thursday at 10": what is said plainly explains what pointed at it.
  if (slotsOf(wanted, given).length === 1 || wanted.starts.length === 1)
    wanted.doubts = wanted.doubts.filter((doubt) => !isRelative(doubt));
  const isOther = hasOthers(wanted, given);
  const left = loose.filter(({ settled }) => !isKnown(settled, { wanted, refused, given, isOther }));
  return {
    clauses: clauseTimes,
    wanted,
    asides: sayings.flatMap(({ sentence, clauses }) =>
      wantedIn.has(sentence)
        ? clauses.filter((clause) => timesOf(clause).length === 0).map(({ words }) => words)
        : [],
    ),
    wantedClauses,
    wantedIn,
    isNaysaid,
    refused,
    mentioned,
    pointed,
    isLoose: left.length > 0,
    isTimeLoose: left.some(
      ({ settled, sentence }) =>
        wantedIn.has(sentence) &&
        settled.starts.some((start) => !given.offered.some((slot) => isSameInstant(slot.start, start))),
    ),
    isShifted: sayings.some(({ clauses }) =>
      clauses.some(({ items }) => items.some(({ kind }) => kind === "shift")),
    ),
    explained,
    isBoundRefused: bounds.some((bound) => reaches(bound, wanted, given)),
    isHedged,
    isAsked,
    minutes,
    isLengthOpen: isLengthOpen || (isLengthRefused && minutes === undefined),
  };
}

/** "Thursday at 3 works, could you send an invitation?": the yes is none of the question. */
function isAskedBeside(clause: Clause, clauses: readonly Clause[]): boolean {
  const last = clauses.at(-1);
  return (
    clause.stance === "yes" &&
    last !== undefined &&
    last !== clause &&
    timesOf(last).length === 0 &&
    last.words.length > 1 &&
    has(clause.words, plainYes) &&
    !/^(?:can|could|would|will|shall|do|does|is|are|may|how|what)$/u.test(clause.words[0] ?? "")
  );
}

/** Of a question that says yes to no time: the last one that it names, or the only one with an hour. */
function isAskedFor(clause: Clause, clauses: readonly Clause[]): boolean {
  if (clauses.some((each) => each !== clause && each.stance === "yes" && timesOf(each).length > 0))
    return false;
  return clause === clauses.findLast((each) => timesOf(each).length > 0);
}

/** "That is 11 here" and "Wednesday then", of a time that was agreed to a moment ago. */
function isRestated(
  clause: Clause,
  settled: Settled,
  slots: readonly number[],
  wanted: Settled,
  given: Omit<Ground, "days">,
): boolean {
  const known = slotsOf(wanted, given);
  const starts = [...wanted.starts, ...known.flatMap((slot) => given.offered[slot]?.start ?? [])];
  if (starts.length === 0) return false;
  if (clause.items.some(({ kind }) => kind === "zone"))
    return (
      settled.windows.length === 0 &&
      settled.starts.length + slots.length > 0 &&
      settled.starts.every((start) => starts.some((each) => isSameInstant(each, start))) &&
      slots.every((slot) => known.includes(slot))
    );
  const isDay = timesOf(clause).every(({ kind }) => kind === "days");
  const [day, other] = settled.days;
  return (
    isDay &&
    clause.stance !== "no" &&
    day !== undefined &&
    other === undefined &&
    settled.windows.length + settled.doubts.length > 0 &&
    starts.some((start) => isOn(start, given.contact, day))
  );
}

/** The days that a time without one is on: those that were named last, or that of the one offer that was. */
function daysBehind(
  settled: Settled,
  slots: readonly number[],
  given: Omit<Ground, "days">,
): readonly Temporal.PlainDate[] {
  const [slot, other] = slots;
  const start = other === undefined && slot !== undefined ? given.offered[slot]?.start : undefined;
  return settled.days.length > 0 || start === undefined ? settled.days : [dayOf(start, given.contact)];
}

function isOffered(days: readonly Temporal.PlainDate[], ground: Ground): boolean {
  return offeredDays(ground).some((day) => days.some((each) => isSameDay(each, day)));
}

/** How far is looked ahead for what a time is counted from. */
const clausesAhead = 8;
