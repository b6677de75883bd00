/** The program against the double of Google: a home whose account a scripted browser connects. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../src/cli/table.ts";
import { type Consent, type ConsentResult, consent } from "../doubles/google/consent.ts";
import { type GoogleDouble, type GoogleOptions, googleDouble } from "../doubles/google.ts";
import { folder, people, type Ran, rules } from "./program.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");

/** A double with the owner's account, and another's. `sub` is Google's id for the owner's. */
export async function doubleWithDana(options: GoogleOptions = {}, sub = "110"): Promise<GoogleDouble> {
  const double = await googleDouble(options);
  onTestFinished(() => double.close());
  double.addUser({ email: "dana@example.com", sub, timeZone: "America/New_York" });
  double.addUser({ email: "omar@example.com", sub: "220", timeZone: "Europe/Berlin" });
  return double;
}

/** A home with rules for a real address, three people to import, and nothing connected. */
export function accountHome(mailbox = "dana@example.com"): string {
  const home = folder();
  writeFileSync(join(home, "rules.yaml"), `${rules}mailbox: ${mailbox}\n`);
  writeFileSync(join(home, "people.csv"), people);
  return home;
}

/** A program that runs, and what it has said so far. */
export interface Begun {
  told: { out: string; err: string };
  /** The address to sign in at, once it is printed. */
  url: Promise<string>;
  ended: Promise<Ran>;
}

/** The program in this process, at this double. */
export async function at(double: GoogleDouble, home: string, ...line: string[]): Promise<Ran> {
  return begun(double, home, ...line).ended;
}

export function begun(double: GoogleDouble, home: string, ...line: string[]): Begun {
  const { told, url, hear } = ear();
  const environment = { home: undefined, googleApi: double.url, googleOauth: double.url };
  const world = { environment, cwd: home, hasTerminal: false, out: hear("out"), err: hear("err") };
  const ended = run(line, { table, load: loadCommand }, world).then((exitCode) => ({ exitCode, ...told }));
  return { told, url, ended };
}

/** The same as a process of its own, with what else is in its environment. */
export function spawnedAt(
  double: GoogleDouble,
  { home, more = {} }: { home: string; more?: NodeJS.ProcessEnv },
  ...line: string[]
): Begun & { stop(): void } {
  const { told, url, hear } = ear();
  const { QUARTERHOUR_HOME: _, QUARTERHOUR_KEY: __, ...env } = process.env;
  const endpoints = { QUARTERHOUR_GOOGLE_API: double.url, QUARTERHOUR_GOOGLE_OAUTH: double.url };
  const child = spawn(process.execPath, [launcher, ...line], {
    cwd: home,
    env: { ...env, ...endpoints, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", (chunk: Buffer) => hear("out")(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => hear("err")(chunk.toString()));
  const ended = new Promise<Ran>((resolve) => {
    child.once("close", (exitCode) => resolve({ exitCode, ...told }));
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return { told, url, ended, stop: () => child.kill("SIGTERM") };
}

/** Signs in with a browser that does what it is told. */
export async function connect(
  double: GoogleDouble,
  home: string,
  who: Partial<Consent> = {},
  ...more: string[]
): Promise<Ran & { browser: ConsentResult }> {
  const run = begun(double, home, "connect", "google", "--no-browser", ...clientOf(double), ...more);
  const browser = await consent(await run.url, { as: "dana@example.com", ...who });
  return { ...(await run.ended), browser };
}

export function clientOf({ client }: GoogleDouble): string[] {
  return ["--client-id", client.id, "--client-secret", client.secret];
}

/** What a command prints under `--json`. Throws with what it said where it did not end well. */
export async function jsonAt<T>(double: GoogleDouble, home: string, ...line: string[]): Promise<T> {
  const { exitCode, out, err } = await at(double, home, ...line, "--json");
  if (exitCode !== 0) throw new Error(`${line.join(" ")} ended with ${exitCode}: ${err}`);
  return JSON.parse(out) as T;
}

function ear() {
  const told = { out: "", err: "" };
  const { promise: url, resolve } = Promise.withResolvers<string>();
  const hear = (which: keyof typeof told) => (text: string) => {
    told[which] += text;
    const shown = /^http\S+\/auth\?\S+$/m.exec(told[which])?.[0];
    if (shown !== undefined) resolve(shown);
  };
  return { told, url, hear };
}
