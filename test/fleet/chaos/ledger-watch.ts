/** When each action was done, as somebody outside sees it in the database: nothing of the product is asked. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { ActionKey } from "../../../src/core/keys.ts";

export interface LedgerWatch {
  /** When its fact was first seen, in milliseconds of `performance.now`. */
  doneAt: ReadonlyMap<ActionKey, number>;
  /** Resolves when `isEnough` says so, asked after every look; false after `withinMs`. */
  until(isEnough: () => boolean, withinMs: number): Promise<boolean>;
  /** How many actions this process held at the moment: asked right after it was killed. */
  heldBy(pid: number): Promise<number>;
  stop(): Promise<void>;
}

const lookMs = 250;
/** A commit may come with a smaller number than one that was seen before it. */
const overlap = 2_000;

export function watchLedger(databaseUrl: string): LedgerWatch {
  const doneAt = new Map<ActionKey, number>();
  const stopped = new AbortController();
  let client: Client | undefined;
  let last = 0;
  let looks = 0;
  const watching = watch();

  return {
    doneAt,
    async until(isEnough, withinMs) {
      const deadline = performance.now() + withinMs;
      while (performance.now() < deadline) {
        if (isEnough()) return true;
        const before = looks;
        while (looks === before && performance.now() < deadline) await sleep(20);
      }
      return isEnough();
    },
    heldBy: (pid) =>
      ask(async (asked) => {
        const { rows } = await asked.query<{ held: string }>(
          "select count(*) as held from actions where lease_owner like '%-' || $1 and lease_until is not null",
          [String(pid)],
        );
        return Number(rows[0]?.held ?? 0);
      }).then((held) => held ?? 0),
    async stop() {
      stopped.abort();
      await watching;
      await client?.end().catch(() => undefined);
    },
  };

  async function watch(): Promise<void> {
    while (!stopped.signal.aborted) {
      await ask(look);
      looks += 1;
      await sleep(lookMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  }

  async function look(asked: Client): Promise<void> {
    const { rows } = await asked.query<{ seq: string; action_key: ActionKey }>(
      `select seq, action_key from facts
        where seq > $1 and kind in ('drafted', 'sent', 'event-created') and action_key is not null order by seq`,
      [Math.max(0, last - overlap)],
    );
    const now = performance.now();
    for (const { seq, action_key } of rows) {
      if (!doneAt.has(action_key)) doneAt.set(action_key, now);
      last = Math.max(last, Number(seq));
    }
  }

  /** Undefined while the server is away. */
  async function ask<T>(question: (asked: Client) => Promise<T>): Promise<T | undefined> {
    try {
      client ??= await connected(databaseUrl);
      return await question(client);
    } catch {
      const lost = client;
      client = undefined;
      await lost?.end().catch(() => undefined);
      return undefined;
    }
  }
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
