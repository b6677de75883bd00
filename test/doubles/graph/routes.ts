/** From a method and an address to what is done. */

import { calendarView, getCalendar, getSchedule, listCalendars, mailboxSettings, me } from "./calendar.ts";
import type { Handle } from "./call.ts";
import { messagesDelta, viewDelta } from "./delta.ts";
import { cancelEvent, createEvent, deleteEvent, getEvent, listEvents, patchEvent } from "./events.ts";
import {
  createMessage,
  createReply,
  deleteMessage,
  getFolder,
  getMessage,
  getMime,
  listFolderMessages,
  listFolders,
  listMessages,
  moveMessage,
  patchMessage,
} from "./messages.ts";
import type { MethodId } from "./methods.ts";
import { sendMessage } from "./send.ts";

export const handles: Record<MethodId, Handle> = {
  "GET /me": me,
  "GET /me/mailboxSettings": mailboxSettings,
  "GET /me/mailFolders": listFolders,
  "GET /me/mailFolders/{folder}": getFolder,
  "GET /me/mailFolders/{folder}/messages": listFolderMessages,
  "GET /me/mailFolders/{folder}/messages/delta": messagesDelta,
  "POST /me/mailFolders/{folder}/messages": createMessage,
  "GET /me/messages": listMessages,
  "POST /me/messages": createMessage,
  "GET /me/messages/{id}": getMessage,
  "PATCH /me/messages/{id}": patchMessage,
  "DELETE /me/messages/{id}": deleteMessage,
  "GET /me/messages/{id}/$value": getMime,
  "POST /me/messages/{id}/send": sendMessage,
  "POST /me/messages/{id}/move": moveMessage,
  "POST /me/messages/{id}/createReply": createReply,
  "GET /me/calendar": getCalendar,
  "GET /me/calendars": listCalendars,
  "GET /me/calendars/{calendar}": getCalendar,
  "GET /me/calendars/{calendar}/calendarView": calendarView,
  "GET /me/calendars/{calendar}/calendarView/delta": viewDelta,
  "GET /me/calendars/{calendar}/events": listEvents,
  "POST /me/calendars/{calendar}/events": createEvent,
  "GET /me/events": listEvents,
  "GET /me/calendar/events": listEvents,
  "POST /me/events": createEvent,
  "POST /me/calendar/events": createEvent,
  "GET /me/events/{id}": getEvent,
  "PATCH /me/events/{id}": patchEvent,
  "DELETE /me/events/{id}": deleteEvent,
  "POST /me/events/{id}/cancel": cancelEvent,
  "GET /me/calendarView": calendarView,
  "GET /me/calendar/calendarView": calendarView,
  "GET /me/calendarView/delta": viewDelta,
  "POST /me/calendar/getSchedule": getSchedule,
};

export interface Route {
  method: MethodId;
  params: Record<string, string>;
}

const routes = (Object.keys(handles) as MethodId[]).map((method) => {
  const [verb = "", path = ""] = method.split(" ");
  const pattern = path.replaceAll("$", "\\$").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return { method, verb, pattern: new RegExp(`^/v1\\.0${pattern}$`) };
});

/** Undefined for an address that the double does not serve. */
export function route(verb: string, path: string): Route | undefined {
  // OData lets a function be written with its empty brackets.
  const plain = path.replace(/\/delta\(\)$/, "/delta");
  for (const { method, verb: wanted, pattern } of routes) {
    const match = verb === wanted ? pattern.exec(plain) : null;
    if (match === null) continue;
    const named = Object.entries(match.groups ?? {});
    return {
      method,
      params: Object.fromEntries(named.map(([name, value]) => [name, decodeURIComponent(value)])),
    };
  }
  return undefined;
}
