/**
 * `npm run bench` measures every goal: each `bench/*.ts` that exports `measure()` is asked in turn, alone on the
 * machine as far as we can see to it. `npm run bench -- start` asks only that file.
 */
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Measured } from "./rounds.ts";

const only = process.argv.slice(2);
let short = 0;
let met = 0;

for (const file of globSync("*.ts", { cwd: import.meta.dirname }).sort()) {
  if (file === basename(import.meta.filename) || (only.length > 0 && !only.includes(basename(file, ".ts"))))
    continue;
  const bench = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    measure?: () => Promise<Measured[]>;
  };
  if (bench.measure === undefined) continue;
  for (const one of await bench.measure()) {
    if (one.met) met++;
    else short++;
    console.log(`${one.id}  ${one.what}  ${one.ratio}  ${one.goal}  ${one.met ? "met" : "short"}`);
    console.log(`      ${one.raw}`);
  }
}

console.log(`${met} met, ${short} short`);
process.exitCode = short === 0 && met > 0 ? 0 : 1;
