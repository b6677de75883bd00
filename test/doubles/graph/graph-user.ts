/** What a person does in Outlook, and what they see there. */
import type { Attendee, Event, FreeBusyStatus } from "@microsoft/microsoft-graph-types";
import MailComposer from "nodemailer/lib/mail-composer";
import { newDraft } from "./draft.ts";
import { changeEvent, dropEvent, putEvent } from "./events.ts";
import { newAccessToken, newRefreshToken } from "./grants.ts";
import { findEvent, findMail, moveMail, stamp, touch } from "./mailbox.ts";
import { fromMime, previewOf } from "./mime.ts";
import { deliver, editByHand, sendDraft } from "./send.ts";
import type { Account, EventItem, MailItem, World } from "./world.ts";
import { inZone } from "./zones.ts";

type Instant = Temporal.Instant;

export interface SeenMail {
  /** Both good in an address; the first changes with the folder. */
  id: string;
  steadyId: string;
  messageId: string;
  conversationId: string;
  subject: string;
  from: string;
  to: string[];
  cc: { name: string; address: string }[];
  /** As text, whatever it was written in. */
  text: string;
  isDraft: boolean;
  isRead: boolean;
  extended: { id: string; value: string }[];
}

export interface SeenEvent {
  id: string;
  steadyId: string;
  iCalUId: string;
  subject: string;
  start: Instant;
  end: Instant;
  showAs: FreeBusyStatus;
  attendees: Attendee[];
  transactionId: string | undefined;
  joinUrl: string | undefined;
  extended: { id: string; value: string }[];
}

/** A mail from outside by its parts; Message-IDs with their angle brackets. */
export interface Letter {
  from: string;
  to?: string;
  subject: string;
  text: string;
  html?: string;
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  /** An invitation, or the answer to one. */
  calendar?: { method: string; content: string };
}

export interface GraphUser {
  email: string;
  name: string;
  /** A Windows name. */
  timeZone: string;
  kind: "work" | "personal";
  oid: string;
  tid: string;
  /** An access token without signing in; all that the product needs where no scopes are given. */
  grantToken(scopes?: readonly string[]): string;
  refreshTokenFor(scopes?: readonly string[]): string;
  /** The one that was given out last. */
  newestRefreshToken(): string | undefined;
  /** Oldest first, as are the next two. What is due by the clock is there after the next request. */
  inbox(): SeenMail[];
  sent(): SeenMail[];
  drafts(): SeenMail[];
  /** A mail from outside comes in. */
  deliver(mail: Uint8Array | Letter): Promise<SeenMail>;
  /** Presses Send in Outlook. */
  sendDraft(id: string): Promise<void>;
  /** Saves another text in Outlook. */
  editDraft(id: string, change: { subject?: string; text?: string }): void;
  /** A draft of the user's own, by any program. */
  writeDraft(mail: Uint8Array | Letter): Promise<SeenMail>;
  discardDraft(id: string): void;
  /** A mail of the user's own; an answer where it names a mail of the mailbox. */
  send(mail: Uint8Array | Letter): Promise<void>;
  /** Moves a mail to Deleted Items. */
  trash(id: string): void;
  markRead(id: string): void;
  /** By their start. */
  events(calendarId?: string): SeenEvent[];
  /** The user changes an event in Outlook, and its attendees are told. */
  editEvent(id: string, change: Event): void;
  deleteEvent(id: string): void;
  /** An attendee answers the invitation to an event of this user's; their mail about it comes in. */
  respond(
    attendee: string,
    eventId: string,
    status: "accepted" | "declined" | "tentativelyAccepted",
    proposedNewTime?: { from: Instant; until: Instant },
  ): Promise<void>;
  /** An event that has nothing to do with the product, in the calendar of that id or in `primary`. Gives its id. */
  addBusy(calendarId: string, from: Instant, until: Instant, extra?: Event): string;
  /** Another calendar of theirs. Gives its id. */
  addCalendar(name: string): string;
}

const productScopes = [
  ...["offline_access", "openid", "profile", "User.Read", "Mail.ReadWrite", "Mail.Send"],
  ...["Calendars.ReadWrite", "MailboxSettings.Read"],
];

export function graphUser(world: World, account: Account): GraphUser {
  const folder = (place: string): SeenMail[] =>
    account.mails.filter((mail) => mail.place === place).map(seenMail);
  const bytes = async (mail: Uint8Array | Letter): Promise<Uint8Array> =>
    mail instanceof Uint8Array ? mail : await written(world, account, mail);
  const draft = async (mail: Uint8Array | Letter): Promise<MailItem> => {
    const { data, references, files } = await fromMime(await bytes(mail));
    return newDraft(world, account, data, { references, files });
  };
  return {
    email: account.email,
    name: account.name,
    timeZone: account.timeZone,
    kind: account.kind,
    oid: account.oid,
    tid: account.tid,
    grantToken: (scopes = productScopes) => newAccessToken(world, account, [...scopes]).token,
    refreshTokenFor: (scopes = productScopes) => newRefreshToken(world, account, [...scopes]),
    newestRefreshToken: () =>
      [...world.grants.refresh].findLast(([, grant]) => grant.account === account)?.[0],
    inbox: () => folder("inbox"),
    sent: () => folder("sentitems"),
    drafts: () => folder("drafts"),
    deliver: async (mail) => seenMail(await deliver(world, account, await bytes(mail))),
    sendDraft: async (id) => {
      const mail = findMail(account, id);
      // What is on its way lies in the Outbox for its owner, whatever Drafts still shows.
      if (!mail.isLeaving) await sendDraft(world, account, mail);
    },
    editDraft: (id, change) => editByHand(world, account, findMail(account, id), change),
    writeDraft: async (mail) => seenMail(await draft(mail)),
    discardDraft: (id) => moveMail(world, account, findMail(account, id), "deleteditems"),
    send: async (mail) => sendDraft(world, account, await draft(mail)),
    trash: (id) => moveMail(world, account, findMail(account, id), "deleteditems"),
    markRead: (id) => {
      const mail = findMail(account, id);
      mail.data.isRead = true;
      touch(world, account, mail, "mark");
    },
    ...calendarDeeds(world, account),
  };
}

function calendarDeeds(
  world: World,
  account: Account,
): Pick<GraphUser, "events" | "editEvent" | "deleteEvent" | "respond" | "addBusy" | "addCalendar"> {
  const calendar = (id: string): string => (id === "primary" ? ([...account.calendars.keys()][0] ?? "") : id);
  return {
    events: (calendarId = "primary") =>
      account.events
        .filter(({ place }) => place === calendar(calendarId))
        .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
        .map(seenEvent),
    editEvent: (id, change) => changeEvent(world, account, findEvent(account, id), change),
    deleteEvent: (id) => dropEvent(world, account, findEvent(account, id)),
    respond: (attendee, eventId, status, proposedNewTime) =>
      respond(world, account, findEvent(account, eventId), attendee, status, proposedNewTime),
    addBusy: (calendarId, from, until, extra = {}) => {
      const json: Event = {
        subject: "Busy",
        start: inZone(from, "UTC"),
        end: inZone(until, "UTC"),
        ...extra,
      };
      return putEvent(world, account, json, calendar(calendarId)).movingId;
    },
    addCalendar: (name) => {
      const id = world.newId("AAMkAGI2THVSAAA", 120);
      account.calendars.set(id, name);
      return id;
    },
  };
}

async function respond(
  world: World,
  account: Account,
  event: EventItem,
  attendee: string,
  response: "accepted" | "declined" | "tentativelyAccepted",
  proposed: { from: Instant; until: Instant } | undefined,
): Promise<void> {
  const one = (event.data.attendees ?? []).find(
    ({ emailAddress }) => emailAddress?.address?.toLowerCase() === attendee.toLowerCase(),
  );
  if (one === undefined) throw new Error(`${attendee} is not invited to "${event.data.subject}"`);
  one.status = { response, time: stamp(world.clock()) };
  if (proposed === undefined) delete one.proposedNewTime;
  else {
    one.proposedNewTime = { start: inZone(proposed.from, "UTC"), end: inZone(proposed.until, "UTC") };
  }
  touch(world, account, event, "all");
  const word = { accepted: "Accepted", declined: "Declined", tentativelyAccepted: "Tentative" }[response];
  const subject = `${proposed === undefined ? word : "New Time Proposed"}: ${event.data.subject ?? ""}`;
  const method = proposed === undefined ? "REPLY" : "COUNTER";
  const calendar = { method, content: answerCalendar(event, attendee, response, method) };
  const mail = await deliver(
    world,
    account,
    await written(world, account, { from: attendee, subject, text: "", calendar }),
  );
  mail.type = "#microsoft.graph.eventMessageResponse";
}

/** The part by which a mail program knows the answer (RFC 5546, REPLY and COUNTER). */
function answerCalendar(
  { data, start, end }: EventItem,
  attendee: string,
  response: string,
  method: string,
): string {
  const at = (instant: Instant): string => stamp(instant).replace(/[-:]/g, "");
  const partstat = response === "tentativelyAccepted" ? "TENTATIVE" : response.toUpperCase();
  const lines = [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:Microsoft Exchange Server 2010",
      `METHOD:${method}`,
      "BEGIN:VEVENT",
    ],
    ...[
      `UID:${data.iCalUId}`,
      `ATTENDEE;PARTSTAT=${partstat}:mailto:${attendee}`,
      `SUMMARY:${data.subject ?? ""}`,
    ],
    ...[`DTSTART:${at(start)}`, `DTEND:${at(end)}`, "END:VEVENT", "END:VCALENDAR", ""],
  ];
  return lines.join("\r\n");
}

async function written(world: World, account: Account, letter: Letter): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: letter.from,
    to: letter.to ?? account.email,
    subject: letter.subject,
    text: letter.text,
    ...(letter.html === undefined ? {} : { html: letter.html }),
    messageId: letter.messageId ?? `<${world.newId("m", 24).replace("=", "")}@elsewhere.example>`,
    ...(letter.inReplyTo === undefined ? {} : { inReplyTo: letter.inReplyTo }),
    ...(letter.references === undefined ? {} : { references: letter.references }),
    headers: letter.headers ?? {},
    ...(letter.calendar === undefined ? {} : { icalEvent: letter.calendar }),
    date: new Date(world.clock().epochMilliseconds),
  });
  return await composer.compile().build();
}

function seenMail(mail: MailItem): SeenMail {
  const { data } = mail;
  return {
    id: mail.movingId,
    steadyId: mail.steadyId,
    messageId: data.internetMessageId ?? "",
    conversationId: data.conversationId ?? "",
    subject: data.subject ?? "",
    from: data.from?.emailAddress?.address ?? "",
    to: (data.toRecipients ?? []).map(({ emailAddress }) => emailAddress?.address ?? ""),
    cc: (data.ccRecipients ?? []).map(({ emailAddress }) => ({
      name: emailAddress?.name ?? "",
      address: emailAddress?.address ?? "",
    })),
    text: previewOf(data.body, 1_000_000),
    isDraft: data.isDraft ?? false,
    isRead: data.isRead ?? false,
    extended: properties(mail),
  };
}

function seenEvent(event: EventItem): SeenEvent {
  const { data } = event;
  return {
    id: event.movingId,
    steadyId: event.steadyId,
    iCalUId: data.iCalUId ?? "",
    subject: data.subject ?? "",
    start: event.start,
    end: event.end,
    showAs: data.showAs ?? "unknown",
    attendees: data.attendees ?? [],
    transactionId: data.transactionId ?? undefined,
    joinUrl: data.onlineMeeting?.joinUrl ?? undefined,
    extended: properties(event),
  };
}

function properties(item: MailItem | EventItem): { id: string; value: string }[] {
  return item.extended.map(({ id, value }) => ({ id: id ?? "", value: value ?? "" }));
}
