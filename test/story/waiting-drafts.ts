/** For each mail that can wait in Drafts: how a life comes to it, and the first hour in which it waits. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "../../src/core/action.ts";
import { type ActionKey, parseActionKey, type Step } from "../../src/core/keys.ts";
import { holdsAlways } from "./always.ts";
import { nickname } from "./cast.ts";
import { mailsIn } from "./mail-folder.ts";
import { play } from "./play.ts";
import { toStory } from "./read-story.ts";
import { openStoryHome } from "./story-home.ts";

export type Waits =
  | "request"
  | "follow-up"
  | "new-times"
  | "decline-answer"
  | "not-now-answer"
  | "questions"
  | "thank-you"
  | "check-in"
  | "introducer-thanks"
  | "introduction-ask";

interface Prelude {
  /** Steps of a story. */
  steps: readonly string[];
  /** An hour in which the draft waits; everything is told from here. */
  at: string;
  /** A good while later. */
  ends: string;
}

const sent = "day 0, 9:40: { owner sends: priya }";
const agreed = [sent, 'day 1, 11:00: { priya replies: "<time 2> works." }'];
const met = [
  ...agreed,
  "day 7, 14:30: { owner says: 'debrief priya \"You told me to read the schema first.\"' }",
];

/** On day 0 it is Monday 23 November 2026; the meeting is on day 7 at 14:00. */
const preludes: Record<Waits, Prelude> = {
  request: { steps: [], at: "day 0, 10:00", ends: "day 18, 12:00" },
  "follow-up": { steps: [sent], at: "day 9, 10:00", ends: "day 25, 12:00" },
  "new-times": {
    steps: [
      sent,
      'day 1, 10:00: { priya replies: "None of these work for me, do you have others?" }',
      "day 1, 11:00: { owner says: answer priya offer-times }",
    ],
    at: "day 1, 12:00",
    ends: "day 18, 12:00",
  },
  "decline-answer": {
    steps: [sent, 'day 1, 10:00: { priya replies: "I am sorry, but I have to decline." }'],
    at: "day 1, 12:00",
    ends: "day 12, 12:00",
  },
  "not-now-answer": {
    steps: [
      sent,
      'day 1, 10:00: { priya replies: "It is a busy time, maybe in spring?" }',
      "day 1, 11:00: { owner says: answer priya not-now --until 2027-04-01 }",
    ],
    at: "day 1, 12:00",
    ends: "day 12, 12:00",
  },
  questions: { steps: agreed, at: "day 5, 15:00", ends: "day 6, 15:00" },
  "thank-you": { steps: met, at: "day 7, 17:00", ends: "day 60, 12:00" },
  "check-in": {
    steps: [...met, "day 7, 17:00: { owner sends: priya }"],
    at: "day 50, 12:00",
    ends: "day 80, 12:00",
  },
  "introducer-thanks": {
    steps: [
      sent,
      'day 1, 10:00: { priya replies: "Do write to my colleague Ana Silva, ana@lakeside.example." }',
      "day 1, 11:00: { owner says: 'answer priya refers \"Ana Silva\" ana@lakeside.example' }",
    ],
    at: "day 1, 12:00",
    ends: "day 8, 12:00",
  },
  "introduction-ask": { steps: [], at: "day 0, 10:00", ends: "day 20, 12:00" },
};

const rules = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
requests:
  follow_up: [6 working days]
  must_have: [why_them, introducer_thanked]
meetings:
  before: { questions: 2 days, brief: 1 day }
keep_in_touch:
  after: [6 weeks, 4 months]
  without_news: draft
`;

const contacts = {
  alone: `name,email,company,country,timezone,why_them
Priya Shah,priya@lakeside.example,Lakeside Health,US,America/Chicago,Your talk on triage notes stayed with me.
`,
  introducing: `name,email,company,country,timezone,introducer,why_them
Priya Shah,priya@lakeside.example,Lakeside Health,US,America/Chicago,,
Sam Osei,sam@thames.example,Thames Trust,GB,Europe/London,Priya Shah,Your thread on discharge letters was clear.
`,
};

/** How it ended, as the ledger, the plan and the files tell it. */
export interface Ending {
  /** What became of the draft, in order. */
  facts: string[];
  stage: string;
  /** The draft as it still waits; undefined where it does not. */
  draft: Plan["drafts"][number] | undefined;
  asks: string[];
  skips: string[];
  /** Mails under the key in Drafts and Sent, ours or a mail program's copy, and how often one was drafted. */
  made: number;
  drafted: number;
  /** The text of the draft that waited at the beginning, and of the mail as it is now. */
  before: string;
  now: string;
  offered: number;
  hasOtherTimes: boolean;
  timeline: string;
}

/** Plays the prelude, then `does` in the hour in which the draft waits, then `later`, until `ends`. */
export async function tell(
  step: Waits,
  does: string,
  later: readonly string[] = [],
  until?: string,
): Promise<Ending> {
  const { steps, at, ends } = preludes[step];
  const all = [...steps, `${at}: ${does}`, ...later];
  const lines = all.map((line) => `  - ${line}`).join("\n");
  const story = toStory(`story: ${step}\nbegins: 2026-11-23\nends: ${until ?? ends}\nsteps:\n${lines}\n`);
  const from = await mkdtemp(join(tmpdir(), "quarterhour-draft-"));
  await writeFile(join(from, "rules.yaml"), rules);
  await writeFile(
    join(from, "contacts.csv"),
    step === "introduction-ask" ? contacts.introducing : contacts.alone,
  );
  const home = await openStoryHome(from, story.begins);
  let before = "";
  let plan: Plan | undefined;
  try {
    const timeline = await play(home, story, async (there, made) => {
      plan = made;
      await holdsAlways(there, made);
      if (before === "") before = (await textOf(there.folder, step)) ?? "";
    });
    const who = (await home.contacts()).find(({ name }) => nickname(name) === "priya");
    const facts = await home.facts();
    const isOf = (key: ActionKey | undefined) => key !== undefined && parseActionKey(key).step === step;
    const life = facts.filter((fact) => "key" in fact && fact.contact === who?.contactId && isOf(fact.key));
    const first = life[0];
    const key = first !== undefined && "key" in first ? first.key : undefined;
    const mine = life.filter((fact) => "key" in fact && fact.key === key);
    const last = mine.findLast((fact) => fact.kind === "sent");
    const waiting = plan?.drafts.find((draft) => draft.key === key);
    return {
      facts: mine.map((fact) => fact.kind),
      stage: (who === undefined ? undefined : (await home.stages()).get(who.contactId)) ?? "",
      draft: waiting,
      asks: plan?.asks.filter((ask) => ask.contactId === who?.contactId).map((ask) => ask.what) ?? [],
      skips: plan?.skips.filter((skip) => skip.contactId === who?.contactId).map((skip) => skip.reason) ?? [],
      made: await countOf(home.folder, key),
      drafted: mine.filter((fact) => fact.kind === "drafted").length,
      before,
      now: (await textOf(home.folder, step)) ?? "",
      offered: last?.kind === "sent" ? last.offered.length : (waiting?.offered.length ?? 0),
      hasOtherTimes: last?.kind === "sent" && last.otherTimes,
      timeline,
    };
  } finally {
    await home.close();
    await rm(from, { recursive: true });
  }
}

async function textOf(folder: string, step: Step): Promise<string | undefined> {
  const drafts = await mailsIn(folder, "Drafts");
  return drafts.find(({ mail }) => mail.action === undefined || mail.action.includes(`~${step}~`))?.mail.text;
}

async function countOf(folder: string, key: string | undefined): Promise<number> {
  const mails = [...(await mailsIn(folder, "Drafts")), ...(await mailsIn(folder, "Sent"))];
  return mails.filter(({ mail }) => mail.action === key || mail.messageId?.startsWith("client-")).length;
}
