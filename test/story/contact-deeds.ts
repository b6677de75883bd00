/** What a contact, or a machine of theirs, can do: a mail that comes in, or an answer of their calendar. */
import type { Contact } from "../../src/core/contact.ts";
import { stamp } from "./calendar-folder.ts";
import { type Cast, filled, meetingWith, personCalled } from "./cast.ts";
import { mailsTo } from "./mail-folder.ts";
import type { Answer, LyingMail } from "./story-desk.ts";
import { bounce, calendarAnswer, type Plain, plainMail } from "./write-source.ts";

type Person = Contact & { email: string };
type Deed = (cast: Cast, who: string, what: unknown) => Promise<void>;

export const contactDeeds: Readonly<Record<string, Deed>> = {
  /** An answer in the thread, with what it answers quoted below. */
  replies: async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const text = `${await filled(cast, person, String(what))}\n\n${quoted(last)}`;
    await send(
      cast,
      plainMail(answering(letter(cast, person, { subject: `Re: ${bare(last)}`, text }), last)),
    );
  },
  /** An answer in the thread from an address that we do not know. */
  "replies from another address": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const text = `${await filled(cast, person, String(what))}\n\n${quoted(last)}`;
    const mail = letter(cast, person, { subject: `Re: ${bare(last)}`, text });
    await send(cast, plainMail(answering({ ...mail, from: `${person.name} <${who}@home.example>` }, last)));
  },
  /** An answer in the thread that goes to somebody else as well: "here is Sam". */
  introduces: async (cast, who, what) => {
    const [person, other] = [await personCalled(cast, who), await personCalled(cast, String(what))];
    const last = await lastSentTo(cast, person);
    const text = `Dana, meet ${other.name}. ${other.name}, Dana has a few questions.\n\n${quoted(last)}`;
    const mail = letter(cast, person, { subject: `Re: ${bare(last)}`, text, headers: [copyTo(other)] });
    const source = plainMail(answering(mail, last));
    await send(cast, source);
    introductions.set(other.email, { messageId: mail.messageId, subject: mail.subject });
  },
  /** Whoever was introduced answers that mail. */
  "answers the introduction": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const introduced = introductions.get(person.email);
    if (introduced === undefined) throw new Error(`Nobody introduced ${who}.`);
    const id = `<${introduced.messageId}>`;
    const mail = letter(cast, person, { subject: introduced.subject, text: String(what) });
    await send(cast, plainMail({ ...mail, headers: [`In-Reply-To: ${id}`, `References: ${id}`] }));
  },
  /** A mail of its own, outside the thread. */
  writes: async (cast, who, what) => {
    const person = await personCalled(cast, who);
    await send(
      cast,
      plainMail(letter(cast, person, { subject: "Hello", text: await filled(cast, person, String(what)) })),
    );
  },
  "is away until": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const mail = letter(cast, person, {
      subject: `Automatic reply: ${bare(last)}`,
      text: `Thank you for your message. I am out of the office until ${String(what)}.`,
      headers: ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"],
    });
    await send(cast, plainMail(answering(mail, last)));
  },
  bounces: async (cast, who, what) => returnMail(cast, who, what === "for now" ? "delayed" : "failed"),
  /** From the address that the contact named for whoever keeps their calendar. */
  "assistant replies": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const [assistant] = last.mail.cc;
    if (assistant === undefined) throw new Error(`Nobody got a copy of the last mail to ${person.name}.`);
    const text = `${await filled(cast, person, String(what))}\n\n${quoted(last)}`;
    const mail = letter(cast, person, { subject: `Re: ${bare(last)}`, text });
    const from = `${assistant.name} <${assistant.address}>`;
    await send(cast, plainMail(answering({ ...mail, from }, last)));
  },
  "answers the invitation": async (cast, who, what) => answerInvitation(cast, who, toAnswer(String(what))),
  /** Their calendar program asks for another time, and says neither yes nor no. */
  "proposes in the calendar": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const start = Temporal.Instant.from(await filled(cast, person, `<${String(what)}>`));
    await answerInvitation(cast, who, "tentative", start);
  },
};

/** The last mail in which each was put in touch with the owner, by address. */
const introductions = new Map<string, { messageId: string; subject: string }>();

function copyTo({ name, email }: Person): string {
  return `Cc: ${name} <${email}>`;
}

function toAnswer(word: string): Answer {
  const known = (["accepted", "declined", "tentative"] as const).find((one) => one === word);
  if (known === undefined)
    throw new Error(`An invitation is accepted, declined or tentative, not "${word}".`);
  return known;
}

async function answerInvitation(
  cast: Cast,
  who: string,
  word: Answer,
  proposed?: Temporal.Instant,
): Promise<void> {
  const person = await personCalled(cast, who);
  const { desk, now } = cast.home;
  const entry = await desk.entryWith(person.email);
  if (entry === undefined) throw new Error(`${who} has no invitation.`);
  if (desk.respond !== undefined) return desk.respond(entry, person.email, word, proposed);
  const { start, end } = await meetingWith(cast, who);
  const times = [
    `DTSTART:${stamp(proposed ?? start)}`,
    `DTEND:${stamp(proposed?.add(start.until(end)) ?? end)}`,
  ];
  const mail = letter(cast, person, { subject: `${word}: ${entry.summary}`, text: word });
  const lines = [
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${stamp(now)}`,
    ...(proposed === undefined
      ? entry.lines
      : [...entry.lines.filter((line) => line.startsWith("ORGANIZER")), ...times]),
    `ATTENDEE;PARTSTAT=${word.toUpperCase()}:mailto:${person.email}`,
  ];
  await send(cast, calendarAnswer(mail, proposed === undefined ? "REPLY" : "COUNTER", lines));
}

async function returnMail(cast: Cast, who: string, action: "failed" | "delayed"): Promise<void> {
  const person = await personCalled(cast, who);
  const last = await lastSentTo(cast, person);
  const mail = letter(cast, person, { subject: "Undelivered mail", text: "" });
  await send(
    cast,
    bounce(
      { ...mail, from: "Mail system <mailer-daemon@mx.them.example>" },
      {
        messageId: last.mail.messageId ?? "",
        recipient: person.email,
        status: action === "failed" ? "5.1.1" : "4.4.1",
        action,
      },
    ),
  );
}

async function lastSentTo(cast: Cast, person: Person): Promise<LyingMail> {
  const last = mailsTo(await cast.home.desk.mails("Sent"), person.email).at(-1);
  if (last === undefined) throw new Error(`Nothing was sent to ${person.name} that could be answered.`);
  return last;
}

function letter(cast: Cast, person: Person, more: Pick<Plain, "subject" | "text"> & Partial<Plain>): Plain {
  const { home } = cast;
  return {
    from: `${person.name} <${person.email}>`,
    to: `<${home.owner}>`,
    date: home.now,
    messageId: `${cast.serial()}.${person.email.replace("@", ".at.")}@them.example`,
    ...more,
  };
}

function answering(mail: Plain, { mail: last }: LyingMail): Plain {
  const id = `<${last.messageId}>`;
  return { ...mail, headers: [...(mail.headers ?? []), `In-Reply-To: ${id}`, `References: ${id}`] };
}

function send(cast: Cast, source: string): Promise<void> {
  const id = /^Message-ID: <(.+)>$/m.exec(source)?.[1] ?? "";
  return cast.home.desk.deliver(`${cast.home.now.epochMilliseconds}.${id}`, source);
}

function bare({ mail }: LyingMail): string {
  return mail.subject.replace(/^(?:Re: )+/, "");
}

function quoted({ mail }: LyingMail): string {
  const lines = mail.text.trim().split("\n");
  return [
    `On ${mail.date?.toString().slice(0, 10) ?? ""}, ${mail.from?.name ?? ""} wrote:`,
    ...lines.map((line) => `> ${line}`),
  ].join("\n");
}
