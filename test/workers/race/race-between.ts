/** A race in one process, or between several processes that share a store and a calendar folder. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ActionKey } from "../../../src/core/keys.ts";
import { openPostgresStore } from "../../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { type Field, type Finish, finishOf, lineUp, run, workerOf } from "./race.ts";
import type { Start } from "./racer.ts";

/** `databaseUrl`: an empty, migrated Postgres database; SQLite where absent. With one process it is this one. */
export async function raceBetween(
  processes: number,
  field: Field,
  databaseUrl: string | undefined,
): Promise<Finish> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-race-"));
  mkdirSync(join(folder, "calendar"));
  const where = databaseUrl ?? join(folder, "race.db");
  const store =
    databaseUrl === undefined
      ? await openSqliteStore({ file: where })
      : await openPostgresStore({ url: where });
  try {
    const keys = await lineUp(store, field);
    const deps = await workerOf(store, folder, "here");
    if (processes === 1) await run(deps, keys);
    else await inProcesses(processes, { where, folder, keys });
    return await finishOf(deps, folder);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Everybody is run for in each of them, in another order in each. */
async function inProcesses(
  processes: number,
  { where, folder, keys }: { where: string; folder: string; keys: ActionKey[] },
): Promise<void> {
  const racers = Array.from({ length: processes }, () => fork(join(import.meta.dirname, "racer.ts")));
  try {
    await Promise.all(racers.map((racer) => heard(racer, "ready")));
    const through = racers.map((racer) => heard(racer, "through"));
    for (const [at, racer] of racers.entries()) {
      const from = Math.floor((at * keys.length) / processes);
      const start: Start = {
        where,
        folder,
        name: `racer-${at}`,
        keys: [...keys.slice(from), ...keys.slice(0, from)],
      };
      racer.send(start);
    }
    await Promise.all(through);
  } finally {
    for (const racer of racers) racer.disconnect();
  }
}

async function heard(racer: ChildProcess, word: string): Promise<void> {
  const [said] = await Promise.race([
    once(racer, "message"),
    once(racer, "exit").then(([code]) => [`exit ${code}`]),
  ]);
  if (said !== word) throw new Error(`A racer said ${JSON.stringify(said)}, and not ${word}.`);
}
