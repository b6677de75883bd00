/** Writes a deed down, says what was done, and what comes of it next. */
import { planHome } from "../../../workers/plan.ts";
import type { Plan } from "../../core/action.ts";
import type { Deed } from "../../core/deeds/deed.ts";
import type { Fact } from "../../core/facts.ts";
import type { ContactId } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { type People, people } from "../show/people.ts";
import { planJson } from "../show/plan-json.ts";
import { planText } from "../show/plan-text.ts";
import { sayCommand } from "../show/say-command.ts";
import type { Desk } from "./desk.ts";

/**
 * `whose` are the contacts that the deed is about; with none it is about all, and no plan is shown. Returns the facts
 * that were new.
 */
export async function finish(desk: Desk, whose: readonly ContactId[], deed: Deed): Promise<Fact[]> {
  const { home, context, told } = desk;
  const { ledger, contacts } = home.store;
  const written = deed.facts.length === 0 ? [] : await ledger.append(home.mailboxId, deed.facts, told.now);
  // Somebody said the same at the same moment.
  const done = deed.facts.length > 0 && written.length === 0 ? "already" : deed.done;
  const who = people(await contacts.all(home.mailboxId), home);
  const next = whose.length === 0 ? undefined : await planFor(desk, whose);
  if (context.isJson) {
    const [only] = whose;
    context.printJson({
      done,
      contact: whose.length === 1 && only !== undefined ? who.ref(only) : null,
      says: deed.says,
      facts: written.map((fact) =>
        fact.contact === undefined ? fact : { ...fact, contact: who.ref(fact.contact) },
      ),
      next: next instanceof Problem || next === undefined ? null : planJson(next, who),
    });
    return written;
  }
  context.print(deed.says.join("\n"));
  if (next !== undefined) context.print(`\n${nextText(next, who, desk)}`);
  return written;
}

/** The plan, as far as it is about these contacts; the problem where none can be made: what was said is kept. */
async function planFor({ home }: Desk, whose: readonly ContactId[]): Promise<Plan | Problem> {
  try {
    const { plan } = await planHome(await home.deps(), { kind: "all" });
    return only(plan, new Set(whose));
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function only(plan: Plan, whose: ReadonlySet<ContactId>): Plan {
  const isTheirs = (each: { contactId: ContactId }) => whose.has(each.contactId);
  const looks = plan.looks.filter(isTheirs);
  const times = looks.flatMap(({ lookAt }) => lookAt ?? []).sort(Temporal.Instant.compare);
  return {
    ...plan,
    actions: plan.actions.filter(isTheirs),
    drafts: plan.drafts.filter(isTheirs),
    held: plan.held.filter(isTheirs),
    asks: plan.asks.filter(isTheirs),
    skips: plan.skips.filter(isTheirs),
    pins: plan.pins.filter(isTheirs),
    looks,
    lookAgainAt: times[0],
  };
}

function nextText(next: Plan | Problem, who: People, { home, context }: Desk): string {
  if (next instanceof Problem) {
    return `That is kept. What comes next cannot be said: ${next.message}\n  ${next.next}   [${next.code}]`;
  }
  const command = (line: string) => sayCommand(context, line);
  const text = planText(next, { people: who, zone: home.zone(), command, most: Number.POSITIVE_INFINITY });
  return next.actions.length === 0 ? text : `${text}\n\nWhat is due is done by \`${command("start")}\`.`;
}
