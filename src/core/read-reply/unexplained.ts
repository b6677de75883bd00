/**
 * What a reading leaves unexplained. Whoever names an hour means something by it: where the reading has no place for that
 * hour, or speaks of no times at all, it may still be right, but nobody acts on it unseen.
 */

import type { TimeWindow } from "../reading.ts";
import type { Heard, Read } from "./heard.ts";
import { isAskingAgain } from "./later.ts";
import { localTime } from "./local-time.ts";
import { compareInstants, isSameInstant } from "./moments.ts";

type Instant = Temporal.Instant;

/** True where the owner should look: an hour or a day is left over, or a question stands beside a "later". */
export function leavesUnexplained({ reading }: Read, heard: Heard): boolean {
  const { ground, times, sentences } = heard;
  const body = heard.text.body.slice(0, mostCharacters).replace(quoted, " ");
  const offered = ground.offered.map(({ start }) => start);
  const refused = offered.filter((_, place) => times.refused.has(place));
  switch (reading.kind) {
    case "declines":
      return weekday.test(body) || hasOtherClock(body, refused, heard);
    case "not-now":
      if (hasOtherClock(body, refused, heard)) return true;
      return reading.until === undefined && sentences.some((each) => each.isQuestion && !isAskingAgain(each));
    case "asks-for-times":
      return times.isLoose || /\bsome other time\b/iu.test(body) || hasOtherClock(body, refused, heard);
    case "refers":
      return hasOtherClock(body, refused, heard);
    case "proposes":
    case "reschedules": {
      const { starts, windows } = reading;
      if (times.isLoose || overlap(windows)) return true;
      if (starts.length + windows.length === 0 && !anotherTime.test(body)) return true;
      const isOffered = starts.some((start) => offered.some((one) => isSameInstant(one, start)));
      const named = [...starts, ...windows.flatMap(({ from, to }) => [from, to])];
      return (reading.kind === "proposes" && isOffered) || hasOtherClock(body, [...offered, ...named], heard);
    }
    default:
      return false;
  }
}

/** Two stretches of one day that share hours are meant in some other way. */
function overlap(windows: readonly TimeWindow[]): boolean {
  return windows.some((one, place) =>
    windows.some(
      (two, other) =>
        other > place && compareInstants(one.from, two.to) < 0 && compareInstants(two.from, one.to) < 0,
    ),
  );
}

/** Words of somebody else, or of another day. */
const quoted = /["\u201c\u201e\u00ab][^"\u201c\u201d\u00bb\n]{2,200}["\u201d\u201c\u00bb]/gu;

const anotherTime =
  /\b(?:another|other|different|move|shift|reschedul\w*|postpone|push|later|earlier|verschieb\w*|ander\w*|otr[ao]s?|autres?|altr[aoie]|outr[ao]s?)\b/iu;

/** So much of a mail is looked through: whoever writes more is never read for sure. */
export const mostCharacters = 3_000;

const clock =
  /(?<![\d.:/])(\d{1,2})(?:[:.](\d{2})(?![\d.]| ?%)|(?=\s?(?:am|pm|a\.m|p\.m|uhr|hrs)\b)|h(\d{2})?\b(?!\w))\s?(am|pm|a\.m|p\.m)?/giu;

const weekday =
  /\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|lunes|martes|miércoles|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi|lunedì|martedì|mercoledì|giovedì|venerdì|segunda|terça|quarta|quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag)\b/iu;

/** An hour that none of these instants has on either clock. Morning and afternoon count as one: it is often left out. */
export function hasOtherClock(body: string, known: readonly Instant[], { ground, times }: Heard): boolean {
  const named = clocksIn(body);
  if (named.length === 0) return false;
  const told = new Set(times.explained.map((minute) => onDial(Math.floor(minute / 60), minute % 60)));
  for (const at of known)
    for (const zone of [ground.contact, ground.owner]) {
      const { hour, minute } = localTime(at, zone);
      told.add(onDial(hour, minute));
    }
  return named.some((time) => !told.has(time));
}

/** What a clock with twelve hours shows, as one number. */
function onDial(hour: number, minute: number): number {
  return (hour % 12) * 100 + minute;
}

/** The times on such a clock that are named in a text, which is mostly the one that was asked of last. */
function clocksIn(body: string): readonly number[] {
  if (body !== latest.body)
    latest = {
      body,
      clocks: [...body.matchAll(clock)]
        .filter(([, hour = ""]) => Number(hour) <= 24)
        .map(([, hour = "", minutes, more]) => onDial(Number(hour), Number(minutes ?? more ?? 0))),
    };
  return latest.clocks;
}

let latest: { body: string; clocks: readonly number[] } = { body: "", clocks: [] };
