/** The demo: a second run is equal, a changed rule changes it as it should, and its counts equal the files. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "../../story/kill/program.ts";
import { eventRows, mailRows } from "../../story/kill/read-files.ts";
import type { Shown } from "../run.ts";

interface Told {
  at: string;
  contact: string;
  round: number;
  step: string;
  ordinal: number;
  outcome: string;
}

interface Demo {
  home: string;
  days: number;
  tookMs: number;
  sent: Record<string, number>;
  drafts: Record<string, number>;
  events: { created: number; changed: number; cancelled: number };
  stages: Record<string, number>;
  closed: Record<string, number>;
  timeline: Told[];
}

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
const folder = mkdtempSync(join(tmpdir(), "quarterhour-prove-demo-"));

export async function prove(): Promise<Shown[]> {
  try {
    const first = demo("first");
    const second = demo("second");
    const rules = readFileSync(join(first.home, "rules.yaml"), "utf8");
    const one = demo("one", withRule(rules, "requests", "offer: 1 times", "offer"));
    const none = demo("none", withRule(rules, "requests", "follow_up: []", "follow_up"));
    return [counted(first), same(first, second), everyStage(first), oneTime(one), noFollowUp(first, none)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function demo(name: string, rules?: string): Demo {
  const more: string[] = [];
  if (rules !== undefined) {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, rules);
    more.push("--rules", file);
  }
  const { exitCode, out, err } = program(folder, "demo", "--home", join(folder, name), ...more, "--json");
  if (exitCode !== 0) throw new Error(`demo ended with ${exitCode}: ${err}`);
  return JSON.parse(out) as Demo;
}

function counted({ home, sent, drafts, events, days, tookMs }: Demo): Shown {
  const files = { sent: byStep(mailRows(home, "Sent")), drafts: byStep(mailRows(home, "Drafts")) };
  const entries = eventRows(home).length;
  return {
    what: "the numbers of demo --json equal the files in .Sent, .Drafts and the calendar",
    shown:
      isSame(files.sent, sent) &&
      isSame(files.drafts, drafts) &&
      entries === events.created &&
      tookMs <= 20_000,
    figures: `${days} days in ${(tookMs / 1000).toFixed(1)} s; sent ${JSON.stringify(sent)}, files ${JSON.stringify(files.sent)}; drafts ${JSON.stringify(drafts)}, files ${JSON.stringify(files.drafts)}; ${events.created} events, ${entries} entries`,
  };
}

/** Mails of ours only: a mail program's own copies and mails by hand carry no key. */
function byStep(rows: readonly (readonly string[])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [key = ""] of rows) {
    const step = key.split("~")[3];
    if (step !== undefined) counts[step] = (counts[step] ?? 0) + 1;
  }
  return counts;
}

function isSame(a: Record<string, number>, b: Record<string, number>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (name) => (a[name] ?? 0) === (b[name] ?? 0),
  );
}

function same(a: Demo, b: Demo): Shown {
  const [first, second] = [JSON.stringify(a.timeline), JSON.stringify(b.timeline)];
  return {
    what: "a second run of the demo gives the same timeline",
    shown: first === second && a.timeline.length > 0,
    figures: `${a.timeline.length} and ${b.timeline.length} lines`,
  };
}

function everyStage({ home }: Demo): Shown {
  const { out } = program(home, "log", "--json");
  const seen = stages.filter((stage) => isSeen(stage, out));
  return {
    what: "every stage of an interview occurs in it",
    shown: seen.length === stages.length,
    figures: `seen: ${seen.join(", ")}`,
  };
}

/** Each stage by the fact that begins it; everybody is `ready` before a request is drafted. */
function isSeen(stage: string, log: string): boolean {
  const facts = JSON.parse(log) as {
    kind: string;
    key?: string;
    held?: boolean;
    read?: { reading: { kind: string } };
  }[];
  const sent = (step: string) =>
    facts.some(({ kind, key }) => kind === "sent" && key?.split("~")[3] === step);
  switch (stage) {
    case "researching":
      return facts.some(({ read }) => read?.reading.kind === "bounced");
    case "ready":
      return facts.some(({ kind, key }) => kind === "drafted" && key?.split("~")[3] === "request");
    case "requested":
      return sent("request");
    case "arranging":
      return facts.some(({ kind, read }) => kind === "answered" || read?.reading.kind === "accepts");
    case "scheduled":
      return facts.some(({ kind }) => kind === "event-created");
    case "met":
      return facts.some(({ kind }) => kind === "held" || kind === "debriefed");
    case "thanked":
      return sent("thank-you");
    case "in-touch":
      return sent("check-in");
    default:
      return facts.some(({ kind, read }) => kind === "closed" || read?.reading.kind === "opts-out");
  }
}

function oneTime({ home }: Demo): Shown {
  const requests = [...mailRows(home, "Sent"), ...mailRows(home, "Drafts")].filter(([key]) =>
    key.includes("~request~"),
  );
  const times = requests.map(([, , , text]) => text.match(/\w+day \d+ \w+ at \d+:\d\d/g)?.length ?? 0);
  return {
    what: "with `offer: 1 times` every request of the demo offers one time",
    shown: times.length > 0 && times.every((count) => count === 1),
    figures: `${times.length} requests, times in them: ${[...new Set(times)].join(", ")}`,
  };
}

function noFollowUp(before: Demo, after: Demo): Shown {
  return {
    what: "with `follow_up: []` the demo sends no follow-up",
    shown: (before.sent["follow-up"] ?? 0) > 0 && (after.sent["follow-up"] ?? 0) === 0,
    figures: `${before.sent["follow-up"] ?? 0} before, ${after.sent["follow-up"] ?? 0} with it`,
  };
}

/** The rules with one line in a section, in place of the one that stands there. */
function withRule(rules: string, section: string, line: string, key: string): string {
  const lines = rules.split("\n").filter((one) => !new RegExp(`^ {2}${key}:`).test(one));
  const at = lines.findIndex((one) => one.startsWith(`${section}:`));
  if (at === -1) return `${lines.join("\n").trimEnd()}\n${section}:\n  ${line}\n`;
  if (lines[at]?.trim() !== `${section}:`)
    throw new Error(`${section} is written on one line; it cannot be changed here.`);
  return [...lines.slice(0, at + 1), `  ${line}`, ...lines.slice(at + 1)].join("\n");
}
