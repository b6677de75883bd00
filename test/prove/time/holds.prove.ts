/** A worker that dies at every point between a choice and its end, 50 times at each; what is held and what is booked afterwards. */

import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

export async function prove(): Promise<Shown[]> {
  const kills = runTests(["test/workers/hold-kills.test.ts"]);
  const lives = runTests(["test/workers/holds.test.ts"]);
  return [
    passed(
      "50 kills at each point between choice and settle, each followed by another: no stuck hold after its expiry, no double event (A7, A16, R-25)",
      kills,
      2,
    ),
    passed(
      "held times are given back on choice, expiry, decline, close and a thrown-away draft (A7, B8)",
      lives,
      10,
    ),
  ];
}
