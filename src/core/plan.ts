/**
 * The planner: from what is known, what the rules want, and now, to what is due, what waits and why not. It is
 * pure, and everything that the product does goes through it: the workers, `plan`, `status`, `why`, the simulation.
 */
import type { Action, Plan } from "./action.ts";
import { fold } from "./fold.ts";
import type { Interview } from "./interview.ts";
import type { ContactId } from "./keys.ts";
import { bulkBrake } from "./planner/bulk.ts";
import { chooseWish, type Grants, grantUnderWay, grantWaiting, grantWish } from "./planner/grant.ts";
import { grantEvent } from "./planner/grant-event.ts";
import { limits } from "./planner/limits.ts";
import { lookOf } from "./planner/looks.ts";
import { makeBoard } from "./planner/offers.ts";
import { pausedSince } from "./planner/paused.ts";
import { isAfter, type Board, type Out, type View, type Wish } from "./planner/view.ts";
import { want } from "./planner/want.ts";
import { rulesFor } from "./rules/rules-for.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";
import type { WorkCalendar } from "./time/working-days.ts";

type Instant = Temporal.Instant;

/**
 * `rules` are the whole file's. With `only`, the others count for limits and free times, but nothing is planned for
 * them: that is how an action is checked again before it is performed.
 */
export function plan(state: State, rules: Rules, now: Instant, only?: readonly ContactId[]): Plan {
  const interviews = new Map<ContactId, Interview>();
  for (const contact of state.contacts.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1))) {
    interviews.set(contact.contactId, fold(state.mailboxId, contact, state.facts.get(contact.contactId) ?? []));
  }
  const calendar: WorkCalendar = { zone: state.zone, holidaysOf: state.holidays, country: rules.me.holidays };
  const board = makeBoard(state, rules, interviews.values(), calendar, now);
  const views = viewsOf(state, rules, now, { interviews, calendar, board, only: only === undefined ? undefined : new Set(only) });
  const grants: Grants = { actions: [], drafts: [], held: [], pins: [], waitsForOthers: new Set() };
  const cap = limits(interviews.values(), state.zone, now);
  const pending = new Map(state.pending.map((row) => [row.key, row]));

  const candidates: { view: View; wish: Wish }[] = [];
  for (const view of views) {
    want(view);
    if (!view.isPaused) for (const record of view.out.records) grants.actions.push(recordAction(view, record));
    for (const event of view.out.events) grantEvent(view, event, grants);
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
  bulkBrake(grants, state.mailboxFacts, rules.mailbox.address);
  return assemble(views, grants, now);
}

/** What was granted before keeps its place; running conversations come before new requests. */
const turns: ((isGranted: boolean, wish: Wish) => boolean)[] = [
  (isGranted) => isGranted,
  (isGranted, wish) => !isGranted && wish.step !== "request",
  (isGranted, wish) => !isGranted && wish.step === "request",
];

interface Loaded {
  interviews: ReadonlyMap<ContactId, Interview>;
  calendar: WorkCalendar;
  board: Board;
  only: ReadonlySet<ContactId> | undefined;
}

/** One view for each interview that is planned, in the order of contactId. */
function viewsOf(state: State, rules: Rules, now: Instant, loaded: Loaded): View[] {
  const targets = new Map<ContactId, Interview[]>();
  for (const interview of loaded.interviews.values()) {
    const { introducer } = interview.contact;
    if (introducer === undefined) continue;
    const known = targets.get(introducer);
    if (known === undefined) targets.set(introducer, [interview]);
    else known.push(interview);
  }
  const since = pausedSince(state.mailboxFacts);
  const views: View[] = [];
  for (const interview of loaded.interviews.values()) {
    const { contactId, contact } = interview;
    if (loaded.only !== undefined && !loaded.only.has(contactId)) continue;
    const introducer = contact.introducer === undefined ? undefined : loaded.interviews.get(contact.introducer);
    const own = rulesFor(rules, contact, introducer === undefined ? [] : [...introducer.contact.aliases, introducer.contact.name]);
    views.push({
      interview,
      rules: own,
      now,
      state,
      calendar: loaded.calendar,
      board: loaded.board,
      zone: contact.timezone ?? (own.sending.unknown_zone === "mine" ? state.zone : undefined),
      peers: loaded.interviews,
      targets: targets.get(contactId) ?? [],
      isPaused: since !== undefined || interview.pausedSince !== undefined,
      out: { wishes: [], events: [], records: [], skips: [], asks: [], lookAt: undefined },
    });
  }
  return views;
}

function recordAction(view: View, record: Out["records"][number]): Action {
  const { key, step, because, facts } = record;
  return { kind: "record", key, contactId: view.interview.contactId, step, due: view.now, because, facts };
}

function assemble(views: readonly View[], grants: Grants, now: Instant): Plan {
  let lookAgainAt: Instant | undefined;
  for (const { out } of views) {
    if (out.lookAt !== undefined && (lookAgainAt === undefined || isAfter(lookAgainAt, out.lookAt))) lookAgainAt = out.lookAt;
  }
  return {
    now,
    actions: grants.actions,
    drafts: grants.drafts,
    held: grants.held,
    asks: views.flatMap((view) => view.out.asks),
    skips: views.flatMap((view) => view.out.skips),
    pins: grants.pins,
    looks: views.map((view) => lookOf(view, grants.waitsForOthers.has(view))),
    lookAgainAt,
  };
}
