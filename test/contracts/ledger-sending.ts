import { afterEach, beforeEach, expect, it } from "vitest";
import type { NewFact } from "../../src/core/facts.ts";
import { toActionKey } from "../../src/core/keys.ts";
import type { Claim, Contacts, Ledger, SendCheck } from "../../src/store/store.ts";
import * as sample from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

const {
  later,
  ana,
  ben,
  check,
  claimed,
  contact,
  factIdOf,
  grant,
  idOf,
  keyOf,
  mailboxId,
  note,
  now,
  optOut,
  readyToSend,
  wrote,
} = sample;

export function itGuardsSending(open: OpenStore): void {
  let under: StoreUnderTest;
  let ledger: Ledger;
  let contacts: Contacts;
  beforeEach(async () => {
    under = await open();
    ({ ledger, contacts } = under.store);
    await contacts.save(mailboxId, [contact("ana"), contact("ben")]);
  });
  afterEach(() => under.close());

  const send = (claim: Claim, to: SendCheck, at = now) =>
    ledger.advance(claim, { kind: "sending", check: to, now: at });
  const sendNew = async (key: Parameters<typeof readyToSend>[1], to: SendCheck, at = now) =>
    send(await readyToSend(ledger, key, to.recipient.startsWith("ana") ? ana : ben), to, at);
  const kinds = async (of = ana) =>
    (await ledger.read(mailboxId, { kind: "all" })).facts.get(of)?.map((fact) => fact.kind) ?? [];
  const pauses = async () => (await ledger.read(mailboxId, { kind: "all" })).mailboxFacts;

  it("writes the fact that closes the key, once, however often it is repeated", async () => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    expect(await send(claim, check("ana"))).toEqual({ kind: "ok" });
    const { facts } = await ledger.read(mailboxId, { kind: "all" });
    expect(facts.get(ana)).toMatchObject([
      { kind: "sending", key: keyOf(ana), factKey: `act~${keyOf(ana)}~sending.1`, at: now },
    ]);
  });

  it("R-17: is refused to anybody who opted out, and writes nothing", async () => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    await ledger.append(mailboxId, [optOut(ana)], now);
    expect(await send(claim, check("ana"))).toEqual({ kind: "suppressed" });
    expect(await kinds()).toEqual(["received"]);
  });

  it.each<[string, NewFact]>([
    [
      "the owner's reading",
      { ...about("read"), kind: "answered", to: factIdOf(optOut(ana)), reading: { kind: "opts-out" } },
    ],
    ["a close for that reason", { ...about("close"), kind: "closed", reason: "opted-out", by: "owner" }],
  ])("R-18: is refused after %s", async (_, fact) => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    await ledger.append(mailboxId, [fact], now);
    expect(await send(claim, check("ana"))).toEqual({ kind: "suppressed" });
  });

  it("goes on after an opt-out that was not read with certainty; that is the planner's to hold", async () => {
    await ledger.append(mailboxId, [optOut(ana, "maybe", false)], now);
    expect(await sendNew(keyOf(ana), check("ana"))).toEqual({ kind: "ok" });
  });

  it("R-19: is refused under every other alias, under new ones, and to a contact who comes in with an old one", async () => {
    await contacts.save(mailboxId, [contact("ana", { aliases: ["ana@example.com", "a.lima@example.org"] })]);
    await ledger.append(mailboxId, [optOut(ana)], now);
    await contacts.save(mailboxId, [
      contact("ana", { email: "new@example.net", aliases: ["new@example.net"] }),
    ]);
    expect(await contacts.suppressed(mailboxId)).toEqual(new Set([ana]));
    expect(
      await send(await readyToSend(ledger, keyOf(ana), ana), check("x", { recipient: "new@example.net" })),
    ).toEqual({
      kind: "suppressed",
    });
    const again = contact("cat", { email: "a.lima@example.org", aliases: ["a.lima@example.org"] });
    await contacts.save(mailboxId, [again]);
    expect(await contacts.suppressed(mailboxId)).toEqual(new Set([ana, again.contactId]));
  });

  it("R-19: is refused to the next owner on the same store", async () => {
    await ledger.append(mailboxId, [optOut(ana)], now);
    const contactId = idOf("ana", sample.otherMailboxId);
    const key = toActionKey({
      mailboxId: sample.otherMailboxId,
      contactId,
      round: 1,
      step: "request",
      occurrence: "1",
    });
    await contacts.save(sample.otherMailboxId, [contact("ana", { contactId })]);
    const { asOf } = await ledger.read(sample.otherMailboxId, { kind: "all" });
    await ledger.schedule(sample.otherMailboxId, sample.schedule(asOf, [[key, contactId]]));
    expect(await send(await claimed(ledger, key), check("ana"))).toEqual({ kind: "suppressed" });
  });

  it("never keeps a brief from the owner", async () => {
    await ledger.append(mailboxId, [optOut(ana)], now);
    const claim = await readyToSend(ledger, keyOf(ana, "brief", "b1.1"), ana);
    expect(await send(claim, check("dana", { fuse: "free" }))).toEqual({ kind: "ok" });
  });

  it("is refused where something was learned about the contact since the claim; then the action is rung again", async () => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    await ledger.append(mailboxId, [note(ana, "they wrote")], now);
    expect(await send(claim, check("ana"))).toEqual({ kind: "lost" });
    expect(await kinds()).toEqual(["note"]);
    expect(await ledger.open(mailboxId, now)).toEqual([keyOf(ana)]);
    expect(await send(await claimed(ledger, keyOf(ana)), check("ana"))).toEqual({ kind: "ok" });
  });

  it("is not disturbed by what is learned about others, nor by its own facts", async () => {
    await grant(ledger, [[keyOf(ana), ana]]);
    const claim = await claimed(ledger, keyOf(ana));
    await ledger.advance(claim, { kind: "drafted", draft: sample.draft }, [sample.drafted(keyOf(ana), ana)]);
    await ledger.append(mailboxId, [note(ben, "else")], now);
    expect(await send(claim, check("ana"))).toEqual({ kind: "ok" });
  });

  it("blows the recipient fuse at a second unprompted mail within 24 hours, and pauses the mailbox", async () => {
    await sendNew(keyOf(ana), check("ana"));
    const at = later({ hours: 23 });
    const result = await sendNew(keyOf(ana, "follow-up"), check("ana", { content: "other" }), at);
    expect(result).toMatchObject({ kind: "fuse", says: expect.stringContaining("24 hours") });
    expect(await pauses()).toMatchObject([{ kind: "paused", by: "product", at }]);
    expect(await kinds()).toEqual(["sending"]);
  });

  it("blows the recipient fuse at the fourth within 7 days, and lets it go after them (S22)", async () => {
    for (const day of [0, 2, 4]) {
      const key = keyOf(ana, "follow-up", `${day + 1}`);
      expect(await sendNew(key, check("ana", { content: `${day}` }), later({ hours: day * 24 }))).toEqual({
        kind: "ok",
      });
    }
    const claim = await readyToSend(ledger, keyOf(ana, "check-in"), ana);
    const late = check("ana", { content: "new" });
    expect((await send(claim, late, later({ hours: 6 * 24 }))).kind).toBe("fuse");
    await grant(ledger, [], { looks: [{ contactId: ana }] });
    const next = await readyToSend(ledger, keyOf(ana, "check-in", "2"), ana);
    expect(await send(next, late, later({ hours: 7 * 24 }))).toEqual({ kind: "ok" });
  });

  it("counts what the owner sent by hand", async () => {
    await ledger.append(mailboxId, [wrote(ana, "own")], now);
    expect((await sendNew(keyOf(ana), check("ana"), later({ hours: 1 }))).kind).toBe("fuse");
    const sent: NewFact = {
      factKey: "out~sent~1",
      at: now,
      contact: ben,
      key: keyOf(ben),
      kind: "sent",
      messageId: "s@mail",
      by: "owner",
      edited: false,
      offered: [],
      otherTimes: false,
      subject: "hi",
    };
    await ledger.append(mailboxId, [sent], now);
    expect((await sendNew(keyOf(ben, "follow-up"), check("ben"), later({ hours: 1 }))).kind).toBe("fuse");
  });

  it("answers each inbound mail once, even on the same day as another mail", async () => {
    await sendNew(keyOf(ana), check("ana"));
    const answer = (content: string) => check("ana", { fuse: "answer", answers: "f1", content });
    expect(await sendNew(keyOf(ana, "new-times", "f1"), answer("a"))).toEqual({ kind: "ok" });
    expect((await sendNew(keyOf(ana, "decline-answer", "f1"), answer("b"))).kind).toBe("fuse");
  });

  it("does not send the same content to the same recipient within 7 days", async () => {
    const same = (answers: string) => check("ana", { fuse: "answer", answers, content: "same" });
    await sendNew(keyOf(ana, "new-times", "f1"), same("f1"));
    expect((await sendNew(keyOf(ana, "new-times", "f2"), same("f2"), later({ days: 6 }))).kind).toBe("fuse");
  });

  it("trips the breaker at the 11th mail in 5 minutes where fewer than a third of them were listed", async () => {
    const names = Array.from({ length: 11 }, (_, n) => `p${n}`);
    await contacts.save(
      mailboxId,
      names.map((name) => contact(name)),
    );
    await grant(
      ledger,
      names.map((name) => [keyOf(idOf(name)), idOf(name)]),
      { listed: 3 },
    );
    const results: string[] = [];
    for (const name of names)
      results.push((await send(await claimed(ledger, keyOf(idOf(name))), check(name))).kind);
    expect(results).toEqual([...Array(10).fill("ok"), "fuse"]);
    expect(await pauses()).toMatchObject([{ because: expect.stringContaining("11 mails within 5 minutes") }]);
  });

  it("lets a plan's own number go, and mail to the owner beside it", async () => {
    const names = Array.from({ length: 12 }, (_, n) => `p${n}`);
    await contacts.save(
      mailboxId,
      names.map((name) => contact(name)),
    );
    await grant(
      ledger,
      names.map((name) => [keyOf(idOf(name)), idOf(name)]),
      { listed: 4 },
    );
    for (const name of names) {
      expect(await send(await claimed(ledger, keyOf(idOf(name))), check(name))).toEqual({ kind: "ok" });
    }
    const brief = await readyToSend(ledger, keyOf(ana, "brief", "b.1"), ana);
    expect(await send(brief, check("dana", { fuse: "free" }))).toEqual({ kind: "ok" });
  });

  it("may be repeated for a draft that a lost attempt left there, without meeting its own fuse", async () => {
    const first = await readyToSend(ledger, keyOf(ana), ana);
    await send(first, check("ana"));
    await ledger.advance(first, { kind: "ambiguous", until: later({ minutes: 2 }), now });
    const second = await claimed(ledger, keyOf(ana), later({ minutes: 2 }));
    expect(await send(second, check("ana"), later({ minutes: 2 }))).toEqual({ kind: "ok" });
    expect(await kinds()).toEqual(["sending"]);
  });

  it("stops a second mail of one action even where the fence failed to", async () => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    await send(claim, check("ana"));
    expect((await send({ ...claim, state: "drafted" }, check("ana"))).kind).not.toBe("ok");
  });

  it("counts a mail that did not go for nothing", async () => {
    const claim = await readyToSend(ledger, keyOf(ana), ana);
    await send(claim, check("ana"));
    const notSent = {
      factKey: "act~no~1",
      at: now,
      contact: ana,
      key: keyOf(ana),
      kind: "not-sent",
    } as const;
    await ledger.settle(claim, { kind: "dropped" }, [notSent], now);
    expect(await sendNew(keyOf(ana), check("ana"), later({ hours: 1 }))).toEqual({ kind: "ok" });
    expect(await kinds()).toEqual(["sending", "not-sent", "sending"]);
  });
}

function about(name: string) {
  return { factKey: `owner~${name}~1`, at: now, contact: ana };
}
