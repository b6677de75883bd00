/** The contacts of the demo: each reads what reaches them, and answers in their own time through files alone. */
import type { Contact } from "../../core/contact.ts";
import type { Did } from "../../core/did.ts";
import { type ContactId, parseActionKey } from "../../core/keys.ts";
import { sayDay, saySlot, sayTime, sayWeekday } from "../../core/say-time.ts";
import { readEvents } from "../../formats/ical-in.ts";
import type { ParsedMail } from "../../formats/mime-in.ts";
import type { Person as Addressee } from "../../formats/mime-out.ts";
import type { Agenda } from "./agenda.ts";
import { type Cast, type Player, toAddressee } from "./cast.ts";
import { earlierThan, laterThan, nextWeekday } from "./clocks.ts";
import { autoReply, bounce, declineEntry, moveEntry, reply } from "./letters.ts";
import { offersIn } from "./offers-in.ts";
import type { Turn } from "./person.ts";
import type { Post } from "./post.ts";

type Instant = Temporal.Instant;

/** What the writer of a mail meant, for the owner who reads it; by its Message-ID. */
export type Meaning =
  | { kind: "accepts"; start: Instant }
  | { kind: "refers"; name: string; email: string | undefined }
  | { kind: "ignore" | "declines" | "offer-times" | "opts-out" };

export interface PeopleSetting {
  cast: Cast;
  post: Post;
  agenda: Agenda;
  clock(): Instant;
  owner: Addressee & { first: string; zone: string };
  contact(contactId: ContactId): Promise<Contact | undefined>;
}

export interface People {
  /** Mails that left the owner's mailbox. */
  receive(mails: readonly ParsedMail[]): Promise<void>;
  /** Meetings that were put into calendars. */
  invite(did: readonly Did[]): Promise<void>;
  meaning(messageId: string): Meaning | undefined;
}

/** What a turn answers: a mail, a calendar entry, or both. */
interface Cue {
  player: Player;
  contact: Contact;
  mail: ParsedMail;
  /** The calendar entry, and when the meeting begins. */
  entry?: { path: string; text: string; start: Instant };
  target?: Contact | undefined;
}

export function people(setting: PeopleSetting): People {
  const { cast, post, agenda, clock, owner } = setting;
  const meanings = new Map<string, Meaning>();
  const lastMail = new Map<ContactId, ParsedMail>();
  const zoneOf = (contact: Contact) => contact.timezone ?? owner.zone;

  const whenOf = (turn: Turn, { contact, entry }: Cue): Instant | undefined => {
    const now = clock();
    const { minutes, days, at, before } = turn;
    if (minutes !== undefined) return now.add({ minutes });
    if (before !== undefined && entry !== undefined) {
      const moment = earlierThan(entry.start, before, zoneOf(contact));
      return Temporal.Instant.compare(moment, now) > 0 ? moment : undefined;
    }
    return laterThan(now, { days: days ?? 1, at: at ?? "10:30" }, zoneOf(contact));
  };

  const plan = (turn: Turn | undefined, cue: Cue) => {
    const at = turn === undefined ? undefined : whenOf(turn, cue);
    if (turn === undefined || at === undefined) return;
    agenda.add({ at, act: () => act(turn, cue, at) });
  };

  async function act(turn: Turn, cue: Cue, at: Instant): Promise<void> {
    const { mail, entry, contact } = cue;
    if (turn.bounces === true) return post.deliver(bounce(mail, at), at);
    const from = toAddressee(contact);
    if (turn.declines_entry === true || turn.moves_entry !== undefined) {
      if (entry === undefined) return;
      if (turn.moves_entry === undefined)
        return post.deliver(declineEntry(entry.text, { from, owner, at }), at);
      return post.saveEntry({ path: entry.path, text: moveEntry(entry.text, turn.moves_entry.minutes, at) });
    }
    const start = timeOf(turn, cue, at);
    const text = filled(turn.says ?? "", wordsOf(turn, cue, { at, start }));
    if (turn.auto !== undefined) {
      const subject = turn.auto.replace("{subject}", mail.subject);
      return post.deliver(await autoReply({ from, to: mail, at, text, subject }), at);
    }
    const mime = await reply({ from, to: mail, at, text });
    const messageId = /^Message-ID: <(.+)>/im.exec(Buffer.from(mime).toString("latin1"))?.[1];
    const meant = meaningOf(turn, cue, start);
    if (messageId !== undefined && meant !== undefined) meanings.set(messageId, meant);
    await post.deliver(mime, at);
  }

  function timeOf(turn: Turn, { mail, entry, contact }: Cue, at: Instant): Instant | undefined {
    const { takes, proposes } = turn;
    if (takes === undefined && proposes === undefined) return undefined;
    const zone = zoneOf(contact);
    const offers = offersIn(mail.text, mail.date ?? at, zone);
    if (proposes !== undefined) return laterThan(entry?.start ?? offers.at(-1) ?? at, proposes, zone);
    const open = offers.filter((offer) => Temporal.Instant.compare(offer, at.add({ hours: 2 })) > 0);
    return open[Math.min(takes ?? 1, open.length) - 1] ?? laterThan(at, { days: 3, at: "11:00" }, zone);
  }

  function wordsOf(
    turn: Turn,
    { contact, target, mail }: Cue,
    when: { at: Instant; start: Instant | undefined },
  ) {
    const zone = zoneOf(contact);
    const { at, start } = when;
    const back = nextWeekday(
      at
        .toZonedDateTimeISO(zone)
        .toPlainDate()
        .add({ days: turn.back ?? 0 }),
    );
    return {
      owner: owner.first,
      subject: mail.subject,
      target:
        target === undefined
          ? ""
          : [target.name, target.email].filter((word) => word !== undefined).join(", "),
      back: sayDay(back.toZonedDateTime(zone).toInstant(), zone),
      ...(start === undefined
        ? {}
        : {
            time: saySlot({ start }, zone),
            weekday: sayWeekday(start, zone),
            day: sayDay(start, zone).replace(/^\S+ /, ""),
            clock: sayTime(start, zone),
          }),
    };
  }

  return {
    async receive(mails) {
      for (const mail of mails) {
        const parts = mail.action === undefined ? undefined : parseActionKey(mail.action);
        if (parts === undefined || mail.to.some(({ address }) => address === owner.address)) continue;
        const player = cast.of(parts.contactId);
        const contact = await setting.contact(parts.contactId);
        if (player === undefined || contact === undefined) continue;
        lastMail.set(parts.contactId, mail);
        const target =
          parts.step === "introduction-ask"
            ? await setting.contact(parts.occurrence as ContactId)
            : undefined;
        plan(player.turn(parts.step), { player, contact, mail, target });
      }
    },
    async invite(did) {
      for (const { contactId, step, outcome, uid } of did) {
        if (uid === undefined || (outcome !== "created" && outcome !== "changed")) continue;
        const player = cast.of(contactId);
        const contact = await setting.contact(contactId);
        const mail = lastMail.get(contactId);
        const found = await post.entry(uid);
        const start = found === undefined ? undefined : readEvents(found.text, owner.zone).events[0]?.start;
        if (player === undefined || contact === undefined || mail === undefined) continue;
        if (found === undefined || start === undefined) continue;
        plan(player.turn(step), { player, contact, mail, entry: { ...found, start } });
      }
    },
    meaning: (messageId) => meanings.get(messageId),
  };
}

function meaningOf(turn: Turn, { target }: Cue, start: Instant | undefined): Meaning | undefined {
  if (start !== undefined) return { kind: "accepts", start };
  if (turn.refers !== undefined) return { kind: "refers", ...turn.refers };
  if (turn.introduces === true && target !== undefined) {
    return { kind: "refers", name: target.name, email: target.email };
  }
  return turn.means === undefined ? undefined : { kind: turn.means };
}

function filled(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
