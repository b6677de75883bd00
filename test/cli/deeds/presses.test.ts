import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addressOf, idOf, keyOf, mailboxId, makeHome, monday, type TestHome } from "./home.ts";

const ask = "who_presses_send: { request: ask }\n";
const auto = (undo: string) => `who_presses_send: { request: auto }\nsending: { undo: ${undo} }\n`;
const kinds = async (home: TestHome, name: string) => (await home.facts(name)).map(({ kind }) => kind);
const sent = async (home: TestHome) =>
  (await readdir(join(home.folder, "mail", ".Sent", "cur")).catch(() => [])).length;

describe("approve and reject", () => {
  it("let go what stands, one by its contact or all, and throw away the rest", async () => {
    const home = await makeHome(["ann", "bea", "cal"], ask);
    await home.work();
    const said = await Promise.all([
      home.spawn(["approve", addressOf("ann")]),
      home.spawn(["reject", keyOf("bea", "request")]),
    ]);
    expect(said.map(({ exitCode, err }) => ({ exitCode, err }))).toEqual(
      said.map(() => ({ exitCode: 0, err: "" })),
    );
    expect(said[0]?.out).toContain("The request to Ann Shah is approved.");
    expect(said[1]?.out).toContain("With it the interview with Bea Shah is closed");
    expect(await home.json(["approve", "--all"])).toMatchObject({
      done: "approved",
      contact: addressOf("cal"),
      facts: [{ kind: "approved" }],
    });
    expect(await home.json(["approve", "--all"])).toMatchObject({ done: "already", facts: [] });
    expect(await home.json(["approve", addressOf("ann")])).toMatchObject({ done: "already" });
    expect(await home.json(["reject", addressOf("bea")])).toMatchObject({ done: "already" });
    await home.work();
    expect(await sent(home)).toBe(2);
    expect(await kinds(home, "bea")).toEqual(["proposed", "rejected", "closed"]);
  });

  it("approve is void where the proposal has changed, and it is proposed anew", async () => {
    const home = await makeHome(["ann"], ask);
    await home.work();
    await home.open(async ({ store }) => {
      const [ann] = await store.contacts.byIds(mailboxId, [idOf("ann")]);
      if (ann !== undefined)
        await store.contacts.save(mailboxId, [{ ...ann, why_them: "Another reason altogether." }]);
    });
    const said = await home.say(["approve", addressOf("ann")]);
    expect(said).toMatchObject({ exitCode: 1, out: "" });
    expect(said.err).toContain("has changed since it was proposed");
    await home.work();
    expect(await kinds(home, "ann")).toEqual(["proposed", "proposed"]);
  });
});

describe("undo, pause and close", () => {
  it("stop a mail that would leave by itself", async () => {
    const home = await makeHome(["ann", "bea", "cal"], auto("15 minutes"));
    await home.work();
    expect((await home.say(["undo", addressOf("ann")])).out).toContain(
      "The request to Ann Shah is called back",
    );
    expect(await home.json(["undo", addressOf("ann")])).toMatchObject({ done: "already" });
    await home.say(["close", addressOf("bea")]);
    const paused = await home.spawn(["pause"]);
    expect(paused.out).toContain("Everything is paused");
    expect(await home.json(["pause"])).toMatchObject({ done: "already", contact: null });
    const later = monday.add({ minutes: 30 });
    await home.work(later);
    expect(await sent(home)).toBe(0);
    expect((await home.spawn(["resume"], later)).out).toContain("It goes on.");
    await home.work(later);
    await home.work(later.add({ minutes: 15 }));
    expect(await sent(home)).toBe(1);
    expect(await kinds(home, "cal")).toEqual(["sending", "sent"]);
  });
});

describe("the brakes", () => {
  it("hold also where a template is broken and no plan can be made", async () => {
    const home = await makeHome(["ann", "bea"], auto("15 minutes"));
    await home.work();
    await mkdir(join(home.folder, "templates"));
    await writeFile(join(home.folder, "templates", "request.mjml"), "subject: {{ never closed");
    for (const line of [
      ["undo", addressOf("ann")],
      ["close", addressOf("bea")],
      ["pause", addressOf("bea")],
    ]) {
      const said = await home.say(line);
      expect(said).toMatchObject({ exitCode: 0, err: "" });
      expect(said.out).toContain("That is kept. What comes next cannot be said: ");
    }
    expect(await kinds(home, "ann")).toEqual(["undone", "closed"]);
  });
});

describe("resolve", () => {
  /** A request whose outcome nobody knows: it began to leave, and neither draft nor sent mail is there. */
  async function lost(): Promise<TestHome> {
    const home = await makeHome(["ann"], auto("none"));
    await home.open(async ({ store: { ledger } }) => {
      const [key, contactId] = [keyOf("ann", "request"), idOf("ann")];
      const { asOf } = await ledger.read(mailboxId, { kind: "all" });
      const pin = { key, contactId, step: "request" as const, due: monday, offered: [] };
      await ledger.schedule(mailboxId, { asOf, pins: [pin], looks: [{ contactId }], listed: 1, now: monday });
      const claimed = await ledger.claim(key, "test", monday);
      if (claimed.kind !== "claimed") throw new Error(claimed.kind);
      const { claim } = claimed;
      await ledger.advance(claim, {
        kind: "drafted",
        draft: { draftId: "d", messageId: "lost@example.com", hash: "h", subject: "From nursing" },
      });
      await ledger.advance(claim, {
        kind: "sending",
        check: { recipient: addressOf("ann"), fuse: "unprompted", content: "c" },
        now: monday,
      });
      const review = { kind: "review" as const, evidence: "The draft is gone.", now: monday };
      const common = { factKey: "act~review", at: monday, contact: contactId, key };
      await ledger.advance(claim, review, [{ kind: "review", evidence: review.evidence, ...common }]);
    });
    return home;
  }

  it("--not-sent settles the row, and a further attempt of the same key goes, once", async () => {
    const home = await lost();
    await home.work();
    expect(await sent(home)).toBe(0);
    const said = await home.spawn(["resolve", keyOf("ann", "request"), "--not-sent"]);
    expect(said).toMatchObject({ exitCode: 0, err: "" });
    expect(said.out).toContain("did not go");
    expect(await home.json(["resolve", keyOf("ann", "request"), "--not-sent"])).toMatchObject({
      done: "already",
    });
    await home.work();
    await home.work(monday.add({ minutes: 20 }));
    expect(await sent(home)).toBe(1);
    expect(await kinds(home, "ann")).toEqual(["sending", "review", "not-sent", "sending", "sent"]);
  });

  it("--sent settles the row, and everything after it counts from when it began to leave", async () => {
    const home = await lost();
    const later = monday.add({ hours: 3 });
    expect(await home.json(["resolve", keyOf("ann", "request"), "--sent"], later)).toMatchObject({
      done: "sent",
      facts: [
        { kind: "sent", at: monday.toString(), messageId: "lost@example.com", subject: "From nursing" },
      ],
    });
    const { plan } = await home.work(later);
    expect(await sent(home)).toBe(0);
    expect(plan.asks).toEqual([]);
    expect(plan.skips).toMatchObject([{ step: "follow-up", reason: "not-due" }]);
    const pending = await home.open(
      ({ store }) => store.ledger.read(mailboxId, { kind: "all" }).then((view) => view.pending),
      later,
    );
    expect(pending).toEqual([]);
  });
});
