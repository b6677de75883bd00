import { describe, expect, it } from "vitest";
import { judgeOutgoing, type Listed, type Shown, type Verdict } from "../../../src/core/adopt/outgoing.ts";
import type { NewFact } from "../../../src/core/facts.ts";
import { fold } from "../../../src/core/fold.ts";
import { toActionKey, toContactId, toMailboxId } from "../../../src/core/keys.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const contactId = toContactId(mailboxId, "priya@uni.example");
const contact = {
  contactId,
  name: "Priya Shah",
  email: "priya@uni.example",
  aliases: ["priya@uni.example"],
  tags: [],
  findings: [],
};
const key = toActionKey({ mailboxId, contactId, round: 1, step: "request", occurrence: "1" });
const at = Temporal.Instant.from("2026-03-02T15:00:00Z");

const common = { at, contact: contactId, key };
const draftedFact: NewFact = {
  ...common,
  kind: "drafted",
  factKey: "1",
  messageId: "ours@x",
  draftId: "d1",
  textHash: "h1",
  offered: [],
  subject: "From nursing to health data",
};

describe("what the owner did with a draft", () => {
  it("is nothing while the draft stands as we wrote it", () => {
    expect(judge({ waiting: draft("h1") })).toEqual([]);
  });

  it("is an edit when the text is another one, told once", () => {
    expect(kinds(judge({ waiting: draft("h2") }))).toEqual(["edited"]);
    const edited: NewFact = {
      ...common,
      kind: "edited",
      factKey: "2",
      messageId: "ours@x",
      draftId: "d1",
      textHash: "h2",
    };
    expect(judge({ waiting: draft("h3"), facts: [draftedFact, edited] })).toEqual([]);
  });

  it("is a send when the mail stands among the sent ones", () => {
    expect(judge({ sent: [mail("ours@x", { key })], waiting: { kind: "gone" } })).toMatchObject([
      { kind: "sent", key },
    ]);
  });

  it("is a send when a client sent it as another message, even under another subject", () => {
    expect(judge({ sent: [mail("new@y")], waiting: { kind: "gone" } })).toMatchObject([
      { kind: "sent", key },
    ]);
    const other = mail("new@y", { subject: "Hello" });
    expect(judge({ sent: [other], waiting: { kind: "gone" } })).toMatchObject([{ kind: "sent", key }]);
  });

  it("is a new draft when a client saved it as another message", () => {
    expect(judge({ drafts: [mail("new@y")], waiting: { kind: "gone" } })).toMatchObject([
      { kind: "rewritten", key },
    ]);
  });

  it("prefers the copy with the same subject", () => {
    const verdicts = judge({
      sent: [mail("lunch@y", { subject: "Lunch?" })],
      drafts: [mail("new@y", { subject: "Re: From nursing to health  data" })],
      waiting: { kind: "gone" },
    });
    expect(kinds(verdicts)).toEqual(["rewritten", "wrote"]);
  });

  it("is a discarded draft when nothing took its place", () => {
    expect(judge({ waiting: { kind: "gone" } })).toEqual([{ kind: "discarded", key }]);
  });

  it("is not discarded while it may yet show as sent, and is a send as soon as it does", () => {
    expect(judge({ waiting: { kind: "missing" } })).toEqual([]);
    expect(judge({ sent: [mail("new@y")], waiting: { kind: "missing" } })).toMatchObject([
      { kind: "sent", key },
    ]);
  });

  it("is nothing while the mailbox has not said so", () => {
    expect(judge({})).toEqual([]);
  });
});

describe("a mail of the owner's own", () => {
  it("is theirs while the draft still stands", () => {
    expect(kinds(judge({ sent: [mail("hand@y")], waiting: draft("h1") }))).toEqual(["wrote"]);
  });

  it("is told once", () => {
    const wrote: NewFact = {
      at,
      contact: contactId,
      kind: "wrote",
      factKey: "3",
      messageId: "hand@y",
      subject: "Hi",
    };
    expect(judge({ sent: [mail("hand@y")], waiting: draft("h1"), facts: [draftedFact, wrote] })).toEqual([]);
  });

  it("is theirs where they sent a copy of ours once more", () => {
    const sent: NewFact = {
      ...common,
      kind: "sent",
      factKey: "4",
      messageId: "ours@x",
      by: "owner",
      edited: false,
      offered: [],
      otherTimes: false,
      subject: "s",
    };
    expect(kinds(judge({ sent: [mail("copy@y", { key })], facts: [draftedFact, sent] }))).toEqual(["wrote"]);
  });
});

describe("a mail that the product sends at this moment", () => {
  it("is left to the worker that sends it", () => {
    for (const state of ["sending", "ambiguous"] as const) {
      expect(judge({ sent: [mail("ours@x", { key })], pending: new Map([[key, state]]), facts: [] })).toEqual(
        [],
      );
    }
  });
});

function judge(
  shown: Partial<Omit<Shown, "waiting">> & {
    waiting?: NonNullable<ReturnType<Shown["waiting"]["get"]>>;
    facts?: NewFact[];
  },
): Verdict[] {
  const { waiting, facts = [draftedFact], sent = [], drafts = [], pending = new Map() } = shown;
  const interview = fold(
    mailboxId,
    contact,
    facts.map((fact, index) => ({ ...fact, seq: index + 1, learnedAt: at })),
  );
  return judgeOutgoing(interview, {
    sent,
    drafts,
    pending,
    waiting: new Map(waiting === undefined ? [] : [[key, waiting]]),
  });
}

function draft(hash: string) {
  return { kind: "draft" as const, draftId: "d1", messageId: "ours@x", hash };
}

function mail(messageId: string, more: Partial<Listed> = {}): Listed {
  return { id: messageId, messageId, subject: "From nursing to health data", at, ...more };
}

function kinds(verdicts: readonly Verdict[]): string[] {
  return verdicts.map((verdict) => verdict.kind);
}
