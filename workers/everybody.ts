/**
 * When all interviews are planned, not only those whose time has come. Facts ask for a new look by themselves; an
 * edit of the rules or the templates, and an entry that the owner puts into their calendar, leave none.
 */

import { everybodyCursor } from "../src/store/cursor-names.ts";
import type { WorkerDeps } from "./deps.ts";
import { clocksApartMs } from "./fresh.ts";

interface Looked {
  /** Of rules and templates. */
  stamp: string;
  at: Temporal.Instant;
}

/** Where the last look is remembered. */
interface Memory {
  read(): Promise<Looked | undefined>;
  write(looked: Looked): Promise<void>;
}

/**
 * At the first call, after an edit, and a quarter of an hour after the last time. Resolves to undefined where that
 * is not so; else to what is called once everybody was planned. Workers that share a mailbox count as one.
 */
export function everybody(deps: WorkerDeps): () => Promise<(() => Promise<void>) | undefined> {
  const memory = deps.isShared ? inTheStore(deps) : inThisProcess();
  return async () => {
    const now: Looked = { stamp: await stampOf(deps), at: deps.clock() };
    const last = await memory.read();
    const age = last === undefined ? undefined : now.at.epochMilliseconds - last.at.epochMilliseconds;
    const isRecent = age !== undefined && age >= -(deps.isShared ? clocksApartMs : 0) && age < mostAgeMs;
    if (last?.stamp === now.stamp && isRecent) return undefined;
    return () => memory.write(now);
  };
}

const mostAgeMs = 15 * 60_000;

async function stampOf(deps: WorkerDeps): Promise<string> {
  const { hash } = await deps.rules();
  const templates = [...(await deps.templates())].map(([name, { version }]) => `${name}=${version}`);
  return [hash, ...templates.sort()].join(" ");
}

function inThisProcess(): Memory {
  let last: Looked | undefined;
  return {
    read: async () => last,
    async write(looked) {
      last = looked;
    },
  };
}

function inTheStore({ cursors, mailboxId }: WorkerDeps): Memory {
  return {
    async read() {
      const cursor = await cursors.read(mailboxId, everybodyCursor);
      return cursor === undefined ? undefined : { stamp: cursor.value, at: cursor.at };
    },
    write: ({ stamp, at }) => cursors.write(mailboxId, everybodyCursor, stamp, at),
  };
}
