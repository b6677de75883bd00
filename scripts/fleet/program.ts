/** The program as a process of the fleet; what it prints goes to our own output, with its name before each line. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { endingWithUs, type RunningServer, stoppable } from "../servers/running-server.ts";
import type { Line } from "./without-containers.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");

export async function program(name: string, line: Line): Promise<RunningServer> {
  return stoppable(begin(name, line));
}

/** Resolves to its exit code. */
export async function programEnded(name: string, line: Line): Promise<number | null> {
  const [exitCode] = await once(begin(name, line), "exit");
  return exitCode;
}

/** In a process group of its own: a Ctrl-C in the terminal is passed on in the right order. */
function begin(name: string, { words, environment }: Line): ChildProcess {
  const { DATABASE_URL: _, REDIS_URL: __, QUARTERHOUR_KEY: ___, ...inherited } = process.env;
  const [command = "", ...rest] = [...endingWithUs("TERM"), process.execPath, launcher, ...words];
  const child = spawn(command, rest, {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (text) => console.log(`${name} | ${text}`));
  }
  return child;
}
