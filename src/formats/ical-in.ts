/**
 * Events of a calendar file or of a mail's calendar part, in our words. Who sent it, and whether it may change
 * anything, is for the caller to say: METHOD, UID and addresses are the stranger's own (N-70, N-71).
 */
import type { Partstat } from "../core/facts.ts";
import { normaliseAddress } from "./address.ts";
import { type Component, IcalError, property, readCalendars, textOf } from "./ical-text.ts";
import { actionHeader } from "./mime-out.ts";
import { dayMs, parseDuration, parseWhen } from "./wall-time.ts";
import { type Zone, zonesOf } from "./zone-in.ts";

export interface IncomingEvent {
  uid: string;
  /** The value of X-QUARTERHOUR-ACTION. */
  action: string | undefined;
  /** 0 where it is missing or outside 0 … 2³¹-1. */
  sequence: number;
  /** LAST-MODIFIED or DTSTAMP, whichever is later. */
  updated: Temporal.Instant | undefined;
  start: Temporal.Instant;
  end: Temporal.Instant;
  status: "confirmed" | "tentative" | "cancelled";
  summary: string;
  description: string;
  location: string | undefined;
  /** Normalised address. */
  organizer: string | undefined;
  attendees: {
    name: string;
    address: string;
    partstat: Partstat | "delegated";
    delegatedTo: string | undefined;
  }[];
  /** It stands for one occurrence of a series. */
  isOccurrence: boolean;
  isRecurring: boolean;
  /** Values of further `x-quarterhour-…` properties. */
  marks: Readonly<Record<string, string>>;
}

export interface Itip {
  /** Upper case: REQUEST, REPLY, COUNTER, CANCEL, …; undefined in a calendar's own file. */
  method: string | undefined;
  events: IncomingEvent[];
}

/** Reads every event that has a beginning. `floating` is the zone of times without one. Throws IcalError. */
export function readEvents(text: string, floating: string): Itip {
  const calendars = readCalendars(text);
  const method = calendars.map((calendar) => textOf(calendar, "method")).find((value) => value !== undefined);
  const events = calendars.flatMap((calendar) => {
    const zoneOf = zonesOf(calendar, floating);
    return calendar.components
      .filter((component) => component.name === "vevent" && property(component, "dtstart") !== undefined)
      .map((component) => toEvent(component, zoneOf));
  });
  return { method: method?.trim().toUpperCase(), events };
}

type ZoneOf = (tzid: string | undefined) => Zone;

function toEvent(event: Component, zoneOf: ZoneOf): IncomingEvent {
  const start = instantOf(event, "dtstart", zoneOf) ?? 0;
  const duration = property(event, "duration")?.values[0];
  const length = duration === undefined ? { days: 0, ms: 0 } : parseDuration(duration);
  const end = instantOf(event, "dtend", zoneOf) ?? start + length.days * dayMs + length.ms;
  if (end < start) throw new IcalError("it ends before it begins");
  const stamps = ["last-modified", "dtstamp"].flatMap((name) => instantOf(event, name, zoneOf) ?? []);
  return {
    uid: textOf(event, "uid") ?? "",
    action: textOf(event, actionHeader.toLowerCase()),
    sequence: sequenceOf(event),
    updated: stamps.length === 0 ? undefined : toInstant(Math.max(...stamps)),
    start: toInstant(start),
    end: toInstant(end),
    status: statusOf(event),
    summary: textOf(event, "summary") ?? "",
    description: textOf(event, "description") ?? "",
    location: textOf(event, "location"),
    organizer: addressOf(property(event, "organizer")?.values[0]),
    attendees: event.properties
      .filter((one) => one.name === "attendee")
      .slice(0, 1_000)
      .map((one) => ({
        name: one.params.cn ?? "",
        address: addressOf(one.values[0]) ?? String(one.values[0]).toLowerCase(),
        partstat: partstatOf(one.params.partstat),
        delegatedTo: addressOf(one.params["delegated-to"]),
      })),
    isOccurrence: property(event, "recurrence-id") !== undefined,
    isRecurring: event.properties.some((one) => one.name === "rrule" || one.name === "rdate"),
    marks: Object.fromEntries(
      event.properties
        .filter((one) => one.name.startsWith("x-quarterhour-"))
        .map((one) => [one.name, String(one.values[0])]),
    ),
  };
}

function instantOf(event: Component, name: string, zoneOf: ZoneOf): number | undefined {
  const found = property(event, name);
  if (found === undefined) return undefined;
  const when = parseWhen(found.values[0]);
  if (when.kind === "utc") return when.at;
  if (when.kind === "day") return zoneOf(undefined).toInstant(when.day * dayMs);
  return zoneOf(found.params.tzid).toInstant(when.wall);
}

function toInstant(at: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at);
}

function sequenceOf(event: Component): number {
  const sequence = Number(textOf(event, "sequence") ?? 0);
  return Number.isInteger(sequence) && sequence >= 0 && sequence < 2 ** 31 ? sequence : 0;
}

function statusOf(event: Component): IncomingEvent["status"] {
  const status = textOf(event, "status")?.trim().toUpperCase();
  return status === "CANCELLED" ? "cancelled" : status === "TENTATIVE" ? "tentative" : "confirmed";
}

function partstatOf(value: string | undefined): Partstat | "delegated" {
  const word = value?.trim().toLowerCase() ?? "";
  return (
    (["accepted", "declined", "tentative", "delegated"] as const).find((known) => known === word) ??
    "needs-action"
  );
}

function addressOf(value: unknown): string | undefined {
  return typeof value === "string" ? normaliseAddress(value) : undefined;
}
