/**
 * What a reply shows to whoever weighs it as a whole: its words and which of them stand together, each time by what
 * it comes to (an offer, another time, a stretch), and what was counted on the way there.
 */
import type { Clause } from "../clauses.ts";
import type { Heard, Read } from "../heard.ts";
import { without } from "../patterns.ts";
import { idle } from "../stance-words.ts";
import type { TimesSaid } from "../times-said.ts";
import { books } from "./books.ts";
import { booksIn, type Shelf, toShelf } from "./shelf.ts";
import { markOf, tokensOf } from "./tokens.ts";

/** Each name once. Where a meeting is agreed, words and counts stand a second time, for that case alone. */
export function featuresOf(heard: Heard, plain: Read): string[] {
  const names = new Set<string>();
  for (const saying of heard.sayings) {
    addSentence(names, tokensOf(saying, heard.times));
    for (const clause of saying.clauses) addStance(names, clause, heard.times);
  }
  addCounts(names, heard);
  names.add(`${ofRules}${plain.reading.kind}`);
  names.add(`${ofRules}${plain.reading.kind} ${plain.sure}`);
  for (const { words } of heard.sentences)
    for (const name of booksIn(without(words, idle), shelf())) names.add(`#${name}`);
  if (heard.ground.scheduled === undefined) return [...names];
  const alone = [...names].filter((name) => name.startsWith("#") || !name.includes(" "));
  return ["agreed", ...names, ...alone.map((name) => `${name}${ofAgreed}`)];
}

/** Begins the names of what the rules read, which only mails that they were not made from can teach to weigh. */
export const ofRules = "#read ";

/** Marks a name that counts only where a meeting is agreed. */
const ofAgreed = "@";

function addSentence(names: Set<string>, tokens: readonly string[]): void {
  tokens.forEach((token, place) => {
    const next = tokens[place + 1];
    names.add(token);
    if (next === undefined) return;
    names.add(`${token} ${next}`);
    addNear(names, tokens, place);
  });
}

function addNear(names: Set<string>, tokens: readonly string[], place: number): void {
  const token = tokens[place] ?? "";
  for (let apart = 2; apart <= near; apart += 1) {
    const other = tokens[place + apart];
    if (other === undefined) return;
    if (token.startsWith("<")) names.add(`${token} > ${other}`);
    if (other.startsWith("<")) names.add(`${token} < ${other}`);
  }
}

const near = 4;

function addStance(names: Set<string>, clause: Clause, times: TimesSaid): void {
  if (clause.items.length === 0) return;
  const more = `${clause.isHedged ? "~" : ""}${clause.isStory ? "!" : ""}`;
  names.add(`#${clause.stance} ${markOf(clause, times)}${more}`);
}

function addCounts(names: Set<string>, { times, sayings, ground }: Heard): void {
  const count = (name: string, value: number, most = 3) => names.add(`#${name} ${Math.min(most, value)}`);
  count("refused", times.refused.size);
  count("mentioned", times.mentioned.size);
  count("pointed", times.pointed.size);
  count("left", ground.offered.length - times.refused.size);
  count("starts", times.wanted.starts.length);
  count("windows", times.wanted.windows.length);
  count("slots", times.wanted.slots.length);
  count("doubts", times.wanted.doubts.length, 2);
  count("sentences", sayings.length, 6);
  count("questions", sayings.filter(({ sentence }) => sentence.isQuestion).length, 2);
  count("length", Math.floor(sayings.reduce((sum, { sentence }) => sum + sentence.words.length, 0) / 12), 6);
  if (times.isLoose) names.add("#loose");
  if (times.isAsked) names.add("#asked");
  if (times.isHedged) names.add("#hedged");
  if (times.isShifted) names.add("#shifted");
  if (times.wanted.isAny) names.add("#any");
}

let readShelf: Shelf | undefined;
function shelf(): Shelf {
  readShelf ??= toShelf(books);
  return readShelf;
}
