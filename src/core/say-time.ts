/**
 * Times as people write them in a mail: "Tuesday 1 December at 10:00", and with several of them the zone once, at
 * the end. Always the reader's weekday, date and 24-hour clock, always a named zone (mails.md). One table a
 * language; a language that has none yet is said in English.
 */

import { sayZone } from "./say-zone.ts";
import type { Slot } from "./slot.ts";

type Instant = Temporal.Instant;

/** "Tuesday 1 December", on the clock of `zone` (IANA). */
export function sayDay(at: Instant, zone: string, language = "en"): string {
  return wordsOf(language).day(at.toZonedDateTimeISO(zone));
}

/** "Tuesday", on the clock of `zone`. */
export function sayWeekday(at: Instant, zone: string, language = "en"): string {
  return wordsOf(language).weekday(at.toZonedDateTimeISO(zone));
}

/** "10:00", on the clock of `zone`. */
export function sayTime(at: Instant, zone: string): string {
  return clock(at.toZonedDateTimeISO(zone));
}

/** "Tuesday 1 December at 10:00": the words of an offer, without the zone. */
export function saySlot(slot: Pick<Slot, "start">, zone: string, language = "en"): string {
  return wordsOf(language).moment(slot.start.toZonedDateTimeISO(zone));
}

/**
 * "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time". Every slot keeps all of its words
 * (`saySlot`), so that each can be found again in a mail that the owner edited. Empty for no slots.
 */
export function saySlots(slots: readonly Pick<Slot, "start">[], zone: string, language = "en"): string {
  const words = wordsOf(language);
  const said = slots.map((slot) => saySlot(slot, zone, language));
  const last = said.pop();
  const first = slots[0];
  if (last === undefined || first === undefined) return "";
  const list = said.length === 0 ? last : `${said.join(", ")} ${words.or} ${last}`;
  return `${list}, ${sayZone(zone, language)}`;
}

/**
 * One moment on two clocks: "Tuesday 1 December at 10:00, Chicago time (11:00 New York time)". The second day is
 * named only where it is another one, the second clock only where it shows another time.
 */
export function sayBothZones(
  slot: Pick<Slot, "start">,
  zone: string,
  otherZone: string,
  language = "en",
): string {
  const first = `${saySlot(slot, zone, language)}, ${sayZone(zone, language)}`;
  const here = slot.start.toZonedDateTimeISO(zone);
  const there = slot.start.toZonedDateTimeISO(otherZone);
  if (here.toPlainDateTime().equals(there.toPlainDateTime())) return first;
  const isSameDay = here.toPlainDate().equals(there.toPlainDate());
  const second = isSameDay ? clock(there) : wordsOf(language).moment(there);
  return `${first} (${second}${isSameDay ? " " : ", "}${sayZone(otherZone, language)})`;
}

interface TimeWords {
  or: string;
  weekday(at: Temporal.ZonedDateTime): string;
  day(at: Temporal.ZonedDateTime): string;
  moment(at: Temporal.ZonedDateTime): string;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

const english: TimeWords = {
  or: "or",
  weekday: (at) => weekdays[at.dayOfWeek - 1] ?? "",
  day: (at) => `${english.weekday(at)} ${at.day} ${months[at.month - 1] ?? ""}`,
  moment: (at) => `${english.day(at)} at ${clock(at)}`,
};

const german: TimeWords = {
  or: "oder",
  weekday: (at) =>
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"][at.dayOfWeek - 1] ?? "",
  day: (at) => `${german.weekday(at)}, ${at.day}. ${germanMonths[at.month - 1] ?? ""}`,
  moment: (at) => `${german.day(at)} um ${clock(at)} Uhr`,
};
const germanMonths = [
  ...["Januar", "Februar", "März", "April", "Mai", "Juni"],
  ...["Juli", "August", "September", "Oktober", "November", "Dezember"],
];

const spanish: TimeWords = {
  or: "o",
  weekday: (at) =>
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"][at.dayOfWeek - 1] ?? "",
  day: (at) => `${spanish.weekday(at)} ${at.day} de ${spanishMonths[at.month - 1] ?? ""}`,
  moment: (at) => `${spanish.day(at)} a ${at.hour === 1 ? "la" : "las"} ${clock(at)}`,
};
const spanishMonths = [
  ...["enero", "febrero", "marzo", "abril", "mayo", "junio"],
  ...["julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
];

const languages: ReadonlyMap<string, TimeWords> = new Map([
  ["en", english],
  ["de", german],
  ["es", spanish],
]);

function wordsOf(language: string): TimeWords {
  return languages.get(language.split("-")[0] ?? "en") ?? english;
}

function clock(at: Temporal.ZonedDateTime): string {
  return `${at.hour}:${String(at.minute).padStart(2, "0")}`;
}
