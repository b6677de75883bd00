/** What lies in a home of a sign-in at Microsoft: nothing that anybody else can open, move, or find. */
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { microsoftTokens } from "../../src/app/microsoft-account.ts";
import { secretNames } from "../../src/app/secret-names.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { asker } from "../doubles/graph/ask.ts";
import { consent } from "../doubles/graph/consent.ts";
import { refreshTokenIn } from "../providers/microsoft/signed-in.ts";
import {
  atMicrosoft,
  connectMicrosoft,
  jsonAtMicrosoft,
  microsoftWithDana,
  spawnedAtMicrosoft,
} from "./at-microsoft.ts";
import { accountHome } from "./connected.ts";

const fileOf = (home: string) => join(home, "data", "quarterhour.db");

/** Writes into the database behind the vault's back. */
function tamper(home: string, sql: string, ...values: string[]): void {
  const database = new DatabaseSync(fileOf(home));
  database.prepare(sql).run(...values);
  database.close();
}

function stored(home: string, name: string): string {
  const database = new DatabaseSync(fileOf(home), { readOnly: true });
  const row = database.prepare("select value from secrets where name = ?").get(name);
  database.close();
  return String(row?.value);
}

const change = "update secrets set value = ? where name = ?";
const { cache, client } = secretNames;

/** A start has to refuse it before anything is asked of Microsoft. */
async function refuses(double: Parameters<typeof atMicrosoft>[0], home: string, code: RegExp): Promise<void> {
  const before = double.requests.length;
  expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({
    exitCode: 1,
    err: expect.stringMatching(code),
  });
  expect(double.requests.length).toBe(before);
}

describe("msal's cache in the vault", () => {
  it("is refused with a byte changed, its prefix taken off, put into another row, or as plain text (C-5)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await connectMicrosoft(double, home);
    const [mine, other] = [stored(home, cache), stored(home, client)];
    const middle = Math.floor(mine.length / 2);
    const flipped = mine.slice(0, middle) + (mine[middle] === "A" ? "B" : "A") + mine.slice(middle + 1);
    for (const value of [flipped, mine.slice("v1.".length), other, '{"Account":{},"RefreshToken":{}}', ""]) {
      tamper(home, change, value, cache);
      await refuses(double, home, /\[vault\/unreadable\]/);
    }
    tamper(home, change, mine, cache);
    tamper(home, change, mine, client);
    await refuses(double, home, /\[vault\/unreadable\]/);
    tamper(home, change, other, client);
    expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });
  });

  it("is refused under another key (C-5, C-6)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await connectMicrosoft(double, home);
    const key = join(home, "data", "key");
    const right = readFileSync(key, "utf8");
    writeFileSync(key, `${Buffer.alloc(32, 7).toString("base64")}\n`);
    await refuses(double, home, /another key.*\[vault\/unreadable\]/s);
    writeFileSync(key, right);
    expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });
  });

  it("is another one after each renewal, and goes with a new key (C-6, R-36)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await connectMicrosoft(double, home);
    const dana = double.user("dana@example.com");
    const opened = async () => {
      const store = await openSqliteStore({ file: fileOf(home) });
      const [account] = await store.accounts.all();
      if (account === undefined) throw new Error("Nothing is connected.");
      const text = (await (await store.vault()).read(account.mailboxId, cache)) ?? "";
      await store.close();
      return refreshTokenIn(text);
    };
    const first = await opened();
    await atMicrosoft(double, home, "start", "--once");
    const second = await opened();
    expect(second).not.toBe(first);
    expect(second).toBe(dana.newestRefreshToken());
    expect((await atMicrosoft(double, home, "accounts", "--new-key")).out).toContain(
      "2 secrets were encrypted anew.",
    );
    expect(await opened()).toBe(second);
  });
});

/** What a token looks like at the double, as at Microsoft: access tokens, refresh tokens, codes, id tokens. */
const tokens =
  /eyJ0eXAiOiJKV1Qi[\w-]{20,}|EwBwA8l6BAAU[\w-]{20,}|1\.AXoA[\w-]{20,}|M\.C5[\w-]{20,}|eyJ[\w-]{10,}\.eyJ[\w-]+/g;

it.each(["work", "personal"] as const)(
  "after a sign-in and a round of work with a %s account no token stands in the database, its log, the home or on the screen (C-5, C-7)",
  { timeout: 120_000 },
  async (kind) => {
    const double = await microsoftWithDana({}, { kind });
    const home = accountHome();
    const seen = new Map<string, string>();
    const run = async (...line: string[]) => {
      const { ended, url } = spawnedAtMicrosoft(double, home, ...line);
      if (line[0] === "connect") {
        const { body } = await consent(double, await url, { as: "dana@example.com" });
        seen.set("the page in the browser", body);
      }
      const { exitCode, out, err } = await ended;
      seen.set(line.join(" "), out + err);
      return exitCode;
    };
    expect(double.user("dana@example.com").refreshTokenFor()).toMatch(tokens);
    expect(double.user("dana@example.com").grantToken()).toMatch(tokens);
    expect(await run("import", "people.csv", "--yes")).toBe(0);
    expect(await run("connect", "microsoft", "--no-browser", "--client-id", double.client.id)).toBe(0);
    expect(await run("start", "--once", "--json")).toBe(0);
    double.faults.next("login oauth2/v2.0/token", "503", 100);
    await run("start", "--once");
    double.faults.clear();
    expect(await run("accounts", "--new-key")).toBe(0);
    for (const command of ["doctor", "status", "accounts"]) expect(await run(command, "--json")).toBe(0);

    // A worker that goes on, and is killed: its database has no end, only a log.
    const renewals = () => double.requests.filter(({ method }) => method?.endsWith("v2.0/token")).length;
    const before = renewals();
    const worker = spawnedAtMicrosoft(double, home, "start", "--json");
    await expect.poll(renewals, { timeout: 40_000 }).toBeGreaterThan(before);
    const files = globSync("**/*", { cwd: home }).filter((name) => statSync(join(home, name)).isFile());
    expect(files.map((name) => name.replaceAll("\\", "/"))).toEqual(
      expect.arrayContaining(["data/quarterhour.db-wal", "data/key"]),
    );
    const key = readFileSync(join(home, "data", "key"), "utf8").trim();
    for (const name of files) {
      const bytes = readFileSync(join(home, name)).toString("latin1");
      seen.set(name, name.endsWith("key") ? "" : bytes);
    }
    worker.stop("SIGKILL");
    const { out, err } = await worker.ended;
    seen.set("start", out + err);

    expect(seen.size).toBeGreaterThan(13);
    for (const [where, text] of seen) {
      expect(text.match(tokens), where).toBeNull();
      expect(text.includes(key), `the key in ${where}`).toBe(false);
    }
  },
);

describe("disconnect of an account at Microsoft", () => {
  it.each([
    { kind: "work", page: "myapps.microsoft.com" },
    { kind: "personal", page: "account.live.com/consent/Manage" },
  ] as const)(
    "deletes the sign-in and its key, and says where a $kind account takes the permission away (C-8)",
    async ({ kind, page }) => {
      const double = await microsoftWithDana({}, { kind });
      const home = accountHome();
      await connectMicrosoft(double, home);
      const { exitCode, out } = await atMicrosoft(double, home, "disconnect");
      expect(exitCode).toBe(0);
      expect(out).toContain("dana@example.com is disconnected, and its sign-in is deleted here.");
      expect(out).toContain(page);
      expect(stored(home, cache)).toBe("undefined");
      expect(globSync("data/key", { cwd: home })).toEqual([]);
      expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({
        exitCode: 1,
        err: expect.stringContaining("[provider/not-connected]"),
      });
    },
  );
});

describe("a sign-in that Microsoft takes back", () => {
  it("stops the work with what to do, keeps every action, and goes on after a new one (R-34)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await atMicrosoft(double, home, "import", "people.csv", "--yes");
    await connectMicrosoft(double, home);
    double.login.refuse = { error: "interaction_required", number: 50076, message: "Use MFA." };
    expect(await atMicrosoft(double, home, "start", "--once")).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(
        /no longer accepts our sign-in.*connect microsoft.*\[provider\/signed-out\]/s,
      ),
    });
    const asked = double.requests.length;
    await atMicrosoft(double, home, "start", "--once");
    expect(double.requests.length).toBe(asked);
    for (const command of ["accounts", "status", "check", "doctor"])
      expect((await atMicrosoft(double, home, command)).out, command).toContain("a second factor has to be");
    expect(await jsonAtMicrosoft(double, home, "status")).toMatchObject({ paused: [{}] });

    double.login.refuse = undefined;
    await connectMicrosoft(double, home);
    const { did } = await jsonAtMicrosoft<{ did: unknown[] }>(double, home, "start", "--once");
    expect(did).toHaveLength(2);
    expect(await jsonAtMicrosoft(double, home, "status")).toMatchObject({ paused: false });
  });

  it("is not one while the token endpoint is only out of order (R-35)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await atMicrosoft(double, home, "import", "people.csv", "--yes");
    await connectMicrosoft(double, home);
    double.faults.next("login oauth2/v2.0/token", "503", 100);
    await atMicrosoft(double, home, "start", "--once");
    const { accounts } = await jsonAtMicrosoft<{ accounts: { state: string }[] }>(double, home, "accounts");
    expect(accounts).toMatchObject([{ state: "connected" }]);
    double.faults.clear();
    const { did } = await jsonAtMicrosoft<{ did: unknown[] }>(double, home, "start", "--once");
    expect(did).toHaveLength(2);
  });
});

it("a worker that runs has the right to send as soon as the account was connected anew with it (R-38)", async () => {
  const double = await microsoftWithDana();
  const home = accountHome();
  const file = join(home, "rules.yaml");
  const before = readFileSync(file, "utf8");
  writeFileSync(file, `${before}morning_mail: no\nmeetings: { before: { brief: no } }\n`);
  await connectMicrosoft(double, home);
  const store = await openSqliteStore({ file: fileOf(home) });
  const [account] = await store.accounts.all();
  if (account === undefined) throw new Error("Nothing is connected.");
  const tokens = microsoftTokens({
    account,
    accounts: store.accounts,
    vault: () => store.vault(),
    environment: { home: undefined, graphApi: double.url, microsoftLogin: double.url },
    clock: () => Temporal.Now.instant(),
  });
  const send = async () =>
    (await asker(double.url, await tokens.current())("POST", "/me/messages/none/send")).status;
  expect(await send()).toBe(403);
  writeFileSync(file, before);
  await connectMicrosoft(double, home);
  await tokens.refused(await tokens.current());
  // There is no such mail; the right is not what is missing any more.
  expect(await send()).toBe(400);
  await store.close();
});
