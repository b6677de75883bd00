/** Worker processes for the fleets of stories, one fleet after the other. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Why } from "../story/ensemble.ts";
import type { Asked, StoryFleet, Told } from "./story-worker.ts";

export interface StoryWorkers {
  /** All work for this fleet until `end`. Resolves when the last of them is ready. */
  begin(fleet: StoryFleet): Promise<void>;
  /** What they told since the last call. */
  heard(why: Why): Promise<Heard>;
  end(): Promise<void>;
  /** The processes end. */
  stop(): Promise<void>;
}

export interface Heard {
  /** Why a worker stopped before all was done. */
  stopped: string | undefined;
  /** Lines of log of what must not happen in a story. */
  trouble: string[];
}

const troubles = new Set([
  "act.failed",
  "mailbox.failed",
  "queue.dropped",
  "queue.trouble",
  "rules.refused",
  "store.waits",
  "sweep.rang",
]);

export function startStoryWorkers(count: number): StoryWorkers {
  const all = Array.from({ length: count }, startOne);
  const each = async (deed: (one: One) => Promise<unknown>) => {
    await Promise.all(all.map(deed));
  };
  return {
    begin: (fleet) =>
      each(async (one) => {
        one.ask({ kind: "begin", fleet });
        await one.hears((told) => told.kind === "log" && told.event === "worker.ready");
        one.told.length = 0;
      }),
    async heard(why) {
      const heard: Heard = { stopped: undefined, trouble: [] };
      await each(async (one) => {
        one.ask({ kind: "say" });
        await one.hears(({ kind }) => kind === "said");
      });
      for (const told of all.flatMap((one) => one.told.splice(0))) {
        if (told.kind === "because") why(told.key, told.because);
        if (told.kind !== "log") continue;
        const { event, fields } = told;
        if (troubles.has(event)) heard.trouble.push(`${event} ${JSON.stringify(fields)}`);
        if (event.endsWith(".stopped")) heard.stopped ??= String(fields.why);
      }
      return heard;
    },
    end: () =>
      each(async (one) => {
        one.ask({ kind: "end" });
        await one.hears(({ kind }) => kind === "ended");
      }),
    stop: () => each((one) => one.stop()),
  };
}

interface One {
  /** Not yet taken. */
  told: Told[];
  ask(asked: Asked): void;
  /** Resolves when it tells such a thing; rejects where the process ends before. */
  hears(matches: (told: Told) => boolean): Promise<void>;
  stop(): Promise<void>;
}

function startOne(): One {
  const child: ChildProcess = fork(new URL("./story-worker.ts", import.meta.url), { execArgv: [] });
  const ended = once(child, "exit");
  const told: Told[] = [];
  const listeners = new Set<(one: Told) => void>();
  child.on("message", (one: Told) => {
    told.push(one);
    for (const listen of listeners) listen(one);
  });
  return {
    told,
    ask: (asked) => child.send(asked),
    async hears(matches) {
      const { promise, resolve } = Promise.withResolvers<"heard">();
      const listen = (one: Told) => {
        if (matches(one)) resolve("heard");
      };
      listeners.add(listen);
      const first = await Promise.race([promise, ended]);
      listeners.delete(listen);
      if (first !== "heard") throw new Error(`A worker of the story ended: ${first.join(" ")}.`);
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
