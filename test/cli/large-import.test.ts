/** A large import goes past SQLite's log (`src/store/sqlite/bulk.ts`): what happens to whoever comes in the midst of it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { databaseOf } from "../../src/app.ts";
import { practiceHome, spawned, spawnedJson } from "./program.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");
const count = 30_000;

/** Three contacts of before, and a file of many more. */
function largeHome(): string {
  const home = practiceHome();
  const rows = Array.from(
    { length: count },
    (_, n) => `First${n % 700} Last${n},person${n}@company${n % 5_000}.example,Company ${n % 5_000}`,
  );
  writeFileSync(join(home, "many.csv"), ["name,email,company", ...rows, ""].join("\n"));
  return home;
}

function started(home: string, ...line: string[]): ChildProcess {
  const { QUARTERHOUR_HOME: _, ...env } = process.env;
  const child = spawn(process.execPath, [launcher, ...line], { cwd: home, env, stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** The import of that file, at the moment when some of its pages lie in the database already. */
async function importInTheMidst(home: string): Promise<ChildProcess> {
  const file = databaseOf(home);
  const before = statSync(file).size;
  const child = started(home, "import", "many.csv", "--yes");
  const isWriting = () => existsSync(`${file}-journal`) && statSync(file).size > before + 1_000_000;
  await vi.waitUntil(() => isWriting() || child.exitCode !== null, { interval: 2, timeout: 60_000 });
  expect(child.exitCode).toBe(null);
  return child;
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

function look(home: string): { people: unknown; verdict: unknown; mode: unknown } {
  const database = new DatabaseSync(databaseOf(home));
  const mode = database.prepare("pragma journal_mode").get()?.journal_mode;
  const verdict = database.prepare("pragma integrity_check").get()?.integrity_check;
  const people = database.prepare("select count(*) as count from contacts").get()?.count;
  database.close();
  return { people, verdict, mode };
}

describe("a large import", () => {
  it("is waited for by a worker and a command that come in the midst of it, however long the disk takes", async () => {
    const home = largeHome();
    const child = await importInTheMidst(home);
    // Nothing tells a process that stands still from one that waits for its disk.
    child.kill("SIGSTOP");
    const others = [started(home, "status", "--json"), started(home, "start", "--once", "--json")];
    // Longer than anybody waits for a write.
    await wait(8_000);
    expect(others.map((other) => other.exitCode)).toEqual([null, null]);
    child.kill("SIGCONT");
    expect(await exitCode(child)).toBe(0);
    expect(await Promise.all(others.map(exitCode))).toEqual([0, 0]);
    expect(look(home)).toEqual({ people: count + 3, verdict: "ok", mode: "wal" });
  }, 120_000);

  it("R-1: that is killed while it writes into the database is as if it had never begun", async () => {
    const home = largeHome();
    const before = spawnedJson<{ now: string }>(home, "status");
    const child = await importInTheMidst(home);
    child.kill("SIGKILL");
    await exitCode(child);
    expect(child.signalCode).toBe("SIGKILL");
    expect(existsSync(`${databaseOf(home)}-journal`)).toBe(true);
    expect(spawnedJson<unknown>(home, "status")).toEqual({ ...before, now: expect.any(String) });
    expect(look(home)).toEqual({ people: 3, verdict: "ok", mode: "wal" });
    expect(spawned(home, "import", "many.csv", "--yes")).toMatchObject({ exitCode: 0, err: "" });
    expect(look(home)).toEqual({ people: count + 3, verdict: "ok", mode: "wal" });
  }, 120_000);
});
