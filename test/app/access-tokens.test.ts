/** Access tokens in memory: one renewal at a time, and what ends a sign-in and what does not. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accessTokens, type Renewal } from "../../src/app/access-tokens.ts";
import { secretNames } from "../../src/app/secret-names.ts";
import { toMailboxId } from "../../src/core/keys.ts";
import { ProviderError } from "../../src/providers/provider.ts";
import { openSqliteStore, type SqliteStore } from "../../src/store/sqlite/open.ts";
import type { Account, Store } from "../../src/store/store.ts";

const mailboxId = toMailboxId("google", "110");
const now = Temporal.Instant.from("2026-05-04T10:00:00Z");
const account: Account = {
  mailboxId,
  provider: "google",
  accountId: "110",
  address: "dana@example.com",
  scopes: [],
  connectedAt: now,
};

let folder: string;
let stores: SqliteStore[] = [];
let realNow = 1_000_000;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "quarterhour-tokens-"));
  stores = [];
  realNow = 1_000_000;
  const store = await open();
  await store.accounts.connect(account, mailboxId);
  await (await store.vault()).put(mailboxId, secretNames.refreshToken, "refresh-0");
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true });
});

/** Another process's view of the same home. */
async function open(): Promise<Store> {
  const store = await openSqliteStore({ file: join(folder, "quarterhour.db"), realNow: () => realNow });
  stores.push(store);
  return store;
}

function tokensOf(store: Store, renew: (refreshToken: string) => Promise<Renewal>) {
  return accessTokens({
    mailboxId,
    accounts: store.accounts,
    vault: () => store.vault(),
    renew,
    clock: () => now,
    realNow: () => realNow,
  });
}

const first = () => {
  const [store] = stores;
  if (store === undefined) throw new Error("Nothing is open.");
  return store;
};

function renewed(accessToken: string, refreshToken?: string): Renewal {
  const accessUntil = realNow + 3_600_000;
  return {
    kind: "renewed",
    tokens: { accessToken, accessUntil, ...(refreshToken === undefined ? {} : { refreshToken }) },
  };
}

const signedOut = { trouble: { kind: "signed-out" } };

describe("an access token", () => {
  it("is renewed once for all who ask, and again a minute before it ends (R-36)", async () => {
    let count = 0;
    const tokens = tokensOf(first(), async () => renewed(`access-${++count}`));
    const asked = await Promise.all(Array.from({ length: 100 }, () => tokens.current()));
    expect(new Set(asked)).toEqual(new Set(["access-1"]));
    realNow += 3_539_000;
    expect(await tokens.current()).toBe("access-1");
    realNow += 2_000;
    expect(await tokens.current()).toBe("access-2");
  });

  it("that was refused is not given again; one that was renewed since is", async () => {
    let count = 0;
    const tokens = tokensOf(first(), async () => renewed(`access-${++count}`));
    await tokens.refused(await tokens.current());
    expect(await tokens.current()).toBe("access-2");
    await tokens.refused("access-1");
    expect(await tokens.current()).toBe("access-2");
  });

  it("is renewed by one process at a time, each with the newest refresh token, stored before it is used (R-36)", async () => {
    let running = 0;
    let most = 0;
    let newest = 0;
    const renew = async (refreshToken: string): Promise<Renewal> => {
      running += 1;
      most = Math.max(most, running);
      expect(refreshToken).toBe(`refresh-${newest}`);
      await new Promise((resolve) => setImmediate(resolve));
      newest += 1;
      running -= 1;
      return renewed(`access-${newest}`, `refresh-${newest}`);
    };
    const others = await Promise.all(Array.from({ length: 8 }, open));
    const given = await Promise.all(others.map((store) => tokensOf(store, renew).current()));
    expect(most).toBe(1);
    expect(new Set(given).size).toBe(8);
    expect(await (await first().vault()).read(mailboxId, secretNames.refreshToken)).toBe("refresh-8");
  });

  it("can be had again 30 s after a process died while renewing (R-36)", async () => {
    const dead = await open();
    expect(await (await dead.vault()).lease(mailboxId)).toBeDefined();
    const asked = tokensOf(first(), async () => renewed("access-1")).current();
    realNow += 30_001;
    expect(await asked).toBe("access-1");
  });
});

describe("a sign-in", () => {
  it("ends where the provider takes it back; that is asked once, and remembered (R-34)", async () => {
    let count = 0;
    const renew = async (): Promise<Renewal> => {
      count += 1;
      return { kind: "ended", why: "Token has been expired or revoked." };
    };
    const tokens = tokensOf(first(), renew);
    for (let n = 0; n < 500; n++) await expect(tokens.current()).rejects.toMatchObject(signedOut);
    await expect(tokensOf(await open(), renew).current()).rejects.toMatchObject(signedOut);
    expect(count).toBe(1);
    expect(await first().accounts.all()).toMatchObject([
      { ended: { how: "signed-out", at: now, why: "Token has been expired or revoked." } },
    ]);
  });

  it("that is connected anew goes on in the same process (R-34)", async () => {
    let isOver = true;
    const tokens = tokensOf(first(), async () =>
      isOver ? { kind: "ended", why: "Token has been expired or revoked." } : renewed("access-1"),
    );
    await expect(tokens.current()).rejects.toMatchObject(signedOut);
    isOver = false;
    await (await open()).accounts.connect(account, mailboxId);
    expect(await tokens.current()).toBe("access-1");
  });

  it("is not ended by 1,000 failures to renew it (R-35)", async () => {
    const kinds = ["unavailable", "unknown"] as const;
    let count = 0;
    const tokens = tokensOf(first(), async () => {
      count += 1;
      if (count <= 1_000)
        throw new ProviderError({ kind: kinds[count % 2] ?? "unavailable", why: "no answer" });
      return renewed("access-1");
    });
    for (let n = 0; n < 1_000; n++) await expect(tokens.current()).rejects.toThrow("no answer");
    expect((await first().accounts.all())[0]?.ended).toBeUndefined();
    expect(await tokens.current()).toBe("access-1");
  });

  it("is not ended by a key that is away for a while: it is waited for, and said why", async () => {
    const key = join(folder, "key");
    const { renameSync } = await import("node:fs");
    renameSync(key, `${key}.away`);
    const tokens = tokensOf(first(), async () => renewed("access-1"));
    await expect(tokens.current()).rejects.toMatchObject({
      trouble: { kind: "unavailable", why: expect.stringContaining("key") },
    });
    renameSync(`${key}.away`, key);
    expect(await tokens.current()).toBe("access-1");
  });

  it("that was disconnected gives no token from then on, in no process (C-8)", async () => {
    const tokens = tokensOf(first(), async () => renewed("access-1"));
    await tokens.current();
    await (await open()).accounts.end(mailboxId, { how: "disconnected", at: now, why: "you said so" });
    await expect(tokens.current()).rejects.toMatchObject(signedOut);
  });
});
