/** A practice home in a temporary folder for the commands that carry the owner's word; the real program runs on it. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Home, withHome } from "../../../src/app.ts";
import { run } from "../../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../../src/cli/table.ts";
import type { Contact } from "../../../src/core/contact.ts";
import type { Fact, NewFact } from "../../../src/core/facts.ts";
import {
  type ActionKey,
  type ContactId,
  type Step,
  toActionKey,
  toContactId,
  toMailboxId,
} from "../../../src/core/keys.ts";
import { inlineQueue } from "../../../src/queue/inline.ts";
import { type RanOnce, runOnce } from "../../../workers/run.ts";
import { withoutMorning } from "../../without-morning.ts";

/** Monday, 10:01 in New York. */
export const monday = Temporal.Instant.from("2026-03-02T15:01:00Z");

const owner = "dana@example.com";
export const mailboxId = toMailboxId("local", owner);

const rulesText = (more: string) =>
  withoutMorning(`me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: ${owner}, provider: local }
${more}`);

export interface Said {
  exitCode: number;
  out: string;
  err: string;
}

export interface TestHome {
  folder: string;
  /** The real program, at `now`. */
  spawn(line: string[], now?: Temporal.Instant): Promise<Said>;
  /** The same command line within this process. */
  say(line: string[], now?: Temporal.Instant): Promise<Said>;
  /** The same with `--json`, parsed. */
  json(line: string[], now?: Temporal.Instant): Promise<unknown>;
  /** The workers, once. */
  work(now?: Temporal.Instant): Promise<RanOnce>;
  open<T>(work: (home: Home) => Promise<T>, now?: Temporal.Instant): Promise<T>;
  append(...facts: NewFact[]): Promise<void>;
  facts(name?: string): Promise<Fact[]>;
}

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export async function makeHome(names: readonly string[], rules = ""): Promise<TestHome> {
  const folder = await mkdtemp(join(tmpdir(), "quarterhour-words-"));
  folders.push(folder);
  await writeFile(join(folder, "rules.yaml"), rulesText(rules));
  // Time stands where it was last told to stand, and never goes back.
  let last = monday;
  const standing = (now = last): Temporal.Instant => {
    last = now;
    return now;
  };
  const open = <T>(work: (home: Home) => Promise<T>, now?: Temporal.Instant) =>
    withHome({ home: folder, now: standing(now) }, "writing", work);
  await open((home) => home.store.contacts.save(mailboxId, names.map(person)));
  const complete = (line: string[], now?: Temporal.Instant) => [
    ...line,
    "--home",
    folder,
    "--now",
    standing(now).toString(),
  ];
  const say = (line: string[], now?: Temporal.Instant) => inProcess(complete(line, now), folder);
  return {
    folder,
    open,
    say,
    spawn: (line, now) => spawned(complete(line, now), folder),
    async json(line, now) {
      const { exitCode, out, err } = await say([...line, "--json"], now);
      if (exitCode !== 0) throw new Error(err);
      return JSON.parse(out);
    },
    work: (now) =>
      withHome({ home: folder, now: standing(now) }, "working", async (home) =>
        runOnce(await home.deps(), inlineQueue()),
      ),
    append: (...facts) => open(async ({ store }) => void (await store.ledger.append(mailboxId, facts, last))),
    facts: (name) =>
      open(async ({ store }) => {
        const view = await store.ledger.read(mailboxId, { kind: "all" });
        return name === undefined ? view.mailboxFacts : (view.facts.get(idOf(name)) ?? []);
      }),
  };
}

/** The program as the shell runs it. */
export function spawned(line: string[], cwd: string): Promise<Said> {
  const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");
  return new Promise((resolve) => {
    execFile(process.execPath, [launcher, ...line], { cwd }, (error, out, err) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

export async function inProcess(line: string[], cwd: string): Promise<Said> {
  const said = { out: "", err: "" };
  const exitCode = await run(
    line,
    { table, load: loadCommand },
    {
      environment: { home: undefined },
      cwd,
      hasTerminal: false,
      out(text) {
        said.out += text;
      },
      err(text) {
        said.err += text;
      },
    },
  );
  return { exitCode, ...said };
}

export const addressOf = (name: string) => `${name}@uni.example`;
export const idOf = (name: string): ContactId => toContactId(mailboxId, addressOf(name));
export const keyOf = (name: string, step: Step, occurrence = "1"): ActionKey =>
  toActionKey({ mailboxId, contactId: idOf(name), round: 1, step, occurrence });

function person(name: string): Contact {
  return {
    contactId: idOf(name),
    name: `${name[0]?.toUpperCase()}${name.slice(1)} Shah`,
    email: addressOf(name),
    aliases: [addressOf(name)],
    company: `${name} Clinic`,
    country: "US",
    timezone: "America/Chicago",
    closeness: 2,
    tags: [],
    why_them: "Your talk on cleaning up triage notes stayed with me.",
    findings: [],
  };
}

const slots = ["2026-03-09T15:00:00Z", "2026-03-10T16:00:00Z"].map((start) => ({
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(start).add({ minutes: 20 }),
  words: start,
}));

/** The request was sent the Thursday before, with two times in it. */
export function sentRequest(name: string): NewFact {
  return {
    kind: "sent",
    factKey: `test~sent.${name}~1`,
    at: Temporal.Instant.from("2026-02-26T15:00:00Z"),
    contact: idOf(name),
    key: keyOf(name, "request"),
    messageId: `request-${name}@example.com`,
    by: "owner",
    edited: false,
    offered: slots,
    otherTimes: false,
    subject: "From nursing to health data",
  };
}

/** They wrote on the Friday, for the nth time. Sure of nothing, unless it accepts the first time. */
export function reply(name: string, text = "Tuesday perhaps?", accepts = false, n = 1): NewFact {
  return {
    kind: "received",
    factKey: `test~mail.${name}~${n}`,
    at: Temporal.Instant.from("2026-02-27T15:00:00Z"),
    contact: idOf(name),
    messageId: `reply-${n}-${name}@uni.example`,
    inReplyTo: keyOf(name, "request"),
    subject: "Re: From nursing to health data",
    text,
    read: {
      reading: accepts ? { kind: "accepts", slot: 0 } : { kind: "other" },
      sure: accepts,
      because: text,
    },
  };
}
