/**
 * What `check` says about rules that are right but may not do what their owner expects: keys that nothing obeys
 * yet, limits that are high, and values that work against each other.
 */
import type { Patch, Rate, Rules } from "../rules-shape.ts";
import { toPath, valueAt } from "./faults.ts";
import { minutesOf } from "./read-span.ts";
import { saySpan } from "./say.ts";
import { wordWarnings } from "./word-warnings.ts";
import type { Tree } from "./yaml-tree.ts";

export interface Warning {
  kind: "no-effect" | "high-limit" | "unlikely" | "etiquette";
  /** The key path. */
  path: string;
  /** Undefined where the value is a default. */
  line?: number;
  /** File and line, or `default`, and the path. */
  where: string;
  /** A whole sentence. */
  says: string;
}

/** A key that stands in the file but that nothing obeys yet. Take the entry out when something does. */
export interface NoEffect {
  path: string;
  /** Only these values; any where absent. */
  when?: (rules: Rules, patch: Patch) => boolean;
  says: string;
}

export const noEffectYet: readonly NoEffect[] = [
  {
    path: "tests",
    when: (rules) => rules.tests.length > 0,
    says: "Your own tests are read, but not run.",
  },
  {
    path: "meetings.video",
    when: (rules, patch) =>
      rules.mailbox.provider === "local" && /^(meet|teams)$/.test(patch.meetings?.video ?? ""),
    says: "A practice mailbox makes no video link; a link of your own works.",
  },
];

/** What a warning is made from: the rules, and the file to look up where a key stands. */
interface Said {
  rules: Rules;
  tree: Tree;
}

/** `patch` is what the file itself says outside `for`. */
export function warningsOf(rules: Rules, patch: Patch, tree: Tree): Warning[] {
  const said: Said = { rules, tree };
  const warnings = [...withoutEffect(said, [], patch), ...highLimits(said, patch), ...unlikely(said)];
  for (const [index, entry] of rules.for.entries()) {
    warnings.push(
      ...withoutEffect(said, ["for", index], entry.patch),
      ...idleEntry(said, ["for", index], entry.patch),
    );
  }
  for (const { path, says } of wordWarnings(rules)) warnings.push(warning(said, "etiquette", path, says));
  return warnings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function withoutEffect(said: Said, place: readonly PropertyKey[], patch: Patch): Warning[] {
  return noEffectYet
    .filter(
      ({ path, when }) => stands(said, [...place, ...path.split(".")]) && (when?.(said.rules, patch) ?? true),
    )
    .map(({ path, says }) =>
      warning(said, "no-effect", [...place, ...path.split(".")], `This has no effect yet. ${says}`),
    );
}

function stands(said: Said, path: readonly PropertyKey[]): boolean {
  return valueAt(said.tree.value, path) !== undefined;
}

/** More than this on one day looks like a campaign to providers and to people (C-55). */
const manyADay = 50;

function highLimits(said: Said, patch: Patch): Warning[] {
  const rates = patch.sending?.at_most;
  if (rates === undefined) return [];
  const most = Math.min(...rates.map((rate: Rate) => rate.count));
  if (most <= manyADay) return [];
  const says =
    rates.length === 0
      ? "Without a limit everything that is due leaves on one day. Providers and people take that for a campaign."
      : `Up to ${most} mails could leave on one day. Over ${manyADay} a day, providers and people take them for a campaign.`;
  return [warning(said, "high-limit", ["sending", "at_most"], says)];
}

function unlikely(said: Said): Warning[] {
  const { notice, look_ahead, after, my_hours } = said.rules.meetings;
  const found: Warning[] = [];
  if (minutesOf(notice) >= minutesOf(look_ahead)) {
    const says = `No time can ever be offered: the notice of ${saySpan(notice)} reaches beyond the ${saySpan(look_ahead)} that are looked at.`;
    found.push(warning(said, "unlikely", ["meetings", "notice"], says));
  }
  for (const key of ["thank_you", "remind"] as const) {
    if (minutesOf(after.latest) >= minutesOf(after[key])) continue;
    const says = `Every thank-you would count as late: \`latest\` (${saySpan(after.latest)}) comes before \`${key}\` (${saySpan(after[key])}).`;
    found.push(warning(said, "unlikely", ["meetings", "after", "latest"], says));
  }
  if (Object.values(my_hours).every((hours) => hours === undefined || hours.length === 0)) {
    const says = "No time can ever be offered: no day has hours.";
    found.push(warning(said, "unlikely", ["meetings", "my_hours"], says));
  }
  return found;
}

/** An entry of `for` that changes nothing, or that tries to lift a limit. */
function idleEntry(said: Said, place: readonly PropertyKey[], patch: Patch): Warning[] {
  if (Object.keys(patch).length === 0) {
    return [warning(said, "unlikely", place, "This entry changes nothing: it has no keys but `who`.")];
  }
  const { sending, meetings, keep_in_touch } = patch;
  const lifted: string[][] = [];
  if (sending?.at_most?.length === 0) lifted.push(["sending", "at_most"]);
  if (sending?.per_company?.length === 0) lifted.push(["sending", "per_company"]);
  if (meetings?.at_most?.length === 0) lifted.push(["meetings", "at_most"]);
  const isOpen =
    keep_in_touch !== undefined && "at_most" in keep_in_touch && keep_in_touch.at_most === undefined;
  if (isOpen) lifted.push(["keep_in_touch", "at_most"]);
  const says = "`none` lifts nothing here: the limit outside `for` still holds for these people too.";
  return lifted.map((path) => warning(said, "unlikely", [...place, ...path], says));
}

function warning(
  { rules, tree }: Said,
  kind: Warning["kind"],
  place: readonly PropertyKey[],
  says: string,
): Warning {
  const path = toPath(place);
  if (valueAt(tree.value, place) === undefined) return { kind, path, where: `default ${path}`, says };
  const { line } = tree.place(place, "key");
  return { kind, path, line, where: `${rules.file ?? "rules.yaml"}:${line} ${path}`, says };
}
