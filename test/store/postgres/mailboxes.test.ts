import { afterEach, beforeEach, expect, it } from "vitest";
import type { PostgresStore } from "../../../src/store/postgres/open.ts";
import {
  ana,
  claimed,
  contact,
  grant,
  keyOf,
  later,
  mailboxId,
  note,
  now,
  otherMailboxId,
} from "../../contracts/samples.ts";
import type { StoreUnderTest } from "../../contracts/store-under-test.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { postgresUnderTest } from "./postgres-under-test.ts";

const minute = 60_000;

describeFleet("whose turn it is in a fleet", ({ newDatabase }) => {
  let under: StoreUnderTest;
  let store: PostgresStore["mailboxes"];
  beforeEach(async () => {
    under = await postgresUnderTest(newDatabase);
    store = under.store.mailboxes;
    await store.apply(mailboxId, { address: "dana@example.com", text: "one" }, now);
  });
  afterEach(() => under.close());

  const write = (name: string, value: string, at = now) =>
    under.store.cursors.write(mailboxId, name, value, at);
  const readNow = async (at = now) => {
    await write("calendar", "", at);
    await write("sync-rung", "ended", at);
    await write("everybody", "", at);
  };

  it("is a mailbox's to be read once a minute after it was read, whether that went well or not", async () => {
    expect(await store.unread(now, minute)).toEqual([mailboxId]);
    await write("sync-rung", "ended");
    expect(await store.unread(now.add({ seconds: 59 }), minute)).toEqual([]);
    expect(await store.unread(now.add({ seconds: 60 }), minute)).toEqual([mailboxId]);
  });

  it("is its again after 20 s where nobody followed the ring (R-6)", async () => {
    expect(await store.unread(now, minute)).toEqual([mailboxId]);
    expect(await store.unread(now.add({ seconds: 19 }), minute)).toEqual([]);
    expect(await store.unread(now.add({ seconds: 20 }), minute)).toEqual([mailboxId]);
  });

  it("is not its twice where another worker's clock is ahead, but is where the clock was set far back (R-43)", async () => {
    await write("sync-rung", "ended", now.add({ seconds: 40 }));
    expect(await store.unread(now, minute)).toEqual([]);
    await write("sync-rung", "ended", now.add({ hours: 2 }));
    expect(await store.unread(now, minute)).toEqual([mailboxId]);
  });

  it("waits with the plan for a reading that is under way, but not for one that was lost", async () => {
    await store.unread(now, minute);
    expect(await store.due(now.add({ seconds: 5 }))).toEqual([]);
    expect(await store.due(now.add({ seconds: 20 }))).toEqual([mailboxId]);
    await readNow(now.add({ seconds: 5 }));
    expect(await store.due(now.add({ seconds: 6 }))).toEqual([]);
  });

  it("is its with somebody who is due, an action that nobody holds, new rules, and every quarter of an hour", async () => {
    await readNow();
    expect(await store.due(now)).toEqual([]);
    await under.store.ledger.append(mailboxId, [note(ana, "news")], now);
    expect(await store.due(now)).toEqual([mailboxId]);

    await under.store.contacts.save(mailboxId, [contact("ana")]);
    await grant(under.store.ledger, [[keyOf(ana), ana]]);
    expect(await store.due(now)).toEqual([mailboxId]);
    await claimed(under.store.ledger, keyOf(ana));
    expect(await store.due(now)).toEqual([]);
    await under.passLease();
    expect(await store.due(now)).toEqual([mailboxId]);
    await claimed(under.store.ledger, keyOf(ana));

    await store.apply(mailboxId, { address: "dana@example.com", text: "two" }, later({ minutes: 1 }));
    expect(await store.due(later({ minutes: 1 }))).toEqual([mailboxId]);
    await readNow(later({ minutes: 1 }));
    expect(await store.due(later({ minutes: 2 }))).toEqual([]);
    expect(await store.due(later({ minutes: 16 }))).toEqual([mailboxId]);
  });

  it("is never that of one on a clock that is given, nor of one that was moved away", async () => {
    for (const name of ["virtual", "moved"]) {
      await store.apply(otherMailboxId, { address: "omar@example.com", text: name }, now);
      await under.store.cursors.write(otherMailboxId, name, "", now);
      expect(await store.unread(later({ hours: 1 }), minute)).not.toContain(otherMailboxId);
      expect(await store.due(later({ hours: 1 }))).not.toContain(otherMailboxId);
    }
  });
});
