/**
 * rules.yaml → `Rules`, completed with the defaults, and what `check` should say about them. Everything that is
 * wrong is listed at once, each thing with its line.
 */
import { hash } from "../keys.ts";
import { Problem } from "../problem.ts";
import type { Patch, Rules } from "../rules-shape.ts";
import { defaults, type Sections } from "./defaults.ts";
import type { Fault } from "./fault.ts";
import { mostFaults, toFaults } from "./faults.ts";
import { lengthFaults } from "./length-faults.ts";
import { merge } from "./merge.ts";
import { RulesFile } from "./rules-file.ts";
import { toBudgets } from "./to-budgets.ts";
import { type Warning, warningsOf } from "./warnings.ts";
import { readYaml, type Tree } from "./yaml-tree.ts";

export interface ParsedRules {
  rules: Rules;
  warnings: Warning[];
}

/**
 * `where` names the file in messages and citations.
 * @throws Problem `rules/unreadable` where it is no YAML, or not text, or too large; `rules/invalid` where a line
 *   cannot be understood.
 */
export function parseRules(text: string, where: string): ParsedRules {
  const reading = readYaml(text);
  if (reading.kind === "unreadable") throw toProblem("rules/unreadable", reading.faults, where);
  const { tree } = reading;
  const checked = RulesFile.safeParse(tree.value ?? {});
  const wrong = checked.success ? [] : toFaults(checked.error.issues, tree);
  const isKnown = (fault: Fault) =>
    tree.faults.some(({ line, column }) => line === fault.line && column === fault.column);
  const faults = [...tree.faults, ...wrong.filter((fault) => !isKnown(fault)), ...lengthFaults(tree)];
  if (!checked.success || faults.length > 0) throw toProblem("rules/invalid", faults, where);
  return complete(checked.data, tree, hash(text), where);
}

function complete(file: RulesFile, tree: Tree, hashed: string, where: string): ParsedRules {
  const { version: _version, me, mailbox, morning_mail, for: entries = [], tests = [], ...patch } = file;
  const base = defaults();
  // Only reasons and `why` ask for lines, so the map of them waits until somebody does.
  let lines: ReadonlyMap<string, number> | undefined;
  const rules: Rules = {
    version: 1,
    me: withoutNone(me),
    mailbox,
    ...withLimits(merge(base.sections, patch), base.sections, patch),
    morning_mail: "morning_mail" in file ? morning_mail : base.morningMail,
    for: entries.map(({ who, ...inner }, index) => ({
      who,
      line: tree.place(["for", index], "value").line,
      patch: inner,
    })),
    tests,
    get lines() {
      lines ??= tree.lines();
      return lines;
    },
    hash: hashed,
    file: where,
  };
  return { rules, warnings: warningsOf(rules, patch, tree) };
}

/** A limit of the file stands in place of the default one under the same key. */
function withLimits(sections: Sections, base: Sections, patch: Patch): Sections {
  const said = patch.sending ?? {};
  const kept = base.sending.budgets.filter(
    ({ counts }) => (counts === "all" ? said.at_most : said.per_company) === undefined,
  );
  const budgets = [...toBudgets(said, ""), ...kept].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...sections, sending: { ...sections.sending, budgets } };
}

function withoutNone({ holidays, ...me }: RulesFile["me"]): Rules["me"] {
  return holidays === undefined ? me : { ...me, holidays };
}

function toProblem(
  code: "rules/invalid" | "rules/unreadable",
  faults: readonly Fault[],
  where: string,
): Problem {
  const sorted = faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const next = "run `quarterhour check` again. Nothing was changed.";
  const [first] = sorted;
  if (first === undefined)
    return new Problem(code, {
      what: "The file is empty.",
      where,
      next: `Write your rules into it, or run \`quarterhour init\`; then ${next}`,
    });
  if (sorted.length === 1) {
    return new Problem(code, {
      what: first.says,
      where: placeOf(where, first),
      next: `Correct that line, then ${next}`,
    });
  }
  const shown = sorted.slice(0, mostFaults).map((fault) => `  ${placeOf(where, fault)}: ${fault.says}`);
  const isCut = sorted.length > mostFaults;
  const count = isCut ? `More than ${mostFaults}` : String(sorted.length);
  const what = [`${count} things need a correction:`, ...shown, ...(isCut ? ["  and more"] : [])].join("\n");
  return new Problem(code, { what, where, next: `Correct these lines, then ${next}` });
}

function placeOf(where: string, fault: Fault): string {
  return `${where}:${fault.line}:${fault.column}`;
}
