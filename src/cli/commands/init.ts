import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { machineZone } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { type FirstRules, writeFirstRules, wrongAnswer } from "../../core/rules/first-rules.ts";
import { parseRules } from "../../core/rules/parse-rules.ts";
import { type Preset, presets } from "../../core/rules/presets.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: false,
  options: [
    { flags: "--practice", summary: "with a mailbox that is a folder here: nothing leaves this machine" },
    { flags: "--name <text>", summary: "your name, as it stands under your mails" },
    { flags: "--about <text>", summary: "a sentence on who you are" },
    { flags: "--curious-about <text>", summary: "what you would love to hear about" },
    { flags: "--mailbox <address>", summary: "your own mail address" },
    { flags: "--timezone <zone>", summary: "your time zone; else this machine's" },
    { flags: "--holidays <country>", summary: "the country whose public holidays you keep, such as US" },
    {
      flags: "--preset <kind>",
      summary: "also write what suits one kind of person: student, career-changer or employed",
    },
  ],
  details: `Example:
  quarterhour init --practice --home practice --name "Dana Okafor" --mailbox dana@example.com \\
    --about "I was a public-health nurse for six years and am moving into health data." \\
    --curious-about "how people got from the clinic into a data team"`,
  async run(context, given) {
    const isPractice = given.flag("--practice");
    const file = join(context.home, "rules.yaml");
    if (await exists(file)) throw refusal(file);
    const preset = presetOf(given.text("--preset"));
    const asked = await ask(context, given);
    const answers = preset === undefined ? asked : { ...asked, preset };
    const text = writeFirstRules(isPractice ? { ...answers, provider: "local" } : answers);
    parseRules(text, "rules.yaml");
    await write(file, text);
    if (isPractice) await makePractice(context.home);
    if (context.isJson) {
      const { mailbox, timezone } = answers;
      context.printJson({ rules: file, mailbox, practice: isPractice, timezone });
    } else context.print(written(context, answers, { file, isPractice }));
    return 0;
  },
};

function presetOf(text: string | undefined): Preset | undefined {
  const known = presets.find((one) => one === text);
  if (text !== undefined && known === undefined) {
    throw new Problem("cli/usage", {
      what: `--preset is "${text}". Nothing was written.`,
      next: `Write one of: ${presets.join(", ")}.`,
    });
  }
  return known;
}

interface Asked {
  key: "name" | "about" | "curious_about" | "mailbox";
  flag: string;
  says: string;
  example: string;
}

const questions: readonly Asked[] = [
  {
    key: "name",
    flag: "--name",
    says: "What is your name, as it should stand under your mails?",
    example: "Dana Okafor",
  },
  {
    key: "about",
    flag: "--about",
    says: "Who are you? One or two sentences, as you would write them in a mail.",
    example: "I was a public-health nurse for six years and am moving into health data.",
  },
  {
    key: "curious_about",
    flag: "--curious-about",
    says: 'What would you love to hear about? It goes on after "I\'d love to hear …".',
    example: "how people got from the clinic into a data team",
  },
  { key: "mailbox", flag: "--mailbox", says: "What is your mail address?", example: "dana@example.com" },
];

async function ask(context: Context, given: Given): Promise<FirstRules> {
  const answers = { name: "", about: "", curious_about: "", mailbox: "" };
  // What stands on the command line is looked at before the first question is asked.
  for (const { key, flag } of questions) refuseWrong(key, flag, given.text(flag));
  refuseWrong("timezone", "--timezone", given.text("--timezone"));
  refuseWrong("holidays", "--holidays", given.text("--holidays"));
  for (const { key, flag, says, example } of questions) {
    const check = (answer: string) => wrongAnswer(key, answer);
    const question = { kind: "text", says, example, check, flag: `${flag} TEXT` } as const;
    answers[key] = given.text(flag) ?? (await context.ask(question));
  }
  const timezone = given.text("--timezone") ?? machineZone();
  const holidays = given.text("--holidays");
  return {
    ...answers,
    ...(wrongAnswer("timezone", timezone) === undefined ? { timezone } : {}),
    ...(holidays === undefined ? {} : { holidays }),
  };
}

function refuseWrong(key: Parameters<typeof wrongAnswer>[0], flag: string, text: string | undefined): void {
  const wrong = text === undefined ? undefined : wrongAnswer(key, text);
  if (wrong === undefined) return;
  throw new Problem("cli/usage", {
    what: `${flag} is "${text}". Nothing was written.`,
    next: wrong,
  });
}

/** Never over a file that came in the meantime. */
async function write(file: string, text: string): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") throw refusal(file);
    throw error;
  }
}

async function makePractice(home: string): Promise<void> {
  const { makeMaildir } = await import("../../providers/local/maildir.ts");
  await makeMaildir(join(home, "mail"));
  await mkdir(join(home, "calendar"), { recursive: true });
}

function written(
  context: Context,
  { timezone, holidays, mailbox }: FirstRules,
  { file, isPractice }: { file: string; isPractice: boolean },
): string {
  const zone = timezone ?? "none: add `timezone: Europe/Berlin`, or wherever you live, under `me`";
  const lines = [
    `Wrote ${file}`,
    `  your time zone: ${zone}`,
    `  public holidays that you keep: ${holidays ?? "none named; add `holidays: US`, or your country, under `me`"}`,
  ];
  if (isPractice) {
    lines.push(
      "  your mailbox is the folder mail/, your calendar the folder calendar/; nothing leaves this machine",
    );
  } else {
    lines.push(
      `  no account is connected for ${mailbox} yet; you can prepare everything first, and connect it with \`${sayCommand(context, "connect google")}\` or \`connect microsoft\``,
    );
  }
  lines.push(
    "Everything else has a default that a courteous person would choose; docs/rules.md lists what you can change.",
    "",
    "Next: bring in the people whom you would like to talk to: LinkedIn's Connections.csv, an export of your address book,",
    "or a CSV file of your own with columns such as name, email, company (docs/import.md says where to get each):",
    `  ${sayCommand(context, "import Connections.csv")}`,
  );
  return lines.join("\n");
}

async function exists(file: string): Promise<boolean> {
  const { access } = await import("node:fs/promises");
  return access(file).then(
    () => true,
    () => false,
  );
}

function refusal(file: string): Problem {
  return new Problem("rules/exists", {
    what: "There is a rules.yaml here already, and it is not written over.",
    where: file,
    next: "Change it with an editor (for a practice mailbox: `mailbox: { address: YOU, provider: local }`), or begin another home with --home FOLDER.",
  });
}
