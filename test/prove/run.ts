/**
 * `npm run prove -- NAME` runs every `test/prove/NAME/*.prove.ts`, one after the other, in full numbers. Each exports
 * `prove()`, which resolves to what it set out to show, whether it was shown, and the figures.
 */
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

export interface Shown {
  what: string;
  shown: boolean;
  figures: string;
}

const [name, only] = process.argv.slice(2);
const folder = join(import.meta.dirname, name ?? "");
const files = name === undefined ? [] : globSync("*.prove.ts", { cwd: folder }).sort();
const chosen = files.filter((file) => only === undefined || basename(file, ".prove.ts") === only);

if (chosen.length === 0) {
  const names = globSync("*/*.prove.ts", { cwd: import.meta.dirname }).map((path) =>
    path.replace(/[\\/].*/, ""),
  );
  process.stderr.write(
    `Nothing to prove there.\n  Write \`npm run prove -- NAME [FILE]\`; NAME is one of: ${[...new Set(names)].join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  process.exitCode = await proveAll(folder, chosen);
}

/** Prints as it goes, then the closing line; 1 where something was not shown. */
async function proveAll(from: string, paths: readonly string[]): Promise<0 | 1> {
  let passed = 0;
  let failed = 0;
  for (const path of paths) {
    for (const { what, shown, figures } of await proveOne(join(from, path))) {
      if (shown) passed++;
      else failed++;
      console.log(`${shown ? "shown    " : "NOT SHOWN"}  ${what}  (${figures})`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** A proof that throws, or shows nothing, has not shown it. */
async function proveOne(path: string): Promise<Shown[]> {
  const what = basename(path, ".prove.ts");
  const began = performance.now();
  try {
    const { prove } = (await import(pathToFileURL(path).href)) as { prove(): Promise<Shown[]> };
    const shown = await prove();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${what}: ${seconds} s`);
    return shown.length === 0 ? [{ what, shown: false, figures: "it showed nothing" }] : shown;
  } catch (error) {
    console.error(error);
    return [{ what, shown: false, figures: error instanceof Error ? error.message : String(error) }];
  }
}
