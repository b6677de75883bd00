/** A mail that names whom to ask instead: with an address, or by the whole name. */
import type { Person } from "../reading.ts";
import { pending } from "./doubt-words.ts";
import { withoutGreeting } from "./greeting.ts";
import { allWords, type Heard, type Read, wordsOf } from "./heard.ts";
import { has } from "./patterns.ts";
import { peopleIn } from "./people.ts";
import { guesses, notMe, referrals, strongReferrals, willing } from "./referral-words.ts";
import { inabilities, negatives, refusals } from "./refusal-words.ts";
import { isRefusing } from "./refused.ts";
import { type Sentence, toSentences } from "./sentences.ts";

export function referred(heard: Heard): Read | undefined {
  const { text, sentences, times } = heard;
  // Without an address only what refers to somebody names them.
  if (!text.written.body.includes("@") && !sentences.some(isReferring)) return undefined;
  const written = withoutGreeting(unbroken(text.written.body.slice(0, 4000)));
  const referring = sentences.filter(isReferring);
  const isPlainlyNot = sentences.some(
    (sentence) =>
      has(sentence.words, notMe) ||
      has(sentence.words, strongReferrals) ||
      [refusals, inabilities].some((book) => isRefusing(sentence, book)),
  );
  const isNot = isPlainlyNot || sentences.some((sentence) => isRefusing(sentence, negatives));
  const isSomebodyElse = ({ email }: Person) =>
    email === undefined || !isTheirOwn(written, email, heard.from);
  const addressed = (written.includes("@") ? peopleIn(written) : []).filter(
    (person) => person.email !== undefined && isSomebodyElse(person),
  );
  if (!isNot && (addressed.length === 0 || referring.length === 0)) return undefined;
  const isSpokenOfTimes = times.refused.size + times.mentioned.size > 0;
  if (addressed.length === 0 && (!isPlainlyNot || isSpokenOfTimes)) return undefined;
  const named = partsOf(written).flatMap((part) =>
    toSentences(part).some(isReferring) ? peopleIn(part).filter(isSomebodyElse) : [],
  );
  const people =
    addressed.length > 0
      ? [...addressed, ...named.filter((person) => isBeside(person, addressed, written))]
      : named;
  if (people.length === 0) return undefined;
  const isKnown = people.every(({ name, email }) => email !== undefined || name?.includes(" ") === true);
  const isOpen =
    /\bthis (?:e-?mail|address|mailbox|account|inbox)\b/iu.test(written) ||
    sentences.some((sentence) => sentence.isQuestion && !isReferring(sentence)) ||
    sentences.some(({ words }) => has(words, guesses)) ||
    sentences.some(isWilling) ||
    has(allWords(sentences.filter((each) => !isReferring(each))), pending);
  return {
    reading: { kind: "refers", people },
    sure: isNot && isKnown && !isOpen,
    because: wordsOf(referring.length > 0 ? referring : sentences),
  };
}

function isReferring({ words }: Sentence): boolean {
  return has(words, referrals) || has(words, strongReferrals);
}

/** "Happy to talk", but not "she would be happy to talk". */
function isWilling({ words }: Sentence): boolean {
  return (
    has(words, willing) &&
    !words.some((word) => /^(?:he|she|they|who|him|her|them|both|but|would|wish)$/u.test(word))
  );
}

/** A whole name that an "or" or "and" joins to one with an address. */
function isBeside({ name, email }: Person, addressed: readonly Person[], written: string): boolean {
  if (name === undefined || email !== undefined || !name.includes(" ")) return false;
  if (addressed.some((each) => each.name?.includes(name) === true)) return false;
  const at = written.indexOf(name);
  return /(?:\b(?:or|and|oder|und|o|y|e|ou|et|of|en|lub|och|eller|og)|[&/])\s(?:\p{L}+\s){0,2}\(?$/u.test(
    written.slice(Math.max(0, at - 24), at),
  );
}

/** "Write to me at …", or another address in the same name: the writer's own. */
function isTheirOwn(written: string, email: string, from: string): boolean {
  const [local = ""] = from.toLowerCase().split(/[@._-]/u);
  if (local.length >= 3 && email.split(/[@._-]/u).includes(local)) return true;
  const at = written.toLowerCase().indexOf(email);
  return /\b(?:(?:me|myself|mich|mir|moi)|(?:my|mi|meine?)\s+(?:\p{L}+\s+)?(?:e-?mail|mail|gmail|address|adresse|inbox|account|correo))\s+(?:(?:at|on|via|under|unter|per|sur|à|is|:)\s+)?[<(:]?$/iu.test(
    written.slice(Math.max(0, at - 48), at),
  );
}

/** A line that a mail program broke goes on in the next. */
function unbroken(written: string): string {
  return written.replace(/\n(?<=[^\n]{55}\n)(?=\S)/gu, " ");
}

function partsOf(written: string): string[] {
  return written.split(/(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Smt|Eng|Engr|Ing|Mme|Sr|Sra)\.)(?<=[.!?])\s+|\n+/u);
}
