/** `npm run fleet` as somebody uses it: it comes up, mends itself, and nothing of it is left when it stops. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { withPostgres } from "../../../scripts/servers/postgres-server.ts";
import { freePort } from "../../../scripts/servers/running-server.ts";
import type { Shown } from "../run.ts";

const script = join(import.meta.dirname, "../../../scripts/fleet.ts");

export async function prove(): Promise<Shown[]> {
  const home = mkdtempSync(join(tmpdir(), "quarterhour-prove-fleet-"));
  chmodSync(home, 0o755); // Postgres may run as somebody else
  const fleet = await begin(home);
  try {
    const shown = [await comesUp(fleet), await mends(fleet, "worker"), await mends(fleet, "redis-server")];
    shown.push(await mends(fleet, "postgres"), await keeps(fleet));
    shown.push(await stops(fleet, "SIGINT"));
    const again = await begin(home);
    try {
      shown.push(await kept(again), await refusesTwo(home), await stops(again, "SIGKILL"));
    } finally {
      again.child.kill("SIGINT");
    }
    return shown;
  } finally {
    fleet.child.kill("SIGINT");
    rmSync(home, { recursive: true, force: true });
  }
}

interface Begun {
  child: ChildProcess;
  home: string;
  said: string[];
  url: string;
  seconds: string;
}

async function begin(home: string): Promise<Begun> {
  const port = await freePort();
  const began = performance.now();
  const line = [script, "--home", home, "--workers", "3", "--port", String(port)];
  const child = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on("line", (text) => said.push(text));
  const fleet = { child, home, said, url: `http://127.0.0.1:${port}`, seconds: "" };
  const isUp = () => said.filter((text) => text.includes('"worker.ready"')).length >= 3;
  await until(async () => isUp() && (await isReady(fleet)), 60_000);
  return { ...fleet, seconds: ((performance.now() - began) / 1000).toFixed(1) };
}

async function comesUp(fleet: Begun): Promise<Shown> {
  const names = commandsOf(fleet.home).map(({ line }) => line);
  const workers = names.filter((line) => / worker /.test(line)).length;
  const metrics = await (await fetch(`${fleet.url}/metrics`)).text();
  return {
    what: "npm run fleet -- --workers 3 brings up Redis, Postgres, web and three workers; /readyz and /metrics answer",
    shown: workers === 3 && (await isReady(fleet)) && /^# TYPE /m.test(metrics),
    figures: `${fleet.seconds} s until ready; ${names.length} processes`,
  };
}

/** Kills it outright, and waits until as many run again and the fleet says that it is ready. */
async function mends(fleet: Begun, what: "worker" | "redis-server" | "postgres"): Promise<Shown> {
  const all = () => commandsOf(fleet.home).filter(({ line }) => isOf(line, what));
  const before = all();
  const pid = before[0]?.pid;
  if (pid === undefined) return { what: `${what} runs`, shown: false, figures: "it does not" };
  const began = performance.now();
  process.kill(pid, "SIGKILL");
  const isBack = async () => {
    const now = all();
    return now.length >= before.length && now.every((one) => one.pid !== pid) && (await isReady(fleet));
  };
  const ok = await until(isBack, 60_000);
  return {
    what: `kill -9 of ${what}: it starts again, and the fleet is ready again`,
    shown: ok,
    figures: `${((performance.now() - began) / 1000).toFixed(1)} s`,
  };
}

async function keeps({ home }: Begun): Promise<Shown> {
  await withPostgres(databaseOf(home), (client) => client.query("create table proof as select 1 as one"));
  const mode = readFileSync(join(home, "data/fleet/run/database_url"), "utf8").includes("127.0.0.1");
  return {
    what: "other commands find the database by the file that it names",
    shown: mode,
    figures: "one table",
  };
}

async function kept({ home, seconds }: Begun): Promise<Shown> {
  const { rowCount } = await withPostgres(databaseOf(home), (client) => client.query("table proof"));
  return {
    what: "started again in the same home it has its data, under passwords that stayed the same",
    shown: rowCount === 1,
    figures: `${seconds} s until ready`,
  };
}

async function refusesTwo(home: string): Promise<Shown> {
  const line = [script, "--home", home, "--workers", "1", "--port", String(await freePort())];
  const child = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  child.stderr.on("data", (text) => {
    err += text;
  });
  const [exitCode] = await once(child, "close");
  return {
    what: "a second fleet in the same home is refused",
    shown: exitCode === 1 && /lock file/.test(err),
    figures: `exit ${exitCode}`,
  };
}

async function stops(fleet: Begun, signal: "SIGINT" | "SIGKILL"): Promise<Shown> {
  const count = commandsOf(fleet.home).length;
  const began = performance.now();
  fleet.child.kill(signal);
  if (fleet.child.exitCode === null && fleet.child.signalCode === null) await once(fleet.child, "exit");
  const isGone = await until(async () => commandsOf(fleet.home).length === 0, 10_000);
  const seconds = (performance.now() - began) / 1000;
  const how = signal === "SIGINT" ? "Ctrl-C stops" : "kill -9 of npm run fleet itself takes along";
  return {
    what: `${how} all of it within ten seconds`,
    shown: isGone && count >= 6 && seconds <= 10,
    figures: `${count} processes, gone after ${seconds.toFixed(1)} s`,
  };
}

async function isReady({ url }: Begun): Promise<boolean> {
  const asked = fetch(`${url}/readyz`, {
    signal: AbortSignal.timeout(5_000),
    headers: { connection: "close" },
  });
  return asked.then(
    ({ status }) => status === 200,
    () => false,
  );
}

function databaseOf(home: string): string {
  return readFileSync(join(home, "data/fleet/run/database_url"), "utf8").trim();
}

function isOf(line: string, what: string): boolean {
  return what === "worker" ? / worker /.test(line) : new RegExp(`(^|/)${what} `).test(line);
}

/** The processes of this home, by their command line, folder or environment; not those that Postgres forks. */
function commandsOf(home: string): { pid: number; line: string }[] {
  const listed = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).trim().split("\n");
  return listed.flatMap((text) => {
    const [, pid = "", line = ""] = /^\s*(\d+) (.*)$/.exec(text) ?? [];
    if (line.includes("scripts/fleet.ts")) return [];
    const isOurs = line.includes(`${home}/`) || environmentOf(pid).includes(`QUARTERHOUR_HOME=${home}\0`);
    // Redis shows its address in place of its command line.
    const isRedis = /redis-server 127/.test(line) && folderOf(pid) === join(home, "data/fleet/redis");
    return isOurs || isRedis ? [{ pid: Number(pid), line }] : [];
  });
}

function environmentOf(pid: string): string {
  return existsSync(`/proc/${pid}/environ`) ? read(`/proc/${pid}/environ`) : "";
}

function folderOf(pid: string): string {
  try {
    return execFileSync("readlink", [`/proc/${pid}/cwd`], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Whether it came true in time. */
async function until(isTrue: () => Promise<boolean>, mostMs: number): Promise<boolean> {
  const deadline = performance.now() + mostMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) return false;
    await sleep(100);
  }
  return true;
}
