/** A user of the double as a test sees one: what is in the mailbox and calendar, and what a person does there. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import { bookOf, entryIn } from "./calendar-events.ts";
import { cancelEvent, changeEvent, createEvent, merged, stamp } from "./event-write.ts";
import { createDraft, draftIn, dropDraft, replaceDraft, sendDraft } from "./gmail-drafts.ts";
import { newAccessToken, newRefreshToken } from "./grants.ts";
import { tellGuests } from "./invite.ts";
import type { Message } from "./mail-book.ts";
import { changeLabels, threadFor } from "./mailbox.ts";
import { asGmailWritesIt, receive, sendMail } from "./send-mail.ts";
import { type Account, accountOf, type World } from "./world.ts";

type Event = calendar_v3.Schema$Event;

export interface ShownMail {
  id: string;
  threadId: string;
  labels: string[];
  raw: Buffer;
  at: Temporal.Instant;
  /** Of a draft. */
  draftId?: string;
}

export interface GoogleUser {
  email: string;
  name: string;
  /** The account's id, which never changes. */
  sub: string;
  timeZone: string;
  /** An access token without signing in; all that the product needs where no scopes are given. */
  grantToken(scopes?: readonly string[]): string;
  refreshTokenFor(scopes?: readonly string[]): string;
  /** Oldest first, as are the next two. */
  inbox(): ShownMail[];
  sent(): ShownMail[];
  drafts(): ShownMail[];
  /** A mail from outside comes in. */
  deliver(mime: Uint8Array | string): ShownMail;
  /** Presses Send in Gmail's page. */
  sendDraft(draftId: string): ShownMail;
  /** Saves another text in Gmail's page: the mail is written anew. */
  editDraft(draftId: string, mime: Uint8Array | string): ShownMail;
  /** A draft of the user's own, by any program; as an answer it stands in its thread. */
  writeDraft(mime: Uint8Array | string): ShownMail;
  discardDraft(draftId: string): void;
  /** A mail of the user's own, without a draft; an answer where it names a mail of the mailbox. */
  send(mime: Uint8Array | string): ShownMail;
  /** Moves a mail to the bin. */
  trash(messageId: string): void;
  /** All events, deleted ones included, as they are stored. */
  events(calendarId?: string): Event[];
  /** The user changes an event in Calendar's page, and its guests are told. */
  editEvent(eventId: string, patch: Event, calendarId?: string): void;
  deleteEvent(eventId: string, calendarId?: string): void;
  /** A guest answers the invitation to an event of this user's. */
  respond(
    attendee: string,
    eventId: string,
    status: "accepted" | "declined" | "tentative" | "needsAction",
  ): void;
  /** An event that has nothing to do with the product. Gives its id. */
  addBusy(calendarId: string, from: Temporal.Instant, until: Temporal.Instant, extra?: Event): string;
  /** From now on free/busy has `reason` instead of an answer for it; undefined mends it. */
  breakCalendar(calendarId: string, reason: string | undefined): void;
}

const productScopes = [
  "openid",
  "https://www.googleapis.com/auth/userinfo.email",
  "https://www.googleapis.com/auth/gmail.modify",
  "https://www.googleapis.com/auth/calendar.events.owned",
  "https://www.googleapis.com/auth/calendar.freebusy",
];

export function googleUser(world: World, email: string, settle: () => void): GoogleUser {
  const account = accountOf(world, email);
  const box = account.mailbox;
  const under = (label: string) => {
    settle();
    return [...box.messages.values()]
      .filter((message) => message.labels.has(label))
      .sort((a, b) => a.internalDate - b.internalDate)
      .map((message) => shown(account, message));
  };
  return {
    email: account.email,
    name: account.name,
    sub: account.sub,
    timeZone: account.timeZone,
    grantToken: (scopes = productScopes) => newAccessToken(world, account, [...scopes]),
    refreshTokenFor: (scopes = productScopes) => newRefreshToken(world, account, [...scopes]),
    inbox: () => under("INBOX"),
    sent: () => under("SENT"),
    drafts: () => under("DRAFT"),
    deliver: (mime) => shown(account, receive(world, account, bytes(mime))),
    sendDraft: (draftId) =>
      shown(account, sendDraft(world, account, draftId, draftIn(box, draftId).message.raw)),
    editDraft: (draftId, mime) => {
      const { message } = draftIn(box, draftId);
      return shown(
        account,
        replaceDraft(world, box, draftId, message, asGmailWritesIt(world, account, bytes(mime))),
      );
    },
    writeDraft: (mime) => {
      const raw = bytes(mime);
      return shown(account, createDraft(world, box, raw, threadFor(box, raw)).message);
    },
    discardDraft: (draftId) => dropDraft(world, box, draftId),
    send: (mime) => {
      const raw = bytes(mime);
      return shown(account, sendMail(world, account, raw, threadFor(box, raw)));
    },
    trash: (messageId) => {
      const message = box.messages.get(messageId);
      if (message === undefined) throw new Error(`no message ${messageId}`);
      changeLabels(world, box, message, ["TRASH"], ["INBOX"]);
    },
    ...calendarDeeds(world, account, settle),
  };
}

function calendarDeeds(
  world: World,
  account: Account,
  settle: () => void,
): Pick<GoogleUser, "events" | "editEvent" | "deleteEvent" | "respond" | "addBusy" | "breakCalendar"> {
  return {
    events: (calendarId = "primary") => {
      settle();
      return [...bookOf(account, calendarId).entries.values()].map(({ event }) => structuredClone(event));
    },
    editEvent: (eventId, patch, calendarId = "primary") => {
      const book = bookOf(account, calendarId);
      const entry = entryIn(book, eventId);
      const change = { next: merged(entry.event, patch), body: patch, conference: false };
      if (changeEvent(world, account, book, entry, change)) {
        tellGuests(world, account, book, entry.event, { sendUpdates: "all" });
      }
    },
    deleteEvent: (eventId, calendarId = "primary") => {
      const book = bookOf(account, calendarId);
      const entry = entryIn(book, eventId);
      cancelEvent(world, book, entry);
      tellGuests(world, account, book, entry.event, { sendUpdates: "all" });
    },
    respond: (attendee, eventId, status) => {
      const book = bookOf(account, "primary");
      const entry = entryIn(book, eventId);
      const guest = entry.event.attendees?.find(
        ({ email }) => email?.toLowerCase() === attendee.toLowerCase(),
      );
      if (guest === undefined) throw new Error(`${attendee} is no guest of ${eventId}`);
      guest.responseStatus = status;
      stamp(world, book, entry);
    },
    addBusy: (calendarId, from, until, extra = {}) => {
      const body = {
        summary: "Busy",
        start: { dateTime: from.toString() },
        end: { dateTime: until.toString() },
        ...extra,
      };
      return createEvent(world, account, bookOf(account, calendarId), body, false).event.id;
    },
    breakCalendar: (calendarId, reason) => {
      bookOf(account, calendarId).broken = reason;
    },
  };
}

function shown(account: Account, message: Message): ShownMail {
  const draftId = [...account.mailbox.drafts].find(([, id]) => id === message.id)?.[0];
  return {
    id: message.id,
    threadId: message.threadId,
    labels: [...message.labels],
    raw: message.raw,
    at: Temporal.Instant.fromEpochMilliseconds(message.internalDate),
    ...(draftId === undefined ? {} : { draftId }),
  };
}

function bytes(mime: Uint8Array | string): Buffer {
  return typeof mime === "string" ? Buffer.from(mime.replace(/\r?\n/g, "\r\n")) : Buffer.from(mime);
}
