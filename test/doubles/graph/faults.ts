/** What can go wrong on the way, on demand or by seeded chance. */
import { seeded } from "../seeded.ts";

/**
 * - `lost-before`: the connection breaks, nothing was done.
 * - `lost-after`: it was done, the connection breaks before the reply.
 * - `503`, `500`, `429`: refused, nothing was done.
 * - `504-after`: it was done, a gateway says 504.
 * - `late`: the connection breaks now, and it is done afterwards.
 * - `slow`: it is done late.
 */
export type FaultKind = "lost-before" | "lost-after" | "500" | "503" | "504-after" | "late" | "429" | "slow";

export type Fault =
  | { kind: "lost-before" | "lost-after" | "500" | "503" | "504-after" }
  /** `retryAfter` in seconds, or an instant, which is then written as an HTTP date; `empty` has no body at all. */
  | { kind: "429"; retryAfter?: number | Temporal.Instant; empty?: boolean }
  /** Done once `after` milliseconds passed on the double's clock (60,000), or on `settleLate`; `hang` leaves the line open. */
  | { kind: "late"; after?: number; hang?: boolean }
  /** Real milliseconds. */
  | { kind: "slow"; ms: number };

/**
 * Told of each request; the method is one of `MethodId`, such as `POST /me/messages/{id}/send`, or `login` and an
 * address of the identity platform, such as `login oauth2/v2.0/token`.
 */
export type Where = string | RegExp | ((method: string) => boolean);

export interface Faults {
  /** The next `times` requests of that method meet it. In a string `*` stands for anything. */
  next(where: Where, fault: FaultKind | Fault, times?: number): void;
  /** Each request meets one of `kinds` with that probability, the same for the same seed and requests. */
  rate(storm: { seed: number; probability: number; kinds: readonly (FaultKind | Fault)[]; on?: Where }): void;
  clear(): void;
}

interface Waiting {
  where: Where;
  fault: Fault;
  left: number;
}

/** The faults and, for the server, the one that a request meets. */
export function faultDesk(): { faults: Faults; pick(method: string): Fault | undefined } {
  let waiting: Waiting[] = [];
  let storms: ((method: string) => Fault | undefined)[] = [];
  return {
    faults: {
      next: (where, fault, times = 1) => {
        waiting.push({ where, fault: spelled(fault), left: times });
      },
      rate: ({ seed, probability, kinds, on = "*" }) => {
        const random = seeded(seed);
        storms.push((method) => {
          if (!isAt(on, method) || random() >= probability) return undefined;
          const fault = kinds[Math.floor(random() * kinds.length)];
          return fault === undefined ? undefined : spelled(fault);
        });
      },
      clear: () => {
        waiting = [];
        storms = [];
      },
    },
    pick: (method) => {
      const one = waiting.find(({ where, left }) => left > 0 && isAt(where, method));
      if (one !== undefined) {
        one.left -= 1;
        return one.fault;
      }
      for (const storm of storms) {
        const fault = storm(method);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

function spelled(fault: FaultKind | Fault): Fault {
  if (typeof fault !== "string") return fault;
  return fault === "slow" ? { kind: "slow", ms: 20 } : { kind: fault };
}

function isAt(where: Where, method: string): boolean {
  if (typeof where === "function") return where(method);
  if (where instanceof RegExp) return where.test(method);
  const pattern = where.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(method);
}
