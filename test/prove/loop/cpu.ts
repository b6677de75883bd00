/** The real program, and how much processor time it took: as the process itself says when it ends. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { node } from "../../story/kill/program.ts";

export interface Measured {
  exitCode: number | null;
  out: string;
  err: string;
  /** User and system time, in milliseconds. */
  cpuMs: number;
}

const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");

/** Loaded before the program; writes the time into the file that the environment names. */
const witness = `data:text/javascript,${encodeURIComponent(
  'import { writeFileSync } from "node:fs"; process.on("exit", () => { const { userCPUTime, systemCPUTime } = process.resourceUsage(); writeFileSync(process.env.PROVE_CPU_FILE, String((userCPUTime + systemCPUTime) / 1000)); });',
)}`;

export function measured(home: string, line: readonly string[]): Measured {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-cpu-"));
  const file = join(folder, "cpu");
  try {
    const { status, stdout, stderr } = spawnSync(node, ["--import", witness, launcher, ...line], {
      cwd: home,
      encoding: "utf8",
      maxBuffer: 2 ** 27,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PROVE_CPU_FILE: file, QUARTERHOUR_HOME: undefined },
    });
    return { exitCode: status, out: stdout, err: stderr, cpuMs: Number(readFileSync(file, "utf8")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The quickest of so many runs: what else the machine does only ever adds. */
export function quickest(runs: number, run: () => Measured): Measured {
  let best = run();
  for (let count = 1; count < runs; count += 1) {
    const next = run();
    if (next.cpuMs < best.cpuMs) best = next;
  }
  return best;
}
