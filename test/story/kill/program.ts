/** The real program as a process of its own, for homes that it is killed in. No launcher in between: what is killed is it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const launcher = join(root, "bin", "quarterhour.js");

/** On Node 26 the launcher begins the program in its own process. */
export const node = Number.parseInt(process.versions.node, 10) >= 26 ? process.execPath : bundled();

export interface Ended {
  exitCode: number | null;
  out: string;
  err: string;
}

export function program(home: string, ...line: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(node, [launcher, ...line], {
    ...options(home),
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, err: stderr };
}

/** Throws where it did not end with 0. */
export function programDone(home: string, ...line: string[]): string {
  const { exitCode, out, err } = program(home, ...line);
  if (exitCode !== 0) throw new Error(`${line.join(" ")} ended with ${exitCode}: ${err}`);
  return out;
}

/** Begins it and resolves when it has ended by itself, or to "killed" when it was killed after so many milliseconds. */
export async function programKilled(
  home: string,
  line: readonly string[],
  afterMs: number,
): Promise<"killed" | Ended> {
  const child = spawn(node, [launcher, ...line], { ...options(home), stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr?.on("data", (text) => {
    err += text;
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const [exitCode, signal] = await ended(child);
  clearTimeout(timer);
  return signal === "SIGKILL" ? "killed" : { exitCode, out: "", err };
}

/** Runs it undisturbed, and calls `look` every few milliseconds meanwhile. Nothing else of this process waits for it. */
export async function programWatched(
  home: string,
  line: readonly string[],
  look: (ms: number) => void,
): Promise<void> {
  const began = performance.now();
  const child = spawn(node, [launcher, ...line], {
    ...options(home),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const timer = setInterval(() => look(performance.now() - began), 5);
  const [exitCode] = await ended(child);
  clearInterval(timer);
  look(performance.now() - began);
  if (exitCode !== 0) throw new Error(`${line.join(" ")} ended with ${exitCode}`);
}

async function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  const [exitCode, signal] = await once(child, "close");
  return [exitCode, signal];
}

function options(home: string) {
  const { QUARTERHOUR_HOME: _, NODE_V8_COVERAGE: __, ...env } = process.env;
  return { cwd: home, env };
}

function bundled(): string {
  const found = ["node", "node.exe"]
    .map((name) => join(root, "node_modules/node/bin", name))
    .find(existsSync);
  if (found === undefined) throw new Error('Node 26 is not there; run "npm ci".');
  return found;
}
