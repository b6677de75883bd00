import { describe, expect, it } from "vitest";
import { htmlOf } from "../../src/formats/mime-html.ts";
import { parseMail } from "../../src/formats/mime-in.ts";
import { type KeptMail, keptMail } from "../../src/formats/mime-kept.ts";
import { toMime } from "../../src/formats/mime-out.ts";

const date = Temporal.Instant.from("2026-03-02T15:00:00Z");
const dana = { name: "Dana Okafor", address: "dana@example.com" };
const priya = { name: "Priya Nair", address: "priya@example.org" };

function kept(more: Partial<KeptMail> = {}): Promise<Uint8Array> {
  return keptMail({
    from: dana,
    to: [priya],
    cc: [],
    subject: "From nursing to health data",
    body: { isHtml: false, content: "Hi Priya" },
    messageId: "request-1@example.com",
    date,
    ...more,
  });
}

describe("a mail that is kept without its bytes", () => {
  it("reads as it was written", async () => {
    const mail = await parseMail(
      await kept({ to: [priya, dana], body: { isHtml: true, content: "<p>Hé</p><p>Dana</p>" } }),
    );
    expect(mail).toMatchObject({
      from: dana,
      to: [priya, dana],
      subject: "From nursing to health data",
      messageId: "request-1@example.com",
      text: "Hé\n\nDana",
    });
    expect(mail.date?.equals(date)).toBe(true);
  });

  it("gets no header and no recipient from what stands in it (C-31, N-47)", async () => {
    const subject = "x\r\nBcc: evil@e.co";
    const to = [{ name: 'Jane" <evil@e.co>, "', address: "jane@x.example" }];
    const mail = await parseMail(await kept({ subject, to, messageId: "a b\r\nX: y" }));
    expect(mail.to.map(({ address }) => address)).toEqual(["jane@x.example"]);
    expect(mail.headers.has("bcc")).toBe(false);
    expect(mail.headers.has("x")).toBe(false);
    expect(mail.subject).toBe("x Bcc: evil@e.co");
  });

  it("may be empty", async () => {
    expect((await parseMail(await kept({ body: { isHtml: true, content: "" }, subject: "" }))).text).toBe("");
  });
});

describe("the HTML part of a mail of ours", () => {
  it("is what was put into it, and absent where there is none", async () => {
    const mail = { from: dana, to: priya, subject: "Hi", text: "Hi", date, messageId: "a@example.com" };
    expect(await htmlOf(await toMime({ ...mail, html: "<p>Hi é</p>" }))).toBe("<p>Hi é</p>\n");
    expect(await htmlOf(await toMime(mail))).toBeUndefined();
  });
});
