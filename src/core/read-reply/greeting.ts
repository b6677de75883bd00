/** "Hi Dana,": what stands above what somebody says. */
import { spelledWeekday } from "./weekday.ts";
import { fold } from "./words.ts";

/** Takes a greeting off, and a first line that is only a name. */
export function withoutGreeting(body: string): string {
  const end = body.search(/[,!:.\n\u2013\u2014-]/u);
  const start = end === -1 ? "" : body.slice(0, end);
  const words = fold(start)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== "");
  if (words.length === 0 || words.length > 6) return body;
  const isGreeting =
    greetings.has(words[0] ?? "") &&
    !words.slice(1).some((word) => /\d/u.test(word) || spelledWeekday(word) !== undefined);
  const isTold = words.slice(1).some((word) => telling.has(word));
  return isGreeting && !isTold ? body.slice(end + 1).trim() : body;
}

const greetings: ReadonlySet<string> = new Set(
  "hi hello hey hiya dear good morning hallo liebe lieber guten sehr hola bonjour ciao buongiorno gentile beste hoi ola oi hej czesc dzien dobry buenas buenos prezado prezada estimado estimada cher chere merhaba g'day namaste kia".split(
    " ",
  ),
);
/** "Hey that works" is no greeting. */
const telling: ReadonlySet<string> = new Set(
  "that this it one works work is fine good great yes no not sure ok okay either both can could would will i we thanks thank let sounds happy sorry".split(
    " ",
  ),
);
