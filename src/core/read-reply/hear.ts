/** A person's mail in its sentences, clauses and times, before anybody asks what it says. */
import { withoutGreeting } from "./greeting.ts";
import type { Heard } from "./heard.ts";
import type { NewText } from "./new-text.ts";
import { toSentences } from "./sentences.ts";
import { sayingsIn, timesSaid } from "./times-said.ts";

/** Characters of their own in which people answer; what is longer is read no further, and never for sure. */
const personLimit = 3000;

export function hear(text: NewText, from: string, ground: Heard["ground"]): Heard {
  const isLong = text.body.length > personLimit;
  const own = { ...text, isCut: text.isCut || isLong };
  const sentences = toSentences(withoutGreeting(text.body.slice(0, personLimit)));
  const sayings = sayingsIn(sentences, ground);
  return { from, text: own, sentences, sayings, times: timesSaid(sayings, ground), ground };
}
