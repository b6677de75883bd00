import { describe, expect, it } from "vitest";
import { isSentence, toClause, toSentence, toTopic } from "../../src/mail/phrase.ts";

describe("a sentence of the owner's", () => {
  it.each([
    ["your talk stayed with me", "Your talk stayed with me."],
    ["Your talk stayed with me.", "Your talk stayed with me."],
    ["Your talk stayed with me..", "Your talk stayed with me."],
    ["What a talk!", "What a talk!"],
    ["And then…", "And then…"],
    ["And then...", "And then..."],
    ['She said "late is fine."', 'She said "late is fine."'],
    ["you wrote it, ", "You wrote it."],
    ["iOS was your idea", "iOS was your idea."],
    ["écrire, c'est relire", "Écrire, c'est relire."],
    ["你的演讲很好。", "你的演讲很好。"],
    ["  ", ""],
  ])("stands with a capital and one full stop: %s", (written, says) => {
    expect(toSentence(written)).toBe(says);
  });
});

describe("what the owner is curious about", () => {
  it.each([
    ["how people got from the clinic into a data team", "how people got from the clinic into a data team"],
    ["How people got into data.", "how people got into data"],
    ["life as a product manager", "about life as a product manager"],
    ["Life as a product manager", "about life as a product manager"],
    ["Berlin's museums", "about Berlin's museums"],
    ["about moving from numbers to furniture", "about moving from numbers to furniture"],
    ["I'd like to know why linguists leave", "why linguists leave"],
    ["I would love to hear more about pottery", "about pottery"],
    ["to learn what you do all day?", "what you do all day"],
    ["howling wolves", "about howling wolves"],
    ["to learn more about how writers become engineers", "how writers become engineers"],
  ])("goes on after “I'd love to hear”: %s", (written, says) => {
    expect(toClause(written)).toBe(says);
  });

  it.each([
    ["how people got from the clinic into a data team", "From the clinic into a data team"],
    [
      "how you got from the ward into an analytics team and what you would learn first today",
      "From the ward into an analytics team",
    ],
    ["what a working week looks like", "What a working week looks like"],
    ["about life as a product manager", "Life as a product manager"],
    ["I wrote thirty labels, and the museum in Granada wants to hang two of them.", "I wrote thirty labels"],
    ["The vaccination project works. You were right about the joins.", "The vaccination project works"],
    ["how Dr. Ito reads scans", "How Dr. Ito reads scans"],
    ["x".repeat(90), "X".padEnd(90, "x")],
  ])("makes a subject line about the subject: %s", (written, says) => {
    expect(toTopic(written)).toBe(says);
  });
});

describe("a line of the debrief", () => {
  it.each([
    ["Your advice to learn SQL on data I know changed my plan", true],
    ["You were right about starting small.", true],
    ["I've dropped the course.", true],
    ["learn SQL on data I know; Tom Reyes next", false],
    ["the plumbing matters", false],
    ["I should write tests first.", false],
    ["You should see how he plans shifts", false],
    ["your SQL advice", false],
    ["It works", false],
  ])("can stand alone in a mail, or is a note: %s", (line, stands) => {
    expect(isSentence(line)).toBe(stands);
  });
});
