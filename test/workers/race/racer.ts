/** One of several processes in a race for times: it says that it is there, waits for the start, runs, and ends. */
import type { ActionKey } from "../../../src/core/keys.ts";
import { openPostgresStore } from "../../../src/store/postgres/open.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { run, workerOf } from "./race.ts";

export interface Start {
  /** A file of SQLite, or the URL of a Postgres database. */
  where: string;
  folder: string;
  name: string;
  keys: ActionKey[];
}

process.on("message", (start: Start) => void race(start));
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

async function race({ where, folder, name, keys }: Start): Promise<void> {
  const store: Store = where.startsWith("postgres://")
    ? await openPostgresStore({ url: where })
    : await openSqliteStore({ file: where });
  await run(await workerOf(store, folder, name), keys);
  await store.close();
  process.send?.("through");
}
