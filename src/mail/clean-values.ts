/** Values without what is empty or was never typed: texts on one line, lists and groups without holes. */
import type { Values } from "../core/action.ts";

/** What is left of them once every text stands on one line; undefined where nothing is. */
export function cleaned(values: Values): Values | undefined {
  const kept = Object.create(null) as Values;
  for (const [name, value] of Object.entries(values)) {
    const clean = cleanedValue(value);
    if (clean !== undefined) kept[name] = clean;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function cleanedValue(value: Values[string]): Values[string] {
  if (typeof value === "string") return oneLine(value) || undefined;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "boolean" || value === undefined || value === null) return value ?? undefined;
  if (!Array.isArray(value)) return cleaned(value);
  const kept = value.map(oneLine).filter((item) => item !== "");
  return kept.length === 0 ? undefined : kept;
}

/**
 * Control characters and those that turn the reading direction round are never part of what somebody typed. What is
 * left without a letter, a digit or a sign such as an emoji ("-", "?") stands for nothing: it is empty.
 */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/g, "")
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/^[ ,;:]+/, "")
    .trim();
  return /[\p{L}\p{N}\p{S}]/u.test(line) ? line : "";
}
