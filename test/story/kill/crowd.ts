/** A home with forty contacts who are all due at one instant, made by the program itself; and twenty who say yes. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MailOnDisk, mailsIn } from "../mail-folder.ts";
import { plainMail } from "../write-source.ts";
import { programDone } from "./program.ts";

/** A Monday, 10:00 in New York. */
const now = "2026-11-23T15:00:00Z";
/** The day after. */
const later = "2026-11-24T15:00:00Z";

export type Hand = "me" | "auto";

/** The commands that are killed. */
export const linesOf: Record<Hand, readonly string[]> = {
  me: ["start", "--once", "--now", now],
  auto: ["start", "--once", "--now", now, "--confirm", "40"],
};
export const answersLine: readonly string[] = ["start", "--once", "--now", later];

const limits = `
sending: { at_most: none, per_company: none, undo: none }
requests: { offer: 1 times }
meetings:
  at_most: none
  my_hours:
    Mon-Fri: 8:00 to 18:00
  their_hours: 8:00 to 18:00
`;

/** Resolves to the folder: rules, contacts and nothing else yet. */
export function crowdedHome(hand: Hand, people = 40): string {
  const home = mkdtempSync(join(tmpdir(), `quarterhour-kill-${hand}-`));
  programDone(
    home,
    ...["init", "--practice", "--name", "Dana Okafor", "--mailbox", "dana@example.com"],
    ...["--about", "I was a public-health nurse for six years and am moving into health data."],
    ...["--curious-about", "how people got from the clinic into a data team"],
    ...["--timezone", "America/New_York"],
  );
  appendFileSync(join(home, "rules.yaml"), `who_presses_send: { request: ${hand} }${limits}`);
  const rows = Array.from({ length: people }, (_, at) => {
    const n = String(at + 1).padStart(2, "0");
    return `Person ${letters(at)} Example,p${n}@c${n}.example,Clinic ${n},US,America/New_York,Your talk on ward ${n} stayed with me.`;
  });
  writeFileSync(
    join(home, "people.csv"),
    `name,email,company,country,timezone,why_them\n${rows.join("\n")}\n`,
  );
  programDone(home, "import", "people.csv", "--yes");
  return home;
}

/** A copy of a home whose owner presses Send, in which the program does. */
export function byItself(home: string): string {
  const copy = mkdtempSync(join(tmpdir(), "quarterhour-kill-auto-"));
  cpSync(home, copy, { recursive: true });
  const rules = join(copy, "rules.yaml");
  writeFileSync(rules, readFileSync(rules, "utf8").replace("{ request: me }", "{ request: auto }"));
  return copy;
}

/** The first `count` of those who were asked say yes to their time, each in the thread. */
export async function letThemAccept(home: string, count: number): Promise<void> {
  const requests = (await mailsIn(home, "Sent")).sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
  mkdirSync(join(home, "mail", "new"), { recursive: true });
  for (const request of requests.slice(0, count)) {
    const time = /\w+day \d+ \w+ at \d+:\d\d/.exec(request.mail.text)?.[0];
    if (time === undefined) throw new Error(`No time stands in the mail to ${addressOf(request)}.`);
    const address = addressOf(request);
    const source = plainMail({
      from: `<${address}>`,
      to: "<dana@example.com>",
      subject: `Re: ${request.mail.subject}`,
      messageId: `yes.${address.replace("@", ".at.")}@them.example`,
      date: Temporal.Instant.from(later).subtract({ hours: 1 }),
      text: `${time} works for me.`,
      headers: [`In-Reply-To: <${request.mail.messageId}>`],
    });
    writeFileSync(join(home, "mail", "new", `yes.${address}`), source);
  }
}

function addressOf({ mail }: MailOnDisk): string {
  return mail.to[0]?.address ?? "";
}

/** 0 is `Aa`, 1 `Ab`: a name without digits. */
function letters(at: number): string {
  return `${String.fromCharCode(65 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}`;
}
