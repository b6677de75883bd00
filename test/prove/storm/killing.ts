/** A worker that dies at one point of the send protocol: from there on none of its calls is made or answered. */
import type { WorkerDeps } from "../../../workers/deps.ts";

export class Killed extends Error {}

/** A call of a port, and whether the worker dies before it is made or after it took effect. */
export interface Point {
  port: "ledger" | "mailbox" | "cursors";
  method: string;
  /** Of `advance` and `settle`: the arrow. */
  arrow?: string;
  when: "before" | "after";
}

/** Every step on the way of a mail, on both of its sides. */
export const points: Point[] = (["before", "after"] as const).flatMap((when) => [
  { port: "ledger", method: "claim", when },
  { port: "mailbox", method: "createDraft", when },
  { port: "mailbox", method: "findDraft", when },
  { port: "ledger", method: "advance", arrow: "drafted", when },
  { port: "ledger", method: "advance", arrow: "sending", when },
  { port: "mailbox", method: "sendDraft", when },
  { port: "ledger", method: "advance", arrow: "ambiguous", when },
  { port: "mailbox", method: "whatBecameOf", when },
  { port: "ledger", method: "settle", arrow: "done", when },
  { port: "mailbox", method: "changesSince", when },
  { port: "ledger", method: "append", when },
  { port: "cursors", method: "write", when },
]);

export function nameOf({ port, method, arrow, when }: Point): string {
  return `${when} ${port}.${method}${arrow === undefined ? "" : ` ${arrow}`}`;
}

/** `isArmed` is asked whenever the worker comes to the point. */
export function dyingAt(deps: WorkerDeps, point: Point, isArmed: () => boolean): WorkerDeps {
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Killed();
  };
  const mortal = <P extends object>(name: string, port: P): P =>
    new Proxy(port, {
      get(target, method) {
        const real: unknown = Reflect.get(target, method);
        if (typeof real !== "function") return real;
        return async (...given: unknown[]) => {
          if (isDead) throw new Killed();
          const isHere =
            name === point.port && method === point.method && isArrow(point, given[1]) && isArmed();
          if (isHere && point.when === "before") die();
          const answer: unknown = await Reflect.apply(real, target, given);
          return isHere ? die() : answer;
        };
      },
    });
  return {
    ...deps,
    ledger: mortal("ledger", deps.ledger),
    contacts: mortal("contacts", deps.contacts),
    cursors: mortal("cursors", deps.cursors),
    mailbox: mortal("mailbox", deps.mailbox),
    calendar: mortal("calendar", deps.calendar),
  };
}

function isArrow({ arrow }: Point, to: unknown): boolean {
  return arrow === undefined || (typeof to === "object" && to !== null && "kind" in to && to.kind === arrow);
}
