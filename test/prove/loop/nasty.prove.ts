/** Broken rules, nasty templates, calendars and contact files through the real commands (N-1 to N-75): a located
 * message or a right result, nothing half-written, and little more processor time than a good file takes. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programDone } from "../../story/kill/program.ts";
import type { Shown } from "../run.ts";
import { type Measured, measured, quickest } from "./cpu.ts";

const fixtures = join(import.meta.dirname, "../../fixtures");
const mostMs = 250;
/** A Monday, 10:00 in New York. */
const now = "2026-11-23T15:00:00Z";
const someRules = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
`;
const scratch = mkdtempSync(join(tmpdir(), "quarterhour-prove-nasty-"));

export async function prove(): Promise<Shown[]> {
  try {
    const good = goodHome();
    return [rules(good), templates(good), calendars(good), contacts(good)];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Case {
  name: string;
  ran: Measured;
  /** Undefined where all is well. */
  wrong: string | undefined;
}

function rules(good: string): Shown {
  const line = ["check"];
  const base = quickest(5, () => measured(copied(good), line));
  const cases = namesOf("rules/broken", ".yaml").map((name): Case => {
    const home = copied(good);
    cpSync(join(fixtures, "rules/broken", name), join(home, "rules.yaml"));
    const before = listing(home);
    const ran = measured(home, line);
    return {
      name,
      ran,
      wrong: refusedAt(ran, /rules\.yaml(:\d+(:\d+)?)?/) ?? changed(before, listing(home)),
    };
  });
  return verdict("30 broken rules.yaml", 30, cases, base, good, line, (home, name) =>
    cpSync(join(fixtures, "rules/broken", name), join(home, "rules.yaml")),
  );
}

function templates(good: string): Shown {
  const line = ["check"];
  const put = (home: string, name: string) => {
    mkdirSync(join(home, "templates/en"), { recursive: true });
    cpSync(join(fixtures, "templates", name), join(home, "templates/en/request.mjml"));
  };
  const fine = copied(good);
  mkdirSync(join(fine, "templates/en"), { recursive: true });
  cpSync(
    join(import.meta.dirname, "../../../templates/en/request.mjml"),
    join(fine, "templates/en/request.mjml"),
  );
  const base = quickest(5, () => measured(fine, line));
  const cases = namesOf("templates", ".mjml").map((name): Case => {
    const home = copied(good);
    put(home, name);
    const before = listing(home);
    const ran = measured(home, line);
    const mayPass = harmless.has(name) && ran.exitCode === 0;
    const wrong = mayPass ? undefined : refusedAt(ran, /templates\/en\/request\.mjml:\d+/);
    return { name, ran, wrong: wrong ?? changed(before, listing(home)) };
  });
  return verdict("15 nasty templates", 15, cases, base, good, line, put);
}

/** Its condition greets nobody only where there is no name: then that one mail is held. */
const harmless = new Set(["greets-nobody.mjml"]);

function calendars(good: string): Shown {
  const line = ["start", "--once", "--now", now, "--json"];
  const put = (home: string, name: string) => {
    mkdirSync(join(home, "calendar"), { recursive: true });
    cpSync(join(fixtures, "ics/nasty", name), join(home, "calendar", name));
  };
  const base = quickest(5, () => {
    const home = copied(good);
    put(home, "n75-alarms.ics");
    return measured(home, line);
  });
  const cases = namesOf("ics/nasty", ".ics").map((name): Case => {
    const home = copied(good);
    put(home, name);
    const ran = measured(home, line);
    return { name, ran, wrong: plannedOrHeld(ran) ?? halfWritten(home) };
  });
  return verdict("10 nasty .ics", 10, cases, base, good, line, put);
}

/** A request was drafted, or it is said that the calendar cannot be read, or leaves no time. */
function plannedOrHeld({ exitCode, out, err }: Measured): string | undefined {
  if (exitCode !== 0) return `it ended with ${exitCode}: ${err.slice(0, 200)}`;
  const { drafts, held, skips } = JSON.parse(out) as Record<
    "drafts" | "held" | "skips",
    { reason?: string }[]
  >;
  const isSaid = [...held, ...skips].some(
    ({ reason }) => reason === "calendar-unreadable" || reason === "no-slots",
  );
  return drafts.length === 1 || isSaid ? undefined : "nothing was drafted, and nothing is said about it";
}

function contacts(good: string): Shown {
  const files = new Map<string, string>();
  for (const name of namesOf("csv", ".csv")) files.set(name, join(fixtures, "csv", name));
  for (const [name, text] of Object.entries(large)) {
    const file = join(scratch, name);
    writeFileSync(file, text());
    files.set(name, file);
  }
  const fine = join(scratch, "good.csv");
  writeFileSync(fine, "name,email\nAna Silva,ana@northwind.example\n");
  const base = quickest(5, () => measured(copied(good), ["import", fine, "--yes"]));
  const cases = [...files].map(([name, file]): Case => {
    const home = copied(good);
    const before = contactsOf(home);
    const ran = measured(home, ["import", file, "--yes"]);
    if (ran.exitCode === 0) return { name, ran, wrong: halfWritten(home) };
    const refusal = ran.exitCode === 1 || ran.exitCode === 2 ? undefined : `it ended with ${ran.exitCode}`;
    const saved = contactsOf(home) === before ? undefined : "contacts were saved all the same";
    return { name, ran, wrong: refusal ?? refusedAt(ran, /\S+\.csv/) ?? saved };
  });
  return verdict("10 nasty CSVs", 10, cases, base, good, ["import"], undefined, (name) => {
    return measured(copied(good), ["import", files.get(name) ?? "", "--yes"]);
  });
}

/** N-8, N-9 and N-10. */
const large: Record<string, () => string> = {
  "n08-five-megabytes.csv": () => `name,email\nA,a@b.co\n"B,${"x,y\n".repeat(1_250_000)}`,
  "n09-columns.csv": () => Array.from({ length: 200_000 }, (_, at) => `c${at}`).join(","),
  "n10-empty-rows.csv": () => `name,email\n${"\n".repeat(1_000_000)}Ana,ana@northwind.example\n`,
};

/** What took long is run again: another program may have been in the way. */
function verdict(
  what: string,
  least: number,
  cases: readonly Case[],
  base: Measured,
  good: string,
  line: readonly string[],
  put: ((home: string, name: string) => void) | undefined,
  again?: (name: string) => Measured,
): Shown {
  const over = (ran: Measured) => ran.cpuMs - base.cpuMs;
  const repeat = (name: string): Measured => {
    if (again !== undefined) return again(name);
    const home = copied(good);
    put?.(home, name);
    return measured(home, line);
  };
  const times = cases.map(({ name, ran }) => {
    const best = over(ran) <= mostMs ? ran : quickest(3, () => repeat(name));
    return { name, ms: Math.min(over(ran), over(best)) };
  });
  const slow = times.filter(({ ms }) => ms > mostMs);
  const wrong = cases.filter((one) => one.wrong !== undefined);
  const worst = times.reduce((most, one) => (one.ms > most.ms ? one : most), { name: "none", ms: 0 });
  const notes = [
    ...wrong.map(({ name, wrong: why }) => `${name}: ${why}`),
    ...slow.map(({ name, ms }) => `${name}: ${ms.toFixed(0)} ms`),
  ];
  return {
    what: `${what}: a located message or a right result, nothing half-written, at most ${mostMs} ms of CPU more`,
    shown: cases.length >= least && wrong.length === 0 && slow.length === 0,
    figures: `${cases.length} files, a good one takes ${base.cpuMs.toFixed(0)} ms, the worst ${worst.ms.toFixed(0)} ms more (${worst.name})${notes.length === 0 ? "" : `; ${notes.slice(0, 5).join("; ")}`}`,
  };
}

function refusedAt({ exitCode, err }: Measured, where: RegExp): string | undefined {
  if (exitCode !== 1 && exitCode !== 2) return `it ended with ${exitCode}`;
  if (!where.test(err)) return `it does not say where: ${err.slice(0, 160)}`;
  if (!/\n {2}\S/.test(err)) return `it does not say what next: ${err.slice(0, 160)}`;
  return /\n {4}at /.test(err) ? "it shows a stack" : undefined;
}

/** The store is whole, and nothing unfinished lies in the folders. */
function halfWritten(home: string): string | undefined {
  const unfinished = listing(home).filter(
    (name) => name.includes(".unfinished") || /\/tmp\/[^/]+$/.test(name),
  );
  if (unfinished.length > 0) return `left behind: ${unfinished.join(", ")}`;
  const { exitCode, err } = measured(home, ["status", "--json"]);
  return exitCode === 0 ? undefined : `status ended with ${exitCode}: ${err.slice(0, 160)}`;
}

function changed(before: readonly string[], after: readonly string[]): string | undefined {
  const more = after.filter(
    (name) => !before.includes(name) && !/data\/quarterhour\.db-(wal|shm)$/.test(name),
  );
  return more.length === 0 ? undefined : `it wrote ${more.join(", ")}`;
}

function contactsOf(home: string): string {
  return measured(home, ["contacts", "--json"]).out;
}

function listing(home: string): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(home.length));
}

function namesOf(folder: string, ending: string): string[] {
  return readdirSync(join(fixtures, folder))
    .filter((name) => name.endsWith(ending))
    .sort();
}

let copies = 0;

function copied(home: string): string {
  copies += 1;
  const copy = join(scratch, `home-${copies}`);
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** One contact who can be asked. */
function goodHome(): string {
  const home = join(scratch, "good");
  mkdirSync(home);
  writeFileSync(join(home, "rules.yaml"), someRules);
  writeFileSync(
    join(home, "people.csv"),
    "name,email,country,timezone,why_them\nPriya Shah,priya@lakeside.example,US,America/Chicago,Your talk stayed with me.\n",
  );
  programDone(home, "import", "people.csv", "--yes");
  return home;
}
