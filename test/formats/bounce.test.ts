import { describe, expect, it } from "vitest";
import { readBounce } from "../../src/formats/bounce.ts";
import { parseMail } from "../../src/formats/mime-in.ts";

const original = [
  "From: dana@example.com",
  "To: priya@example.org",
  "Subject: Hello",
  "Message-ID: <request-1@example.com>",
  "",
  "Hi",
];

/** A report as RFC 3464 wants it. */
function report(fields: string[], more: { returned?: string[]; subject?: string } = {}): string {
  const returned = more.returned ?? original;
  return [
    "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>",
    "To: dana@example.com",
    `Subject: ${more.subject ?? "Undelivered Mail Returned to Sender"}`,
    "Auto-Submitted: auto-replied",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.com",
    "",
    ...fields,
    "",
    "--b",
    "Content-Type: message/rfc822",
    "",
    ...returned,
    "--b--",
  ].join("\r\n");
}
const prose = (subject: string, ...lines: string[]) =>
  ["Return-Path: <>", "From: mailer-daemon@example.net", `Subject: ${subject}`, "", ...lines].join("\r\n");
const read = async (text: string) => readBounce(await parseMail(Buffer.from(text)));
const recipient = "Final-Recipient: rfc822; Priya@Example.org";

describe("a bounce", () => {
  it("is read from a standard report: what happened, to whom, and to which mail (R-20)", async () => {
    expect(
      await read(
        report([
          recipient,
          "Action: failed",
          "Status: 5.1.1",
          "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
        ]),
      ),
    ).toEqual({
      action: "failed",
      status: "5.1.1",
      isPermanent: true,
      recipient: "priya@example.org",
      originalMessageId: "request-1@example.com",
    });
  });

  it.each([
    ["5.1.1", true],
    ["5.1.10", true],
    ["5.2.1", true],
    ["5.0.0", true],
    ["5.2.2", false],
    ["5.7.1", false],
    ["5.4.7", false],
    ["4.4.7", false],
  ])("with status %s is about the address for good: %s (R-20)", async (status, isPermanent) => {
    expect(await read(report([recipient, "Action: failed", `Status: ${status}`]))).toMatchObject({
      action: "failed",
      status,
      isPermanent,
    });
  });

  it("that is only a delay is not for good (N-59)", async () => {
    expect(await read(report([recipient, "Action: delayed", "Status: 4.4.1"]))).toMatchObject({
      action: "delayed",
      isPermanent: false,
    });
  });

  it("takes the status from the diagnosis where the report has none (N-59)", async () => {
    expect(
      await read(report([recipient, "Action: failed", "Diagnostic-Code: smtp; 550 5.1.1 no such user"])),
    ).toMatchObject({ status: "5.1.1", isPermanent: true });
  });

  it("believes the words before a status that means something else", async () => {
    const fields = [
      recipient,
      "Action: failed",
      "Status: 5.7.1",
      "Diagnostic-Code: smtp; 550 5.7.1 No such user",
    ];
    expect(await read(report(fields))).toMatchObject({ status: "5.7.1", isPermanent: true });
  });

  it("names the mail also where only its headers came back, folded", async () => {
    const returned = ["Subject: Hello", "Message-ID:", " <request-1@example.com>"];
    expect(await read(report([recipient, "Action: failed", "Status: 5.1.1"], { returned }))).toMatchObject({
      originalMessageId: "request-1@example.com",
    });
  });

  it("is no receipt of what was delivered or passed on", async () => {
    expect(await read(report([recipient, "Action: delivered", "Status: 2.0.0"]))).toBeUndefined();
    expect(await read(report([recipient, "Action: relayed", "Status: 2.0.0"]))).toBeUndefined();
  });

  it.each([
    [
      "qmail",
      prose(
        "failure notice",
        "Hi. This is the qmail-send program at example.net.",
        "<priya@example.org>:",
        "Sorry, no mailbox here by that name. (#5.1.1)",
        "--- Below this line is a copy of the message.",
        "Message-ID: <request-1@example.com>",
      ),
      "5.1.1",
      true,
    ],
    [
      "Exim",
      prose(
        "Mail delivery failed: returning message to sender",
        "  priya@example.org",
        "    SMTP error from remote mail server: 550 5.1.1 <priya@example.org>: Recipient address rejected: User unknown",
      ),
      "5.1.1",
      true,
    ],
    [
      "Postfix",
      prose(
        "Undelivered Mail Returned to Sender",
        "<priya@example.org>: host mx.example.org said: 550 5.1.1 <priya@example.org>... User unknown",
      ),
      "5.1.1",
      true,
    ],
    [
      "Exchange",
      prose(
        "Undeliverable: Hello",
        "priya@example.org",
        "The email address you entered couldn't be found.",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
      ),
      "5.1.10",
      true,
    ],
    [
      "Gmail",
      prose(
        "Delivery Status Notification (Failure)",
        "Address not found",
        "Your message wasn't delivered to priya@example.org because the address couldn't be found.",
      ),
      undefined,
      true,
    ],
    ["a bare code", prose("Returned mail", "priya@example.org", "550 No such user here"), "5.1.1", true],
    ["a full box", prose("Returned mail", "<priya@example.org>", "552 mailbox full"), "5.2.2", false],
    ["a filter", prose("Returned mail", "<priya@example.org>", "554 rejected as spam"), "5.7.0", false],
    [
      "a delay",
      prose(
        "Warning: message delayed 24 hours",
        "Delivery to <priya@example.org> has been delayed. We will keep trying.",
      ),
      undefined,
      false,
    ],
    ["German", prose("Unzustellbar: Hello", "priya@example.org", "#550 5.1.1 unbekannt"), "5.1.1", true],
  ])("is read from the prose of %s (R-20)", async (_, text, status, isPermanent) => {
    expect(await read(text)).toMatchObject({ status, isPermanent, recipient: "priya@example.org" });
  });

  it("is not what a person writes about one", async () => {
    expect(
      await read(
        "From: tom@example.org\r\nSubject: Re: Undelivered mail\r\n\r\nYour mail bounced with 550 5.1.1, user unknown.",
      ),
    ).toBeUndefined();
  });
});
