/** Connecting an account at Microsoft, as its owner does it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import { approveDevice, consent } from "../doubles/graph/consent.ts";
import type { GraphDouble } from "../doubles/graph.ts";
import {
  atMicrosoft,
  begunAtMicrosoft,
  connectMicrosoft,
  danaOid,
  jsonAtMicrosoft,
  microsoftWithDana,
  spawnedAtMicrosoft,
} from "./at-microsoft.ts";
import { accountHome, connect, doubleWithDana } from "./connected.ts";

interface Listed {
  accounts: { address: string; mailbox: string; state: string; scopes: string[] }[];
}

/** All that is asked for, in the order in which it is explained. */
const everything = [
  ...["offline_access", "openid", "profile", "User.Read", "Mail.ReadWrite", "Mail.Send"],
  ...["Calendars.ReadWrite", "MailboxSettings.Read"],
];

/** How many secrets the home holds. */
function secrets(home: string): number {
  const database = new DatabaseSync(join(home, "data", "quarterhour.db"), { readOnly: true });
  const row = database.prepare("select count(*) as count from secrets").get();
  database.close();
  return Number(row?.count);
}

async function states(double: GraphDouble, home: string): Promise<string[]> {
  return (await jsonAtMicrosoft<Listed>(double, home, "accounts")).accounts.map(({ state }) => state);
}

const clientOf = ({ client }: GraphDouble) => ["--client-id", client.id];

describe("connect microsoft --no-browser", () => {
  it("connects the mailbox, says what comes and what for, and takes along what was prepared (C-1, C-4)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await atMicrosoft(double, home, "import", "people.csv", "--yes");
    const line = ["connect", "microsoft", "--no-browser", ...clientOf(double)];
    const run = spawnedAtMicrosoft(double, home, ...line);
    const browser = await consent(double, await run.url, { as: "dana@example.com" });
    expect(browser).toMatchObject({
      status: 200,
      body: expect.stringContaining("dana@example.com is connected"),
    });
    const { exitCode, out, err } = await run.ended;
    expect(exitCode, err).toBe(0);
    for (const part of [...everything, "Unverified", "Need admin approval", "employer", "ssh -N -L"])
      expect(out).toContain(part);
    expect(out).toContain("dana@example.com is connected.\n");

    const { accounts } = await jsonAtMicrosoft<Listed>(double, home, "accounts");
    const { tid } = double.user("dana@example.com");
    const mailbox = toMailboxId("microsoft", `${danaOid}.${tid}`);
    expect(accounts).toMatchObject([{ address: "dana@example.com", state: "connected", mailbox }]);
    expect(accounts[0]?.scopes).toEqual(everything);
    expect(await jsonAtMicrosoft(double, home, "contacts")).toHaveLength(3);
    expect(await jsonAtMicrosoft(double, home, "check")).toMatchObject({ connected: true });
    expect(double.strays).toEqual([]);
  });

  it("prints one value under --json, and the rest beside it", async () => {
    const double = await microsoftWithDana();
    const { exitCode, out, err } = await connectMicrosoft(double, accountHome(), {}, "--json");
    expect(exitCode, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      provider: "microsoft",
      address: "dana@example.com",
      timezone: "America/New_York",
    });
  });

  it("needs nothing more than a start, and the requests lie in that mailbox's Drafts", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await atMicrosoft(double, home, "import", "people.csv", "--yes");
    await connectMicrosoft(double, home);
    const { did } = await jsonAtMicrosoft<{ did: { outcome: string }[] }>(double, home, "start", "--once");
    expect(did.map(({ outcome }) => outcome)).toEqual(["drafted", "drafted"]);
    expect(double.user("dana@example.com").drafts()).toHaveLength(2);
    expect(double.deliveries).toEqual([]);
  });

  it("asks for PKCE with S256, a form back at localhost, and the scopes that are explained (C-1, C-3, C-4)", async () => {
    const double = await microsoftWithDana();
    const run = begunAtMicrosoft(
      double,
      accountHome(),
      "connect",
      "microsoft",
      "--no-browser",
      ...clientOf(double),
    );
    const url = new URL(await run.url);
    expect(url.pathname).toBe("/common/oauth2/v2.0/authorize");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      response_mode: "form_post",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      login_hint: "dana@example.com",
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      scope: everything.join(" "),
    });
    await consent(double, url.href, { as: "dana@example.com", deny: true });
    await run.ended;
  });

  it("does not ask to send where the rules let nothing leave; start says so when they do later (C-4, R-38)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    const file = join(home, "rules.yaml");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, `${before}morning_mail: no\nmeetings: { before: { brief: no } }\n`);
    await connectMicrosoft(double, home);
    const { accounts } = await jsonAtMicrosoft<Listed>(double, home, "accounts");
    expect(accounts[0]?.scopes).toEqual(everything.filter((scope) => scope !== "Mail.Send"));
    expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });

    writeFileSync(file, `${before}who_presses_send: { request: auto }\n`);
    for (const line of [["check"], ["start", "--once"]]) {
      const { exitCode, err } = await atMicrosoft(double, home, ...line);
      expect(exitCode, line[0]).toBe(1);
      expect(err).toMatch(/who_presses_send\.request.*Mail\.Send.*connect microsoft.*\[provider\/scopes\]/s);
    }
    await connectMicrosoft(double, home);
    expect(await atMicrosoft(double, home, "start", "--once", "--confirm", "2")).toMatchObject({
      exitCode: 0,
    });
  });

  it.each(["Mail.ReadWrite", "Mail.Send", "Calendars.ReadWrite", "MailboxSettings.Read", "User.Read"])(
    "is refused without %s, which is named, and stores nothing (R-38)",
    async (left) => {
      const double = await microsoftWithDana();
      const home = accountHome();
      double.login.withhold = [left];
      const { exitCode, err, browser } = await connectMicrosoft(double, home);
      expect(exitCode).toBe(1);
      expect(err).toContain(`missing: ${left}.`);
      expect(err).toContain("[provider/scopes]");
      expect(browser).toMatchObject({ status: 400, body: expect.stringContaining(`missing: ${left}.`) });
      expect(await states(double, home)).toEqual([]);
      expect(secrets(home)).toBe(0);
    },
  );

  it("takes a no for a no", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    const { exitCode, err } = await connectMicrosoft(double, home, { deny: true });
    expect(exitCode).toBe(1);
    expect(err).toMatch(/left with no.*AADSTS65004.*Nothing was stored\..*\[provider\/sign-in\]/s);
    expect(await states(double, home)).toEqual([]);
  });

  it("says what to ask an administrator for where only they can allow it", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    double.needAdmin("dana@example.com");
    const { exitCode, err } = await connectMicrosoft(double, home);
    expect(exitCode).toBe(1);
    expect(err).toContain(
      `https://login.microsoftonline.com/organizations/adminconsent?client_id=${double.client.id}`,
    );
    expect(err).toMatch(/administrator.*AADSTS90094.*\[provider\/admin-consent\]/s);
    expect(secrets(home)).toBe(0);
  });

  it("refuses whoever is not in rules.yaml, ten times out of ten (R-37)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    for (let n = 0; n < 10; n++) {
      const { exitCode, err } = await connectMicrosoft(double, home, { as: "omar@example.com" });
      expect(exitCode).toBe(1);
      expect(err).toContain("You signed in as omar@example.com, but rules.yaml is for dana@example.com.");
      expect(err).toContain("[provider/other-account]");
    }
    expect(await states(double, home)).toEqual([]);
  });

  it("refuses another account behind the same address, also after a disconnect (R-37)", async () => {
    const before = await microsoftWithDana();
    const home = accountHome();
    await connectMicrosoft(before, home);
    const other = await microsoftWithDana({}, { oid: "7c9e6679-7425-40de-944b-e07fc1f90ae7" });
    for (const step of ["reconnect", "after disconnect"]) {
      const { exitCode, err } = await connectMicrosoft(other, home);
      expect(exitCode, step).toBe(1);
      expect(err).toContain(
        "dana@example.com is another account at Microsoft than the one that was connected here before",
      );
      if (step === "reconnect") await atMicrosoft(before, home, "disconnect");
    }
    expect(await states(before, home)).toEqual(["disconnected"]);
    expect(await connectMicrosoft(before, home)).toMatchObject({ exitCode: 0 });
    expect(await states(before, home)).toEqual(["connected"]);
  });

  it("signs in anew with the registration from before, without being told it again", async () => {
    const double = await microsoftWithDana({}, { kind: "personal" });
    const home = accountHome();
    await connectMicrosoft(double, home, {}, "--tenant", "consumers");
    const run = begunAtMicrosoft(double, home, "connect", "microsoft", "--no-browser");
    expect(await run.url).toContain("/consumers/oauth2/");
    await consent(double, await run.url, { as: "dana@example.com" });
    expect(await run.ended).toMatchObject({ exitCode: 0 });
  });

  it("does not make one home of two providers", async () => {
    const google = await doubleWithDana();
    const home = accountHome();
    await connect(google, home);
    const double = await microsoftWithDana();
    expect(await atMicrosoft(double, home, "connect", "microsoft", ...clientOf(double))).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/connected at google.*\[provider\/other-account\]/s),
    });
  });
});

describe("connect microsoft --device-code", () => {
  it.each(["work", "personal"] as const)(
    "connects a %s account from a server: the code is entered in a browser anywhere",
    async (kind) => {
      const double = await microsoftWithDana({}, { kind });
      double.login.deviceInterval = 0.05;
      const home = accountHome();
      const line = ["connect", "microsoft", "--device-code", ...clientOf(double)];
      const run = begunAtMicrosoft(double, home, ...line);
      expect(await run.url).toBe("https://microsoft.com/devicelogin");
      await approveDevice(double, codeIn(run.told.out), { as: "dana@example.com" });
      const { exitCode, out, err } = await run.ended;
      expect(exitCode, err).toBe(0);
      expect(out).toContain("dana@example.com is connected.");
      expect(await states(double, home)).toEqual(["connected"]);
    },
  );

  it("goes on waiting where an answer is lost (R-35)", async () => {
    const double = await microsoftWithDana();
    double.login.deviceInterval = 0.05;
    const home = accountHome();
    double.faults.next("login oauth2/v2.0/token", "503", 2);
    double.faults.next("login oauth2/v2.0/token", "lost-before", 1);
    const run = begunAtMicrosoft(double, home, "connect", "microsoft", "--device-code", ...clientOf(double));
    await run.url;
    const polls = () => double.requests.filter(({ method }) => method === "login oauth2/v2.0/token").length;
    await expect.poll(polls).toBeGreaterThan(3);
    await approveDevice(double, codeIn(run.told.out), { as: "dana@example.com" });
    expect(await run.ended).toMatchObject({ exitCode: 0 });
  });

  it.each([
    { says: "no", how: { deny: true }, told: /left with no/ },
    { says: "an administrator's no", how: {}, needsAdmin: true, told: /left with no/ },
  ])("takes $says for one, and stores nothing", async ({ how, needsAdmin = false, told }) => {
    const double = await microsoftWithDana();
    double.login.deviceInterval = 0.05;
    if (needsAdmin) double.needAdmin("dana@example.com");
    const home = accountHome();
    const run = begunAtMicrosoft(double, home, "connect", "microsoft", "--device-code", ...clientOf(double));
    await run.url;
    await approveDevice(double, codeIn(run.told.out), { as: "dana@example.com", ...how });
    const { exitCode, err } = await run.ended;
    expect(exitCode).toBe(1);
    expect(err).toMatch(told);
    expect(secrets(home)).toBe(0);
  });
});

describe("the app registration of connect microsoft", () => {
  it("is asked for where nobody named it, and has to look like one", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    expect(await atMicrosoft(double, home, "connect", "microsoft")).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("--client-id"),
    });
    for (const more of [
      ["--client-id", "my app"],
      [...clientOf(double), "--tenant", "our place"],
    ]) {
      expect(await atMicrosoft(double, home, "connect", "microsoft", ...more)).toMatchObject({
        exitCode: 1,
        err: expect.stringContaining("[provider/client]"),
      });
    }
  });

  it("takes no flag that is Google's, nor Google one of Microsoft's", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    for (const line of [
      ["microsoft", "--client-secret", "x"],
      ["google", "--device-code"],
      ["google", "--tenant", "common"],
    ])
      expect(await atMicrosoft(double, home, "connect", ...line)).toMatchObject({ exitCode: 2 });
  });

  it("that Microsoft does not know is said so, and stores nothing", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    const id = "11111111-1111-4111-a111-111111111111";
    const { exitCode, err } = await atMicrosoft(
      double,
      home,
      "connect",
      "microsoft",
      "--device-code",
      "--client-id",
      id,
    );
    expect(exitCode).toBe(1);
    expect(err).toMatch(/no app registration with that id.*AADSTS700016.*\[provider\/sign-in\]/s);
    expect(secrets(home)).toBe(0);
  });
});

/** The code that is shown. */
function codeIn(out: string): string {
  return /enter the code (\w+)/.exec(out)?.[1] ?? "";
}
