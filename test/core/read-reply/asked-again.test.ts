import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { untilIn } from "../../../src/core/read-reply/weighed/until.ts";

const today = Temporal.PlainDate.from("2026-03-10");
const until = (text: string) => untilIn(toSentences(text), today).day;
const untilOf = (texts: readonly string[]) => texts.map((text) => [text, until(text)]);

/** Every one of the sentences comes to that day. */
const each = (texts: readonly string[], day: string | undefined) => texts.map((text) => [text, day]);

describe("the day from which on somebody may be asked again", () => {
  it("is the one that is named, and the next where they say after", () => {
    const from = [
      "Try me from the 15th of June on.",
      "Try me on or after June 15.",
      "Nothing before June 15, then gladly.",
      "Bitte melden Sie sich ab dem 15. Juni noch einmal.",
      "Escríbame a partir del 15 de junio, por favor.",
    ];
    const after = [
      "Try me after the 15th of June.",
      "Ask me the day after June 15.",
      "Ask me once June 15 is behind us.",
      "Exams finish on 15 June. Try me the next day.",
      "Bitte melden Sie sich nach dem 15. Juni noch einmal.",
      "Recontactez-moi après le 15 juin.",
      "Mail me na 15 juni nog eens.",
      "15 Haziran'dan sonra tekrar yazın lütfen.",
    ];
    expect(untilOf(from)).toEqual(each(from, "2026-06-15"));
    expect(untilOf(after)).toEqual(each(after, "2026-06-16"));
  });
  it("is the first of a month, its middle, or of the next where they are away to its end", () => {
    const first = ["Ask me in May.", "Ask me at the start of May.", "Anfang Mai bitte nochmal melden."];
    const middle = ["Mid-May is better, ask me then.", "Hör av dig i mitten av maj.", "Ask again mi-mai."];
    const named = ["5月にまたご連絡ください。", "请五月再联系我。", "五月一日以后再跟我联系。"];
    const next = [
      "I'm locked in until the end of April. Write me after.",
      "From March to the end of April I'm in the field. Then gladly.",
      "All of April I'm at sea. Write me after that.",
      "Bis Ende April geht nichts. Fragen Sie danach gern wieder.",
    ];
    expect(untilOf(first)).toEqual(each(first, "2026-05-01"));
    expect(untilOf(named)).toEqual(each(named, "2026-05-01"));
    expect(untilOf(middle)).toEqual(each(middle, "2026-05-15"));
    expect(untilOf(next)).toEqual(each(next, "2026-05-01"));
  });
  it("is the Monday of a week that is named or counted", () => {
    const weeks = [
      "Ask me again the week of 22 June.",
      "Ask me in the week starting Monday 22 June.",
      "Ask me the week after June 15.",
      "The audit ends on 19 June. Ask me the Monday after.",
      "Ask me again the fourth week of June.",
    ];
    expect(untilOf(weeks)).toEqual(each(weeks, "2026-06-22"));
    expect(until("Crazy week. Ask me again next week.")).toBe("2026-03-16");
    expect(until("Ask me again on Wednesday next week.")).toBe("2026-03-18");
    expect(until("Ask me again in ten days.")).toBe("2026-03-20");
    expect(until("Try me again in two weeks' time.")).toBe("2026-03-24");
  });
  it("is the one to ask at, whatever else has a day", () => {
    const replies = [
      "We're moving on the 3rd, so it's chaos. Ask me again in June.",
      "Ask me in June. In May I have exams, and the wedding is on May 30.",
      "Ask me on June 1; the wedding is on May 30.",
      "I was on leave in February and now I pay for it. June?",
      "From June there's a new colleague, ask me then. Since January I've been alone.",
      "Could you hold it until June? In May we open the new hall.",
    ];
    expect(untilOf(replies)).toEqual(each(replies, "2026-06-01"));
  });
  it("is none where the day is of something else, behind them, or one of two", () => {
    const replies = [
      "We had a fire on February 28. Maybe later this year.",
      "The wedding is on 5 June. Ask me some other time.",
      "My daughter is due in June. Ask again once the baby is here.",
      "I start a new job next week. Ask me some other time.",
      "Ask me again in a month or two.",
      "Ask me the day after the wedding.",
      "Happy new year! Ask me again when things settle.",
    ];
    expect(untilOf(replies)).toEqual(each(replies, undefined));
  });
  it("tells how it was named, so that trust can be learnt", () => {
    const signs = (text: string) => untilIn(toSentences(text), today).signs;
    expect(signs("Ask me in June.")).toEqual([
      "until days 1",
      "until month",
      "until month in",
      "until asked",
    ]);
    expect(signs("I can't until 4 May.")).toContain("until busy date");
    expect(signs("The wedding is on 5 June. Ask me some other time.")).toContain("until beside");
    expect(signs("After Easter, please.")).toContain("until undated");
  });
});
