/** What a template may say: the owner's words, the contact, what was agreed. Only data; the words are the template's. */
import type { Values } from "../action.ts";
import { type Contact, firstName } from "../contact.ts";
import type { Booking, Interview, Reply } from "../interview.ts";
import type { Rules } from "../rules-shape.ts";
import { sayBothZones, sayDay, saySlot, sayWeekday } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import { howToMeet } from "./how-to-meet.ts";
import { modesFor, wishedMode } from "./manner.ts";
import { questionsFor } from "./questions.ts";
import { isAfter, type Thread, type View } from "./view.ts";

export interface Extra {
  introducer?: Contact;
  target?: Contact;
  booking?: Booking;
  news?: string;
  /** ISO date. */
  until?: string;
}

/** The values of a mail to or about the contact of this view. Names are those of docs/templates.md. */
export function valuesFor(view: View, extra: Extra = {}): Values {
  const { interview, rules } = view;
  const { contact } = interview;
  const values: Values = {
    me: {
      ...person(rules.me.name),
      about: rules.me.about,
      curious_about: rules.me.curious_about,
      phone: rules.me.phone,
    },
    contact: {
      ...person(contact.name),
      role: contact.role,
      company: contact.company,
      city: contact.city,
    },
    why_them: contact.why_them,
    finding: newestFinding(contact),
    findings: contact.findings.map(({ text, source, on }) => `${text} (${source}, ${on})`),
    length: rules.meetings.length,
    mode_words: modeWords(interview, rules),
    news: extra.news,
    until: extra.until === undefined ? undefined : dateWords(extra.until),
  };
  if (extra.introducer !== undefined) values.introducer = person(extra.introducer.name);
  if (extra.target !== undefined) {
    values.target = { ...person(extra.target.name), company: extra.target.company, role: extra.target.role };
  }
  if (extra.booking !== undefined) Object.assign(values, meetingValues(view, extra.booking));
  return values;
}

function meetingValues(view: View, booking: Booking): Values {
  const { state } = view;
  const zone = view.zone ?? state.zone;
  const length = Math.round((booking.end.epochMilliseconds - booking.start.epochMilliseconds) / 60_000);
  return {
    meeting: {
      when: `${saySlot(booking, zone)}, ${sayZone(zone)}`,
      when_mine: `${saySlot(booking, state.zone)}, ${sayZone(state.zone)}`,
      when_both: sayBothZones(booking, zone, state.zone),
      day: sayWeekday(booking.start, zone),
      length,
      ...placeValues(view, booking),
    },
    debrief: booking.debrief?.line,
    questions: questionsFor(length),
  };
}

function dateWords(date: string): string {
  return sayDay(Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant(), "UTC");
}

/** `place` is what the calendar shows as the place: nothing where the calendar itself makes a link. */
function placeValues(view: View, booking: Booking): Values {
  const { how, lacks } = howToMeet(view, booking);
  switch (how?.mode) {
    case undefined:
      return { lacks };
    case "in-person":
      return { mode: how.mode, place: how.place, lacks };
    case "video":
      return { mode: how.mode, place: how.link, link: how.link, lacks };
    case "phone": {
      const caller = how.caller === "me" ? view.rules.me.name : view.interview.contact.name;
      const place = `Phone: ${firstName(caller) ?? caller} calls ${how.number}`;
      return { mode: how.mode, place, number: how.number, caller: how.caller, lacks };
    }
  }
}

/** "by video or phone": as they wish, else without a meeting in person, which we never propose before they do (S24). */
function modeWords(interview: Interview, rules: Rules): string {
  const [first, ...others] = modesFor(interview, rules);
  if (first?.replace(" ", "-") === wishedMode(interview))
    return first === "in person" ? "in person, wherever suits you" : `by ${first}`;
  const remote = [first, ...others].filter((mode) => mode !== "in person");
  return remote.length === 0 ? "in person, wherever suits you" : `by ${remote.join(" or ")}`;
}

function person(name: string): Values {
  return { name, first_name: firstName(name) };
}

function newestFinding(contact: Contact): string | undefined {
  return contact.findings.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))[0]?.text;
}

/** The mail that the next one to this contact continues: the last of the round, ours or theirs. */
export function threadOf(interview: Interview): Thread | undefined {
  const sent = interview.mails
    .filter((mail) => mail.sent !== undefined && mail.round === interview.round && mail.step !== "brief")
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .at(-1);
  const reply = interview.replies.findLast((known) => known.isHuman && known.round === interview.round);
  if (sent?.sent === undefined) return reply === undefined ? undefined : ofReply(reply, []);
  const ours: Thread = {
    messageId: sent.sent.messageId,
    references: [sent.sent.messageId],
    subject: withoutRe(sent.subject),
    ...(sent.sent.threadId === undefined ? {} : { threadId: sent.sent.threadId }),
  };
  if (reply === undefined || isAfter(sent.sent.at, reply.at)) return ours;
  const theirs = ofReply(reply, ours.references);
  return ours.threadId === undefined ? theirs : { ...theirs, threadId: ours.threadId };
}

function ofReply(reply: Reply, before: string[]): Thread {
  return {
    messageId: reply.messageId,
    references: [...before, reply.messageId],
    subject: withoutRe(reply.subject),
  };
}

/** "Re: AW: Fwd: x" → "x", so that answers do not pile them up. */
function withoutRe(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|aw|antw|sv|vs|res|rif|fwd|fw|wg)\s*(?:\[\d+\])?\s*:)+/i, "").trim();
}
