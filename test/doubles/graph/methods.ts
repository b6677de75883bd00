/**
 * What the double of Microsoft Graph serves, by method and address, with the types that Microsoft publishes for the
 * bodies. `scripts/graph-schemas.ts` makes `test/doubles/data/graph.json` of this list: strict JSON Schemas, against
 * which every body that comes in and every reply that goes out is checked.
 */
import type {
  Calendar,
  DateTimeTimeZone,
  Event,
  MailboxSettings,
  MailFolder,
  Message,
  ScheduleInformation,
  User,
} from "@microsoft/microsoft-graph-types";

interface Page<T> {
  value: T[];
}

/** What `GET /me` answers without `$select`; the whole type reaches most of Microsoft 365. */
type Profile = Pick<
  User,
  | "id"
  | "businessPhones"
  | "displayName"
  | "givenName"
  | "jobTitle"
  | "mail"
  | "mobilePhone"
  | "officeLocation"
  | "preferredLanguage"
  | "surname"
  | "userPrincipalName"
>;

/** A message is created from JSON or, as base64 in text/plain, from MIME; that is no JSON and is not checked here. */
export interface GraphBodies {
  "GET /me": { body: null; reply: Profile };
  "GET /me/mailboxSettings": { body: null; reply: MailboxSettings };
  "GET /me/mailFolders": { body: null; reply: Page<MailFolder> };
  "GET /me/mailFolders/{folder}": { body: null; reply: MailFolder };
  "GET /me/mailFolders/{folder}/messages": { body: null; reply: Page<Message> };
  "GET /me/mailFolders/{folder}/messages/delta": { body: null; reply: Page<Message> };
  "POST /me/mailFolders/{folder}/messages": { body: Message; reply: Message };
  "GET /me/messages": { body: null; reply: Page<Message> };
  "POST /me/messages": { body: Message; reply: Message };
  "GET /me/messages/{id}": { body: null; reply: Message };
  "PATCH /me/messages/{id}": { body: Message; reply: Message };
  "DELETE /me/messages/{id}": { body: null; reply: null };
  "GET /me/messages/{id}/$value": { body: null; reply: null };
  "POST /me/messages/{id}/send": { body: Record<string, never> | null; reply: null };
  "POST /me/messages/{id}/move": { body: { destinationId: string }; reply: Message };
  "POST /me/messages/{id}/createReply": {
    body: { message?: Message; comment?: string } | null;
    reply: Message;
  };
  "GET /me/calendar": { body: null; reply: Calendar };
  "GET /me/calendars": { body: null; reply: Page<Calendar> };
  "GET /me/calendars/{calendar}": { body: null; reply: Calendar };
  "GET /me/calendars/{calendar}/calendarView": { body: null; reply: Page<Event> };
  "GET /me/calendars/{calendar}/calendarView/delta": { body: null; reply: Page<Event> };
  "GET /me/calendars/{calendar}/events": { body: null; reply: Page<Event> };
  "POST /me/calendars/{calendar}/events": { body: Event; reply: Event };
  "GET /me/events": { body: null; reply: Page<Event> };
  "GET /me/calendar/events": { body: null; reply: Page<Event> };
  "POST /me/events": { body: Event; reply: Event };
  "POST /me/calendar/events": { body: Event; reply: Event };
  "GET /me/events/{id}": { body: null; reply: Event };
  "PATCH /me/events/{id}": { body: Event; reply: Event };
  "DELETE /me/events/{id}": { body: null; reply: null };
  "POST /me/events/{id}/cancel": { body: { comment?: string } | null; reply: null };
  "GET /me/calendarView": { body: null; reply: Page<Event> };
  "GET /me/calendar/calendarView": { body: null; reply: Page<Event> };
  "GET /me/calendarView/delta": { body: null; reply: Page<Event> };
  "POST /me/calendar/getSchedule": {
    body: {
      schedules: string[];
      startTime: DateTimeTimeZone;
      endTime: DateTimeTimeZone;
      availabilityViewInterval?: number;
    };
    reply: Page<ScheduleInformation>;
  };
}

export type MethodId = keyof GraphBodies;

/**
 * The delegated permissions of each method: any one is enough (the "Permissions" table of each method's reference
 * page). The types do not say.
 */
const readMail = ["Mail.Read", "Mail.ReadWrite"];
const writeMail = ["Mail.ReadWrite"];
const readCalendar = ["Calendars.Read", "Calendars.ReadWrite"];
const writeCalendar = ["Calendars.ReadWrite"];

export const permissions: Record<MethodId, readonly string[]> = {
  "GET /me": ["User.Read", "User.ReadWrite"],
  "GET /me/mailboxSettings": ["MailboxSettings.Read", "MailboxSettings.ReadWrite"],
  "GET /me/mailFolders": readMail,
  "GET /me/mailFolders/{folder}": readMail,
  "GET /me/mailFolders/{folder}/messages": readMail,
  "GET /me/mailFolders/{folder}/messages/delta": readMail,
  "POST /me/mailFolders/{folder}/messages": writeMail,
  "GET /me/messages": readMail,
  "POST /me/messages": writeMail,
  "GET /me/messages/{id}": readMail,
  "PATCH /me/messages/{id}": writeMail,
  "DELETE /me/messages/{id}": writeMail,
  "GET /me/messages/{id}/$value": readMail,
  "POST /me/messages/{id}/send": ["Mail.Send"],
  "POST /me/messages/{id}/move": writeMail,
  "POST /me/messages/{id}/createReply": writeMail,
  "GET /me/calendar": readCalendar,
  "GET /me/calendars": readCalendar,
  "GET /me/calendars/{calendar}": readCalendar,
  "GET /me/calendars/{calendar}/calendarView": readCalendar,
  "GET /me/calendars/{calendar}/calendarView/delta": readCalendar,
  "GET /me/calendars/{calendar}/events": readCalendar,
  "POST /me/calendars/{calendar}/events": writeCalendar,
  "GET /me/events": readCalendar,
  "GET /me/calendar/events": readCalendar,
  "POST /me/events": writeCalendar,
  "POST /me/calendar/events": writeCalendar,
  "GET /me/events/{id}": readCalendar,
  "PATCH /me/events/{id}": writeCalendar,
  "DELETE /me/events/{id}": writeCalendar,
  "POST /me/events/{id}/cancel": writeCalendar,
  "GET /me/calendarView": readCalendar,
  "GET /me/calendar/calendarView": readCalendar,
  "GET /me/calendarView/delta": readCalendar,
  "POST /me/calendar/getSchedule": ["Calendars.ReadBasic", ...readCalendar],
};
