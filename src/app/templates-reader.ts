/** The templates of a home: the owner's own in `templates/`, else those that ship. Read again when a file has changed. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";
import type { Templates } from "../mail/templates.ts";
import { type Log, unlessAbsent } from "./last-good.ts";

export interface TemplatesReader {
  /** Throws `templates/invalid`. */
  read(): Promise<Templates>;
  /** The same; where one has become wrong meanwhile, those before that, and a line of log. */
  lastGood(log: Log): Promise<Templates>;
}

export function templatesReader(folder: string): TemplatesReader {
  const own = join(folder, "templates");
  let seen: string | undefined;
  let good: Templates | undefined;

  async function read(): Promise<Templates> {
    const stamp = stampOf(own);
    if (good !== undefined && seen === stamp) return good;
    seen = stamp;
    const { loadTemplates, shippedTemplates } = await import("../mail/templates.ts");
    good = await loadTemplates([own, shippedTemplates]);
    return good;
  }

  return {
    read,
    async lastGood(log) {
      if (good === undefined) return read();
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        log("templates.refused", {
          code: error.code,
          says: error.message,
          where: error.where ?? "templates",
        });
        return good;
      }
    },
  };
}

/** Names, sizes and times of everything in the folder; empty where there is none. */
function stampOf(folder: string): string {
  const names = unlessAbsent(() => readdirSync(folder, { recursive: true, encoding: "utf8" })) ?? [];
  const stamps = names.sort().map((name) => {
    const file = unlessAbsent(() => statSync(join(folder, name)));
    return file === undefined ? "" : `${name}.${file.mtimeMs}.${file.size}`;
  });
  return stamps.join("\n");
}
