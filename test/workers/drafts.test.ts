import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Home, makeHome, monday } from "./home.ts";

const one = "requests: { offer: 2 times }";
const soon = monday.add({ seconds: 30 });

describe("a draft that waits for the owner", () => {
  it("is made once, and nothing starts before it is sent", async () => {
    const home = await drafted();
    expect((await home.run(soon)).did).toEqual([]);
    expect(await home.kinds()).toEqual(["drafted"]);
    expect(await home.mails("Drafts")).toHaveLength(1);
  });

  it("is sent by the owner's own move, and its times become offers", async () => {
    const home = await drafted();
    await home.press();
    await home.run(soon);
    const [, sent] = await home.facts();
    expect(sent).toMatchObject({ kind: "sent", by: "owner", edited: false, otherTimes: false, at: soon });
    expect(sent?.kind === "sent" && sent.offered).toHaveLength(2);
  });

  it("is edited, and then never replaced or removed by us", async () => {
    const home = await drafted();
    await edit(home, (mime) => mime.replace("Hi Priya", "Dear Priya"));
    await home.run(soon);
    expect(await home.kinds()).toEqual(["drafted", "edited"]);
    home.rules = home.rules.replace("offer: 2 times", "offer: 1 times");
    await home.append([]);
    const { plan } = await home.run(monday.add({ hours: 48 }));
    expect(plan.drafts).toMatchObject([{ edited: true, stale: true }]);
    expect((await home.mails("Drafts"))[0]?.mail.text).toContain("Dear Priya");
  });

  it("offers only what still stands in it when it was edited and sent", async () => {
    const home = await drafted();
    // Where the line is broken in transport depends on the words around.
    await home.press((mime) =>
      mime.replaceAll(/=\r?\n/g, "").replace(/(?:Mon|Tues|Wednes|Thurs|Fri)day \d+ March at \d+:\d+ or /, ""),
    );
    await home.run(soon);
    const sent = (await home.facts()).find((fact) => fact.kind === "sent");
    expect(sent).toMatchObject({ edited: true, otherTimes: false });
    expect(sent?.kind === "sent" && sent.offered).toHaveLength(1);
  });

  it("says so when other times stand in it", async () => {
    const home = await drafted();
    await home.press((mime) =>
      mime.replace("Hi Priya,", "Hi Priya, any time on Monday at 16:30 is fine as well."),
    );
    await home.run(soon);
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "sent", edited: true, otherTimes: true }),
    );
  });

  it("is adopted when a mail client saves it as a new message", async () => {
    const home = await drafted();
    const [draft] = await home.mails("Drafts");
    const mime = await readFile(draft?.path ?? "", "utf8");
    await rm(draft?.path ?? "");
    await writeFile(join(dirname(draft?.path ?? ""), "client-1:2,D"), asNewMessage(mime));
    const { plan } = await home.run(soon);
    expect(await home.kinds()).toEqual(["drafted", "edited"]);
    expect(plan.drafts).toMatchObject([{ edited: true, messageId: "client-1@laptop" }]);

    await rename(
      join(dirname(draft?.path ?? ""), "client-1:2,D"),
      join(home.folder, "mail/.Sent/cur/client-2:2,S"),
    );
    await home.run(monday.add({ minutes: 5 }));
    expect((await home.kinds()).slice(2)).toEqual(["sent"]);
  });

  it("is taken as sent when a mail client sent it as a new message", async () => {
    const home = await drafted();
    const [draft] = await home.mails("Drafts");
    const mime = await readFile(draft?.path ?? "", "utf8");
    await home.press();
    await rm((await home.mails("Sent"))[0]?.path ?? "");
    await writeFile(join(home.folder, "mail/.Sent/cur/client-1:2,S"), asNewMessage(mime));
    await home.run(soon);
    expect(await home.kinds()).toEqual(["drafted", "sent"]);
  });

  it("is a request discarded when it is thrown away, and is never made again", async () => {
    const home = await drafted();
    await rm((await home.mails("Drafts"))[0]?.path ?? "");
    const { plan } = await home.run(soon);
    expect((await home.kinds()).slice(0, 2)).toEqual(["drafted", "discarded"]);
    expect(plan.drafts).toEqual([]);
    await home.run(monday.add({ hours: 24 * 14 }));
    expect(await home.mails("Drafts")).toEqual([]);
  });

  it("is withdrawn when they write first", async () => {
    const home = await drafted();
    home.now = soon;
    await home.receive({
      from: "priya@uni.example",
      text: "Somebody told me about you. What is it that you do?",
    });
    const { did } = await home.run();
    expect(did.map((each) => each.outcome)).toEqual(["withdrawn"]);
    expect(await home.mails("Drafts")).toEqual([]);
  });

  it("is withdrawn when the owner writes to them by hand", async () => {
    const home = await drafted();
    await byHand(home, "Priya, are you at the conference?");
    const { did } = await home.run(soon);
    expect(did.map((each) => each.outcome)).toEqual(["withdrawn"]);
    expect(await home.kinds()).toEqual(["drafted", "wrote", "withdrawn"]);
  });

  it("stays, with a warning, when it was edited and they write first", async () => {
    const home = await drafted();
    await edit(home, (mime) => mime.replace("Hi Priya", "Dear Priya"));
    home.now = soon;
    await home.receive({
      from: "priya@uni.example",
      text: "Somebody told me about you. What is it that you do?",
    });
    const { plan } = await home.run();
    expect(await home.mails("Drafts")).toHaveLength(1);
    expect(plan.drafts[0]?.warn).toContain("wrote");
  });

  it("is renewed in place when a time in it can no longer be offered", async () => {
    const home = await drafted();
    const [before] = await home.mails("Drafts");
    const { did } = await home.run(monday.add({ hours: 72 }));
    expect(did.map((each) => each.outcome)).toEqual(["refreshed"]);
    const drafts = await home.mails("Drafts");
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.mail.messageId).toBe(before?.mail.messageId);
    expect(drafts[0]?.mail.text).not.toBe(before?.mail.text);
    expect((await home.run(monday.add({ hours: 72, seconds: 1 }))).did).toEqual([]);
  });
});

describe("the owner's own mail", () => {
  it("is noted by its subject alone, and its text is not kept", async () => {
    const home = await drafted();
    await byHand(home, "A secret that is nobody's business.");
    await home.run(soon);
    const wrote = (await home.facts()).find((fact) => fact.kind === "wrote");
    expect(wrote).toMatchObject({ subject: "by hand" });
    expect(JSON.stringify(wrote)).not.toContain("secret");
  });
});

async function drafted(): Promise<Home> {
  const home = await makeHome({ rules: one });
  const { did } = await home.run();
  expect(did.map((each) => each.outcome)).toEqual(["drafted"]);
  return home;
}

async function edit(home: Home, change: (mime: string) => string): Promise<void> {
  const path = (await home.mails("Drafts"))[0]?.path ?? "";
  await writeFile(path, change(await readFile(path, "utf8")));
}

/** As some clients save it: another Message-ID, and none of the headers that they do not know. */
function asNewMessage(mime: string): string {
  return mime
    .replace(/^Message-ID: .*$/m, "Message-ID: <client-1@laptop>")
    .replace(/^X-Quarterhour-Action:.*\r\n(?:[ \t].*\r\n)*/m, "")
    .replace("Hi Priya", "Dear Priya");
}

async function byHand(home: Home, text: string): Promise<void> {
  const mail = [
    "From: dana@example.com",
    "To: priya@uni.example",
    "Subject: by hand",
    "Message-ID: <hand@laptop>",
    "",
    text,
  ];
  await home.press();
  const path = (await home.mails("Sent"))[0]?.path ?? "";
  await rename(path, path.replace(".Sent", ".Drafts").replace(":2,S", ":2,DS"));
  await writeFile(join(home.folder, "mail/.Sent/cur/hand:2,S"), mail.join("\r\n"));
}
