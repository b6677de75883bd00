/**
 * `node scripts/learn-replies.ts` writes the tables of `src/core/read-reply/weighed/` out of labelled replies, and says
 * what to expect of them: each writer's replies are read by tables that were learnt from all others.
 */
import { globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { newText } from "../src/core/read-reply/new-text.ts";
import { optsOut } from "../src/core/read-reply/opt-out.ts";
import { type Example, examplesIn } from "./replies/examples.ts";
import { learnClauses, learnKinds, learnTrust, trustAll, tryAll } from "./replies/learn.ts";

const root = join(import.meta.dirname, "..");
const replies = join(root, "test/replies");
const filesIn = (folder: string) =>
  globSync("*.jsonl", { cwd: folder })
    .toSorted()
    .map((name) => pathToFileURL(join(folder, name)));

const tuned = filesIn(replies)
  .filter(({ pathname }) => !pathname.includes("kept-aside"))
  .flatMap((file) => examplesIn(file, true));
const taught = filesIn(join(replies, "training")).flatMap((file) => examplesIn(file, false));
const isHeardAlready = ({ line }: Example) => optsOut(newText(line.text), line.subject, false) !== undefined;
const measured = taught.filter((example) => !isHeardAlready(example));
const tried = tryAll(measured, [...tuned, ...taught.filter(isHeardAlready)]);

const all = [...tuned, ...taught];
for (const [name, table] of Object.entries({
  kinds: learnKinds(all),
  clauses: learnClauses(all),
  trust: learnTrust(tried),
})) {
  const path = join(root, `src/core/read-reply/weighed/${name}.json`);
  writeFileSync(path, `${JSON.stringify(table)}\n`);
  console.log(`Wrote ${path}: ${Object.keys(table.weights).length} names.`);
}

const trusted = trustAll(tried).toSorted((a, b) => b.trust - a.trust);
const decidable = measured.filter(({ line }) => line.want.decidable ?? line.want.kind !== "other").length;
console.log(`${measured.length} replies by writers not learnt from, ${decidable} of them decidable:`);
for (const bound of [0.99, 0.98, 0.97, 0.96, 0.95, 0.93, 0.9, 0.85, 0.8]) {
  const sure = trusted.filter(({ trust }) => trust >= bound);
  const right = sure.filter(({ isRight }) => isRight).length;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  console.log(
    `trust ${bound}: ${right} of ${sure.length} sure ones right (${share(right, sure.length)}), ${share(right, decidable)} of the decidable`,
  );
}
