/** A post as somebody types it: `nurse, St. Mary's, 2012 to 2018`; `analyst, Northwind, since 2018-05`; `Northwind`. */
import { cleanText } from "./clean-text.ts";

export type ReadPosition =
  | { kind: "position"; role?: string; company: string; from?: string; until?: string }
  | { kind: "unusable"; why: string; next: string };

/** The last part may be a time; of the others the last is the company, and what stands before it the role. */
export function readPosition(text: string): ReadPosition {
  const parts = cleanText(text)
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const last = parts.at(-1) ?? "";
  const time = readTime(last);
  if (time !== undefined) parts.pop();
  const company = parts.pop();
  if (company === undefined || /^\d[\d\s-]*$/.test(company)) {
    return {
      kind: "unusable",
      why: "names no company",
      next: "Write it as `nurse, St. Mary's, 2012 to 2018`.",
    };
  }
  const { from, until } = time ?? {};
  if (from !== undefined && until !== undefined && from.localeCompare(until) > 0)
    return { kind: "unusable", why: "ends before it begins", next: "Write the earlier year first." };
  const role = parts.join(", ");
  return { kind: "position", ...(role === "" ? {} : { role }), company, ...time };
}

function readTime(text: string): { from?: string; until?: string } | undefined {
  const day = String.raw`((?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?)`;
  const since = new RegExp(`^(?:since|from)\\s+${day}$`, "i").exec(text)?.[1];
  if (since !== undefined) return { from: since };
  const until = new RegExp(`^(?:until|to)\\s+${day}$`, "i").exec(text)?.[1];
  if (until !== undefined) return { until };
  const [, from, to] =
    new RegExp(`^${day}\\s*(?:to|until|-|–)\\s*(?:${day}|now|today|present)$`, "i").exec(text) ?? [];
  if (from === undefined) return undefined;
  return to === undefined ? { from } : { from, until: to };
}
