/**
 * A plain no to the whole thing. A no for now, a no to these times, or a no with another person or way in it is
 * not one: those wait for the owner.
 */
import { datesIn, withoutDots } from "./dates.ts";
import { courtesies, foreignOpenings, foreignRefusals, openings, refusals } from "./decline-words.ts";
import type { NewText } from "./new-text.ts";
import { type Found, findAll, findFirst, isMark, toWords, type Words } from "./words.ts";

/** The words of the refusal, or undefined where it is not plain. */
export function declines(text: NewText, today: Temporal.PlainDate): string | undefined {
  if (text.isCut) return undefined;
  const words = plain(toWords(text.body));
  const refusal = findFirst(words, refusals);
  if (refusal !== undefined) return leavesOpen(words, today, openings) ? undefined : refusal.words;
  if (words.list.length > 60) return undefined;
  const foreign = findFirst(words, foreignRefusals);
  return foreign === undefined || leavesOpen(words, today, foreignOpenings) ? undefined : foreign.words;
}

/** Any other time, person, way, condition or question. */
function leavesOpen(words: Words, today: Temporal.PlainDate, book: typeof openings): boolean {
  if (words.list.length > 250 || words.list.includes("?")) return true;
  if (words.list.some((word) => /\d/u.test(word)) || datesIn(withoutDots(words.list), today).length > 0)
    return true;
  const opening = findAll(words, book).find(
    (found) => !(found.words === "but" && isBeforeRefusal(words, found)),
  );
  return opening !== undefined;
}

/** "Thank you for thinking of me, but I will have to decline": the part before a `but` that leads to the no. */
function isBeforeRefusal(words: Words, found: Found): boolean {
  const rest = words.list.slice(found.until);
  const end = rest.findIndex((word) => isMark(word));
  const clause = end === -1 ? rest : rest.slice(0, end);
  return findFirst({ list: clause, folded: clause.join(" ") }, refusals) !== undefined;
}

/** Without wishes for later that leave nothing open ("good luck with the next step"). */
function plain(words: Words): Words {
  const drop = new Set<number>();
  for (const { from, until } of findAll(words, courtesies)) for (let n = from; n < until; n += 1) drop.add(n);
  return { list: words.list.filter((_, place) => !drop.has(place)), folded: words.folded };
}
