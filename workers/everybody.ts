/**
 * When all interviews are planned, not only those whose time has come. Facts ask for a new look by themselves; an
 * edit of the rules or the templates, and an entry that the owner puts into their calendar, leave none.
 */
import type { Rules } from "../src/core/rules-shape.ts";
import type { State } from "../src/core/state.ts";
import type { WorkerDeps } from "./deps.ts";

interface Looked {
  rules: Rules;
  templates: State["templates"];
  at: Temporal.Instant;
}

/**
 * At the first call, after an edit, and a quarter of an hour after the last time. Resolves to undefined where that
 * is not so; else to what is called once everybody was planned.
 */
export function everybody(deps: WorkerDeps): () => Promise<(() => void) | undefined> {
  let last: Looked | undefined;
  return async () => {
    const now: Looked = { rules: await deps.rules(), templates: await deps.templates(), at: deps.clock() };
    const isSame = last?.rules === now.rules && last.templates === now.templates;
    const age = last === undefined ? undefined : now.at.epochMilliseconds - last.at.epochMilliseconds;
    if (isSame && age !== undefined && age >= 0 && age < mostAgeMs) return undefined;
    return () => {
      last = now;
    };
  };
}

const mostAgeMs = 15 * 60_000;
