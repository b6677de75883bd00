/** An answer that needs no more than the owner's yes, as words behind `answer CONTACT`. */
import type { PreparedAnswer } from "../../core/action.ts";
import { never } from "../../core/never.ts";

/** `accepts --start 2026-12-01T10:00-05:00 --minutes 20`: a time on the owner's clock that says which one it is. */
export function answerWords(prepared: PreparedAnswer, zone: string): string {
  switch (prepared.kind) {
    case "accepts": {
      const there = prepared.start.toZonedDateTimeISO(zone);
      const start = there.toString({ smallestUnit: "minute", timeZoneName: "never" });
      return `accepts --start ${start} --minutes ${prepared.minutes}`;
    }
    case "refers":
      return "refers";
    default:
      return never(prepared, "prepared answer");
  }
}
