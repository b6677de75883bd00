/** rules.yaml of a home, read again only when the file has changed (P-9). */
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";
import { type ParsedRules, parseRules } from "../core/rules/parse-rules.ts";
import { absent, type Log } from "./last-good.ts";

export interface RulesReader {
  /** As the file stands. Throws `rules/missing`, `rules/unreadable` and `rules/invalid`. */
  read(): Promise<ParsedRules>;
  /** The same; where the file has become wrong meanwhile, the rules before that, and a line of log. */
  lastGood(log: Log): Promise<ParsedRules>;
}

const rulesName = "rules.yaml";

export function rulesReader(folder: string): RulesReader {
  const file = join(folder, rulesName);
  let seen: string | undefined;
  let good: ParsedRules | undefined;

  async function read(): Promise<ParsedRules> {
    const handle = await open(file, "r").catch(absent);
    if (handle === undefined) throw missing(folder);
    try {
      const { mtimeMs, size, ino } = await handle.stat();
      const stamp = `${ino}.${mtimeMs}.${size}`;
      if (good !== undefined && seen === stamp) return good;
      seen = stamp;
      const parsed = parseRules(await firstBytes(handle), rulesName);
      refuseOtherMailbox(good, parsed);
      good = parsed;
      return parsed;
    } finally {
      await handle.close();
    }
  }

  return {
    read,
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

/** More than a person would ever write is not read to its end; the parser says that it is too large. */
const most = 2_000_000;

async function firstBytes(handle: FileHandle): Promise<string> {
  const length = Math.min((await handle.stat()).size, most);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
  return buffer.toString("utf8", 0, bytesRead);
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
