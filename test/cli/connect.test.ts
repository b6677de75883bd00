/** Connecting an account, as its owner does it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import { askedScopes } from "../../src/providers/google/scopes.ts";
import { consent, decide } from "../doubles/google/consent.ts";
import type { GoogleDouble } from "../doubles/google.ts";
import { accountHome, at, begun, clientOf, connect, doubleWithDana, jsonAt, spawnedAt } from "./connected.ts";

interface Listed {
  accounts: { address: string; mailbox: string; state: string; scopes: string[]; wrong?: { kind: string } }[];
}

const gmailModify = "https://www.googleapis.com/auth/gmail.modify";

/** How many secrets the home holds. */
function secrets(home: string): number {
  const database = new DatabaseSync(join(home, "data", "quarterhour.db"), { readOnly: true });
  const row = database.prepare("select count(*) as count from secrets").get();
  database.close();
  return Number(row?.count);
}

async function states(double: GoogleDouble, home: string): Promise<string[]> {
  return (await jsonAt<Listed>(double, home, "accounts")).accounts.map(({ state }) => state);
}

describe("connect google --no-browser", () => {
  it("connects the mailbox, says what comes and what for, and takes along what was prepared (C-1, C-4)", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    await at(double, home, "import", "people.csv", "--yes");
    const line = ["connect", "google", "--no-browser", ...clientOf(double)];
    const run = spawnedAt(double, { home }, ...line);
    const browser = await consent(await run.url, { as: "dana@example.com" });
    expect(browser).toMatchObject({
      status: 200,
      body: expect.stringContaining("dana@example.com is connected"),
    });
    const { exitCode, out, err } = await run.ended;
    expect(exitCode, err).toBe(0);
    for (const part of [
      "hasn't verified",
      "7 days",
      "gmail.modify",
      "calendar.freebusy",
      "employer",
      "ssh -N -L",
    ])
      expect(out).toContain(part);
    expect(out).toContain("dana@example.com is connected.\n");

    const { accounts } = await jsonAt<Listed>(double, home, "accounts");
    const mailbox = toMailboxId("google", "110");
    expect(accounts).toMatchObject([{ address: "dana@example.com", state: "connected", mailbox }]);
    expect([...(accounts[0]?.scopes ?? [])].sort()).toEqual(askedScopes.split(" ").sort());
    expect(await jsonAt(double, home, "contacts")).toHaveLength(3);
    expect(await jsonAt(double, home, "check")).toMatchObject({ connected: true });
    expect(double.strays).toEqual([]);
  });

  it("prints one value under --json, and the rest beside it", async () => {
    const double = await doubleWithDana();
    const { exitCode, out, err } = await connect(double, accountHome(), {}, "--json");
    expect(exitCode, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      provider: "google",
      address: "dana@example.com",
      mailbox: toMailboxId("google", "110"),
      timezone: "America/New_York",
    });
  });

  it("needs nothing more than a start, and the requests lie in that mailbox's Drafts", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    await at(double, home, "import", "people.csv", "--yes");
    await connect(double, home);
    const { did } = await jsonAt<{ did: { outcome: string }[] }>(double, home, "start", "--once");
    expect(did.map(({ outcome }) => outcome)).toEqual(["drafted", "drafted"]);
    expect(double.user("dana@example.com").drafts()).toHaveLength(2);
    expect(double.deliveries).toEqual([]);
  });

  it("asks for PKCE with S256, offline access and the scopes that are explained, and for no more (C-1, C-4)", async () => {
    const double = await doubleWithDana();
    const run = begun(double, accountHome(), "connect", "google", "--no-browser", ...clientOf(double));
    const asked = new URL(await run.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      access_type: "offline",
      prompt: "consent",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      login_hint: "dana@example.com",
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/google$/),
      scope: [
        "openid",
        "https://www.googleapis.com/auth/userinfo.email",
        gmailModify,
        "https://www.googleapis.com/auth/calendar.events.owned",
        "https://www.googleapis.com/auth/calendar.freebusy",
      ].join(" "),
    });
    await consent(await run.url, { as: "dana@example.com", deny: true });
    await run.ended;
  });

  it("brings the calendar's time zone, for rules that name none", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    const file = join(home, "rules.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^ {2}timezone: .*\n/m, ""));
    expect(await at(double, home, "check")).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("Your time zone is not known"),
    });
    await connect(double, home);
    expect(await at(double, home, "check")).toMatchObject({ exitCode: 0 });
    expect((await at(double, home, "status")).out).toContain("New York time");
  });

  it("and check ask Google only about calendars that the rules name beside the primary one", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    await connect(double, home);
    const file = join(home, "rules.yaml");
    const text = readFileSync(file, "utf8");
    const asked = double.requests.length;
    expect(await at(double, home, "check")).toMatchObject({ exitCode: 0 });
    expect(double.requests).toHaveLength(asked);
    writeFileSync(file, `${text}meetings:\n  busy_calendars: [primary, nobody@group.calendar.google.com]\n`);
    const { exitCode, err } = await at(double, home, "check");
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^rules\.yaml:9 meetings\.busy_calendars: .*nobody@group\.calendar\.google\.com/);
  });

  it.each([
    { says: "gmail.modify", left: [gmailModify] },
    { says: "calendar.events.owned", left: ["https://www.googleapis.com/auth/calendar.events.owned"] },
    { says: "calendar.freebusy", left: ["https://www.googleapis.com/auth/calendar.freebusy"] },
    {
      says: "email, gmail.modify, calendar.events.owned, calendar.freebusy",
      left: askedScopes.split(" ").slice(1),
    },
  ])("is refused without $says, which is named, and stores nothing (R-38)", async ({ says, left }) => {
    const double = await doubleWithDana();
    const home = accountHome();
    const grant = askedScopes.split(" ").filter((scope) => !left.includes(scope));
    const { exitCode, err, browser } = await connect(double, home, { grant });
    expect(exitCode).toBe(1);
    expect(err).toContain(`missing: ${says}.`);
    expect(err).toContain("[provider/scopes]");
    expect(browser).toMatchObject({ status: 400, body: expect.stringContaining(`missing: ${says}.`) });
    expect(await states(double, home)).toEqual([]);
    expect(secrets(home)).toBe(0);
  });

  it("takes a no for a no", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    const { exitCode, err } = await connect(double, home, { deny: true });
    expect(exitCode).toBe(1);
    expect(err).toMatch(/left with no.*Nothing was stored\..*\[provider\/sign-in\]/s);
    expect(await states(double, home)).toEqual([]);
  });

  it("refuses whoever is not in rules.yaml, ten times out of ten (R-37)", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    for (let n = 0; n < 10; n++) {
      const { exitCode, err } = await connect(double, home, { as: "omar@example.com" });
      expect(exitCode).toBe(1);
      expect(err).toContain("You signed in as omar@example.com, but rules.yaml is for dana@example.com.");
      expect(err).toContain("[provider/other-account]");
    }
    expect(await states(double, home)).toEqual([]);
  });

  it("refuses another account behind the same address, also after a disconnect (R-37)", async () => {
    const before = await doubleWithDana();
    const home = accountHome();
    await connect(before, home);
    const other = await doubleWithDana({}, "999");
    for (const step of ["reconnect", "after disconnect"]) {
      const { exitCode, err } = await connect(other, home);
      expect(exitCode, step).toBe(1);
      expect(err).toContain(
        "dana@example.com is another account at Google than the one that was connected here before",
      );
      if (step === "reconnect") await at(before, home, "disconnect");
    }
    expect(await states(before, home)).toEqual(["disconnected"]);
    expect(await connect(before, home)).toMatchObject({ exitCode: 0 });
    expect(await states(before, home)).toEqual(["connected"]);
  });

  it("signs in anew with the client from before, without being told it again", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    await connect(double, home);
    const run = begun(double, home, "connect", "google", "--no-browser");
    await consent(await run.url, { as: "dana@example.com" });
    expect(await run.ended).toMatchObject({ exitCode: 0 });
  });

  it("is refused for a practice mailbox, and for a home that was run on one", async () => {
    const double = await doubleWithDana();
    const home = accountHome("{ address: dana@example.com, provider: local }");
    const line = ["connect", "google", "--no-browser", ...clientOf(double)];
    expect(await at(double, home, ...line)).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/a practice mailbox.*\[provider\/other-account\]/s),
    });
    await at(double, home, "import", "people.csv", "--yes");
    expect(await at(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });
    const file = join(home, "rules.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(/mailbox: .*/, "mailbox: dana@example.com"));
    const { exitCode, err } = await connect(double, home);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/run on its practice mailbox.*\[provider\/practice-run\]/s);
    expect(await states(double, home)).toEqual([]);
  });
});

describe("the OAuth client of connect google", () => {
  const downloaded = ({ client }: GoogleDouble, kind: string) =>
    JSON.stringify({
      [kind]: {
        client_id: client.id,
        project_id: "quarterhour-dana",
        auth_uri: "https://accounts.google.com/o/oauth2/auth",
        token_uri: "https://oauth2.googleapis.com/token",
        client_secret: client.secret,
        redirect_uris: ["http://localhost"],
      },
    });

  it("is read from the file that the console gives", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    writeFileSync(join(home, "client.json"), downloaded(double, "installed"));
    const run = begun(double, home, "connect", "google", "--no-browser", "--client-file", "client.json");
    await consent(await run.url, { as: "dana@example.com" });
    expect(await run.ended).toMatchObject({ exitCode: 0 });
  });

  it.each([
    {
      says: "a web application's",
      text: (double: GoogleDouble) => downloaded(double, "web"),
      told: /web application/,
    },
    { says: "something else", text: () => "{}", told: /not the file of an OAuth client/ },
    { says: "no JSON", text: () => "client_id=1", told: /not the file of an OAuth client/ },
  ])("is refused where the file is $says", async ({ text, told }) => {
    const double = await doubleWithDana();
    const home = accountHome();
    writeFileSync(join(home, "client.json"), text(double));
    const { exitCode, err } = await at(double, home, "connect", "google", "--client-file", "client.json");
    expect(exitCode).toBe(1);
    expect(err).toMatch(told);
    expect(err).toMatch(/Desktop app.*\[provider\/client\]/s);
  });

  it("is asked for where nobody named it, and half of one is not enough", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    expect(await at(double, home, "connect", "google")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("--client-file"),
    });
    expect(await at(double, home, "connect", "google", "--client-id", double.client.id)).toMatchObject({
      exitCode: 2,
    });
    const wrong = ["--client-id", "123", "--client-secret", "x"];
    expect(await at(double, home, "connect", "google", ...wrong)).toMatchObject({ exitCode: 1 });
  });

  it("that Google does not know, or with another secret, is said so, and stores nothing", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    const run = begun(
      double,
      home,
      "connect",
      "google",
      "--no-browser",
      "--client-id",
      double.client.id,
      "--client-secret",
      "GOCSPX-no",
    );
    const { location } = await decide(await run.url, { as: "dana@example.com" });
    await fetch(location);
    expect(await run.ended).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/Google refused it: Unauthorized\./),
    });
    expect(secrets(home)).toBe(0);
  });
});
