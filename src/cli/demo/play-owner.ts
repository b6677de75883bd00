/**
 * The owner of the demo: at three times of a working day she looks into her Drafts and at what waits for her. She
 * presses Send by moving files, as a mail program does, and says the rest by the commands' own code.
 */
import type { Ask, Plan } from "../../core/action.ts";
import type { Contact } from "../../core/contact.ts";
import { type ContactId, parseActionKey } from "../../core/keys.ts";
import { unreadReply } from "../../core/planner/conversation.ts";
import { toMime } from "../../formats/mime-out.ts";
import type { Agenda } from "./agenda.ts";
import type { Cast } from "./cast.ts";
import { laterThan, nextAt } from "./clocks.ts";
import type { OwnerWords } from "./owner-words.ts";
import type { Meaning } from "./play-people.ts";
import type { LyingMail, Post } from "./post.ts";

type Instant = Temporal.Instant;

const deskTimes = ["8:50", "12:40", "17:20"];

export interface OwnerSetting {
  cast: Cast;
  post: Post;
  agenda: Agenda;
  clock(): Instant;
  zone: string;
  start: Instant;
  words: OwnerWords;
  meaning(messageId: string): Meaning | undefined;
  contacts(): Promise<Contact[]>;
}

export interface Owner {
  /** Looks at what waits, and makes up her mind when to see to it. */
  look(plan: Plan): Promise<void>;
}

export function playOwner(setting: OwnerSetting): Owner {
  const { cast, post, agenda, words, zone, clock } = setting;
  const inMind = new Set<string>();
  const meetings = new Map<ContactId, Set<number>>();
  const news = new Map<ContactId, number>();

  /** Once, until it was done. */
  const decide = (what: string, at: Instant, act: () => Promise<void>) => {
    if (inMind.has(what)) return;
    inMind.add(what);
    agenda.add({ at, act });
  };
  const atDesk = () => nextAt(clock(), deskTimes, zone);
  const partOf = (contactId: ContactId) => cast.of(contactId)?.person.owner;

  function seeToDraft(draft: LyingMail): void {
    const { action } = draft.mail;
    if (action === undefined) return;
    const { contactId, step } = parseActionKey(action);
    const wish = partOf(contactId)?.drafts.find((one) => one.step === step);
    const waits = wish?.waits;
    const at = waits === undefined ? atDesk() : laterThan(clock(), { days: waits, at: "17:20" }, zone);
    const id = `draft~${action}`;
    decide(id, at, async () => {
      inMind.delete(id);
      const lying = (await post.drafts()).find(({ mail }) => mail.action === action);
      if (lying === undefined) return;
      if (wish?.throws_away === true) return post.throwAway(lying);
      if (wish?.adds !== undefined) await post.rewrite(lying, await withLine(lying, wish.adds));
      await post.send(lying, clock());
    });
  }

  function seeToAsk({ what, contactId, since }: Ask): void {
    const id = `${what}~${contactId}~${since.epochMilliseconds}`;
    const part = partOf(contactId);
    switch (what) {
      case "reading":
        return decide(id, atDesk(), () => readReply(contactId));
      case "held":
      case "debrief":
        return decide(id, clock().add({ minutes: 20 }), () => noteMeeting(contactId, what, since));
      case "news": {
        const line = part?.news[news.get(contactId) ?? 0];
        if (line === undefined) return;
        return decide(id, atDesk(), async () => {
          news.set(contactId, (news.get(contactId) ?? 0) + 1);
          await words.note(contactId, { text: line, isNews: true, held: undefined });
        });
      }
      case "address": {
        const address = part?.address;
        if (address === undefined) return;
        const at = laterThan(clock(), { days: address.days, at: "12:40" }, zone);
        return decide(id, at, () => words.set(contactId, "email", address.email));
      }
      case "why-them": {
        const why = part?.why_them;
        if (why === undefined) return;
        const at = laterThan(setting.start, { days: why.days, at: "17:20" }, zone);
        // Nobody knows of it as of a certain instant, so it is asked anew at every look.
        return decide(`${what}~${contactId}`, at, () => words.set(contactId, "why_them", why.text));
      }
      case "review":
        return;
    }
  }

  async function readReply(contactId: ContactId): Promise<void> {
    const interview = await words.interview(contactId);
    // One that was read may wait as well: for her word on a time, or on a person, whom it names.
    const reply =
      interview === undefined
        ? undefined
        : (unreadReply(interview) ?? interview.replies.findLast((known) => known.isHuman));
    if (reply === undefined) return;
    const meant = setting.meaning(reply.messageId) ?? { kind: "ignore" as const };
    if (meant.kind === "accepts") {
      const isAhead = Temporal.Instant.compare(meant.start, clock()) > 0;
      return isAhead
        ? words.accept(contactId, meant.start)
        : words.answer(contactId, { kind: "offer-times" });
    }
    if (meant.kind !== "refers") return words.answer(contactId, { kind: meant.kind });
    const { name, email } = meant;
    if (email === undefined) return words.answer(contactId, { kind: "ignore" });
    const waiting = (await setting.contacts()).find((one) => one.email === undefined && one.name === name);
    if (waiting !== undefined) await words.set(waiting.contactId, "email", email);
    return words.answer(contactId, { kind: "refers", people: [{ name, email }] });
  }

  /** The meetings count in the order in which she is asked about them. */
  async function noteMeeting(contactId: ContactId, what: "held" | "debrief", since: Instant): Promise<void> {
    const asked = meetings.get(contactId) ?? new Set<number>();
    meetings.set(contactId, asked.add(since.epochMilliseconds));
    const said = partOf(contactId)?.meetings[asked.size - 1];
    if (said?.held === false) return words.note(contactId, { text: "", isNews: false, held: false });
    if (said?.debrief !== undefined) return words.debrief(contactId, said.debrief);
    if (what === "held") return words.note(contactId, { text: "", isNews: false, held: true });
  }

  return {
    async look(plan) {
      for (const draft of await post.drafts()) seeToDraft(draft);
      for (const ask of plan.asks) seeToAsk(ask);
      for (const { reason, key, contactId } of plan.held) {
        if (reason !== "approval") continue;
        const id = `approve~${key}`;
        decide(id, atDesk(), async () => {
          inMind.delete(id);
          await words.approve(contactId, key);
        });
      }
    },
  };
}

/** As a mail program saves it: the owner's text, without the HTML that we made of ours. */
async function withLine({ mail }: LyingMail, line: string): Promise<Uint8Array> {
  const [to = { name: "", address: "" }] = mail.to;
  return toMime({
    from: mail.from ?? { name: "", address: "" },
    to,
    subject: mail.subject,
    text: `${mail.text.trimEnd()}\n\n${line}\n`,
    date: mail.date ?? Temporal.Instant.fromEpochMilliseconds(0),
    messageId: mail.messageId ?? "",
    ...(mail.inReplyTo === undefined ? {} : { inReplyTo: mail.inReplyTo }),
    references: [...mail.references].reverse(),
    ...(mail.action === undefined ? {} : { action: mail.action }),
  });
}
