/** A date in a cell, where it can be read in one way only (N-17). */
import { dateAt, withoutDots } from "../core/read-reply/dates.ts";
import { isMark, toWords } from "../core/read-reply/words.ts";
import type { ReadCode } from "./places.ts";

/** An ISO date. The year must be there; 03/04/2026 is refused because it is two dates. */
export function readDay(text: string): ReadCode {
  const words = withoutDots(toWords(text).list).filter((word) => !isMark(word));
  const date = dateAt(words, 0, Temporal.PlainDate.from("1970-01-01"));
  const [day, other] = date?.days ?? [];
  if (date === undefined || day === undefined || date.until !== words.length || !/\d{4}/u.test(text)) {
    return { kind: "unusable", why: "is not a date with its year", next: "Write it as 2026-11-30." };
  }
  if (other !== undefined) {
    return {
      kind: "unusable",
      why: `could be ${day.toString()} or ${other.toString()}`,
      next: `Write it as ${day.toString()}.`,
    };
  }
  return { kind: "code", code: day.toString() };
}
