/** What a template may say: the owner's words, the contact, what was agreed. Only data; the words are the template's. */
import type { Values } from "../action.ts";
import type { Contact } from "../contact.ts";
import type { Booking, Interview, Reply } from "../interview.ts";
import { firstName, formalName, properName } from "../person-name.ts";
import { chooseQuestions } from "../questions/choose-questions.ts";
import type { Rules } from "../rules-shape.ts";
import { sayBothZones, sayDay, saySlot, sayWeekday } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import { languageOf } from "./offers.ts";
import { wasHeld } from "./verdict.ts";
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
    me: { ...person(rules.me.name), about: rules.me.about, curious_about: rules.me.curious_about },
    contact: {
      ...person(contact.name),
      formal_name: formalName(contact.name),
      role: contact.role,
      company: contact.company,
      city: contact.city,
    },
    turn: turnsOf(contact),
    why_them: contact.why_them,
    finding: newestFinding(contact),
    findings: contact.findings.map(({ text, source, on }) => `${text} (${source}, ${on})`),
    length: rules.meetings.length,
    mode_words: modeWords(rules, languageOf(view)),
    news: extra.news,
    until: extra.until === undefined ? undefined : dateWords(extra.until, languageOf(view)),
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
  const language = languageOf(view);
  const length = Math.round((booking.end.epochMilliseconds - booking.start.epochMilliseconds) / 60_000);
  return {
    meeting: {
      when: `${saySlot(booking, zone, language)}, ${sayZone(zone, language)}`,
      when_mine: `${saySlot(booking, state.zone)}, ${sayZone(state.zone)}`,
      when_both: sayBothZones(booking, zone, state.zone, language),
      day: sayWeekday(booking.start, zone, language),
      length,
      place: placeOf(view, language),
    },
    brief: { missing: unprepared(view) },
    debrief: booking.debrief?.line,
    questions: questionsFor(view, booking, length),
  };
}

/** What the guides ask for before a meeting, and is not there (S06, S33, S35, S43). */
function unprepared({ interview, rules }: View): string[] {
  const { contact } = interview;
  const missing: string[] = [];
  if (!contact.findings.some(({ about }) => about === "person"))
    missing.push(`a finding about ${contact.name}`);
  if (contact.company !== undefined && !contact.findings.some(({ about }) => about === "employer"))
    missing.push(`a finding about ${contact.company}`);
  if (rules.meetings.questions.length === 0) missing.push("a question of your own (`meetings.questions`)");
  return missing;
}

/** Those that were sent ahead of this meeting; else new ones, and none of an earlier one that took place. */
function questionsFor(view: View, booking: Booking, minutes: number): string[] {
  const { interview, rules, now } = view;
  const ahead = interview.mails.find(
    (mail) => mail.step === "questions" && mail.occurrence === booking.bookingId && mail.sent !== undefined,
  );
  if (ahead?.questions !== undefined) return ahead.questions;
  const held = new Set(
    interview.bookings
      .filter((other) => other.bookingId !== booking.bookingId && wasHeld(other, now))
      .map((other): string => other.bookingId),
  );
  const asked = interview.mails.flatMap((mail) =>
    mail.sent !== undefined && held.has(mail.occurrence.split(".")[0] ?? "") ? (mail.questions ?? []) : [],
  );
  return chooseQuestions({ minutes, own: rules.meetings.questions, asked, language: languageOf(view) });
}

function dateWords(date: string, language: string): string {
  return sayDay(Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant(), "UTC", language);
}

/** A link of the owner's own, else the phone, else left to the contact. */
function placeOf(view: View, language: string): string | undefined {
  const { video } = view.rules.meetings;
  if (/^https:\/\//.test(video)) return video;
  const { phone } = view.interview.contact;
  return phone === undefined ? undefined : `${wordsIn(language).phone}, ${phone}`;
}

/** "by video or phone": a meeting in person is never proposed by us before the contact names a place. */
function modeWords(rules: Rules, language: string): string {
  const words = wordsIn(language);
  const remote = rules.meetings.prefer.flatMap((mode) => (mode === "in person" ? [] : [words[mode]]));
  return remote.length === 0 ? words.inPerson : `${words.by} ${remote.join(` ${words.or} `)}`;
}

interface ModeWords {
  by: string;
  or: string;
  video: string;
  phone: string;
  inPerson: string;
}

function wordsIn(language: string): ModeWords {
  return modes[language.split("-")[0] ?? "en"] ?? english;
}

const english: ModeWords = {
  by: "by",
  or: "or",
  video: "video",
  phone: "phone",
  inPerson: "in person, wherever suits you",
};
const modes: Readonly<Record<string, ModeWords>> = {
  de: {
    by: "per",
    or: "oder",
    video: "Video",
    phone: "Telefon",
    inPerson: "persönlich, wo immer es Ihnen passt",
  },
  es: {
    by: "por",
    or: "o por",
    video: "vídeo",
    phone: "teléfono",
    inPerson: "en persona, donde le venga bien",
  },
};

function person(name: string): Values {
  return { name: properName(name), first_name: firstName(name) };
}

/**
 * Three numbers from 1 to 4 that stay with a contact for ever: by them a template chooses among its wordings, so that
 * not everybody gets the same sentences, and each person always the same.
 */
function turnsOf({ contactId }: Contact): Values {
  const [first, second, third] = [0, 5, 10].map(
    (from) => (Number.parseInt(contactId.slice(from, from + 5), 16) % 4) + 1,
  );
  return { one: first, two: second, three: third };
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
