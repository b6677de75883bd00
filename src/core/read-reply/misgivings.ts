/**
 * Why nobody acts unseen on a reading that is plain in itself: a time that it has no place for, or one that it has and
 * that belongs to something else. Where it stands is not asked; that it stands there is enough to look.
 */

import type { Reading } from "../reading.ts";
import type { Heard, Read } from "./heard.ts";
import { dayOf, localTime } from "./local-time.ts";
import type { NewText } from "./new-text.ts";
import { onceEach } from "./once-each.ts";
import { has } from "./patterns.ts";
import { asksForTimes, shiftsOffer } from "./person-words.ts";
import { hasOtherClock, mostCharacters } from "./unexplained.ts";

type Instant = Temporal.Instant;

/** True where the owner should look at the reading before it counts. */
export function hasMisgivings({ reading }: Read, heard: Heard): boolean {
  const { text, times, ground, sentences } = heard;
  const body = text.body.slice(0, mostCharacters);
  if (isOfOthers(heard)) return true;
  switch (reading.kind) {
    case "accepts":
      // Whoever shifts an offer or names another time beside it proposes, however glad they sound.
      return times.isShifted || times.isTimeLoose || sentences.some(({ words }) => has(words, shiftsOffer));
    case "cancels":
      return (
        hasOtherClock(
          body,
          ground.offered.map(({ start }) => start),
          heard,
        ) || sentences.some(({ words }) => has(words, asksForTimes))
      );
    case "asks-for-times":
      return (
        reading.assistant === undefined &&
        (undersigned.test(body) || forAnother.test(text.tail.slice(0, mostCharacters)))
      );
    case "proposes":
      return saysMoreThanOnce(reading) || hasUnreadClock(reading, heard);
    case "reschedules":
      return (
        saysMoreThanOnce(reading) ||
        hasUnreadClock(reading, heard) ||
        leavesOffer(reading, heard) ||
        isBesideTheOld(reading, ground.scheduled?.start, ground.contact)
      );
    default:
      return false;
  }
}

/** True where somebody else speaks in it, or where it speaks to a machine. */
export function isOfOthers({ text }: Heard): boolean {
  return holdsOthers(text);
}

const holdsOthers = onceEach(({ body }: NewText): boolean => {
  const read = body.slice(0, mostCharacters);
  return (read.includes("[") && bracketed.test(read)) || toMachine.test(read);
});

type WithTimes = Extract<Reading, { kind: "proposes" | "reschedules" }>;

/** "At 3, that is after lunch for me": a time and a stretch around it are one wish, told twice. */
function saysMoreThanOnce({ starts, windows }: WithTimes): boolean {
  return starts.some((start) =>
    windows.some(
      ({ from, to }) => Temporal.Instant.compare(start, from) >= 0 && Temporal.Instant.compare(start, to) < 0,
    ),
  );
}

/** A stretch on the day of the agreed meeting beside other days: mostly what is said of that day in general. */
function isBesideTheOld({ starts, windows }: WithTimes, old: Instant | undefined, zone: string): boolean {
  if (old === undefined) return false;
  const isOfOld = (at: Instant) => dayOf(at, zone).equals(dayOf(old, zone));
  const froms = windows.map(({ from }) => from);
  return froms.some(isOfOld) && [...starts, ...froms].some((at) => !isOfOld(at));
}

/** An offer that is pointed at and not among the times, or that stands for its day beside a stretch of another. */
function leavesOffer({ starts, windows }: WithTimes, { ground, times }: Heard): boolean {
  const isAmong = (slot: number) => starts.some((start) => ground.offered[slot]?.start.equals(start));
  const isOld = (slot: number) =>
    ground.scheduled !== undefined && ground.offered[slot]?.start.equals(ground.scheduled.start) === true;
  return (
    [...times.pointed].some((slot) => !isAmong(slot) && !isOld(slot) && !times.refused.has(slot)) ||
    (windows.length > 0 && times.wanted.slots.some((slot) => !isOld(slot)))
  );
}

/** "1130": an hour without a mark that is none of the times. */
function hasUnreadClock({ starts, windows }: WithTimes, { ground, text }: Heard): boolean {
  const known = [...starts, ...windows.flatMap(({ from, to }) => [from, to])].flatMap((at) =>
    [ground.contact, ground.owner].map((zone) => {
      const { hour, minute } = localTime(at, zone);
      return `${hour % 12}:${minute}`;
    }),
  );
  return [...text.body.slice(0, mostCharacters).matchAll(unmarkedClock)].some(
    ([, hour, minute]) => !known.includes(`${Number(hour) % 12}:${Number(minute)}`),
  );
}

/** More than a name or a mark in square brackets is said by somebody else, or to somebody else. */
const bracketed = /\[\s*[^\s[\]]+ [^\s[\]]+ [^[\]]{1,400}\]/u;
const toMachine =
  /\b(?:note|message|instructions?|attention|dear|hey|to)\b[^.\n]{0,30}\b(?:AI|bot|assistant AI|language model|LLM|chatbot)\b/u;
/** Somebody else writes, and is to be written to. */
const undersigned = /\b(?:the )?undersigned\b|\bwith (?:me|myself), (?:his|her|their)\b/iu;
const forAnother =
  /\b(?:assistant|secretary|secretariat|chambers clerk|sekret\p{L}+|asist\p{L}+|PA to|EA to)\b/iu;
const unmarkedClock =
  /(?<![\p{L}\d.:/+#$€£-]|\d{3} )(0?[6-9]|1\d|2[0-2])(00|15|30|45)(?![\p{L}\d.:/-]| \d)/gu;
