import { describe, expect, it } from "vitest";
import { toMessageId } from "../../../src/core/adopt/message-id.ts";
import { standing } from "../../../src/core/adopt/standing.ts";
import type { ActionKey, ContactId } from "../../../src/core/keys.ts";

const slot = (words: string, day: number) => ({
  words,
  start: Temporal.Instant.from(`2026-12-0${day}T16:00:00Z`),
  end: Temporal.Instant.from(`2026-12-0${day}T16:20:00Z`),
});
const offered = [slot("Tuesday 1 December at 10:00", 1), slot("Thursday 3 December at 14:30", 3)];
const priya = {
  contactId: "c" as ContactId,
  name: "Priya",
  aliases: [],
  tags: [],
  why_them: "Your talk on 12 May stayed with me.",
  findings: [],
};

describe("what an edited mail still offers", () => {
  it("is every time whose words stand in it, however the lines are broken", () => {
    const text =
      "Your talk on 12 May stayed with me.\nTuesday 1\nDecember at 10:00 or Thursday 3 December at 14:30?";
    expect(standing(text, offered, priya)).toEqual({ offered, hasOtherTimes: false });
  });

  it("is not a time that was taken out", () => {
    expect(standing("Could we talk on Tuesday 1 December at 10:00?", offered, priya)).toEqual({
      offered: [offered[0]],
      hasOtherTimes: false,
    });
  });

  it("is not plain where other times stand beside it", () => {
    const text = "Tuesday 1 December at 10:00, or any time on Friday?";
    expect(standing(text, offered, priya)).toEqual({ offered: [offered[0]], hasOtherTimes: true });
  });
});

describe("a Message-ID of ours", () => {
  const mail = { key: "k~1" as ActionKey, attempt: 1, textHash: "abc", address: "dana@example.com" };

  it("is the same for the same mail, and shows nothing of its key", () => {
    expect(toMessageId(mail)).toBe(toMessageId({ ...mail }));
    expect(toMessageId(mail)).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{16}@example\.com$/);
  });

  it("is another one for another attempt or another text", () => {
    const others = [
      { ...mail, attempt: 2 },
      { ...mail, textHash: "abd" },
      { ...mail, key: "k~2" as ActionKey },
    ];
    expect(new Set([mail, ...others].map(toMessageId)).size).toBe(4);
  });
});
