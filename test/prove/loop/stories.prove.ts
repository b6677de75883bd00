/** The tests that have full numbers: whole lives, draft mode, and a thousand random lives. */
import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

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
  return passed(what, runTests([file]), least);
}
