/** An opt-out in words that no rule knows: the table hears it, and the mail speaks of mail, or hardly anything else is likely. */
import type { Heard } from "../heard.ts";

/** `chance` is how likely the table finds it. As measured on writers whom the tables were not learnt from. */
export function isUnheardOptOut(chance: number, { sentences }: Heard): boolean {
  const words = sentences.flatMap((sentence) => sentence.words);
  if (chance < enough || isOfPast(words)) return false;
  if (words.some((word, place) => word === "stop" && words[place - 1] === "not")) return false;
  if (words.length <= shortest && words.some((word) => ofMeeting.has(word))) return false;
  return chance >= aloneEnough || words.some((word) => ofMail.has(word));
}

/** "I did not get any more emails from you": what was, and no wish. */
function isOfPast(words: readonly string[]): boolean {
  return words.some(
    (word, place) => received.has(word) && words[place - 1] === "not" && words[place - 2] === "did",
  );
}

const received: ReadonlySet<string> = new Set("get receive see find".split(" "));

/** True where words of an opt-out stand in a mail that is almost surely none ("please remove me from Thursday"). */
export function isHardlyOptOut(chance: number): boolean {
  return chance < least;
}

const aloneEnough = 0.9;
const enough = 0.6;
const least = 0.05;

/** "Please take my name off the invite": so few words are about the meeting alone. */
const shortest = 10;
const ofMeeting: ReadonlySet<string> = new Set(
  "invite invitation calendar meeting appointment call slot event booking".split(" "),
);
const ofMail: ReadonlySet<string> = new Set(
  `remove unsubscribe delete erase purge contact contacting write writing mail mails email emails
  emailing message messages messaging hear lists address data details correspondence letter letters bother
  disturb harass harassment spam block blocked approach alone invite reach request requests gdpr consent privacy
  mailing note notes reminder reminders follow`.split(/\s+/u),
);
