import { posix } from "node:path";
import { blank } from "./blank.ts";

export interface Import {
  /** As it is written: `./keys.ts`, `node:fs`, `zod`. */
  specifier: string;
  /** For a relative one: the path from the root. */
  path?: string;
  line: number;
}

/** All imports of a file, type imports, re-exports and `import()` included; computed ones are left out. */
export function importsOf(path: string, source: string): Import[] {
  const code = blank(source);
  const starts = [
    ...code.matchAll(/\b(?:import|export)\b[^;"'`()]*?\bfrom\s*["']/g),
    ...code.matchAll(/\bimport\s*\(?\s*["']/g),
  ].map((match) => match.index + match[0].length);
  return starts
    .sort((a, b) => a - b)
    .map((from) => {
      const specifier = source.slice(from, from + source.slice(from).search(/["']/));
      const line = source.slice(0, from).split("\n").length;
      if (!specifier.startsWith(".")) return { specifier, line };
      return { specifier, line, path: posix.normalize(posix.join(posix.dirname(path), specifier)) };
    });
}
