/** Plans a home: everything for reading, or what is due, written down and rung. */
import type { Action, Held, Plan } from "../src/core/action.ts";
import type { ActionKey } from "../src/core/keys.ts";
import { plan } from "../src/core/plan.ts";
import { Problem } from "../src/core/problem.ts";
import type { Processor } from "../src/queue/queue.ts";
import type { Schedule } from "../src/store/store.ts";
import type { WorkerDeps } from "./deps.ts";
import { objection } from "./etiquette.ts";
import { everybody } from "./everybody.ts";
import { loadState } from "./load-state.ts";

export interface HomePlan {
  plan: Plan;
  /** What was known when it was made. */
  asOf: number;
}

/** How many interviews one plan takes on; the others are due at the next. */
const atOnce = 1_000;

/** Nothing is written. With `due` undefined where nothing is. */
export async function planHome(deps: WorkerDeps, how: { kind: "all" }): Promise<HomePlan>;
export async function planHome(deps: WorkerDeps, how: { kind: "due" }): Promise<HomePlan | undefined>;
export async function planHome(
  deps: WorkerDeps,
  how: { kind: "all" | "due" },
): Promise<HomePlan | undefined> {
  const loaded = await loadState(deps, how.kind === "all" ? { kind: "all" } : { kind: "due", limit: atOnce });
  if (loaded === undefined) return undefined;
  const { state, rules, now, only, asOf } = loaded;
  return { plan: await withoutUnwritable(deps, plan(state, rules, now, only)), asOf };
}

/** The processor of the queue `plan`. It repeats while it learns something from its own conclusions. */
export function planProcessor(deps: WorkerDeps): Processor {
  const isEverybodyDue = everybody(deps);
  return async () => {
    const rung = new Set<ActionKey>();
    // Most often only those who are due are planned; where the answer comes from a server, nobody waits for it first.
    const early = deps.isShared ? planHome(deps, { kind: "due" }) : undefined;
    early?.catch(() => undefined);
    let planned = await isEverybodyDue();
    for (let round = 0; round < mostRounds; round += 1) {
      const due = () => (round === 0 && early !== undefined ? early : planHome(deps, { kind: "due" }));
      const home = planned === undefined ? await due() : await planHome(deps, { kind: "all" });
      if (home === undefined) break;
      const { actions, held } = home.plan;
      const bulk = held.filter((each) => each.reason === "bulk").length;
      if (bulk > 0) deps.log("plan.bulk", { count: bulk });
      await deps.ledger.schedule(deps.mailboxId, toSchedule(home));
      await planned?.();
      planned = undefined;
      for (const action of inTurn(actions)) {
        if (rung.has(action.key)) continue;
        rung.add(action.key);
        await ringFor(deps, action.key, rung.size);
      }
      const facts = actions.flatMap((action) => (action.kind === "record" ? action.facts : []));
      if (facts.length === 0) break;
      await deps.ledger.append(deps.mailboxId, facts, home.plan.now);
      deps.log("plan.recorded", { facts: facts.length });
    }
    const open = (await deps.ledger.open(deps.mailboxId, deps.clock())).filter((key) => !rung.has(key));
    if (open.length > 0) await deps.ledger.schedule(deps.mailboxId, listingOnly(open.length, deps.clock()));
    for (const [at, key] of open.entries()) await ringFor(deps, key, rung.size + at + 1);
    return { kind: "done", note: "planned" };
  };
}

const mostRounds = 100;

/** A mail that cannot be written, or must not be, is held with its reason, and takes no place (R-40, S18). */
async function withoutUnwritable(deps: WorkerDeps, made: Plan): Promise<Plan> {
  const held: Held[] = [];
  for (const action of made.actions) {
    if (action.kind !== "mail" && action.kind !== "refresh" && action.kind !== "event") continue;
    const against = await unwritable(deps, action);
    if (against === undefined) continue;
    const { key, contactId, step } = action;
    held.push({ key, contactId, step, ...against });
  }
  if (held.length === 0) return made;
  const keys = new Set(held.map((each) => each.key));
  return {
    ...made,
    actions: made.actions.filter((action) => action.kind === "record" || !keys.has(action.key)),
    held: [...made.held, ...held],
    pins: made.pins.filter((pin) => !keys.has(pin.key)),
  };
}

async function unwritable(
  deps: WorkerDeps,
  action: Extract<Action, { letter: unknown }>,
): Promise<Pick<Held, "reason" | "says" | "fingerprint"> | undefined> {
  try {
    if (action.kind === "event") await deps.render(action.letter);
    const says = action.kind === "event" ? undefined : await objection(deps, action);
    if (action.kind === "event" || says === undefined) return undefined;
    return { reason: "etiquette", says, fingerprint: action.wording };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { reason: "missing-value", says: `${error.message} ${error.next}`.trim() };
  }
}

function toSchedule({ plan: made, asOf }: HomePlan): Schedule {
  const held = new Map(made.held.map((each) => [each.key, each]));
  const acting = new Set(made.actions.map((action) => action.key));
  const listed = made.actions.filter((action) => action.kind === "mail" && action.press === "auto").length;
  const pins = made.pins.map((pin) => {
    const hold = acting.has(pin.key) ? undefined : held.get(pin.key);
    // What is held keeps its place, and nobody can claim it before a plan lets it go.
    return hold === undefined || pin.notBefore !== undefined
      ? pin
      : { ...pin, notBefore: hold.until ?? never };
  });
  return { asOf, pins, looks: made.looks, listed, now: made.now };
}

/** What was granted before and is still open counts for the breaker too, though nothing about it is planned anew. */
function listingOnly(listed: number, now: Temporal.Instant): Schedule {
  return { asOf: Number.MAX_SAFE_INTEGER, pins: [], looks: [], listed, now };
}

const never = Temporal.Instant.from("9999-01-01T00:00:00Z");

/** What is taken back goes before what is given out. */
function inTurn(actions: readonly Action[]): Action[] {
  const turns: Action["kind"][] = ["withdraw", "refresh", "event", "mail", "hold"];
  return turns.flatMap((kind) => actions.filter((action) => action.kind === kind));
}

async function ringFor(deps: WorkerDeps, key: ActionKey, turn: number): Promise<void> {
  await deps.ring({ queue: "act", mailboxId: deps.mailboxId, key, turn });
}
