import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contact, type Home, idOf, makeHome, monday, owner } from "./home.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, everything_else: auto }
sending: { undo: none }
requests: { offer: 1 times }
`;
const from = "priya@uni.example";
const later = monday.add({ hours: 1 });

describe("a mail that is not what it seems", () => {
  it("books nothing when a stranger accepts in the thread, and waits for the owner (C-41)", async () => {
    const home = await requested();
    await home.receive({
      from: "eve@evil.example",
      text: "Yes, that works for me.",
      inReplyTo: await idOfSent(home),
    });
    const { did, plan } = await home.run(later);
    expect(did).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading" }]);
    expect((await home.facts()).at(-1)).toMatchObject({
      read: { reading: { kind: "other" }, because: expect.stringContaining("eve@evil.example") },
    });
  });

  it("ends nothing when a stranger declines for them (C-41)", async () => {
    const home = await requested();
    await home.receive({
      from: "eve@evil.example",
      text: "No thanks, not interested.",
      inReplyTo: await idOfSent(home),
    });
    await home.run(later);
    expect(await home.kinds()).toEqual(["sending", "sent", "received"]);
  });

  it("stops everything when anybody in the thread asks for it (R-18)", async () => {
    const home = await requested();
    await home.receive({
      from: "priya@home.example",
      text: "Please stop writing to me.",
      inReplyTo: await idOfSent(home),
    });
    await home.run(later);
    expect((await home.store.contacts.suppressed(home.deps.mailboxId)).has(idOf("priya"))).toBe(true);
  });

  it("is no bounce where nothing was ever sent to them", async () => {
    const home = await makeHome({ rules: auto.replace("undo: none", "undo: none, hours: 12:00 to 16:30") });
    await home.receive({
      from: "mailer-daemon@evil.example",
      subject: "Undelivered mail",
      text: `550 5.1.1 user unknown <${from}>`,
    });
    expect((await home.run()).plan.held).toMatchObject([{ step: "request", reason: "window" }]);
    expect(await home.kinds()).toEqual([]);
  });

  it("makes no second request of a bounce from wherever they forward their mail to", async () => {
    const home = await requested();
    await home.receive({
      from: "mailer-daemon@else.example",
      text: "",
      inReplyTo: await idOfSent(home),
      body: report("somebody@else.example"),
    });
    for (const days of [1, 2, 3, 40]) await home.run(monday.add({ hours: 24 * days }));
    expect(await home.mails("Sent")).toHaveLength(1);
    expect((await home.facts()).at(-1)).toMatchObject({ kind: "closed", reason: "bounced" });
  });

  it("from the owner to themselves is nobody's, however they write their address", async () => {
    const home = await makeHome({ rules: auto });
    home.rules = home.rules.replace(owner, "Dana@Example.com");
    await home.run();
    await home.receive({ from: owner, text: "Yes, that works.", inReplyTo: await idOfSent(home) });
    await home.run(later);
    expect(await home.kinds()).toEqual(["sending", "sent"]);
  });

  it("keeps no other from being read, whatever bytes it is made of (N-48, N-50)", async () => {
    const home = await makeHome({ rules: auto });
    const nested = Array.from(
      { length: 300 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    );
    await put(home, "a-empty", "");
    await put(home, "b-nul", "\0".repeat(4096));
    await put(home, "c-head", `From: <${from}>\r\nX-A: ${"a".repeat(1_000_000)}\r\n\r\nhi`);
    await put(home, "d-deep", `From: <${from}>\r\nMessage-ID: <deep@x>\r\n${nested.join("")}\r\nhi`);
    await put(home, "e-id", `From: <${from}>\r\nMessage-ID: <a\0b@x>\r\nSubject: \0\r\n\r\nhello \0 there`);
    await put(
      home,
      "f-date",
      `From: <${from}>\r\nMessage-ID: <d@x>\r\nDate: Fri, 31 Dec +275760 23:59:59 +0000\r\n\r\nhi`,
    );
    await put(
      home,
      "g-old",
      `From: <${from}>\r\nMessage-ID: <o@x>\r\nDate: Fri, 31 Dec -271820 23:59:59 +0000\r\n\r\nhi`,
    );
    await put(home, "h-long", `From: ${"a".repeat(100_000)}@uni.example\r\n\r\nhi`);
    await put(home, "z-stop", `From: <${from}>\r\nMessage-ID: <stop@x>\r\n\r\nPlease stop writing to me.`);
    const { did, stopped } = await home.run();
    expect([did, stopped]).toEqual([[], undefined]);
    expect((await home.facts()).filter((fact) => fact.kind === "received").map((fact) => fact.at)).toEqual(
      Array(6).fill(monday),
    );
    expect((await home.store.contacts.suppressed(home.deps.mailboxId)).size).toBe(1);
  });

  it("never lets a calendar answer from the future be the last word on a meeting (R-27)", async () => {
    const home = await requested();
    await home.receive({ from, text: "Yes, that works for me.", inReplyTo: await idOfSent(home) });
    await home.run(later);
    const folder = join(home.folder, "calendar");
    const name = (await readdir(folder)).find((each) => each.endsWith(".ics")) ?? "";
    const uid = /UID:(.*)/.exec(await readFile(join(folder, name), "utf8"))?.[1]?.trim() ?? "";
    await home.receive({ from, text: "", body: answerFrom2099(uid) });
    await home.run(later.add({ minutes: 10 }));
    await rm(join(folder, name));
    const { plan } = await home.run(later.add({ minutes: 20 }));
    expect((await home.facts()).findLast((fact) => fact.kind === "event-seen")).toMatchObject({
      status: "deleted",
    });
    expect(plan.actions).toEqual([]);
    for (const days of [4, 5, 7]) await home.run(monday.add({ hours: 24 * days }));
    expect((await home.facts()).some((fact) => "key" in fact && fact.key.includes("~thank-you~"))).toBe(
      false,
    );
  });
});

describe("files in the mailbox", () => {
  it("are told apart by their whole name, colons and all", async () => {
    const home = await requested();
    await put(home, "Re: hello.eml", `From: <${from}>\nMessage-ID: <1@x>\n\nWho are you?`);
    await put(home, "Re: stop.eml", `From: <${from}>\nMessage-ID: <2@x>\n\nPlease never write to me again.`);
    await home.run(later);
    expect(await texts(home)).toEqual(["Who are you?", "Please never write to me again."]);
  });

  it("are told apart even where a hand gave two of them one name", async () => {
    const home = await requested();
    await put(home, "mail:2,S", `From: <${from}>\nMessage-ID: <1@x>\n\nWho are you?`, "cur");
    await put(home, "mail", `From: <${from}>\nMessage-ID: <2@x>\n\nPlease never write to me again.`);
    await home.run(later);
    expect((await texts(home)).sort()).toEqual(["Please never write to me again.", "Who are you?"]);
  });

  it("of strangers leave nothing in the store (A25)", async () => {
    const home = await makeHome();
    await home.receive({
      from: "bank@bank.example",
      subject: "Your secret statement",
      text: "a private matter",
    });
    await home.run();
    const kept = JSON.stringify([await home.facts(), await home.store.contacts.all(home.deps.mailboxId)]);
    expect(kept).not.toMatch(/bank|secret|private/);
  });
});

describe("a mailbox that is read from the beginning again", () => {
  it("still leaves alone what was there before our time (R-31)", async () => {
    const home = await makeHome();
    await home.receive({ from, text: "Please stop writing.", date: monday.subtract({ hours: 24 * 400 }) });
    await home.run();
    await home.store.cursors.write(home.deps.mailboxId, "mail", "expired", home.now);
    await home.run(later);
    expect(await home.kinds()).toEqual(["drafted"]);
  });

  it("changes nothing that is known: no mail, no fact, no event twice (R-31)", async () => {
    const home = await makeHome({ rules: auto, contacts: [contact("priya"), contact("tom")] });
    await home.run();
    await home.receive({ from, text: "Yes, that works for me.", inReplyTo: await idOfSent(home, from) });
    await home.receive({ from: "tom@uni.example", text: "Who are you?" });
    await home.run(later);
    const before = await home.kinds();
    for (const minutes of [61, 62, 63]) {
      for (const name of ["mail", "calendar"])
        await home.store.cursors.write(home.deps.mailboxId, name, `expired ${minutes}`, home.now);
      expect((await home.run(monday.add({ minutes }))).did).toEqual([]);
    }
    expect(await home.kinds()).toEqual(before);
  });
});

async function requested(): Promise<Home> {
  const home = await makeHome({ rules: auto });
  await home.run();
  return home;
}

async function idOfSent(home: Home, to = from): Promise<string> {
  return (await home.mails("Sent")).find(({ mail }) => mail.to[0]?.address === to)?.mail.messageId ?? "";
}

async function texts(home: Home): Promise<string[]> {
  return (await home.facts()).flatMap((fact) => (fact.kind === "received" ? [fact.text] : []));
}

async function put(home: Home, name: string, mail: string, part = "new"): Promise<void> {
  await mkdir(join(home.folder, "mail", part), { recursive: true });
  await writeFile(join(home.folder, "mail", part, name), mail);
}

function report(recipient: string): string {
  return [
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain",
    "",
    "It could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b--",
  ].join("\r\n");
}

function answerFrom2099(uid: string): string {
  return [
    "MIME-Version: 1.0",
    "Content-Type: text/calendar; method=REPLY; charset=utf-8",
    "",
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//x//y//EN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    "DTSTAMP:20990302T170000Z",
    "DTSTART:20260304T150000Z",
    "SEQUENCE:99",
    `ORGANIZER:mailto:${owner}`,
    `ATTENDEE;PARTSTAT=TENTATIVE:mailto:${from}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
}
