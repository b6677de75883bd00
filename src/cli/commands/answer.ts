import { type Answer, toAnswer } from "../../core/deeds/answer.ts";
import { offersIn, replyToAnswer } from "../../core/deeds/waiting-reply.ts";
import { Problem } from "../../core/problem.ts";
import { acceptedTime, checkTime } from "../deeds/accepted-time.ts";
import { atDesk, type Desk, type Known, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { bringIn, named, type Referred } from "../deeds/refer.ts";
import { mailText, offerLines } from "../deeds/waiting-mail.ts";
import type { Command } from "../frame/command.ts";
import type { Given } from "../frame/given.ts";

const readings = {
  accepts: "They accept a time",
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
    { flags: "--until <day>", summary: "not-now: the day on which to write again" },
  ],
  details: `Without a reading it shows the mail and the times that you offered, and asks.

Examples:
  quarterhour answer priya@example.com accepts --slot 2
  quarterhour answer priya@example.com accepts --start 2026-12-01T10:00 --minutes 30
  quarterhour answer priya@example.com not-now --until 2027-03-01
  quarterhour answer priya@example.com refers Tom Reyes tom@example.com
  quarterhour answer priya@example.com refers Tom Reyes https://www.linkedin.com/in/tomreyes`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const who = await known(desk, given.required("contact"));
      const word = (given.argument("reading") ?? (await askReading(desk, who))) as Word;
      refuseStray(given, word);
      const person = word === "refers" ? named(desk, who, given.many("person")) : undefined;
      const answer = await toReading(desk, who, { word, given, person });
      const deed = toAnswer(who.interview, answer, desk.told);
      if (answer.kind === "accepts" && deed.facts.length > 0) {
        deed.says.push(...(await checkTime(desk, who, answer.start, deed.facts)));
      }
      if (person !== undefined) deed.says.push(...(await bringIn(desk, who, person)));
      await finish(desk, [who.contact.contactId], deed);
    }),
};

async function askReading({ context, told }: Desk, { interview }: Known): Promise<string> {
  const { reply } = replyToAnswer(interview);
  const offers = offerLines(offersIn(interview), interview, told);
  if (!context.isJson) {
    context.print(mailText(reply, interview, told));
    if (offers.length > 0)
      context.print(["", "Times that you offered:", ...offers.map((line) => `  ${line}`)].join("\n"));
  }
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

async function toReading(
  desk: Desk,
  who: Known,
  { word, given, person }: { word: Word; given: Given; person: Referred | undefined },
): Promise<Answer> {
  switch (word) {
    case "accepts":
      return acceptedTime(desk, who, given);
    case "not-now":
      return { kind: word, until: given.day("--until") ?? (await askDay(desk, who)) };
    case "refers": {
      const people =
        person === undefined
          ? []
          : [person].map(({ name, email }) => ({ name, ...(email === undefined ? {} : { email }) }));
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
