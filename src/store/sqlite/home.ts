/**
 * The one worker of a home. It holds `owner.db` in BEGIN EXCLUSIVE for as long as it lives: a lock that the kernel
 * releases whatever happens to the process (reliability rule 3). The file beside it only says who that is.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { makePrivateFile } from "./private-file.ts";
import { isBusy, toProblem } from "./trouble.ts";

export interface Home {
  /** False where the worker before this one died: its leases are to be voided and the database is to be verified. */
  wasClean: boolean;
  release(): void;
}

const Holder = z.object({ pid: z.number().int(), since: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * `folder` is the `data` folder of a home; it is made where it is missing. Throws `store/locked` within 2 s, naming
 * the holder, while another worker (a frozen one too) has it.
 */
export async function takeHome(folder: string): Promise<Home> {
  const lock = join(folder, "owner.db");
  const note = join(folder, "owner.json");
  const database = await lockOrRefuse(lock, note, performance.now() + 400);
  const wasClean = !existsSync(note);
  const since = Temporal.Now.instant().toString({ smallestUnit: "second" });
  writeHolder(note, { pid: process.pid, since });
  return {
    wasClean,
    release() {
      if (!database.isOpen) return;
      rmSync(note, { force: true });
      database.close();
    },
  };
}

/** Two that start at the same instant can both fail once; so each tries for a while. */
async function lockOrRefuse(lock: string, note: string, deadline: number): Promise<DatabaseSync> {
  for (;;) {
    const database = lockNow(lock);
    if (database !== undefined) return database;
    if (performance.now() > deadline) throw refusal(lock, readHolder(note));
    await wait(20 + (process.pid % 20));
  }
}

function lockNow(lock: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    makePrivateFile(lock);
    database = new DatabaseSync(lock, { timeout: 0 });
    database.exec("begin exclusive");
    return database;
  } catch (error) {
    database?.close();
    if (isBusy(error)) return undefined;
    throw toProblem(error, lock);
  }
}

function refusal(lock: string, holder: Holder | undefined): Problem {
  const who = holder === undefined ? "another process" : `process ${holder.pid}, since ${holder.since}`;
  return new Problem("store/locked", {
    what: `Another worker runs in this home: ${who}. Nothing was changed.`,
    where: lock,
    next:
      holder === undefined
        ? "Stop that one first; every other command can be used beside it."
        : `Stop that one first (\`kill ${holder.pid}\`); every other command can be used beside it.`,
  });
}

function readHolder(note: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(note, "utf8")));
  } catch {
    return undefined;
  }
}

/** Whole or not at all: whoever is refused reads it at any moment. */
function writeHolder(note: string, holder: Holder): void {
  const fresh = `${note}.${holder.pid}`;
  writeFileSync(fresh, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  renameSync(fresh, note);
}
