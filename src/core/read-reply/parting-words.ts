/** Words behind which somebody may begin anew in the middle of a sentence. */
import { partingStarts } from "./clause-breaks.ts";
import { insteadPhrases } from "./instead.ts";
import { onceEachWord } from "./once-each.ts";
import { reasons } from "./stance-words.ts";

/** Most words part nothing. */
export const mayPart = onceEachWord(
  (word) =>
    [",", ":", "only", "except", "and"].includes(word) ||
    breaks.has(word) ||
    reasons.has(word) ||
    partingStarts.has(word) ||
    insteadPhrases.has(word),
);

export const breaks: ReadonlySet<string> = new Set(
  "but so though although however because since otherwise whereas hence aber sondern pero mais ma maar mas men ale sino".split(
    " ",
  ),
);
