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
  const candidates = ["python3", "/usr/bin/python3"];
  return candidates.find((python) => {
    const { status } = spawnSync(python, ["-c", `import ${modules.join(", ")}`], { stdio: "ignore" });
    return status === 0;
  });
}

/** Installs Debian's own package where this is Debian and we may; true where it is there afterwards. */
export function installed(debianPackage: string, ...modules: string[]): boolean {
  if (pythonWith(...modules) !== undefined) return true;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  for (const line of [["install", "-y", debianPackage], ["update"], ["install", "-y", debianPackage]]) {
    if (spawnSync(installer, line, options).status === 0 && pythonWith(...modules) !== undefined) return true;
  }
  return false;
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
