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
  /** Resolves when it has ended, however that came. */
  readonly ended: Promise<unknown>;
  /** Asks it to stop by `signal`, kills it after `patienceMs` (ten seconds), and resolves when it is gone. */
  stop(signal: NodeJS.Signals, patienceMs?: number): Promise<void>;
}

/** Resolves when it answers. Throws with the end of its log where it ends before, or is silent for 20 seconds. */
export async function runningServer(plan: ServerPlan): Promise<RunningServer> {
  const server = begin(plan);
  let hasEnded = server.pid === 0;
  const ended = server.ended.then(() => {
    hasEnded = true;
  });
  const deadline = performance.now() + 20_000;
  while (!(await answers(plan))) {
    if (!hasEnded && performance.now() < deadline) {
      await Promise.race([sleep(20), ended]);
      continue;
    }
    await server.stop("SIGKILL");
    const log = readFileSync(plan.logFile, "utf8").trim().split("\n").slice(-8).join("\n  ");
    throw new Error(`${plan.command} did not come up. Its log ends with:\n  ${log}`);
  }
  return server;
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

/** In a process group of its own, so that a Ctrl-C in the terminal does not reach it before those who need it. */
function begin(plan: ServerPlan): RunningServer {
  const log = openSync(plan.logFile, "a");
  try {
    const [command = "", ...rest] = [...endingWithUs("INT"), plan.command, ...plan.arguments];
    const child = spawn(command, rest, {
      ...plan.runAs,
      stdio: ["ignore", log, log],
      cwd: "/",
      detached: true,
    });
    child.on("error", () => {}); // then it has no pid
    return stoppable(child);
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

/** What was begun as a child of ours, as something that can be stopped. */
export function stoppable(child: ChildProcess): RunningServer {
  const ended = once(child, "exit");
  const isGone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return {
    pid: child.pid ?? 0,
    ended,
    stop: async (signal, patienceMs = 10_000) => {
      if (isGone()) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Put before a command: on Linux the kernel sends it `signal` when we are killed outright. */
export function endingWithUs(signal: "INT" | "TERM"): string[] {
  isThere ??= spawnSync("setpriv", ["--pdeathsig", "keep", "true"]).status === 0;
  return isThere ? ["setpriv", "--pdeathsig", signal] : [];
}

let isThere: boolean | undefined;
