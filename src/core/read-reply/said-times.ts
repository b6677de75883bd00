/** The times of day that a reply names: a time, a stretch or a bound of times, a part of the day, how long. */

import { isAskedHour, isBareHour } from "./bare-hours.ts";
import { monthOf } from "./calendar-words.ts";
import { isCounted, isOneOfThem } from "./counted.ts";
import { partStarts } from "./day-parts.ts";
import { isShortNumber } from "./figures.ts";
import { isHourExcepted, isOnDay, tenTo } from "./hour-pairs.ts";
import { isAfterNa, mayBeHourAbroad } from "./hour-words.ts";
import { hourAt, hourStarts, skipArticles } from "./hours.ts";
import { mayBeSpan, spanStarts } from "./lengths.ts";
import { mealAt } from "./meals.ts";
import { isAwaited, isMovedBefore, isMovedTill } from "./moved-hours.ts";
import { partBoundsAt } from "./part-bounds.ts";
import { partAt } from "./part-said.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import { lengthAt, type SaidTime, shiftAt } from "./said-spans.ts";
import { sameStarts, sameTimeAt } from "./same-time.ts";
import {
  afterWords,
  andWords,
  anyLeads,
  beforeWords,
  betweenWords,
  fromWords,
  hyphens,
  leads,
  pairEnders,
  pairLeads,
  pairStarts,
  roughWords,
  toWords,
} from "./time-leads.ts";
import { spelledWeekday } from "./weekday.ts";

/** `isDayBefore`: a day stands right before, so that a bare number is an hour. */
export function timeSaidAt(
  words: readonly string[],
  from: number,
  isDayBefore: boolean,
): SaidTime | undefined {
  const word = words[from] ?? "";
  const told =
    sameTimeAt(words, from) ??
    (mayBeSpan(word) ? (shiftAt(words, from) ?? lengthAt(words, from)) : undefined) ??
    partBoundsAt(words, from);
  if (told !== undefined) return told;
  const hour = rangeAt(words, from, isDayBefore) ?? pointAt(words, from, isDayBefore);
  if (hour === undefined) return partAt(words, from);
  if (isCounted(words, hour)) return undefined;
  return isHourExcepted(words, from) ? { ...hour, isExcept: true } : hour;
}

/** "Between 1 and 4", "from 2 to 3", "9-11", "after 3", "before noon", "from 2 on", "2pm or later". */
function rangeAt(words: readonly string[], from: number, isDayBefore: boolean): SaidTime | undefined {
  const lead = words[from] ?? "";
  if (lead === "a" && words[from + 1] === "partir") {
    const at = from + (/^(?:de|das|da|do|des|del|di|du)$/u.test(words[from + 2] ?? "") ? 3 : 2);
    const start = hourAt(words, skipArticles(words, at), true);
    if (start !== undefined) return { kind: "range", start: start.minutes, from, until: start.until };
  }
  if (betweenWords.has(lead)) {
    const pair = pairAt(words, { from, at: from + 1, to: andWords });
    if (pair !== undefined || !fromWords.has(lead)) return pair;
  }
  if (fromWords.has(lead)) {
    const pair = pairAt(words, { from, at: skipArticles(words, from + 1), to: toWords });
    if (pair !== undefined) return pair;
  }
  // "10-12 or 2-4".
  const isNextPair =
    (lead === "or" || lead === "and") &&
    hyphens.has(words[from + 2] ?? "") &&
    /^\d{1,2}(?:[:.]\d\d)?$/u.test(words[from + 1] ?? "");
  const before = words[from - 1] ?? "";
  if (isNextPair && (/^\d|^(?:am|pm|noon)$/u.test(before) || spelledWeekday(before) !== undefined)) {
    const pair = pairAt(words, { from, at: from + 1, to: hyphens, isDayBefore: true });
    if (pair !== undefined && monthOf(words[pair.until] ?? "") === undefined) return pair;
  }
  if (lead === "up" && words[from + 1] === "to") {
    const bound = isMovedBefore(words, from) ? undefined : boundAt(words, from + 1, "until", false);
    return bound === undefined ? undefined : { ...bound, from };
  }
  if (lead === "na" && isAfterNa(words[from + 1] ?? "")) return undefined;
  // "Après-midi" names a part of the day.
  if (lead === "apres" && words[from + 1] === "midi") return undefined;
  const isBound =
    afterWords.has(lead) || beforeWords.has(lead) || (fromWords.has(lead) && !pairLeads.has(lead));
  if (isBound) return boundAt(words, from, lead, fromWords.has(lead) && !anyLeads.has(words[from - 1] ?? ""));
  const isOpen = anyLeads.has(before);
  // "After lunch, 1 to 5".
  const isAlone =
    before === "" || pairStarts.has(before) || partNouns.has(before) || isOnDay(words, from + 3);
  const pair = pairAt(words, { from, at: from, to: hyphens, isDayBefore: isDayBefore || isOpen || isAlone });
  const isForYou = (at: number) => words[at] === "for" && /^(?:you|me|us)$/u.test(words[at + 1] ?? "");
  const isEnded =
    pair === undefined ||
    pairEnders.has(words[pair.until] ?? "") ||
    isForYou(pair.until) ||
    (/^(?:or|and)$/u.test(words[pair.until] ?? "") && hyphens.has(words[pair.until + 2] ?? "")) ||
    isOnDay(words, pair.until);
  if (pair !== undefined && (isDayBefore || isOpen || isEnded || !isBare(words, from))) return pair;
  // "After lunch, say 1 to 5".
  if (lead === "say") {
    const pair = pairAt(words, { from, at: from + 1, to: hyphens, isDayBefore: true });
    if (pair !== undefined) return pair;
  }
  // "That is 9 am onwards", "or 2 or later".
  const isLed = leads.has(lead) && /^\d/u.test(words[from + 1] ?? "");
  const isOpened = isAlone && phraseAt(words, from + 1, opened) !== undefined;
  const time = hourAt(words, isLed ? from + 1 : from, isDayBefore || isLed || isOpened);
  if (time === undefined) return undefined;
  const open = phraseAt(words, time.until, openEnds);
  if (open === undefined) return undefined;
  if (open.value === "start") return { kind: "range", start: time.minutes, from, until: open.until };
  return { kind: "range", end: time.minutes, from, until: open.until };
}

const opened = toPhrasesAt(
  ["or later", "or earlier", "and later", "and earlier"].map((phrase) => [phrase, true]),
);
const openEnds = toPhrasesAt<"start" | "end">(
  (
    [
      [
        "start",
        "onward|onwards|upward|upwards|or later|and later|or after|and after|and onward|and onwards|plus",
      ],
      ["end", "or earlier|or before|and earlier"],
    ] as const
  ).flatMap(([end, phrases]) => phrases.split("|").map((phrase) => [phrase, end] as const)),
);

function isBare(words: readonly string[], at: number): boolean {
  return isShortNumber(words[at] ?? "");
}

function boundAt(
  words: readonly string[],
  from: number,
  lead: string,
  isFrom: boolean,
): SaidTime | undefined {
  const side = beforeWords.has(lead) ? "before" : afterWords.has(lead) ? "after" : "from";
  const meal = mealAt(words, from, side);
  if (meal !== undefined) return meal;
  const at = skipArticles(words, from + 1);
  // "From 3 February": the number belongs to the month.
  if (isShortNumber(words[at] ?? "") && monthOf(words[at + 1] ?? "") !== undefined) return undefined;
  const time = hourAt(words, at, true, true);
  if (time === undefined) return undefined;
  const isPoint =
    (/^(?:until|till|til)$/u.test(lead) && isAwaited(words, from)) ||
    (/^till?$/u.test(lead) && isMovedTill(words, from)) ||
    (lead === "from" && /^(?:start|begin)$/u.test(words[from - 1] ?? ""));
  if (isPoint) return { kind: "time", minutes: time.minutes, isVague: false, from, until: time.until };
  if (beforeWords.has(lead)) return { kind: "range", end: time.minutes, from, until: time.until };
  const on =
    /^(?:on|onwards?|upwards?|forward)$/u.test(words[time.until] ?? "") &&
    !/^(?:monday|tuesday|wednesday|thursday|friday|the|\d.*)$/u.test(words[time.until + 1] ?? "");
  const until = on ? time.until + 1 : time.until;
  return { kind: "range", start: time.minutes, ...(isFrom && !on ? { isFrom } : {}), from, until };
}

function pairAt(
  words: readonly string[],
  on: { from: number; at: number; to: ReadonlySet<string>; isDayBefore?: boolean },
): SaidTime | undefined {
  const start = skipArticles(words, on.at);
  const first = tenTo(words, start, on) ?? hourAt(words, start, on.isDayBefore ?? true, on.from < on.at);
  if (first === undefined || !on.to.has(words[first.until] ?? "")) return undefined;
  const at = skipArticles(words, first.until + 1);
  const ish = /^(\d{1,2})ish$/u.exec(words[at] ?? "")?.[1];
  const second = hourAt(ish === undefined ? words : words.with(at, ish), at, true, true);
  if (second === undefined) return undefined;
  // "Push Friday from 9 to 10": where it goes.
  if (on.to !== andWords && isMovedBefore(words, on.from))
    return { kind: "time", minutes: second.minutes, isVague: false, from: on.from, until: second.until };
  return { kind: "range", start: first.minutes, end: second.minutes, from: on.from, until: second.until };
}

function pointAt(words: readonly string[], from: number, isDayBefore: boolean): SaidTime | undefined {
  const lead = words[from] ?? "";
  const isLed = leads.has(lead) || isHoursLead(words, from);
  // "Or 9 April 4pm": the number belongs to the month.
  const month = ofWords.has(words[from + 2] ?? "") ? from + 3 : from + 2;
  if (isLed && isShortNumber(words[from + 1] ?? "") && monthOf(words[month] ?? "") !== undefined)
    return undefined;
  // "Le 22 ou le 23": a day.
  if (dayLinks.has(lead) && dayArticles.has(words[from + 1] ?? "") && isShortNumber(words[from + 2] ?? ""))
    return undefined;
  // "The Thursday one" points at an offer.
  const isEither = lead === "one" && words[from + 1] === "or" && isBareHour(words, from);
  if (
    lead === "one" &&
    !isEither &&
    !/^(?:am|pm|o|thirty|fifteen|forty|uhr|on)$/u.test(words[from + 1] ?? "")
  )
    return undefined;
  if ((isLed || roughWords.has(lead)) && isPronoun(words, from + 1)) return undefined;
  if (isOneOfThem(words, lead === "one" ? from : from + 1)) return undefined;
  // "Just point at one."
  if (lead === "at" && words[from + 1] === "one" && pointers.has(words[from - 1] ?? "")) return undefined;
  // "Sobre 2 proyectos" says what about.
  if ((lead === "sobre" || lead === "hacia") && !/^las?$/u.test(words[from + 1] ?? "")) return undefined;
  // "I count you as one."
  if (lead === "as" && /^\p{L}/u.test(words[from + 1] ?? "") && !mayBeHourAbroad(words[from + 1] ?? ""))
    return undefined;
  const isRough = roughWords.has(lead);
  const first = isLed && eitherWords.has(words[from + 1] ?? "") ? from + 2 : from + 1;
  const at = isLed || isRough ? skipArticles(words, first) : from;
  const rough = isRough || roughWords.has(words[from - 1] ?? "");
  const inner = roughWords.has(words[at] ?? "") ? at + 1 : at;
  const ish = /^(\d{1,2}(?:[:.]\d\d)?(?:am|pm)?)ish$/u.exec(words[inner] ?? "");
  const list = ish === null ? words : [...words.slice(0, inner), ish[1] ?? "", ...words.slice(inner + 1)];
  // "The 2 September one".
  if (monthOf(list[inner + 1] ?? "") !== undefined && isShortNumber(list[inner] ?? "")) return undefined;
  const isOwn = isBareHour(list, inner);
  const time = hourAt(list, inner, isLed || isRough || isDayBefore || isOwn);
  if (time === undefined || (lead === "a" && !isLed)) return undefined;
  // "Tomorrow night at 8".
  const late = nightWords.has(words[from - 1] ?? "") ? time.minutes.filter((minute) => minute >= 1080) : [];
  return {
    kind: "time",
    minutes: late.length > 0 ? late : time.minutes,
    isVague:
      rough ||
      (!isLed && !isDayBefore && isAskedHour(list, inner)) ||
      inner > at ||
      ish !== null ||
      /^(?:ish|or so)$/u.test(words[time.until] ?? ""),
    from,
    until: time.until,
  };
}

const pointers: ReadonlySet<string> = new Set("point pointing hint nod wave".split(" "));

/** "Is the one for me", "and one does not": no hour. */
function isPronoun(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? "";
  return (
    (words[at] === "the" && next === "one") ||
    (words[at] === "one" && /^(?:does|can|has|must|should|never|of|is|more)$/u.test(next))
  );
}

/** "Tuesday 15 July, hours 10": as in other languages, where no number stands before the word. */
function isHoursLead(words: readonly string[], at: number): boolean {
  return (
    words[at] === "hours" &&
    /^\d{1,2}(?:[:.]\d\d)?$/u.test(words[at + 1] ?? "") &&
    !/^\d|^(?:an|one|two|half|the|that|this|same|few|several|rush|happy|your|my)$/u.test(
      words[at - 1] ?? "",
    ) &&
    hourEnds.has(words[at + 2] ?? "")
  );
}

const hourEnds: ReadonlySet<string> = new Set(["", ...", or and please if is in of".split(" ")]);

const nightWords: ReadonlySet<string> = new Set("night nights noche".split(" "));
/** "At either 10 or 2". */
const eitherWords: ReadonlySet<string> = new Set("either entweder enten antingen".split(" "));
const dayLinks: ReadonlySet<string> = new Set("ou o e y oder eller".split(" "));
const dayArticles: ReadonlySet<string> = new Set("le el il den am dia".split(" "));
const ofWords: ReadonlySet<string> = new Set(["of", "de", "di"]);
const partNouns: ReadonlySet<string> = new Set(
  "lunch lunchtime morning mornings afternoon afternoons evening evenings day".split(" "),
);
/** What a time of day can begin with, beside numbers. */
export const timeStarts: ReadonlySet<string> = new Set([
  ...leads,
  ...roughWords,
  ...afterWords,
  ...beforeWords,
  ...fromWords,
  ...betweenWords,
  ...partStarts,
  ...hourStarts,
  ...spanStarts,
  ...sameStarts,
  ..."not am pm hours anytime anywhere whenever any anything".split(" "),
]);
