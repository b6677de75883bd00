import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { alone } from "../../src/cli/demo/ensemble.ts";
import { examples } from "../../src/cli/demo/examples.ts";
import type { DemoFiles } from "../../src/cli/demo/make-home.ts";
import { demoPage } from "../../src/cli/demo/page.ts";
import { type Played, play } from "../../src/cli/demo/play.ts";
import { demoJson } from "../../src/cli/demo/timeline.ts";
import { people } from "../../src/cli/show/people.ts";

interface DemoJson {
  home: string;
  days: number;
  tookMs: number;
  sent: Record<string, number>;
  drafts: Record<string, number>;
  events: { created: number; changed: number; cancelled: number };
  stages: Record<string, number>;
  closed: Record<string, number>;
  timeline: {
    at: string;
    contact: string;
    round: number;
    step: string;
    ordinal: number;
    outcome: string;
    stage: string;
  }[];
  moves: { at: string; contact: string; stage: string }[];
}

const sample = join(import.meta.dirname, "../../src/cli/demo/sample");
const stages = [
  "researching",
  "ready",
  "requested",
  "arranging",
  "scheduled",
  "met",
  "thanked",
  "in-touch",
  "closed",
];
let folder = "";
let first: { json: DemoJson; stderr: string; exitCode: number | null };
let second: Played;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarterhour-test-demo-"));
  await mkdir(join(folder, "second"));
  [first, second] = await Promise.all([
    demo("--home", join(folder, "first")),
    play(
      (clock) => alone(join(folder, "second"), {}, clock),
      () => {},
    ),
  ]);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the demo", () => {
  it("leads twelve people through every stage of an interview, and ends well", () => {
    const { json, stderr, exitCode } = first;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(new Set(json.moves.map((move) => move.contact)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(json.moves.map((move) => move.stage))).toEqual(new Set(stages));
    expect(new Set(json.timeline.map((entry) => entry.stage))).toEqual(new Set(stages));
    expect(json.closed).toMatchObject({ declined: 1, "no-reply": 1, "opted-out": 1, "gone-quiet": 1 });
  });

  it("shows every kind of mail, and what becomes of drafts", () => {
    const { json } = first;
    expect(Object.keys(json.sent).sort()).toEqual([
      "brief",
      "check-in",
      "decline-answer",
      "event-nudge",
      "follow-up",
      "introducer-thanks",
      "introduction-ask",
      "new-times",
      "questions",
      "request",
      "thank-you",
    ]);
    const outcomes = new Set(json.timeline.map((entry) => entry.outcome));
    for (const outcome of ["drafted", "sent", "refreshed", "withdrawn", "discarded", "created", "changed"]) {
      expect(outcomes).toContain(outcome);
    }
  });

  it("moves a declined meeting to the new time that they plainly accept, and keeps its one entry", () => {
    const entries = first.json.timeline.filter(
      ({ step, contact }) => step.startsWith("event") && contact.startsWith("ananya."),
    );
    expect(entries.map(({ outcome }) => outcome)).toEqual(["created", "changed"]);
  });

  it("tells numbers that equal the files in Sent, Drafts and the calendar", async () => {
    const { json } = first;
    expect(json.sent).toEqual(await stepsIn(join(json.home, "mail", ".Sent", "cur")));
    expect(json.drafts).toEqual(await stepsIn(join(json.home, "mail", ".Drafts", "cur")));
    const entries = await Promise.all(
      (await readdir(join(json.home, "calendar")))
        .filter((name) => name.endsWith(".ics"))
        .map((name) => readFile(join(json.home, "calendar", name), "utf8")),
    );
    const cancelled = entries.filter((text) => text.includes("STATUS:CANCELLED"));
    const changed = entries.filter((text) => /^SEQUENCE:[1-9]/m.test(text) && !cancelled.includes(text));
    expect(json.events).toEqual({
      created: entries.length,
      changed: changed.length,
      cancelled: cancelled.length,
    });
    const sent = json.timeline.filter((entry) => entry.outcome === "sent");
    expect(sent).toHaveLength(Object.values(json.sent).reduce((sum, count) => sum + count, 0));
  });

  it("goes the same way a second time", () => {
    const again = toPlain(demoJson(second, 0, people(second.contacts).ref));
    expect(again.timeline).toEqual(first.json.timeline);
    expect(again.moves).toEqual(first.json.moves);
  });

  it("numbers the mails of a step for each contact from 1", () => {
    const briefs = first.json.timeline.filter(
      ({ step, contact }) => step === "brief" && contact.startsWith("sofia."),
    );
    expect(briefs.map((entry) => entry.ordinal)).toEqual([1, 2]);
    const request = first.json.timeline.filter(
      ({ step, contact }) => step === "request" && contact.startsWith("priya."),
    );
    expect(request.map(({ ordinal, outcome }) => [ordinal, outcome])).toEqual([
      [1, "drafted"],
      [1, "sent"],
    ]);
  });

  it("ends with the timeline, one request, one meeting, one thank-you, a table, and where to look", async () => {
    const command = (line: string) => `quarterhour ${line} --home HERE`;
    const page = demoPage({ played: second, examples: await examples(second), command });
    for (const stage of stages) expect(page).toContain(`→ ${stage}`);
    expect(page).toContain("Could we");
    expect(page).toMatch(
      /One request, as Priya Raman finds it[\s\S]*Chicago\s+time,[\s\S]*another\s+time[\s\S]*PS\. I once/,
    );
    expect(page).toMatch(/One meeting[\s\S]*Chicago time \(14:00 New York time\)/);
    expect(page).toMatch(/One thank-you[\s\S]*learn SQL/);
    expect(page).toMatch(/Oliver Grant +London +never answers +closed: no-reply/);
    expect(page).toContain("quarterhour status --home HERE");
    expect(page.split("\n").filter((line) => line.length > 112)).toEqual([]);
  });
});

describe("the demo with files of one's own", () => {
  it("offers as many times as the rules say, and follows up when they say so", async () => {
    const contacts = await rows("Priya Raman", "Oliver Grant");
    const [one, none] = await Promise.all([
      small("one", contacts, [["offer: 3 times", "offer: 1 times"]]),
      small("none", contacts, [["follow_up: [6 working days]", "follow_up: []"]]),
    ]);
    const offered = one.facts.flatMap((fact) =>
      fact.kind === "drafted" && fact.key.includes("~request~") ? [fact.offered.length] : [],
    );
    expect(offered).toEqual([1, 1]);
    expect(one.facts.filter((fact) => fact.kind === "sent" && fact.key.includes("~follow-up~"))).toHaveLength(
      1,
    );
    expect(none.facts.filter((fact) => "key" in fact && fact.key.includes("~follow-up~"))).toEqual([]);
    expect(none.overview.closed["no-reply"]).toBe(1);
  });

  it("runs on a practice mailbox, whatever account the rules name", async () => {
    const own = join(folder, "own.yaml");
    await writeFile(
      own,
      "me:\n  name: Sam Lee # me\n  about: I teach maths.\n  curious_about: how teachers came to draw maps\n  timezone: Europe/Berlin\nmailbox: sam@example.net\n",
    );
    const contacts =
      "name,email,timezone,why_them\nAda Gray,ada@example.org,Europe/London,Your maps stayed with me.\n";
    const played = await small("own", contacts, [], own);
    expect(await readFile(join(played.folder, "rules.yaml"), "utf8")).toContain("name: Sam Lee # me");
    expect(await readFile(join(played.folder, "rules.yaml"), "utf8")).toContain(
      "mailbox: { address: sam@example.net, provider: local }",
    );
    expect(played.owner).toBe("Sam Lee");
    expect(played.facts.some((fact) => fact.kind === "sent")).toBe(true);
  });

  it("says what is wrong with them, and where", async () => {
    const own = join(folder, "wrong.yaml");
    await writeFile(own, "me: { name: Sam }\n");
    const home = join(folder, "wrong");
    await mkdir(home);
    await expect(playAt(home, { rules: own })).rejects.toMatchObject({ code: "rules/invalid" });
  });
});

/** Two contacts make a run short. */
async function small(
  name: string,
  contacts: string,
  changes: [string, string][],
  own?: string,
): Promise<Played> {
  const home = join(folder, name);
  await mkdir(home);
  const csv = join(folder, `${name}.csv`);
  await writeFile(csv, contacts);
  if (own !== undefined) return playAt(home, { rules: own, contacts: csv });
  const rules = join(folder, `${name}.yaml`);
  const text = await readFile(join(sample, "rules.yaml"), "utf8");
  await writeFile(
    rules,
    changes.reduce((all, [from, to]) => all.replace(from, to), text),
  );
  return playAt(home, { rules, contacts: csv });
}

async function rows(...names: string[]): Promise<string> {
  const [head = "", ...lines] = (await readFile(join(sample, "contacts.csv"), "utf8")).split("\n");
  return [head, ...lines.filter((line) => names.some((name) => line.startsWith(name)))].join("\n");
}

async function stepsIn(path: string): Promise<Record<string, number>> {
  const steps: Record<string, number> = {};
  for (const name of await readdir(path)) {
    const text = (await readFile(join(path, name), "latin1")).replace(/\n[ \t]+/g, " ");
    const step = /^X-Quarterhour-Action: *(?:[^~\n]*~){3}([a-z-]+)~/im.exec(text)?.[1] ?? "none";
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return steps;
}

function toPlain(value: unknown): DemoJson {
  return JSON.parse(JSON.stringify(value)) as DemoJson;
}

function demo(...args: string[]): Promise<typeof first> {
  const bin = join(import.meta.dirname, "../../bin/quarterhour.js");
  const child = spawn(process.execPath, [bin, "demo", "--json", ...args]);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({ json: JSON.parse(stdout === "" ? "{}" : stdout) as DemoJson, stderr, exitCode });
    });
  });
}

function playAt(home: string, files: DemoFiles): Promise<Played> {
  return play(
    (clock) => alone(home, files, clock),
    () => {},
  );
}
