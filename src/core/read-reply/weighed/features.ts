/**
 * What a reply shows to whoever weighs it as a whole: its words and which of them stand together, each time by what
 * it comes to (an offer, another time, a stretch), and what was counted on the way there.
 */
import type { Clause } from "../clauses.ts";
import type { Heard, Read } from "../heard.ts";
import type { TimesSaid } from "../times-said.ts";
import { type Gathering, gatheringNames } from "./gathering.ts";
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
  const addAlone: Adding = (...words) => {
    to.add(nameOf(to, words));
    if (isAgreed) to.add(nameOf(to, words, ofAgreed));
  };
  for (const saying of heard.sayings) {
    const tokens = tokensOf(saying, heard.times);
    addSentence(to, tokens);
    if (isAgreed) for (const token of tokens) to.add(to.word(`${token}${ofAgreed}`));
    for (const clause of saying.clauses) addStance(addAlone, clause, heard.times);
  }
  addCounts(addAlone, heard);
  addAlone(read, plain.reading.kind);
  addAlone(read, plain.reading.kind, plain.sure ? "true" : "false");
}

/** The name of the words, with a mark behind the last of them. */
function nameOf<Name>(to: Gathering<Name>, words: readonly string[], mark = ""): Name {
  const last = words.length - 1;
  let name = to.word(last === 0 ? `${words[0]}${mark}` : (words[0] ?? ""));
  for (let place = 1; place <= last; place += 1)
    name = to.join(name, to.word(place === last ? `${words[place]}${mark}` : (words[place] ?? "")));
  return name;
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
    // A time counts together with the word but one as well.
    const third = words[place + 2];
    if (third === undefined) return;
    if (isMark(tokens[place])) to.add(to.join(to.join(word, ahead), third));
    if (isMark(tokens[place + 2])) to.add(to.join(to.join(word, behind), third));
  });
}

function isMark(token: string | undefined): boolean {
  return token?.startsWith("<") === true;
}

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
