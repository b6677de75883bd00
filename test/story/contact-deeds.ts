/** What a contact, or a machine of theirs, can do: only ever a file in `mail/new`. */
import type { Contact } from "../../src/core/contact.ts";
import { entriesWith, propertyOf, stamp } from "./calendar-folder.ts";
import { type Cast, filled, personCalled } from "./cast.ts";
import { deliver, type MailOnDisk, mailsIn, mailsTo } from "./mail-folder.ts";
import { bounce, calendarAnswer, type Plain, plainMail } from "./write-source.ts";

type Person = Contact & { email: string };
type Deed = (cast: Cast, who: string, what: unknown) => Promise<void>;

export const contactDeeds: Readonly<Record<string, Deed>> = {
  /** An answer in the thread, with what it answers quoted below. */
  replies: async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const text = `${await filled(cast, person, String(what))}\n\n${quoted(last)}`;
    send(cast, plainMail(answering(letter(cast, person, { subject: `Re: ${bare(last)}`, text }), last)));
  },
  /** An answer in the thread from an address that we do not know. */
  "replies from another address": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const last = await lastSentTo(cast, person);
    const text = `${await filled(cast, person, String(what))}\n\n${quoted(last)}`;
    const mail = letter(cast, person, { subject: `Re: ${bare(last)}`, text });
    send(cast, plainMail(answering({ ...mail, from: `${person.name} <${who}@home.example>` }, last)));
  },
  /** An answer in the thread that goes to somebody else as well: "here is Sam". */
  introduces: async (cast, who, what) => {
    const [person, other] = [await personCalled(cast, who), await personCalled(cast, String(what))];
    const last = await lastSentTo(cast, person);
    const text = `Dana, meet ${other.name}. ${other.name}, Dana has a few questions.\n\n${quoted(last)}`;
    const mail = letter(cast, person, { subject: `Re: ${bare(last)}`, text, headers: [copyTo(other)] });
    const source = plainMail(answering(mail, last));
    send(cast, source);
    introductions.set(other.email, { messageId: mail.messageId, subject: mail.subject });
  },
  /** Whoever was introduced answers that mail. */
  "answers the introduction": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const introduced = introductions.get(person.email);
    if (introduced === undefined) throw new Error(`Nobody introduced ${who}.`);
    const id = `<${introduced.messageId}>`;
    const mail = letter(cast, person, { subject: introduced.subject, text: String(what) });
    send(cast, plainMail({ ...mail, headers: [`In-Reply-To: ${id}`, `References: ${id}`] }));
  },
  /** A mail of its own, outside the thread. */
  writes: async (cast, who, what) => {
    const person = await personCalled(cast, who);
    send(
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
    send(cast, plainMail(answering(mail, last)));
  },
  bounces: async (cast, who, what) => returnMail(cast, who, what === "for now" ? "delayed" : "failed"),
  "answers the invitation": async (cast, who, what) => {
    const person = await personCalled(cast, who);
    const { home } = cast;
    const entry = entriesWith(home.folder, person.email).findLast(
      (one) => propertyOf(one, "STATUS") !== "CANCELLED",
    );
    if (entry === undefined) throw new Error(`${who} has no invitation.`);
    const word = String(what);
    const mail = letter(cast, person, { subject: `${word}: ${propertyOf(entry, "SUMMARY")}`, text: word });
    const lines = [
      `UID:${propertyOf(entry, "UID")}`,
      `SEQUENCE:${propertyOf(entry, "SEQUENCE") || "0"}`,
      `DTSTAMP:${stamp(home.now)}`,
      ...entry.lines.filter(
        (line) => /^(ORGANIZER|DTSTART|DTEND)[:;]/.test(line) && !/^DTSTART:1/.test(line),
      ),
      `ATTENDEE;PARTSTAT=${word.toUpperCase()}:mailto:${person.email}`,
    ];
    send(cast, calendarAnswer(mail, lines));
  },
};

/** The last mail in which each was put in touch with the owner, by address. */
const introductions = new Map<string, { messageId: string; subject: string }>();

function copyTo({ name, email }: Person): string {
  return `Cc: ${name} <${email}>`;
}

async function returnMail(cast: Cast, who: string, action: "failed" | "delayed"): Promise<void> {
  const person = await personCalled(cast, who);
  const last = await lastSentTo(cast, person);
  const mail = letter(cast, person, { subject: "Undelivered mail", text: "" });
  send(
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

async function lastSentTo(cast: Cast, person: Person): Promise<MailOnDisk> {
  const last = mailsTo(await mailsIn(cast.home.folder, "Sent"), person.email).at(-1);
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

function answering(mail: Plain, { mail: last }: MailOnDisk): Plain {
  const id = `<${last.messageId}>`;
  return { ...mail, headers: [...(mail.headers ?? []), `In-Reply-To: ${id}`, `References: ${id}`] };
}

function send(cast: Cast, source: string): void {
  const id = /^Message-ID: <(.+)>$/m.exec(source)?.[1] ?? "";
  deliver(cast.home.folder, `${cast.home.now.epochMilliseconds}.${id}`, source);
}

function bare({ mail }: MailOnDisk): string {
  return mail.subject.replace(/^(?:Re: )+/, "");
}

function quoted({ mail }: MailOnDisk): string {
  const lines = mail.text.trim().split("\n");
  return [
    `On ${mail.date?.toString().slice(0, 10) ?? ""}, ${mail.from?.name ?? ""} wrote:`,
    ...lines.map((line) => `> ${line}`),
  ].join("\n");
}
