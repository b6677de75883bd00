/** Tokens are only where they belong: not in files, logs, or anything that is printed. */
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { consent } from "../doubles/google/consent.ts";
import { accountHome, clientOf, doubleWithDana, spawnedAt } from "./connected.ts";

/** What a token looks like at the double, as at Google; and whatever else must not be seen. */
const tokens = /ya29\.[\w-]{20,}|1\/\/0[\w-]{20,}|4\/0A[\w-]{20,}/g;

it("after a sign-in and a round of work no token stands in the database, its log, the home or on the screen (C-5, C-7)", {
  timeout: 120_000,
}, async () => {
  const double = await doubleWithDana();
  const home = accountHome();
  const seen = new Map<string, string>();
  const run = async (...line: string[]) => {
    const { ended, url } = spawnedAt(double, { home }, ...line);
    if (line[0] === "connect") {
      const { location, body } = await consent(await url, { as: "dana@example.com" });
      seen.set("the page in the browser", body);
      expect(location.searchParams.get("code")).toMatch(tokens);
    }
    const { exitCode, out, err } = await ended;
    seen.set(line.join(" "), out + err);
    return exitCode;
  };
  expect(await run("import", "people.csv", "--yes")).toBe(0);
  expect(await run("connect", "google", "--no-browser", ...clientOf(double))).toBe(0);
  expect(await run("start", "--once", "--json")).toBe(0);
  double.faults.next("oauth.token", "503", 100);
  await run("start", "--once");
  double.faults.clear();
  expect(await run("accounts", "--new-key")).toBe(0);
  for (const command of ["doctor", "status", "log", "accounts"]) expect(await run(command, "--json")).toBe(0);

  // A worker that goes on, and is killed: its database has no end, only a log.
  const renewals = () => double.requests.filter(({ method }) => method === "oauth.token").length;
  const before = renewals();
  const worker = spawnedAt(double, { home }, "start", "--json");
  await expect.poll(renewals, { timeout: 60_000 }).toBeGreaterThan(before);
  double.revokeGrant("dana@example.com");
  const files = globSync("**/*", { cwd: home }).filter((name) => statSync(join(home, name)).isFile());
  expect(files.map((name) => name.replaceAll("\\", "/"))).toEqual(
    expect.arrayContaining(["data/quarterhour.db-wal", "data/key"]),
  );
  const key = readFileSync(join(home, "data", "key"), "utf8").trim();
  for (const name of files) {
    const bytes = readFileSync(join(home, name)).toString("latin1");
    seen.set(name, name.endsWith("key") ? "" : bytes);
  }
  worker.stop();
  const { out, err } = await worker.ended;
  seen.set("start", out + err);

  expect(seen.size).toBeGreaterThan(15);
  const secret = double.client.secret;
  for (const [where, text] of seen) {
    expect(text.match(tokens), where).toBeNull();
    expect(text.includes(secret), `the client's secret in ${where}`).toBe(false);
    expect(text.includes(key), `the key in ${where}`).toBe(false);
  }
});
