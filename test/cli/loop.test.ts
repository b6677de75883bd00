import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, globSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { dana, folder, practiceHome, rules, spawned, spawnedJson } from "./program.ts";

interface Plan {
  now: string;
  due: { key: string; contact: string; step: string; due: string; because: { says: string } }[];
  drafts: {
    key: string;
    contact: string;
    step: string;
    messageId: string;
    offered: { start: string; end: string }[];
  }[];
  held: { contact: string; reason: string; until?: string }[];
  asks: { what: string; contact: string }[];
  skips: { contact: string; step: string; reason: string; until?: string }[];
  lookAgainAt: string | null;
  did?: { key: string; contact: string; step: string; outcome: string; messageId?: string; uid?: string }[];
}

const morning = "2026-12-01T14:00:00Z";

function start(home: string, now: string, ...more: string[]): Plan & { did: NonNullable<Plan["did"]> } {
  return spawnedJson(home, "start", "--once", "--now", now, ...more);
}

/** What the owner does in their mail program: the draft to this address goes out. */
function send(home: string, address: string): void {
  const files = globSync("mail/.Drafts/*/*", { cwd: home });
  const file = files.find((one) =>
    readFileSync(join(home, one), "utf8").includes(`To: Priya Raman <${address}>`),
  );
  if (file === undefined) throw new Error(`no draft to ${address}`);
  renameSync(join(home, file), join(home, "mail/.Sent/cur", basename(file)));
}

function receive(home: string, mail: { from: string; at: string; answers: string; text: string }): void {
  const { from, at, answers, text } = mail;
  const headers = [
    `From: ${from}`,
    "To: dana@example.com",
    "Subject: Re: hello",
    `Date: ${new Date(at).toUTCString()}`,
  ];
  const ids = [`Message-ID: <${at}@there.example>`, `In-Reply-To: <${answers}>`];
  writeFileSync(
    join(home, "mail/new", `${Date.parse(at)}.there`),
    `${[...headers, ...ids].join("\n")}\n\n${text}\n`,
  );
}

describe("the day-by-day commands on a practice home", () => {
  it("lead from the first plan to an event in the calendar, each in the shape that programs rely on", () => {
    const home = practiceHome();
    const before = spawnedJson<Plan>(home, "plan", "--now", morning);
    expect(Object.keys(before)).toEqual(["now", "due", "drafts", "held", "asks", "skips", "lookAgainAt"]);
    expect(before.due.map(({ contact, step, due }) => [contact, step, due])).toEqual(
      expect.arrayContaining([["priya@clinic.example", "request", morning]]),
    );
    expect(before.asks).toMatchObject([{ what: "why-them", contact: "tom@data.example" }]);
    expect(readdirSync(home)).not.toContain("mail");

    const first = start(home, morning);
    expect(first.due).toEqual([]);
    expect(first.did.map(({ outcome }) => outcome)).toEqual(["drafted", "drafted"]);
    expect(first.drafts.map(({ key }) => key).sort()).toEqual(first.did.map(({ key }) => key).sort());
    const [offer] = first.drafts.find(({ contact }) => contact === "priya@clinic.example")?.offered ?? [];
    expect(offer?.start).toMatch(/^2026-12-\d\dT\d\d:\d\d:00Z$/);

    send(home, "priya@clinic.example");
    const second = start(home, "2026-12-01T16:00:00Z");
    expect(second.skips).toContainEqual(
      expect.objectContaining({ contact: "priya@clinic.example", step: "follow-up", reason: "not-due" }),
    );
    const sent = spawnedJson<{ kind: string; contact: string; messageId: string; by: string }[]>(
      home,
      "log",
      "priya@clinic.example",
    ).at(-1);
    expect(sent).toMatchObject({ kind: "sent", contact: "priya@clinic.example", by: "owner" });

    const text = "Happy to. The first one works for me.";
    receive(home, {
      from: "priya@clinic.example",
      at: "2026-12-01T17:00:00Z",
      answers: sent?.messageId ?? "",
      text,
    });
    const third = start(home, "2026-12-01T18:00:00Z");
    expect(third.did).toContainEqual(
      expect.objectContaining({ step: "event", outcome: "created", uid: expect.any(String) }),
    );
    expect(globSync("calendar/*.ics", { cwd: home })).toHaveLength(1);

    const status = spawnedJson<{ stages: object; waiting: object }>(home, "status");
    expect(status).toEqual({
      now: "2026-12-01T18:00:00Z",
      stages: {
        researching: 1,
        ready: 1,
        requested: 0,
        arranging: 0,
        scheduled: 1,
        met: 0,
        thanked: 0,
        "in-touch": 0,
        closed: 0,
      },
      closed: { declined: 0, "no-reply": 0, "opted-out": 0, bounced: 0, "gone-quiet": 0, "by-owner": 0 },
      waiting: { drafts: 1, approvals: 0, asks: 1 },
      review: 0,
      paused: false,
      lastSync: "2026-12-01T18:00:00Z",
    });
    const why = spawned(home, "why", "priya@clinic.example").out;
    expect(why).toContain("stage        scheduled");
    expect(why).toMatch(/brief, not before .+: the brief comes shortly before the meeting/);
    expect(spawned(home, "log").out).toContain("Priya Raman: request: you sent it, offering");
  });

  it("says in words what was noticed and done, how to send a draft, and when it looks again", () => {
    const home = practiceHome();
    const { exitCode, out } = spawned(home, "start", "--once", "--now", morning);
    expect(exitCode).toBe(0);
    expect(out).toContain("Done\n  Priya Raman <priya@clinic.example>: request put into your Drafts");
    expect(out).toContain(
      "You are asked\n  One sentence is missing: why Tom Reyes?\n      quarterhour research tom@data.example",
    );
    expect(out).toMatch(/Looks again \w+ \d+ Dec \d+:\d\d\./);
    expect(out).toContain("move its file from mail/.Drafts/cur to mail/.Sent/cur");
    const again = spawned(home, "start", "--once", "--now", morning).out;
    expect(again).toContain("Nothing was to be done.");
  });

  it("show the free times of a contact, on their clock and mine", () => {
    const home = practiceHome();
    const slots = spawnedJson<{ start: string; end: string }[]>(
      home,
      "slots",
      "ana@northwind.example",
      "--now",
      morning,
    );
    expect(slots.length).toBeGreaterThan(10);
    for (const { start: from, end } of slots) {
      expect(Date.parse(end) - Date.parse(from)).toBe(20 * 60_000);
      // 9:30 in New York is 14:30 in Lisbon; nothing ends there after 17:30.
      expect(from.slice(11, 16) >= "14:30" && end.slice(11, 16) <= "17:30").toBe(true);
    }
    expect(spawned(home, "slots", "tom@data.example", "--now", morning).out).toContain(
      "contacts set tom@data.example timezone=",
    );
  });

  it("cite the line of the rules that decides (why)", () => {
    const home = practiceHome();
    appendFileSync(join(home, "rules.yaml"), "sending: { at_most: 3 a day }\n");
    const why = spawnedJson<{ limits: { path: string; value: string; where: string }[] }>(
      home,
      "why",
      "priya@clinic.example",
      "--now",
      morning,
    );
    expect(why.limits).toContainEqual(
      expect.objectContaining({
        path: "sending.at_most",
        value: "3 a day",
        where: "rules.yaml:8 sending.at_most",
      }),
    );
  });
});

describe("a home whose clock is given with --now", () => {
  it("is read at its last fact, is not written without --now, and never goes back", () => {
    const home = practiceHome();
    start(home, morning);
    expect(spawnedJson<Plan>(home, "plan").now).toBe(morning);
    expect(spawnedJson<Plan>(home, "plan", "--now", "2026-12-03T09:00:00Z").now).toBe("2026-12-03T09:00:00Z");
    const without = spawned(home, "start", "--once");
    expect(without).toMatchObject({ exitCode: 1, out: "" });
    expect(without.err).toContain(`Add \`--now ${morning}\` or a later instant.   [clock/virtual]`);
    const back = spawned(home, "plan", "--now", "2026-12-01T13:59:59Z");
    expect(back.exitCode).toBe(1);
    expect(back.err).toContain(`Give \`--now ${morning}\` or a later instant.   [clock/backwards]`);
  });

  it("is not made by only looking ahead", () => {
    const home = practiceHome();
    spawned(home, "plan", "--now", "2036-12-01T14:00:00Z");
    expect(spawned(home, "start", "--once").exitCode).toBe(0);
  });

  it("does not stand still for a worker that goes on and on", () => {
    expect(spawned(practiceHome(), "start", "--now", morning)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("Add --once"),
    });
  });
});

describe("a mailbox without an account", () => {
  it("can be planned and checked; start exits 1 and names connect and init --practice; --now is refused", () => {
    const home = folder();
    spawned(home, "init", ...dana);
    expect(spawnedJson<Plan>(home, "plan")).toMatchObject({ due: [], lookAgainAt: null });
    expect(spawned(home, "check").out).toContain("no account is connected for dana@example.com");
    const started = spawned(home, "start", "--once");
    expect(started.exitCode).toBe(1);
    expect(started.err).toContain("`quarterhour connect google`");
    expect(started.err).toContain("`quarterhour init --practice --home practice`");
    expect(started.err).toContain("[provider/not-connected]");
    expect(spawned(home, "plan", "--now", morning).err).toContain("[clock/virtual]");
  });
});

describe("more mails at once than were ever confirmed", () => {
  it("do not leave: it exits 1 and prints the number, which lets them go", () => {
    const home = practiceHome();
    const more = Array.from(
      { length: 12 },
      (_, n) => `Person ${n},p${n}@x${n}.example,,,Europe/Berlin,Your work on ${n} is clear.\n`,
    );
    writeFileSync(join(home, "more.csv"), `name,email,company,country,timezone,why_them\n${more.join("")}`);
    spawned(home, "import", "more.csv", "--yes");
    writeFileSync(
      join(home, "rules.yaml"),
      `${rules}mailbox: { address: dana@example.com, provider: local }\nwho_presses_send: { request: auto }\nsending: { at_most: none, undo: none }\nrequests: { offer: 1 times }\n`,
    );
    const held = spawned(home, "start", "--once", "--now", "2026-12-02T15:00:00Z");
    expect(held.exitCode).toBe(1);
    expect(held.err).toContain("14 mails would leave at once");
    expect(held.err).toContain("quarterhour start --confirm 14");
    expect(held.err).toContain("[bulk/unconfirmed]");
    expect(globSync("mail/.Sent/*/*", { cwd: home })).toEqual([]);
    const sent = start(home, "2026-12-02T15:00:00Z", "--confirm", "14");
    expect(sent.did.filter(({ outcome }) => outcome === "sent")).toHaveLength(14);
    expect(globSync("mail/.Sent/*/*", { cwd: home })).toHaveLength(14);
  });
});

describe("a worker that runs", () => {
  it("is the only one of its home, leaves every other command room, and ends when it is told to", async () => {
    const home = practiceHome();
    const program = join(import.meta.dirname, "../../bin/quarterhour.js");
    const worker = spawn(process.execPath, [program, "start", "--home", home], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(worker, "exit");
    let said = "";
    worker.stdout.setEncoding("utf8");
    for await (const text of worker.stdout) {
      said += String(text);
      if (said.includes("at work")) break;
    }
    const second = spawned(home, "start", "--once");
    expect(second.exitCode).toBe(1);
    expect(second.err).toContain(`process ${worker.pid}`);
    expect(second.err).toContain("[store/locked]");
    expect(spawnedJson<{ waiting: { drafts: number } }>(home, "status").waiting.drafts).toBe(2);
    expect(spawned(home, "contacts", "set", "tom@data.example", "role=Lead").exitCode).toBe(0);
    worker.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(said).toContain("Priya Raman <priya@clinic.example>: request put into your Drafts");
    expect(readdirSync(join(home, "data"))).not.toContain("owner.json");
  });
});
