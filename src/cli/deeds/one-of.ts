import { refused } from "../../core/deeds/deed.ts";
import { stepWords } from "../../core/deeds/step-words.ts";
import { type ActionKey, parseActionKey } from "../../core/keys.ts";

/** The only one of a list that is not empty; throws `action/refused` with the keys where there are several. */
export function oneOf<T extends { key: ActionKey }>(list: readonly T[], what: string): T {
  const [first] = list;
  if (first !== undefined && list.length === 1) return first;
  const keys = list.map(({ key }) => `${stepWords(parseActionKey(key).step)}: ${key}`);
  throw refused(what, `Name one by its key. ${keys.join("; ")}`);
}
