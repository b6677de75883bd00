/**
 * A server of ours: a child process on loopback that is stopped by its pid, and that ends with us where Linux can
 * see to that. Knows neither Redis nor Postgres.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface ServerPlan {
  command: string;
  arguments: readonly string[];
  /** What it prints goes there, and into the message where it does not come up. */
  logFile: string;
  /** Whom it runs as; else as we do. */
  runAs?: { uid: number; gid: number } | undefined;
  /** Whether it answers. May throw as long as it does not. */
  isReady(): Promise<boolean>;
}

export interface RunningServer {
  readonly pid: number;
  /** Asks it to stop by `signal`, kills it after ten seconds, and resolves when it is gone. */
  stop(signal: NodeJS.Signals): Promise<void>;
}

/** Resolves when it answers. Throws with the end of its log where it ends before, or is silent for 20 seconds. */
export async function runningServer(plan: ServerPlan): Promise<RunningServer> {
  const child = begin(plan);
  const ended = once(child, "exit");
  const deadline = performance.now() + 20_000;
  while (!(await answers(plan))) {
    const isGone = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (!isGone && performance.now() < deadline) {
      await Promise.race([sleep(20), ended]);
      continue;
    }
    if (!isGone) await stop(child, ended, "SIGKILL");
    const log = readFileSync(plan.logFile, "utf8").trim().split("\n").slice(-8).join("\n  ");
    throw new Error(`${plan.command} did not come up. Its log ends with:\n  ${log}`);
  }
  return { pid: child.pid ?? 0, stop: (signal) => stop(child, ended, signal) };
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port on 127.0.0.1.");
  return address.port;
}

function begin(plan: ServerPlan): ChildProcess {
  const log = openSync(plan.logFile, "a");
  try {
    const [command = "", ...rest] = [...endingWithUs(), plan.command, ...plan.arguments];
    const child = spawn(command, rest, { ...plan.runAs, stdio: ["ignore", log, log], cwd: "/" });
    child.on("error", () => {}); // then it has no pid
    return child;
  } finally {
    closeSync(log);
  }
}

async function answers(plan: ServerPlan): Promise<boolean> {
  try {
    return await plan.isReady();
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

/** On Linux the kernel stops it when we are killed outright. Both servers take SIGINT as "stop now, in order". */
function endingWithUs(): string[] {
  isThere ??= spawnSync("setpriv", ["--pdeathsig", "keep", "true"]).status === 0;
  return isThere ? ["setpriv", "--pdeathsig", "INT"] : [];
}

let isThere: boolean | undefined;
