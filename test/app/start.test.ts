import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { folder, json, practice, rules, spawned } from "../cli/program.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");
const count = 12;
const auto = `who_presses_send: { request: auto }
sending: { undo: none, at_most: none, per_company: none, days: Mon-Sun, hours: 0:00 to 24:00 }
requests: { offer: 1 times }
`;

describe("a worker that goes on and on", () => {
  it("is killed in the middle again and again: every mail goes once, and none is lost (R-1, R-48)", async () => {
    const home = homeOf(auto);
    for (const moment of [1, 2, 3]) {
      const worker = start(home, "--confirm", String(count));
      await heard(worker, "act.sent", moment);
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
    // The leases of the dead are voided by whoever comes next.
    const last = spawned(home, "start", "--once", "--json");
    expect(last.exitCode).toBe(0);
    const mails = globSync("mail/.Sent/cur/*", { cwd: home }).map((name) =>
      readFileSync(join(home, name), "utf8"),
    );
    const recipients = mails.map((mail) => /^To: .*<(.*)>/m.exec(mail)?.[1]);
    expect(new Set(recipients).size).toBe(count);
    expect(recipients).toHaveLength(count);
    expect(globSync("mail/.Drafts/cur/*", { cwd: home })).toEqual([]);
    const status = await json<{ review: number; stages: Record<string, number> }>(home, "status");
    expect(status).toMatchObject({ review: 0, stages: { requested: count } });
  });

  it("ends at once at the second signal (R-47)", async () => {
    const home = homeOf("");
    const worker = start(home);
    await heard(worker, "act.drafted", 1);
    worker.kill("SIGTERM");
    worker.kill("SIGTERM");
    const begun = performance.now();
    await once(worker, "exit");
    expect(performance.now() - begun).toBeLessThan(10_000);
    const again = spawned(home, "start", "--once", "--json");
    expect(again.exitCode).toBe(0);
    expect(globSync("mail/.Drafts/cur/*", { cwd: home }).length).toBeGreaterThan(0);
  });
});

function homeOf(more: string): string {
  const home = folder();
  const people = Array.from(
    { length: count },
    (_, at) =>
      `P${at} Raman,p${at}@c${at}.example,C${at},,America/Chicago,Your talk number ${at} stayed with me.`,
  );
  writeFileSync(join(home, "rules.yaml"), rules + practice + more);
  writeFileSync(
    join(home, "people.csv"),
    `name,email,company,country,timezone,why_them\n${people.join("\n")}\n`,
  );
  const { exitCode, err } = spawned(home, "import", "people.csv", "--yes");
  if (exitCode !== 0) throw new Error(err);
  return home;
}

function start(home: string, ...more: string[]): ChildProcess {
  const { QUARTERHOUR_HOME: _, ...env } = process.env;
  const worker = spawn(process.execPath, [launcher, "start", "--json", ...more], {
    cwd: home,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  return worker;
}

/** Resolves at the n-th line of log of that name, or at the end of the process. */
async function heard(worker: ChildProcess, event: string, times: number): Promise<void> {
  if (worker.stdout === null) throw new Error("it has no output");
  let seen = 0;
  for await (const line of createInterface({ input: worker.stdout })) {
    if ((JSON.parse(line) as { event: string }).event === event) seen += 1;
    if (seen >= times) return;
  }
}
