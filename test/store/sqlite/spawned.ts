import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Starts a script that stands in this folder. */
export function start(script: "child.ts" | "holder.ts", ...args: string[]): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Resolves when the process is gone and all that it said was read. */
export async function ended(child: ChildProcess): Promise<void> {
  await once(child, "close");
}

/** The next thing that it says. */
export async function said(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("The process has no stdout.");
  const [chunk] = await once(child.stdout, "data");
  return String(chunk);
}
