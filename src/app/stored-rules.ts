/** The rules of a mailbox in a fleet: what was applied last. */
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { type ParsedRules, parseRules } from "../core/rules/parse-rules.ts";
import type { Mailboxes } from "../store/shared-store.ts";
import type { RulesReader } from "./rules-reader.ts";

/** How long a worker goes on without asking whether there is a newer version, in milliseconds. */
const mostAgeMs = 1_000;

/** `isStill` says whether the mailbox is on a clock that is given: no second passes on it, so it is asked each time. */
export function storedRules(mailboxes: Mailboxes, mailboxId: MailboxId, isStill: () => boolean): RulesReader {
  let known: { version: number; parsed: ParsedRules } | undefined;
  let asked = Number.NEGATIVE_INFINITY;

  async function read(): Promise<ParsedRules> {
    const version = await mailboxes.version(mailboxId);
    asked = performance.now();
    if (known !== undefined && known.version === version) return known.parsed;
    const ruleset = await mailboxes.rules(mailboxId);
    if (ruleset === undefined) throw none(mailboxId);
    known = { version: ruleset.version, parsed: parseRules(ruleset.text, "rules.yaml") };
    return known.parsed;
  }

  return {
    read,
    async text() {
      const ruleset = await mailboxes.rules(mailboxId);
      if (ruleset === undefined) throw none(mailboxId);
      return ruleset.text;
    },
    async lastGood(log) {
      const isRecent = !isStill() && performance.now() - asked < mostAgeMs;
      if (known !== undefined && isRecent) return known.parsed;
      try {
        return await read();
      } catch (error) {
        // Only rules that an older program applied can be wrong: those of this one were read before they were kept.
        if (!(error instanceof Problem) || !error.code.startsWith("rules/") || known === undefined)
          throw error;
        log("rules.refused", { code: error.code, says: error.message, where: error.where ?? mailboxId });
        return known.parsed;
      }
    },
  };
}

function none(mailboxId: MailboxId): Problem {
  return new Problem("rules/missing", {
    what: "There are no rules for this mailbox in the fleet.",
    where: mailboxId,
    next: "Give it some: `quarterhour apply rules.yaml`.",
  });
}
