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
import { type Gathering, gatheringNames } from "./gathering.ts";
import { booksIn, type Shelf, toShelf } from "./shelf.ts";
import { markOf, tokensOf } from "./tokens.ts";

/** Each name once, in words. */
export function featuresOf(heard: Heard, plain: Read): string[] {
  const to = gatheringNames();
  gatherFeatures(to, heard, plain);
  return [...to.names];
}

/** Where a meeting is agreed, words and counts stand a second time, for that case alone. */
export function gatherFeatures<Name>(to: Gathering<Name>, heard: Heard, plain: Read): void {
  const isAgreed = heard.ground.scheduled !== undefined;
  if (isAgreed) to.addText("agreed");
  const alone = new Set<string>();
  const addAlone: Adding = (first, ...others) => {
    let name = to.word(first);
    for (const word of others) name = to.join(name, to.word(word));
    to.add(name);
    if (isAgreed) alone.add([first, ...others].join(" "));
  };
  for (const saying of heard.sayings) {
    const tokens = tokensOf(saying, heard.times);
    addSentence(to, tokens);
    if (isAgreed) for (const token of tokens) alone.add(token);
    for (const clause of saying.clauses) addStance(addAlone, clause, heard.times);
  }
  addCounts(addAlone, heard);
  addAlone(read, plain.reading.kind);
  addAlone(read, plain.reading.kind, plain.sure ? "true" : "false");
  for (const { words } of heard.sentences)
    for (const name of booksIn(without(words, idle), shelf())) addAlone(name);
  for (const name of alone) to.addText(`${name}${ofAgreed}`);
}

/** Begins the names of what the rules read, which only mails that they were not made from can teach to weigh. */
export const ofRules = "#read ";
const read = "#read";

/** Marks a name that counts only where a meeting is agreed. */
const ofAgreed = "@";

function addSentence<Name>(to: Gathering<Name>, tokens: readonly string[]): void {
  const words = tokens.map((token) => to.word(token));
  const ahead = to.word(">");
  const behind = to.word("<");
  words.forEach((word, place) => {
    to.add(word);
    const next = words[place + 1];
    if (next === undefined) return;
    to.add(to.join(word, next));
    const isMark = tokens[place]?.startsWith("<") === true;
    for (let apart = 2; apart <= near; apart += 1) {
      const other = words[place + apart];
      if (other === undefined) return;
      if (isMark) to.add(to.join(to.join(word, ahead), other));
      if (tokens[place + apart]?.startsWith("<") === true) to.add(to.join(to.join(word, behind), other));
    }
  });
}

/** How many words apart two may stand of which one is a time. */
const near = 4;

/** Takes a name, word by word. */
type Adding = (first: string, ...others: string[]) => void;

function addStance(add: Adding, clause: Clause, times: TimesSaid): void {
  if (clause.items.length === 0) return;
  const more = `${clause.isHedged ? "~" : ""}${clause.isStory ? "!" : ""}`;
  add(`#${clause.stance}`, `${markOf(clause, times)}${more}`);
}

function addCounts(add: Adding, { times, sayings, ground }: Heard): void {
  const count = (name: string, value: number, most = 3) => add(`#${name}`, String(Math.min(most, value)));
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
  if (times.isLoose) add("#loose");
  if (times.isAsked) add("#asked");
  if (times.isHedged) add("#hedged");
  if (times.isShifted) add("#shifted");
  if (times.wanted.isAny) add("#any");
}

let readShelf: Shelf | undefined;
function shelf(): Shelf {
  readShelf ??= toShelf(books.map(([name, book]) => [`#${name}`, book]));
  return readShelf;
}
