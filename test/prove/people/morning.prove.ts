/** Fortnights of morning mails with the owner's answers, right, wrong, late, twice and forged, in all three mailboxes. */

import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

export async function prove(): Promise<Shown[]> {
  const tests = runTests(["test/people/morning.test.ts"]);
  const at = (place: string) => tests.filter(({ within }) => within.some((title) => title.endsWith(place)));
  return [
    passed(
      "20 fortnights at a practice mailbox: one mail a day, each line obeyed once or refused with its reason",
      at("mailbox"),
      20,
    ),
    passed("5 fortnights at Google: the same", at("Google"), 5),
    passed("5 fortnights at Microsoft: the same", at("Microsoft"), 5),
  ];
}
