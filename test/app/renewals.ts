/** Many who renew one sign-in at Microsoft at the same time, killed at any moment: what is left of the account. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { microsoftTokens } from "../../src/app/microsoft-account.ts";
import { secretNames } from "../../src/app/secret-names.ts";
import { toMailboxId } from "../../src/core/keys.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { type GraphDouble, graphDouble } from "../doubles/graph.ts";
import { seeded } from "../doubles/seeded.ts";
import { optionsOf, refreshTokenIn, signedIn } from "../providers/microsoft/signed-in.ts";

export interface Renewals {
  renewed: number;
  kills: number;
  /** How many kills fell into a renewal. */
  within: number;
  /** How often a refresh token was given out that its receiver did not live to store. */
  unstored: number;
  /** Kills after which the account could not be renewed any more. */
  lost: number;
}

/** In each of `kills` rounds, `processes` of them with `each` at once, all killed within one renewal or two. */
export async function renewAmidKills(wish: {
  processes: number;
  each: number;
  kills: number;
  seed: number;
}): Promise<Renewals> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-renewals-"));
  const double = await graphDouble({ seed: wish.seed, latency: 15 });
  const random = seeded(wish.seed);
  const told: Renewals = { renewed: 0, kills: 0, within: 0, unstored: 0, lost: 0 };
  try {
    await connected(folder, double);
    for (let round = 0; round < wish.kills; round++) {
      // A lease that a dead one held has ended by the next round.
      const ahead = round * 31_000;
      const args = [renewer, folder, double.url, String(ahead), String(wish.each)];
      const children = Array.from({ length: wish.processes }, () =>
        spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] }),
      );
      told.renewed += await killed(children, Math.floor(random() * 90));
      told.kills += 1;
      const { isHeld, isNewest, isAlive } = await look(folder, double, ahead);
      if (isHeld) told.within += 1;
      if (!isNewest) told.unstored += 1;
      if (!isAlive) told.lost += 1;
    }
    return told;
  } finally {
    await double.close();
    rmSync(folder, { recursive: true });
  }
}

export function databaseIn(folder: string): string {
  return join(folder, "quarterhour.db");
}

const renewer = join(import.meta.dirname, "renewer.ts");
const dana = "dana@work.example";

async function connected(folder: string, double: GraphDouble): Promise<void> {
  double.addUser({ email: dana, kind: "work" });
  const options = optionsOf(double);
  const { cache, accountId } = await signedIn(options, dana);
  const store = await openSqliteStore({ file: databaseIn(folder) });
  const mailboxId = toMailboxId("microsoft", accountId);
  const vault = await store.vault();
  await vault.put(mailboxId, secretNames.client, JSON.stringify(options.client));
  await vault.put(mailboxId, secretNames.cache, cache);
  await store.accounts.connect(
    {
      mailboxId,
      provider: "microsoft",
      accountId,
      address: dana,
      scopes: [...options.scopes],
      connectedAt: Temporal.Now.instant(),
    },
    mailboxId,
  );
  await store.close();
}

/** All of them, so long after one has renewed for the first time. Returns how often they did. */
async function killed(children: readonly ChildProcess[], afterMs: number): Promise<number> {
  let count = 0;
  const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
  const ends = children.map(async (child) => {
    child.stdout?.on("data", (dots: Buffer) => {
      count += dots.length;
      resolve();
    });
    const [, signal] = (await once(child, "close")) as [number | null, string | null];
    if (signal !== "SIGKILL") reject(new Error("A renewer ended by itself."));
  });
  try {
    await begun;
    await wait(afterMs);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(ends);
  }
  return count;
}

async function look(folder: string, double: GraphDouble, ahead: number) {
  const now = Temporal.Now.instant().epochMilliseconds + ahead;
  const store = await openSqliteStore({ file: databaseIn(folder), realNow: () => now });
  const [account] = await store.accounts.all();
  if (account === undefined) throw new Error("The account is gone.");
  const vault = await store.vault();
  const lease = await vault.lease(account.mailboxId);
  if (lease !== undefined) await vault.release(lease);
  const cache = (await vault.read(account.mailboxId, secretNames.cache)) ?? "";
  const isNewest = refreshTokenIn(cache) === double.user(dana).newestRefreshToken();
  await store.close();
  const later = await openSqliteStore({ file: databaseIn(folder), realNow: () => now + 30_500 });
  const tokens = microsoftTokens({
    account,
    accounts: later.accounts,
    vault: () => later.vault(),
    environment: { home: undefined, graphApi: double.url, microsoftLogin: double.url },
    clock: () => Temporal.Now.instant(),
  });
  const isAlive = await tokens.current().then(
    () => true,
    () => false,
  );
  await later.close();
  return { isHeld: lease === undefined, isNewest, isAlive };
}
