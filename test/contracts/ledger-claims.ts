import { afterEach, beforeEach, expect, it } from "vitest";
import type { Ledger } from "../../src/store/store.ts";
import { ana, ben, claimed, draft, drafted, grant, keyOf, later, mailboxId, note, now } from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itClaims(open: OpenStore): void {
  let under: StoreUnderTest;
  let ledger: Ledger;
  beforeEach(async () => {
    under = await open();
    ledger = under.store.ledger;
    await grant(ledger, [[keyOf(ana), ana]]);
  });
  afterEach(() => under.close());

  const key = keyOf(ana);
  const factsOf = async () =>
    (await ledger.read(mailboxId, { kind: "all" })).facts.get(ana)?.map((fact) => fact.kind);

  it("is held by one worker: the next one hears until when", async () => {
    const claim = await claimed(ledger, key);
    expect(claim).toMatchObject({ mailboxId, key, contactId: ana, state: "claimed", attempt: 1, fence: 1 });
    const second = await ledger.claim(key, "another", now);
    expect(second.kind).toBe("held");
    expect(await ledger.open(mailboxId, now)).toEqual([]);
  });

  it("is taken by exactly one of many that try at once, on two connections", async () => {
    const beside = await under.beside();
    const tries = [ledger, beside.ledger, ledger, beside.ledger].map((each) =>
      each.claim(key, "worker", now),
    );
    const kinds = (await Promise.all(tries)).map((result) => result.kind);
    expect(kinds.filter((kind) => kind === "claimed")).toHaveLength(1);
  });

  it("waits for its time, on the business clock", async () => {
    const notBefore = later({ minutes: 15 });
    await grant(ledger, [], {
      pins: [{ key: keyOf(ben), contactId: ben, step: "request", due: now, notBefore, offered: [] }],
    });
    expect(await ledger.open(mailboxId, now)).toEqual([key]);
    expect(await ledger.claim(keyOf(ben), "worker", now)).toEqual({ kind: "held", until: notBefore });
    expect((await ledger.claim(keyOf(ben), "worker", notBefore)).kind).toBe("claimed");
  });

  it("of what nobody granted, or what is done, is not given", async () => {
    expect(await ledger.claim(keyOf(ben), "worker", now)).toEqual({ kind: "settled" });
    await ledger.settle(await claimed(ledger, key), { kind: "done" }, [], now);
    expect(await ledger.claim(key, "worker", now)).toEqual({ kind: "settled" });
  });

  it("R-5: that outlived its lease is taken over, and the old holder writes nothing any more", async () => {
    const stale = await claimed(ledger, key);
    await under.passLease();
    expect(await ledger.open(mailboxId, now)).toEqual([key]);
    const fresh = await claimed(ledger, key);
    expect(fresh.fence).toBeGreaterThan(stale.fence);

    expect(await ledger.advance(stale, { kind: "drafted", draft }, [drafted(key, ana)])).toEqual({
      kind: "lost",
    });
    const check = { recipient: "ana@example.com", fuse: "unprompted" as const, content: "x" };
    expect(await ledger.advance(stale, { kind: "sending", check, now })).toEqual({ kind: "lost" });
    expect(await ledger.advance(stale, { kind: "ambiguous", until: now, now }, [note(ana, "a")])).toEqual({
      kind: "lost",
    });
    expect(await ledger.advance(stale, { kind: "review", evidence: "", now }, [note(ana, "b")])).toEqual({
      kind: "lost",
    });
    expect(await ledger.settle(stale, { kind: "done" }, [note(ana, "c")], now)).toBe("lost");
    expect(await ledger.renew(stale)).toBe(false);

    expect(await factsOf()).toEqual([]);
    expect(await ledger.settle(fresh, { kind: "done" }, [], now)).toBe("ok");
  });

  it("whose lease ran out is still good while nobody else took it", async () => {
    const claim = await claimed(ledger, key);
    await under.passLease();
    expect(await ledger.renew(claim)).toBe(true);
    expect((await ledger.claim(key, "another", now)).kind).toBe("held");
    expect(await ledger.advance(claim, { kind: "drafted", draft })).toEqual({ kind: "ok" });
  });

  it("goes on where the last worker stopped, and knows how far that was", async () => {
    const first = await claimed(ledger, key);
    await ledger.advance(first, { kind: "drafted", draft: { ...draft, threadId: "t1" } }, [
      drafted(key, ana),
    ]);
    await under.passLease();
    expect(await claimed(ledger, key)).toMatchObject({
      state: "drafted",
      draft: { ...draft, threadId: "t1" },
    });
    await under.passLease();
    const second = await claimed(ledger, key);
    const check = { recipient: "ana@example.com", fuse: "unprompted" as const, content: "x" };
    await ledger.advance(second, { kind: "sending", check, now });
    await under.passLease();
    expect(await claimed(ledger, key)).toMatchObject({
      state: "sending",
      draft: { draftId: "d1" },
      sendingAt: now,
    });
    expect(await factsOf()).toEqual(["drafted", "sending"]);
  });

  it("is given back with an instant, and comes again then", async () => {
    await ledger.settle(await claimed(ledger, key), { kind: "again", at: later({ hours: 1 }) }, [], now);
    expect(await ledger.open(mailboxId, later({ minutes: 59 }))).toEqual([]);
    expect(await ledger.claim(key, "worker", now)).toEqual({ kind: "held", until: later({ hours: 1 }) });
    expect(await claimed(ledger, key, later({ hours: 1 }))).toMatchObject({ state: "claimed", attempt: 1 });
  });

  it("is of no use once it was settled, even where the action comes again", async () => {
    const claim = await claimed(ledger, key);
    await ledger.settle(claim, { kind: "again", at: now }, [], now);
    expect(await ledger.settle(claim, { kind: "done" }, [note(ana, "late")], now)).toBe("lost");
    expect(await factsOf()).toEqual([]);
  });

  it("is dropped for now: the contact is planned again, and the same attempt may be granted", async () => {
    await ledger.settle(await claimed(ledger, key), { kind: "dropped" }, [], now);
    expect(await ledger.claim(key, "worker", now)).toEqual({ kind: "settled" });
    expect([...(await ledger.read(mailboxId, { kind: "due", now, limit: 9 })).facts.keys()]).toEqual([ana]);
    await grant(ledger, [[key, ana]]);
    expect(await claimed(ledger, key)).toMatchObject({ attempt: 1 });
  });

  it("that is dropped after its draft was made is a further attempt when it is granted again", async () => {
    const claim = await claimed(ledger, key);
    await ledger.advance(claim, { kind: "drafted", draft });
    await ledger.settle(claim, { kind: "dropped" }, [], now);
    await grant(ledger, [[key, ana]]);
    expect(await claimed(ledger, key)).toMatchObject({ attempt: 2 });
  });

  it("writes its facts down with the step, or not at all", async () => {
    const claim = await claimed(ledger, key);
    const bad = { ...note(ana, "bad"), "@trick": 1 };
    await expect(ledger.advance(claim, { kind: "drafted", draft }, [bad])).rejects.toThrow(TypeError);
    await under.passLease();
    expect((await claimed(ledger, key)).draft).toBeUndefined();
    expect(await factsOf()).toEqual([]);
  });

  it("with an unknown outcome rests until its quiet period is over, then is looked up, not begun anew", async () => {
    const claim = await claimed(ledger, key);
    const until = later({ minutes: 2 });
    expect(await ledger.advance(claim, { kind: "ambiguous", until, now }, [note(ana, "unknown")])).toEqual({
      kind: "ok",
    });
    expect(await ledger.open(mailboxId, now)).toEqual([]);
    expect(await ledger.open(mailboxId, until)).toEqual([key]);
    expect(await claimed(ledger, key, until)).toMatchObject({ state: "ambiguous" });
  });

  it("in review waits for a person: no worker gets it, and no plan takes it away", async () => {
    const claim = await claimed(ledger, key);
    await ledger.advance(claim, { kind: "review", evidence: "the draft is gone", now }, []);
    expect(await ledger.open(mailboxId, later({ days: 9 }))).toEqual([]);
    expect(await ledger.claim(key, "worker", later({ days: 9 }))).toEqual({ kind: "settled" });
    await grant(ledger, [], { looks: [{ contactId: ana }] });
    expect((await ledger.read(mailboxId, { kind: "all" })).pending).toMatchObject([{ key, state: "review" }]);
  });

  it("in review ends with the owner's word that it did not go, and may then be granted as a further attempt", async () => {
    const claim = await claimed(ledger, key);
    await ledger.advance(claim, { kind: "review", evidence: "the draft is gone", now }, []);
    const word = { factKey: "owner~no~1", at: now, contact: ana, key, kind: "not-sent" } as const;
    await ledger.append(mailboxId, [word], now);
    expect((await ledger.read(mailboxId, { kind: "all" })).pending).toEqual([]);
    await grant(ledger, [[key, ana]]);
    expect(await claimed(ledger, key)).toMatchObject({ attempt: 2 });
  });

  it("R-46: that was never settled is rung after all others", async () => {
    await claimed(ledger, key);
    await grant(ledger, [[keyOf(ben), ben]], {
      pins: [{ key: keyOf(ben), contactId: ben, step: "request", due: later({ hours: 3 }), offered: [] }],
    });
    await under.passLease();
    expect(await ledger.open(mailboxId, now)).toEqual([keyOf(ben), key]);
  });
}
