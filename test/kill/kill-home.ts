/**
 * Kills `start --once` at random moments and compares what the home holds afterwards with a twin that nobody
 * disturbed. The real program, the real store, real files; only the moments come from a seed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import PostalMime from "postal-mime";

const root = join(import.meta.dirname, "../..");
const main = join(root, "src/cli/main.ts");

export const asked = "2026-11-23T15:00:00Z";
export const answered = "2026-11-24T15:00:00Z";
export const people = 40;
export const answers = 20;

export type Mode = "drafts" | "sends" | "events";

export interface Toll {
  mode: Mode;
  kills: number;
  /** Of those, the ones between the first claim of their run and the last settle. */
  inside: number;
  /** What differs from the twin; empty where nothing does. */
  differences: string[];
}

/** The home as it is before the work, and what a copy of it held after an undisturbed run. */
export interface Bench {
  mode: Mode;
  folder: string;
  pace: { first: number; last: number };
  twin: string[];
}

export async function openBench(mode: Mode): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-kill-"));
  const home = join(folder, "home");
  await prepare(home, mode);
  const twin = join(folder, "twin");
  cpSync(home, twin, { recursive: true });
  const pace = await undisturbed(twin, mode);
  return { mode, folder, pace, twin: await things(twin, mode) };
}

export function closeBench({ folder }: Bench): void {
  rmSync(folder, { recursive: true });
}

/** `kills` on one copy of the home, then one undisturbed run. `random` gives numbers from 0 to 1. */
export async function killHome(
  { mode, folder, pace, twin }: Bench,
  kills: number,
  random: () => number,
): Promise<Toll> {
  const home = mkdtempSync(join(folder, "killed-"));
  cpSync(join(folder, "home"), home, { recursive: true });
  const toll: Toll = { mode, kills: 0, inside: 0, differences: [] };
  while (toll.kills < kills) {
    const before = progress(home);
    // Three in four aim at the work itself, the rest anywhere from the start of the process on.
    const left = wanted(mode) - before.settled;
    const aim: Aim =
      random() < 0.75 && left > 1
        ? { after: 1 + Math.floor(random() * (left - 1)), jitter: random() * each(pace) }
        : { after: 0, jitter: random() * pace.last };
    const wasKilled = await run(home, mode, aim);
    if (!wasKilled) break;
    const after = progress(home);
    toll.kills += 1;
    if (after.claims > before.claims && after.settled < wanted(mode)) toll.inside += 1;
  }
  await undisturbed(home, mode);
  toll.differences = differences(await things(home, mode), twin);
  return toll;
}

function wanted(mode: Mode): number {
  return mode === "events" ? people + answers : people;
}

async function prepare(home: string, mode: Mode): Promise<void> {
  mkdirSync(home);
  writeFileSync(join(home, "rules.yaml"), rules(mode));
  writeFileSync(join(home, "people.csv"), contacts());
  await program(["import", join(home, "people.csv"), "--yes", "--home", home]);
  if (mode !== "events") return;
  await undisturbed(home, "sends");
  for (const { to, text, messageId } of (await mails(join(home, "mail/.Sent/cur"))).slice(0, answers)) {
    const day = /(\w+day \d+ \w+ at \d+:\d\d)/.exec(text)?.[1];
    const mail = `From: <${to}>\nTo: dana@example.com\nSubject: Re: hello\nDate: Tue, 24 Nov 2026 09:00:00 +0000\nMessage-ID: <yes.${to}>\nIn-Reply-To: ${messageId}\n\n${day} works for me.\n`;
    writeFileSync(join(home, "mail/new", `yes.${to}`), mail);
  }
}

function rules(mode: Mode): string {
  const press = mode === "drafts" ? "me" : "auto";
  return `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
who_presses_send: { request: ${press}, invitation: auto }
sending: { at_most: none, per_company: none, undo: none, hours: 8:00 to 18:00 }
requests: { offer: 1 times }
meetings: { my_hours: { Mon-Fri: 8:00 to 20:00 }, their_hours: 8:00 to 20:00, at_most: none }
`;
}

function contacts(): string {
  const rows = Array.from(
    { length: people },
    (_, i) =>
      `Person ${i} Example,p${i}@example.org,America/New_York,"Your talk number ${i} stayed with me."`,
  );
  return ["name,email,timezone,why_them", ...rows].join("\n");
}

/** Milliseconds after the start at which the first and the last thing were there. */
async function undisturbed(home: string, mode: Mode): Promise<{ first: number; last: number }> {
  const folder = resultsOf(home, mode);
  const pace = { first: Number.POSITIVE_INFINITY, last: 0 };
  const began = performance.now();
  let seen = -1;
  const watch = setInterval(() => {
    const count = countOf(folder);
    if (seen !== -1 && count > seen) {
      pace.first = Math.min(pace.first, performance.now() - began);
      pace.last = performance.now() - began;
    }
    seen = count;
  }, 2);
  try {
    await program(startOf(home, mode));
  } finally {
    clearInterval(watch);
  }
  return pace;
}

function countOf(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

function startOf(home: string, mode: Mode): string[] {
  const now = mode === "events" ? answered : asked;
  const confirm = mode === "drafts" ? [] : ["--confirm", String(people)];
  return ["start", "--once", "--now", now, "--json", "--home", home, ...confirm];
}

/** So many milliseconds after the process made that many things (0: after its start). */
interface Aim {
  after: number;
  jitter: number;
}

/** True where it was killed before it ended by itself. */
async function run(home: string, mode: Mode, { after, jitter }: Aim): Promise<boolean> {
  const folder = resultsOf(home, mode);
  const before = countOf(folder);
  const child = spawn(process.execPath, [main, ...startOf(home, mode)], { stdio: "ignore" });
  const ended = once(child, "exit");
  let timer: NodeJS.Timeout | undefined;
  const watch = setInterval(() => {
    if (timer === undefined && countOf(folder) - before >= after)
      timer = setTimeout(() => child.kill("SIGKILL"), jitter);
  }, 1);
  const [, signal] = await ended;
  clearInterval(watch);
  clearTimeout(timer);
  return signal === "SIGKILL";
}

/** How long one thing takes. */
function each({ first, last }: Bench["pace"]): number {
  return (last - first) / people;
}

function resultsOf(home: string, mode: Mode): string {
  if (mode === "events") return join(home, "calendar");
  return join(home, `mail/.${mode === "drafts" ? "Drafts" : "Sent"}/cur`);
}

async function program(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${said}`);
}

function progress(home: string): { claims: number; settled: number; open: number } {
  const database = new DatabaseSync(join(home, "data/quarterhour.db"));
  try {
    const row = database
      .prepare(
        "select coalesce(sum(fence), 0) claims, coalesce(sum(state = 'done'), 0) settled, coalesce(sum(state <> 'done'), 0) open from actions",
      )
      .get();
    return { claims: Number(row?.claims), settled: Number(row?.settled), open: Number(row?.open) };
  } finally {
    database.close();
  }
}

async function things(home: string, mode: Mode): Promise<string[]> {
  if (mode === "events") return events(join(home, "calendar"));
  const found = await mails(join(home, `mail/.${mode === "drafts" ? "Drafts" : "Sent"}/cur`));
  const elsewhere = await mails(join(home, `mail/.${mode === "drafts" ? "Sent" : "Drafts"}/cur`));
  return [...found, ...elsewhere]
    .map(({ key, to, subject, text }) => JSON.stringify([key, to, subject, text]))
    .sort();
}

async function mails(folder: string) {
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    const mail = await PostalMime.parse(readFileSync(join(folder, name)));
    found.push({
      key: mail.headers.find((header) => header.key === "x-quarterhour-action")?.value ?? "",
      to: mail.to?.[0]?.address ?? "",
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      messageId: mail.messageId ?? "",
    });
  }
  return found;
}

function events(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ics"))
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8").replace(/\r?\n[ \t]/g, "");
      const line = (field: string) =>
        new RegExp(`^${field}[^:]*:(.*)$`, "m").exec(text.slice(text.indexOf("BEGIN:VEVENT")))?.[1];
      return JSON.stringify([line("X-QUARTERHOUR-ACTION"), line("UID"), line("DTSTART"), line("DTEND")]);
    })
    .sort();
}

function differences(mine: string[], twins: string[]): string[] {
  const said = [];
  if (mine.length !== twins.length) said.push(`${mine.length} things, the twin has ${twins.length}`);
  for (const one of mine) if (!twins.includes(one)) said.push(`only here: ${one.slice(0, 300)}`);
  for (const one of twins) if (!mine.includes(one)) said.push(`only in the twin: ${one.slice(0, 300)}`);
  if (new Set(mine).size !== mine.length) said.push("something is there twice");
  return said;
}

/** Mulberry32: the same moments for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
