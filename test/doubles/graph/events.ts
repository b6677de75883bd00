/** /me/events: creating once for a transactionId, changing, cancelling; invitations go out by themselves. */
import type { Attendee, Event, OnlineMeetingInfo } from "@microsoft/microsoft-graph-types";
import type { Call, Handle } from "./call.ts";
import { checkMatch, setExtended } from "./draft.ts";
import { propertyId } from "./filter.ts";
import { findEvent, newItem, removeItem, stamp, touch } from "./mailbox.ts";
import { keptBody, previewOf } from "./mime.ts";
import { badRequest, notFound } from "./refusal.ts";
import { page, showEvent } from "./shape.ts";
import type { Account, EventItem, World } from "./world.ts";
import { fromZone } from "./zones.ts";

/** What Outlook decides itself. */
const readOnly = new Set([
  ...[
    "id",
    "changeKey",
    "createdDateTime",
    "lastModifiedDateTime",
    "bodyPreview",
    "iCalUId",
    "isCancelled",
    "isDraft",
  ],
  ...[
    "isOrganizer",
    "onlineMeeting",
    "onlineMeetingUrl",
    "originalEndTimeZone",
    "originalStart",
    "organizer",
  ],
  ...[
    "originalStartTimeZone",
    "responseStatus",
    "seriesMasterId",
    "type",
    "webLink",
    "calendar",
    "hasAttachments",
  ],
  ...["instances", "exceptionOccurrences", "cancelledOccurrences"],
]);

export const listEvents: Handle = (call) =>
  page(
    call,
    call.account.events.filter(({ place }) => place === calendarOf(call)),
    "Event",
    showEvent,
  );

export const getEvent: Handle = (call) => ({ status: 200, json: showEvent(call, eventOf(call)) });

export const createEvent: Handle = (call) => {
  const { world, account } = call;
  const json = call.json as Event;
  const { transactionId } = json;
  const before = transactionId ? account.transactions.get(transactionId) : undefined;
  const body = JSON.stringify(json);
  if (before !== undefined && before.body !== body) {
    world.violations.push(`${account.email}: transactionId ${transactionId} came again with another body`);
  }
  const first = account.events.find(({ steadyId }) => steadyId === before?.steadyId);
  // The same id again is answered with the first event, as if it had just been made.
  if (first !== undefined) return { status: 201, json: showEvent(call, first) };
  const event = putEvent(world, account, json, calendarOf(call));
  if (transactionId) account.transactions.set(transactionId, { body, steadyId: event.steadyId });
  invite(world, account, event, "REQUEST", attendees(event.data));
  const shown = showEvent(call, event);
  return { status: 201, json: shown, headers: { location: `${world.url}/v1.0/me/events/${shown.id}` } };
};

/** Throws a refusal where the event is none; `json` is as a client sends it. */
export function putEvent(world: World, account: Account, json: Event, place?: string): EventItem {
  for (const name of Object.keys(json)) {
    if (readOnly.has(name))
      throw badRequest(`The property '${name}' is read-only.`, "ErrorInvalidPropertySet");
  }
  if (json.recurrence) throw badRequest("The double of Graph has no recurring events.", "NotImitated");
  const { start, end } = times(json);
  const { singleValueExtendedProperties, ...said } = json;
  for (const { id } of singleValueExtendedProperties ?? []) propertyId(id ?? "");
  const body = keptBody(json.body);
  const now = stamp(world.clock());
  const wantsTeams = json.isOnlineMeeting === true && account.kind === "work";
  const invited = (json.attendees ?? []).map((one) => unanswered(one));
  const data: Event = {
    createdDateTime: now,
    lastModifiedDateTime: now,
    categories: [],
    originalStartTimeZone: json.start?.timeZone ?? "UTC",
    originalEndTimeZone: json.end?.timeZone ?? "UTC",
    iCalUId: world
      .newId("040000008200E00074C5B7101A82E008", 112)
      .replace("=", "")
      .toUpperCase()
      .replace(/[^0-9A-F]/g, "0"),
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: "",
    importance: "normal",
    sensitivity: "normal",
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    responseRequested: true,
    seriesMasterId: null,
    showAs: "busy",
    type: "singleInstance",
    webLink: "https://outlook.office365.com/owa/?itemid=event",
    onlineMeetingUrl: null,
    allowNewTimeProposals: true,
    hideAttendees: false,
    isDraft: false,
    location: {
      displayName: "",
      locationType: "default",
      uniqueIdType: "unknown",
      address: {},
      coordinates: {},
    },
    locations: [],
    recurrence: null,
    ...said,
    body,
    bodyPreview: previewOf(body),
    attendees: invited,
    responseStatus: { response: "organizer", time: "0001-01-01T00:00:00Z" },
    organizer: { emailAddress: { name: account.name, address: account.email } },
    // A personal account has no Teams: it is passed over in silence.
    isOnlineMeeting: wantsTeams,
    onlineMeetingProvider: wantsTeams ? "teamsForBusiness" : "unknown",
    onlineMeeting: wantsTeams ? meeting(world) : null,
  };
  const calendar = place ?? [...account.calendars.keys()][0] ?? "";
  const event: EventItem = { ...newItem(world, account, calendar, data), start, end };
  setExtended(event, singleValueExtendedProperties ?? []);
  account.events.push(event);
  return event;
}

export const patchEvent: Handle = (call) => {
  const event = eventOf(call);
  checkMatch(call, event);
  const json = call.json as Event;
  changeEvent(call.world, call.account, event, json);
  return { status: 200, json: showEvent(call, event) };
};

/** What is named is replaced whole; once a meeting is online, it stays so. */
export function changeEvent(world: World, account: Account, event: EventItem, json: Event): void {
  const { singleValueExtendedProperties, isOnlineMeeting, onlineMeetingProvider: _stays, ...said } = json;
  for (const name of Object.keys(json)) {
    if (readOnly.has(name))
      throw badRequest(`The property '${name}' is read-only.`, "ErrorInvalidPropertySet");
  }
  if (said.transactionId !== undefined && said.transactionId !== event.data.transactionId) {
    throw badRequest("The transactionId of an event cannot be changed.", "ErrorInvalidPropertySet");
  }
  const moved = { ...event.data, ...said };
  if (said.start !== undefined || said.end !== undefined) {
    const { start, end } = times(moved);
    const isMoved = !start.equals(event.start) || !end.equals(event.end);
    Object.assign(event, { start, end });
    // Who had answered has to answer again.
    if (isMoved) moved.attendees = (moved.attendees ?? []).map((one) => ({ ...unanswered(one) }));
  }
  const known = new Map((event.data.attendees ?? []).map((one) => [addressOf(one), one]));
  if (said.attendees)
    moved.attendees = said.attendees.map((one) => known.get(addressOf(one)) ?? unanswered(one));
  if (said.body !== undefined) {
    moved.body = keptBody(said.body);
    moved.bodyPreview = previewOf(moved.body);
  }
  if (isOnlineMeeting === true && account.kind === "work" && event.data.isOnlineMeeting !== true) {
    Object.assign(moved, {
      isOnlineMeeting: true,
      onlineMeetingProvider: "teamsForBusiness",
      onlineMeeting: meeting(world),
    });
  }
  const gone = attendees(event.data).filter((address) => !attendees(moved).includes(address));
  event.data = moved;
  setExtended(event, singleValueExtendedProperties ?? []);
  touch(world, account, event, "all");
  const isTold = ["start", "end", "location", "locations", "attendees", "body", "subject"].some(
    (name) => name in said,
  );
  if (isTold) invite(world, account, event, "REQUEST", attendees(moved));
  invite(world, account, event, "CANCEL", gone);
}

/** Away at once; who was invited is told. */
export const deleteEvent: Handle = (call) => {
  const event = eventOf(call);
  checkMatch(call, event);
  dropEvent(call.world, call.account, event);
  return { status: 204 };
};

/** Only for the organizer of a meeting with attendees: they get the comment, the event goes. */
export const cancelEvent: Handle = (call) => {
  const event = eventOf(call);
  if (event.data.isOrganizer !== true) {
    throw badRequest(
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
      "ErrorCalendarMeetingRequestIsOutOfDate",
    );
  }
  if (attendees(event.data).length === 0) {
    throw badRequest("Your request can't be completed. The meeting has no attendees.", "ErrorInvalidRequest");
  }
  dropEvent(call.world, call.account, event);
  return { status: 202 };
};

export function dropEvent(world: World, account: Account, event: EventItem): void {
  removeItem(account, event, "deleted");
  if (event.data.isOrganizer === true) invite(world, account, event, "CANCEL", attendees(event.data));
}

export function calendarOf(call: Call): string {
  const first = [...call.account.calendars.keys()][0] ?? "";
  const asked = call.params.calendar ?? first;
  if (!call.account.calendars.has(asked)) throw notFound();
  return asked;
}

function eventOf(call: Call): EventItem {
  return findEvent(call.account, call.params.id ?? "");
}

function times(json: Event): { start: Temporal.Instant; end: Temporal.Instant } {
  const [start, end] = [fromZone(json.start, "start"), fromZone(json.end, "end")];
  if (Temporal.Instant.compare(start, end) > 0) {
    throw badRequest(
      "The meeting's end time is before its start time.",
      "ErrorCalendarEndDateIsEarlierThanStartDate",
    );
  }
  const isMidnight = (text: string | undefined): boolean => /T00:00(:00(\.0+)?)?$/.test(text ?? "");
  if (json.isAllDay === true && !(isMidnight(json.start?.dateTime) && isMidnight(json.end?.dateTime))) {
    throw badRequest(
      "The start and end of an event that lasts all day must be at midnight.",
      "ErrorPropertyValidationFailure",
    );
  }
  return { start, end };
}

function invite(
  world: World,
  account: Account,
  event: EventItem,
  method: "REQUEST" | "CANCEL",
  to: string[],
): void {
  for (const address of to) {
    world.invitations.push({
      method,
      eventId: event.steadyId,
      from: account.email,
      to: address,
      at: world.clock(),
    });
  }
}

/** Nobody has answered yet. */
function unanswered(one: Attendee): Attendee {
  const { address, name } = one.emailAddress ?? {};
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address ?? "")) {
    throw badRequest("At least one recipient isn't valid.", "ErrorInvalidRecipients");
  }
  return {
    type: one.type ?? "required",
    status: { response: "none", time: "0001-01-01T00:00:00Z" },
    emailAddress: { name: name ?? address ?? "", address: address ?? "" },
  };
}

function attendees(event: Event): string[] {
  return (event.attendees ?? []).map(addressOf);
}

function addressOf(one: Attendee): string {
  return (one.emailAddress?.address ?? "").toLowerCase();
}

function meeting(world: World): OnlineMeetingInfo {
  const thread = world.newId("19%3ameeting_", 60).replace("=", "");
  return { joinUrl: `https://teams.microsoft.com/l/meetup-join/${thread}%40thread.v2/0` };
}
