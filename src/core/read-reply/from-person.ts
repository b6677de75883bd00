/**
 * What a person's mail says. Each thing that it can say is looked for on its own; it is sure where the words say one
 * of them plainly and nothing speaks against it.
 */
import type { Person, Reading, ReadReply } from "../reading.ts";
import { allowedWords } from "./accept-words.ts";
import { withoutGreeting } from "./greeting.ts";
import { asksForLater } from "./later.ts";
import { bookingLink, modeIn } from "./manner.ts";
import type { NewText } from "./new-text.ts";
import { has, matches, without } from "./patterns.ts";
import { peopleIn } from "./people.ts";
import * as said from "./person-words.ts";
import { type Sentence, toSentences } from "./sentences.ts";
import type { Ground } from "./settle.ts";
import { agrees, asksFirst, fillers, harmlessQuestions, idle, pending, takesBack } from "./stance-words.ts";
import { slotsOf, type TimesSaid } from "./times-said.ts";

export interface Heard {
  text: NewText;
  sentences: readonly Sentence[];
  times: TimesSaid;
  ground: Omit<Ground, "days">;
}

type Read = { reading: Reading; sure: boolean; because: string };

export function readPerson(heard: Heard): ReadReply {
  const { ground } = heard;
  if (ground.scheduled !== undefined) {
    const isOver = Temporal.Instant.compare(ground.scheduled.end, ground.receivedAt) <= 0;
    return isOver ? other(heard) : (ofMeeting(heard) ?? confirmed(heard) ?? other(heard));
  }
  return (
    handedOn(heard) ??
    postponed(heard) ??
    answered(heard) ??
    refused(heard) ??
    othersWanted(heard) ??
    other(heard)
  );
}

/** "See you on Tuesday": a plain yes to the time that is agreed already. */
function confirmed(heard: Heard): Read | undefined {
  const { ground } = heard;
  const read = answered(heard);
  if (heard.sentences.some(({ isQuestion }) => isQuestion)) return undefined;
  if (read?.reading.kind !== "accepts" || read.reading.slot === undefined || !read.sure) return undefined;
  const chosen = ground.offered[read.reading.slot];
  return chosen !== undefined && ground.scheduled?.start.equals(chosen.start) === true ? read : undefined;
}

/** To an assistant, a page, or somebody who knows more. */
function handedOn(heard: Heard): Read | undefined {
  const { text, sentences, times } = heard;
  const written = text.written.body.slice(0, 4000);
  const mode = modeIn(sentences);
  const link = bookingLink(written);
  const isBooked = times.wanted.starts.length + times.wanted.windows.length + times.wanted.slots.length > 0;
  const assisting = sentences.filter(({ words }) => has(words, said.assistants));
  const people = peopleIn(withoutGreeting(written));
  const isBehalf = sentences.some(({ words }) => has(words, said.onBehalf));
  if (isBehalf && /assistant|secretary|\bPA\b|\bEA\b|sekret|asist/iu.test(text.tail + text.written.tail)) {
    const assistant = senderOf(text);
    if (assistant !== undefined && !isBooked)
      return sure({ kind: "asks-for-times", assistant, ...more(mode) }, "on behalf of");
  }
  if (assisting.length > 0 && !isBooked) {
    const assistant = people.find((person) => person.email !== undefined) ?? people[0];
    if (assistant !== undefined)
      return sure(
        { kind: "asks-for-times", ...more(mode), assistant, ...(link === undefined ? {} : { link }) },
        line(assisting),
      );
  }
  if (link !== undefined) {
    const isPlain = !isBooked && !has(all(sentences), pending);
    return { reading: { kind: "asks-for-times", ...more(mode), link }, sure: isPlain, because: link };
  }
  const referring = sentences.filter(({ words }) => has(words, said.referrals));
  const withAddress = people.filter(({ email }) => email !== undefined);
  const isNot = sentences.some(({ words }) => has(words, said.notMe) || has(words, said.refusals));
  if (isBooked || (referring.length === 0 && !(isNot && withAddress.length > 0))) return undefined;
  const named = withAddress.length > 0 ? withAddress : isNot ? peopleIn(referringText(written)) : [];
  if (named.length === 0) return undefined;
  const isDoubtful =
    sentences.some(({ words, isQuestion }) => isQuestion && !has(words, said.referrals)) ||
    has(all(sentences), pending);
  return { reading: { kind: "refers", people: named }, sure: !isDoubtful, because: line(referring) };
}

/** The sentences that hand us on, as they were written. */
function referringText(written: string): string {
  const parts = withoutGreeting(written).split(/(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Smt)\.)(?<=[.!?])\s+|\n+/u);
  return parts.filter((part) => toSentences(part).some(({ words }) => has(words, said.referrals))).join("\n");
}

function postponed(heard: Heard): Read | undefined {
  const { sentences, ground, times } = heard;
  const today = ground.receivedAt.toZonedDateTimeISO(ground.contact).toPlainDate();
  const later = asksForLater(sentences, today);
  if (later === undefined || [...times.wantedIn].some((sentence) => !later.saidIn.has(sentence)))
    return undefined;
  if (later.until !== undefined) {
    const ahead = today.until(Temporal.PlainDate.from(later.until), { largestUnit: "days" }).days;
    if (ahead < 8) return undefined;
  } else if (
    times.wanted.starts.length + times.wanted.slots.length > 0 ||
    sentences.some(({ words }) => has(words, said.wantsOthers))
  )
    return undefined;
  const reading: Reading = { kind: "not-now", ...(later.until === undefined ? {} : { until: later.until }) };
  return { reading, sure: !later.isVague, because: later.because };
}

/** A yes to an offered time, or another time. */
function answered(heard: Heard): Read | undefined {
  const { times, ground, sentences, text } = heard;
  const { wanted } = times;
  const slots = slotsOf(wanted, ground);
  const others = wanted.starts.filter((start) => !ground.offered.some((slot) => slot.start.equals(start)));
  const whole = text.body.replace(/\s+/gu, " ");
  const because = whole.length <= 160 ? whole : line([...times.wantedIn]);
  const mode = modeIn(sentences);
  const details = { ...(times.minutes === undefined ? {} : { minutes: times.minutes }), ...more(mode) };
  if (others.length === 0 && wanted.windows.length === 0) {
    const isOnly = slots.length === 0 && (wanted.isAny || agreesToOnly(heard));
    const slot = slots.length === 1 ? slots[0] : isOnly ? firstOf(heard) : undefined;
    if (slot === undefined)
      return slots.length > 1 ? { reading: { kind: "other" }, sure: false, because } : undefined;
    const chosen = ground.offered[slot];
    const isPast = chosen === undefined || Temporal.Instant.compare(chosen.start, ground.receivedAt) <= 0;
    if (isPast) return undefined;
    return { reading: { kind: "accepts", slot, ...details }, sure: isPlain(heard, slot), because };
  }
  const starts = [...others, ...slots.flatMap((slot) => ground.offered[slot]?.start ?? [])];
  const isFuture = [...starts, ...wanted.windows.map(({ to }) => to)].every(
    (at) => Temporal.Instant.compare(at, ground.receivedAt) > 0,
  );
  const isRequest = [...times.wantedIn].some(({ words }) => has(words, said.requests));
  const isSure =
    isFuture &&
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

/** "That works", where one time was offered: it can only be about that one. */
function agreesToOnly({ ground, sentences, times }: Heard): boolean {
  return (
    ground.offered.length === 1 &&
    times.refused.size + times.mentioned.size === 0 &&
    !sentences.some(({ words }) => has(words, said.wantsOthers)) &&
    sentences.some(
      ({ words, isQuestion }) =>
        !isQuestion && isAgreement(beforeThanks(without(words, idle))) && has(words, agrees),
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
    times.mentioned.has(slot);
  if (
    isOpen ||
    !isUndoubted(heard) ||
    times.wantedClauses.some(
      ({ items }) => items.length > 1 && items.some((item) => item.kind === "offers" && item.isAny),
    )
  )
    return false;
  if (!times.wantedClauses.every(({ words }) => isAgreement(words))) return false;
  if (
    sentences.some(
      ({ words, isQuestion }) =>
        has(words, takesBack) ||
        (isQuestion && !has(words, harmlessQuestions) && modeIn([{ words, isQuestion }]) === undefined),
    )
  )
    return false;
  return !toSentences(text.tail.slice(0, 1000)).some(
    ({ words }) => has(words, takesBack) || has(words, pending),
  );
}

/** Known words all, and not turned round: "can you do Tuesday". */
function isAgreement(words: readonly string[]): boolean {
  const isKnown = words.every((word) => word.length === 1 || allowedWords.has(word) || fillers.has(word));
  return (
    isKnown &&
    !/(?:^| )(?:can|could|would|will|do|are|we|you) (?:you|could|would|meet|can)(?: |$)/u.test(
      words.join(" "),
    )
  );
}

function isUndoubted({ times, sentences, text }: Heard): boolean {
  return (
    !text.isCut &&
    !times.isHedged &&
    times.wanted.doubts.length === 0 &&
    !sentences.some(({ words }) => [pending, asksFirst].some((book) => has(without(words, idle), book)))
  );
}

/**
 * What looks like an offer that was mistaken: its hour on another clock, its weekday and hour in another week, the
 * day of one and the hour of the other, an hour at which nobody meets, a stretch in which an offer lies.
 */
function isMixedUp({ times, ground }: Heard, starts: readonly Temporal.Instant[]): boolean {
  const offered = ground.offered.map(({ start }) => start.toZonedDateTimeISO(ground.contact));
  const zones = times.wantedClauses.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "zone" && item.zone !== undefined ? [item.zone] : [])),
  );
  const isLike = (start: Temporal.Instant): boolean => {
    const own = start.toZonedDateTimeISO(ground.contact);
    if (own.hour < 7 || own.hour >= 20) return true;
    const isSameHour = offered.filter((each) => each.toPlainTime().equals(own.toPlainTime()));
    if (isSameHour.some((each) => each.dayOfWeek === own.dayOfWeek)) return true;
    const isTold = [...times.refused, ...times.mentioned].some((slot) =>
      offered[slot]?.toPlainDate().equals(own.toPlainDate()),
    );
    if (isTold) return false;
    if (isSameHour.length > 0 && offered.some((each) => each.toPlainDate().equals(own.toPlainDate())))
      return true;
    return zones.some((zone) => {
      const there = start.toZonedDateTimeISO(zone).toPlainDateTime();
      return offered.some((each) => each.toPlainDateTime().equals(there));
    });
  };
  if (starts.some(isLike)) return true;
  const [day, more] = times.wanted.windows;
  const isWholeDay =
    day !== undefined &&
    more === undefined &&
    times.wantedClauses.every(({ items }) => items.every(({ kind }) => kind === "days"));
  const weekday = day?.from.toZonedDateTimeISO(ground.contact).dayOfWeek;
  if (isWholeDay && offered.some(({ dayOfWeek }) => dayOfWeek === weekday)) return true;
  return (
    times.wanted.windows.length === 1 &&
    times.wanted.windows.some(({ from, to }) =>
      ground.offered.some(
        (slot) =>
          Temporal.Instant.compare(slot.start, from) >= 0 && Temporal.Instant.compare(slot.end, to) <= 0,
      ),
    )
  );
}

function firstOf({ ground }: Heard): number | undefined {
  const future = ground.offered
    .map((slot, place) => ({ slot, place }))
    .filter(({ slot }) => Temporal.Instant.compare(slot.start, ground.receivedAt) > 0)
    .sort((a, b) => Temporal.Instant.compare(a.slot.start, b.slot.start));
  return future[0]?.place;
}

function refused({ sentences, times, text }: Heard): Read | undefined {
  if (times.wanted.starts.length + times.wanted.windows.length + times.wanted.slots.length > 0)
    return undefined;
  const refusing = sentences.filter(
    ({ words }) => has([...words, "."], said.refusals) && !words.includes("works"),
  );
  if (refusing.length === 0) return undefined;
  const isOpen = sentences.some(
    ({ words, isQuestion }) => isQuestion || has(words, said.leavesOpen) || has(words, said.wantsOthers),
  );
  return { reading: { kind: "declines" }, sure: !isOpen && !text.isCut, because: line(refusing) };
}

function othersWanted({ sentences, times, ground, text }: Heard): Read | undefined {
  const wanting = sentences.filter(({ words }) => has(words, said.wantsOthers));
  const spoken = new Set([...times.refused, ...times.mentioned]);
  const isEveryRefused =
    ground.offered.length > 0 && spoken.size === ground.offered.length && times.refused.size > 0;
  if (wanting.length === 0 && !isEveryRefused) return undefined;
  const isOpen =
    has(all(sentences), pending) ||
    has(all(sentences), asksFirst) ||
    text.isCut ||
    times.isBoundRefused ||
    times.isHedged;
  const mode = modeIn(sentences);
  return {
    reading: { kind: "asks-for-times", ...more(mode) },
    sure: !isOpen,
    because: line(wanting.length > 0 ? wanting : sentences),
  };
}

/** Of a meeting that is agreed: another time for it, or none. */
function ofMeeting(heard: Heard): Read | undefined {
  const { sentences, times, ground, text } = heard;
  const { scheduled } = ground;
  const { wanted } = times;
  const starts = [
    ...wanted.starts,
    ...wanted.slots.flatMap((slot) => ground.offered[slot]?.start ?? []),
  ].filter(
    (start, place, list) =>
      list.findIndex((other) => other.equals(start)) === place && scheduled?.start.equals(start) !== true,
  );
  const isMoving = sentences.some(({ words }) => isMeant(words, said.moves));
  const isOff = sentences.some(({ words }) => isMeant(words, said.cancels));
  const canNot = sentences.some(({ words }) => has(words, said.canNotCome));
  const isRefused = [...times.refused].some(
    (slot) => scheduled !== undefined && ground.offered[slot]?.start.equals(scheduled.start),
  );
  const isClear =
    !text.isCut && !times.isHedged && !has(all(sentences), pending) && wanted.doubts.length === 0;
  if (sentences.some(({ words }) => has(words, said.staysOn))) return undefined;
  const isOnlyOff = isOff && [...times.wantedIn].every(({ words }) => has(words, said.cancels));
  if (starts.length + wanted.windows.length > 0 && !isOnlyOff) {
    if (!isMoving && !isOff && !canNot && !isRefused) return undefined;
    return {
      reading: { kind: "reschedules", starts, windows: wanted.windows },
      sure: isClear,
      because: line(sentences),
    };
  }
  const isAsking = sentences.some(
    ({ words }) => isMeant(words, said.wantsOthers) && !has(words, said.cancels),
  );
  if (isOff && !isAsking)
    return {
      reading: { kind: "cancels" },
      sure: isClear && !sentences.some(({ isQuestion }) => isQuestion),
      because: line(sentences),
    };
  if (isMoving && (isOff || canNot || isRefused || isAsking))
    return {
      reading: { kind: "reschedules", starts: [], windows: [] },
      sure: isClear,
      because: line(sentences),
    };
  return canNot || isRefused
    ? { reading: { kind: "cancels" }, sure: false, because: line(sentences) }
    : undefined;
}

/** Not "no need to cancel" and "I will not offer another date". */
function isMeant(words: readonly string[], book: typeof said.cancels): boolean {
  return matches(words, book).some(
    ({ from }) =>
      /^(?:no|not)$/u.test(words[from] ?? "") ||
      !words.slice(Math.max(0, from - 4), from).some((word) => /^(?:not|no|never|without|than)$/u.test(word)),
  );
}

function senderOf(text: NewText): Person | undefined {
  const own = peopleIn(text.written.tail.slice(0, 1000));
  const person = own.find(({ email }) => email !== undefined) ?? own[0];
  if (person !== undefined) return person;
  const lines = text.tail.split("\n").filter((each) => each.trim() !== "");
  return lines[0] === undefined ? undefined : { name: lines[0] };
}

function more(mode: ReturnType<typeof modeIn>) {
  return mode === undefined ? {} : { mode };
}

function all(sentences: readonly Sentence[]): string[] {
  return sentences.flatMap(({ words }) => [...without(words, idle), "."]);
}

/** The words that a reading rests on. */
function line(sentences: readonly Sentence[]): string {
  return sentences
    .map(({ words }) => words.join(" "))
    .join(" . ")
    .slice(0, 160);
}

function sure(reading: Reading, because: string): Read {
  return { reading, sure: true, because };
}

function other({ text }: Heard): Read {
  return { reading: { kind: "other" }, sure: false, because: text.body.replace(/\s+/gu, " ").slice(0, 120) };
}
