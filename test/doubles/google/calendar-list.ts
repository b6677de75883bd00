/** events.list, with sync tokens and without. */
import type { CalendarBook, Entry } from "./calendar-book.ts";
import { bookOf } from "./calendar-events.ts";
import type { Call, Handlers } from "./call.ts";
import { instantOf, parameterInstant } from "./event-shape.ts";
import { finishConferences, syncedEvent } from "./event-shown.ts";
import { listed } from "./gmail-pages.ts";
import { invalid, refusal } from "./refusal.ts";
import type { World } from "./world.ts";

type Params = Call<"calendar.events.list">["params"];

/** What a sync token cannot stand beside (Calendar API, events.list, syncToken). */
const barred = [
  "iCalUID",
  "orderBy",
  "privateExtendedProperty",
  "q",
  "sharedExtendedProperty",
  "timeMin",
  "timeMax",
  "updatedMin",
] as const satisfies readonly (keyof Params)[];

export const calendarList: Handlers<"calendar.events.list"> = {
  "calendar.events.list": (world, { account, params }) => {
    const book = bookOf(account, params.calendarId);
    finishConferences(world, book);
    const since = params.syncToken === undefined ? undefined : sinceOf(world, book, params);
    const found = sorted(book, params, [...book.entries.values()].filter(selection(book, params, since)));
    const { page, nextPageToken } = listed("calendar", found, params, 250, 2_500);
    // A search, or an order, is nothing to follow.
    const isFollowed = barred.every(
      (name) => params[name] === undefined || name === "timeMin" || name === "timeMax",
    );
    const isLast = nextPageToken.nextPageToken === undefined;
    return {
      kind: "calendar#events",
      etag: `"p${book.changes}"`,
      summary: book.summary,
      timeZone: params.timeZone ?? book.timeZone,
      accessRole: "owner",
      updated: world.clock().toString({ fractionalSecondDigits: 3 }),
      defaultReminders: [],
      items: page.map((entry) => syncedEvent(world, entry, book, params.timeZone)),
      ...nextPageToken,
      ...(isLast && isFollowed ? { nextSyncToken: syncToken(world, book, params) } : {}),
    };
  },
};

/** Opaque to the client: the count, when it was given, and what was asked. */
function syncToken(world: World, book: CalendarBook, params: Params): string {
  const text = [book.id, book.changes, world.clock().epochMilliseconds, shape(params)].join("|");
  return `C${Buffer.from(text).toString("base64url")}=`;
}

function shape(params: Params): string {
  return [params.singleEvents === true, (params.eventTypes ?? []).toSorted().join(",")].join("/");
}

function sinceOf(world: World, book: CalendarBook, params: Params): number {
  const beside = barred.find((name) => params[name] !== undefined);
  if (beside !== undefined)
    throw invalid("calendar", `Sync token cannot be used together with ${beside}.`, "badRequest");
  if (params.showDeleted === false)
    throw invalid("calendar", "showDeleted must be true when a sync token is used.", "badRequest");
  const text = Buffer.from((params.syncToken ?? "").replace(/^C|=$/g, ""), "base64url").toString("utf8");
  const [id = "", count = "", given = "", asked = ""] = text.split("|");
  if (id !== book.id) throw invalid("calendar", "Invalid sync token value.");
  if (asked !== shape(params))
    throw invalid("calendar", "Sync token was made for other parameters.", "badRequest");
  const isOld = Number(given) < world.clock().epochMilliseconds - world.options.syncTokenLife;
  if (isOld || Number(count) < book.syncFloor) {
    throw refusal("calendar", {
      status: 410,
      reason: "fullSyncRequired",
      message: "Sync token is no longer valid, a full sync is required.",
      domain: "calendar",
      where: { location: "syncToken", locationType: "parameter" },
    });
  }
  return Number(count);
}

function selection(book: CalendarBook, params: Params, since: number | undefined): (entry: Entry) => boolean {
  const timeMin = parameterInstant(params.timeMin);
  const timeMax = parameterInstant(params.timeMax);
  const updatedMin = parameterInstant(params.updatedMin);
  if (timeMin !== undefined && timeMax !== undefined && timeMax <= timeMin) {
    throw invalid("calendar", "The specified time range is empty.", "timeRangeEmpty");
  }
  const withDeleted = since !== undefined || params.showDeleted === true || updatedMin !== undefined;
  const properties = pairs(params.privateExtendedProperty);
  const shared = pairs(params.sharedExtendedProperty);
  return ({ event, change }) =>
    (since === undefined || change > since) &&
    (event.status !== "cancelled" || withDeleted) &&
    (timeMin === undefined || instantOf(event.end, "end", book.timeZone) > timeMin) &&
    (timeMax === undefined || instantOf(event.start, "start", book.timeZone) < timeMax) &&
    (updatedMin === undefined ||
      Temporal.Instant.from(event.updated ?? "").epochMilliseconds >= updatedMin) &&
    (params.iCalUID === undefined || event.iCalUID === params.iCalUID) &&
    (params.eventTypes === undefined || params.eventTypes.includes(event.eventType ?? "default")) &&
    (params.q === undefined || words(event).includes(params.q.toLowerCase())) &&
    properties.every(([key, value]) => event.extendedProperties?.private?.[key] === value) &&
    shared.every(([key, value]) => event.extendedProperties?.shared?.[key] === value);
}

function pairs(given: readonly string[] | undefined): [string, string][] {
  return (given ?? []).map((pair) => {
    const sign = pair.indexOf("=");
    if (sign < 1) throw invalid("calendar", "Invalid value for: extended property", "invalidParameter");
    return [pair.slice(0, sign), pair.slice(sign + 1)];
  });
}

function words(event: Entry["event"]): string {
  const guests = (event.attendees ?? []).map(({ email, displayName }) => `${email} ${displayName ?? ""}`);
  return [event.summary, event.description, event.location, ...guests].join("\n").toLowerCase();
}

function sorted(book: CalendarBook, params: Params, entries: Entry[]): Entry[] {
  const start = ({ event }: Entry) => instantOf(event.start, "start", book.timeZone);
  if (params.orderBy === undefined) return entries;
  if (params.orderBy === "updated") return entries.sort((a, b) => a.change - b.change);
  if (params.orderBy !== "startTime")
    throw invalid("calendar", `Invalid value for: ${params.orderBy}`, "invalidParameter");
  if (params.singleEvents !== true) {
    throw invalid(
      "calendar",
      "The requested ordering is not available for the particular query.",
      "badRequest",
    );
  }
  return entries.sort((a, b) => start(a) - start(b));
}
