/** The rules for one contact: the file, narrowed by every entry of `for` that matches them. */
import { joinedIn, workedAt } from "../background.ts";
import type { Contact } from "../contact.ts";
import type { Joined, MeetingLimit, Patch, Rate, Rules, Who } from "../rules-shape.ts";
import { merge } from "./merge.ts";
import { toBudgets } from "./to-budgets.ts";

const cache = new WeakMap<Rules, Map<string, Rules>>();

/**
 * Contacts that match the same entries share one object, made once for each rules object. `introducerAliases` are
 * the introducer's addresses, profiles and name. Every budget of the result binds this contact. `lines` of the
 * result tells where the value that won stands.
 */
export function rulesFor(rules: Rules, contact: Contact, introducerAliases: readonly string[] = []): Rules {
  if (rules.for.length === 0) return rules;
  const matching = rules.for.flatMap(({ who }, index) =>
    matchesWho(who, contact, introducerAliases) ? [index] : [],
  );
  if (matching.length === 0) return rules;
  const key = matching.join();
  const known = cache.get(rules) ?? new Map<string, Rules>();
  cache.set(rules, known);
  const made = known.get(key) ?? narrow(rules, matching);
  known.set(key, made);
  return made;
}

/** Whether a contact is one of those that `who` describes: keys are *and*, a list is *or*, case does not count. */
export function matchesWho(who: Who, contact: Contact, introducerAliases: readonly string[] = []): boolean {
  const introducer =
    contact.introducer === undefined ? introducerAliases : [...introducerAliases, contact.introducer];
  return (
    oneOf(who.tag, contact.tags) &&
    oneOf(who.company, some(contact.company)) &&
    oneOf(who.country, some(contact.country)) &&
    (who.closeness === undefined || who.closeness.some((closeness) => closeness === contact.closeness)) &&
    oneOf(who.introducer, introducer) &&
    oneOf(who.address, contact.email === undefined ? contact.aliases : [contact.email, ...contact.aliases]) &&
    oneOf(
      who.language,
      contact.language === undefined ? [] : [contact.language, contact.language.replace(/-.*$/, "")],
    ) &&
    oneOf(who.industry, some(contact.industry)) &&
    oneOf(who.source, some(contact.source)) &&
    oneOf(who.school, some(contact.school)) &&
    oneOf(who.event, some(contact.event)) &&
    (who.worked_at === undefined || oneOf(who.worked_at, workedAt(contact))) &&
    (who.joined === undefined || hasJoined(who.joined, contact))
  );
}

function some(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function hasJoined(wanted: readonly Joined[], contact: Contact): boolean {
  const joined = joinedIn(contact);
  if (joined === undefined) return false;
  return wanted.some(({ how, year }) => (how === "before" ? joined < year : joined >= year));
}

function oneOf(wanted: readonly string[] | undefined, found: readonly string[]): boolean {
  if (wanted === undefined) return true;
  return wanted.some((one) => found.some((other) => fold(one) === fold(other)));
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
}

function narrow(rules: Rules, matching: readonly number[]): Rules {
  let narrowed = rules;
  for (const index of matching) {
    const entry = rules.for[index];
    if (entry !== undefined) narrowed = { ...narrowed, ...withEntry(narrowed, entry, `for[${index}].`) };
  }
  return narrowed;
}

/** A limit here is a further one and never lifts those outside: it is added, everything else replaces. */
function withEntry(rules: Rules, { who, patch }: { who: Who; patch: Patch }, prefix: string): Partial<Rules> {
  const sections = merge(rules, patch);
  const path = `${prefix}meetings.at_most`;
  const limits = (patch.meetings?.at_most ?? []).map((rate): MeetingLimit => ({ ...rate, path, who }));
  return {
    ...sections,
    sending: {
      ...sections.sending,
      budgets: [...rules.sending.budgets, ...toBudgets(patch.sending ?? {}, prefix, who)],
    },
    meetings: { ...sections.meetings, at_most: [...rules.meetings.at_most, ...limits] },
    keep_in_touch: {
      ...sections.keep_in_touch,
      at_most: smaller(rules.keep_in_touch.at_most, patch.keep_in_touch?.at_most),
    },
    lines: linesWith(rules, patch, prefix),
  };
}

function smaller(outer: Rate | undefined, inner: Rate | undefined): Rate | undefined {
  if (outer === undefined || inner === undefined) return inner ?? outer;
  return perYear(inner) < perYear(outer) ? inner : outer;
}

function perYear(rate: Rate): number {
  return rate.count * { day: 365, week: 52, year: 1 }[rate.per];
}

/** Where the values that won stand. Limits outside still hold, so they keep their lines. */
function linesWith(rules: Rules, patch: Patch, prefix: string): ReadonlyMap<string, number> {
  const lines = new Map(rules.lines);
  if (patch.meetings?.my_hours !== undefined) {
    for (const path of rules.lines.keys()) if (path.startsWith("meetings.my_hours.")) lines.delete(path);
  }
  const inner = patch.keep_in_touch?.at_most;
  const keeps = new Set(["sending.at_most", "sending.per_company", "meetings.at_most"]);
  if (smaller(rules.keep_in_touch.at_most, inner) !== inner) keeps.add("keep_in_touch.at_most");
  for (const [path, line] of rules.lines) {
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    if (
      inside === undefined ||
      (inside.startsWith("who") && !inside.startsWith("who_presses_send")) ||
      keeps.has(inside)
    )
      continue;
    lines.set(inside, line);
  }
  return lines;
}
