/** Why nobody acts unseen on a reading, however well it is trusted: a doubt, a condition, a question, or a time that was not read. */
import type { Reading } from "../../reading.ts";
import { asksFirst, harmlessQuestions, pending, takesBack } from "../doubt-words.ts";
import type { Heard } from "../heard.ts";
import { modeIn } from "../manner.ts";
import { hasMisgivings } from "../misgivings.ts";
import { has, without } from "../patterns.ts";
import { idle } from "../stance-words.ts";

export function hasReservations(reading: Reading, heard: Heard): boolean {
  const { text, times, sentences } = heard;
  if (text.isCut || hasMisgivings({ reading, sure: true, because: "" }, heard)) return true;
  if (reading.kind !== "accepts") return false;
  return (
    times.isHedged ||
    times.isLengthOpen ||
    times.wantedClauses.some(({ items }) =>
      items.some((item) => item.kind === "zone" && item.zone === undefined),
    ) ||
    sentences.some(
      ({ words, isQuestion }) =>
        [pending, asksFirst, takesBack].some((book) => has(without(words, idle), book)) ||
        words.some((word) => conditions.has(word)) ||
        (isQuestion && !has(words, harmlessQuestions) && modeIn([{ words, isQuestion }]) === undefined),
    )
  );
}

const conditions: ReadonlySet<string> = new Set(
  "unless provided providing assuming depending depends sofern vorausgesetzt".split(" "),
);
