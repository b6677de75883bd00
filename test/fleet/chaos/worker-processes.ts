/** Real `quarterhour worker` processes that are started again whenever they end, as docker-compose.yml would; what is killed is the worker itself. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { node } from "../../story/kill/program.ts";

const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");

export interface FleetPlace {
  databaseUrl: string;
  redisUrl: string;
  /** The fleet's folder of files. */
  home: string;
}

export interface Line {
  event: string;
  [field: string]: unknown;
}

export interface WorkerProcess {
  /** Of the process that runs now; a part of the name by which it holds leases. */
  pid(): number;
  /** What it logged, over all its lives. */
  lines: readonly Line[];
  /** Resolves with the next line of this event; rejects after `withinMs`. */
  hears(event: string, withinMs?: number): Promise<Line>;
  kill(): void;
  /** How its lives ended that we did not end: exit code or signal, with what it said to stderr. */
  accidents: readonly string[];
  /** Asks it to stop, and resolves to the milliseconds that this took. */
  stop(): Promise<number>;
}

export interface WorkerWish extends FleetPlace {
  environment?: Record<string, string>;
  options?: readonly string[];
}

export function workerProcess(wish: WorkerWish): WorkerProcess {
  const lines: Line[] = [];
  const accidents: string[] = [];
  const listeners = new Set<(line: Line) => void>();
  const expected = new WeakSet<ChildProcess>();
  let isStopping = false;
  let child = begin();

  return {
    lines,
    accidents,
    pid: () => child.pid ?? 0,
    hears: (event, withinMs = 30_000) => {
      const { promise, resolve, reject } = Promise.withResolvers<Line>();
      const listen = (line: Line) => {
        if (line.event === event) resolve(line);
      };
      listeners.add(listen);
      const timer = setTimeout(() => reject(new Error(`no ${event} within ${withinMs} ms`)), withinMs);
      return promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(listen);
      });
    },
    kill() {
      expected.add(child);
      child.kill("SIGKILL");
    },
    async stop() {
      isStopping = true;
      const began = performance.now();
      if (child.exitCode !== null || child.signalCode !== null) return 0;
      const ended = once(child, "close");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
      const [exitCode, signal] = (await ended) as [number | null, string | null];
      clearTimeout(timer);
      if (exitCode !== 0) accidents.push(`stopped with ${exitCode ?? signal}`);
      return performance.now() - began;
    },
  };

  function begin(): ChildProcess {
    const { QUARTERHOUR_HOME: _, NODE_V8_COVERAGE: __, ...outer } = process.env;
    const env = {
      ...outer,
      DATABASE_URL: wish.databaseUrl,
      REDIS_URL: wish.redisUrl,
      ...wish.environment,
    };
    const started = spawn(node, [launcher, "worker", "--home", wish.home, ...(wish.options ?? [])], {
      cwd: wish.home,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    started.stderr?.on("data", (text) => {
      said = `${said}${text}`.slice(-500);
    });
    if (started.stdout !== null) createInterface({ input: started.stdout }).on("line", hear);
    started.once("close", (exitCode, signal) => {
      if (isStopping) return;
      if (!expected.has(started)) accidents.push(`ended with ${exitCode ?? signal}: ${said.trim()}`);
      child = begin();
    });
    return started;
  }

  function hear(text: string): void {
    let line: Line;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      // The last line of a process that was killed may be half a line.
      return;
    }
    lines.push(line);
    for (const listen of [...listeners]) listen(line);
  }
}
