/** rules.yaml of a home, read again only when the file has changed (P-9). */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";
import type { ParsedRules } from "../core/rules/parse-rules.ts";
import { readRules } from "./known-rules.ts";
import { type Log, unlessAbsent } from "./last-good.ts";

export interface RulesReader {
  /** As the file stands. Throws `rules/missing`, `rules/unreadable` and `rules/invalid`. */
  read(): Promise<ParsedRules>;
  /** The same; where the file has become wrong meanwhile, the rules before that, and a line of log. */
  lastGood(log: Log): Promise<ParsedRules>;
  /** As it is written. Throws `rules/missing` and `rules/unreadable`. */
  text(): Promise<string>;
}

const rulesName = "rules.yaml";

export function rulesReader(folder: string): RulesReader {
  const file = join(folder, rulesName);
  let seen: string | undefined;
  let good: ParsedRules | undefined;

  async function read(): Promise<ParsedRules> {
    // Without waiting: one small file, and every wait costs more than the reading.
    const descriptor = readable(() => unlessAbsent(() => openSync(file, "r")));
    if (descriptor === undefined) throw missing(folder);
    try {
      const { mtimeMs, size, ino } = fstatSync(descriptor);
      const stamp = `${ino}.${mtimeMs}.${size}`;
      if (good !== undefined && seen === stamp) return good;
      seen = stamp;
      const parsed = await readRules(
        folder,
        readable(() => firstBytes(descriptor, size)),
        rulesName,
      );
      refuseOtherMailbox(good, parsed);
      good = parsed;
      return parsed;
    } finally {
      closeSync(descriptor);
    }
  }

  return {
    read,
    async text() {
      const text = readable(() => unlessAbsent(() => readFileSync(file, "utf8")));
      if (text === undefined) throw missing(folder);
      return text;
    },
    async lastGood(log) {
      if (good === undefined) return read();
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        log("rules.refused", { code: error.code, says: error.message, where: error.where ?? rulesName });
        return good;
      }
    },
  };
}

function missing(folder: string): Problem {
  return new Problem("rules/missing", {
    what: "There is no rules.yaml in this folder.",
    where: folder,
    next: "Run `quarterhour init` to begin here, or name the right folder with --home.",
  });
}

/** A folder of that name, or a file that may not be read, is wrong as a broken one is: what held before goes on. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Problem(
      "rules/unreadable",
      {
        what: `rules.yaml cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
        where: rulesName,
        next: "Make it a plain file that you may read, then run `quarterhour check`.",
      },
      { cause: error },
    );
  }
}

/** More than a person would ever write is not read to its end; the parser says that it is too large. */
const most = 2_000_000;

function firstBytes(descriptor: number, size: number): string {
  const buffer = Buffer.alloc(Math.min(size, most));
  return buffer.toString("utf8", 0, readSync(descriptor, buffer, 0, buffer.length, 0));
}

/** Everything in the store belongs to the mailbox that it was opened for. */
function refuseOtherMailbox(before: ParsedRules | undefined, now: ParsedRules): void {
  if (before === undefined) return;
  const [old, fresh] = [before.rules.mailbox, now.rules.mailbox];
  if (old.address === fresh.address && old.provider === fresh.provider) return;
  throw new Problem("rules/invalid", {
    what: "The mailbox was changed while a worker runs for the one before.",
    where: rulesName,
    next: "Stop the worker and start it again.",
  });
}
