import { describe, expect, it } from "vitest";
import { parseMail } from "../../src/formats/mime-in.ts";
import { toMime } from "../../src/formats/mime-out.ts";
import { textHash } from "../../src/formats/text-hash.ts";

const text =
  "Hi Priya,\n\nTuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time, would suit me.\n\nDana";
const hash = textHash("From nursing to health data", text);

describe("the hash of a text", () => {
  it.each([
    ["with other line ends", text.replaceAll("\n", "\r\n")],
    ["with spaces at the ends of its lines", text.replaceAll("\n", "  \n")],
    ["wrapped at another width", text.replace("Thursday 3", "Thursday\n3")],
    ["with non-breaking spaces", text.replaceAll(" ", "\u00a0")],
    ["with blank lines around it", `\n\n${text}\n\n\n`],
    ["with characters put together from parts", text.normalize("NFD")],
  ])("stays the same when a mail program saves it %s", (_, saved) => {
    expect(textHash("From nursing to health data", saved)).toBe(hash);
  });

  it.each([
    ["a word", text.replace("Tuesday", "Wednesday")],
    ["a full stop", text.replace("me.", "me")],
    ["a paragraph", text.replace("would suit", "\n\nwould suit")],
    ["a capital", text.replace("Hi", "hi")],
  ])("changes with %s", (_, edited) => {
    expect(textHash("From nursing to health data", edited)).not.toBe(hash);
  });

  it("changes with the subject", () => {
    expect(textHash("From nursing to data", text)).not.toBe(hash);
  });

  it("is the same before a mail is written and after it is read, and after a program saved it as format=flowed", async () => {
    const mime = await toMime({
      from: { name: "", address: "dana@example.com" },
      to: { name: "", address: "priya@example.org" },
      subject: "From nursing to health data",
      text,
      html: "<p>Hi</p>",
      date: Temporal.Instant.fromEpochMilliseconds(0),
      messageId: "a@example.com",
    });
    const read = await parseMail(mime);
    expect(textHash(read.subject, read.text)).toBe(hash);
    const flowed = `Subject: From nursing to health data\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n${text.replace("3 December ", "3 December \n").replaceAll("\n", "\r\n")}`;
    const again = await parseMail(Buffer.from(flowed));
    expect(textHash(again.subject, again.text)).toBe(hash);
  });
});
