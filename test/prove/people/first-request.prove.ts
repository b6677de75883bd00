/**
 * A new user: an empty folder, five lines of rules, LinkedIn's export of 500 people, and a first request in the
 * Drafts. Played on a terminal through the real commands; what stood on the screens is printed.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkedinExport } from "../../contacts/exports/linkedin.ts";
import { programDone } from "../../story/kill/program.ts";
import type { Shown } from "../run.ts";
import { type Answer, hasTerminals, type Played, played } from "./terminal.ts";

const whyThem = "Your talk on cleaning up triage notes stayed with me.";
/** What somebody needs to read a question and to write a sentence, generously. */
const secondsAQuestion = 60;

const first: Answer[] = [
  { to: /your name/u, type: "Dana Okafor" },
  { to: /Who are you/u, type: "I was a public-health nurse for six years and am moving into health data." },
  { to: /love to hear/u, type: "how people got from the clinic into a data team" },
  { to: /mail address/u, type: "dana@example.com" },
];

export async function prove(): Promise<Shown[]> {
  const what =
    "from an empty folder and a LinkedIn export to a first request: at most 10 minutes, 3 questions a person";
  if (!hasTerminals())
    return [{ what, shown: false, figures: "this machine has no `script` to make a terminal with" }];
  const home = mkdtempSync(join(tmpdir(), "quarterhour-first-request-"));
  const began = performance.now();
  try {
    writeFileSync(join(home, "Connections.csv"), linkedinExport(500, 500).bytes);
    const begun = await screen(home, ["init", "--practice"], first);
    const imported = await screen(home, ["import", "Connections.csv"], [{ to: /^Save these/u, type: "" }]);
    const contacts = JSON.parse(programDone(home, "contacts", "--json")) as {
      contact: string;
      name: string;
    }[];
    const someone = contacts.find(({ contact }) => contact.includes("@"))?.contact ?? "";
    const researched = await screen(
      home,
      ["research", someone],
      [
        { to: /^Why /u, type: whyThem },
        { to: /^In which town/u, type: "Chicago" },
        { to: /time zone/u, type: "" },
      ],
    );
    await screen(home, ["start", "--once"], []);
    const drafts = readdirSync(join(home, "mail/.Drafts/cur")).concat(
      readdirSync(join(home, "mail/.Drafts/new")),
    );
    const mail = drafts[0] === undefined ? "" : programDone(home, "preview", someone);
    console.log(`\n$ quarterhour preview ${someone}\n${mail.trimEnd()}`);
    const seconds = (performance.now() - began) / 1000;
    const perPerson = researched.asked.length;
    const questions = begun.asked.length + imported.asked.length + perPerson;
    const minutes = (seconds + questions * secondsAQuestion) / 60;
    return [
      {
        what,
        shown:
          imported.exitCode === 0 &&
          contacts.length === 500 &&
          drafts.length === 1 &&
          mail.includes(whyThem) &&
          perPerson <= 3 &&
          minutes <= 10,
        figures: `${questions} questions, ${perPerson} of them about the person; ${seconds.toFixed(1)} s of the program's own, ${minutes.toFixed(1)} minutes with one for each answer; ${drafts.length} draft`,
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function screen(home: string, line: readonly string[], answers: readonly Answer[]): Promise<Played> {
  const shown = await played(home, line, answers);
  console.log(`\n$ quarterhour ${line.join(" ")}\n${shown.screen.trimEnd()}`);
  return shown;
}
