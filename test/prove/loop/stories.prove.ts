/** The tests that have full numbers: whole lives, draft mode, and a thousand random lives. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Shown } from "../run.ts";

const root = join(import.meta.dirname, "../../..");
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

interface Report {
  numTotalTests: number;
  numPassedTests: number;
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

export async function prove(): Promise<Shown[]> {
  return [
    ran("at least 20 whole lives in test/scenarios end as their plan.txt says", "test/scenarios.test.ts", 20),
    ran(
      "at least 30 stories of drafts, through the files alone, end as the contract says",
      "test/story/draft-mode.test.ts",
      30,
    ),
    ran(
      "fast-check, 1,000 random lives: at rest, nothing twice, nobody closed, inside hours, no busy time",
      "test/core/planner/random-lives.test.ts",
      1,
    ),
  ];
}

function ran(what: string, file: string, least: number): Shown {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-prove-stories-"));
  const outputFile = join(folder, "report.json");
  const line = [vitest, "run", file, "--reporter=json", `--outputFile=${outputFile}`];
  const { stderr } = spawnSync(process.execPath, line, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, PROVE: "1", UPDATE: undefined },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const report = existsSync(outputFile)
    ? (JSON.parse(readFileSync(outputFile, "utf8")) as Report)
    : undefined;
  rmSync(folder, { recursive: true });
  if (report === undefined) return { what, shown: false, figures: stderr.slice(-500) };
  const failed = report.testResults
    .flatMap((one) => one.assertionResults)
    .filter(({ status }) => status !== "passed");
  const names = failed.slice(0, 3).map(({ title }) => title);
  return {
    what,
    shown: failed.length === 0 && report.numPassedTests >= least,
    figures: `${report.numPassedTests} of ${report.numTotalTests} pass, ${seconds} s${names.length === 0 ? "" : `; not: ${names.join("; ")}`}`,
  };
}
