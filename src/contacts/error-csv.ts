/**
 * What could not be used, as a CSV file that is mended and imported again: the rows as they stood, and beside each
 * what is wrong with it and what to do.
 */
import type { Preflight } from "./preflight.ts";
import type { Row, Table } from "./table.ts";
import { toCsv } from "./to-csv.ts";

/** The columns that are added; an import reads nothing from them. */
export const errorColumns = ["line", "problem", "what_to_do"] as const;

/** Undefined where everything came in. Values of a row that comes in without them are told, too. */
export function errorCsv(table: Table, found: Pick<Preflight, "unusable" | "alike">): string | undefined {
  const problems = new Map<number, { problem: string[]; todo: Set<string> }>();
  const add = (line: number, problem: string, todo: string) => {
    const of = problems.get(line) ?? { problem: [], todo: new Set() };
    problems.set(line, { problem: [...of.problem, problem], todo: of.todo.add(todo) });
  };
  for (const { line, field, value, why, next, drops } of found.unusable) {
    const left = drops === "row" ? "the row did not come in" : "it came in without this";
    add(line, `${field}${value === "" ? "" : ` "${value}"`}: ${why} (${left})`, next);
  }
  for (const { line, others, isHeld } of found.alike) {
    if (!isHeld) continue;
    const names = others.map(({ contact }) => contact.email ?? contact.linkedin ?? contact.name).join(" or ");
    add(
      line,
      `may be the same person as ${names} (the row did not come in)`,
      "Import again and say whether it is.",
    );
  }
  if (problems.size === 0) return undefined;
  const rows = new Map<number, Row>();
  for (const row of table.rows) if (problems.has(row.line)) rows.set(row.line, row);
  const lines = [...problems].sort(([a], [b]) => a - b);
  return toCsv([
    [...table.headings, ...errorColumns],
    ...lines.map(([line, { problem, todo }]) => [
      ...table.headings.map((_, place) => rows.get(line)?.cells[place] ?? ""),
      ...[String(line), problem.join("; "), [...todo].join(" ")],
    ]),
  ]);
}
