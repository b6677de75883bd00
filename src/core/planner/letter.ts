/** What a template may say: the owner's words, the contact, what was agreed. Only data; the words are the template's. */
import type { Values } from "../action.ts";
import { type Contact, firstName } from "../contact.ts";
import type { Booking, Interview, Reply } from "../interview.ts";
import type { Rules } from "../rules-shape.ts";
import { sayBothZones, sayDay, saySlot, sayWeekday } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import { backgroundOf, sheetOf } from "./background-values.ts";
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
  const { interview, rules, state } = view;
  const { contact } = interview;
  const values: Values = {
    me: { ...person(rules.me.name), about: rules.me.about, curious_about: rules.me.curious_about },
    contact: {
      ...person(contact.name),
      role: contact.role,
      company: contact.company,
      city: contact.city,
      ...backgroundOf(contact, view.now.toZonedDateTimeISO(state.zone).toPlainDate()),
    },
    why_them: contact.why_them,
    finding: newestFinding(contact),
    findings: contact.findings.map(({ text, source, on }) => `${text} (${source}, ${on})`),
    length: rules.meetings.length,
    mode_words: modeWords(rules),
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
      place: placeOf(view),
    },
    ...sheetOf(view.interview.contact, view.rules),
    debrief: booking.debrief?.line,
    questions: questionsFor(length),
  };
}

function dateWords(date: string): string {
  return sayDay(Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant(), "UTC");
}

/** A link of the owner's own, else the phone, else left to the contact. */
function placeOf(view: View): string | undefined {
  const { video } = view.rules.meetings;
  if (/^https:\/\//.test(video)) return video;
  const { phone } = view.interview.contact;
  return phone === undefined ? undefined : `phone, ${phone}`;
}

/** "by video or phone": a meeting in person is never proposed by us before the contact names a place. */
function modeWords(rules: Rules): string {
  const remote = rules.meetings.prefer.filter((mode) => mode !== "in person");
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
    .filter(
      (mail) =>
        mail.sent !== undefined &&
        mail.sent.channel === undefined &&
        mail.round === interview.round &&
        mail.step !== "brief",
    )
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .at(-1);
  const reply = interview.replies.findLast(
    (known) => known.isHuman && known.channel === undefined && known.round === interview.round,
  );
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

/** An answer to one mail of theirs, whatever came after it. */
export function threadTo(reply: Reply): Thread {
  const thread = ofReply(reply, []);
  return reply.threadId === undefined ? thread : { ...thread, threadId: reply.threadId };
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
