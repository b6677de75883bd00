/** The commands of a fleet, as a person gives them, on a real Postgres and a real Redis. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { run } from "../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../src/cli/table.ts";
import { describeFleet } from "../servers/fleet-services.ts";
import { dana, folder, type Ran, quarterhour as solo } from "./program.ts";

const launcher = join(import.meta.dirname, "../../bin/quarterhour.js");

describe("a command of a fleet, without one", () => {
  it.each([["migrate"], ["worker"], ["web"], ["apply", "rules.yaml"], ["move", "--to", "somewhere"]])(
    "%s says what to set",
    async (...line) => {
      const { exitCode, err } = await solo(folder(), ...line);
      expect(exitCode).toBe(1);
      expect(err).toMatch(/DATABASE_URL is not set.*\n.*DATABASE_URL=postgres:.*\[fleet\/not-set\]/s);
    },
  );
});

it.each(["localhost/quarterhour", "mysql://a:secret@b/c", "postgres://a:se#cret@b/c"])(
  "a database that is named %s is refused, in words, without its password",
  async (databaseUrl) => {
    const told = { err: "" };
    const world = {
      environment: { home: folder(), databaseUrl },
      cwd: folder(),
      hasTerminal: false,
      out: () => {},
      err: (text: string) => {
        told.err += text;
      },
    };
    expect(await run(["migrate"], { table, load: loadCommand }, world)).toBe(1);
    expect(told.err).toMatch(/^DATABASE_URL: .*\n.*%23.*\[environment\/invalid\]\n$/);
    expect(told.err).not.toContain("cret@");
  },
);

describeFleet("a fleet", ({ newDatabase, redisUrl }) => {
  /** A database of its own, and the folder of files. */
  async function fleet() {
    const databaseUrl = await newDatabase();
    const home = folder();
    const quarterhour = async (...line: string[]): Promise<Ran> => {
      const told = { out: "", err: "" };
      const exitCode = await run(
        line,
        { table, load: loadCommand },
        {
          environment: { home, databaseUrl, redisUrl },
          cwd: home,
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
    };
    return { databaseUrl, home, quarterhour };
  }

  /** A process of its own, ended after the test; resolves once it has printed an event of that name. */
  async function running(
    { databaseUrl, home }: { databaseUrl: string; home: string },
    line: string[],
    event: string,
  ) {
    const child: ChildProcess = spawn(process.execPath, [launcher, ...line], {
      env: { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, QUARTERHOUR_HOME: home },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    onTestFinished(async () => {
      child.kill("SIGTERM");
      await ended;
    });
    if (child.stdout === null) throw new Error("no output");
    const lines: Record<string, unknown>[] = [];
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
    createInterface({ input: child.stdout }).on("line", (text) => {
      const said = JSON.parse(text) as Record<string, unknown>;
      lines.push(said);
      if (said.event === event) resolve(said);
    });
    return { lines, told: await promise, ended, stop: () => child.kill("SIGTERM") };
  }

  const rulesOf = async (address: string): Promise<string> => {
    const home = folder();
    const line = dana.map((word) => (word === "dana@example.com" ? address : word));
    expect((await solo(home, "init", "--practice", ...line)).exitCode).toBe(0);
    return join(home, "rules.yaml");
  };

  it("is prepared once, and refused until then", async () => {
    const { quarterhour } = await fleet();
    expect((await quarterhour("status")).err).toMatch(/nothing of quarterhour.*migrate.*\[store\/older\]/s);
    expect((await quarterhour("migrate")).out).toMatch(/is ready \(version \d+\)/);
    expect((await quarterhour("migrate")).out).toMatch(/is up to date/);
    expect((await quarterhour("status")).err).toMatch(
      /no mailbox in this fleet yet.*apply.*\[fleet\/mailbox\]/s,
    );
  });

  it("takes in mailboxes by their rules, and wants to know which one is meant", async () => {
    const { quarterhour } = await fleet();
    await quarterhour("migrate");
    const file = await rulesOf("dana@example.com");
    expect((await quarterhour("apply", file)).out).toMatch(
      /Version 1 of the rules holds for dana@example.com/,
    );
    expect((await quarterhour("apply", file)).out).toMatch(/hold already.*version 1/);
    expect((await quarterhour("status")).out).toMatch(/practice mailbox dana@example.com/);

    const other = await rulesOf("omar@example.com");
    const refused = await quarterhour("apply", other, "--mailbox", "dana@example.com");
    expect(refused.err).toMatch(/rules for omar@example.com.*names dana@example.com.*\[fleet\/mailbox\]/s);
    expect((await quarterhour("apply", other, "--mailbox", "omar@example.com")).exitCode).toBe(0);
    const unclear = await quarterhour("status");
    expect(unclear.err).toMatch(/has 2 mailboxes.*dana@example.com.*omar@example.com.*--as/s);
    expect((await quarterhour("status", "--as", "omar@example.com")).out).toMatch(/mailbox omar@example.com/);
    expect((await quarterhour("status", "--as", "nobody@example.com")).err).toMatch(/no mailbox nobody@/);
  });

  it("refuses rules that are wrong, line by line, and goes on with those before", async () => {
    const { quarterhour, home } = await fleet();
    await quarterhour("migrate");
    await quarterhour("apply", await rulesOf("dana@example.com"));
    writeFileSync(join(home, "wrong.yaml"), "me: { name: Dana }\nmailbox: dana@example.com\nsendin: {}\n");
    expect((await quarterhour("apply", "wrong.yaml")).err).toMatch(
      /wrong.yaml:3.*sending.*\[rules\/invalid\]/s,
    );
    expect((await quarterhour("check")).out).toMatch(/rules.yaml is fine/);
  });

  it("runs an interview: workers do what a command rings for, on a clock that is given", async () => {
    const there = await fleet();
    const { quarterhour, home } = there;
    await quarterhour("migrate");
    await quarterhour("apply", await rulesOf("dana@example.com"));
    writeFileSync(
      join(home, "people.csv"),
      "name,email,company,timezone,why_them\nPriya Nair,priya@example.com,Lakeside,America/Chicago,Your talk stayed with me.\n",
    );
    expect((await quarterhour("import", "people.csv", "--yes")).exitCode).toBe(0);
    const worker = await running(there, ["worker"], "worker.ready");
    const first = await quarterhour("start", "--once", "--now", "2027-03-01T14:00:00Z");
    expect(first.out).toMatch(/Priya Nair.*request put into your Drafts/);

    const [mailbox = ""] = readdirSync(join(home, "mailboxes"));
    const mail = join(home, "mailboxes", mailbox, "mail");
    const [draft = ""] = readdirSync(join(mail, ".Drafts", "cur"));
    mkdirSync(join(mail, ".Sent", "cur"), { recursive: true });
    renameSync(
      join(mail, ".Drafts", "cur", draft),
      join(mail, ".Sent", "cur", draft.replace(/:2,.*$/, ":2,S")),
    );
    await quarterhour("start", "--once", "--now", "2027-03-01T15:00:00Z");
    expect((await quarterhour("status", "--json")).out).toMatch(/"requested": 1/);
    expect((await quarterhour("start")).err).toMatch(/this is a fleet.*quarterhour worker/s);
    expect(JSON.stringify(worker.lines)).not.toMatch(/priya|Priya|dana@/);

    worker.stop();
    const [exitCode] = await worker.ended;
    expect(exitCode).toBe(0);
    expect(worker.lines.at(-1)).toMatchObject({ event: "worker.stopped" });
  });

  it("tells a monitor that it lives, whether it can work, and its figures, and nothing of anybody", async () => {
    const there = await fleet();
    await there.quarterhour("migrate");
    await there.quarterhour("apply", await rulesOf("dana@example.com"));
    const { told } = await running(there, ["web", "--port", "0"], "web.ready");
    const get = async (path: string) => {
      const response = await fetch(`${told.url}${path}`);
      return { status: response.status, text: await response.text(), headers: response.headers };
    };
    expect(told.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await get("/healthz")).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(await get("/readyz")).toMatchObject({
      status: 200,
      text: '{"ok":true,"store":true,"queue":true}',
    });
    const metrics = await get("/metrics");
    expect(metrics.text).toMatch(/^quarterhour_mailboxes 1$/m);
    expect(metrics.text).toMatch(/^quarterhour_up\{part="store"\} 1$/m);
    expect(metrics.text).not.toMatch(/dana/);
    expect(metrics.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const nowhere = await get("/../etc/passwd");
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
  });

  it("waits for a database that is away before it tells monitors anything, and ends where it is told to or the database is not prepared", async () => {
    const there = await fleet();
    const early = await running(
      { ...there, databaseUrl: `${there.databaseUrl}_late` },
      ["web", "--port", "0"],
      "store.waits",
    );
    early.stop();
    expect((await early.ended)[0]).toBe(0);
    expect(early.lines.map(({ event }) => event)).toEqual(["store.waits", "web.stopping"]);
    const unprepared = await there.quarterhour("web", "--port", "0");
    expect(unprepared).toMatchObject({ exitCode: 1, err: expect.stringContaining("[store/older]") });
  });

  it("takes only queues that there are, and a number of actions that makes sense", async () => {
    const { quarterhour } = await fleet();
    expect((await quarterhour("worker", "--queues", "sync,plans")).err).toMatch(/"plans".*sync, plan, act/s);
    expect((await quarterhour("worker", "--concurrency", "0")).err).toMatch(/from 1 to 500/);
  });
});
