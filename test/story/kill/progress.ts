/** How far a home's actions came, looked up in its database from outside. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export interface Progress {
  /** How often an action was claimed. */
  claims: number;
  settled: number;
}

export function progressOf(home: string, step: "request" | "event"): Progress {
  const file = join(home, "data", "quarterhour.db");
  if (!existsSync(file)) return { claims: 0, settled: 0 };
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    const row = database
      .prepare(
        "select coalesce(sum(fence), 0) as claims, coalesce(sum(state = 'done'), 0) as settled from actions where step = ?",
      )
      .get(step);
    return { claims: Number(row?.claims ?? 0), settled: Number(row?.settled ?? 0) };
  } finally {
    database.close();
  }
}
