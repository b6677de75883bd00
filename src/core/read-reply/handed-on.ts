/** A mail that hands us on: to whoever keeps their calendar, to a page with times, or to somebody who knows more. */
import type { Person } from "../reading.ts";
import { pending } from "./doubt-words.ts";
import { withoutGreeting } from "./greeting.ts";
import { allWords, type Heard, type Read, sure, withMode, wordsOf } from "./heard.ts";
import { bookingLink, modeIn } from "./manner.ts";
import type { NewText } from "./new-text.ts";
import { has } from "./patterns.ts";
import { peopleIn } from "./people.ts";
import * as said from "./person-words.ts";
import { referred } from "./referred.ts";

/** To an assistant, a page, or somebody who knows more. */
export function handedOn(heard: Heard): Read | undefined {
  const { text, sentences, times } = heard;
  const written = text.written.body.slice(0, 4000);
  const isBooked = times.wanted.starts.length + times.wanted.windows.length + times.wanted.slots.length > 0;
  const assisting = sentences.filter(({ words }) => has(words, said.assistants) && !isOwnPost(words));
  if (isByAssistant(heard, assisting.length > 0)) {
    const assistant = withOwnAddress(senderOf(text), written);
    if (assistant !== undefined && !isBooked)
      return sure({ kind: "asks-for-times", assistant, ...withMode(modeIn(sentences)) }, "on behalf of");
  }
  const link = bookingLink(written);
  if (assisting.length > 0 && !isBooked) {
    const people = peopleIn(withoutGreeting(written));
    const assistant = people.find((person) => person.email !== undefined) ?? people[0];
    if (assistant !== undefined)
      return sure(
        {
          kind: "asks-for-times",
          ...withMode(modeIn(sentences)),
          assistant,
          ...(link === undefined ? {} : { link }),
        },
        wordsOf(assisting),
      );
  }
  if (link !== undefined) {
    const isPlain = !isBooked && !has(allWords(sentences), pending);
    const reading: Read["reading"] = { kind: "asks-for-times", ...withMode(modeIn(sentences)), link };
    return { reading, sure: isPlain, because: link };
  }
  return isBooked ? undefined : referred(heard);
}

/** The sender keeps somebody's calendar: their signature says so, and they write for another or ask for times. */
function isByAssistant({ text, sentences }: Heard, isAssisting: boolean): boolean {
  if (!assistantMark.test(text.tail + text.written.tail)) return false;
  if (sentences.some(({ words }) => has(words, said.onBehalf))) return true;
  const isOfAnother =
    /\b(?:assistant|secretary|PA|EA) (?:to|of|for)\b/iu.test(text.tail) &&
    /\b(?:he|she|his|her|him)\b|\b(?:Mr|Mrs|Ms|Dr|Prof|President|Judge)\b/u.test(text.body);
  return (isOfAnother || isAssisting) && sentences.some(({ words }) => has(words, said.wantsOthers));
}

const assistantMark = /assistant|secretary|\bPA\b|\bEA\b|sekret|asist/iu;

/** "I am just the admin": then nobody who is named is it. */
function isOwnPost(words: readonly string[]): boolean {
  return /(?:^| )i am (?:\S+ ){0,2}(?:the|an?|one of the) (?:\S+ )?(?:assistant|secretary|pa|ea|scheduler|admin|receptionist|coordinator)(?: |$)/u.test(
    words.join(" "),
  );
}

/** "I'm at jpark@…": an address that the sender gives as their own. */
function withOwnAddress(person: Person | undefined, written: string): Person | undefined {
  if (person === undefined || person.email !== undefined) return person;
  const email =
    /\b(?:i'm at|i am at|me at|reach me (?:on|at)|write to me at)\s+<?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)/iu.exec(
      written,
    )?.[1];
  return email === undefined ? person : { ...person, email: email.toLowerCase() };
}

function senderOf(text: NewText): Person | undefined {
  const own = peopleIn(text.written.tail.slice(0, 1000));
  const person = own.find(({ email }) => email !== undefined) ?? own[0];
  if (person !== undefined) return person;
  const lines = text.tail.split("\n").filter((each) => each.trim() !== "");
  return lines[0] === undefined ? undefined : { name: lines[0] };
}
