/** Where the browser comes back to, and who else may try. */
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Loopback, openLoopback } from "../../../src/cli/connect/loopback.ts";

async function opened(lifeMs?: number): Promise<Loopback> {
  const loopback = await openLoopback("/google", lifeMs === undefined ? {} : { lifeMs });
  onTestFinished(() => loopback.close());
  return loopback;
}

/** The address with these parameters; `state` where none is given. */
function back({ redirectUri, state }: Loopback, params: Record<string, string> = {}): string {
  return `${redirectUri}?${new URLSearchParams({ state, code: "4/code", ...params })}`;
}

/** Whether the one answer has come. */
async function isAnswered({ answer }: Loopback): Promise<boolean> {
  return Promise.race([
    answer.then(() => true),
    new Promise<false>((resolve) => setImmediate(resolve, false)),
  ]);
}

/** A request as written, whose reply is read to its end. */
async function raw({ port }: Loopback, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let reply = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    reply += chunk;
  });
  socket.write(text);
  await once(socket, "close");
  return reply;
}

describe("the address that a sign-in comes back to", () => {
  it("is of this machine alone, on a port of its own, and named for the provider (C-2, C-3)", async () => {
    const [one, two] = [await opened(), await opened()];
    expect(one.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/google$/);
    expect(one.port).not.toBe(two.port);
    expect(one.state).not.toBe(two.state);
    expect(Buffer.from(one.state, "base64url")).toHaveLength(32);
  });

  it("hands over what came, without the state, and shows how it went", async () => {
    const loopback = await opened();
    const page = fetch(back(loopback));
    const { params, show } = await loopback.answer;
    expect([...params]).toEqual([["code", "4/code"]]);
    await show({ isDone: true, title: "Connected", text: "<b>&amp;</b>" });
    const shown = await page;
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain("&lt;b&gt;&amp;amp;&lt;/b&gt;");
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });

  it.each([
    { says: "no state", change: (url: string) => url.replace(/state=[^&]*&/, "") },
    { says: "an empty state", change: (url: string) => url.replace(/state=[^&]*/, "state=") },
    {
      says: "the state of another sign-in",
      change: (url: string) => url.replace(/state=./, (text) => `state=${text.endsWith("A") ? "B" : "A"}`),
    },
    { says: "two states", change: (url: string) => `${url}&${/state=[^&]*/.exec(url)?.[0]}` },
    { says: "two codes", change: (url: string) => `${url}&code=another` },
  ])("refuses $says, and goes on waiting for the right one (C-1)", async ({ change }) => {
    const loopback = await opened();
    expect((await fetch(change(back(loopback)))).status).toBe(400);
    expect(await isAnswered(loopback)).toBe(false);
    const page = fetch(back(loopback));
    await (await loopback.answer).show({ isDone: true, title: "Connected", text: "" });
    expect((await page).status).toBe(200);
  });

  it("takes an answer once: the same again is refused (C-1)", async () => {
    const loopback = await opened();
    const page = fetch(back(loopback));
    const { show } = await loopback.answer;
    expect((await fetch(back(loopback))).status).toBe(410);
    expect((await fetch(back(loopback, { code: "4/another" }))).status).toBe(410);
    await show({ isDone: true, title: "Connected", text: "" });
    expect((await page).status).toBe(200);
  });

  it("is there for 10 minutes and no longer: then it takes nothing and says so (C-1)", async () => {
    const loopback = await opened(20);
    await expect(loopback.answer).rejects.toMatchObject({ code: "provider/sign-in" });
    loopback.close();
    await expect(fetch(back(loopback))).rejects.toThrow();
  });

  it("takes no answer of another provider, and none that is posted (C-2)", async () => {
    const loopback = await opened();
    const elsewhere = back(loopback).replace("/google", "/microsoft");
    expect((await fetch(elsewhere)).status).toBe(404);
    expect((await fetch(back(loopback), { method: "POST" })).status).toBe(405);
    expect((await fetch(`http://127.0.0.1:${loopback.port}/favicon.ico`)).status).toBe(404);
    expect(await isAnswered(loopback)).toBe(false);
  });

  it.each(["evil.example", "localhost", "127.0.0.1", "127.0.0.1.evil.example", "[::1]", ""])(
    "does not answer to the name %j, under which a page elsewhere could reach it (C-3)",
    async (host) => {
      const loopback = await opened();
      const path = back(loopback).slice(`http://127.0.0.1:${loopback.port}`.length);
      const reply = await raw(loopback, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(reply).toMatch(/^HTTP\/1\.1 4(?:21|00) /);
      expect(await isAnswered(loopback)).toBe(false);
    },
  );
});

describe("the address to which a browser posts a sign-in", () => {
  async function openedForm(): Promise<Loopback> {
    const loopback = await openLoopback("/", { name: "localhost", method: "POST" });
    onTestFinished(() => loopback.close());
    return loopback;
  }

  const post = ({ redirectUri, state }: Loopback, fields: Record<string, string> = {}) =>
    fetch(redirectUri, { method: "POST", body: new URLSearchParams({ state, code: "1.code", ...fields }) });

  it("is named as Microsoft knows it, and listens to this machine alone (C-3)", async () => {
    const loopback = await openedForm();
    expect(loopback.redirectUri).toMatch(/^http:\/\/localhost:\d+$/);
    const page = post(loopback);
    const { params, show } = await loopback.answer;
    expect([...params]).toEqual([["code", "1.code"]]);
    await show({ isDone: true, title: "Connected", text: "" });
    expect((await page).status).toBe(200);
  });

  it("takes no other state, no second form, nothing behind the address, and nothing that is no form (C-1, C-2)", async () => {
    const loopback = await openedForm();
    expect((await post(loopback, { state: "other" })).status).toBe(400);
    expect((await fetch(`${loopback.redirectUri}?state=${loopback.state}&code=1`)).status).toBe(405);
    const json = { method: "POST", body: "{}", headers: { "content-type": "application/json" } };
    expect((await fetch(loopback.redirectUri, json)).status).toBe(415);
    const google = `${loopback.redirectUri}/google?state=${loopback.state}&code=1`;
    expect((await fetch(google, { method: "POST" })).status).toBe(404);
    expect(await isAnswered(loopback)).toBe(false);
    const page = post(loopback);
    await loopback.answer;
    expect((await post(loopback)).status).toBe(410);
    await (await loopback.answer).show({ isDone: true, title: "Connected", text: "" });
    await page;
  });

  it("reads no more than a sign-in has to say", async () => {
    const loopback = await openedForm();
    expect((await post(loopback, { code: "x".repeat(70_000) })).status).toBe(413);
    const { port } = loopback;
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    const head = `POST / HTTP/1.1\r\nHost: localhost:${port}\r\nTransfer-Encoding: chunked`;
    const form = "Content-Type: application/x-www-form-urlencoded";
    await expect(raw(loopback, `${head}\r\n${form}\r\n\r\n${chunk.repeat(4)}`)).rejects.toThrow("ECONNRESET");
    expect(await isAnswered(loopback)).toBe(false);
  });
});
