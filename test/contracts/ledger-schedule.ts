import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ledger } from "../../src/store/store.ts";
import {
  ana,
  ben,
  claimed,
  contact,
  draft,
  grant,
  idOf,
  keyOf,
  later,
  mailboxId,
  note,
  now,
  schedule,
} from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itSchedules(open: OpenStore): void {
  let under: StoreUnderTest;
  let ledger: Ledger;
  beforeEach(async () => {
    under = await open();
    ledger = under.store.ledger;
  });
  afterEach(() => under.close());

  const dueNow = async (at = now, limit = 10) => [
    ...(await ledger.read(mailboxId, { kind: "due", now: at, limit })).facts.keys(),
  ];
  const pending = async () => (await ledger.read(mailboxId, { kind: "all" })).pending;

  it("begins with every new contact due", async () => {
    await under.store.contacts.save(mailboxId, [contact("ana")]);
    expect(await dueNow()).toEqual([ana]);
  });

  it("makes an interview due when its look-again comes, and not before", async () => {
    await grant(ledger, [], { looks: [{ contactId: ana, lookAt: later({ hours: 1 }) }, { contactId: ben }] });
    expect(await dueNow(later({ minutes: 59 }))).toEqual([]);
    expect(await dueNow(later({ hours: 1 }))).toEqual([ana]);
  });

  it("reads those beside it that take a place, as long as they do, but only where something is due", async () => {
    const occupiesUntil = later({ hours: 2 });
    await grant(ledger, [], {
      looks: [
        { contactId: ana, lookAt: later({ hours: 1 }) },
        { contactId: ben, occupiesUntil },
      ],
    });
    expect(await dueNow()).toEqual([]);
    expect(await dueNow(later({ hours: 1 }))).toEqual([ana, ben].sort());
    expect(await dueNow(later({ hours: 2 }))).toEqual([ana]);
  });

  it("is planned in pages where much is due", async () => {
    const all = ["a", "b", "c", "d", "e"].map((name) => idOf(name));
    await ledger.append(
      mailboxId,
      all.map((each, n) => note(each, `n${n}`)),
      now,
    );
    const firstTwo = await dueNow(now, 2);
    expect(firstTwo).toHaveLength(2);
    await grant(ledger, [], { looks: firstTwo.map((contactId) => ({ contactId })) });
    expect(await dueNow()).toEqual(all.filter((each) => !firstTwo.includes(each)).sort());
  });

  it("keeps what was granted, and its wait and offers", async () => {
    const slot = {
      start: later({ days: 1 }),
      end: later({ days: 1, minutes: 20 }),
      words: "Tuesday at noon",
    };
    const pin = {
      key: keyOf(ana),
      contactId: ana,
      step: "request" as const,
      due: now,
      notBefore: later({ minutes: 15 }),
      offered: [slot],
    };
    await grant(ledger, [], { pins: [pin] });
    expect(await pending()).toEqual([{ ...pin, attempt: 1, state: "ready" }]);
  });

  it("drops what is granted no more, of the contacts that were planned and no others", async () => {
    await grant(ledger, [
      [keyOf(ana), ana],
      [keyOf(ben), ben],
    ]);
    await grant(ledger, [], { looks: [{ contactId: ana }] });
    expect((await pending()).map((each) => each.key)).toEqual([keyOf(ben)]);
    expect(await ledger.claim(keyOf(ana), "worker", now)).toEqual({ kind: "settled" });
  });

  it("grants what was dropped again, as the same attempt", async () => {
    await grant(ledger, [[keyOf(ana), ana]]);
    await grant(ledger, [], { looks: [{ contactId: ana }] });
    await grant(ledger, [[keyOf(ana), ana]]);
    expect(await pending()).toMatchObject([{ key: keyOf(ana), attempt: 1, state: "ready" }]);
  });

  it("grants what was settled again as a further attempt, without the old draft", async () => {
    await grant(ledger, [[keyOf(ana), ana]]);
    const claim = await claimed(ledger, keyOf(ana));
    await ledger.advance(claim, { kind: "drafted", draft });
    await ledger.settle(claim, { kind: "done" }, [], now);
    await grant(ledger, [[keyOf(ana), ana]]);
    const second = await claimed(ledger, keyOf(ana));
    expect(second).toMatchObject({ attempt: 2, state: "claimed" });
    expect(second.draft).toBeUndefined();
    expect(second.fence).toBeGreaterThan(claim.fence);
  });

  it("leaves what a worker has begun alone, wanted or not", async () => {
    await grant(ledger, [
      [keyOf(ana), ana],
      [keyOf(ben), ben],
    ]);
    const claim = await claimed(ledger, keyOf(ana));
    await ledger.advance(claim, { kind: "drafted", draft });
    await claimed(ledger, keyOf(ben));
    await grant(ledger, [[keyOf(ana), ana]], { looks: [{ contactId: ana }, { contactId: ben }] });
    expect(await pending()).toMatchObject(
      [
        { key: keyOf(ana), state: "drafted" },
        { key: keyOf(ben), state: "claimed" },
      ].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
    expect(await ledger.advance(claim, { kind: "drafted", draft })).toEqual({ kind: "ok" });
  });

  it("that was planned before something was learned about a contact changes nothing of theirs", async () => {
    await ledger.append(mailboxId, [note(ben, "old")], now);
    const { asOf } = await ledger.read(mailboxId, { kind: "all" });
    await ledger.append(mailboxId, [note(ana, "new")], now);
    await ledger.schedule(
      mailboxId,
      schedule(asOf, [
        [keyOf(ana), ana],
        [keyOf(ben), ben],
      ]),
    );
    expect((await pending()).map((each) => each.key)).toEqual([keyOf(ben)]);
    expect(await dueNow()).toEqual([ana]);
  });

  it("that was planned before an action was settled does not open it again", async () => {
    await grant(ledger, [[keyOf(ana), ana]]);
    const claim = await claimed(ledger, keyOf(ana));
    const { asOf } = await ledger.read(mailboxId, { kind: "all" });
    await ledger.settle(claim, { kind: "done" }, [note(ana, "done")], now);
    await ledger.schedule(mailboxId, schedule(asOf, [[keyOf(ana), ana]]));
    expect(await pending()).toEqual([]);
  });

  it("keeps a worker's own wait when it is made anew", async () => {
    await grant(ledger, [[keyOf(ana), ana]]);
    await ledger.settle(
      await claimed(ledger, keyOf(ana)),
      { kind: "again", at: later({ hours: 1 }) },
      [],
      now,
    );
    await grant(ledger, [[keyOf(ana), ana]]);
    expect(await ledger.open(mailboxId, now)).toEqual([]);
    expect(await ledger.open(mailboxId, later({ hours: 1 }))).toEqual([keyOf(ana)]);
  });

  it("of hundreds of contacts is one transaction like any other", async () => {
    const many = Array.from({ length: 450 }, (_, n) => idOf(`person${n}`));
    await grant(
      ledger,
      many.map((each) => [keyOf(each), each]),
    );
    expect(await ledger.open(mailboxId, now)).toHaveLength(450);
    await grant(ledger, [], { looks: many.map((contactId) => ({ contactId })) });
    expect(await ledger.open(mailboxId, now)).toEqual([]);
  });
}
