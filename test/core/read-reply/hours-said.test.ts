import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { sayingsIn, timesSaid } from "../../../src/core/read-reply/times-said.ts";

const zone = "America/Chicago";
const at = (text: string) => Temporal.PlainDateTime.from(`2026-${text}`).toZonedDateTime(zone).toInstant();
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(5, 16);

/** What the clauses come to that name times; received on Friday 27 November, offered are Tuesday at 10:00 and Thursday at 14:30. */
function read(
  text: string,
  offers: readonly string[] = ["12-01T10:00", "12-03T14:30"],
  owner = zone,
): string[] {
  const offered = offers.map(slot);
  const ground = { offered, contact: zone, owner, receivedAt: at("11-27T09:00"), scheduled: undefined };
  const said = timesSaid(sayingsIn(toSentences(text), ground), ground);
  return [...said.clauses.values()].map(({ settled, slots }) =>
    [
      ...new Set([
        ...slots.map((place) => local(offered[place]?.start ?? at("01-01T00:00"))),
        ...settled.starts.map(local),
        ...settled.windows.map(({ from, to }) => `${local(from)}/${local(to).slice(6)}`),
      ]),
    ].join(" "),
  );
}

describe("the same time", () => {
  it("is that of the offer that is pointed at", () => {
    for (const text of [
      "Wednesday, same time as your Thursday one?",
      "Wednesday the 2nd, same hour as your second proposal",
      "Wednesday, same as your Thursday time?",
      "Could it be Wednesday? 2:30 like you had for Thursday.",
    ])
      expect(read(text), text).toContain("12-02T14:30");
    expect(read("Wednesday? 3pm, as Thursday is full.")).toContain("12-03T14:30");
  });
  it("is that of the offer whose time is named behind another day", () => {
    expect(read("Wednesday at your first time?")).toEqual(["12-02T10:00"]);
  });
  it("is that of the only offer in the part of the day that is named", () => {
    expect(read("Same morning slot but on the Wednesday?")).toEqual(["12-02T10:00"]);
    expect(read("Same early start but on Wednesday?")).toEqual(["12-02T10:00"]);
  });
  it("is kept where somebody says that the hour stays", () => {
    for (const kept of [
      "everything else as you had it",
      "hour unchanged",
      "timing same",
      "identical time",
      "the hour can stay",
    ])
      expect(read(`Not Tuesday. Wednesday, ${kept}.`).join(" "), kept).toContain("12-02T10:00");
  });
  it("may be said as the same alone, on another day", () => {
    expect(read("Tuesday at 11. If that's no good for you then the same on Wednesday the 2nd.")).toEqual([
      "12-01T11:00",
      "12-02T11:00",
    ]);
    expect(read("Pode ser na sexta, dia 4, no mesmo horário da terça?").join(" ")).toContain("12-04T10:00");
  });
  it("is that of the day that is named behind it, where none is named before", () => {
    expect(read("Same time on the Wednesday? Tuesday is dancing with the girls.")).toContain("12-02T10:00");
  });
  it("is that of the offer, and not of what somebody does on its day", () => {
    expect(read("Thursday my train is at 11:12. Friday, same hour?")).toContain("12-04T14:30");
  });
});

describe("an hour in place of another", () => {
  it("is on the day that is said with the other", () => {
    expect(read("Could we do 3 instead of 2:30 on Thursday?")).toEqual(["12-03T15:00", "12-03T14:30"]);
    expect(read("Could you live with 9 instead of 10 on the first of December?")).toContain("12-01T09:00");
  });
  it("may be a bare number or word", () => {
    for (const [text, hour] of [
      ["Tuesday yes, but 11 not 10?", "12-01T11:00"],
      ["Thursday's grand, would three do instead of half two?", "12-03T15:00"],
      ["About Tuesday, would 5 be OK in place of 10?", "12-01T17:00"],
      ["Tuesday's good but make it three.", "12-01T15:00"],
      ["Tuesday, but at ten I am in traffic. Two?", "12-01T14:00"],
      ["Tuesday okay, but I am at the lab at ten. Eleven then?", "12-01T11:00"],
      ["Could we shift the Tuesday to Friday, still ten?", "12-04T10:00"],
      ["Friday's my day. Let's make it eleven Central.", "12-04T11:00"],
    ])
      expect(read(text ?? "").join(" "), text).toContain(hour);
  });
  it("is said of an offer that is then no longer meant", () => {
    expect(read("Could the second one be moved up to ten?")).toEqual(["12-03T10:00"]);
    expect(read("The 1st is okay if you push the first slot to 11.")).toEqual(["12-01T11:00"]);
    expect(read("Remove the 2:30 and call it four o'clock, same day?")).toEqual(["12-03T16:00"]);
    expect(read("The second one, at 2:30, please.")).toEqual(["12-03T14:30"]);
  });
  it("is said before the one that it is in place of, with or without an at", () => {
    for (const text of [
      "Can the one on Thursday start at three and not at half two?",
      "Thursday is OK if it's 3 and not 2:30.",
      "Thursday at three, not at half past two?",
    ])
      expect(read(text)[0], text).toBe("12-03T15:00");
    expect(read("Wednesday at 11 and not 9")[0]).toBe("12-02T11:00");
  });
  it("is none where two numbers count something", () => {
    expect(read("We are 2 not 3 people on the team.")).toEqual([]);
  });
});

describe("a number of the same day", () => {
  it("is an hour", () => {
    for (const text of [
      "Tuesday at ten is early for me. 11 the same morning?",
      "Ten on the Tuesday is early for me. Eleven on the same day?",
      "Not so early on Tuesday. 11 on that day?",
      "Not Tuesday at ten. Eleven in the same morning is better.",
      "Tuesday is too early. 11 or 4 that day is fine.",
    ])
      expect(read(text).at(-1), text).toMatch(/^12-01T11:00/u);
  });
  it("is none where somebody has so many", () => {
    expect(read("On Tuesday I can't. I have two that day already.")).not.toContain("12-01T14:00");
  });
});

describe("a number that counts", () => {
  it("is no hour behind the thing that is asked for", () => {
    for (const text of [
      "Would you be a dear and give me another date or two?",
      "Could you suggest a time or three?",
      "Name a slot or two.",
      "Send me an option or two.",
      "Just point at one.",
    ])
      expect(read(text), text).toEqual([]);
    expect(read("Wednesday at one or two.")).toEqual(["12-02T13:00 12-02T14:00"]);
  });
});

describe("a date and an hour", () => {
  it("stand side by side, the hour in words", () => {
    for (const [text, hour] of [
      ["Friday 4, quarter past nine, would you be able to?", "12-04T09:15"],
      ["Wednesday 2, also at twelve?", "12-02T12:00"],
      ["Wed 2 or Fri 4 at nine", "12-02T09:00 12-04T09:00"],
      ["Wednesday 2 whole day is free, choose the hour.", "12-02T09:00/17:00"],
      ["Monday 7 or Tuesday 8, any time between nine and five", "12-07T09:00/17:00 12-08T09:00/17:00"],
      ["Wed 2 or Fri 4, PM", "12-02T13:00/17:00 12-04T13:00/17:00"],
    ])
      expect(read(text ?? ""), text).toContain(hour);
  });
  it("stand side by side in commas or brackets, whatever is said behind them", () => {
    const text = "I could next Wednesday (the 2nd) 9 am before the rounds, or Thursday (the 3rd) 5:30 pm.";
    expect(read(text)).toEqual(["12-02T09:00 12-03T17:30"]);
    expect(read("I'm in court Wednesday (the 2nd), 9 am on Thursday works.")).toContain("12-03T09:00");
  });
  it("may be led to by the hours of another language", () => {
    expect(read("I could on Wednesday 2 December, hours 15.")).toEqual(["12-02T15:00"]);
    expect(read("Wednesday 2 December, I have 3 hours 15 at most.").join(" ")).not.toContain("T15:00");
  });
  it("are one hour where something was offered then, and nothing on that date", () => {
    expect(read("Tuesday 10 is full after all, is 14:00 the same day possible?").at(-1)).toContain(
      "12-01T14:00",
    );
    expect(read("Wednesday 9, any time after lunch")).toEqual(["12-09T13:00/17:00"]);
  });
  it("are two hours where the second has its half of the day", () => {
    expect(read("Monday 10 or 11am, or Wednesday 2pm")).toEqual(["11-30T10:00 11-30T11:00 12-02T14:00"]);
  });
});

describe("a part of the day", () => {
  it("is named by am and pm, and by what people call it at home", () => {
    for (const text of [
      "I have a.m.'s open Wednesday.",
      "Friday am the 4th instead?",
      "The early part of Friday",
      "Friday, morning time, would do.",
    ])
      expect(read(text).join(" "), text).toMatch(/T09:00\/12:00/u);
    for (const text of ["Would Friday PM be alright?", "Friday arvo's better.", "Friday, p.m. It is late."])
      expect(read(text).join(" "), text).toContain("12-04T13:00/17:00");
    expect(read("Friday am I right").join(" ")).not.toContain("12:00");
  });
});

describe("what somebody can do in general", () => {
  it("is the part of the day on the days that follow, whatever week they are in", () => {
    const both = "12-01T09:00/12:00 12-04T09:00/12:00";
    for (const text of [
      "Mornings are when I function; Tuesday or Friday this coming week?",
      "Mornings work best: Tuesday or Friday of next week.",
      "I'm better in a.m. hours. Tuesday or Friday, whichever is easier?",
      "She only takes such calls in the morning. Tuesday or Friday would suit her.",
    ])
      expect(read(text).at(-1), text).toBe(both);
  });
  it("is an hour on the days that are named next, and on no others", () => {
    for (const text of [
      "Four in the afternoon I'm always ashore. Wednesday the 2nd or Friday the 4th, take one.",
      "Could you do 4 pm? Wednesday the 2nd or Friday the 4th, I don't mind.",
      "Let's start at four in the afternoon here. Wednesday or Friday.",
    ])
      expect(read(text).join(" "), text).toContain("12-02T16:00 12-04T16:00");
    expect(read("Mondays at 8:30 I'm in my study: the 30th of November, or the 7th of December").at(-1)).toBe(
      "11-30T08:30 12-07T08:30",
    );
    expect(read("I only take calls before eleven. Wednesday or Friday, you say.").at(-1)).toBe(
      "12-02T09:00/11:00 12-04T09:00/11:00",
    );
    expect(read("I finish work at 4. Wednesday or Friday?").at(-1)).toBe(
      "12-02T09:00/17:00 12-04T09:00/17:00",
    );
    expect(read("Mondays at 8:30 I'm in my study. Wednesday?").at(-1)).toBe("12-02T09:00/17:00");
  });
});

describe("hours in a row", () => {
  it("are all of them hours where the last one says so", () => {
    expect(read("Monday 7th I can offer 9, 2 or 4 o'clock.")).toEqual([
      "12-07T09:00 12-07T14:00 12-07T16:00",
    ]);
    expect(read("Wednesday I can offer 9, 10:30 or 2 pm")).toEqual(["12-02T09:00 12-02T10:30 12-02T14:00"]);
    expect(read("I would offer 9, 2 or 4 colleagues").join("")).toBe("");
  });
  it("bound a stretch that is led to, or that stands before its day", () => {
    for (const text of [
      "Wednesday from ten to twelve",
      "I'm available 10 to 12 on Wednesday the 2nd",
      "Wednesday? 10 to 12 I'm in with no patients",
    ])
      expect(read(text).join(" "), text).toContain("12-02T10:00/12:00");
    expect(read("Wednesday at ten to twelve")).toEqual(["12-02T11:50"]);
  });
});

describe("an hour behind a part of the day", () => {
  it("is in it, also without anything that leads to it", () => {
    expect(read("Friday morning 8 sharp")).toEqual(["12-04T08:00"]);
    expect(read("Wednesday afternoon 3 or Friday afternoon 4")).toEqual(["12-02T15:00 12-04T16:00"]);
    expect(read("Tomorrow night at 8, I close the till")).toEqual(["11-28T20:00"]);
    expect(read("Friday morning 8 people come")).toEqual(["12-04T09:00/12:00"]);
  });
  it("is on all the days of the row that the part leads", () => {
    expect(read("What about a call at lunch, Monday or Wednesday 12:30?")).toEqual([
      "11-30T12:30 12-02T12:30",
    ]);
    expect(read("Mornings on Monday, Wednesday or Friday would suit me")).toEqual([
      "11-30T09:00/12:00 12-02T09:00/12:00 12-04T09:00/12:00",
    ]);
    expect(read("Morning on Wednesday, Friday at 2")).toEqual(["12-04T14:00 12-02T09:00/12:00"]);
  });
});

describe("one instant on two clocks", () => {
  it("is said once", () => {
    const owner = "Europe/London";
    for (const text of [
      "So 8am Central / 2pm yours on Friday",
      "Friday, 8 my time (2 yours)",
      "Friday 2 yr time, 8 mine",
      "Friday at 2 of yours",
    ])
      expect(read(text, undefined, owner), text).toEqual(["12-04T08:00"]);
  });
  it("is none where somebody is here until then", () => {
    expect(read("Wednesday after lunch I am here until five")).toEqual(["12-02T13:00/17:00"]);
  });
});

describe("a day of which something is told", () => {
  it("does not share the hour that is said of another", () => {
    expect(read("Tomorrow's too quick for me, Wednesday 2:15?").at(-1)).toBe("12-02T14:15");
    expect(read("Thursday's my car inspection, so Wednesday, 13:30?").at(-1)).toBe("12-02T13:30");
    expect(read("How about Wednesday 2, Friday 4 at three")).toContain("12-02T15:00 12-04T15:00");
  });
  it("is told of a day that works, and stands in its way", () => {
    expect(read("Tuesday works only I have the dentist at ten. 11 that day?")).toEqual([
      "12-01T10:00",
      "12-01T10:00",
      "12-01T11:00",
    ]);
    expect(read("Tuesday is fine except that I teach at 9. Noon?").at(-1)).toBe("12-01T12:00");
  });
  it("gives its hour to another day", () => {
    expect(read("Could you do your second slot but on Friday?")).toEqual(["12-04T14:30"]);
  });
});

describe("a bound", () => {
  it("may be a part of the day, or an hour that was said before", () => {
    for (const [text, stretch] of [
      ["Friday between lunch and five", "12-04T13:00/17:00"],
      ["Friday I'm free from morning to evening", "12-04T09:00/17:00"],
      ["Friday from 13 o'clock until evening", "12-04T13:00/17:00"],
      ["Friday I'm out of class at 3, so from then.", "12-04T15:00/17:00"],
      ["Friday 4 after lunch service, let's say 1 to 5 pm", "12-04T13:00/17:00"],
    ])
      expect(read(text ?? "").join(" "), text).toContain(stretch);
  });
  it("is of all the days that stand before it", () => {
    expect(read("Would the afternoon of 2 or 4 December, after 2pm, suit?")).toEqual([
      "12-02T14:00/17:00 12-04T14:00/17:00",
    ]);
    expect(read("After 1 on Wednesday or Friday, anything till five is okay.")).toEqual([
      "12-02T13:00/17:00 12-04T13:00/17:00",
    ]);
  });
  it("is the hours where a part of the day is named with them that is loose", () => {
    expect(read("Wednesday evening, any time between 6 and 8")).toEqual(["12-02T18:00/20:00"]);
    expect(read("Wednesday, lunchtime, anything between twelve and two")).toEqual(["12-02T12:00/14:00"]);
    expect(read("Wednesday evening between 7 and 9")).toEqual(["12-02T19:00/21:00"]);
    expect(read("Wednesday afternoon, any time between 2 and 4")).toEqual(["12-02T14:00/16:00"]);
  });
  it("is where it begins, where it is not until then", () => {
    for (const text of [
      "I can do Friday the 4th, but not until two.",
      "Friday the 4th, not before 2 please",
      "Friday, not till after 2",
    ])
      expect(read(text).at(-1), text).toBe("12-04T14:00/17:00");
  });
  it("may stand behind a whole day", () => {
    for (const day of ["all day", "the whole day,", "the day is free"])
      expect(read(`Wednesday the 2nd, ${day} 10 to 4.`), day).toEqual(["12-02T10:00/16:00"]);
  });
  it("may stand behind an at or an or", () => {
    expect(read("Friday at 2pm or later")).toEqual(["12-04T14:00/17:00"]);
    expect(read("Friday at 2 onwards")).toEqual(["12-04T14:00/17:00"]);
  });
  it("is when to begin, where no usual hours are left behind it", () => {
    expect(read("Is Wednesday 2nd from 17:00 convenient?")).toEqual(["12-02T17:00"]);
    expect(read("Wednesday from 3")).toEqual(["12-02T15:00/17:00"]);
  });
});

describe("a time that is told by another", () => {
  it("is so much earlier or later, whatever stands behind it", () => {
    expect(read("Tuesday I can. Would one hour before be possible?").at(-1)).toBe("12-01T09:00");
    expect(read("Thursday but an hour after please").at(-1)).toBe("12-03T15:30");
    expect(read("Can you start half an hour before 4 on Thursday?")).toEqual(["12-03T15:30"]);
    expect(read("Can we bump the 3rd one by an hour and a half?")).toEqual(["12-03T16:00"]);
    expect(read("Could you push the one on the 3rd of December by 45 minutes?")).toEqual(["12-03T15:15"]);
  });
  it("is the same as the one that stands before it", () => {
    expect(read("7:45 on Thursday the 3rd, or the same next Tuesday, the 8th").at(-1)).toBe(
      "12-03T07:45 12-08T07:45",
    );
  });
  it("is at the hour of the offer that its day is so far from", () => {
    for (const text of [
      "A day before, Wednesday 2, same hour?",
      "One day earlier (Wednesday the 2nd), same time?",
      "A day earlier, on Wednesday, same time as agreed.",
    ])
      expect(read(text), text).toEqual(["12-02T14:30"]);
    expect(read("A week later, Thursday the 10th, same time.")).toEqual(["12-10T14:30"]);
    expect(read("A day before, Friday the 4th, same hour?")).toEqual([""]);
  });
  it("is on the day so far from the one that is spoken of, at the hour that is said", () => {
    expect(read("Tuesday I bury an aunt. One day earlier, 4:30?")).toContain("11-30T16:30");
    expect(read("A day earlier, on Wednesday afternoon?")).toEqual(["12-02T13:00/17:00"]);
    expect(read("Not Tuesday. Two days later I am around any time past three.")).toContain(
      "12-03T15:00/17:00",
    );
  });
});

describe("a meeting that is moved back", () => {
  it("is so much later, on the day and at the hour that are said", () => {
    expect(read("Please move the Tuesday slot one week back, 8 Dec, 4:30 pm.").at(-1)).toContain(
      "12-08T16:30",
    );
    expect(read("Could we move Tuesday an hour back?").join(" ")).toContain("12-01T11:00");
  });
});

describe("whichever of two", () => {
  it("is of the hours that were just named, on the day that is spoken of", () => {
    expect(read("Wednesday then. 9 or 9:30, whichever you like.").at(-1)).toBe("12-02T09:00 12-02T09:30");
    expect(read("Friday the 4th at either 10 or 2, you choose.").at(-1)).toBe("12-04T10:00 12-04T14:00");
    expect(read("Wednesday or Friday, both at 3").at(-1)).toBe("12-02T15:00 12-04T15:00");
  });
});

describe("the end of a stretch", () => {
  it("is when to begin, where somebody has to wait for it", () => {
    expect(read("Could you wait until 12:00 on Tuesday?")).toEqual(["12-01T12:00"]);
    expect(read("Give me until 3 on Wednesday and I can sit down.")).toEqual(["12-02T15:00"]);
    expect(read("Wednesday until 3")).toEqual(["12-02T09:00/15:00"]);
  });
  it("may be said with up to, with ish, and with words behind", () => {
    expect(read("Wednesday, any time up to noon.")).toEqual(["12-02T09:00/12:00"]);
    expect(read("This Wednesday after one o'clock I'm free up to five.")).toEqual(["12-02T13:00/17:00"]);
    expect(read("Wed or Fri, 1-5ish, both are clear.").join(" ")).toContain("12-04T13:00/17:00");
  });
});
