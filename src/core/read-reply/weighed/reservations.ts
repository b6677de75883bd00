/** Why nobody acts unseen on a reading, however well it is trusted: a doubt, a condition, a question, or a time that was not read. */

import type { Reading } from "../../reading.ts";
import { weekdayOf } from "../calendar-words.ts";
import { asksFirst, harmlessQuestions, pending, takesBack } from "../doubt-words.ts";
import { beginsWithDigit } from "../figures.ts";
import type { Heard } from "../heard.ts";
import { localTime } from "../local-time.ts";
import { modeIn } from "../manner.ts";
import { hasMisgivings, isOfOthers } from "../misgivings.ts";
import { isSameInstant } from "../moments.ts";
import { has } from "../patterns.ts";
import { tailSentences } from "../sentences.ts";
import { withoutIdle } from "../stance-words.ts";
import { mostCharacters } from "../unexplained.ts";

/** What stands in the way, each by its name. */
export function reservationsOf(reading: Reading, heard: Heard): string[] {
  const { text, times, sentences } = heard;
  const found = new Map<string, boolean>([
    ["cut", text.isCut],
    ["others", isOfOthers(heard)],
    ["misgivings", hasMisgivings({ reading, sure: true, because: "" }, heard)],
  ]);
  if (reading.kind === "declines")
    found.set(
      "way",
      sentences.some(({ words }) => words.some((word) => ways.has(word))),
    );
  if (reading.kind === "proposes" || reading.kind === "reschedules")
    found.set("odd times", hasOddTimes(reading, heard));
  if (reading.kind === "accepts") {
    found.set("shifted", times.isShifted);
    found.set("paid", isPaid(heard));
    found.set(
      "for another",
      sentences.some(({ words }) => isForAnother(words)),
    );
    found.set("carried on", sentences.some(isCarriedOn));
    found.set("another time", namesAnother(reading.slot, heard));
    found.set(condition, hasCondition(reading.slot, heard));
    found.set("taken back below", isTakenBackBelow(heard));
    found.set("unknown zone", namesUnknownZone(heard));
    found.set(
      "taken back",
      sentences.some(({ words }) => has(withoutIdle(words), takesBack)),
    );
  }
  return [...found].filter(([, isThere]) => isThere).map(([name]) => name);
}

/** "Tuesday suits my boss", "works for my colleague Sam", "as for your call, I'd rather not". */
function isForAnother(words: readonly string[]): boolean {
  return words.some((word, place) => {
    if (word === "rather") return words[place + 1] === "not" && place + 2 === words.length;
    if (!othersNames.has(word)) return false;
    const isOwn = words[place - 1] === "my" || words[place - 1] === "our";
    return isOwn && /^(?:for|suits?)$/u.test(words[place - 2] ?? "");
  });
}

const othersNames: ReadonlySet<string> = new Set(
  "colleague colleagues boss wife husband partner manager assistant secretary son daughter team deputy director".split(
    " ",
  ),
);

/** "Tuesday is a no-go. So is Monday.": what was said of the day before is said of this one. */
function isCarriedOn({ words }: Heard["sentences"][number], place: number): boolean {
  return (
    place > 0 &&
    words.length <= 4 &&
    (words[0] === "so" ? /^(?:is|are|does)$/u.test(words[1] ?? "") : carrying.has(words[0] ?? "")) &&
    words.some((word) => weekdayOf(word) !== undefined) &&
    !words.some((word) => beginsWithDigit(word) || word === ",")
  );
}

const carrying: ReadonlySet<string> = new Set("also and nor neither".split(" "));

/** "I charge $150 for half an hour": a yes that costs something is for the owner to give. */
function isPaid({ text, sentences }: Heard): boolean {
  return (
    /[$€£] ?\d|\d ?(?:€|EUR|USD|GBP|CHF)/u.test(text.body.slice(0, mostCharacters)) ||
    sentences.some(({ words }) => words.some((word) => prices.has(word)))
  );
}

const prices: ReadonlySet<string> = new Set(
  "charge charges fee fees payable invoice prepaid honorarium honorar honorario honoraires hourly paypal venmo rates tarif tarifs tarifa costo cobro kostet stundensatz payment bucks dollars pounds euro euros rupees".split(
    " ",
  ),
);

/** The name of a yes that hangs on something. */
export const condition = "condition";

function isTakenBackBelow({ text }: Heard): boolean {
  return tailSentences(text).some(({ words }) => has(words, takesBack) || has(words, pending));
}

function namesUnknownZone({ times }: Heard): boolean {
  return times.wantedClauses.some(({ items }) =>
    items.some((item) => item.kind === "zone" && item.zone === undefined),
  );
}

/** A yes under a condition, or to an offer whose weekday they tell otherwise: nobody's rules make that sure. */
function hasCondition(slot: number | undefined, heard: Heard): boolean {
  return (
    heard.sentences.some(
      ({ words }) =>
        words.some((word) => conditions.has(word)) && withoutIdle(words).some((word) => conditions.has(word)),
    ) || isAnotherWeekday(slot, heard)
  );
}

/** "Wednesday the 10th" of an offer on a Thursday: whoever writes so means one of the two. */
function isAnotherWeekday(slot: number | undefined, { sayings, times, ground }: Heard): boolean {
  const start = slot === undefined ? undefined : ground.offered[slot]?.start;
  if (slot === undefined || start === undefined) return false;
  const days = [ground.contact, ground.owner].map((zone) => localTime(start, zone).dayOfWeek);
  return sayings.some(({ sentence, clauses }) =>
    clauses
      .filter((clause) => times.clauses.get(clause)?.slots.includes(slot) === true)
      .flatMap(({ items }) => items)
      .some((item) => {
        if (item.kind !== "days") return false;
        const named = sentence.words.slice(item.from, item.until).flatMap((word) => weekdayOf(word) ?? []);
        return named.length === 1 && !named.some((day) => days.includes(day));
      }),
  );
}

/** A yes beside a question, a hedge or a word of waiting: mostly about something else, so that it takes more trust. */
export function isOpen(reading: Reading, { times, sentences }: Heard): boolean {
  if (reading.kind !== "accepts") return false;
  return (
    times.isHedged ||
    times.isLengthOpen ||
    sentences.some(
      ({ words, isQuestion }) =>
        [pending, asksFirst].some((book) => has(withoutIdle(words), book)) ||
        (isQuestion && !has(words, harmlessQuestions) && modeIn([{ words, isQuestion }]) === undefined),
    )
  );
}

/**
 * Times that are rarely meant: an hour at which few meet and that nobody calls evening ("7 or 8, afternoon" are days), one
 * that is to be the same as an offer's and is not, a stretch beside a lunch, which may begin or end it.
 */
function hasOddTimes(
  { starts, windows }: Extract<Reading, { kind: "proposes" | "reschedules" }>,
  { sentences, ground }: Heard,
): boolean {
  const words = sentences.flatMap((sentence) => sentence.words);
  const isOffered = (minute: number) =>
    ground.offered.some(({ start }) => localTime(start, ground.contact).minuteOfDay === minute);
  const clocks = starts.map((start) => localTime(start, ground.contact).minuteOfDay);
  const isOdd = clocks.some((minute) => (minute < 8 * 60 || minute >= 18 * 60) && !isOffered(minute));
  if (isOdd && !words.some((word) => evening.has(word))) return true;
  const isSame = words.some(
    (word, place) => word === "same" && /^(?:time|hour|slot)$/u.test(words[place + 1] ?? ""),
  );
  if (isSame && !clocks.some(isOffered)) return true;
  return windows.length > 0 && words.some((word) => /^lunch/u.test(word));
}

const evening: ReadonlySet<string> = new Set(
  "evening evenings tonight night early abend abends soir soiree tarde noche noite sera avond kvall dusk dawn".split(
    " ",
  ),
);

/** "I don't do video calls" refuses a way to meet, "no time right now" the hour. */
const ways: ReadonlySet<string> = new Set(
  "video zoom teams skype camera webcam attachment now currently moment week today tomorrow anyway".split(
    " ",
  ),
);

/** A time beside the offer that is none of the offers: they may want that one, however glad they sound. */
function namesAnother(slot: number | undefined, { times, ground }: Heard): boolean {
  const chosen = slot === undefined ? undefined : ground.offered[slot]?.start;
  return [...times.clauses.values()].some(
    ({ settled, slots }) =>
      settled.starts.some(
        (start) =>
          !ground.offered.some((each) => isSameInstant(each.start, start)) &&
          !(chosen !== undefined && isSameClock(start, chosen, ground)),
      ) ||
      (slot !== undefined && slots.includes(slot) && settled.doubts.length > 0),
  );
}

/** The same hour on the other one's clock: how an offer is said again. */
function isSameClock(
  one: Temporal.Instant,
  two: Temporal.Instant,
  { owner, contact }: Heard["ground"],
): boolean {
  const clockOf = (at: Temporal.Instant, zone: string) => localTime(at, zone).minuteOfDay;
  return clockOf(one, contact) === clockOf(two, owner) || clockOf(one, contact) === clockOf(two, contact);
}

const conditions: ReadonlySet<string> = new Set(
  `both if unless provided providing assuming depending depends pending likely possible possibly probable probably percent
  statt anstatt stallet istallet jedoch erst allerdings wenn falls sofern vorausgesetzt wahrscheinlich invece`.split(
    /\s+/u,
  ),
);
