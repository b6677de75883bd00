import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { safeHeader } from "../../src/formats/header.ts";
import { parseMail } from "../../src/formats/mime-in.ts";
import { type OutgoingMail, toMime } from "../../src/formats/mime-out.ts";

const plain: OutgoingMail = {
  from: { name: "Dana Okafor", address: "dana@example.com" },
  to: { name: "Priya Nair", address: "priya@example.org" },
  subject: "From nursing to health data",
  text: "Hi Priya,\n\nCould I ask you?\n\nDana",
  date: Temporal.Instant.from("2026-03-02T15:00:00Z"),
  messageId: "request-1@example.com",
};
const linesOf = async (mail: OutgoingMail) =>
  Buffer.from(await toMime(mail))
    .toString()
    .split("\r\n");
const headersOf = async (mail: OutgoingMail) => {
  const lines = await linesOf(mail);
  return lines.slice(0, lines.indexOf(""));
};

describe("a mail that we write", () => {
  it("has these headers and no others", async () => {
    expect((await headersOf(plain)).sort()).toEqual([
      "Content-Transfer-Encoding: quoted-printable",
      "Content-Type: text/plain; charset=utf-8",
      "Date: Mon, 02 Mar 2026 15:00:00 +0000",
      "From: Dana Okafor <dana@example.com>",
      "MIME-Version: 1.0",
      "Message-ID: <request-1@example.com>",
      "Subject: From nursing to health data",
      "To: Priya Nair <priya@example.org>",
    ]);
  });

  it("is the same, byte for byte, whenever it is written again", async () => {
    const mail = { ...plain, html: "<p>Hi Priya</p>", subject: "Über Daten" };
    expect(await toMime(mail)).toEqual(await toMime({ ...mail }));
  });

  it("ends every line with CRLF, and no line is longer than 78 characters", async () => {
    const bytes = Buffer.from(
      await toMime({ ...plain, text: `${"word ".repeat(100)}\r\rend\n`, html: "<p>x</p>".repeat(99) }),
    ).toString();
    expect(bytes.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(Math.max(...bytes.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it("stays in its thread, and leaves out ids that are none", async () => {
    const headers = await headersOf({
      ...plain,
      inReplyTo: "b@x.org",
      references: ["a@x.org", "no id", "b@x.org"],
      action: "key~1",
    });
    expect(headers).toContain("In-Reply-To: <b@x.org>");
    expect(headers).toContain("References: <a@x.org> <b@x.org>");
    expect(headers).toContain("X-Quarterhour-Action: key~1");
  });

  it("is marked as automatic only where it is a digest to the owner (C-56)", async () => {
    expect(await headersOf(plain)).not.toContain("Auto-Submitted: auto-generated");
    expect(await headersOf({ ...plain, isAutoSubmitted: true })).toContain("Auto-Submitted: auto-generated");
  });

  const lists = [
    "x@y.co, evil@e.co",
    "a@b.co;c@d.co",
    "evil@e.co <x@y.co>",
    "group: a@b.co;",
    '"a, b"@x.co',
    "x@y.co\r\nBcc: evil@e.co",
    "",
  ];
  it.each(lists)("goes to exactly one address, and %j is not one (C-31, N-4, N-5)", async (address) => {
    await expect(toMime({ ...plain, to: { name: "", address } })).rejects.toMatchObject({
      code: "mail/unsafe",
    });
  });

  const names = [
    'Jane" <evil@e.co>, "',
    "evil@e.co,",
    "a; b: c",
    "<evil@e.co>",
    "Zoë, (née X) \\",
    "\u202egnol",
  ];
  it.each(names)("takes the name %j for a name (N-6, N-22)", async (name) => {
    const mail = await parseMail(await toMime({ ...plain, to: { name, address: "jane@example.org" } }));
    expect(mail.to.map((person) => person.address)).toEqual(["jane@example.org"]);
  });

  const unsafe = [
    "x\r\nBcc: evil@e.co",
    "x\nBcc: evil@e.co",
    "x\rBcc: evil@e.co",
    "x\0y",
    "x\u0007y",
    "x\u2028y",
    "=?utf-8?Q?x=0D=0ABcc:_e@e.co?=",
    "\ud800",
  ];
  it.each(unsafe)("refuses %j in any header (C-31, N-47, N-48)", async (value) => {
    const mails: Partial<OutgoingMail>[] = [
      { subject: value },
      { action: value },
      { messageId: `${value}@example.com` },
      { to: { name: value, address: "priya@example.org" } },
      { from: { name: value, address: "dana@example.com" } },
    ];
    for (const change of mails)
      expect(await toMime({ ...plain, ...change }).catch((error: unknown) => error instanceof Problem)).toBe(
        true,
      );
  });

  it("names the header that was refused and shows what stood in it, on one line", () => {
    expect(() => safeHeader("Subject", "x\r\nBcc: evil@e.co")).toThrow(
      'Subject holds a line break: "x\\r\\nBcc: evil@e.co"',
    );
  });

  it("has one recipient and the headers that it was given, or is refused, whatever the values are (C-31)", async () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    const value = fc.oneof(
      text,
      text.map((one) => `Ana${one}`),
      fc.constantFrom(...unsafe, ...names),
    );
    await fc.assert(
      fc.asyncProperty(value, value, value, async (subject, name, body) => {
        const mail = { ...plain, subject, text: body, to: { name, address: "ana@example.org" } };
        const bytes = await toMime(mail).catch((error: unknown) => error);
        if (bytes instanceof Problem) return;
        const read = await parseMail(bytes as Uint8Array);
        expect(read.to.map((person) => person.address)).toEqual(["ana@example.org"]);
        expect([...read.headers.keys()].sort()).toEqual(
          [
            "content-transfer-encoding",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "subject",
            "to",
          ].filter((header) => header !== "subject" || subject !== ""),
        );
      }),
      { numRuns: 150, seed: 31 },
    );
  });
});
