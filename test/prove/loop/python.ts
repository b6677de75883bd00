/** Python's own readers of mail and calendars, as far as this machine has them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../../story/kill/read-files.ts";

/** Debian's. */
const installer = "apt-get";
const script = join(import.meta.dirname, "read-home.py");

/** The first Python 3 that can import the modules; undefined where there is none. */
export function pythonWith(...modules: string[]): string | undefined {
  return pythonThatRuns(`import ${modules.join(", ")}`);
}

/** The first Python 3 that runs the lines without complaint; undefined where there is none. */
export function pythonThatRuns(lines: string): string | undefined {
  const candidates = ["python3", "/usr/bin/python3"];
  return candidates.find((python) => spawnSync(python, ["-c", lines], { stdio: "ignore" }).status === 0);
}

/**
 * Installs Debian's own packages where this is Debian and we may. The Python that then runs the lines without complaint;
 * undefined where there is none.
 */
export function installed(debianPackages: readonly string[], lines: string): string | undefined {
  const python = pythonThatRuns(lines);
  if (python !== undefined) return python;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  const install = ["install", "-y", ...debianPackages];
  for (const words of [install, ["update"], install]) {
    if (spawnSync(installer, words, options).status !== 0) continue;
    const there = pythonThatRuns(lines);
    if (there !== undefined) return there;
  }
  return undefined;
}

/** Throws with what Python said where it stumbled. */
export function readWith(python: string, home: string, what: "Drafts" | "Sent" | "events"): Row[] {
  const { status, stdout, stderr } = spawnSync(python, [script, home, what], {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Row[];
}
