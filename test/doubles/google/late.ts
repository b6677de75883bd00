/** What a broken connection left to be done afterwards. */
import type { Fault } from "./faults.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

type LateFault = Extract<Fault, { kind: "late" }>;

export interface Late {
  add(deed: () => void, fault: LateFault): void;
  /** Does what is due by the double's clock. */
  settleDue(): void;
  /** Does all of it now; says how many there were. */
  settleAll(): number;
  /** How many wait. */
  count(): number;
  stop(): void;
}

export function lateDesk(world: World, broken: (error: unknown) => void): Late {
  let waiting: { at: number; deed: () => void; timer: NodeJS.Timeout | undefined }[] = [];
  const settle = (isDue: (at: number) => boolean) => {
    const due = waiting.filter(({ at }) => isDue(at));
    waiting = waiting.filter(({ at }) => !isDue(at));
    for (const { deed, timer } of due.sort((a, b) => a.at - b.at)) {
      clearTimeout(timer);
      try {
        deed();
      } catch (error) {
        // Refused when its time came: as with any other, nothing was done.
        if (!(error instanceof Refusal)) broken(error);
      }
    }
    return due.length;
  };
  return {
    add: (deed, { after = 60_000, really }) => {
      const at = world.clock().epochMilliseconds + after;
      const one: (typeof waiting)[number] = { at, deed, timer: undefined };
      if (really !== undefined) {
        one.timer = setTimeout(() => {
          one.at = Number.NEGATIVE_INFINITY;
          settle((due) => due === Number.NEGATIVE_INFINITY);
        }, really);
      }
      waiting.push(one);
    },
    settleDue: () => {
      settle((at) => at <= world.clock().epochMilliseconds);
    },
    settleAll: () => settle(() => true),
    count: () => waiting.length,
    stop: () => {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting = [];
    },
  };
}
