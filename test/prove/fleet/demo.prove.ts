/** The demo in one process and in a fleet: the same timeline, whoever did the work. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnServers, ownServers } from "../../servers/own-servers.ts";
import type { Shown } from "../run.ts";

interface Demo {
  home: string;
  tookMs: number;
  timeline: { at: string; contact: string; round: number; step: string; ordinal: number; outcome: string }[];
  moves: { at: string; contact: string; stage: string }[];
  [count: string]: unknown;
}

const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");
const counted = ["days", "sent", "drafts", "events", "stages", "closed"];

export async function prove(): Promise<Shown[]> {
  const servers = await ownServers("memory");
  if (servers.kind === "absent") throw new Error(`Nothing can be shown here: ${servers.says}.`);
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-prove-fleet-demo-"));
  try {
    return shown(demo(join(folder, "alone"), {}), together(folder, servers));
  } finally {
    rmSync(folder, { recursive: true });
    await servers.stop();
  }
}

function together(folder: string, { databaseUrl, redisUrl }: OwnServers): Demo {
  const environment = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl };
  program(environment, "migrate");
  return demo(join(folder, "together"), environment, "--fleet");
}

function shown(alone: Demo, fleet: Demo): Shown[] {
  const seconds = ({ tookMs }: Demo) => `${(tookMs / 1000).toFixed(1)} s`;
  const took = `${seconds(alone)} alone, ${seconds(fleet)} in a fleet`;
  return [
    same("the timeline", alone.timeline, fleet.timeline, took),
    same("who came to which stage, and when,", alone.moves, fleet.moves, took),
    {
      what: "the counts of the demo in a fleet (mails, events, stages, closed) equal those in one process",
      shown: counted.every((name) => alone[name] !== undefined && says(alone[name]) === says(fleet[name])),
      figures: counted.map((name) => `${name} ${says(fleet[name])}`).join(", "),
    },
  ];
}

/** Sorted by instant, then by what makes up a key; several workers may write in another order. */
function same(
  what: string,
  alone: readonly { at: string }[],
  fleet: readonly { at: string }[],
  took: string,
): Shown {
  const [one, other] = [alone, fleet].map((lines) => lines.map(says).sort());
  const missing = one?.filter((line) => other?.includes(line) !== true) ?? [];
  const more = other?.filter((line) => one?.includes(line) !== true) ?? [];
  const different = [
    ...missing.map((line) => `not in a fleet ${line}`),
    ...more.map((line) => `only in a fleet ${line}`),
  ];
  return {
    what: `${what} of the demo in a fleet, sorted by instant and key, equals that in one process`,
    shown: alone.length > 0 && JSON.stringify(one) === JSON.stringify(other),
    figures: `${alone.length} and ${fleet.length} lines, ${took}${different.length === 0 ? "" : `; ${different.slice(0, 3).join("; ")}`}`,
  };
}

/** `at` comes first in every line. */
function says(value: unknown): string {
  return JSON.stringify(value);
}

function demo(home: string, environment: Record<string, string>, ...more: string[]): Demo {
  return JSON.parse(program(environment, "demo", "--home", home, ...more, "--json")) as Demo;
}

function program(environment: Record<string, string>, ...line: string[]): string {
  const { DATABASE_URL: _, REDIS_URL: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...line], {
    encoding: "utf8",
    env: { ...env, ...environment },
  });
  if (status !== 0) throw new Error(`${line.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
