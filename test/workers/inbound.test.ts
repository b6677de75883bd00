import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/providers/provider.ts";
import { contact, type Home, idOf, makeHome, monday, owner } from "./home.ts";

const auto = `
who_presses_send: { request: auto, follow_up: auto, everything_else: auto }
sending: { undo: none }
requests: { offer: 1 times }
`;
const from = "priya@uni.example";
const later = monday.add({ hours: 1 });

describe("mail that comes in", () => {
  it("is opened only where it is from somebody we know or answers a mail of ours (A25)", async () => {
    const opened: string[] = [];
    const home = await makeHome({
      change: (deps) => ({
        ...deps,
        mailbox: {
          ...deps.mailbox,
          read(id) {
            opened.push(id);
            return deps.mailbox.read(id);
          },
        },
      }),
    });
    await home.receive({ from: "bank@bank.example", text: "Your statement", id: "bank" });
    await home.receive({ from, text: "Hello Dana, have we met?", id: "hello" });
    await home.run();
    expect(opened).toEqual(["inbox/hello"]);
  });

  it("belongs to whose thread it is in, whoever wrote it", async () => {
    const home = await requested();
    await home.receive({
      from: "assistant@uni.example",
      text: "Priya is travelling.",
      inReplyTo: await idOfSent(home),
    });
    await home.run(later);
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "received", contact: idOf("priya") }),
    );
  });

  it("is read once, however often it is listed", async () => {
    const home = await requested();
    await home.receive({ from, text: "Who are you?" });
    await home.run(later);
    await home.store.cursors.write(home.deps.mailboxId, "mail", "a cursor of another age", home.now);
    await home.run(later.add({ minutes: 1 }));
    expect((await home.kinds()).filter((kind) => kind === "received")).toHaveLength(1);
  });

  it("from before our time that answers nothing of ours is left alone", async () => {
    const home = await makeHome();
    await home.receive({ from, text: "Happy new year!", date: monday.subtract({ hours: 24 * 60 }) });
    const { did } = await home.run();
    expect(await home.kinds()).toEqual(["drafted"]);
    expect(did.map((each) => each.outcome)).toEqual(["drafted"]);
  });

  it("to the owner from themselves is nobody's", async () => {
    const home = await requested();
    await home.receive({ from: owner, text: "Yes, that works.", inReplyTo: await idOfSent(home) });
    await home.run(later);
    expect(await home.kinds()).not.toContain("received");
  });

  it("that is a bounce belongs to the mail that came back (R-20)", async () => {
    const home = await requested();
    const body = [
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "The mail could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      `Final-Recipient: rfc822; ${from}`,
      "Action: failed",
      "Status: 5.1.1",
      "",
      "--b",
      "Content-Type: message/rfc822",
      "",
      `Message-ID: <${await idOfSent(home)}>`,
      "Subject: hello",
      "",
      "text",
      "--b--",
    ].join("\r\n");
    await home.receive({ from: "mailer-daemon@mx.example", text: "", body });
    await home.run(later);
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({
        kind: "received",
        contact: idOf("priya"),
        read: expect.objectContaining({ reading: { kind: "bounced", permanent: true, address: from } }),
      }),
    );
  });

  it("that says stop, stops everything at once (R-18)", async () => {
    const home = await requested();
    await home.receive({ from, text: "Please do not write to me again.", inReplyTo: await idOfSent(home) });
    await home.run(later);
    expect((await home.store.contacts.suppressed(home.deps.mailboxId)).has(idOf("priya"))).toBe(true);
    for (const days of [10, 40, 200]) await home.run(monday.add({ hours: 24 * days }));
    expect(await home.mails("Sent")).toHaveLength(1);
  });

  it("that is gone before it could be opened keeps no other from being read", async () => {
    const home = await makeHome({
      change: (deps) => ({
        ...deps,
        mailbox: {
          ...deps.mailbox,
          async read(id) {
            if (id === "inbox/first") throw new ProviderError({ kind: "gone", what: "the mail" });
            return deps.mailbox.read(id);
          },
        },
      }),
    });
    await home.receive({ from, text: "One.", id: "first" });
    await home.receive({ from, text: "Two.", id: "second" });
    await home.run();
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "received", messageId: "second" }),
    );
  });

  it("hides no other mail that bears the same Message-ID (N-63)", async () => {
    const home = await makeHome({ rules: auto, contacts: [contact("priya"), contact("tom")] });
    await home.run();
    await home.receive({ from, text: "One.", id: "same@id" });
    await home.run(later);
    await rm(join(home.folder, "mail/new/same@id"));
    await home.receive({ from: "tom@uni.example", text: "Two.", id: "same@id" });
    await home.run(later.add({ minutes: 1 }));
    expect((await home.kinds()).filter((kind) => kind === "received")).toHaveLength(2);
  });
});

describe("a calendar entry of ours", () => {
  it("is made when they plainly accept, and is the invitation", async () => {
    const { home, did } = await scheduled();
    expect(did.map((each) => each.outcome)).toEqual(["created"]);
    expect(await ics(home)).toMatch(/ATTENDEE[^\r\n]*(?:\r\n [^\r\n]*)*priya@uni\.example/);
    expect(await home.mails("Sent")).toHaveLength(1);
  });

  it("is not seen as changed by our own writing", async () => {
    const { home } = await scheduled();
    await home.run(later.add({ minutes: 30 }));
    expect(await home.kinds()).not.toContain("event-seen");
  });

  it("that a person moves or deletes is a change by a person", async () => {
    const { home } = await scheduled();
    const path = await icsPath(home);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/(DTEND[^:]*:\d{8}T\d\d)\d\d/, "$155"));
    await home.run(later.add({ minutes: 30 }));
    expect((await home.facts()).at(-1)).toMatchObject({ kind: "event-seen", status: "confirmed" });
    await rm(path);
    await home.run(later.add({ minutes: 60 }));
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "event-seen", status: "deleted" }),
    );
  });

  it("knows the attendee's own answer from a calendar reply, and asks nothing about it (R-27)", async () => {
    const { home } = await scheduled();
    const uid = /UID:(.*)/.exec(await ics(home))?.[1]?.trim() ?? "";
    const reply = (attendee: string) => ({
      from,
      text: "",
      body: calendarReply(uid, attendee),
    });
    await home.receive(reply("stranger@evil.example"));
    await home.run(later.add({ minutes: 10 }));
    expect(await home.kinds()).not.toContain("event-seen");
    await home.receive(reply(from));
    const { plan } = await home.run(later.add({ minutes: 20 }));
    expect(await home.facts()).toContainEqual(
      expect.objectContaining({ kind: "event-seen", partstat: "declined" }),
    );
    expect((await home.kinds()).filter((kind) => kind === "received")).toHaveLength(1);
    expect(plan.asks.map((ask) => ask.what)).not.toContain("reading");
  });
});

function calendarReply(uid: string, attendee: string): string {
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
    "DTSTAMP:20260302T170000Z",
    "DTSTART:20260304T150000Z",
    "SEQUENCE:0",
    `ORGANIZER:mailto:${owner}`,
    `ATTENDEE;PARTSTAT=DECLINED:mailto:${attendee}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
}

async function requested(): Promise<Home> {
  const home = await makeHome({ rules: auto });
  await home.run();
  expect(await home.mails("Sent")).toHaveLength(1);
  return home;
}

async function scheduled() {
  const home = await requested();
  await home.receive({ from, text: "Yes, that works for me.", inReplyTo: await idOfSent(home) });
  const { did } = await home.run(later);
  return { home, did };
}

async function idOfSent(home: Home): Promise<string> {
  return (await home.mails("Sent"))[0]?.mail.messageId ?? "";
}

async function icsPath(home: Home): Promise<string> {
  const name = (await readdir(join(home.folder, "calendar"))).find((each) => each.endsWith(".ics")) ?? "";
  return join(home.folder, "calendar", name);
}

async function ics(home: Home): Promise<string> {
  return readFile(await icsPath(home), "utf8");
}
