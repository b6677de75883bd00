/** What zod found wrong → what, where and how to write it instead, in the order of the file. */
import type { z } from "zod";
import type { Fault } from "./fault.ts";
import { keyPaths, keysAt } from "./json-schema.ts";
import { nearest } from "./nearest.ts";
import type { Plain, Tree } from "./yaml-tree.ts";

/** Longer lists help nobody, and looking for what was meant takes time. */
export const mostFaults = 50;

type Issue = z.core.$ZodIssue;

/** Missing keys that stand at a wrong place are not listed a second time. */
export function toFaults(issues: readonly Issue[], tree: Tree): Fault[] {
  const faults: Fault[] = [];
  const misplaced = new Set<string>();
  const listed = new Set<string>();
  const unknownIn = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    unknownIn.add(toPath(issue.path));
    for (const key of issue.keys.slice(0, mostFaults)) {
      if (faults.length === mostFaults) break;
      const { says, meant } = unknownKey(issue.path, key, listed);
      if (meant !== undefined) misplaced.add(meant);
      faults.push({ ...tree.place([...issue.path, key], "key"), says });
    }
  }
  for (const issue of issues.slice(0, 10 * mostFaults)) {
    // An entry with an unknown key is not also said to hold nothing.
    if (issue.code === "unrecognized_keys" || unknownIn.has(toPath(issue.path))) continue;
    if (misplaced.has(toPath(issue.path)) && valueAt(tree.value, issue.path) === undefined) continue;
    const part = issue.code === "custom" && issue.params?.key === true ? "key" : "value";
    faults.push({ ...tree.place(issue.path, part), says: sentence(issue, tree) });
  }
  return faults;
}

/** `for[0].sending.at_most`. */
export function toPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: Plain, path: readonly PropertyKey[]): Plain | undefined {
  let found: Plain | undefined = value;
  for (const step of path) {
    if (Array.isArray(found)) found = typeof step === "number" ? found[step] : undefined;
    else if (typeof found === "object" && found !== null)
      found = Object.hasOwn(found, step) ? found[String(step)] : undefined;
    else return step === "address" && typeof found === "string" ? found : undefined;
  }
  return found;
}

function sentence(issue: Issue, tree: Tree): string {
  const value = valueAt(tree.value, issue.path);
  if (issue.code === "custom") return custom(issue, tree);
  const name = `\`${toPath(issue.path)}\``;
  if (issue.code === "invalid_type" && issue.expected === "array") {
    const first = issue.path[0] === "tests" ? "name" : "who";
    return `${name} is a list. Begin each entry with \`- ${first}:\`, its other keys below that with two more spaces in front.`;
  }
  if (issue.code === "invalid_type") return expectsKeys(issue.path, value);
  if (issue.code === "too_big")
    return `${name} has more than ${issue.maximum} entries. Keep at most that many.`;
  return `${name} cannot be understood.`;
}

function custom(issue: Extract<Issue, { code: "custom" }>, tree: Tree): string {
  const { reason, fix } = {
    reason: String(issue.params?.reason ?? ""),
    fix: String(issue.params?.fix ?? ""),
  };
  const end = /[.?!]$/.test(fix) ? fix : `${fix}.`;
  // `mailbox: x` is read as `mailbox: { address: x }`; people are told about what they wrote.
  const isShort = issue.path[0] === "mailbox" && typeof (valueAt(tree.value, ["mailbox"]) ?? "") !== "object";
  const path = isShort ? ["mailbox"] : issue.path;
  const value = valueAt(tree.value, path);
  const key = String(path.at(-1) ?? "");
  const parent = toPath(path.slice(0, -1));
  const name = `\`${toPath(path)}\``;
  if (issue.params?.key === true) return `\`${key}\` under \`${parent}\`: ${reason}. ${end}`;
  if (value === undefined) {
    return `${name} is missing. Add a line such as \`${key}: ${fix}\`${parent === "" ? "" : ` to \`${parent}\``}.`;
  }
  if (value === null && reason === "") return `${name} has no value. ${end}`;
  return `${name}${written(value)}: ${reason}. ${end}`;
}

function written(value: Plain): string {
  if (typeof value === "string") return ` is "${shorten(value)}"`;
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isPlainList ? ` is ${shorten(`[${value.join(", ")}]`)}` : "";
}

function expectsKeys(path: readonly PropertyKey[], value: Plain | undefined): string {
  const keys = keysAt(path) ?? [];
  const listed = keys
    .slice(0, 4)
    .map((key) => `\`${key}:\``)
    .join(", ");
  if (path.length === 0) return "This is not a rules file: it has no keys. Begin with `me:` and `mailbox:`.";
  const name = `\`${toPath(path)}\``;
  if (value === undefined) return `${name} is missing. Add it with keys such as ${listed} under it.`;
  const more = keys.length > 4 ? " and so on" : "";
  return `${name}${written(value)}: further keys belong under it, not a value. Write ${listed}${more} below it, each with two more spaces in front.`;
}

const outerOnly = ["version", "me", "mailbox", "morning_mail", "for", "tests"];

/** `meant` is the path that was most likely meant. `listed` remembers for which maps all keys were named already. */
function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  listed: Set<string>,
): { says: string; meant?: string } {
  const place = toPath(path);
  const inside = place === "" ? "" : ` in \`${place}\``;
  const none = `There is no key \`${shorten(key)}\`${inside}.`;
  if (path[0] === "for" && path.length === 2 && outerOnly.includes(key)) {
    return {
      says: `\`${key}\` cannot stand inside \`for\`: it holds for everybody. Move it out of \`for\`, to the left margin.`,
    };
  }
  const known = keysAt(path) ?? [];
  const near = nearest(key, known);
  if (near !== undefined)
    return { says: `${none} Did you mean \`${near}\`?`, meant: toPath([...path, near]) };
  const paths = keyPaths();
  const same = paths.filter((one) => nameOf(one) === key.toLowerCase().replace(/[\s-]/g, "_"));
  if (same.length > 0) return elsewhere(none, same);
  const far = nearest(key, paths) ?? paths.find((one) => nameOf(one) === nearest(key, paths.map(nameOf)));
  if (far !== undefined) return { says: `${none} Did you mean \`${far}\`?`, meant: far };
  if (listed.has(place)) return { says: `${none} Delete the line.` };
  listed.add(place);
  return { says: `${none} The keys here are ${known.map((one) => `\`${one}\``).join(", ")}.` };
}

/** A key that exists at other places. */
function elsewhere(none: string, paths: readonly string[]): { says: string; meant?: string } {
  const [first = ""] = paths;
  if (!first.includes("."))
    return { says: `${none} It belongs at the left margin, without spaces in front.`, meant: first };
  const places = paths.slice(0, 3).map((one) => `\`${one}\``);
  const parent = first.slice(0, first.lastIndexOf("."));
  const where =
    paths.length === 1
      ? `Move it below \`${parent}:\`, with two more spaces in front.`
      : "Move it below that key, with two more spaces in front.";
  return { says: `${none} Did you mean ${places.join(" or ")}? ${where}`, meant: first };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
