/** The titles of all tests, and the requirements that they name: `S54`, `A7`, `B4`, `R-1`, `C-31`, `N-4` and ranges of them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Titled {
  /** From `test/`, with `/`. */
  file: string;
  title: string;
  ids: string[];
}

const folder = join(import.meta.dirname, "..");

/** Only titles that name a requirement, in the order of the files. */
export function titledTests(): Titled[] {
  const files = globSync("**/*.ts", { cwd: folder }).map((path) => path.replaceAll("\\", "/"));
  return files
    .sort()
    .filter((file) => !file.startsWith("docs/"))
    .flatMap((file) =>
      titlesIn(readFileSync(join(folder, file), "utf8")).map((title) => ({ file, title, ids: idsIn(title) })),
    )
    .filter(({ ids }) => ids.length > 0);
}

/** The ids that a title names, ranges written out, in the order of the title. */
export function idsIn(title: string): string[] {
  const ids: string[] = [];
  for (const [, first = "", last] of title.matchAll(
    /\b([SAB]\d{1,2}|[RCN]-\d{1,2})\b(?: ?(?:to|–|-) ?([SAB]\d{1,2}|[RCN]-\d{1,2})\b)?/g,
  )) {
    ids.push(...(last === undefined ? [first] : between(first, last)));
  }
  return [...new Set(ids)];
}

/** What a test or a group is called, and what a row of a table calls it (`says`). */
function titlesIn(source: string): string[] {
  const called = source.matchAll(/(["'`])((?:(?!\1)[^\\\n]|\\.)+)\1,\s*(?:async )?(?:\(|\w+ =>|function)/g);
  const said = source.matchAll(/\bsays: (["'`])((?:(?!\1)[^\\\n]|\\.)+)\1/g);
  return [...new Set([...called, ...said].map(([, , title = ""]) => title))];
}

function between(first: string, last: string): string[] {
  const [, kind = "", from = ""] = /^(\D+)(\d+)$/.exec(first) ?? [];
  const until = Number(/\d+$/.exec(last)?.[0]);
  return Array.from(
    { length: until - Number(from) + 1 },
    (_, at) => `${kind}${String(Number(from) + at).padStart(kind === "S" ? 2 : 1, "0")}`,
  );
}
