import { describe, expect, it } from "vitest";
import { htmlToText } from "../../src/formats/html-text.ts";
import { parseHead, parseMail } from "../../src/formats/mime-in.ts";

const mail = (...lines: string[]) => Buffer.from(lines.join("\r\n"), "latin1");
/** Reads a mail; fails where that takes more than a quarter of a second of processor time. */
async function quickly(bytes: Uint8Array) {
  const before = process.threadCpuUsage();
  const read = await parseMail(bytes);
  const used = process.threadCpuUsage(before);
  expect((used.user + used.system) / 1_000).toBeLessThanOrEqual(250);
  return read;
}

describe("a mail from outside", () => {
  it("is read into who, what, when and whose answer it is", async () => {
    const read = await parseMail(
      mail(
        "From: =?utf-8?Q?Zo=C3=AB?= <Zoe@Example.ORG>",
        'To: "Okafor, Dana" <dana@example.com>, ops@example.com',
        "Cc: Friends: a@example.org, b@example.org;",
        "Subject: =?utf-8?Q?Re:_M=C3=A4rz?=",
        "Date: Mon, 2 Mar 2026 16:00:00 +0100",
        "Message-ID: <answer@example.org>",
        "In-Reply-To: <request@example.com>",
        "References: <older@example.com>",
        "\t<request@example.com>",
        "X-Quarterhour-Action: k~1",
        "",
        "Tuesday works.",
      ),
    );
    expect(read).toMatchObject({
      from: { name: "Zoë", address: "zoe@example.org" },
      to: [{ name: "Okafor, Dana", address: "dana@example.com" }, { address: "ops@example.com" }],
      cc: [{ address: "a@example.org" }, { address: "b@example.org" }],
      subject: "Re: März",
      messageId: "answer@example.org",
      inReplyTo: "request@example.com",
      references: ["request@example.com", "older@example.com"],
      action: "k~1",
      text: "Tuesday works.",
      trouble: undefined,
    });
    expect(read.date?.toString()).toBe("2026-03-02T15:00:00Z");
  });

  it.each([
    [["From: a@example.org", "From: evil@example.net"]],
    [["From: a@example.org, evil@example.net"]],
    [["From: Both: a@example.org, evil@example.net;"]],
    [["Subject: nobody"]],
  ])("is from nobody where it does not say plainly who wrote it: %j (N-51)", async (lines) => {
    expect((await parseMail(mail(...lines, "", "x"))).from).toBeUndefined();
  });

  it("is from the address, not from the address that stands in the name (N-51)", async () => {
    const { from } = await parseMail(mail('From: "a@b.co" <evil@e.co>', "", "x"));
    expect(from?.address).toBe("evil@e.co");
  });

  it("is not changed by a Reply-To to somebody else (N-52)", async () => {
    const { from } = await parseMail(mail("From: a@example.org", "Reply-To: evil@example.net", "", "x"));
    expect(from?.address).toBe("a@example.org");
  });

  it("has its subject on one line, whatever was encoded into it (N-48)", async () => {
    const { subject } = await parseMail(
      mail("From: a@b.co", "Subject: =?utf-8?Q?x=0D=0ABcc:_e@e.co?=", "", "x"),
    );
    expect(subject).toBe("x Bcc: e@e.co");
  });

  it("is read past one header of 5 MB and 10,000 Received lines (N-49)", async () => {
    const received = Array.from(
      { length: 10_000 },
      (_, n) => `Received: from relay${n}.example.net by mx.example.com with ESMTPS id ${n}`,
    );
    const read = await quickly(
      mail(...received, `X-Long: ${"x".repeat(5_000_000)}`, "From: a@b.co", "Subject: hello", "", "Hi"),
    );
    expect(read).toMatchObject({ from: { address: "a@b.co" }, subject: "hello", text: "Hi" });
  });

  it("is read as far as it goes where parts are nested 500 deep (N-50)", async () => {
    const nested = Array.from({ length: 500 }, (_, n) => [
      `Content-Type: multipart/mixed; boundary="b${n}"`,
      "",
      `--b${n}`,
    ]).flat();
    const read = await quickly(mail("From: a@b.co", "Subject: deep", ...nested, "", "Hi"));
    expect(read).toMatchObject({
      from: { address: "a@b.co" },
      subject: "deep",
      trouble: expect.stringContaining("cannot be read"),
    });
  });

  it("does not take the words of a mail inside it for its own (N-50, N-62)", async () => {
    const read = await quickly(
      mail(
        "From: a@b.co",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "",
        "See below.",
        "--b",
        "Content-Type: message/rfc822",
        "",
        "From: guest@example.net",
        "Subject: STOP",
        "",
        "Never write to me again.",
        "--b--",
      ),
    );
    expect(read.text.trim()).toBe("See below.");
    expect(read.parts).toMatchObject([{ type: "message/rfc822" }]);
  });

  it("is read in whatever character set it claims (N-60)", async () => {
    const body = async (type: string, text: string, encoding = "8bit") =>
      (
        await parseMail(
          mail(
            "From: a@b.co",
            `Content-Type: text/plain; charset=${type}`,
            `Content-Transfer-Encoding: ${encoding}`,
            "",
            text,
          ),
        )
      ).text;
    expect(await body("x-unknown", "Hello")).toContain("Hello");
    expect(await body("iso-8859-1", "caf\xe9")).toBe("café");
    expect(await body("utf-8", "SGVs\r\n!!bG8=", "base64")).toContain("Hel");
    expect(await body("utf-7", "Hello")).toContain("Hello");
  });

  it("is read to 64 Ki characters: 1 MB of > and 100,000 blank lines (N-54)", async () => {
    expect((await quickly(mail("From: a@b.co", "", ">".repeat(1_000_000)))).text).toHaveLength(65_536);
    expect(
      (await quickly(mail("From: a@b.co", "", "\r\n".repeat(100_000), "end"))).text.length,
    ).toBeLessThanOrEqual(65_536);
  });

  it("gives out the calendar part and its method", async () => {
    const read = await parseMail(
      mail(
        "From: a@b.co",
        "Content-Type: text/calendar; method=REPLY; charset=utf-8",
        "",
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
      ),
    );
    expect(read.calendars).toEqual([{ method: "REPLY", text: "BEGIN:VCALENDAR\nEND:VCALENDAR\n" }]);
  });

  it("can be read by its head alone", async () => {
    expect(await parseHead(mail("From: a@b.co", "Subject: x", "", "From: nobody@b.co"))).toMatchObject({
      from: { address: "a@b.co" },
      subject: "x",
    });
  });

  it.each(["", "\n", "\r\n\r\n", "no header at all", "\0\0\0", ": x\n\n"])(
    "is never a reason to fail: %j",
    async (text) => {
      expect((await parseMail(Buffer.from(text))).from).toBeUndefined();
    },
  );
});

describe("text out of HTML", () => {
  it("has paragraphs, lines, lists and quotations", () => {
    const html =
      "<html><head><title>x</title><style>p{}</style></head><body><p>Hi&nbsp;Dana,</p><div>Tuesday<br>works &amp; suits.</div><ul><li>one</li><li>two</li></ul><blockquote><p>Could I ask you?</p></blockquote></body></html>";
    expect(htmlToText(html)).toBe("Hi Dana,\n\nTuesday\nworks & suits.\n- one\n- two\n> Could I ask you?");
  });

  it("leaves out what a reader would not see (N-61)", () => {
    const hidden = [
      '<p style="color:#ffffff">stop</p>',
      '<span style="display: none">stop</span>',
      "<div hidden>stop</div>",
      "<script>stop</script>",
      '<p style="font-size:0px">stop</p>',
      "<!-- stop -->",
      "<template>stop</template>",
    ];
    for (const part of hidden)
      expect.soft(htmlToText(`<p>Yes</p>${part}<p>Dana</p>`), part).not.toContain("stop");
    expect(htmlToText('<p style="color:#fff;background:#000">Yes</p>')).toBe("Yes");
  });

  it("is made in linear time from whatever is not HTML (N-50, N-53)", () => {
    const nasty = [
      "<div>".repeat(200_000),
      "</b>".repeat(250_000),
      `<a ${' class="'.repeat(100_000)}>`,
      "<".repeat(1_000_000),
      "<script>".repeat(100_000),
      "&amp".repeat(250_000),
      `<p style="${"x:".repeat(500_000)}`,
    ];
    const before = process.threadCpuUsage();
    for (const html of nasty) htmlToText(html);
    const used = process.threadCpuUsage(before);
    expect((used.user + used.system) / 1_000).toBeLessThanOrEqual(nasty.length * 250);
  });
});
