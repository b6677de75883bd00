/** Starts again what ended by itself, as `restart: unless-stopped` does: after 0.1 s, then twice as long each time. */
import { setTimeout as sleep } from "node:timers/promises";
import type { RunningServer } from "../servers/running-server.ts";

export interface Kept {
  /** Of the process that runs now. */
  pid(): number;
  /** Nothing starts again from now on. Resolves when it is gone. */
  stop(signal: NodeJS.Signals, patienceMs: number): Promise<void>;
}

const first = 100;
const longest = 60_000;
/** What ran that long before it ended is started at once again. */
const wellAfter = 10_000;

/** Resolves when it runs for the first time; throws where it does not come up at all. */
export async function keptRunning(
  begin: () => Promise<RunningServer>,
  tell: (what: string) => void,
): Promise<Kept> {
  const stopping = new AbortController();
  let current = await begin();
  let wait = first;

  const again = async (): Promise<void> => {
    let began = performance.now();
    while (true) {
      const { pid } = current;
      await current.ended;
      if (stopping.signal.aborted) return;
      if (performance.now() - began > wellAfter) wait = first;
      tell(`process ${pid} ended; starting it again in ${wait / 1000} s`);
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      wait = Math.min(longest, wait * 2);
      began = performance.now();
      try {
        current = await begin();
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const watching = again();

  return {
    pid: () => current.pid,
    stop: async (signal, patienceMs) => {
      stopping.abort();
      await current.stop(signal, patienceMs);
      await watching;
      await current.stop(signal, patienceMs); // it may have come up just then
    },
  };
}
