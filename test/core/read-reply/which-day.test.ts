import { describe, expect, it } from "vitest";
import { toSentences } from "../../../src/core/read-reply/sentences.ts";
import { sayingsIn, timesSaid } from "../../../src/core/read-reply/times-said.ts";

const zone = "America/Chicago";
const at = (text: string) => Temporal.PlainDateTime.from(`2026-${text}`).toZonedDateTime(zone).toInstant();
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });

interface Given {
  offered?: string[];
  scheduled?: string;
  received?: string;
}

/**
 * What the last clause that names times comes to, on the contact's clock. Received on Friday 27 November; offered are
 * Tuesday 1 December at 10:00 and Thursday 3 December at 14:30.
 */
function last(text: string, more: Given = {}): string[] | undefined {
  const ground = {
    offered: (more.offered ?? ["12-01T10:00", "12-03T14:30"]).map(slot),
    contact: zone,
    owner: zone,
    receivedAt: at(more.received ?? "11-27T09:00"),
    scheduled: more.scheduled === undefined ? undefined : slot(more.scheduled),
  };
  const local = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(5, 16);
  const said = timesSaid(sayingsIn(toSentences(text), ground), ground);
  const settled = [...said.clauses.values()].at(-1);
  return settled === undefined
    ? undefined
    : [
        ...settled.slots.map((place) => local(ground.offered[place]?.start ?? at("01-01T00:00"))),
        ...settled.settled.starts.map(local),
        ...settled.settled.windows.map(({ from, to }) => `${local(from)}/${local(to).slice(6)}`),
      ].filter((time, place, times) => times.indexOf(time) === place);
}

const mornings = (...days: string[]) => days.map((day) => `${day}T09:00/12:00`);
const afternoons = (...days: string[]) => days.map((day) => `${day}T13:00/17:00`);

describe("a weekday without a date", () => {
  it("is of the week that was spoken of, where its hour is not that of an offer", () => {
    const offered = ["12-01T10:00", "12-09T14:30"];
    expect(last("Tuesday is choir. Wednesday at 5 pm?", { offered })).toEqual(["12-02T17:00"]);
    expect(last("Tuesday is choir. Wednesday at 2:30 pm?", { offered })).toEqual(["12-09T14:30"]);
    expect(last("Tuesday is choir. Wednesday morning?", { offered })).toEqual(mornings("12-02"));
  });
  it("follows the one beside it, where that one is of a week that was spoken of", () => {
    expect(last("I am away until the 8th. Wednesday or Thursday afternoon?")).toEqual(
      afternoons("12-09", "12-10"),
    );
    expect(
      last("Tuesday is gone. Could we say Thursday or Friday morning?", {
        offered: ["12-01T10:00", "12-04T14:30"],
        scheduled: "12-01T10:00",
      }),
    ).toEqual(mornings("12-03", "12-04"));
  });
  it("follows a dated day before it that has its own hour", () => {
    expect(last("Monday the 7th at 10 or Tuesday at nine?")).toEqual(["12-07T10:00", "12-08T09:00"]);
  });
  it("is the one whose date stands beside it, before or behind", () => {
    for (const text of [
      "9 or 10 December, Wednesday or Thursday, in the morning?",
      "Next Wednesday or Thursday morning (the 9th/10th)?",
      "Wed or Thu, 9th or 10th Dec, mornings?",
    ])
      expect(last(text), text).toEqual(mornings("12-09", "12-10"));
  });
});

describe("a weekday in a row", () => {
  it("has its date behind the hour or the part of the day", () => {
    for (const text of [
      "Thursday morning the 10th",
      "Thursday in the morning, 10 December",
      "Wednesday afternoon that week, or Thursday morning the 10th",
    ])
      expect(last(text)?.at(-1), text).toBe("12-10T09:00/12:00");
    expect(last("Monday at 2, the 14th, or Thursday at 4, the 17th")).toEqual(["12-14T14:00", "12-17T16:00"]);
    expect(last("Wednesday morning the 2nd")).toEqual(mornings("12-02"));
    expect(last("Thursday afternoon the 2nd option")).toContain("12-03T14:30");
    expect(last("Thursday morning the 4th of December")).toEqual([]);
  });
  it("is of the week that runs, where it stands ahead of an earlier one of the next", () => {
    const given = { received: "11-24T09:00" };
    expect(last("Friday or Monday next week, mornings", given)).toEqual(mornings("11-27", "11-30"));
    expect(last("Friday morning or Monday morning next week", given)).toEqual(mornings("11-27", "11-30"));
    expect(last("Monday morning or Friday morning next week", given)).toEqual(mornings("11-30", "12-04"));
    expect(last("Friday at 11 or Monday at 11 next week")).toEqual(["12-04T11:00", "11-30T11:00"]);
  });
  it("is the Sunday with which a week begins, where a Monday follows", () => {
    const given = { offered: ["12-02T10:00"], received: "11-26T09:00" };
    expect(last("Sunday or Monday at 11", given)).toEqual(["11-29T11:00", "11-30T11:00"]);
    expect(last("Sunday at 11 or Monday at 12", given)).toEqual(["11-29T11:00", "11-30T12:00"]);
  });
});

describe("a day that is named by another", () => {
  it("is the one before or after the day that was spoken of", () => {
    for (const [text, day] of [
      ["Thursday is my birthday. The day before at 10?", "12-02"],
      ["Thursday is my birthday. Would the day after be alright, 10:00?", "12-04"],
      ["Thursday is my birthday. One day earlier, 10:00?", "12-02"],
      ["Thursday is my birthday. The day after, Friday, at 10?", "12-04"],
    ])
      expect(last(text ?? ""), text).toEqual([`${day}T10:00`]);
  });
  it("is the one before or after the day that is named behind it, at whose hour it is", () => {
    expect(last("The day after the 3rd at the same hour?")).toEqual(["12-04T14:30"]);
    expect(last("Day before your Tuesday, same time?")).toEqual(["11-30T10:00"]);
  });
  it("is on either side of one and the same day", () => {
    expect(last("Thursday is out. The day before at 12:00, or the day after at 9:30?")).toEqual([
      "12-02T12:00",
      "12-04T09:30",
    ]);
  });
  it("is what comes after it, and not what stands before it in the row", () => {
    expect(last("Friday or the Monday after, in the morning")).toEqual(mornings("12-04", "12-07"));
    expect(last("The Monday or Wednesday after, in the morning")).toEqual(mornings("12-07", "12-09"));
    expect(last("Election day is the 8th. Wednesday or Thursday after it, mornings")).toEqual(
      mornings("12-09", "12-10"),
    );
  });
  it("is not what stands behind the day on which something happens", () => {
    expect(last("Thursday is out. Any time the day after I land")).not.toEqual(["12-04T09:00/17:00"]);
  });
  it("is the day itself where a day earlier was told already", () => {
    expect(last("Might we bring it forward a day, to Wednesday at two?")).toEqual(["12-02T14:00"]);
  });
});

describe("that same morning", () => {
  it("is of the day that is meant, though its week was spoken of", () => {
    const given = { scheduled: "12-03T14:30" };
    for (const text of [
      "Thursday was optimistic of me, I'm away that week. That same afternoon, the 3rd, any time after one?",
      "Sorry, that week is mad. That same afternoon, any time after one?",
    ])
      expect(last(text, given), text).toEqual(["12-03T13:00/17:00"]);
  });
});

describe("a week", () => {
  it("is the one behind the week that was spoken of", () => {
    expect(last("Next week I am on a course. The week after that, Monday or Tuesday morning?")).toEqual(
      mornings("12-07", "12-08"),
    );
    expect(last("Next week is full. Monday morning the week following?")).toEqual(mornings("12-07"));
  });
  it("adds no days to the dates beside it", () => {
    expect(last("The week after I can on Monday 7 or Tuesday 8, in the mornings")).toEqual(
      mornings("12-07", "12-08"),
    );
    expect(last("In the week after I have Wednesday 2 and Friday 4 in the morning")).toEqual(
      mornings("12-02", "12-04"),
    );
    expect(
      last("Mornings the week after, Monday 7 or Wednesday 9", { offered: ["12-01T10:00", "12-09T14:30"] }),
    ).toEqual(mornings("12-07", "12-09"));
    expect(last("Mornings next week (the 1st to the 3rd)")).toEqual(mornings("12-01", "12-02", "12-03"));
  });
  it("that is next on a Sunday is the one behind that which is called this week", () => {
    const received = "11-29T09:00";
    expect(last("Next Monday morning?", { received })).toEqual(mornings("11-30"));
    expect(last("This week is a write-off. Next Monday morning?", { received })).toEqual(mornings("12-07"));
    const offered = ["12-02T10:00", "12-08T14:30"];
    expect(last("Tuesday next week?", { received, offered })).toEqual(["12-08T14:30"]);
  });
  it("holds the days behind a colon", () => {
    const offered = ["12-07T10:00", "12-10T14:30"];
    expect(last("This week still: Thursday or Friday", { offered, received: "11-30T09:00" })).toEqual([
      "12-03T09:00/17:00",
      "12-04T09:00/17:00",
    ]);
  });
});

describe("a time away", () => {
  it("puts the weekdays that are named next behind it", () => {
    expect(last("After that, Monday to Wednesday in the morning is fine.")).toEqual(
      mornings("11-30", "12-01", "12-02"),
    );
    expect(last("I am away all next week. After that, Monday to Wednesday in the morning is fine.")).toEqual(
      mornings("12-07", "12-08", "12-09"),
    );
    expect(last("Back from Oslo on the 8th. The Wednesday afternoon?")).toEqual(afternoons("12-09"));
  });
  it("leaves the offer that is named with its hour where it is", () => {
    expect(last("I am away until the 8th, no: until Sunday. Thursday at 14:30 is good.")).toEqual([
      "12-03T14:30",
    ]);
  });
});

describe("two days that are told in one", () => {
  it("are both of the month that stands beside them", () => {
    for (const text of [
      "The Wednesday and Thursday after (9/10 December), mornings only.",
      "9/10 December in the morning",
      "Wednesday or Thursday morning (9/10 Dec)?",
      "Wed/Thu 9/10 December, mornings",
      "9./10. Dezember vormittags",
      "Mittwoch oder Donnerstag (9./10.12.), vormittags",
      "Am 9. oder 10.12. vormittags.",
      "el 9/10 de diciembre por la mañana",
    ])
      expect(last(text), text).toEqual(mornings("12-09", "12-10"));
    expect(last("Friday 12/4 at 10.")).toEqual(["12-04T10:00"]);
  });
  it("may stand behind what is said of their weekdays", () => {
    expect(last("Wednesday and Thursday mornings I'll be at the desk (9/10 December).")).toEqual(
      mornings("12-09", "12-10"),
    );
    expect(last("Wednesday I teach, but Friday, the 11th, at 10?")).toEqual(["12-11T10:00"]);
  });
  it("lie on both sides of a day, whose weekdays say them again", () => {
    const text = "The 9th is a holiday. The day before and the day after, Tuesday and Thursday, at 11?";
    expect(last(text)).toEqual(["12-08T11:00", "12-10T11:00"]);
    expect(last("The 9th is full. The day before or the day after, at 11?")).toEqual([
      "12-08T11:00",
      "12-10T11:00",
    ]);
  });
  it("are a week apart where the second is earlier in the following one", () => {
    expect(last("Friday the 4th, or Tuesday of the following week, in the morning.")).toEqual(
      mornings("12-04", "12-08"),
    );
    expect(last("Thursday at 3 or Monday of the week after at 2.")).toEqual(["12-03T15:00", "12-07T14:00"]);
    expect(last("The mornings of Tuesday or Thursday of the following week.")).toEqual(
      mornings("12-08", "12-10"),
    );
  });
  it("share the part of the day before them, each with its date", () => {
    expect(last("Next week I have the mornings of Monday (30th) and Wednesday (2nd).")).toEqual(
      mornings("11-30", "12-02"),
    );
  });
});

describe("a day that lies weeks behind another", () => {
  it("is counted from the day that comes", () => {
    for (const [text, day] of [
      ["A week on Wednesday at 11", "12-09"],
      ["A week from Wednesday at 11", "12-09"],
      ["Wednesday week at 11", "12-09"],
      ["Wednesday fortnight at 11", "12-16"],
      ["A fortnight on Wednesday at 11", "12-16"],
      ["Two weeks from Wednesday at 11", "12-16"],
      ["A week today, at 11", "12-04"],
      ["All week on Wednesday at 11", "12-02"],
      ["Next week on Wednesday at 11", "12-02"],
      ["Next Wednesday, that's the 9th, at 11", "12-09"],
    ])
      expect(last(text ?? ""), text).toEqual([`${day}T11:00`]);
  });
});

describe("dates in a list", () => {
  it("share their month, and a stretch of them is every working day of it", () => {
    expect(last("First or second of December in the morning")).toEqual(mornings("12-01", "12-02"));
    expect(last("Monday up to and including Wednesday, in the morning?")).toEqual(
      mornings("11-30", "12-01", "12-02"),
    );
    expect(last("Afternoons 7 to 9 December are good")).toEqual(afternoons("12-07", "12-08", "12-09"));
  });
  it("are numbers that each fit their weekday, or that can be no hours", () => {
    expect(last("Fri 4 or Mon 7, mornings")).toEqual(mornings("12-04", "12-07"));
    expect(last("Wednesday or Thursday (9, 10) in the morning")).toEqual(mornings("12-09", "12-10"));
    expect(last("Either 29 or 30, in the morning")).toEqual(mornings("11-29", "11-30"));
    expect(last("Friday 4 or Friday 5?")).not.toContain("12-04T09:00/17:00");
    expect(last("Extension 29 or 30 finds me")).toBeUndefined();
  });
});

describe("dates whose month is said once, ahead of them", () => {
  it("are a stretch or a row, and no hours", () => {
    for (const text of [
      "Dec 8-10, mornings",
      "December 8 to 10, mornings",
      "Dec. 8, 9, or 10 in the morning",
    ])
      expect(last(text), text).toEqual(mornings("12-08", "12-09", "12-10"));
    expect(last("Dec 2, 3 or 4 pm")).toEqual(["12-02T15:00", "12-02T16:00"]);
    expect(last("December 2 - 4pm")).toEqual(["12-02T16:00"]);
  });
  it("are no offers where there are not so many", () => {
    expect(last("The 2nd, 3rd and 4th at 11")).toEqual(["12-02T11:00", "12-03T11:00", "12-04T11:00"]);
    expect(last("The 2nd is good")).toEqual(["12-03T14:30"]);
  });
});

describe("a day told by its name or by an offer", () => {
  it("is a feast, where something was offered on it", () => {
    const offered = ["12-24T10:00", "12-29T14:30"];
    expect(last("Christmas Eve works for me.", { offered })).toEqual(["12-24T10:00"]);
    expect(last("Christmas Eve works for me.")).toBeUndefined();
  });
  it("is the one beside an offer", () => {
    expect(last("The day after your second one, at the same hour?")).toEqual(["12-04T14:30"]);
  });
  it("is a weekday ahead of an offer or behind it", () => {
    const offered = ["12-03T14:30", "12-09T10:00"];
    for (const [text, day] of [
      ["The Tuesday before the second one, at 11?", "12-08"],
      ["The Tuesday after your first slot, at 11?", "12-08"],
      ["The Friday after the 9th, at 11?", "12-11"],
      ["Wednesday before your Thursday, 11:00?", "12-02"],
    ])
      expect(last(text ?? "", { offered }), text).toEqual([`${day}T11:00`]);
  });
  it("is in the week of an offer", () => {
    const offered = ["12-01T10:00", "12-09T14:30"];
    expect(last("In the week of your second proposal I have Thursday at 11", { offered })).toEqual([
      "12-10T11:00",
    ]);
  });
  it("is ahead of the day that was spoken of", () => {
    const offered = ["12-01T10:00", "12-17T14:30"];
    expect(
      last("On the 17th I am away. Wednesday or Tuesday before it, in the morning?", { offered }),
    ).toEqual(mornings("12-16", "12-15"));
  });
  it("is no Saturday where somebody sits", () => {
    expect(last("Friday morning I am just sat here doing invoices")).toEqual(mornings("12-04"));
  });
  it("is not tomorrow where it is the next such day", () => {
    const offered = ["11-28T10:00", "12-03T14:30"];
    expect(last("Next Saturday in the morning?", { offered })).toEqual(mornings("12-05"));
  });
});
