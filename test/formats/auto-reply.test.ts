import { describe, expect, it } from "vitest";
import { autoSigns } from "../../src/formats/auto-reply.ts";
import { parseHead } from "../../src/formats/mime-in.ts";

const signsOf = async (...headers: string[]) =>
  autoSigns(await parseHead(Buffer.from([...headers, "", ""].join("\r\n"))));

describe("the headers of a mail", () => {
  it.each([
    ["Auto-Submitted: auto-replied (vacation)", { autoSubmitted: "auto-replied" }],
    ["Auto-Submitted: auto-generated", { autoSubmitted: "auto-generated" }],
    ["Precedence: bulk", { precedence: "bulk" }],
    ["Precedence: auto_reply", { precedence: "auto_reply" }],
    ["X-Auto-Response-Suppress: All", { suppressesAnswers: true }],
    ["X-Autoreply: yes", { hasAutoReplyHeader: true }],
    ["X-Autorespond: Away", { hasAutoReplyHeader: true }],
    ["List-Id: <news.example.org>", { isFromList: true }],
    ["Return-Path: <>", { hasEmptyReturnPath: true }],
    ["From: MAILER-DAEMON@example.org", { isFromRobot: true }],
    ["From: No-Reply@example.org", { isFromRobot: true }],
  ])("say that a machine wrote it: %s (R-21, N-58)", async (header, sign) => {
    expect(await signsOf(header)).toMatchObject({ ...sign, isAutomatic: true });
  });

  it.each([
    "Auto-Submitted: no",
    "Precedence: first-class",
    "X-Autoreply: no",
    "From: ana@example.org",
    "List-Unsubscribe: <https://example.org>",
    "Return-Path: <ana@example.org>",
  ])("do not say so where they stand in people's mails: %s (R-21)", async (header) => {
    expect(await signsOf(header)).toMatchObject({ isAutomatic: false });
  });
});
