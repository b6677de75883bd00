/** Contract suites and whole lives in both ways to run: one process, and a fleet with one worker and with three. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Shown } from "../run.ts";
import { passed, runTests, type Test } from "../run-tests.ts";

const files = {
  stories: "test/scenarios.test.ts",
  together: "test/fleet/stories.test.ts",
  sqlite: "test/store/sqlite/contract.test.ts",
  postgres: "test/store/postgres/contract.test.ts",
  inline: "test/queue/inline.test.ts",
  bullmq: "test/queue/bullmq.test.ts",
};

export async function prove(): Promise<Shown[]> {
  const stories = readdirSync(join(import.meta.dirname, "../../scenarios")).length;
  const tests = Map.groupBy(runTests(Object.values(files)), ({ file }) => file);
  const of = (file: string) => tests.get(file) ?? [];
  const inAFleet = (workers: string) =>
    of(files.together).filter(({ within }) => within.includes(`with ${workers}`));
  return [
    passed("every scenario passes in one process", of(files.stories), stories),
    passed("every scenario passes unchanged in a fleet with one worker", inAFleet("1 worker"), stories),
    passed("every scenario passes unchanged in a fleet with three", inAFleet("3 workers"), stories),
    alike("ledger, contacts and cursors: one suite on SQLite and on Postgres", {
      solo: of(files.sqlite),
      fleet: of(files.postgres),
    }),
    alike("the queue: one suite on the inline queue and on BullMQ", {
      solo: of(files.inline),
      fleet: of(files.bullmq),
    }),
  ];
}

/** All pass, and those of the suite, which both have, are the same tests. */
function alike(what: string, { solo, fleet }: { solo: Test[]; fleet: Test[] }): Shown {
  const titles = new Set(solo.map(({ title }) => title));
  const both = fleet.filter(({ title }) => titles.has(title));
  const all = passed(what, [...solo, ...fleet], 20);
  return {
    ...all,
    shown: all.shown && both.length >= 10,
    figures: `${both.length} tests in both; ${all.figures}`,
  };
}
