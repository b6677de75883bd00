/** No mail is written against etiquette, unless its owner lets exactly those words go as they are (S18). */
import type { Letter } from "../src/core/action.ts";
import { examineMail, objectionTo } from "../src/core/etiquette/examine-mail.ts";
import type { Step } from "../src/core/keys.ts";
import type { WorkerDeps } from "./deps.ts";

/** What is against it, with the words that are meant; undefined where it may go. Throws where it cannot be rendered. */
export async function objection(
  deps: WorkerDeps,
  mail: { step: Step; letter: Letter; isAsItIs: boolean },
): Promise<string | undefined> {
  const { step, letter } = mail;
  const { subject, text } = await deps.render(letter);
  if (mail.isAsItIs) return undefined;
  const { language, values } = letter;
  const known = `${step} ${language}\n${subject}\n${text}`;
  const before = examined.get(known);
  if (before !== undefined) return before.says;
  const says = objectionTo(examineMail({ step, language, subject, text, values }));
  if (examined.size >= mostKept) examined.clear();
  examined.set(known, { says });
  return says;
}

/** The plan and the act look at the same mail, a moment apart; what the text says decides. */
const examined = new Map<string, { says: string | undefined }>();
const mostKept = 200;
