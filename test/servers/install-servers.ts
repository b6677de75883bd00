/** Installs Redis and Postgres through apt, without starting either: tests start their own. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";

export const aptLine = "apt-get update && apt-get install -y --no-install-recommends redis-server postgresql";

/** What a package asks before it starts its server. 101 says no. */
const policy = "/usr/sbin/policy-rc.d";

export function canInstallServers(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

/** Resolves to undefined, or to why it failed. Waits for another apt that is at it. */
export function installServers(): string | undefined {
  const isOurs = !existsSync(policy);
  if (isOurs) {
    writeFileSync(policy, "#!/bin/sh\nexit 101\n");
    chmodSync(policy, 0o755);
  }
  try {
    const { status, stderr, error } = spawnSync("sh", ["-c", aptLine.replaceAll("apt-get", waiting)], {
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      timeout: 10 * 60_000,
    });
    if (status === 0) return undefined;
    return error?.message ?? stderr.trim().split("\n").slice(-3).join(" ");
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}

const waiting = "apt-get -o DPkg::Lock::Timeout=300";
