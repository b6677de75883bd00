/** What is wrong with a question that somebody wants to ask (S19, S38, S39). */

import { jobAskIn } from "./job-ask.ts";
import type { Remark } from "./remark.ts";
import { plain } from "./sentences.ts";

/** Openings of the house are an error; closed and googleable questions are warned about, for good ones are among them. */
export function questionFaults(question: string): Remark[] {
  const said = plain(question);
  const ask = jobAskIn({ words: question, plain: said });
  if (ask?.isPlain === true)
    return [{ rule: "question", weight: "error", says: `This ${ask.says}.`, words: question }];
  if (lookUp.test(said))
    return [{ rule: "question", weight: "warning", says: "A search would answer this.", words: question }];
  if (closed.test(said))
    return [
      {
        rule: "question",
        weight: "warning",
        says: "Yes or no would answer this; begin with how or what.",
        words: question,
      },
    ];
  return ask === undefined
    ? []
    : [{ rule: "question", weight: "warning", says: `This ${ask.says}.`, words: question }];
}

/** What stands on the company's page, or in any encyclopedia. */
const lookUp =
  /\b(?:when was .* founded|how many (?:people|employees) (?:work|does|do)|how (?:big|large|old) is (?:your|the) (?:company|firm|organi[sz]ation|museum|institute)|where (?:is|are) (?:your|the) (?:headquarters|offices?|head office)|what (?:does|do) (?:your|the) (?:company|firm|organi[sz]ation) (?:do|make|sell)|who (?:is|are) (?:your|the) (?:ceo|founders?|competitors|director)|what (?:products|services) (?:does|do)|what is the (?:definition|meaning) of|what is (?:your )?(?:website|address|phone number)|what are the (?:opening hours|admission requirements)|how much does .* cost|what degrees? (?:does|do) .* offer)\b/u;

const closed =
  /^(?:(?:so|and|also|well),? )?(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may|might|must|am)\b(?!.*\b(?:or|how|what|why|which|when|where|who)\b)(?!.*\b(?:tell|describe|explain|walk|say something|give me (?:a|an)|recommend|suggest|estimate|know of)\b)/u;
