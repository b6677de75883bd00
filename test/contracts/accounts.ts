/** What every keeper of accounts does. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import type { Account, Store } from "../../src/store/store.ts";
import { ana, ben, contact, grant, keyOf, later, mailboxId, note, now, optOut } from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

const dana: Account = {
  mailboxId: toMailboxId("google", "1100"),
  provider: "google",
  accountId: "1100",
  address: "dana@example.com",
  zone: "America/New_York",
  scopes: ["openid", "email"],
  connectedAt: now,
};

export function itKeepsAccounts(open: OpenStore): void {
  let under: StoreUnderTest;
  let store: Store;
  beforeEach(async () => {
    under = await open();
    store = under.store;
  });
  afterEach(() => under.close());

  it("gives back what was connected, in that order", async () => {
    const omar: Account = {
      mailboxId: toMailboxId("google", "2200"),
      provider: "google",
      accountId: "2200",
      address: "omar@example.com",
      scopes: [],
      connectedAt: later({ days: 1 }),
      expiresAt: later({ days: 8 }),
    };
    await store.accounts.connect(omar, omar.mailboxId);
    await store.accounts.connect(dana, dana.mailboxId);
    expect(await store.accounts.all()).toEqual([dana, omar]);
  });

  it("hears once that a sign-in ended, until it is connected again", async () => {
    await store.accounts.connect(dana, dana.mailboxId);
    const ended = { how: "signed-out", at: later({ days: 7 }), why: "Token has been revoked." } as const;
    expect(await store.accounts.end(dana.mailboxId, ended)).toBe(true);
    expect(await store.accounts.end(dana.mailboxId, { ...ended, at: later({ days: 8 }) })).toBe(false);
    expect(await store.accounts.all()).toEqual([{ ...dana, ended }]);

    const disconnected = { how: "disconnected", at: later({ days: 9 }), why: "you said so" } as const;
    expect(await store.accounts.end(dana.mailboxId, disconnected)).toBe(true);
    expect(await store.accounts.end(dana.mailboxId, ended)).toBe(false);
    const again: Account = { ...dana, connectedAt: later({ days: 10 }) };
    await store.accounts.connect(again, dana.mailboxId);
    expect(await store.accounts.all()).toEqual([again]);
  });

  describe("connecting an account", () => {
    it("takes over what was prepared for its address: contacts, aliases, and the owner's words", async () => {
      await store.contacts.save(mailboxId, [
        contact("ana", { introducer: ben }),
        contact("ben", { aliases: ["ben@example.com", "benjamin@example.com"] }),
      ]);
      await store.ledger.append(mailboxId, [note(ana, "met in May"), optOut(ben)], now);
      const before = await store.ledger.read(mailboxId, { kind: "all" });
      await store.accounts.connect(dana, mailboxId);

      expect(await store.contacts.all(mailboxId)).toEqual([]);
      expect((await store.contacts.all(dana.mailboxId)).map(({ name }) => name).sort()).toEqual([
        "ana",
        "ben",
      ]);
      const after = await store.ledger.read(dana.mailboxId, { kind: "all" });
      expect(after.facts).toEqual(before.facts);
      expect(after.lastAt).toEqual(before.lastAt);
      const addresses = ["benjamin@example.com"];
      const match = await store.contacts.match(dana.mailboxId, { references: [], addresses });
      expect(match?.contactId).toBe(ben);
      expect(await store.contacts.introducedBy(dana.mailboxId, [ben])).toHaveLength(1);
      expect([...(await store.contacts.suppressed(dana.mailboxId))]).toEqual([ben]);
      const due = await store.ledger.read(dana.mailboxId, { kind: "due", now, limit: 10 });
      expect(due.facts.size).toBe(2);
    });

    it("takes over a pause and the clock too, also where there is no contact yet", async () => {
      const paused = {
        kind: "paused",
        factKey: "paused~all~0",
        at: now,
        by: "owner",
        because: "a week off",
      } as const;
      await store.ledger.append(mailboxId, [paused], now);
      await store.cursors.write(mailboxId, "virtual", "given with --now", now);
      await store.accounts.connect(dana, mailboxId);
      const { mailboxFacts, lastAt } = await store.ledger.read(dana.mailboxId, { kind: "all" });
      expect(mailboxFacts).toMatchObject([paused]);
      expect(lastAt).toEqual(now);
      expect(await store.cursors.read(dana.mailboxId, "virtual")).toEqual({
        value: "given with --now",
        at: now,
      });
    });

    it("is refused where both hold contacts, and leaves both as they are", async () => {
      await store.contacts.save(mailboxId, [contact("ana")]);
      await store.contacts.save(dana.mailboxId, [contact("ben")]);
      await expect(store.accounts.connect(dana, mailboxId)).rejects.toMatchObject({
        code: "provider/practice-run",
      });
      expect(await store.contacts.all(mailboxId)).toHaveLength(1);
      expect(await store.contacts.all(dana.mailboxId)).toHaveLength(1);
    });

    it("goes on writing where the prepared ones left off", async () => {
      await store.contacts.save(mailboxId, [contact("ana")]);
      await store.accounts.connect(dana, mailboxId);
      await store.contacts.save(dana.mailboxId, [contact("ana", { company: "City Health" })]);
      await store.ledger.append(dana.mailboxId, [note(ana, "after")], later({ days: 1 }));
      expect(await store.contacts.all(dana.mailboxId)).toMatchObject([{ company: "City Health" }]);
    });

    it("is refused where mails were made on the practice mailbox, and changes nothing", async () => {
      await store.contacts.save(mailboxId, [contact("ana")]);
      await grant(store.ledger, [[keyOf(ana), ana]]);
      await expect(store.accounts.connect(dana, mailboxId)).rejects.toMatchObject({
        code: "provider/practice-run",
      });
      expect(await store.accounts.all()).toEqual([]);
      expect(await store.contacts.all(mailboxId)).toHaveLength(1);
    });

    it("is refused where the practice mailbox was read", async () => {
      await store.contacts.save(mailboxId, [contact("ana")]);
      await store.cursors.write(mailboxId, "mail", "17", now);
      await expect(store.accounts.connect(dana, mailboxId)).rejects.toMatchObject({
        code: "provider/practice-run",
      });
    });
  });
}
