import { type Answer, toAnswer } from "../../core/deeds/answer.ts";
import { offersIn, replyToAnswer } from "../../core/deeds/waiting-reply.ts";
import { Problem } from "../../core/problem.ts";
import { acceptedTime, checkTime, preparedTime } from "../deeds/accepted-time.ts";
import { atDesk, type Desk, type Known, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { bringIn, named, type Referred } from "../deeds/refer.ts";
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
    {
      name: "person",
      summary:
        "after refers: the name of the other person, and their address or LinkedIn profile if you have it",
      isMany: true,
    },
  ],
  options: [
    { flags: "--slot <n>", summary: "accepts: which of the times that you offered, counted from 1" },
    { flags: "--start <time>", summary: "accepts: another time, on your clock or with its offset" },
    { flags: "--minutes <n>", summary: "accepts: how long (else as offered, else as the rules say)" },
    { flags: "--place <text>", summary: "accepts: where you meet in person" },
    { flags: "--until <day>", summary: "not-now: the day on which to write again" },
  ],
  details: `Without a reading it shows the mail and the times that you offered, and asks.

Examples:
  quarterhour answer priya@example.com accepts
  quarterhour answer priya@example.com accepts --slot 2
  quarterhour answer priya@example.com accepts --start 2026-12-01T10:00 --minutes 30
  quarterhour answer priya@example.com accepts --slot 1 --place "Cafe Integral, 149 Elizabeth St"
  quarterhour answer priya@example.com not-now --until 2027-03-01
  quarterhour answer priya@example.com refers Tom Reyes tom@example.com
  quarterhour answer priya@example.com refers Tom Reyes https://www.linkedin.com/in/tomreyes`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const who = await known(desk, given.required("contact"));
      const word = (given.argument("reading") ?? (await askReading(desk, who))) as Word;
      refuseStray(given, word);
      const named = word === "refers" ? namedPeople(desk, who, given.many("person")) : [];
      const answer = await toReading(desk, who, { word, given, named });
      const deed = toAnswer(who.interview, answer, desk.told);
      if (answer.kind === "accepts" && deed.facts.length > 0) {
        deed.says.push(...(await checkTime(desk, who, answer.start, deed.facts)));
      }
      for (const person of named) deed.says.push(...(await bringIn(desk, who, person)));
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
    accepts: ["--slot", "--start", "--minutes", "--place"],
    "not-now": ["--until"],
  };
  const stray = ["--slot", "--start", "--minutes", "--place", "--until"].find(
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

async function toReading(
  desk: Desk,
  who: Known,
  { word, given, named }: { word: Word; given: Given; named: readonly Referred[] },
): Promise<Answer> {
  switch (word) {
    case "accepts":
      return acceptedTime(desk, who, given);
    case "not-now":
      return { kind: word, until: given.day("--until") ?? (await askDay(desk, who)) };
    case "refers": {
      const people = named.map(({ name, email }) => ({ name, ...(email === undefined ? {} : { email }) }));
      return { kind: word, people };
    }
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

/** Whoever is given; without a name, those whom the mail itself names with an address. */
function namedPeople(desk: Desk, who: Known, words: readonly string[]): Referred[] {
  const { read } = replyToAnswer(who.interview).reply;
  const inMail = read.reading.kind === "refers" ? read.reading.people : [];
  const reachable = inMail.flatMap(({ name, email }) =>
    email === undefined ? [] : [`${name ?? email.replace(/@.*/, "")} ${email}`],
  );
  if (words.length > 0 || reachable.length === 0) return [named(desk, who, words)];
  return reachable.map((person) => named(desk, who, [person]));
}
