/**
 * Kills the program at random moments, and then lets it end its work: what stands in the files afterwards must be
 * what stands there in the home of a twin that was never disturbed, each once.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programKilled, programWatched } from "./program.ts";
import { type Progress, progressOf } from "./progress.ts";
import { eventRows, mailRows, type Row, repeated } from "./read-files.ts";

export interface Subject {
  /** The home as it is before; it is only ever copied. */
  home: string;
  line: readonly string[];
  /** The step that is counted, and how many there are of it. */
  step: "request" | "event";
  count: number;
  read(home: string): Row[];
}

export interface Killed {
  kills: number;
  /** Kills after the first claim of that run and before the last settle. */
  inside: number;
  homes: number;
  /** Milliseconds after the start of an undisturbed run. */
  window: { from: number; until: number };
  /** What was different from the twin, as sentences. */
  differences: string[];
  /** The rows of the twin. */
  expected: Row[];
}

export const readDrafts = (home: string): Row[] => mailRows(home, "Drafts");
export const readSent = (home: string): Row[] => mailRows(home, "Sent");
export const readEvents = (home: string): Row[] => eventRows(home);

/** `random` gives numbers from 0 up to 1; `also` reads every finished home once more, by other means. */
export async function killRound(
  subject: Subject,
  kills: number,
  random: () => number,
  also: (home: string, rows: readonly Row[]) => string | undefined = () => undefined,
): Promise<Killed> {
  const twin = copied(subject.home);
  const window = await undisturbed(subject, twin);
  const expected = subject.read(twin);
  const done: Killed = { kills: 0, inside: 0, homes: 0, window, differences: [], expected };
  if (expected.length !== subject.count)
    done.differences.push(`the twin made ${expected.length} of ${subject.count}`);
  rmSync(twin, { recursive: true });

  const pace = { factor: 1 };
  // As many more as it takes until half of the number asked for fell into the work, on a machine that is busy too.
  const isEnough = () => done.kills >= kills && (done.inside >= kills / 2 || done.kills >= 3 * kills);
  while (!isEnough()) {
    const home = copied(subject.home);
    const most = Math.max(done.kills + 1, Math.min(kills, done.kills + mostKillsInAHome));
    let isDone = false;
    while (done.kills < most && !isDone) {
      isDone = !(await killOnce(subject, home, done, random, pace));
      if (!isDone) done.kills += 1;
    }
    if (!isDone) await programWatched(home, subject.line, () => undefined);
    done.homes += 1;
    const rows = subject.read(home);
    const differences = [...differencesOf(rows, expected), also(home, rows) ?? ""];
    done.differences.push(
      ...differences.filter((one) => one !== "").map((one) => `home ${done.homes}: ${one}`),
    );
    rmSync(home, { recursive: true });
  }
  return done;
}

const mostKillsInAHome = 4;

/** How much quicker than the undisturbed run the others are: a busy machine is not always equally busy. */
interface Pace {
  factor: number;
}

/** False where it had ended by itself, and was so the undisturbed run. */
async function killOnce(
  subject: Subject,
  home: string,
  done: Killed,
  random: () => number,
  pace: Pace,
): Promise<boolean> {
  const before = progressOf(home, subject.step);
  const { from, until } = done.window;
  // What is left to do takes a part of the whole window; one in eight dies anywhere, even before it has begun.
  const left = 1 - before.settled / subject.count;
  const isAnywhere = random() < 0.125;
  const share = random();
  const moment = isAnywhere ? share * until : from + share * (until - from) * left;
  const end = await programKilled(home, subject.line, moment * pace.factor);
  if (end !== "killed") {
    if (end.exitCode !== 0) throw new Error(`It ended with ${end.exitCode}: ${end.err}`);
    pace.factor *= 0.85;
    return false;
  }
  const after = progressOf(home, subject.step);
  if (isInside(before, after, subject.count)) done.inside += 1;
  else if (!isAnywhere) pace.factor *= after.settled < subject.count ? 1.1 : 0.9;
  return true;
}

/** This run had claimed something, and not everything was settled. */
function isInside(before: Progress, after: Progress, count: number): boolean {
  return after.claims > before.claims && after.settled < count;
}

/** When the first claim and the last settle were seen. */
async function undisturbed({ line, step, count }: Subject, home: string): Promise<Killed["window"]> {
  let from: number | undefined;
  let until: number | undefined;
  const before = progressOf(home, step);
  await programWatched(home, line, (ms) => {
    const now = seen(home, step) ?? before;
    if (now.claims > before.claims) from ??= ms;
    if (now.settled >= count) until ??= ms;
  });
  if (from === undefined || until === undefined)
    throw new Error("The undisturbed run did not do everything.");
  return { from, until };
}

/** A database that is just being made cannot be read yet. */
function seen(home: string, step: Subject["step"]): Progress | undefined {
  try {
    return progressOf(home, step);
  } catch {
    return undefined;
  }
}

function differencesOf(rows: readonly Row[], expected: readonly Row[]): string[] {
  const twice = repeated(rows).map(([key]) => `${key} is there twice`);
  const have = new Set(rows.map((row) => JSON.stringify(row)));
  const want = new Set(expected.map((row) => JSON.stringify(row)));
  const missing = [...want].filter((row) => !have.has(row)).map((row) => `missing: ${row.slice(0, 200)}`);
  const other = [...have]
    .filter((row) => !want.has(row))
    .map((row) => `not in the twin: ${row.slice(0, 200)}`);
  return [...twice, ...missing, ...other];
}

function copied(home: string): string {
  const copy = mkdtempSync(join(tmpdir(), "quarterhour-killed-"));
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
