/** When the listed calendars are busy. What Graph cannot say is busy. */
import { Problem } from "../../core/problem.ts";
import type { Busy, OwnTime } from "../../core/slot.ts";
import { toZoneName } from "../../formats/zone-name.ts";
import { isTrouble } from "../provider.ts";
import { type GraphClient, part } from "./client.ts";
import { toInstant, toMoment } from "./graph-time.ts";
import { shows, valueIn } from "./properties.ts";
import { isAnswer } from "./trouble.ts";
import { type EventItem, EventList, type Moment, Schedules, Settings } from "./wire.ts";

type Instant = Temporal.Instant;

export interface BusyOptions {
  /** `primary`, calendar ids, and addresses of colleagues. */
  calendars: readonly string[];
  /** Remembers the mailbox's own zone. */
  zones: Map<string, string>;
  /** Entries of ours that do not count where they stand at that time. */
  own: readonly OwnTime[];
}

/** Throws `ProviderError`, and Problem `calendar/unreadable` where the rules name a calendar that there is not. */
export async function freeBusy(
  client: GraphClient,
  { calendars, zones, own }: BusyOptions,
  from: Instant,
  until: Instant,
): Promise<Busy[]> {
  const whole = { from: from.epochMilliseconds, until: until.epochMilliseconds };
  const busy: Busy[] = [];
  for (const id of calendars.filter((one) => !one.includes("@"))) {
    for (const item of await viewOf(client, id, from, until)) {
      if (!takesTime(item) || isOwn(item, own)) continue;
      busy.push(within(await spanOf(client, zones, item), whole));
    }
  }
  const others = calendars.filter((one) => one.includes("@"));
  for (let start = from; others.length > 0 && Temporal.Instant.compare(start, until) < 0; ) {
    const after = start.add({ hours: mostHours });
    const end = Temporal.Instant.compare(after, until) < 0 ? after : until;
    busy.push(...(await schedules(client, others, start, end)));
    start = end;
  }
  return merged(busy);
}

/** What one question about others may span (62 days), and a little less. */
const mostHours = 60 * 24;

/**
 * A view, unlike getSchedule, is there for every kind of account, and shows every occurrence of a series. A whole day lies
 * in it from midnight to midnight in UTC, wherever its owner is: so it is asked for with as much around as zones differ.
 */
async function viewOf(client: GraphClient, id: string, from: Instant, until: Instant): Promise<EventItem[]> {
  const items: EventItem[] = [];
  let next: { path: string; query?: Record<string, string> } = {
    path: id === "primary" ? "/me/calendarView" : `/me/calendars/${part(id)}/calendarView`,
    query: {
      startDateTime: `${from.subtract({ hours: farthestZoneHours })}`,
      endDateTime: `${until.add({ hours: farthestZoneHours })}`,
      $select: "start,end,isAllDay,isCancelled,showAs",
      $expand: shows("action"),
      $top: "250",
    },
  };
  for (;;) {
    let page: EventList;
    try {
      page = await client.ask({ ...next, intent: "reading", reply: EventList });
    } catch (error) {
      if (isTrouble(error, "gone") || isAnswer(error, 400)) throw unknownCalendar(id);
      throw error;
    }
    items.push(...page.value);
    const more = page["@odata.nextLink"];
    if (more === undefined) return items;
    next = { path: more };
  }
}

const farthestZoneHours = 14;

/** Who works elsewhere can be met; tentative, away and whatever Graph cannot say cannot (A17). */
function takesTime({ isCancelled, showAs }: EventItem): boolean {
  return isCancelled !== true && showAs !== "free" && showAs !== "workingElsewhere";
}

function isOwn(item: EventItem, own: readonly OwnTime[]): boolean {
  if (own.length === 0 || item.start === undefined) return false;
  const key = valueIn(item, "action");
  const start = toInstant(item.start);
  return own.some((one) => one.key === key && start !== undefined && toSecond(one.start) === toSecond(start));
}

function toSecond(at: Instant): number {
  return Math.floor(at.epochMilliseconds / 1_000);
}

type Span = { start: Instant | undefined; end: Instant | undefined };

/** A whole day has no zone of its own: it is a day where the owner is. */
async function spanOf(client: GraphClient, zones: Map<string, string>, item: EventItem): Promise<Span> {
  const { start, end, isAllDay } = item;
  if (isAllDay !== true || start === undefined || end === undefined)
    return { start: start && toInstant(start), end: end && toInstant(end) };
  const timeZone = await zoneOf(client, zones);
  if (timeZone === undefined) {
    // Anywhere on earth it may be that day.
    return {
      start: inZone(start, "UTC")?.subtract({ hours: farthestZoneHours }),
      end: inZone(end, "UTC")?.add({ hours: 12 }),
    };
  }
  return { start: inZone(start, timeZone), end: inZone(end, timeZone) };
}

function inZone({ dateTime }: Moment, timeZone: string): Instant | undefined {
  return toInstant({ dateTime, timeZone });
}

/** The zone of the mailbox; undefined where it may not be read, or is none that we know. */
async function zoneOf(client: GraphClient, zones: Map<string, string>): Promise<string | undefined> {
  const known = zones.get("own");
  if (known !== undefined) return known;
  try {
    const path = "/me/mailboxSettings";
    const query = { $select: "timeZone" };
    const { timeZone } = await client.ask({ path, query, intent: "reading", reply: Settings });
    const zone = toZoneName(timeZone ?? "");
    if (zone !== undefined) zones.set("own", zone);
    return zone;
  } catch (error) {
    if (isAnswer(error, 403) || isTrouble(error, "gone")) return undefined;
    throw error;
  }
}

async function schedules(
  client: GraphClient,
  addresses: readonly string[],
  from: Instant,
  until: Instant,
): Promise<Busy[]> {
  const body = {
    schedules: addresses,
    startTime: toMoment(from, "UTC"),
    endTime: toMoment(until, "UTC"),
    availabilityViewInterval: 30,
  };
  const path = "/me/calendar/getSchedule";
  const whole = { from: from.epochMilliseconds, until: until.epochMilliseconds };
  const [first = ""] = addresses;
  try {
    const asked = { method: "POST" as const, path, body, intent: "reading" as const, reply: Schedules };
    const { value } = await client.ask(asked);
    return addresses.flatMap((address) => {
      const found = value.find(({ scheduleId }) => scheduleId?.toLowerCase() === address.toLowerCase());
      if (found?.error?.responseCode === "ErrorMailRecipientNotFound") throw unknownCalendar(address);
      if (found === undefined || found.error !== undefined) return [whole];
      return (found.scheduleItems ?? [])
        .filter(({ status }) => status !== "free" && status !== "workingElsewhere")
        .map(({ start, end }) => within({ start: toInstant(start), end: toInstant(end) }, whole));
    });
  } catch (error) {
    // A personal account may not ask about others.
    if (isAnswer(error, 403)) throw unknownCalendar(first);
    throw error;
  }
}

/** Cut to what was asked for; a span that cannot be read takes all of it. */
function within({ start, end }: Span, whole: Busy): Busy {
  if (start === undefined || end === undefined) return whole;
  return {
    from: Math.max(start.epochMilliseconds, whole.from),
    until: Math.min(end.epochMilliseconds, whole.until),
  };
}

/** Sorted, and without overlaps. */
function merged(busy: readonly Busy[]): Busy[] {
  const result: Busy[] = [];
  for (const span of busy.filter((one) => one.from < one.until).toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else result.push({ ...span });
  }
  return result;
}

function unknownCalendar(id: string): Problem {
  return new Problem("calendar/unreadable", {
    what: `there is no calendar ${JSON.stringify(id)}, or this account may not see it`,
    where: "rules.yaml: meetings.busy_calendars",
    next: "Name `primary`, the id of a calendar of yours, or, with a work account, the address of a colleague.",
  });
}
