/**
 * A process that dies after its n-th call of a port took effect, and before it learned so; to die before the next
 * call is made comes to the same.
 */
import type { WorkerDeps } from "../../workers/deps.ts";

export class Killed extends Error {}

export interface Death {
  /** How many calls of ports there were. */
  calls: number;
  change(deps: WorkerDeps): WorkerDeps;
}

export function dyingAfter(call: number): Death {
  const death: Death = {
    calls: 0,
    change: (deps) => ({
      ...deps,
      ledger: mortal(deps.ledger),
      contacts: mortal(deps.contacts),
      cursors: mortal(deps.cursors),
      mailbox: mortal(deps.mailbox),
      calendar: mortal(deps.calendar),
    }),
  };
  const mortal = <P extends object>(port: P): P =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...given: unknown[]) => {
          death.calls += 1;
          if (death.calls > call) throw new Killed();
          const answer: unknown = await Reflect.apply(method, target, given);
          if (death.calls === call) throw new Killed();
          return answer;
        };
      },
    });
  return death;
}
