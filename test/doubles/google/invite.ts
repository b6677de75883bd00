/** The mails that Calendar sends about an event, where it is asked to. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import type { CalendarBook } from "./calendar-book.ts";
import { instantOf } from "./event-shape.ts";
import { headerWord } from "./mime-bytes.ts";
import { invalid } from "./refusal.ts";
import { receive } from "./send-mail.ts";
import type { Account, World } from "./world.ts";

type Event = calendar_v3.Schema$Event;

/** Without `sendUpdates` nobody hears of it. `externalOnly` leaves out those with an account here. */
export function tellGuests(
  world: World,
  account: Account,
  book: CalendarBook,
  event: Event & { id: string },
  asked: { sendUpdates?: string | undefined; sendNotifications?: boolean | undefined },
): void {
  const method = event.status === "cancelled" ? "CANCEL" : "REQUEST";
  const whom = asked.sendUpdates ?? (asked.sendNotifications === true ? "all" : "none");
  if (whom === "none") return;
  for (const { email } of event.attendees ?? []) {
    const to = (email ?? "").toLowerCase();
    const guest = world.accounts.get(to);
    if (to === account.email || (whom === "externalOnly" && guest !== undefined)) continue;
    world.invitations.push({
      method,
      eventId: event.id,
      from: account.email,
      to,
      sequence: event.sequence ?? 0,
      at: world.clock(),
    });
    if (guest !== undefined) receive(world, guest, invitationMail(world, account, to, book, event, method));
  }
}

/** Throws a Refusal for a word that is none of Google's three. */
export function assertSendUpdates(sendUpdates: string | undefined): void {
  if (sendUpdates !== undefined && !["all", "externalOnly", "none"].includes(sendUpdates)) {
    throw invalid("calendar", `Invalid value for: ${sendUpdates} is not a valid value`, "invalidParameter");
  }
}

function invitationMail(
  world: World,
  account: Account,
  to: string,
  book: CalendarBook,
  event: Event,
  method: "REQUEST" | "CANCEL",
): Buffer {
  const at = (which: "start" | "end") =>
    new Date(instantOf(event[which], which, book.timeZone)).toISOString().replace(/[-:]|\.\d+/g, "");
  const now = new Date(world.clock().epochMilliseconds);
  const guests = (event.attendees ?? []).map(
    ({ email, responseStatus }) =>
      `ATTENDEE;PARTSTAT=${partstat[responseStatus ?? ""] ?? "NEEDS-ACTION"};RSVP=TRUE:mailto:${email}`,
  );
  const lines = [
    "BEGIN:VCALENDAR",
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "VERSION:2.0",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `DTSTART:${at("start")}`,
    `DTEND:${at("end")}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `ORGANIZER:mailto:${account.email}`,
    `UID:${event.iCalUID}`,
    ...guests,
    `SEQUENCE:${event.sequence ?? 0}`,
    `STATUS:${method === "CANCEL" ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${(event.summary ?? "").replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n")}`,
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  const word =
    method === "CANCEL" ? "Canceled event" : (event.sequence ?? 0) > 0 ? "Updated invitation" : "Invitation";
  const head = [
    `From: ${headerWord(account.name)} <${account.email}>`,
    `To: ${to}`,
    "Sender: Google Calendar <calendar-notification@google.com>",
    `Subject: ${headerWord(`${word}: ${event.summary ?? ""}`)}`,
    `Date: ${now.toUTCString()}`,
    `Message-ID: <calendar-${world.letters(36, "0123456789abcdef")}@google.com>`,
    "MIME-Version: 1.0",
    `Content-Type: text/calendar; charset=UTF-8; method=${method}`,
    "Content-Transfer-Encoding: base64",
  ];
  const body = Buffer.from(lines.join("\r\n")).toString("base64").replace(/.{76}/g, "$&\r\n");
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}\r\n`, "latin1");
}

const partstat: Record<string, string> = {
  accepted: "ACCEPTED",
  declined: "DECLINED",
  tentative: "TENTATIVE",
};
