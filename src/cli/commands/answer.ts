import { type Answer, toAnswer } from "../../core/deeds/answer.ts";
import { namesake, toReferred, withAddress } from "../../core/deeds/refer.ts";
import { offersIn, replyToAnswer } from "../../core/deeds/waiting-reply.ts";
import { Problem } from "../../core/problem.ts";
import { normaliseAddress, parseAddress } from "../../formats/address.ts";
import { acceptedTime, checkTime, preparedTime } from "../deeds/accepted-time.ts";
import { atDesk, type Desk, type Known, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { saidText } from "../deeds/said-text.ts";
import { mailText, offerLines } from "../deeds/waiting-mail.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";
import { answerWords } from "../show/prepared-answer.ts";
import { sayCommand } from "../show/say-command.ts";

const readings = {
  accepts: "They accept a time, or name one that suits",
  declines: "They say no",
  "not-now": "Not now; write again on a day",
  "offer-times": "They want other times",
  "opts-out": "They want no more mail, for ever",
  refers: "They name somebody else",
  ignore: "Nothing needs an answer",
} as const;
type Word = keyof typeof readings;

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "reading", summary: "what their last mail says", choices: Object.keys(readings) },
    { name: "person", summary: "after refers: the name and the address of the other person", isMany: true },
  ],
  options: [
    { flags: "--slot <n>", summary: "accepts: which of the times that you offered, counted from 1" },
    { flags: "--start <time>", summary: "accepts: another time, on your clock or with its offset" },
    { flags: "--minutes <n>", summary: "accepts: how long (else as offered, else as the rules say)" },
    { flags: "--until <day>", summary: "not-now: the day on which to write again" },
  ],
  details: `Without a reading it shows the mail and the times that you offered, and asks.

Examples:
  quarterhour answer priya@example.com accepts
  quarterhour answer priya@example.com accepts --slot 2
  quarterhour answer priya@example.com accepts --start 2026-12-01T10:00 --minutes 30
  quarterhour answer priya@example.com not-now --until 2027-03-01
  quarterhour answer priya@example.com refers Tom Reyes tom@example.com`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const who = await known(desk, given.required("contact"));
      const word = (given.argument("reading") ?? (await askReading(desk, who))) as Word;
      refuseStray(given, word);
      const answer = await toReading(desk, who, word, given);
      const deed = toAnswer(who.interview, answer, desk.told);
      if (answer.kind === "accepts" && deed.facts.length > 0) {
        deed.says.push(...(await checkTime(desk, who, answer.start, deed.facts)));
      }
      if (answer.kind === "refers") deed.says.push(...(await bringIn(desk, who, answer.people)));
      await finish(desk, [who.contact.contactId], deed);
    }),
};

async function askReading(desk: Desk, known: Known): Promise<string> {
  const { context, told } = desk;
  const { interview } = known;
  const { reply } = replyToAnswer(interview);
  const prepared = await preparedTime(desk, known);
  const offers = offerLines(offersIn(interview), interview, told);
  if (!context.isJson) {
    context.print(mailText(reply, interview, told));
    if (offers.length > 0)
      context.print(["", "Times that you offered:", ...offers.map((line) => `  ${line}`)].join("\n"));
  }
  const { email, contactId } = interview.contact;
  const line =
    prepared === undefined ? undefined : `answer ${email ?? contactId} ${answerWords(prepared, told.zone)}`;
  if (line !== undefined && !context.isJson)
    context.print(`\nThe time that they name suits: \`${sayCommand(context, line)}\``);
  return context.ask({
    kind: "choice",
    flag: `one word behind the contact: ${Object.keys(readings).join(", ")}`,
    says: "What does it say?",
    choices: Object.entries(readings).map(([value, says]) => ({ value, says })),
  });
}

/** An option that the reading has no use for was meant for something, so it is not passed over. */
function refuseStray(given: Given, word: Word): void {
  const uses: Partial<Record<Word, string[]>> = {
    accepts: ["--slot", "--start", "--minutes"],
    "not-now": ["--until"],
  };
  const stray = ["--slot", "--start", "--minutes", "--until"].find(
    (option) => given.text(option) !== undefined && uses[word]?.includes(option) !== true,
  );
  const more = word === "refers" ? [] : given.many("person");
  if (stray === undefined && more.length === 0) return;
  throw new Problem("cli/usage", {
    what:
      stray === undefined
        ? `"${more.join(" ")}" behind \`${word}\` is not understood.`
        : `${stray} does not go with \`${word}\`.`,
    next: "Run `quarterhour answer --help` for what goes with what.",
  });
}

async function toReading(desk: Desk, who: Known, word: Word, given: Given): Promise<Answer> {
  switch (word) {
    case "accepts":
      return acceptedTime(desk, who, given);
    case "not-now":
      return { kind: word, until: given.day("--until") ?? (await askDay(desk, who)) };
    case "refers":
      return { kind: word, people: await namedPeople(desk, who, given.many("person")) };
    default:
      return { kind: word };
  }
}

async function askDay({ context }: Desk, { contact }: Known): Promise<Temporal.PlainDate> {
  const text = await context.ask({
    kind: "text",
    flag: "--until DATE",
    says: `On which day shall ${contact.name} be written to again? If they named none, choose one.`,
    example: "2027-03-01",
    check: (answer) => (/^\d{4}-\d{2}-\d{2}$/.test(answer.trim()) ? undefined : "A day such as 2027-03-01"),
  });
  return Temporal.PlainDate.from(text);
}

/** Those who are given; without any, those whom the mail itself names with an address. */
async function namedPeople(
  desk: Desk,
  who: Known,
  words: readonly string[],
): Promise<{ name: string; email: string }[]> {
  const { read } = replyToAnswer(who.interview).reply;
  if (words.length > 0 || read.reading.kind !== "refers") return [await named(desk, who, words)];
  const inMail = read.reading.people.flatMap(({ name, email }) =>
    email === undefined ? [] : [`${name ?? email.replace(/@.*/, "")} ${email}`],
  );
  if (inMail.length === 0) return [await named(desk, who, words)];
  return Promise.all(inMail.map((person) => named(desk, who, [person])));
}

/** The one word with an @ is the address, wherever it stands; the others are the name. */
async function named(
  desk: Desk,
  { contact }: Known,
  words: readonly string[],
): Promise<{ name: string; email: string }> {
  const all = words.flatMap((word) => word.trim().split(/\s+/)).filter((word) => word !== "");
  const name = saidText(all.filter((word) => !word.includes("@")));
  const addresses = all.filter((word) => word.includes("@"));
  const [written] = addresses;
  if (name === "" || written === undefined || addresses.length > 1) {
    throw new Problem("cli/no-answer", {
      what: `It is not said whom ${contact.name} refers you to.`,
      next: "Give the name and one address: `refers Tom Reyes tom@example.com`.",
    });
  }
  const read = parseAddress(written);
  const why =
    read.kind === "unusable"
      ? read.why
      : read.address === desk.home.address
        ? "is your own address"
        : contact.aliases.includes(read.address)
          ? `is ${contact.name}'s own address`
          : undefined;
  if (read.kind === "unusable" || why !== undefined) {
    throw new Problem("contacts/invalid", {
      what: `${written} cannot be used: it ${why}. Nothing was changed.`,
      next: "Look at the address and say it again.",
    });
  }
  return { name, email: read.address };
}

/** New people come in before the fact is written, so that a crash between the two loses nobody. */
async function bringIn(
  { home, context }: Desk,
  { contact }: Known,
  people: readonly { name: string; email: string }[],
): Promise<string[]> {
  const { contacts } = home.store;
  const says: string[] = [];
  for (const person of people) {
    const match = await contacts.match(home.mailboxId, {
      references: [],
      addresses: [normaliseAddress(person.email) ?? person.email],
    });
    if (match !== undefined) {
      says.push(`${person.email} is a contact already and stays as it is.`);
      continue;
    }
    const waiting = namesake(await contacts.all(home.mailboxId), contact, person.name);
    if (waiting !== undefined) {
      await contacts.save(home.mailboxId, [withAddress(waiting, person.email)]);
      says.push(`${waiting.name} waited for an address and has it now.`);
      continue;
    }
    const fresh = toReferred(home.mailboxId, contact, person);
    await contacts.save(home.mailboxId, [fresh]);
    const isStopped = (await contacts.suppressed(home.mailboxId)).has(fresh.contactId);
    says.push(
      isStopped
        ? `${person.name} is a new contact, but asked before not to be written to; nothing goes to them.`
        : `${person.name} is a new contact, introduced by ${contact.name}. Next: \`${sayCommand(context, `research ${person.email}`)}\`.`,
    );
  }
  return says;
}
