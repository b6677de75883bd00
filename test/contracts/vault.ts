/** What every vault does. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store, Vault } from "../../src/store/store.ts";
import { mailboxId, otherMailboxId } from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itIsAVault(open: OpenStore): void {
  let under: StoreUnderTest;
  let store: Store;
  let vault: Vault;
  beforeEach(async () => {
    under = await open();
    store = under.store;
    vault = await store.vault();
  });
  afterEach(() => under.close());

  it("gives back what was put, to every process, and the newest of it", async () => {
    expect(await vault.read(mailboxId, "refresh-token")).toBeUndefined();
    await vault.put(mailboxId, "refresh-token", "first");
    await vault.put(mailboxId, "refresh-token", "naïve 🗝");
    await vault.put(mailboxId, "client", "");
    const beside = await (await under.beside()).vault();
    expect(await beside.read(mailboxId, "refresh-token")).toBe("naïve 🗝");
    expect(await beside.read(mailboxId, "client")).toBe("");
  });

  it("keeps the mailboxes apart, and shreds one of them", async () => {
    await vault.put(mailboxId, "refresh-token", "mine");
    await vault.put(mailboxId, "client", "mine too");
    await vault.put(otherMailboxId, "refresh-token", "theirs");
    expect(await vault.shred(mailboxId)).toBe(2);
    expect(await vault.read(mailboxId, "refresh-token")).toBeUndefined();
    expect(await vault.read(otherMailboxId, "refresh-token")).toBe("theirs");
    expect(await vault.shred(mailboxId)).toBe(0);
  });

  describe("a lease on a sign-in", () => {
    it("is had by one at a time, in whatever process, until it is given back (R-36)", async () => {
      const beside = await (await under.beside()).vault();
      const mine = await taken(vault);
      expect(await beside.lease(mailboxId)).toBeUndefined();
      await taken(beside, otherMailboxId);
      await vault.release(mine);
      const theirs = await taken(beside);
      expect(theirs.fence).toBeGreaterThan(mine.fence);
      await vault.release(mine);
      expect(await vault.lease(mailboxId)).toBeUndefined();
    });

    it("ends with whoever died on it, and lets a late holder write nothing (R-36)", async () => {
      const beside = await (await under.beside()).vault();
      const stale = await taken(vault);
      expect(await vault.put(mailboxId, "refresh-token", "before", stale)).toBe("ok");
      await under.passLease();
      await under.passLease();
      const fresh = await taken(beside);
      expect(await beside.put(mailboxId, "refresh-token", "rotated", fresh)).toBe("ok");
      expect(await vault.put(mailboxId, "refresh-token", "late", stale)).toBe("lost");
      expect(await vault.read(mailboxId, "refresh-token")).toBe("rotated");
    });

    it("is won by exactly one of many who ask at once (R-36)", async () => {
      const others = await Promise.all([
        vault,
        (await under.beside()).vault(),
        (await under.beside()).vault(),
      ]);
      const asked = await Promise.all(
        Array.from({ length: 30 }, (_, n) => others[n % others.length]?.lease(mailboxId)),
      );
      expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
    });
  });
}

/** What a vault does that keeps its key itself, in a file. */
export function itChangesItsKey(open: OpenStore): void {
  let under: StoreUnderTest;
  beforeEach(async () => {
    under = await open();
  });
  afterEach(() => under.close());

  it("writes everything anew under another key", async () => {
    const vault = await under.store.vault();
    await vault.put(mailboxId, "refresh-token", "mine");
    await vault.put(otherMailboxId, "refresh-token", "theirs");
    const beside = await (await under.beside()).vault();
    expect(await vault.rotate()).toBe(2);
    expect(await beside.read(mailboxId, "refresh-token")).toBe("mine");
    await beside.put(mailboxId, "refresh-token", "newer");
    expect(await vault.read(mailboxId, "refresh-token")).toBe("newer");
    expect(await vault.read(otherMailboxId, "refresh-token")).toBe("theirs");
  });
}

async function taken(vault: Vault, mailbox = mailboxId) {
  const lease = await vault.lease(mailbox);
  if (lease === undefined) throw new Error("Somebody else has the lease.");
  return lease;
}
