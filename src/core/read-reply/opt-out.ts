/**
 * Somebody who does not want to hear from us again. To overlook one is the worst that can happen here:
 * what cannot mean anything else counts wherever it stands in the new text; a bare "stop" only where it stands
 * alone.
 */

import { monthOf, weekdayOf } from "./calendar-words.ts";
import type { NewText } from "./new-text.ts";
import { removalForms } from "./opt-out-forms.ts";
import { isDay, isHesitating, shapedRequest } from "./opt-out-shape.ts";
import { bareStops, lists, plainRequests, removals, robotSafe } from "./opt-out-words.ts";
import { matchAlone } from "./patterns.ts";
import { type Found, findAll, findFirst, isMark, sentenceAt, toWords, type Words } from "./words.ts";

/** The words that say so, or undefined. `isRobot` leaves only what is said in the first person. */
export function optsOut(text: NewText, subject: string, isRobot: boolean): string | undefined {
  const own = subjectOf(subject);
  const places = isRobot ? [text.body] : [text.body, text.tail, own];
  for (const place of places) {
    const words = toWords(place);
    const found = findAll(words, isRobot ? robotSafe : plainRequests).find((one) => isMeant(words, one));
    if (found !== undefined) return found.words;
    const list = isRobot ? undefined : findAll(words, lists).find((one) => takesOff(words, one));
    if (list !== undefined) return list.words;
  }
  if (isRobot) return undefined;
  const body = toWords(text.body);
  const isStopping = findFirst(body, bareStops) !== undefined;
  return (
    (isStopping ? standsAlone(body) : undefined) ??
    standsAlone(toWords(own)) ??
    (isStopping ? standsAlone(toWords(text.body.replace(/^\s*[\p{L}.' -]{1,40},/u, ""))) : undefined) ??
    // "Pourquoi pas" is a yes with a no in it.
    shapedRequest(
      body.list.includes("pourquoi") ? toWords(text.body.replace(/\bpourquoi pas\b/giu, " ")) : body,
    ) ??
    removal(body)
  );
}

/** Not "please don't remove me", nor "do not call me before ten". */
function isMeant({ list }: Words, found: Found): boolean {
  if (found.until === 0) return true;
  const before = list.slice(Math.max(0, found.from - 3), found.from);
  const lastMark = before.findLastIndex((word) => isMark(word));
  const near = before.slice(lastMark + 1);
  if (isOnlyUntil(list, found.from, found.until)) return false;
  if (near.some((word) => negations.has(word)) && !found.words.startsWith("do not")) return false;
  if (
    /^(?:please |kindly )?(?:take|remove) me/u.test(found.words) &&
    list
      .slice(found.from, found.until + 4)
      .some((word, place, near) => aboutMeeting.has(word) || isDay(word, near[place + 1] ?? ""))
  )
    return false;
  if (/unsubscribe|opt out/u.test(found.words) && tellsReaders(sentenceAt({ list, folded: "" }, found.from)))
    return false;
  if (/^no (?:more|further)/u.test(found.words) && having.has(list[found.from - 1] ?? "")) return false;
  if (!/(?:contact|email|mail|write to|message) me$/u.test(found.words)) return true;
  if (
    /mail me$/u.test(found.words) &&
    sentenceAt({ list, folded: "" }, found.until).some((word) => otherWays.has(word))
  )
    return false;
  const [next = "", second = ""] = list.slice(found.until, found.until + 2);
  return (
    !((timeWords.has(next) || next === "on") && !addressWords.has(second)) &&
    !(next === "at" && ["work", "my"].includes(second))
  );
}

/** "If you would rather not hear from us, unsubscribe at the foot of our newsletter": how to leave a list of theirs. */
function tellsReaders(sentence: readonly string[]): boolean {
  return (
    sentence.includes("our") &&
    sentence.some((word) => /^(?:you|your)$/u.test(word)) &&
    !sentence.some((word) => /^(?:i|me|my)$/u.test(word))
  );
}

function takesOff(words: Words, found: Found): boolean {
  const sentence = sentenceAt(words, found.from);
  if (sentence.some((word) => negations.has(word))) return false;
  return sentence.some((word) => removals.some((stem) => word.startsWith(stem)));
}

/** "Delete my address", "usunięcie moich danych": not with a "not" before it, nor about an offer or a meeting. */
function removal({ list }: Words): string | undefined {
  const found = matchAlone(list, removalForms, ({ from, until }) => {
    const sentence = sentenceAt({ list, folded: "" }, from);
    const before = list.slice(Math.max(0, from - 3), from);
    return (
      !before.some((word) => negations.has(word)) &&
      !tellsReaders(sentence) &&
      !before.some((word) => askingWhence.has(word)) &&
      !sentence.some((word) => aboutMeeting.has(word) || isHesitating(word)) &&
      !isOnlyUntil(list, from, until) &&
      !list.slice(from, until).some((word) => word.length > 3 && weekdayOf(word) !== undefined) &&
      until > from
    );
  });
  return found === undefined ? undefined : list.slice(found.from, found.until).join(" ");
}

/** "Nu-mi scrieți până în martie", "не пишите до 5 мая": a wish for a later time. */
function isOnlyUntil(list: readonly string[], from: number, until: number): boolean {
  const near = list.slice(Math.max(0, from - 5), until + 4);
  return near.some(
    (word, place) =>
      untilWords.has(word) &&
      near
        .slice(place + 1, place + 3)
        .some(
          (next) => monthOf(next) !== undefined || weekdayOf(next) !== undefined || /^\d\d?$/u.test(next),
        ),
  );
}

const untilWords: ReadonlySet<string> = new Set(
  "bis vor hasta antes avant prima fino ate tot voor innan till inden indtil przed do pred pana inainte до ennen πριν μεχρι قبل עד לפני sebelum truoc".split(
    " ",
  ),
);
/** "De dónde sacó mi correo." */
const askingWhence: ReadonlySet<string> = new Set(["donde", "como", "where", "how"]);
const aboutMeeting: ReadonlySet<string> = new Set(
  "calendar schedule diary invite invitation meeting call chat interview appointment event booking today tomorrow slot slots option thread calendario agenda reunion reunión cita termin kalender afspraak".split(
    " ",
  ),
);

/** A sentence that consists of the word, with at most courtesy around it. */
function standsAlone(words: Words): string | undefined {
  const { list } = words;
  for (const found of findAll(words, bareStops)) {
    if (found.until === 0) return found.words;
    let from = found.from;
    while (from > 0 && found.from - from < 8 && !isMark(list[from - 1])) from -= 1;
    let until = found.until;
    while (until < list.length && until - found.until < 8 && !isMark(list[until])) until += 1;
    const around = [...list.slice(from, found.from), ...list.slice(found.until, until)];
    if (until - from <= 7 && around.every((word) => courtesy.has(word))) return found.words;
  }
  return undefined;
}

/** A subject of their own; that of a reply is ours, unless it is the bare word. */
function subjectOf(subject: string): string {
  return subject
    .replace(/^(?:\s*(?:re|aw|sv|antw|rif|res|odp|fw|fwd|wg)\s*(?:\[\d+\])?\s*[:：])+/iu, "")
    .slice(0, 200)
    .trim();
}

const negations: ReadonlySet<string> = new Set(["not", "never"]);
/** "Do not mail me, call me." */
const otherWays: ReadonlySet<string> = new Set(["call", "phone", "ring", "text", "whatsapp"]);
/** "I have no more messages to answer." */
const having: ReadonlySet<string> = new Set("have has had are were is got see with received".split(" "));
const timeWords: ReadonlySet<string> = new Set([
  "before",
  "until",
  "till",
  "during",
  "today",
  "tomorrow",
  "this",
  "next",
  "while",
]);
const addressWords: ReadonlySet<string> = new Set([
  "address",
  "email",
  "mail",
  "account",
  "number",
  "matter",
  "subject",
  "topic",
  "again",
]);
const courtesy: ReadonlySet<string> = new Set(
  "please now just hi hello hey dear sir madam thanks thank you it this these that here all already immediately asap kindly today me us from to messages emails mails texts bitte sofort danke por favor ya gracias s il vous te plait svp venligst merci per favore subito grazie alsjeblieft alstublieft aub nu a u b por favor obrigado ja agora snalla tack prosze juz dziekuje пожалуйста lutfen kiitos the do i want to would like and ok okay".split(
    " ",
  ),
);
