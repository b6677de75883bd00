import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { sayingsIn, timesSaid } from "../../../src/core/read-reply/times-said.ts";

const zone = "America/Chicago";
const at = (text: string) => Temporal.PlainDateTime.from(`2026-${text}`).toZonedDateTime(zone).toInstant();
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const tuesday = slot("12-01T10:00");
const thursday = slot("12-03T14:30");

/** Received on Friday 27 November; offered are Tuesday 1 December at 10:00 and Thursday 3 December at 14:30. */
const given = (more: { offered?: string[]; scheduled?: ReturnType<typeof slot> } = {}) => ({
  offered: more.offered?.map(slot) ?? [tuesday, thursday],
  contact: zone,
  owner: zone,
  receivedAt: at("11-27T09:00"),
  scheduled: more.scheduled,
});

const local = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(5, 16);

/** What each clause that names times comes to, on the contact's clock. */
function clauses(text: string, more: Parameters<typeof given>[0] = {}): string[][] {
  const ground = given(more);
  const said = timesSaid(sayingsIn(toSentences(text), ground), ground);
  return [...said.clauses.values()].map(({ settled, slots }) =>
    [
      ...new Set([
        ...slots.map((place) => local(ground.offered[place]?.start ?? at("01-01T00:00"))),
        ...settled.starts.map(local),
        ...settled.windows.map(({ from, to }) => `${local(from)}/${local(to).slice(6)}`),
      ]),
    ].sort(),
  );
}
const last = (text: string, more: Parameters<typeof given>[0] = {}) => clauses(text, more).at(-1);
const morning = (day: string) => `${day}T09:00/12:00`;
const afternoon = (day: string) => `${day}T13:00/17:00`;
const whole = (day: string) => `${day}T09:00/17:00`;

describe("a bare hour", () => {
  it("is one where a day, a verb or another hour stands beside it", () => {
    for (const [text, time] of [
      ["2 on Tuesday", "12-01T14:00"],
      ["Nine on Friday's dandy.", "12-04T09:00"],
      ["Ten that Wednesday and I could breathe.", "12-02T10:00"],
      ["Not at ten on Tuesday. Eleven would do.", "12-01T11:00"],
      ["Tuesday is still on, but it is full till noon. How's 11?", "12-01T11:00"],
      ["Tuesday, so 4 rather than 3", "12-01T16:00"],
      ["Tuesday at eleven thirty", "12-01T11:30"],
      ["martedì alle nove", "12-01T09:00"],
      ["el martes a las 9 y media", "12-01T09:30"],
    ])
      expect(clauses(text ?? "").flat(), text).toContain(time);
  });
  it("is the offer where one begins then", () => {
    expect(last("Half two on Thursday suits.")).toEqual(["12-03T14:30"]);
    expect(last("Thursday from 2:30 is convenient")).toEqual(["12-03T14:30"]);
  });
  it("is none where it counts or stands for somebody", () => {
    expect(clauses("Tuesday is the one for me.")).toEqual([["12-01T10:00"]]);
    expect(clauses("I have two kids and one does not sleep.").flat()).toEqual([]);
  });
});

describe("an hour and what is none", () => {
  it("is no hour where one of several is meant", () => {
    expect(last("There's one piece missing on Wednesday, from ten until half past eleven.")).toEqual([
      "12-02T10:00/11:30",
    ]);
    expect(last("There's a hole on Wednesday at 9:15 and one on Friday 4 at 15:45.")).toEqual([
      "12-02T09:15",
      "12-04T15:45",
    ]);
    expect(last("I have one at 11 on Wednesday and one at 4 on Friday the 4th.")).toEqual([
      "12-02T11:00",
      "12-04T16:00",
    ]);
    expect(last("At two on Wednesday and one on Friday the 4th.")).toEqual(["12-02T14:00", "12-04T13:00"]);
  });
  it("is none of the offers where it is one of two, or both of them", () => {
    expect(last("Friday the 4th, either 9 or 4 pm.")).toEqual(["12-04T09:00", "12-04T16:00"]);
    expect(last("Friday the 4th: 10:00, 11:00, both are fine.")).toEqual(["12-04T10:00", "12-04T11:00"]);
    expect(last("Friday the 4th from two to four, no one has booked yet.")).toEqual(["12-04T14:00/16:00"]);
  });
  it("may be bounded by noon in the morning, and may begin what is said anew", () => {
    for (const text of [
      "Wednesday, 10 to 12 in the morning.",
      "Mittwoch 10 bis 12 vormittags",
      "miércoles de 10 a 12 de la mañana",
      "I finish at ten, so 10 to 12 on Wednesday.",
      "Wednesday anywhere 10 to 12.",
      "I open the shop at noon, so Wednesday the 2nd, 10 to 12.",
    ])
      expect(last(text), text).toEqual(["12-02T10:00/12:00"]);
  });
  it("is noon where it is twelve in the morning", () => {
    expect(last("miércoles a las 12 de la mañana")).toEqual(["12-02T12:00"]);
    expect(last("Wednesday at 12:30 in the morning")).toEqual(["12-02T12:30"]);
  });
  it("may be one of two stretches", () => {
    const both = ["12-02T09:00/10:30", "12-02T13:30/15:00"];
    expect(last("Wednesday 2 December: 9 - 10:30 or 13:30 - 15.")).toEqual(both);
    expect(last("Wednesday 9-10:30 and 13:30-15")).toEqual(both);
  });
  it("may be taken away from a stretch, which leaves what lies before and behind it", () => {
    for (const text of [
      "Wednesday all day except from 12 to 1.",
      "Wednesday all day apart from 12 to 1.",
      "Wednesday any time bar 12-1.",
      "Wednesday any time other than 12 to 1.",
    ])
      expect(last(text), text).toEqual([morning("12-02"), afternoon("12-02")]);
    expect(last("I can save 10 to 11 on Wednesday for you.")).toEqual(["12-02T10:00/11:00"]);
  });
  it("may be told in minutes past another, within others or through to another", () => {
    expect(last("Wednesday at 10 past 2.")).toEqual(["12-02T14:10"]);
    expect(last("Twenty five past two on Wednesday")).toEqual(["12-02T14:25"]);
    expect(last("Wednesday within 10 and 12.")).toEqual(["12-02T10:00/12:00"]);
    expect(last("Wednesday 10 through 12")).toEqual(["12-02T10:00/12:00"]);
    expect(last("I'm free 9-11 Wednesday and 1-3 Friday the 4th.")).toEqual([
      "12-02T09:00/11:00",
      "12-04T13:00/15:00",
    ]);
    expect(last("Wednesday at 3 at the latest")).toEqual(["12-02T15:00"]);
  });
  it("is of the days behind a colon, unless something only begins or ends then", () => {
    for (const text of [
      "At eleven I am home: Wednesday 2 or Friday 4.",
      "Eleven in the morning is my hour: Wednesday 2 or Friday 4, both good.",
    ])
      expect(last(text), text).toEqual(["12-02T11:00", "12-04T11:00"]);
    expect(last("Mornings: Wednesday 2 or Friday 4.")).toEqual([morning("12-02"), morning("12-04")]);
    expect(last("I finish at four: Wednesday 2 or Friday 4?")).toEqual([whole("12-02"), whole("12-04")]);
  });
  it("is not wanted where another beats it", () => {
    expect(clauses("Wednesday at 4:30 would beat 3:15.")).toEqual([["12-02T16:30"], ["12-02T15:15"]]);
  });
  it("is in the evening after supper", () => {
    expect(last("Wednesday after tea, half seven?")).toEqual(["12-02T19:30"]);
    expect(last("After the tea break on Wednesday at 3.")).toEqual(["12-02T15:00"]);
  });
  it("is not taken for a telephone number, nor for what a smile ends", () => {
    expect(last("Friday 4 December at 14.00 (16.00 with you)?")).not.toEqual([whole("12-04")]);
    expect(clauses("9:45 sounds cruel to me :) Wednesday or Friday the 4th at 3?").at(-1)).toEqual([
      "12-02T15:00",
      "12-04T15:00",
    ]);
  });
});

describe("a part of the day", () => {
  it("belongs to all the days of its list", () => {
    const both = [morning("12-08"), morning("12-09")];
    for (const text of [
      "Neither. The mornings of 8 and 9 December are at your disposal.",
      "My mornings on Tuesday 8 and Wednesday 9 December are free.",
      "Tuesday or Wednesday morning, the 8th or 9th.",
      "December 8 or 9, in the morning",
      "Martes 8 o miércoles 9 por la mañana",
    ])
      expect(last(text), text).toEqual(both);
    expect(last("Next week I have Monday, Wednesday and Friday mornings going begging")).toEqual([
      morning("11-30"),
      morning("12-02"),
      morning("12-04"),
    ]);
  });
  it("holds for the days that follow where it is all that somebody has", () => {
    expect(last("I've only mornings to give. How about Monday 7 December or Wednesday 9 December?")).toEqual([
      morning("12-07"),
      morning("12-09"),
    ]);
  });
  it("is read in a German compound", () => {
    expect(last("Mittwochvormittag bin ich im Büro.")).toEqual([morning("12-02")]);
  });
  it("is in the evening where no working hours fit", () => {
    expect(last("Wednesday between 6 and 8 in the evening")).toEqual(["12-02T18:00/20:00"]);
  });
});

describe("a weekday", () => {
  it("is the one behind the day that stands before it", () => {
    expect(last("I can do tomorrow or Tuesday")).toEqual([whole("11-28"), "12-01T10:00"].sort());
    expect(last("Thursday is choir. The Monday or Tuesday after?")).toEqual([whole("12-07"), whole("12-08")]);
    expect(last("I'm away until Thursday the 10th. The Friday following, afternoon?")).toEqual([
      afternoon("12-11"),
    ]);
  });
  it("follows the meeting that moves", () => {
    expect(last("Thursday's shot. What about Monday, anytime after 2?", { scheduled: thursday })).toEqual([
      "12-07T14:00/17:00",
    ]);
  });
  it("is of the week that comes, or of that week", () => {
    expect(last("Wednesday or Friday this coming week")).toEqual([whole("12-02"), whole("12-04")]);
  });
  it("can be counted, where offers are on two", () => {
    const offered = ["12-01T10:00", "12-08T11:00"];
    expect(last("The second Tuesday works nicely", { offered })).toEqual(["12-08T11:00"]);
  });
});

describe("a day", () => {
  it("is named by the one beside it", () => {
    const offered = ["11-29T10:00", "12-03T14:30"];
    expect(last("The day after tomorrow at ten suits me", { offered })).toEqual(["11-29T10:00"]);
    expect(last("Thursday I am away. Could we take the next day, at two?")).toEqual(["12-04T14:00"]);
  });
  it("is one of as many as share a month", () => {
    expect(last("The mornings of Dec 7, 8 and 9 are wide open.")).toEqual([
      morning("12-07"),
      morning("12-08"),
      morning("12-09"),
    ]);
    expect(last("Tuesday morning or Wednesday morning?")).toEqual(["12-01T10:00", morning("12-02")]);
  });
  it("can be spelled, and share its month or its weekday's name with another", () => {
    expect(last("My vote goes to the first of December!")).toEqual(["12-01T10:00"]);
    expect(last("Would you choose December 7 (Mon) or 8 (Tue), 14:00?")).toEqual([
      "12-07T14:00",
      "12-08T14:00",
    ]);
  });
});

describe("the time of a meeting that moves", () => {
  it("goes with it to the other day", () => {
    for (const text of [
      "Any chance of moving Thursday's to Friday, same time?",
      "Could we do Friday rather than Thursday? Leave the time as is.",
      "Friday instead of Thursday? Half two is still good.",
      "Jueves no puedo. ¿El viernes a la misma hora?",
      "Friday over Thursday, if I may. 2:30 again.",
    ])
      expect(clauses(text), text).toContainEqual(["12-04T14:30"]);
  });
  it("is put off by as much as is said", () => {
    expect(last("Can you push Tuesday's by an hour?")).toEqual(["12-01T11:00"]);
    expect(last("Quarter of an hour sooner on Tuesday?")).toEqual(["12-01T09:45"]);
    expect(last("Can we push Tuesday from 10 to 11?")).toEqual(["12-01T11:00"]);
    expect(last("Mardi, mais une heure plus tard")).toEqual(["12-01T11:00"]);
    expect(last("Half an hour past your second time?")).toEqual(["12-03T15:00"]);
  });
  it("is not what stands behind a contrast", () => {
    expect(clauses("I finish class at 14:15 on Thursday, so 15:00?").at(-1)).toEqual(["12-03T15:00"]);
    expect(clauses("Wednesday at 3 in place of Thursday").at(0)).toEqual(["12-02T15:00"]);
  });
});

describe("the offers", () => {
  it("are told apart by when they are", () => {
    const offered = ["12-01T10:00", "12-01T15:00", "01-05T10:00"];
    expect(last("The early one on Tuesday please", { offered })).toEqual(["12-01T10:00"]);
    expect(last("pm please on the 1st", { offered })).toEqual(["12-01T15:00"]);
    expect(clauses("No puedo el jueves. La otra opción sí.").flat()).toContain("12-01T10:00");
    expect(last("I shall take the January one", { offered })).toEqual(["01-05T10:00"]);
  });
  it("give their days to an hour on either of them", () => {
    expect(last("After 3 either day is OK")).toEqual(["12-01T15:00/17:00", "12-03T15:00/17:00"]);
  });
});

describe("a time that is said for several days", () => {
  it("is of the day that is named behind an or as well", () => {
    for (const [text, ...times] of [
      ["Same hour on Tuesday the 1st, or the other Tuesday, 8 December.", "12-01T10:00", "12-08T10:00"],
      ["At four on Tuesday the 1st, or on Wednesday the 9th", "12-01T16:00", "12-09T16:00"],
      [
        "The day after, Wednesday 9th, or Thursday 10th I have both mornings",
        morning("12-09"),
        morning("12-10"),
      ],
      [
        "Mornings are better. 14, 15 or 16 December, anything before noon",
        morning("12-14"),
        morning("12-15"),
        morning("12-16"),
      ],
      ["27 or 28, afternoon please", afternoon("12-27"), afternoon("12-28")],
      ["16 or 17 in the afternoon I'm at my desk", afternoon("12-16"), afternoon("12-17")],
      ["Monday 7 and Tuesday 8 I have clear mornings", morning("12-07"), morning("12-08")],
    ])
      expect(last(text ?? "", { scheduled: tuesday }), text).toEqual(times);
  });
  it("leaves a number that counts what is asked for", () => {
    for (const text of [
      "Please make me two or three new suggestions",
      "Could you give me one or two new options?",
      "Kindly suggest one or two at your end",
    ])
      expect(clauses(text), text).toEqual([]);
  });
  it("stands twice behind a colon", () => {
    expect(last("Friday the 4th is quiet: 11 or 2")).toEqual(["12-04T11:00", "12-04T14:00"]);
    const all = ["12-09T10:00", "12-09T11:00", "12-09T14:00"];
    expect(last("Wednesday the 9th: ten, eleven or two")).toEqual(all);
    expect(last("Wednesday the 9th at ten, or else two")).toEqual(["12-09T10:00", "12-09T14:00"]);
    expect(last("Tuesday at ten, or Friday the 4th, also ten")).toContain("12-04T10:00");
  });
});

describe("the day that was spoken of", () => {
  it("is meant by that same morning, whatever day is named behind it", () => {
    expect(last("I land on Tuesday at 8. Could you do 11 that same morning, or Wednesday at 10?")).toEqual([
      "12-01T11:00",
      "12-02T10:00",
    ]);
  });
  it("lies in the week that is wanted, or in that of the second offer", () => {
    const offered = ["12-15T10:00", "12-17T14:00"];
    const text = "Could we do it next week? Thursday or Friday, between 2 and 5 pm";
    expect(last(text, { offered })).toEqual(["12-03T14:00/17:00", "12-04T14:00/17:00"]);
    const weeks = ["12-04T10:00", "12-10T14:00"];
    expect(last("Tuesday and Wednesday morning of that second week", { offered: weeks })).toEqual([
      morning("12-08"),
      morning("12-09"),
    ]);
    const behind = ["12-03T15:00", "12-04T15:00"];
    expect(last("At 3 on Thursday or Friday", { offered: ["12-10T10:00", "12-15T10:00"] })).toContain(
      "12-10T15:00",
    );
    expect(clauses("Thursday or Friday next week at 3", { offered }).flat()).toEqual(behind);
    expect(last("I am travelling next week. Thursday or Friday at 3", { offered })).toContain("12-17T15:00");
  });
  it("is the one that an afternoon, an hour or a date behind it is counted from", () => {
    for (const [text, ...times] of [
      ["Tuesday is fine. That afternoon or the one after?", afternoon("12-01"), afternoon("12-02")],
      ["I am back on Tuesday the 15th. That Tuesday afternoon would do.", afternoon("12-15")],
      ["Thursday is my defence, but the morning after at ten I'd be free", "12-04T10:00"],
      ["Could we trade Thursday for Tuesday at 11?", "12-01T11:00"],
      ["The adjuster's coming Monday. Wednesday at 9:30?", "12-02T09:30"],
      ["I come back on the 9th so Thursday morning the 10th?", morning("12-10")],
    ])
      expect(last(text ?? ""), text).toEqual(times);
  });
  it("is left where another day has its own hour", () => {
    expect(last("Monday, between 10 and noon, or else Tuesday at nine")).toEqual([
      "11-30T10:00/12:00",
      "12-01T09:00",
    ]);
    expect(last("Wednesday the 9th at ten, or the same time on Monday the 7th")).toEqual([
      "12-07T10:00",
      "12-09T10:00",
    ]);
    expect(last("Wednesday the 9th any time, Friday the 11th only before ten")).toEqual([
      whole("12-09"),
      "12-11T09:00/10:00",
    ]);
    expect(last("December 9, 10 or 2?")).toEqual(["12-09T10:00", "12-09T14:00"]);
    expect(last("Wednesday the 9th I've got 2 or 3:30")).toEqual(["12-09T14:00", "12-09T15:30"]);
    expect(last("Monday 10-12 or 2-4")).toEqual(["11-30T10:00/12:00", "11-30T14:00/16:00"]);
  });
});
