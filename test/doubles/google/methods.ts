/**
 * The methods of Google that the double serves, by Google's own ids, with the types that the client library
 * publishes for them. `scripts/google-schemas.ts` makes `test/doubles/data/google.json` of this list: address,
 * scopes, parameters and schemas of every method, as the library has them.
 */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import type { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.d.ts";

/** What is sent and what comes back; null is an empty body. */
export interface GoogleBodies {
  "gmail.users.getProfile": { body: null; reply: gmail_v1.Schema$Profile };
  "gmail.users.drafts.create": { body: gmail_v1.Schema$Draft; reply: gmail_v1.Schema$Draft };
  "gmail.users.drafts.delete": { body: null; reply: null };
  "gmail.users.drafts.get": { body: null; reply: gmail_v1.Schema$Draft };
  "gmail.users.drafts.list": { body: null; reply: gmail_v1.Schema$ListDraftsResponse };
  "gmail.users.drafts.send": { body: gmail_v1.Schema$Draft; reply: gmail_v1.Schema$Message };
  "gmail.users.drafts.update": { body: gmail_v1.Schema$Draft; reply: gmail_v1.Schema$Draft };
  "gmail.users.history.list": { body: null; reply: gmail_v1.Schema$ListHistoryResponse };
  "gmail.users.labels.create": { body: gmail_v1.Schema$Label; reply: gmail_v1.Schema$Label };
  "gmail.users.labels.delete": { body: null; reply: null };
  "gmail.users.labels.get": { body: null; reply: gmail_v1.Schema$Label };
  "gmail.users.labels.list": { body: null; reply: gmail_v1.Schema$ListLabelsResponse };
  "gmail.users.messages.get": { body: null; reply: gmail_v1.Schema$Message };
  "gmail.users.messages.list": { body: null; reply: gmail_v1.Schema$ListMessagesResponse };
  "gmail.users.messages.modify": {
    body: gmail_v1.Schema$ModifyMessageRequest;
    reply: gmail_v1.Schema$Message;
  };
  "gmail.users.messages.send": { body: gmail_v1.Schema$Message; reply: gmail_v1.Schema$Message };
  "gmail.users.messages.trash": { body: null; reply: gmail_v1.Schema$Message };
  "gmail.users.settings.sendAs.list": { body: null; reply: gmail_v1.Schema$ListSendAsResponse };
  "gmail.users.threads.get": { body: null; reply: gmail_v1.Schema$Thread };
  "gmail.users.threads.list": { body: null; reply: gmail_v1.Schema$ListThreadsResponse };
  "calendar.calendarList.get": { body: null; reply: calendar_v3.Schema$CalendarListEntry };
  "calendar.calendarList.list": { body: null; reply: calendar_v3.Schema$CalendarList };
  "calendar.calendars.get": { body: null; reply: calendar_v3.Schema$Calendar };
  "calendar.events.delete": { body: null; reply: null };
  "calendar.events.get": { body: null; reply: calendar_v3.Schema$Event };
  "calendar.events.insert": { body: calendar_v3.Schema$Event; reply: calendar_v3.Schema$Event };
  "calendar.events.list": { body: null; reply: calendar_v3.Schema$Events };
  "calendar.events.patch": { body: calendar_v3.Schema$Event; reply: calendar_v3.Schema$Event };
  "calendar.events.update": { body: calendar_v3.Schema$Event; reply: calendar_v3.Schema$Event };
  "calendar.freebusy.query": {
    body: calendar_v3.Schema$FreeBusyRequest;
    reply: calendar_v3.Schema$FreeBusyResponse;
  };
  "calendar.settings.get": { body: null; reply: calendar_v3.Schema$Setting };
}

/** Parameters of the address and of the query. */
export interface GoogleParams {
  "gmail.users.getProfile": gmail_v1.Params$Resource$Users$Getprofile;
  "gmail.users.drafts.create": gmail_v1.Params$Resource$Users$Drafts$Create;
  "gmail.users.drafts.delete": gmail_v1.Params$Resource$Users$Drafts$Delete;
  "gmail.users.drafts.get": gmail_v1.Params$Resource$Users$Drafts$Get;
  "gmail.users.drafts.list": gmail_v1.Params$Resource$Users$Drafts$List;
  "gmail.users.drafts.send": gmail_v1.Params$Resource$Users$Drafts$Send;
  "gmail.users.drafts.update": gmail_v1.Params$Resource$Users$Drafts$Update;
  "gmail.users.history.list": gmail_v1.Params$Resource$Users$History$List;
  "gmail.users.labels.create": gmail_v1.Params$Resource$Users$Labels$Create;
  "gmail.users.labels.delete": gmail_v1.Params$Resource$Users$Labels$Delete;
  "gmail.users.labels.get": gmail_v1.Params$Resource$Users$Labels$Get;
  "gmail.users.labels.list": gmail_v1.Params$Resource$Users$Labels$List;
  "gmail.users.messages.get": gmail_v1.Params$Resource$Users$Messages$Get;
  "gmail.users.messages.list": gmail_v1.Params$Resource$Users$Messages$List;
  "gmail.users.messages.modify": gmail_v1.Params$Resource$Users$Messages$Modify;
  "gmail.users.messages.send": gmail_v1.Params$Resource$Users$Messages$Send;
  "gmail.users.messages.trash": gmail_v1.Params$Resource$Users$Messages$Trash;
  "gmail.users.settings.sendAs.list": gmail_v1.Params$Resource$Users$Settings$Sendas$List;
  "gmail.users.threads.get": gmail_v1.Params$Resource$Users$Threads$Get;
  "gmail.users.threads.list": gmail_v1.Params$Resource$Users$Threads$List;
  "calendar.calendarList.get": calendar_v3.Params$Resource$Calendarlist$Get;
  "calendar.calendarList.list": calendar_v3.Params$Resource$Calendarlist$List;
  "calendar.calendars.get": calendar_v3.Params$Resource$Calendars$Get;
  "calendar.events.delete": calendar_v3.Params$Resource$Events$Delete;
  "calendar.events.get": calendar_v3.Params$Resource$Events$Get;
  "calendar.events.insert": calendar_v3.Params$Resource$Events$Insert;
  "calendar.events.list": calendar_v3.Params$Resource$Events$List;
  "calendar.events.patch": calendar_v3.Params$Resource$Events$Patch;
  "calendar.events.update": calendar_v3.Params$Resource$Events$Update;
  "calendar.freebusy.query": calendar_v3.Params$Resource$Freebusy$Query;
  "calendar.settings.get": calendar_v3.Params$Resource$Settings$Get;
}

export type MethodId = keyof GoogleBodies & keyof GoogleParams;
