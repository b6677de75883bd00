/**
 * A worker process of a story's fleet: wired as the command `worker` wires it, and it tells whoever started it why each
 * action is wanted. What it is told over its channel it does in turn: one process serves one fleet after the other,
 * which saves the time in which a program starts.
 */

import { openFleet } from "../../src/app.ts";
import type { Because } from "../../src/core/action.ts";
import type { ActionKey } from "../../src/core/keys.ts";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import { runFleet } from "../../workers/run-fleet.ts";
import { tellingWhy } from "../story/ensemble.ts";

export interface StoryFleet {
  /** The fleet's folder of files. */
  home: string;
  databaseUrl: string;
  redisUrl: string;
}

/** `say` asks for all that was told so far: what comes before `said` was told before. */
export type Asked = { kind: "begin"; fleet: StoryFleet } | { kind: "say" } | { kind: "end" };

export type Told =
  | { kind: "because"; key: ActionKey; because: Because }
  | { kind: "log"; event: string; fields: Record<string, string | number> }
  | { kind: "said" }
  | { kind: "ended" };

let running: { end(): Promise<void> } | undefined;

process.on("message", (asked: Asked) => void answer(asked));
// Whoever started it is gone.
process.on("disconnect", () => process.exit(0));

async function answer(asked: Asked): Promise<void> {
  switch (asked.kind) {
    case "begin":
      running = await begin(asked.fleet);
      return;
    case "say":
      return tell({ kind: "said" });
    case "end":
      await running?.end();
      running = undefined;
      return tell({ kind: "ended" });
  }
}

async function begin({ home, databaseUrl, redisUrl }: StoryFleet): Promise<{ end(): Promise<void> }> {
  const log = (event: string, fields: Record<string, string | number>) =>
    tell({ kind: "log", event, fields });
  const queue = await bullmqQueue({ url: redisUrl, log });
  const depsOf: Parameters<typeof tellingWhy>[1] = (mailboxId) => fleet.deps(mailboxId);
  const ring = tellingWhy(queue.ring, depsOf, (key, because) => tell({ kind: "because", key, because }));
  const fleet = await openFleet({ home, databaseUrl, ring, log });
  const stop = new AbortController();
  const ended = runFleet(fleet, queue, stop.signal);
  return {
    async end() {
      stop.abort();
      await ended.finally(() => Promise.all([fleet.close(), queue.close(0)]));
    },
  };
}

function tell(told: Told): void {
  process.send?.(told);
}
