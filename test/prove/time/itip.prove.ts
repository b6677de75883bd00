/** Six messages about one meeting, in sets, end in the same state in all 720 orders: decided alone, and through the real sync. */
import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

export async function prove(): Promise<Shown[]> {
  const tests = runTests(["test/core/adopt/any-order.test.ts", "test/workers/any-order.test.ts"]);
  const of = (words: string) => tests.filter(({ title }) => title.includes(words));
  return [
    passed(
      "sets of six iTIP messages end in one state and one plan in all 720 orders (R-27)",
      of("one plan in all 720 orders"),
      8,
    ),
    passed("the same through mails and a calendar that are synced (R-27)", of("one state in 720 orders"), 8),
  ];
}
