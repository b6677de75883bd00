/**
 * `npm run bench` measures every goal: each `bench/*.ts` that exports `measure()` is asked in turn, alone on the
 * machine as far as we can see to it. `npm run bench -- start` asks only that file. It fails where a goal that the
 * product promises by now is not met.
 */
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Measured } from "./rounds.ts";

const only = process.argv.slice(2);
let met = 0;
let short = 0;
let early = 0;

for (const file of globSync("*.ts", { cwd: import.meta.dirname }).sort()) {
  if (file === basename(import.meta.filename) || (only.length > 0 && !only.includes(basename(file, ".ts"))))
    continue;
  const bench = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
    measure?: () => Promise<Measured[]>;
  };
  if (bench.measure === undefined) continue;
  for (const one of await bench.measure()) {
    if (one.met) met++;
    else if (one.isPromised === false) early++;
    else short++;
    const verdict = one.met ? "met" : one.isPromised === false ? "short (not promised yet)" : "short";
    console.log(`${one.id}  ${one.what}  ${one.ratio}  ${one.goal}  ${verdict}`);
    console.log(`      ${one.raw}`);
  }
}

console.log(`${met} met, ${short} short${early === 0 ? "" : `, ${early} short of what is not promised yet`}`);
process.exitCode = short === 0 && met > 0 ? 0 : 1;
