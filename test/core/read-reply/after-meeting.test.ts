import { describe, expect, it } from "vitest";
import { missed, thanksAfter } from "../../../src/core/read-reply/after-meeting.ts";

describe("a mail after the meeting", () => {
  it.each([
    "Great talking to you today!",
    "Thanks for the chat, Dana.",
    "I enjoyed our conversation.",
    "Danke für das Gespräch!",
  ])("speaks of it as held: %s", (text) => {
    expect(thanksAfter(text)).toBeDefined();
    expect(missed(text)).toBeUndefined();
  });
  it.each([
    "Sorry I missed our call!",
    "I couldn't make it, my train was late.",
    "Can we reschedule?",
    "I am so sorry that I missed you today, I was stuck on the ward.",
    "Apologies, I couldn't be there.",
    "I waited, but nobody joined.",
  ])("speaks of it as missed: %s", (text) => {
    expect(missed(text)).toBeDefined();
    expect(thanksAfter(text)).toBeUndefined();
  });
  it.each([
    "It would be great to talk to you.",
    "Sorry I missed your email.",
    "I hope that it was great meeting you will say next week.",
    "Tuesday works.",
    "> Great talking to you today!",
    "",
  ])("says nothing about it: %s", (text) => {
    expect(thanksAfter(text)).toBeUndefined();
    expect(missed(text)).toBeUndefined();
  });
  it("counts as missed where it says both", () => {
    expect(thanksAfter("Great talking last time. Sorry I missed our call today.")).toBeUndefined();
  });
});
