/** The end of a sign-in: by its owner, by Google, by time. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { GoogleDouble } from "../doubles/google.ts";
import { accountHome, at, connect, doubleWithDana, jsonAt } from "./connected.ts";

interface Listed {
  accounts: { address: string; state: string; expiresAt?: string; wrong?: { kind: string; says: string } }[];
}

async function only(double: GoogleDouble, home: string, ...more: string[]) {
  const { accounts } = await jsonAt<Listed>(double, home, "accounts", ...more);
  expect(accounts).toHaveLength(1);
  return accounts[0];
}

async function connectedHome(double: GoogleDouble, ...more: string[]): Promise<string> {
  const home = accountHome();
  await at(double, home, "import", "people.csv", "--yes");
  const { exitCode, err } = await connect(double, home, {}, ...more);
  expect(exitCode, err).toBe(0);
  return home;
}

/** The rows of a table of the home's database. */
function rows(home: string, table: "secrets" | "accounts"): number {
  const database = new DatabaseSync(join(home, "data", "quarterhour.db"), { readOnly: true });
  const row = database.prepare(`select count(*) as count from ${table}`).get();
  database.close();
  return Number(row?.count);
}

const tokenRequests = ({ requests }: GoogleDouble) =>
  requests.filter(({ method }) => method === "oauth.token").length;

describe("disconnect", () => {
  it("takes the permission back at Google, then deletes the sign-in and its key (C-8)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    expect(rows(home, "secrets")).toBe(2);
    const { exitCode, out } = await at(double, home, "disconnect");
    expect(exitCode).toBe(0);
    expect(out).toContain("dana@example.com is disconnected, and its sign-in is deleted.");
    expect(double.requests.at(-1)).toMatchObject({ method: "oauth.revoke", status: 200 });
    expect(rows(home, "secrets")).toBe(0);
    expect(existsSync(join(home, "data", "key"))).toBe(false);
    expect(await only(double, home)).toMatchObject({ state: "disconnected" });
    expect(await at(double, home, "start", "--once")).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/connect google.*\[provider\/not-connected\]/s),
    });
    expect(await at(double, home, "disconnect")).toMatchObject({ exitCode: 1 });
  });

  it("keeps contacts and all that happened, so that nobody is asked twice after the same account came back", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    await at(double, home, "start", "--once");
    await at(double, home, "disconnect");
    expect(await jsonAt(double, home, "contacts")).toHaveLength(3);
    await connect(double, home);
    expect(await jsonAt(double, home, "start", "--once")).toMatchObject({ did: [] });
    expect(double.user("dana@example.com").drafts()).toHaveLength(2);
  });

  it("deletes the sign-in also where Google does not answer, and says so (C-8)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    double.faults.next("oauth.revoke", "503", 10);
    const { exitCode, out } = await at(double, home, "disconnect");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/deleted here\. The provider did not take.*myaccount\.google\.com\/connections/s);
    expect(rows(home, "secrets")).toBe(0);
  });

  it("works without the key, because a lost one must not be the end (C-6)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    rmSync(join(home, "data", "key"));
    expect(await at(double, home, "start", "--once")).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/not the key.*\[vault\/key-missing\]/s),
    });
    expect(await at(double, home, "disconnect")).toMatchObject({ exitCode: 0 });
    expect(await connect(double, home)).toMatchObject({ exitCode: 0 });
    expect(await at(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });
  });

  it("names an account, and says where there is none", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    expect(await at(double, home, "disconnect", "omar@example.com")).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("No account is connected for omar@example.com."),
    });
    expect(await at(double, home, "disconnect", "Dana@Example.com")).toMatchObject({ exitCode: 0 });
  });
});

describe("accounts --new-key", () => {
  it("encrypts everything under another key, and the sign-in still holds (C-6)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    const before = readFileSync(join(home, "data", "key"), "utf8");
    expect((await at(double, home, "accounts", "--new-key")).out).toContain("2 secrets were encrypted anew.");
    expect(readFileSync(join(home, "data", "key"), "utf8")).not.toBe(before);
    expect(await at(double, home, "start", "--once")).toMatchObject({ exitCode: 0 });
  });
});

describe("a sign-in that Google takes back", () => {
  it("stops the work with what to do, is shown everywhere, and goes on after a new one (R-34)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    double.revokeGrant("dana@example.com");
    const { exitCode, err } = await at(double, home, "start", "--once");
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /dana@example\.com no longer accepts our sign-in.*connect google.*\[provider\/signed-out\]/s,
    );
    const asked = tokenRequests(double);
    await at(double, home, "start", "--once");
    expect(tokenRequests(double)).toBe(asked);

    const says = "Token has been expired or revoked.";
    for (const command of ["accounts", "status", "check", "doctor"])
      expect((await at(double, home, command)).out, command).toContain(says);
    expect(await only(double, home)).toMatchObject({ state: "signed-out", wrong: { kind: "signed-out" } });
    expect(await jsonAt(double, home, "status")).toMatchObject({ paused: [{}] });

    await connect(double, home);
    const { did } = await jsonAt<{ did: unknown[] }>(double, home, "start", "--once");
    expect(did).toHaveLength(2);
    expect(await jsonAt(double, home, "status")).toMatchObject({ paused: false });
    expect((await only(double, home))?.wrong).toBeUndefined();
  });

  it("is not one while the token endpoint is only out of order (R-35)", async () => {
    const double = await doubleWithDana();
    const home = await connectedHome(double);
    double.faults.next("oauth.token", "503", 100);
    await at(double, home, "start", "--once");
    expect(await only(double, home)).toMatchObject({ state: "connected" });
    expect(await jsonAt(double, home, "status")).toMatchObject({ paused: false });
    double.faults.clear();
    expect((await jsonAt<{ did: unknown[] }>(double, home, "start", "--once")).did).toHaveLength(2);
  });
});

describe('a client whose publishing status is "Testing"', () => {
  it("is found out when it is connected, and its end is told of from half a day before (C-9)", async () => {
    let now = Temporal.Instant.from("2026-05-04T14:00:00Z");
    const double = await doubleWithDana({ clock: () => now, refreshTokenLife: 7 * 86_400_000 });
    const home = await connectedHome(double, "--now", String(now));
    expect(await only(double, home, "--now", String(now))).toMatchObject({
      expiresAt: "2026-05-11T13:59:59Z",
    });

    const at6d11 = "2026-05-11T01:59:00Z";
    expect((await only(double, home, "--now", at6d11))?.wrong).toBeUndefined();
    const at6d12 = "2026-05-11T02:00:00Z";
    expect(await only(double, home, "--now", at6d12)).toMatchObject({ wrong: { kind: "ends-soon" } });
    for (const command of ["accounts", "status"]) {
      const { out } = await at(double, home, command, "--now", at6d12);
      expect(out, command).toMatch(/the sign-in ends Mon 11 May 9:59, because.*"Testing".*connect google/s);
    }
    now = Temporal.Instant.from("2026-05-11T14:00:00Z");
    expect(await at(double, home, "start", "--once", "--now", String(now))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("[provider/signed-out]"),
    });
  });
});
