/** Where a value comes from, for reasons: `rules.yaml:14 sending.at_most`, or `default sending.at_most`. */
import type { Rules } from "../rules-shape.ts";

/** An entry of a list that stands on the line of its key is cited by the key (`requests.follow_up[0]`). */
export function cite(rules: Rules, path: string): string {
  const line = rules.lines.get(path) ?? rules.lines.get(path.replace(/(\[\d+\])+$/, ""));
  return line === undefined ? `default ${path}` : `${rules.file ?? "rules.yaml"}:${line} ${path}`;
}
