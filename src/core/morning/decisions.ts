/** What waits for the owner's word, numbered: each with a line for the morning mail and with what its number means. */
import type { Ask, Held } from "../action.ts";
import { lastMeeting } from "../deeds/last-meeting.ts";
import { stepWords } from "../deeds/step-words.ts";
import type { Interview } from "../interview.ts";
import { unreadReply } from "../planner/conversation.ts";
import { mailBy, type View } from "../planner/view.ts";
import { newText } from "../read-reply/new-text.ts";
import { sayBothZones, sayDay, saySlots } from "../say-time.ts";
import type { Listed } from "./listed.ts";

type Instant = Temporal.Instant;

export interface Decision {
  item: Listed;
  since: Instant;
  /** Without its number. `answer` is how one answers it, with `N` for the number. */
  says: string;
  answer: string;
}

/** What a plan leaves to the owner. */
export interface Open {
  views: readonly View[];
  held: readonly Held[];
  asks: readonly Ask[];
  now: Instant;
}

/** What can be answered in a word comes first, then what wants a sentence. Within each, what has waited longest. */
export function decisions({ views, held, asks, now }: Open): Decision[] {
  const byContact = new Map(views.map((view) => [view.interview.contactId, view]));
  const found: Decision[] = [];
  for (const one of held) {
    const view = byContact.get(one.contactId);
    if (view !== undefined && one.reason === "approval") found.push(...approval(view, one));
  }
  for (const one of asks) {
    const view = byContact.get(one.contactId);
    if (view !== undefined) found.push(...question(view, one, now));
  }
  for (const view of views) found.push(...reviews(view));
  return found.sort(
    (a, b) =>
      order.indexOf(a.item.what) - order.indexOf(b.item.what) ||
      Temporal.Instant.compare(a.since, b.since) ||
      (a.item.contactId < b.item.contactId ? -1 : 1),
  );
}

const yesOrNo = "ok N or no N";
const order: readonly Listed["what"][] = ["approval", "review", "held", "debrief", "reading", "news"];

function approval(view: View, { key, contactId, step, fingerprint }: Held): Decision[] {
  const mail = mailBy(view.interview, key);
  if (mail === undefined || fingerprint === undefined || mail.fingerprint !== fingerprint) return [];
  const { name } = view.interview.contact;
  const booking = view.interview.bookings.find(({ eventKey }) => eventKey === key);
  const { zone } = view.state;
  const times = mail.offered.length === 0 ? "" : `, offering ${saySlots(mail.offered, zone)}`;
  const when = booking === undefined ? "" : ` ${sayBothZones(booking, zone, view.zone ?? zone)}`;
  const says =
    step === "event"
      ? `Invite ${name} for${when}?`
      : step === "event-change"
        ? `Move the meeting with ${name} to${when}?`
        : `Send the ${stepWords(step)} to ${name}${times}?`;
  return [
    {
      item: { what: "approval", contactId, key, fingerprint },
      since: mail.since,
      says,
      answer: step === "request" ? "ok N, or no N, which also ends it with them" : yesOrNo,
    },
  ];
}

function question(view: View, ask: Ask, now: Instant): Decision[] {
  const { interview, state } = view;
  const { contactId, contact } = interview;
  const told = { via: "morning", now, zone: state.zone };
  const { since } = ask;
  switch (ask.what) {
    case "held":
    case "debrief": {
      const booking = lastMeeting(interview, told);
      if (booking === undefined) return [];
      const meeting = `${contact.name} on ${sayDay(booking.start, state.zone)}`;
      const item: Listed = { what: ask.what, contactId, booking: booking.bookingId };
      return ask.what === "held"
        ? [{ item, since, says: `Did you meet ${meeting}? Nobody accepted the invitation.`, answer: yesOrNo }]
        : [
            {
              item,
              since,
              says: `What did you take from the meeting with ${meeting}? The thank-you is made of it.`,
              answer: "N and one line; “N not held” if it did not take place",
            },
          ];
    }
    case "reading":
      return reading(interview, state.zone);
    case "news":
      return [
        {
          item: { what: "news", contactId },
          since,
          says: `A check-in with ${contact.name} is due. What is new?`,
          answer: "N and one line",
        },
      ];
    case "address":
    case "why-them":
    case "review":
    case "linkedin":
      return [];
  }
}

function reading(interview: Interview, zone: string): Decision[] {
  const reply = unreadReply(interview);
  if (reply === undefined) return [];
  const { contactId, contact } = interview;
  const words = shortened(newText(reply.text).body);
  const quote = words === "" ? "." : `: “${words}”`;
  return [
    {
      item: { what: "reading", contactId, reply: reply.factId },
      since: reply.at,
      says: `${contact.name} wrote on ${sayDay(reply.at, zone)}${quote} What does it come to?`,
      answer:
        "N declines; N other times; N not now until 2027-01-31; N ignore. For a time that they accept: `quarterhour answer`",
    },
  ];
}

function reviews({ interview }: View): Decision[] {
  return interview.mails
    .filter((mail) => mail.status === "review")
    .map((mail) => ({
      item: { what: "review", contactId: interview.contactId, key: mail.key },
      since: mail.at,
      says: `It is not known whether the ${stepWords(mail.step)} to ${interview.contact.name} went (${mail.because ?? "its trace was lost"}). Did it?`,
      answer: yesOrNo,
    }));
}

/** On one line, and not longer than one reads at breakfast. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  if (line.length <= mostQuoted) return line;
  const cut = line.slice(0, mostQuoted);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))} …`;
}

const mostQuoted = 160;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
