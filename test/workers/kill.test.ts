import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Home, makeHome, monday, owner } from "./home.ts";
import { dyingAfter, Killed } from "./killed.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, invitation: auto, everything_else: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times }
`;

describe("a worker that is killed at any moment", () => {
  it("leaves each draft once, whatever comes after (R-1, R-29)", async () => {
    await everyDeath({ rules: "requests: { offer: 1 times }" }, drafted);
  }, 60_000);

  it("sends each mail once, and loses none (R-1, R-2)", async () => {
    await everyDeath({ rules: auto }, sent);
  }, 60_000);

  it("makes each event once from an acceptance, and reads every reply once", async () => {
    await everyDeath({ rules: auto }, events, async (home) => {
      await home.run();
      const [request] = await home.mails("Sent");
      home.now = monday.add({ hours: 1 });
      await home.receive({
        from: "priya@uni.example",
        id: "yes@uni.example",
        text: "Yes, that works for me.",
        inReplyTo: request?.mail.messageId ?? "",
      });
    });
  }, 60_000);
});

/** Dies at each call in turn, runs again undisturbed, and compares with a twin that was never disturbed. */
async function everyDeath(
  options: Parameters<typeof makeHome>[0],
  look: (home: Home) => Promise<unknown[]>,
  before: (home: Home) => Promise<void> = async () => undefined,
): Promise<void> {
  const twin = await makeHome(options);
  await before(twin);
  const life = dyingAfter(Number.POSITIVE_INFINITY);
  twin.deps = life.change(twin.deps);
  await twin.run();
  const expected = await look(twin);
  expect(expected).not.toEqual([]);

  for (let call = 1; call <= life.calls; call += 1) {
    const home = await makeHome(options);
    await before(home);
    const { deps } = home;
    home.deps = dyingAfter(call).change(deps);
    await expect(home.run(), `killed after call ${call}`).rejects.toBeInstanceOf(Killed);
    home.deps = deps;
    await home.run();
    await home.run();
    expect(await look(home), `killed after call ${call}`).toEqual(expected);
    expect(await factsOnce(home)).toBe(true);
  }
}

async function factsOnce(home: Home): Promise<boolean> {
  const said = (await home.facts())
    .filter((fact) => ["drafted", "sent", "received", "event-created"].includes(fact.kind))
    .map((fact) => `${fact.kind} ${"key" in fact ? fact.key : fact.factKey}`);
  return new Set(said).size === said.length;
}

async function drafted(home: Home): Promise<unknown[]> {
  return (await home.mails("Drafts")).map(({ mail }) => [mail.action, mail.to, mail.subject, mail.text]);
}

async function sent(home: Home): Promise<unknown[]> {
  expect(await home.mails("Drafts")).toEqual([]);
  const mails = (await home.mails("Sent")).filter(({ mail }) => mail.to[0]?.address !== owner);
  return mails.map(({ mail }) => [mail.action, mail.to, mail.subject, mail.text]);
}

async function events(home: Home): Promise<unknown[]> {
  const folder = join(home.folder, "calendar");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ics"));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) =>
    text.split("\r\n").filter((line) => /^(UID|DTSTART|DTEND|X-QUARTERHOUR-ACTION)/i.test(line)),
  );
}
