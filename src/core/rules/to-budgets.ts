import type { Budget, Rate, Who } from "../rules-shape.ts";

/** The limits of one `sending` section as budgets; `prefix` is that of its path (`for[0].`). */
export function toBudgets(
  limits: { at_most?: Rate[]; per_company?: Rate[] },
  prefix: string,
  who?: Who,
): Budget[] {
  const whose = who === undefined ? {} : { who };
  return [
    ...(limits.at_most ?? []).map(
      (rate): Budget => ({ path: `${prefix}sending.at_most`, rate, counts: "all", ...whose }),
    ),
    ...(limits.per_company ?? []).map(
      (rate): Budget => ({ path: `${prefix}sending.per_company`, rate, counts: "company", ...whose }),
    ),
  ];
}
