/** Numbers that look like a date and are a time of day. */
import { isShortNumber } from "./figures.ts";

/** "10.30" and "9.15 Uhr". */
export function isTimeOfDay(words: readonly string[], from: number, until: number): boolean {
  if (until !== from + 1) return false;
  const word = words[from] ?? "";
  if (isShortNumber(word)) return true;
  const parts = /^(\d{1,2})\.(\d\d)$/u.exec(word);
  if (parts === null) return false;
  const next = words[until] ?? "";
  return (
    /^(?:00|15|20|30|45|40|10)$/u.test(parts[2] ?? "") &&
    (Number(parts[2]) > 12 || /^(?:uhr|am|pm|h|-)$/u.test(next) || timeLeads.has(words[from - 1] ?? ""))
  );
}

const timeLeads: ReadonlySet<string> = new Set(
  "at um a alle as om kl o @ from after before between ab ore ab".split(" "),
);
