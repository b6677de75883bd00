import { setTimeout as wait } from "node:timers/promises";
import { Problem } from "../core/problem.ts";

/** A database that is away, as while it starts, is waited for; after a minute it is said why. Undefined where it was told to stop meanwhile. */
export async function whenThere<T>(
  open: () => Promise<T>,
  signal: AbortSignal,
  log: (event: string, fields: Record<string, string>) => void,
): Promise<T | undefined> {
  for (let left = 60; !signal.aborted; left -= 1) {
    try {
      return await open();
    } catch (error) {
      if (left === 0 || !(error instanceof Problem) || error.code !== "store/unavailable") throw error;
      if (left === 60) log("store.waits", { code: error.code, says: error.message });
    }
    await wait(1_000, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}
