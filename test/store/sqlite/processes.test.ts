import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import {
  ana,
  ben,
  check,
  claimed,
  contact,
  grant,
  idOf,
  keyOf,
  mailboxId,
  now,
  optOut,
  readyToSend,
} from "../../contracts/samples.ts";
import { ended, said, start } from "./spawned.ts";
import { newFolder } from "./sqlite-under-test.ts";

describe("a store that several processes use", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = newFolder();
    file = join(folder, "quarterhour.db");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("takes the same facts from two of them at once, each exactly once", async () => {
    await Promise.all([start("child.ts", "append", file), start("child.ts", "append", file)].map(ended));
    const store = await openSqliteStore({ file });
    const { facts } = await store.ledger.read(mailboxId, { kind: "all" });
    expect(new Set(facts.get(ana)?.map((fact) => fact.factKey)).size).toBe(100);
    expect(facts.get(ana)).toHaveLength(100);
    await store.close();
  });

  it("R-1: holds every batch that was acknowledged, whole, and no other part of one, after kill -9", async () => {
    for (const extra of [0, 1]) {
      const child = start("child.ts", "batches", file);
      await said(child);
      for (let n = 0; n < extra; n++) await said(child);
      child.kill("SIGKILL");
      await ended(child);
      const store = await openSqliteStore({ file, verify: true });
      const count = (await store.ledger.read(mailboxId, { kind: "all" })).facts.get(ana)?.length ?? 0;
      expect(count).toBeGreaterThanOrEqual(50);
      expect(count % 50).toBe(0);
      await store.close();
    }
  });

  it.each([
    ["claimed", [], "claimed"],
    ["drafted", ["drafted"], "drafted"],
    ["sending", ["drafted", "sending"], "sending"],
    ["done", ["drafted", "sending", "note"], undefined],
  ])("R-1: knows after kill -9 how far the action came: %s", async (last, kinds, state) => {
    const before = await openSqliteStore({ file });
    await before.contacts.save(mailboxId, [contact("ana")]);
    await grant(before.ledger, [[keyOf(ana), ana]]);
    await before.close();
    await ended(start("child.ts", "send", file, `${keyOf(ana)} ${last}`));

    const store = await openSqliteStore({ file });
    const { facts, pending } = await store.ledger.read(mailboxId, { kind: "all" });
    expect(facts.get(ana)?.map((fact) => fact.kind)).toEqual(kinds);
    expect(pending.map((each) => each.state)).toEqual(state === undefined ? [] : [state]);
    expect(await store.voidLeases()).toBe(state === undefined ? 0 : 1);
    if (state !== undefined) expect(await claimed(store.ledger, keyOf(ana))).toMatchObject({ state });
    await store.close();
  });

  it("R-17: commits no sending after an opt-out, however the two race", async () => {
    const [one, two] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const outcomes = new Set<string>();
    for (let n = 0; n < 40; n++) {
      const name = `person${n}`;
      const [contactId, key] = [idOf(name), keyOf(idOf(name))];
      await one.contacts.save(mailboxId, [contact(name)]);
      const claim = await readyToSend(one.ledger, key, contactId);
      const at = now.add({ hours: n });
      const stop = () => two.ledger.append(mailboxId, [optOut(contactId, name)], at);
      const send = () => one.ledger.advance(claim, { kind: "sending", check: check(name), now: at });
      const both = n % 2 === 0 ? [stop(), send()] : [send(), stop()];
      await Promise.all(both);

      const { facts } = await one.ledger.read(mailboxId, { kind: "contacts", contactIds: [contactId] });
      const kinds = facts.get(contactId)?.map((fact) => fact.kind) ?? [];
      outcomes.add(kinds.join(" "));
    }
    expect([...outcomes].sort()).toEqual(["received", "sending received"]);
    await one.close();
    await two.close();
  });

  it("ends the leases of a dead worker, and refuses what it may still write", async () => {
    const store = await openSqliteStore({ file });
    await grant(store.ledger, [[keyOf(ben), ben]]);
    const stale = await claimed(store.ledger, keyOf(ben));
    expect(await store.voidLeases()).toBe(1);
    await claimed(store.ledger, keyOf(ben));
    expect(await store.ledger.settle(stale, { kind: "done" }, [], now)).toBe("lost");
    await store.close();
  });
});
