/**
 * P-6: how long the program takes to start, beside an empty one on the same Node. The launcher's own process is not
 * counted: all run on the Node that the launcher would hand over to.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pack, packedFolder } from "../scripts/pack.ts";
import { type Measured, median, ratioOf, rounds } from "./rounds.ts";

const program = join(import.meta.dirname, "..", "bin", "quarterhour.js");
const rules = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
`;

export async function measure(): Promise<Measured[]> {
  const home = mkdtempSync(join(tmpdir(), "quarterhour-bench-"));
  try {
    writeFileSync(join(home, "rules.yaml"), rules);
    writeFileSync(join(home, "empty.mjs"), "");
    const idle: number[] = [];
    // As an install does it; what is measured is the program as it stands now.
    await pack(packedFolder);
    const times = await rounds(15, {
      empty: () => runFor([join(home, "empty.mjs")]),
      help: () => runFor([program, "--help"]),
      check: () => runFor([program, "check", "--home", home]),
      status: () => runFor([program, "status", "--home", home]),
      start: async () => {
        const { ready, memory } = await startFor(home);
        idle.push(memory);
        return ready;
      },
    });
    const to = (what: string, taken: readonly number[], most: number): Measured => {
      const ratio = ratioOf(taken, times.empty);
      return {
        id: "P-6",
        what,
        ratio: `${ratio.toFixed(2)} x`,
        goal: `<= ${most} x an empty Node program`,
        met: ratio <= most,
        raw: `${median(taken).toFixed(1)} ms, empty ${median(times.empty).toFixed(1)} ms`,
      };
    };
    return [
      to("quarterhour --help", times.help, 3),
      to("quarterhour check", times.check, 3),
      to("quarterhour status", times.status, 3),
      to("quarterhour start until ready", times.start, 8),
      toMemory(Math.max(...idle)),
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Milliseconds of one run. A run that fails is no measurement. */
function runFor(args: readonly string[]): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return took;
}

/** Until the worker says its first line; then the memory that it holds, in MiB. */
async function startFor(home: string): Promise<{ ready: number; memory: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, "start", "--home", home], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once("data", () => resolve());
      child.once("exit", (code) => reject(new Error(`start ended with ${code} before it was ready`)));
    });
    return { ready: performance.now() - began, memory: memoryOf(child) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

function memoryOf(child: ChildProcess): number {
  const kilobytes =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]
      : spawnSync("ps", ["-o", "rss=", "-p", String(child.pid)], { encoding: "utf8" }).stdout.trim();
  return Number(kilobytes) / 1024;
}

function toMemory(mebibytes: number): Measured {
  return {
    id: "P-6",
    what: "memory of a solo worker once it is ready",
    ratio: `${mebibytes.toFixed(0)} MiB`,
    goal: "<= 120 MiB",
    met: mebibytes <= 120,
    raw: `the highest of all rounds ${mebibytes.toFixed(1)} MiB`,
  };
}
