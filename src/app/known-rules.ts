/**
 * What rules.yaml was last understood as, kept in the home's `data` folder: an unchanged file is parsed by one command
 * and not by every one (P-9, P-6). Only the same program believes it, and only for the same text.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ParsedRules } from "../core/rules/parse-rules.ts";
import { build } from "./build.ts";

interface Known {
  program: string;
  text: string;
  parsed: ParsedRules;
}

/**
 * `text` as rules: as it is known, else parsed. `name` is the file's, for messages; a `program` without a name keeps
 * and believes nothing. Throws as `parseRules` does.
 */
export async function readRules(
  folder: string,
  text: string,
  name: string,
  program = build,
): Promise<ParsedRules> {
  const file = join(folder, "data", "rules.known");
  const known = program === undefined ? undefined : knownIn(file);
  if (known !== undefined && known.program === program && known.text === text) return known.parsed;
  const { parseRules } = await import("../core/rules/parse-rules.ts");
  const parsed = parseRules(text, name);
  if (program !== undefined) keep(file, { program, text, parsed });
  return parsed;
}

/** Whatever is wrong with it, it only means that the rules are parsed. */
function knownIn(file: string): Known | undefined {
  try {
    return deserialize(readFileSync(file)) as Known;
  } catch {
    return undefined;
  }
}

/** For its owner alone, and whole or not at all: commands run beside each other. A folder that cannot be written is no harm. */
function keep(file: string, known: Known): void {
  try {
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, serialize(known), { mode: 0o600 });
    renameSync(fresh, file);
  } catch {
    // It is parsed again next time.
  }
}
