/** What every keeper of contacts and cursors does. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import type { Contacts, Store } from "../../src/store/store.ts";
import {
  ana,
  ben,
  contact,
  drafted,
  grant,
  idOf,
  keyOf,
  later,
  mailboxId,
  now,
  optOut,
  otherMailboxId,
  wrote,
} from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itIsContacts(open: OpenStore): void {
  let under: StoreUnderTest;
  let store: Store;
  let contacts: Contacts;
  beforeEach(async () => {
    under = await open();
    store = under.store;
    contacts = store.contacts;
  });
  afterEach(() => under.close());

  describe("contacts", () => {
    it("come back as they were saved, in the order of their ids", async () => {
      const full = contact("ana", {
        role: "Epidemiologist",
        company: "City Health",
        country: "US",
        timezone: "America/Chicago",
        closeness: 2,
        introducer: ben,
        why_them: "your talk in March",
        linkedin: "linkedin.com/in/ana",
        phone: "+1 555 0100",
        findings: [
          {
            about: "person",
            text: "Moved to data in 2021.",
            source: "https://example.com",
            on: "2026-01-02",
          },
        ],
        tags: ["alumni"],
        aliases: ["ana@example.com", "linkedin.com/in/ana"],
      });
      await contacts.save(mailboxId, [contact("ben"), full, contact("cat")]);
      const all = await contacts.all(mailboxId);
      expect(all.map((each) => each.contactId)).toEqual([ana, ben, idOf("cat")].sort());
      expect(all.find((each) => each.contactId === ana)).toEqual(full);
      expect(await contacts.all(otherMailboxId)).toEqual([]);
    });

    it("are found by id, each once, unknown ids left out", async () => {
      await contacts.save(mailboxId, [contact("ana"), contact("ben")]);
      const found = await contacts.byIds(mailboxId, [ben, ben, idOf("nobody")]);
      expect(found.map((each) => each.contactId)).toEqual([ben]);
    });

    it("are found by who introduces them", async () => {
      await contacts.save(mailboxId, [contact("ben"), contact("ana", { introducer: ben }), contact("cat")]);
      const found = await contacts.introducedBy(mailboxId, [ben]);
      expect(found.map((each) => each.contactId)).toEqual([ana]);
    });

    it("are replaced with all their aliases, and looked at again", async () => {
      await contacts.save(mailboxId, [contact("ana"), contact("ben")]);
      await grant(store.ledger, [], { looks: [{ contactId: ana }, { contactId: ben }] });
      await contacts.save(mailboxId, [contact("ana", { email: "a@example.org", aliases: [] })]);
      expect(
        await contacts.match(mailboxId, { references: [], addresses: ["ana@example.com"] }),
      ).toBeUndefined();
      expect(await contacts.match(mailboxId, { references: [], addresses: ["a@example.org"] })).toEqual({
        contactId: ana,
      });
      const due = await store.ledger.read(mailboxId, { kind: "due", now, limit: 9 });
      expect([...due.facts.keys()]).toEqual([ana]);
    });

    it("R-15: never share an alias: the second one is refused, and nothing of that call is saved", async () => {
      await contacts.save(mailboxId, [contact("ana")]);
      const thief = contact("ben", { aliases: ["ben@example.com", "ana@example.com"] });
      const refused = contacts.save(mailboxId, [contact("cat"), thief]);
      await expect(refused).rejects.toThrow(Problem);
      await expect(refused).rejects.toMatchObject({ code: "store/alias-taken", where: "ana@example.com" });
      expect(await contacts.all(mailboxId)).toHaveLength(1);
    });

    it("R-15: never share an alias within one call either, but may hand one on", async () => {
      const both = [contact("ana"), contact("ben", { aliases: ["ana@example.com"] })];
      await expect(contacts.save(mailboxId, both)).rejects.toMatchObject({ code: "store/alias-taken" });
      await contacts.save(mailboxId, [contact("ana", { aliases: ["x"] })]);
      await contacts.save(mailboxId, [contact("ana"), contact("ben", { aliases: ["x"] })]);
      expect(await contacts.match(mailboxId, { references: [], addresses: ["x"] })).toEqual({
        contactId: ben,
      });
    });

    it("of another mailbox may have the same alias", async () => {
      await contacts.save(mailboxId, [contact("ana")]);
      await contacts.save(otherMailboxId, [contact("ana", { contactId: idOf("ana", otherMailboxId) })]);
      expect(await contacts.all(otherMailboxId)).toHaveLength(1);
    });

    it("are saved by the hundred, and again", async () => {
      const many = Array.from({ length: 450 }, (_, n) => contact(`person${n}`));
      await contacts.save(mailboxId, many);
      await contacts.save(mailboxId, many);
      expect(await contacts.all(mailboxId)).toHaveLength(450);
    });

    it("are on the list of those who opted out under any alias of theirs", async () => {
      await contacts.save(mailboxId, [contact("ana"), contact("ben")]);
      expect(await contacts.suppressed(mailboxId)).toEqual(new Set());
      await store.ledger.append(mailboxId, [optOut(ana)], now);
      expect(await contacts.suppressed(mailboxId)).toEqual(new Set([ana]));
    });
  });

  describe("whose mail it is", () => {
    beforeEach(() => contacts.save(mailboxId, [contact("ana"), contact("ben")]));

    it("is told by the nearest mail that it refers to, with that mail's action", async () => {
      const facts = [drafted(keyOf(ana), ana), wrote(ben, "own")];
      await store.ledger.append(mailboxId, facts, now);
      const ours = `${keyOf(ana)}@quarterhour`;
      const match = (references: string[]) =>
        contacts.match(mailboxId, { references, addresses: ["ben@example.com"] });
      expect(await match([ours, "own@mail"])).toEqual({ contactId: ana, key: keyOf(ana) });
      expect(await match(["unknown", "own@mail", ours])).toEqual({ contactId: ben });
    });

    it("is told by what they wrote before, too", async () => {
      await store.ledger.append(mailboxId, [{ ...optOut(ben, "first") }], now);
      const mail = { references: ["first@mail"], addresses: ["assistant@example.org"] };
      expect(await contacts.match(mailboxId, mail)).toEqual({ contactId: ben });
    });

    it("is told by address where it refers to nothing known, and by nothing else", async () => {
      const match = (address: string) =>
        contacts.match(mailboxId, { references: ["?"], addresses: [address] });
      expect(await match("ben@example.com")).toEqual({ contactId: ben });
      expect(await match("stranger@example.com")).toBeUndefined();
    });
  });

  describe("cursors", () => {
    it("are remembered by name, with when they were written; the last one counts", async () => {
      const { cursors } = store;
      expect(await cursors.read(mailboxId, "mail")).toBeUndefined();
      await cursors.write(mailboxId, "mail", "1", now);
      await cursors.write(mailboxId, "mail", "2", later({ hours: 1 }));
      await cursors.write(mailboxId, "calendar", "9", now);
      expect(await cursors.read(mailboxId, "mail")).toEqual({ value: "2", at: later({ hours: 1 }) });
      expect(await cursors.read(otherMailboxId, "mail")).toBeUndefined();
    });
  });
}
