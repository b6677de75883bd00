/** The real program in a temporary home, as a person would start it. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../src/cli/table.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");

export interface Ran {
  exitCode: number | null;
  out: string;
  err: string;
}

/** As a process of its own. */
export function spawned(cwd: string, ...line: string[]): Ran {
  const { QUARTERHOUR_HOME: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...line], {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { exitCode: status, out: stdout, err: stderr };
}

/** The same program in this process, which is quicker: all but the launcher and the streams. */
export async function quarterhour(cwd: string, ...line: string[]): Promise<Ran> {
  const told = { out: "", err: "" };
  const exitCode = await run(
    line,
    { table, load: loadCommand },
    {
      environment: { home: undefined },
      cwd,
      hasTerminal: false,
      out: (text) => {
        told.out += text;
      },
      err: (text) => {
        told.err += text;
      },
    },
  );
  return { exitCode, ...told };
}

/** What a command prints under `--json`. Throws with what it said where it did not end well. */
export async function json<T>(cwd: string, ...line: string[]): Promise<T> {
  return parsed<T>(await quarterhour(cwd, ...line, "--json"), line);
}

/** The same, as a process of its own. */
export function spawnedJson<T>(cwd: string, ...line: string[]): T {
  return parsed<T>(spawned(cwd, ...line, "--json"), line);
}

function parsed<T>({ exitCode, out, err }: Ran, line: readonly string[]): T {
  if (exitCode !== 0) throw new Error(`${line.join(" ")} ended with ${exitCode}: ${err}`);
  return JSON.parse(out) as T;
}

/** An empty folder, gone after the test. */
export function folder(): string {
  const made = realpathSync(mkdtempSync(join(tmpdir(), "quarterhour-cli-")));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export const dana = [
  ...["--name", "Dana Okafor", "--mailbox", "dana@example.com"],
  ...["--about", "I was a public-health nurse for six years and am moving into health data."],
  ...["--curious-about", "how people got from the clinic into a data team"],
  ...["--timezone", "America/New_York", "--holidays", "US"],
];

export const rules = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
  holidays: US
`;

export const practice = "mailbox: { address: dana@example.com, provider: local }\n";

export const people = `name,email,company,country,timezone,why_them
Priya Raman,priya@clinic.example,Clinic,US,America/Chicago,Your talk on cleaning up triage notes stayed with me.
Tom Reyes,tom@data.example,Datahouse,US,,
Ana Silva,ana@northwind.example,Northwind,PT,Europe/Lisbon,Your paper on registries is the clearest that I have read.
`;

/** A practice home with three contacts: two who can be asked, one of whom nothing is known. */
export function practiceHome(): string {
  const home = folder();
  cpSync(template(), home, { recursive: true });
  return home;
}

let made: string | undefined;

/** Made once in a process, by the program itself. */
function template(): string {
  if (made !== undefined) return made;
  const home = mkdtempSync(join(tmpdir(), "quarterhour-cli-template-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  writeFileSync(join(home, "rules.yaml"), rules + practice);
  writeFileSync(join(home, "people.csv"), people);
  const { exitCode, err } = spawned(home, "import", "people.csv", "--yes");
  if (exitCode !== 0) throw new Error(err);
  made = home;
  return home;
}
