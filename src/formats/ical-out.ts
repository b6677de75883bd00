/** A meeting as an iCalendar text: the same input gives the same bytes, and no value can add a line (C-32, N-64). */
import ICAL from "ical.js";
import { Problem } from "../core/problem.ts";
import { normaliseAddress } from "./address.ts";
import { actionHeader, type Person } from "./mime-out.ts";
import { type Jcal, toVtimezone } from "./vtimezone.ts";
import { toWallText } from "./wall-text.ts";

export interface OutgoingEvent {
  uid: string;
  sequence: number;
  start: Temporal.Instant;
  end: Temporal.Instant;
  /** IANA zone that the times are written in; in UTC where its clock shows one of them twice. */
  zone: string;
  summary: string;
  description: string;
  location?: string;
  organizer: Person;
  /** With nobody invited there is no organizer either (RFC 5545, 3.8.4.3). */
  attendees: readonly Person[];
  /** Tentative, and for nobody's eyes but the owner's. */
  isHold?: true;
}

export interface IcalOptions {
  /** DTSTAMP: when this version was made. */
  stamp: Temporal.Instant;
  /** Goes into X-QUARTERHOUR-ACTION. */
  action?: string;
  /** For a mail (RFC 5546); a calendar's own entry has none. */
  method?: "REQUEST" | "CANCEL" | "PUBLISH";
  status?: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** What attendees answered so far, by address; NEEDS-ACTION where nothing is known. */
  answers?: ReadonlyMap<string, string>;
  /** Further properties in our own name: `x-quarterhour-…` to a value. */
  marks?: Readonly<Record<string, string>>;
}

/** Lines ended by CRLF, folded at 75 octets. Throws Problem `mail/unsafe` for a UID or an address that cannot stand there. */
export function toIcal(event: OutgoingEvent, options: IcalOptions): string {
  const { zone, start, end } = event;
  const utc = zone === "UTC" || zone === "Etc/UTC" || comesTwice(start, zone) || comesTwice(end, zone);
  const time = (name: string, at: Temporal.Instant) =>
    utc
      ? [name, {}, "date-time", `${toWallText(at.toZonedDateTimeISO("UTC").toPlainDateTime())}Z`]
      : [name, { tzid: zone }, "date-time", toWallText(at.toZonedDateTimeISO(zone).toPlainDateTime())];
  const text = (name: string, value: string | undefined) =>
    value === undefined ? [] : [[name, {}, "text", value]];

  const vevent: Jcal = [
    "vevent",
    [
      ["uid", {}, "text", safeUid(event.uid)],
      ["sequence", {}, "integer", event.sequence],
      [
        "dtstamp",
        {},
        "date-time",
        `${toWallText(options.stamp.toZonedDateTimeISO("UTC").toPlainDateTime())}Z`,
      ],
      time("dtstart", start),
      time("dtend", end),
      ...text("summary", oneLine(event.summary)),
      ...text("description", clean(event.description)),
      ...text("location", event.location === undefined ? undefined : oneLine(event.location)),
      ...(event.attendees.length === 0
        ? []
        : [["organizer", named(event.organizer), "cal-address", mailto(event.organizer)]]),
      ...event.attendees.map((person) => [
        "attendee",
        asked(person, options.answers),
        "cal-address",
        mailto(person),
      ]),
      ...text("status", options.status ?? (event.isHold === true ? "TENTATIVE" : "CONFIRMED")),
      ...text("class", event.isHold === true ? "PRIVATE" : undefined),
      ...(options.action === undefined ? [] : [mark(actionHeader.toLowerCase(), options.action)]),
      ...Object.entries(options.marks ?? {}).map(([name, value]) => mark(name, value)),
    ],
    [],
  ];
  const calendar: Jcal = [
    "vcalendar",
    [
      ["version", {}, "text", "2.0"],
      ["prodid", {}, "text", "-//quarterhour//quarterhour//EN"],
      ...text("method", options.method),
    ],
    utc ? [vevent] : [toVtimezone(zone, start, end), vevent],
  ];
  return `${ICAL.stringify(calendar).trimEnd()}\r\n`;
}

/**
 * In the hour in which the clock is set back: RFC 5545 (3.3.5) means the first of the two, some programs take the second,
 * and the second cannot be written. Such an event is written in UTC.
 */
function comesTwice(at: Temporal.Instant, zone: string): boolean {
  const wall = at.toZonedDateTimeISO(zone).toPlainDateTime();
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  );
  return first?.epochMilliseconds !== second?.epochMilliseconds;
}

/** A property of our own; its type keeps ical.js from adding `VALUE=TEXT`, and from escaping. */
function mark(name: string, value: string): unknown[] {
  if (!/^[\x21-\x7e]+$/.test(value))
    refuse(`${name} must be plain text without spaces: ${JSON.stringify(value.slice(0, 80))}`);
  return [name, {}, "unknown", value];
}

function named(person: Person): Record<string, string> {
  const name = oneLine(person.name).replaceAll('"', "'");
  return name === "" ? {} : { cn: name };
}

function asked(person: Person, answers: ReadonlyMap<string, string> | undefined): Record<string, string> {
  const partstat = answers?.get(normaliseAddress(person.address) ?? "") ?? "NEEDS-ACTION";
  return { ...named(person), role: "REQ-PARTICIPANT", partstat, rsvp: "TRUE" };
}

function mailto(person: Person): string {
  const address = normaliseAddress(person.address);
  if (address === undefined)
    return refuse(
      `an event needs exactly one address for each person: ${JSON.stringify(person.address.slice(0, 80))}`,
    );
  return `mailto:${address}`;
}

function safeUid(uid: string): string {
  return /^[\x21-\x7e]{1,255}$/.test(uid)
    ? uid
    : refuse(`an event's id must be plain text without spaces: ${JSON.stringify(uid.slice(0, 80))}`);
}

function refuse(what: string): never {
  throw new Problem("mail/unsafe", {
    what,
    next: "Correct the value that it is made from. Nothing was written.",
  });
}

/** Line ends as LF, which the writer escapes; every other control character is dropped. */
function clean(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .toWellFormed();
}

function oneLine(value: string): string {
  return clean(value).replace(/\s+/g, " ").trim();
}
