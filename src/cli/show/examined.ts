/** What `doctor` found, a line for each thing that it looked at. */
import type { Check } from "../examine.ts";

const marks = { fine: "ok", note: "--", wrong: "!!" } as const;

export function examinedText(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const lines = checks.flatMap(({ name, state, says, next }) => [
    `  ${marks[state]}  ${name.padEnd(width)}  ${says}`,
    ...(next === undefined ? [] : [`${" ".repeat(width + 8)}${next}`]),
  ]);
  const wrong = checks.filter(({ state }) => state === "wrong").length;
  const end =
    wrong === 0 ? "Nothing is wrong." : `${wrong === 1 ? "One thing is" : `${wrong} things are`} wrong (!!).`;
  return [...lines, "", end].join("\n");
}
