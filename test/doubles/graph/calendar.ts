/** Calendars, their views, free and busy time, and what the mailbox is set to. */
import type {
  Calendar,
  FreeBusyStatus,
  MailboxSettings,
  ScheduleInformation,
} from "@microsoft/microsoft-graph-types";
import type { Call, Handle } from "./call.ts";
import { windowOf } from "./delta.ts";
import { calendarOf } from "./events.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { page, pick, showEvent } from "./shape.ts";
import type { Account, EventItem } from "./world.ts";
import { fromZone, inZone } from "./zones.ts";

export const me: Handle = (call) => ({ status: 200, json: pick(call, profile(call.account)) });

function profile(account: Account): object {
  return {
    businessPhones: [],
    displayName: account.name,
    givenName: account.name.split(" ")[0] ?? null,
    jobTitle: null,
    // A personal account has none here; its address is the name that it signs in with.
    mail: account.kind === "work" ? account.email : null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: account.name.split(" ").at(-1) ?? null,
    userPrincipalName: account.email,
    id: account.kind === "work" ? account.oid : account.oid.slice(-17).replace("-", ""),
  };
}

export const mailboxSettings: Handle = (call) => ({ status: 200, json: pick(call, settings(call.account)) });

function settings(account: Account): MailboxSettings {
  return {
    archiveFolder: null,
    timeZone: account.timeZone,
    delegateMeetingMessageDeliveryOptions: "sendToDelegateOnly",
    dateFormat: "yyyy-MM-dd",
    timeFormat: "HH:mm",
    userPurpose: "user",
    automaticRepliesSetting: {
      status: "disabled",
      externalAudience: "all",
      internalReplyMessage: "",
      externalReplyMessage: "",
    },
    language: { locale: "en-US", displayName: "English (United States)" },
    workingHours: {
      daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      startTime: "08:00:00.0000000",
      endTime: "17:00:00.0000000",
      timeZone: { name: account.timeZone },
    },
  };
}

export const getCalendar: Handle = (call) => ({
  status: 200,
  json: pick(call, showCalendar(call.account, calendarOf(call))),
});

export const listCalendars: Handle = ({ account }) => ({
  status: 200,
  json: { value: [...account.calendars.keys()].map((id) => showCalendar(account, id)) },
});

function showCalendar(account: Account, id: string): Calendar {
  const provider = account.kind === "work" ? "teamsForBusiness" : "unknown";
  return {
    id,
    name: account.calendars.get(id) ?? "",
    color: "auto",
    hexColor: "",
    isDefaultCalendar: [...account.calendars.keys()][0] === id,
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: account.kind === "work" ? [provider] : [],
    defaultOnlineMeetingProvider: provider,
    isTallyingResponses: true,
    isRemovable: false,
    owner: { name: account.name, address: account.email },
  };
}

export const calendarView: Handle = (call) => {
  const { from, until } = windowOf(call.query);
  const calendar = calendarOf(call);
  return page(
    call,
    call.account.events.filter((event) => event.place === calendar && touches(event, from, until)),
    "Event",
    showEvent,
  );
};

function touches({ start, end }: EventItem, from: Temporal.Instant, until: Temporal.Instant): boolean {
  return Temporal.Instant.compare(start, until) < 0 && Temporal.Instant.compare(end, from) > 0;
}

/** By half hours, or as asked: 0 free, 1 tentative, 2 busy, 3 away, 4 working elsewhere. */
export const getSchedule: Handle = (call) => {
  if (call.account.kind === "personal") {
    throw new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
  const json = call.json as {
    schedules: string[];
    startTime: { dateTime?: string; timeZone?: string };
    endTime: { dateTime?: string; timeZone?: string };
    availabilityViewInterval?: number;
  };
  const [from, until] = [fromZone(json.startTime, "startTime"), fromZone(json.endTime, "endTime")];
  const minutes = json.availabilityViewInterval ?? 30;
  const span = from.until(until).total("minutes");
  if (minutes < 5 || minutes > 1_440 || span < minutes) {
    throw badRequest(
      "The availabilityViewInterval must be between 5 and 1440 minutes and no longer than the time asked about.",
      "ErrorInvalidMergedFreeBusyInterval",
    );
  }
  if (span > 62 * 1_440)
    throw badRequest("The requested time period is longer than 62 days.", "ErrorTimeIntervalTooBig");
  return {
    status: 200,
    json: { value: json.schedules.map((address) => schedule(call, address, from, until, minutes)) },
  };
};

function schedule(
  call: Call,
  address: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
  minutes: number,
): ScheduleInformation {
  const account = call.world.accounts.get(address.toLowerCase());
  if (account === undefined || account.tid !== call.account.tid) {
    return {
      scheduleId: address,
      availabilityView: "",
      error: { message: "The recipient was not found.", responseCode: "ErrorMailRecipientNotFound" },
    };
  }
  const zone = call.prefer.timeZone ?? "UTC";
  const own = [...account.calendars.keys()][0];
  const events = account.events.filter(
    (event) => event.place === own && event.data.isCancelled !== true && touches(event, from, until),
  );
  const slots = Math.ceil(from.until(until).total("minutes") / minutes);
  const view = Array.from({ length: slots }, (_none, at) => {
    const start = from.add({ minutes: at * minutes });
    const here = events.filter((event) => touches(event, start, start.add({ minutes })));
    return Math.max(0, ...here.map(({ data }) => level[data.showAs ?? "busy"]));
  });
  return {
    scheduleId: address,
    availabilityView: view.join(""),
    scheduleItems: events.map((event) => ({
      isPrivate: event.data.sensitivity === "private",
      status: event.data.showAs ?? "busy",
      subject: event.data.subject ?? "",
      location: event.data.location?.displayName ?? "",
      start: inZone(event.start, zone),
      end: inZone(event.end, zone),
    })),
    workingHours: {
      daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      startTime: "08:00:00.0000000",
      endTime: "17:00:00.0000000",
      timeZone: { name: account.timeZone },
    },
  };
}

const level: Record<FreeBusyStatus, number> = {
  unknown: 2,
  free: 0,
  tentative: 1,
  busy: 2,
  oof: 3,
  workingElsewhere: 4,
};
