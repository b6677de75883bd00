import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ledger } from "../../src/store/store.ts";
import {
  ana,
  ben,
  contact,
  grant,
  idOf,
  keyOf,
  later,
  mailboxId,
  note,
  now,
  otherMailboxId,
  schedule,
} from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itKeepsFacts(open: OpenStore): void {
  let under: StoreUnderTest;
  let ledger: Ledger;
  beforeEach(async () => {
    under = await open();
    ledger = under.store.ledger;
  });
  afterEach(() => under.close());

  it("come back in the order of writing, with when we learned of them", async () => {
    const written = await ledger.append(
      mailboxId,
      [note(ana, "b", later({ hours: 1 })), note(ana, "a")],
      now,
    );
    const { facts } = await ledger.read(mailboxId, { kind: "all" });
    expect(facts.get(ana)).toEqual(written);
    expect(written).toMatchObject([
      { text: "b", at: later({ hours: 1 }), learnedAt: now },
      { text: "a", at: now },
    ]);
    expect(written[0]?.seq).toBeLessThan(written[1]?.seq ?? 0);
  });

  it("R-1: a replay adds nothing and makes nothing due", async () => {
    await ledger.append(mailboxId, [note(ana, "a"), note(ben, "b")], now);
    const { asOf } = await ledger.read(mailboxId, { kind: "all" });
    await ledger.schedule(mailboxId, schedule(asOf, [], { looks: [{ contactId: ana }, { contactId: ben }] }));

    expect(await ledger.append(mailboxId, [note(ben, "b"), note(ana, "a")], later({ days: 1 }))).toEqual([]);
    expect((await ledger.read(mailboxId, { kind: "all" })).facts.get(ana)).toHaveLength(1);
    expect(
      (await ledger.read(mailboxId, { kind: "due", now: later({ days: 9 }), limit: 9 })).facts.size,
    ).toBe(0);
  });

  it("of which one is known bring only the others", async () => {
    await ledger.append(mailboxId, [note(ana, "a")], now);
    const written = await ledger.append(mailboxId, [note(ana, "a"), note(ana, "b"), note(ana, "b")], now);
    expect(written).toMatchObject([{ text: "b" }]);
  });

  it("belong to one mailbox: another may have the same", async () => {
    await ledger.append(mailboxId, [note(ana, "a")], now);
    expect(await ledger.append(otherMailboxId, [note(ana, "a")], now)).toHaveLength(1);
    expect((await ledger.read(mailboxId, { kind: "all" })).facts.get(ana)).toHaveLength(1);
  });

  it("of the whole mailbox stand apart, and make every interview due", async () => {
    await under.store.contacts.save(mailboxId, [contact("ana"), contact("ben")]);
    await grant(ledger, [], { looks: [{ contactId: ana }, { contactId: ben }] });
    const pause = {
      factKey: "pause~1~1",
      at: now,
      kind: "paused",
      by: "owner",
      because: "a holiday",
    } as const;
    await ledger.append(mailboxId, [pause], now);

    const view = await ledger.read(mailboxId, { kind: "due", now, limit: 10 });
    expect([...view.facts.keys()]).toEqual([ana, ben].sort());
    expect(view.mailboxFacts).toMatchObject([{ kind: "paused", because: "a holiday" }]);
  });

  it("say which is the latest of the mailbox, due or not", async () => {
    expect((await ledger.read(mailboxId, { kind: "all" })).lastAt).toBeUndefined();
    await ledger.append(mailboxId, [note(ana, "late", later({ days: 2 })), note(ana, "early")], now);
    expect((await ledger.read(mailboxId, { kind: "all" })).lastAt).toEqual(later({ days: 2 }));
    await grant(ledger, [], { looks: [{ contactId: ana }] });
    expect((await ledger.read(mailboxId, { kind: "due", now, limit: 5 })).lastAt).toEqual(later({ days: 2 }));
  });

  it("are read for the contacts that are asked for, and those only", async () => {
    await ledger.append(mailboxId, [note(ana, "a"), note(ben, "b")], now);
    await grant(ledger, [
      [keyOf(ana), ana],
      [keyOf(ben), ben],
    ]);
    const view = await ledger.read(mailboxId, { kind: "contacts", contactIds: [ben, idOf("nobody")] });
    expect(view.facts.get(ben)).toMatchObject([{ text: "b" }]);
    expect(view.facts.get(idOf("nobody"))).toEqual([]);
    expect(view.facts.has(ana)).toBe(false);
    expect(view.pending.map((each) => each.key)).toEqual([keyOf(ben)]);
  });

  it("of hundreds of contacts are all found by one reading", async () => {
    const many = Array.from({ length: 450 }, (_, n) => idOf(`person${n}`));
    await ledger.append(
      mailboxId,
      many.map((each, n) => note(each, `n${n}`)),
      now,
    );
    const view = await ledger.read(mailboxId, { kind: "due", now, limit: 1000 });
    expect(view.facts.size).toBe(450);
    expect([...view.facts.values()].every((facts) => facts.length === 1)).toBe(true);
  });

  it("leave the instant as it was, to the millisecond, however far away", async () => {
    const far = Temporal.Instant.from("1969-07-20T20:17:40.123Z");
    await ledger.append(mailboxId, [note(ana, "moon", far)], now);
    expect((await ledger.read(mailboxId, { kind: "all" })).facts.get(ana)?.[0]?.at).toEqual(far);
  });

  it("are whole or not there: a batch that cannot be stored leaves nothing of it", async () => {
    const bad = { ...note(ana, "bad"), "@trick": 1 };
    await expect(ledger.append(mailboxId, [note(ana, "good"), bad], now)).rejects.toThrow(TypeError);
    expect((await ledger.read(mailboxId, { kind: "all" })).facts.size).toBe(0);
  });

  it("are appended by two connections at once, each exactly once and in one order", async () => {
    const beside = await under.beside();
    const names = Array.from({ length: 20 }, (_, n) => `f${n}`);
    const both = [ledger, beside.ledger].flatMap((each) =>
      names.map((name) => each.append(mailboxId, [note(ana, name)], now)),
    );
    const written = (await Promise.all(both)).flat();
    expect(written).toHaveLength(20);
    const { facts } = await ledger.read(mailboxId, { kind: "all" });
    expect(new Set(facts.get(ana)?.map((fact) => fact.seq)).size).toBe(20);
  });
}
