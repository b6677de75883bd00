/** What a template may say: the owner's words, the contact, what was agreed. Only data; the words are the template's. */
import type { Values } from "../action.ts";
import { signatureLines } from "../card.ts";
import type { Contact } from "../contact.ts";
import type { Booking, Interview, Reply } from "../interview.ts";
import { hash } from "../keys.ts";
import { firstName, formalName, properName } from "../person-name.ts";
import type { Rules } from "../rules-shape.ts";
import { sayBothZones, sayDay, saySlot, sayWeekday } from "../say-time.ts";
import { sayZone } from "../say-zone.ts";
import { backgroundOf, sheetOf, some } from "./background-values.ts";
import { howToMeet } from "./how-to-meet.ts";
import { modesFor, wishedMode } from "./manner.ts";
import { meetingQuestions } from "./meeting-questions.ts";
import { languageOf } from "./offers.ts";
import { unprepared } from "./unprepared.ts";
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
    me: {
      ...person(rules.me.name),
      about: rules.me.about,
      curious_about: rules.me.curious_about,
      phone: rules.me.phone,
      signature: some(signatureLines(rules)),
    },
    contact: {
      ...person(contact.name),
      formal_name: formalName(contact.name),
      role: contact.role,
      company: contact.company,
      city: contact.city,
      ...backgroundOf(contact, view.now.toZonedDateTimeISO(state.zone).toPlainDate(), languageOf(view)),
    },
    turn: turnsOf(contact),
    why_them: contact.why_them,
    finding: newestFinding(contact),
    findings: contact.findings.map(({ text, source, on }) => `${text} (${source}, ${on})`),
    length: rules.meetings.length,
    mode_words: modeWords(interview, rules, languageOf(view)),
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
      when_mine: `${saySlot(booking, state.zone, language)}, ${sayZone(state.zone, language)}`,
      when_both: sayBothZones(booking, zone, state.zone, language),
      day: sayWeekday(booking.start, zone, language),
      length,
      ...placeValues(view, booking, language),
    },
    brief: { missing: unprepared(view) },
    ...sheetOf(view.interview.contact, view.rules, language),
    debrief: booking.debrief?.line,
    questions: meetingQuestions(view, booking),
  };
}

function dateWords(date: string, language: string): string {
  return sayDay(Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant(), "UTC", language);
}

/** `place` is what the calendar shows as the place: nothing where the calendar itself makes a link. */
function placeValues(view: View, booking: Booking, language: string): Values {
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
      const place = wordsIn(language).calls(firstName(caller) ?? caller, how.number);
      return { mode: how.mode, place, number: how.number, caller: how.caller, lacks };
    }
  }
}

/** "by video or phone": as they wish, else without a meeting in person, which we never propose before they do (S24). */
function modeWords(interview: Interview, rules: Rules, language: string): string {
  const words = wordsIn(language);
  const [first, ...others] = modesFor(interview, rules);
  if (first?.replace(" ", "-") === wishedMode(interview))
    return first === undefined || first === "in person" ? words.inPerson : `${words.by} ${words[first]}`;
  const remote = [first, ...others].flatMap((mode) =>
    mode === undefined || mode === "in person" ? [] : [words[mode]],
  );
  return remote.length === 0 ? words.inPerson : `${words.by} ${remote.join(` ${words.or} `)}`;
}

interface ModeWords {
  by: string;
  or: string;
  video: string;
  phone: string;
  inPerson: string;
  /** As a place: who calls which number. */
  calls(caller: string, number: string): string;
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
  calls: (caller, number) => `Phone: ${caller} calls ${number}`,
};
const modes: Readonly<Record<string, ModeWords>> = {
  de: {
    by: "per",
    or: "oder",
    video: "Video",
    phone: "Telefon",
    inPerson: "persönlich, wo immer es Ihnen passt",
    calls: (caller, number) => `Telefon: ${caller} ruft ${number} an`,
  },
  es: {
    by: "por",
    or: "o por",
    video: "vídeo",
    phone: "teléfono",
    inPerson: "en persona, donde le venga bien",
    calls: (caller, number) => `Teléfono: ${caller} llama al ${number}`,
  },
};

function person(name: string): Values {
  return { name: properName(name), first_name: firstName(name) };
}

/**
 * Numbers that stay with a contact for ever: by them a template chooses among its wordings, so that not everybody gets
 * the same sentences, and each person always the same.
 */
function turnsOf({ contactId }: Contact): Values {
  const [first, second, third] = [0, 5, 10].map(
    (from) => (Number.parseInt(contactId.slice(from, from + 5), 16) % 4) + 1,
  );
  const chosen = (what: string, of: number) =>
    (Number.parseInt(hash(`${contactId}~${what}`).slice(0, 8), 16) % of) + 1;
  const wordings = { ask: chosen("ask", 12), purpose: chosen("purpose", 16), times: chosen("times", 12) };
  return { one: first, two: second, three: third, ...wordings };
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
