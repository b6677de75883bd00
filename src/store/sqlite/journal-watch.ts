/**
 * Whether somebody saves past the log (`bulk.ts`): then a journal lies beside the database, and whoever opens it has to
 * wait, which takes as long as the disk takes. Nobody else leaves a journal there; one that belongs to no living process
 * keeps nobody waiting, because SQLite undoes with it what that process began.
 */
import { statSync } from "node:fs";

/** Milliseconds without a trace of work: a slow disk may take that long for what the system has kept back for it. */
const longest = 60_000;

/** To be asked again and again. False where there is no journal, or nothing has been written for too long. */
export function journalWatch(file: string, most = longest): () => boolean {
  let seen: string | undefined;
  let since = 0;
  return () => {
    const journal = stampOf(`${file}-journal`);
    if (journal === undefined) return false;
    const now = `${journal} ${stampOf(file)}`;
    if (now !== seen) {
      seen = now;
      since = performance.now();
      return true;
    }
    return performance.now() - since < most;
  };
}

function stampOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.size} ${found.mtimeMs}`;
}
