/** What etiquette says of the words in the rules themselves: who I am, what I want to hear, what I want to ask (S17, S19, S38, S39). */

import { jobAskIn } from "../etiquette/job-ask.ts";
import { questionFaults } from "../etiquette/question-faults.ts";
import type { Remark } from "../etiquette/remark.ts";
import { sentencesOf } from "../etiquette/sentences.ts";
import type { Rules } from "../rules-shape.ts";

export interface WordWarning {
  /** Key path. */
  path: readonly PropertyKey[];
  says: string;
}

export function wordWarnings({ me, meetings, for: entries }: Rules): WordWarning[] {
  const mine = (["about", "curious_about"] as const).flatMap((key) =>
    sentencesOf(me[key]).flatMap((sentence) => {
      const says =
        jobAskIn(sentence)?.says ?? (seeksPost.test(sentence.plain) ? "asks for a post" : undefined);
      return says === undefined
        ? []
        : [{ path: ["me", key], says: `This ${says}, and goes into every request.` }];
    }),
  );
  const asked = [
    { path: ["meetings", "questions"], questions: meetings.questions },
    ...entries.map(({ patch }, index) => ({
      path: ["for", index, "meetings", "questions"],
      questions: patch.meetings?.questions ?? [],
    })),
  ];
  return [
    ...mine,
    ...asked.flatMap(({ path, questions }) =>
      questions.flatMap(questionFaults).map((remark) => ({ path, says: inQuotes(remark) })),
    ),
  ];
}

/** Said once it is honest; in every request, to everybody, it is the job ask of the whole campaign. */
const seeksPost =
  /\b(?:look|search|hunt)\w* for (?:an?|my|some|new|the|any)?\s?(?:[\w-]+ ){0,2}(?:jobs?|roles?|positions?|posts?|employment)\b/iu;

function inQuotes({ says, words }: Remark): string {
  return `${says} (“${words ?? ""}”)`;
}
