/** One contact, explained: for people and for programs. */
import type { Plan } from "../../core/action.ts";
import type { Explained, Holds } from "../../core/explain.ts";
import { sayZone } from "../../core/say-zone.ts";
import { wouldChange } from "../../core/would-change.ts";
import type { People } from "./people.ts";
import { planJson } from "./plan-json.ts";
import { type Page, planGroups } from "./plan-text.ts";
import { sayWhen } from "./say-when.ts";

export function whyJson(explained: Explained, plan: Plan, people: People) {
  const { contactId, closed, ...rest } = explained;
  const { now, due, drafts, held, asks, skips } = planJson(ofContact(plan, explained), people);
  return {
    now,
    contact: people.ref(contactId),
    ...rest,
    closed: closed ?? false,
    due,
    drafts,
    held,
    asks,
    skips,
    next: nextOf(plan, explained) ?? null,
    wouldChange: wouldChange(explained, ofContact(plan, explained)).map((change) => ({
      ...change,
      ...(change.command === undefined
        ? {}
        : { command: commandOf(change.command, plan, explained, people) }),
    })),
  };
}

export function whyText(explained: Explained, plan: Plan, page: Page): string {
  const { now } = plan;
  const when = (at: Temporal.Instant) => sayWhen(at, page.zone, now);
  const { contactId, stage, round, closed, lastContact, zone, missing, pausedSince, awayUntil } = explained;
  const head = [
    page.people.full(contactId),
    `  stage        ${stage}${round > 1 ? `, round ${round}` : ""}`,
    ...(closed === undefined
      ? []
      : [
          `  closed       ${when(closed.at)}, ${closed.reason}, ${closed.by === "owner" ? "by you" : "by itself"}`,
        ]),
    ...(lastContact === undefined ? [] : [`  last contact ${when(lastContact)}`]),
    `  their clock  ${zone === undefined ? "not known" : sayZone(zone)}`,
    ...(explained.isSuppressed ? ["  wants no more mail, from anybody here"] : []),
    ...(pausedSince === undefined ? [] : [`  paused since ${when(pausedSince)}`]),
    ...(awayUntil === undefined ? [] : [`  away until   ${when(awayUntil)}`]),
    ...missing.map(({ says }) => `  missing      ${says}`),
  ].join("\n");
  const groups = planGroups(ofContact(plan, explained), page);
  const next = nextOf(plan, explained);
  const then = next === undefined ? "Nothing happens by itself now." : `Next by itself: ${when(next)}.`;
  return [
    head,
    ...groups,
    groups.length === 0 || next !== undefined
      ? then
      : "Nothing happens by itself before you have done your part.",
    ...changes(explained, plan, page),
    `Limits that hold for them\n${holds(explained.limits, when)}`,
    `What your rules say for them\n${holds(explained.rules, when)}`,
  ].join("\n\n");
}

function changes(explained: Explained, plan: Plan, page: Page): string[] {
  const all = wouldChange(explained, ofContact(plan, explained));
  if (all.length === 0) return [];
  const lines = all.map(({ says, command }) =>
    command === undefined
      ? `  ${says}`
      : `  ${says}\n      ${page.command(commandOf(command, plan, explained, page.people))}`,
  );
  return [["What would change it", ...lines].join("\n")];
}

function commandOf(command: string, plan: Plan, { contactId }: Explained, people: People): string {
  const lost = plan.held.find((held) => held.contactId === contactId && held.reason === "review");
  return command.replace("CONTACT", people.ref(contactId)).replace("KEY", lost?.key ?? "KEY");
}

/** Most often one limit decides; it is said which. */
function roomOf({ taken, until, isSmallest }: Holds, when: (at: Temporal.Instant) => string): string {
  if (taken === undefined) return "";
  const full = until === undefined ? "" : `, none left until ${when(until)}`;
  return `  ${taken} taken${full}${isSmallest === true ? " (the smallest)" : ""}`;
}

function holds(list: readonly Holds[], when: (at: Temporal.Instant) => string): string {
  const width = Math.max(...list.map(({ path }) => path.length));
  const value = Math.max(...list.map((one) => one.value.length));
  return list
    .map(
      (one) => `  ${one.path.padEnd(width)}  ${one.value.padEnd(value)}  ${placeOf(one)}${roomOf(one, when)}`,
    )
    .join("\n");
}

/** `rules.yaml:14`, or `default`. */
function placeOf({ where }: Holds): string {
  return where.split(" ")[0] ?? where;
}

function ofContact(plan: Plan, { contactId }: Explained): Plan {
  const isTheirs = (item: { contactId: string }) => item.contactId === contactId;
  return {
    ...plan,
    actions: plan.actions.filter(isTheirs),
    drafts: plan.drafts.filter(isTheirs),
    held: plan.held.filter(isTheirs),
    asks: plan.asks.filter(isTheirs),
    skips: plan.skips.filter(isTheirs),
  };
}

/** When something can happen with them without the owner. */
function nextOf(plan: Plan, { contactId }: Explained): Temporal.Instant | undefined {
  if (plan.actions.some((action) => action.contactId === contactId)) return plan.now;
  return plan.looks.find((look) => look.contactId === contactId)?.lookAt;
}
