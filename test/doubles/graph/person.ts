/** What a person does in Outlook, and what they see there. */
import type { Attendee, Event, FreeBusyStatus } from "@microsoft/microsoft-graph-types";
import MailComposer from "nodemailer/lib/mail-composer";
import { changeEvent, dropEvent, putEvent } from "./events.ts";
import { knownScopes, newAccessToken, newRefreshToken } from "./grants.ts";
import { findEvent, findMail, moveMail, stamp, touch } from "./mailbox.ts";
import { previewOf } from "./mime.ts";
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
}

export interface GraphUser {
  readonly email: string;
  readonly kind: "work" | "personal";
  readonly oid: string;
  readonly tid: string;
  /** As if the person had agreed already. All permissions that the app may ask for, if none are named. */
  grantToken(scopes?: string[]): { accessToken: string; refreshToken: string };
  inbox(): SeenMail[];
  sent(): SeenMail[];
  drafts(): SeenMail[];
  /** Into the inbox, whole or by its parts. */
  deliver(mail: Uint8Array | Letter): Promise<SeenMail>;
  sendDraft(id: string): Promise<void>;
  editDraft(id: string, change: { subject?: string; text?: string }): void;
  discardDraft(id: string): void;
  markRead(id: string): void;
  /** Of the person's own calendar, by their start. */
  events(): SeenEvent[];
  editEvent(id: string, change: Event): void;
  deleteEvent(id: string): void;
  /** An attendee answers; their mail about it comes into the inbox. */
  respond(
    id: string,
    attendee: string,
    status: "accepted" | "declined" | "tentativelyAccepted",
    proposedNewTime?: { from: Instant; until: Instant },
  ): Promise<void>;
  addBusy(
    from: Instant,
    until: Instant,
    how?: { showAs?: FreeBusyStatus; subject?: string; isAllDay?: boolean; calendar?: string },
  ): SeenEvent;
  /** Another calendar of theirs; returns its id. */
  addCalendar(name: string): string;
}

export function graphUser(world: World, account: Account): GraphUser {
  const folder = (place: string): SeenMail[] =>
    account.mails.filter((mail) => mail.place === place).map(seenMail);
  const own = (): string => [...account.calendars.keys()][0] ?? "";
  return {
    email: account.email,
    kind: account.kind,
    oid: account.oid,
    tid: account.tid,
    grantToken: (scopes = knownScopes) => ({
      accessToken: newAccessToken(world, account, scopes).token,
      refreshToken: newRefreshToken(world, account, scopes),
    }),
    inbox: () => folder("inbox"),
    sent: () => folder("sentitems"),
    drafts: () => folder("drafts"),
    deliver: async (mail) =>
      seenMail(
        await deliver(
          world,
          account,
          mail instanceof Uint8Array ? mail : await written(world, account, mail),
        ),
      ),
    sendDraft: (id) => sendDraft(world, account, findMail(account, id)),
    editDraft: (id, change) => editByHand(world, account, findMail(account, id), change),
    discardDraft: (id) => moveMail(world, account, findMail(account, id), "deleteditems"),
    markRead: (id) => {
      const mail = findMail(account, id);
      mail.data.isRead = true;
      touch(world, account, mail, "mark");
    },
    events: () =>
      account.events
        .filter(({ place }) => place === own())
        .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
        .map(seenEvent),
    editEvent: (id, change) => changeEvent(world, account, findEvent(account, id), change),
    deleteEvent: (id) => dropEvent(world, account, findEvent(account, id)),
    respond: (id, attendee, status, proposedNewTime) =>
      respond(world, account, findEvent(account, id), attendee, status, proposedNewTime),
    addBusy: (from, until, how = {}) => {
      const utc = (at: Instant): { dateTime: string; timeZone: string } => ({
        dateTime: stamp(at).replace("Z", ""),
        timeZone: "UTC",
      });
      const { calendar, ...said } = how;
      const json = { subject: "Busy", showAs: "busy" as const, ...said, start: utc(from), end: utc(until) };
      return seenEvent(putEvent(world, account, json, calendar));
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
  await deliver(world, account, await written(world, account, { from: attendee, subject, text: "" }));
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
