import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { watch } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { describeFleet } from "../servers/fleet-services.ts";

const script = join(import.meta.dirname, "../../scripts/demo.js");
const { DATABASE_URL: _, REDIS_URL: __, ...environment } = process.env;

function run(env: NodeJS.ProcessEnv, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    env: { ...environment, ...env },
    encoding: "utf8",
  });
  return { exitCode: status, out: stdout, err: stderr };
}

describe("npm run demo", () => {
  it("is the program's own demo, with the words that come after it", () => {
    const { exitCode, out } = run({}, "--help");
    expect(exitCode).toBe(0);
    expect(out).toContain("quarterhour demo [options]");
  });

  it("uses the fleet that DATABASE_URL names, where it is set", () => {
    const { exitCode, err } = run({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" }, "--fleet");
    expect(exitCode).toBe(1);
    expect(err).toContain("REDIS_URL is not set");
  });

  it("says what a machine lacks for a fleet, and what to install", () => {
    const { exitCode, err } = run({ PATH: "/nowhere" }, "--fleet");
    expect(exitCode).toBe(1);
    expect(err).toMatch(/needs redis-server.*\n {2}Install Redis and Postgres/);
  });
});

describeFleet("npm run demo -- --fleet", () => {
  it("stops its servers and workers when it is told to stop, and leaves nothing behind", {
    timeout: 120_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "quarterhour-demo-test-"));
    chmodSync(folder, 0o755); // Postgres may run as somebody else
    const home = join(folder, "home");
    mkdirSync(home);
    const seen = watch(home, { recursive: true });
    const child = spawn(process.execPath, [script, "--fleet", "--home", home], {
      env: { ...environment, TMPDIR: folder },
      stdio: "ignore",
      // As a Ctrl-C without a terminal: only this process hears it.
      detached: true,
    });
    const ended = once(child, "exit");
    onTestFinished(async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    });
    // Only workers make drafts.
    for await (const { filename } of seen) if (filename?.includes(".Drafts")) break;
    const servers = readdirSync(folder).find((name) => name.startsWith("quarterhour-demo-fleet-")) ?? "";
    const postgres = Number(
      readFileSync(join(folder, servers, "postgres/postmaster.pid"), "utf8").split("\n")[0],
    );
    const group = child.pid ?? 0;
    expect(isThere(postgres)).toBe(true);
    child.kill("SIGTERM");
    await ended;
    expect(child.exitCode).toBe(130);
    expect(isThere(postgres)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith("quarterhour-demo-fleet-"))).toEqual([]);
    // The program and its workers are of the same group; those that lost it end by themselves.
    for (let looks = 0; isThere(-group) && looks < 100; looks += 1) await wait(50);
    expect(isThere(-group)).toBe(false);
  });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
