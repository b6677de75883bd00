/** Runs test files in full numbers (PROVE=1), one after the other, and tells what came of each test. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { Shown } from "./run.ts";

const root = join(import.meta.dirname, "../..");
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

export interface Test {
  /** From the root of the project. */
  file: string;
  /** What it stands in, the outermost first. */
  within: string[];
  title: string;
  hasPassed: boolean;
  seconds: number;
}

interface Report {
  testResults: {
    name: string;
    assertionResults: { ancestorTitles: string[]; title: string; status: string; duration?: number | null }[];
  }[];
}

/** Throws with the end of what was said where there is no report. A test that was skipped has not passed. */
export function runTests(files: readonly string[]): Test[] {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-prove-tests-"));
  const outputFile = join(folder, "report.json");
  const words = ["--no-file-parallelism", "--reporter=json", `--outputFile=${outputFile}`];
  try {
    const { stderr } = spawnSync(process.execPath, [vitest, "run", ...files, ...words], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, PROVE: "1", UPDATE: undefined },
    });
    if (!existsSync(outputFile)) throw new Error(stderr.slice(-500));
    const report = JSON.parse(readFileSync(outputFile, "utf8")) as Report;
    return report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status, duration }) => ({
        file: relative(root, name),
        within: ancestorTitles,
        title,
        hasPassed: status === "passed",
        seconds: (duration ?? 0) / 1000,
      })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All of them passed, and there are at least so many. */
export function passed(what: string, tests: readonly Test[], least: number): Shown {
  const failed = tests.filter(({ hasPassed }) => !hasPassed);
  const seconds = tests.reduce((sum, one) => sum + one.seconds, 0).toFixed(1);
  const names = failed.slice(0, 3).map(({ title }) => title);
  return {
    what,
    shown: failed.length === 0 && tests.length >= least,
    figures: `${tests.length - failed.length} of ${tests.length} pass, ${seconds} s${names.length === 0 ? "" : `; not: ${names.join("; ")}`}`,
  };
}
