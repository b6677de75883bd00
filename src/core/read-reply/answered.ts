/** A yes to an offered time, or other times: and whether it is so plain that one would act on it. */

import { allowedWords } from "./accept-words.ts";
import {
  agrees,
  asksFirst,
  clouds,
  harmlessQuestions,
  pending,
  plainYes,
  takesBack,
  wavers,
} from "./doubt-words.ts";
import { type Heard, type Read, withMode, wordsOf } from "./heard.ts";
import { localTime } from "./local-time.ts";
import { modeIn } from "./manner.ts";
import { compareInstants, isSameInstant } from "./moments.ts";
import { has } from "./patterns.ts";
import * as said from "./person-words.ts";
import { tailSentences } from "./sentences.ts";
import { slotsOf } from "./settled.ts";
import { fillers, withoutIdle } from "./stance-words.ts";

/** A yes to an offered time, or another time. */
export function answered(heard: Heard): Read | undefined {
  const { times, ground, sentences, text } = heard;
  const { wanted } = times;
  const slots = slotsOf(wanted, ground);
  const others = wanted.starts.filter(
    (start) => !ground.offered.some((slot) => isSameInstant(slot.start, start)),
  );
  if (others.length + wanted.windows.length + slots.length === 0 && !wanted.isAny && !saysYes(heard))
    return undefined;
  const whole = text.body.replace(/\s+/gu, " ");
  const because = whole.length <= 160 ? whole : wordsOf([...times.wantedIn]);
  const mode = modeIn(sentences);
  const details = { ...(times.minutes === undefined ? {} : { minutes: times.minutes }), ...withMode(mode) };
  if (others.length === 0 && wanted.windows.length === 0) {
    const agreed = slots.length === 0 && !wanted.isAny ? agreedTo(heard) : undefined;
    const slot = slots.length === 1 ? slots[0] : slots.length === 0 && wanted.isAny ? firstOf(heard) : agreed;
    if (slot === undefined)
      return slots.length > 1 ? { reading: { kind: "other" }, sure: false, because } : undefined;
    const chosen = ground.offered[slot];
    const isPast = chosen === undefined || compareInstants(chosen.start, ground.receivedAt) <= 0;
    if (isPast) return undefined;
    // A yes that is not plain is for the owner to read, whatever it seems to say.
    if (!isPlain(heard, slot)) return { reading: { kind: "other" }, sure: false, because };
    return { reading: { kind: "accepts", slot, ...details }, sure: true, because };
  }
  const starts = [...others, ...slots.flatMap((slot) => ground.offered[slot]?.start ?? [])];
  const isFuture = [...starts, ...wanted.windows.map(({ to }) => to)].every(
    (at) => compareInstants(at, ground.receivedAt) > 0,
  );
  const isRequest = [...times.wantedIn].some(({ words }) => has(words, said.requests));
  if (ground.scheduled === undefined && isAskingForWeek(heard)) return undefined;
  const isDeclined = sentences.some(
    ({ words: [first = "", second = "", third = ""] }) =>
      noes.has(first) && thanks.has(second === "," ? third : second),
  );
  const isSure =
    isFuture &&
    !isDeclined &&
    !isRequest &&
    isUndoubted(heard) &&
    !isMixedUp(heard, others) &&
    slots.length === 0 &&
    !times.isBoundRefused &&
    others.length + wanted.windows.length <= 8;
  return {
    reading: { kind: "proposes", starts, windows: wanted.windows, ...details },
    sure: isSure,
    because,
  };
}

/** "No, thanks". */
const noes: ReadonlySet<string> = new Set("no nope nein non nee nej".split(" "));
const thanks: ReadonlySet<string> = new Set(
  "thank thanks thx ty danke merci dank bedankt gracias tack tak".split(" "),
);

/** "Could you suggest times the week after?": the week says where ours are to lie, and is no time of theirs. */
export function isAskingForWeek({ times }: Heard): boolean {
  const { wanted, wantedClauses, wantedIn } = times;
  return (
    wanted.starts.length === 0 &&
    wanted.windows.length > 0 &&
    wantedClauses.every(({ items }) => items.every((item) => item.kind === "days" && item.isWeek === true)) &&
    [...wantedIn].some(({ words }) => has(words, said.wantsOthers) || has(words, said.requests))
  );
}

/** "That works", where one time was offered or only one is spoken of: it can only be about that one. */
function agreedTo(heard: Heard): number | undefined {
  const { ground, times } = heard;
  if (!saysYes(heard)) return undefined;
  if (ground.offered.length === 1 && times.refused.size + times.mentioned.size === 0) return firstOf(heard);
  const [slot, other] = [...times.pointed].filter((each) => !times.refused.has(each));
  const isOnly = other === undefined && [...times.mentioned].every((each) => each === slot);
  return isOnly ? slot : undefined;
}

function saysYes({ sentences }: Heard): boolean {
  return (
    !sentences.some(({ words }) => has(words, said.wantsOthers)) &&
    sentences.some(
      ({ words, isQuestion }) =>
        !isQuestion &&
        has(words, agrees) &&
        (isAgreement(beforeThanks(withoutIdle(words))) || !has(withoutIdle(words), clouds)),
    )
  );
}

/** The name behind a "thank you" is none of the words of the yes. */
function beforeThanks(words: readonly string[]): readonly string[] {
  const place = words.findIndex((word) => /^(?:thanks?|danke|gracias|merci|grazie)$/u.test(word));
  return place <= 0 ? words : words.slice(0, place);
}

/** A yes that one would act on: every word beside the time is known, and nothing else takes it back or asks. */
function isPlain(heard: Heard, slot: number): boolean {
  const { times, sentences, text } = heard;
  const isOpen =
    times.isAsked ||
    times.isLengthOpen ||
    times.isBoundRefused ||
    times.isNaysaid ||
    times.refused.has(slot) ||
    (times.mentioned.has(slot) && !times.pointed.has(slot));
  if (
    isOpen ||
    !isUndoubted(heard) ||
    times.wantedClauses.some(
      ({ items }) => items.length > 1 && items.some((item) => item.kind === "offers" && item.isAny),
    )
  )
    return false;
  if (!times.wantedClauses.every(({ words }) => isAgreement(words) && !has(words, wavers))) return false;
  if (
    times.asides.some((words) => has(words, wavers) && modeIn([{ words, isQuestion: false }]) === undefined)
  )
    return false;
  if (
    sentences.some(
      ({ words, isQuestion }) =>
        has(words, takesBack) ||
        (words.length <= 4 && has(words, wavers)) ||
        (isQuestion && !has(words, harmlessQuestions) && modeIn([{ words, isQuestion }]) === undefined),
    )
  )
    return false;
  return !tailSentences(text).some(({ words }) => has(words, takesBack) || has(words, pending));
}

/** Known words all, or a plain yes with nothing beside it that could cloud it; and not turned round: "can you do Tuesday". */
function isAgreement(words: readonly string[]): boolean {
  const isKnown = words.every((word) => word.length === 1 || allowedWords.has(word) || fillers.has(word));
  return (
    (isKnown || (has(words, plainYes) && !has(words, clouds) && !isOfOthers(words))) &&
    !words.some((word, place) => asking.has(word) && asked.has(words[place + 1] ?? ""))
  );
}

/** "Can you", "would we meet". */
const asking: ReadonlySet<string> = new Set("can could would will do are we you".split(" "));
const asked: ReadonlySet<string> = new Set("you could would meet can".split(" "));

/** "Tuesday works for Tom", "in 2027": whom or what it is for is not known. */
function isOfOthers(words: readonly string[]): boolean {
  return words.some(
    (word, place) =>
      /^\p{L}*\d/u.test(word) ||
      (/^(?:for|with|fur|para|pour|per|voor)$/u.test(words[place - 1] ?? "") &&
        !allowedWords.has(word) &&
        !fillers.has(word) &&
        word.length > 1),
  );
}

function isUndoubted({ times, sentences, text }: Heard): boolean {
  return (
    !text.isCut &&
    !times.isHedged &&
    times.wanted.doubts.length === 0 &&
    !sentences.some(({ words }) => [pending, asksFirst].some((book) => has(withoutIdle(words), book)))
  );
}

/**
 * What looks like an offer that was mistaken: its hour on another clock, its weekday and hour in another week, the
 * day of one and the hour of the other, an hour at which nobody meets, a stretch in which an offer lies.
 */
function isMixedUp({ times, ground }: Heard, starts: readonly Temporal.Instant[]): boolean {
  const offered = ground.offered.map(({ start }) => localTime(start, ground.contact));
  const zones = times.wantedClauses.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "zone" && item.zone !== undefined ? [item.zone] : [])),
  );
  const isLike = (start: Temporal.Instant): boolean => {
    const own = localTime(start, ground.contact);
    if (own.hour < 7 || own.hour >= 20) return true;
    const isSameHour = offered.filter((each) => each.minuteOfDay === own.minuteOfDay);
    if (isSameHour.some((each) => each.dayOfWeek === own.dayOfWeek)) return true;
    const isTold = [...times.refused, ...times.mentioned].some(
      (slot) => offered[slot]?.dayNumber === own.dayNumber,
    );
    if (isTold) return false;
    if (isSameHour.length > 0 && offered.some((each) => each.dayNumber === own.dayNumber)) return true;
    return zones.some((zone) => {
      const there = localTime(start, zone);
      return offered.some(
        (each) => each.dayNumber === there.dayNumber && each.minuteOfDay === there.minuteOfDay,
      );
    });
  };
  if (starts.some(isLike)) return true;
  const [day, more] = times.wanted.windows;
  const isWholeDay =
    day !== undefined &&
    more === undefined &&
    times.wantedClauses.every(({ items }) => items.every(({ kind }) => kind === "days"));
  const weekday = day && localTime(day.from, ground.contact).dayOfWeek;
  if (isWholeDay && offered.some(({ dayOfWeek }) => dayOfWeek === weekday)) return true;
  return (
    times.wanted.windows.length === 1 &&
    times.wanted.windows.some(({ from, to }) =>
      ground.offered.some(
        (slot) => compareInstants(slot.start, from) >= 0 && compareInstants(slot.end, to) <= 0,
      ),
    )
  );
}

function firstOf({ ground }: Heard): number | undefined {
  const future = ground.offered
    .map((slot, place) => ({ slot, place }))
    .filter(({ slot }) => compareInstants(slot.start, ground.receivedAt) > 0)
    .sort((a, b) => compareInstants(a.slot.start, b.slot.start));
  return future[0]?.place;
}
