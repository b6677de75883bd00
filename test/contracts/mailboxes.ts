/** What every store of many mailboxes does: rules by version, whose turn it is, and moving one in or out. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import type { MailboxCopy } from "../../src/store/copy-out.ts";
import { clockCursor, everybodyCursor, rungCursor } from "../../src/store/cursor-names.ts";
import type { Store } from "../../src/store/store.ts";
import {
  ana,
  ben,
  check,
  claimed,
  contact,
  draft,
  grant,
  keyOf,
  later,
  mailboxId,
  note,
  now,
  optOut,
  otherMailboxId,
  readyToSend,
  wrote,
} from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

const dana = { address: "dana@example.com", text: "me: { name: Dana }\n" };
const omar = { address: "omar@example.com", text: "me: { name: Omar }\n" };

export function itHoldsMailboxes(open: OpenStore): void {
  let under: StoreUnderTest;
  let store: Store;
  beforeEach(async () => {
    under = await open();
    store = under.store;
  });
  afterEach(() => under.close());

  describe("the rules of a mailbox", () => {
    it("are those that were applied last, numbered from 1; the same again is no new version", async () => {
      const { mailboxes } = store;
      expect(await mailboxes.rules(mailboxId)).toBeUndefined();
      expect(await mailboxes.version(mailboxId)).toBeUndefined();
      expect(await mailboxes.apply(mailboxId, dana, now)).toEqual({ version: 1, isNew: true });
      expect(await mailboxes.apply(mailboxId, dana, later({ days: 1 }))).toEqual({
        version: 1,
        isNew: false,
      });
      const changed = { ...dana, text: `${dana.text}# more\n` };
      expect(await mailboxes.apply(mailboxId, changed, later({ days: 2 }))).toEqual({
        version: 2,
        isNew: true,
      });
      expect(await mailboxes.version(mailboxId)).toBe(2);
      expect(await mailboxes.rules(mailboxId)).toEqual({ ...changed, version: 2, at: later({ days: 2 }) });
    });

    it("get a version each where two apply at once", async () => {
      const beside = await under.beside();
      const texts = ["a", "b", "c", "d"];
      const applied = await Promise.all(
        texts.map((text, at) =>
          (at % 2 === 0 ? store : beside).mailboxes.apply(mailboxId, { ...dana, text }, now),
        ),
      );
      expect(applied.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
    });

    it("say who lives here", async () => {
      await store.mailboxes.apply(mailboxId, dana, now);
      await store.mailboxes.apply(otherMailboxId, omar, now);
      await store.mailboxes.apply(otherMailboxId, { ...omar, text: "other" }, now);
      expect(
        (await store.mailboxes.list()).map(({ address, version }) => `${address} ${version}`).sort(),
      ).toEqual(["dana@example.com 1", "omar@example.com 2"]);
    });
  });

  describe("whose turn it is", () => {
    /** All of its interviews were planned a minute ago. */
    const planned = (id = mailboxId) =>
      store.cursors.write(id, everybodyCursor, "stamp", later({ minutes: 1 }));
    beforeEach(async () => {
      await store.mailboxes.apply(mailboxId, dana, now);
      await store.mailboxes.apply(otherMailboxId, omar, now);
    });

    it("a mailbox that was never planned, not since its rules were applied, or not for a quarter of an hour", async () => {
      const at = later({ minutes: 2 });
      expect(await store.mailboxes.due(at)).toHaveLength(2);
      await planned();
      expect(await store.mailboxes.due(at)).toEqual([otherMailboxId]);
      await planned(otherMailboxId);
      expect(await store.mailboxes.due(at)).toEqual([]);
      await store.mailboxes.apply(mailboxId, { ...dana, text: "new" }, at);
      expect(await store.mailboxes.due(at)).toEqual([mailboxId]);
      await store.cursors.write(mailboxId, everybodyCursor, "stamp", at);
      expect(await store.mailboxes.due(later({ minutes: 16 }))).toEqual([otherMailboxId]);
    });

    it("one in which somebody is due, or an action is open that nobody holds", async () => {
      await planned();
      await planned(otherMailboxId);
      const at = later({ minutes: 2 });
      await store.ledger.append(mailboxId, [note(ana, "a")], now);
      expect(await store.mailboxes.due(at)).toEqual([mailboxId]);
      await grant(store.ledger, [[keyOf(ana), ana]]);
      expect(await store.mailboxes.due(at)).toEqual([mailboxId]);
      await claimed(store.ledger, keyOf(ana));
      expect(await store.mailboxes.due(at)).toEqual([]);
      await under.passLease();
      expect(await store.mailboxes.due(at)).toEqual([mailboxId]);
    });

    it("to be read: once a minute where it was read, and sooner where the ring came to nothing", async () => {
      const minute = 60_000;
      const passed = (seconds: number) => now.add({ seconds });
      expect(await store.mailboxes.unread(now, minute)).toHaveLength(2);
      expect(await store.mailboxes.unread(passed(10), minute)).toEqual([]);
      await store.cursors.write(mailboxId, rungCursor, "ended", passed(11));
      expect(await store.mailboxes.unread(passed(40), minute)).toEqual([otherMailboxId]);
      await store.cursors.write(otherMailboxId, rungCursor, "ended", passed(41));
      expect(await store.mailboxes.unread(passed(71), minute)).toEqual([mailboxId]);
    });

    it("never one on a clock that is given, nor one that was moved away", async () => {
      await store.cursors.write(mailboxId, clockCursor, "given with --now", now);
      await store.copies.leave(otherMailboxId, "elsewhere", now);
      expect(await store.mailboxes.due(later({ days: 1 }))).toEqual([]);
      expect(await store.mailboxes.unread(later({ days: 1 }), 60_000)).toEqual([]);
    });
  });

  it("tells a monitor how much there is of what, and since when the oldest is due", async () => {
    await store.mailboxes.apply(mailboxId, dana, now);
    const before = await store.mailboxes.figures(undefined, now);
    expect(before).toMatchObject({
      facts: new Map(),
      actions: new Map(),
      mailboxes: 1,
      oldestDue: undefined,
    });
    await store.ledger.append(mailboxId, [note(ana, "a"), note(ben, "b"), wrote(ana, "c")], now);
    await grant(store.ledger, [[keyOf(ana), ana]]);
    const after = await store.mailboxes.figures(before.lastSeq, later({ minutes: 5 }));
    expect(after.facts).toEqual(
      new Map([
        ["note", 2],
        ["wrote", 1],
      ]),
    );
    expect(after.actions).toEqual(new Map([["ready", 1]]));
    expect(after.oldestDue).toEqual(now);
  });

  describe("a mailbox that moves", () => {
    /** A contact who said stop, a mail under way, a mail that left, rules. */
    async function lived(): Promise<MailboxCopy> {
      await store.contacts.save(mailboxId, [contact("ana"), contact("ben", { introducer: ana })]);
      await store.mailboxes.apply(mailboxId, dana, now);
      await store.ledger.append(mailboxId, [note(ana, "a"), optOut(ben), wrote(ana, "w")], now);
      const claim = await readyToSend(store.ledger, keyOf(ana, "thank-you"), ana);
      const sending = { kind: "sending", check: check("ana", { fuse: "free" }), now } as const;
      expect(await store.ledger.advance(claim, sending)).toEqual({ kind: "ok" });
      return left(store);
    }

    /** What it takes along. */
    async function left({ copies }: Store): Promise<MailboxCopy> {
      await under.passLease();
      expect(await copies.leave(mailboxId, "elsewhere", now)).toBe(0);
      const copy = await copies.out(mailboxId, true);
      if (copy === undefined) throw new Error("there is no such mailbox");
      return copy;
    }

    it("is the same in the other store, and says the same when it is copied again", async () => {
      const copy = await lived();
      const other = await open();
      try {
        expect(await other.store.copies.has(mailboxId)).toBe(false);
        await other.store.copies.in(copy);
        expect(await other.store.copies.has(mailboxId)).toBe(true);
        const view = async ({ ledger }: Store) => {
          const { facts, pending, lastAt } = await ledger.read(mailboxId, { kind: "all" });
          return {
            facts: [...facts].map(([id, all]) => [id, all.map(({ factKey }) => factKey)]),
            pending,
            lastAt,
          };
        };
        expect(await view(other.store)).toEqual(await view(store));
        expect(await other.store.contacts.all(mailboxId)).toEqual(await store.contacts.all(mailboxId));
        const again = await other.store.copies.out(mailboxId, true);
        const plain = (one: MailboxCopy | undefined) => ({
          ...one,
          actions: one?.actions.map(({ fence: _, ...row }) => row),
          sends: one?.sends.map(({ recipient_hash: _, ...row }) => row),
        });
        expect(plain(again)).toEqual(plain(copy));
      } finally {
        await other.close();
      }
    });

    it("takes along who said stop, also those of whom only a hash is left (R-19, B14)", async () => {
      const copy = await lived();
      const forgotten = {
        alias_key: "k".repeat(64),
        alias_hash: hashUnder("k".repeat(64), "carl@example.com"),
      };
      const other = await open();
      try {
        await other.store.contacts.save(otherMailboxId, [
          { ...contact("ben"), contactId: toContact("ben") },
          { ...contact("carl"), contactId: toContact("carl") },
        ]);
        await other.store.copies.in({ ...copy, suppressedElsewhere: [forgotten] });
        expect(await other.store.contacts.suppressed(otherMailboxId)).toEqual(
          new Set([toContact("ben"), toContact("carl")]),
        );
        // Nor under an address of theirs that comes in later.
        const carla = contact("carla", { aliases: ["carla@example.com", "carl@example.com"] });
        await other.store.contacts.save(mailboxId, [carla]);
        expect(await other.store.contacts.suppressed(mailboxId)).toEqual(new Set([ben, carla.contactId]));
        const out = await other.store.copies.out(mailboxId, false);
        expect(out?.suppressedElsewhere).toEqual([forgotten]);
      } finally {
        await other.close();
      }
    });

    it("is not put where it lives already, and may come back to where it left, but not as it was before", async () => {
      const copy = await lived();
      const other = await open();
      try {
        await other.store.copies.in(copy);
        await expect(other.store.copies.in(copy)).rejects.toMatchObject({ code: "store/moved" });
        await expect(store.copies.in(copy)).rejects.toMatchObject({ code: "store/moved" });
        expect(await store.copies.has(mailboxId)).toBe(false);

        await other.passLease();
        await other.store.copies.leave(mailboxId, "home again", now);
        const back = await other.store.copies.out(mailboxId, false);
        if (back === undefined) throw new Error("there is no such mailbox");
        await store.copies.in(back);
        expect(await store.copies.has(mailboxId)).toBe(true);
        await expect(other.store.copies.in(copy)).rejects.toMatchObject({ code: "store/moved" });
      } finally {
        await other.close();
      }
    });

    it("is let go of only when nobody is at it, and nothing is begun after that", async () => {
      await grant(store.ledger, [
        [keyOf(ana), ana],
        [keyOf(ben), ben],
      ]);
      const claim = await claimed(store.ledger, keyOf(ana));
      expect(await store.copies.leave(mailboxId, "elsewhere", now)).toBe(1);
      expect(await store.ledger.claim(keyOf(ben), "worker", now)).not.toMatchObject({ kind: "claimed" });
      await store.ledger.advance(claim, { kind: "drafted", draft });
      await store.ledger.settle(claim, { kind: "done" }, [], now);
      expect(await store.copies.leave(mailboxId, "elsewhere", now)).toBe(0);
    });
  });
}

function toContact(name: string) {
  return `${toMailboxId("local", `${name}@elsewhere`)}` as typeof ana;
}

function hashUnder(key: string, alias: string): string {
  return process.getBuiltinModule("node:crypto").createHmac("sha256", key).update(alias).digest("hex");
}
