/** What waits for the owner's word, numbered: each with a line for the morning mail and with what its number means. */
import type { Ask, Held } from "../action.ts";
import { lastMeeting } from "../deeds/last-meeting.ts";
import type { Interview } from "../interview.ts";
import { unreadReply } from "../planner/conversation.ts";
import { mailBy, type View } from "../planner/view.ts";
import { newText } from "../read-reply/new-text.ts";
import { sayBothZones, sayDay, saySlots } from "../say-time.ts";
import type { Listed } from "./listed.ts";
import type { MorningWords } from "./words.ts";

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
  words: MorningWords;
}

/** What can be answered in a word comes first, then what wants a sentence. Within each, what has waited longest. */
export function decisions({ views, held, asks, now, words }: Open): Decision[] {
  const byContact = new Map(views.map((view) => [view.interview.contactId, view]));
  const found: Decision[] = [];
  for (const one of held) {
    const view = byContact.get(one.contactId);
    if (view !== undefined && one.reason === "approval") found.push(...approval(view, one, words));
  }
  for (const one of asks) {
    const view = byContact.get(one.contactId);
    if (view !== undefined) found.push(...question(view, one, { now, words }));
  }
  for (const view of views) found.push(...reviews(view, words));
  return found.sort(
    (a, b) =>
      order.indexOf(a.item.what) - order.indexOf(b.item.what) ||
      Temporal.Instant.compare(a.since, b.since) ||
      (a.item.contactId < b.item.contactId ? -1 : 1),
  );
}

const order: readonly Listed["what"][] = ["approval", "review", "held", "debrief", "reading", "news"];

function approval(view: View, { key, contactId, step, fingerprint }: Held, words: MorningWords): Decision[] {
  const mail = mailBy(view.interview, key);
  if (mail === undefined || fingerprint === undefined || mail.fingerprint !== fingerprint) return [];
  const { name } = view.interview.contact;
  const booking = view.interview.bookings.find(({ eventKey }) => eventKey === key);
  const { zone } = view.state;
  const { language } = words;
  const times = mail.offered.length === 0 ? undefined : saySlots(mail.offered, zone, language);
  const when = booking === undefined ? "" : sayBothZones(booking, zone, view.zone ?? zone, language);
  const says =
    step === "event"
      ? words.invite(name, when)
      : step === "event-change"
        ? words.move(name, when)
        : words.send(step, name, times);
  return [
    {
      item: { what: "approval", contactId, key, fingerprint },
      since: mail.since,
      says,
      answer: step === "request" ? words.yesOrNoEnds : words.yesOrNo,
    },
  ];
}

function question(view: View, ask: Ask, { now, words }: Pick<Open, "now" | "words">): Decision[] {
  const { interview, state } = view;
  const { contactId, contact } = interview;
  const told = { via: "morning", now, zone: state.zone };
  const { since } = ask;
  switch (ask.what) {
    case "held":
    case "debrief": {
      const booking = lastMeeting(interview, told);
      if (booking === undefined) return [];
      const meeting = words.meetingOn(contact.name, sayDay(booking.start, state.zone, words.language));
      const item: Listed = { what: ask.what, contactId, booking: booking.bookingId };
      return ask.what === "held"
        ? [{ item, since, says: words.didYouMeet(meeting), answer: words.yesOrNo }]
        : [
            {
              item,
              since,
              says: words.whatDidYouTake(meeting),
              answer: words.debriefAnswer,
            },
          ];
    }
    case "reading":
      return reading(interview, state.zone, words);
    case "news":
      return [
        {
          item: { what: "news", contactId },
          since,
          says: words.whatIsNew(contact.name),
          answer: words.newsAnswer,
        },
      ];
    case "address":
    case "why-them":
    case "review":
    case "linkedin":
      return [];
  }
}

function reading(interview: Interview, zone: string, words: MorningWords): Decision[] {
  const reply = unreadReply(interview);
  if (reply === undefined) return [];
  const { contactId, contact } = interview;
  const quote = shortened(newText(reply.text).body) || undefined;
  return [
    {
      item: { what: "reading", contactId, reply: reply.factId },
      since: reply.at,
      says: words.wrote(contact.name, sayDay(reply.at, zone, words.language), quote),
      answer: words.readingAnswer,
    },
  ];
}

function reviews({ interview }: View, words: MorningWords): Decision[] {
  return interview.mails
    .filter((mail) => mail.status === "review")
    .map((mail) => ({
      item: { what: "review", contactId: interview.contactId, key: mail.key },
      since: mail.at,
      says: words.didItGo(mail.step, interview.contact.name, mail.because),
      answer: words.yesOrNo,
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
