import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** The text of every TypeScript file of ours, by its path from `root`. */
export function readTree(root: string): Map<string, string> {
  const paths = globSync(
    ["src/**/*.ts", "workers/**/*.ts", "bench/**/*.ts", "test/**/*.ts", "scripts/**/*.ts"],
    { cwd: root },
  );
  return new Map(
    paths.sort().map((path) => [path.split(sep).join("/"), readFileSync(join(root, path), "utf8")]),
  );
}
