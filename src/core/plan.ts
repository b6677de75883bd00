/**
 * The planner: from what is known, what the rules want, and now, to what is due, what waits and why not. It is
 * pure, and everything that the product does goes through it: the workers, `plan`, `status`, `why`, the simulation.
 */
import type { Action, Plan } from "./action.ts";
import type { ContactId } from "./keys.ts";
import { type MorningPlan, planMorning } from "./morning/plan-morning.ts";
import type { Pending } from "./pending.ts";
import { bulkBrake } from "./planner/bulk.ts";
import { wantByHand } from "./planner/by-hand.ts";
import { chooseWish, type Grants, grantUnderWay, grantWish, keepsGrant } from "./planner/grant.ts";
import { grantEvent } from "./planner/grant-event.ts";
import { grantHold } from "./planner/grant-hold.ts";
import { grantTasks } from "./planner/grant-task.ts";
import { grantWaiting } from "./planner/grant-waiting.ts";
import { limits } from "./planner/limits.ts";
import { lookOf } from "./planner/looks.ts";
import { isAfter, type Out, soon, type View, type Wish } from "./planner/view.ts";
import { openViews } from "./planner/views.ts";
import { want } from "./planner/want.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";

type Instant = Temporal.Instant;

/**
 * `rules` are the whole file's. With `only`, the others count for limits and free times, but nothing is planned for
 * them: that is how an action is checked again before it is performed.
 */
export function plan(state: State, rules: Rules, now: Instant, only?: readonly ContactId[]): Plan {
  const wanted = new Map<ContactId, View>();
  const isWanted = (row: Pending) => {
    const view = wanted.get(row.contactId);
    return view === undefined || keepsGrant(view, row.key);
  };
  const { views, interviews, asks, skips } = openViews(state, rules, now, { only, isWanted });
  const grants: Grants = { actions: [], drafts: [], held: [], pins: [], waitsForOthers: new Set() };
  const cap = limits(interviews, state.zone, now);
  const pending = new Map(state.pending.map((row) => [row.key, row]));

  const candidates: { view: View; wish: Wish }[] = [];
  for (const view of views) {
    want(view);
    wantByHand(view);
    wanted.set(view.interview.contactId, view);
  }
  for (const view of views) {
    if (!view.isPaused)
      for (const record of view.out.records) grants.actions.push(recordAction(view, record));
    for (const event of view.out.events) grantEvent(view, event, grants);
    for (const hold of view.out.holds) grantHold(view, hold, grants);
    grantUnderWay(view, grants, pending);
    const isInTheWay = grantWaiting(view, grants);
    for (const wish of chooseWish(view, isInTheWay)) candidates.push({ view, wish });
  }
  const ready = (key: Wish["key"]) => {
    const row = pending.get(key);
    return row === undefined || row.state === "review" ? undefined : row;
  };
  for (const turn of turns) {
    for (const { view, wish } of candidates) {
      const granted = ready(wish.key);
      if (turn(granted !== undefined, wish)) grantWish(view, wish, grants, cap, granted);
    }
  }
  grantTasks(views, interviews, now);
  bulkBrake(grants, state.mailboxFacts, rules.mailbox.address);
  const made = { ...assemble(views, grants, now), asks, skips };
  return only === undefined ? withMorning(made, planMorning(state, rules, now, { ...made, views })) : made;
}

/** The mail to the owner about all of it; it takes no place from anybody. */
function withMorning(made: Plan, { actions, pins, looks }: MorningPlan): Plan {
  const times = [made.lookAgainAt, ...looks.map(({ lookAt }) => lookAt)].filter((at) => at !== undefined);
  return {
    ...made,
    actions: [...made.actions, ...actions],
    pins: [...made.pins, ...pins],
    looks: [...made.looks, ...looks],
    lookAgainAt: times.sort(Temporal.Instant.compare)[0],
  };
}

/** What was granted before keeps its place; running conversations come before new requests. */
const turns: ((isGranted: boolean, wish: Wish) => boolean)[] = [
  (isGranted) => isGranted,
  (isGranted, wish) => !isGranted && wish.step !== "request",
  (isGranted, wish) => !isGranted && wish.step === "request",
];

function recordAction(view: View, record: Out["records"][number]): Action {
  const { key, step, because, facts } = record;
  return { kind: "record", key, contactId: view.interview.contactId, step, due: view.now, because, facts };
}

function assemble(views: readonly View[], grants: Grants, now: Instant): Omit<Plan, "asks" | "skips"> {
  let lookAgainAt: Instant | undefined;
  for (const { out } of views) {
    if (out.lookAt !== undefined && (lookAgainAt === undefined || isAfter(lookAgainAt, out.lookAt)))
      lookAgainAt = out.lookAt;
  }
  return {
    now,
    actions: grants.actions,
    drafts: grants.drafts,
    held: grants.held,
    pins: grants.pins,
    looks: views.map((view) => lookOf(view, grants.waitsForOthers.has(view) ? soon(view) : undefined)),
    lookAgainAt,
  };
}
