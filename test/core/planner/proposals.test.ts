import { describe, expect, it } from "vitest";
import type { Reading, TimeWindow } from "../../../src/core/reading.ts";
import {
  accept,
  bookingOf,
  byItself,
  later,
  priya,
  requested,
  rulesWith,
  said,
  scheduled,
  see,
  tell,
} from "./story.ts";
import { at, contact, type World } from "./world.ts";

/** Thursday 3 December, 10:00 in New York. */
const thursday = "2026-12-03T15:00:00Z";
const proposes = (starts: string[], windows: TimeWindow[] = []): Reading => ({
  kind: "proposes",
  starts: starts.map(at),
  windows,
});
const reschedules = (...starts: string[]): Reading =>
  ({ ...proposes(starts), kind: "reschedules" }) as Reading;
const window = (from: string, to: string): TimeWindow => ({ from: at(from), to: at(to) });
const busy = (w: World, from: string, minutes: number) => {
  const ms = at(from).epochMilliseconds;
  w.busy = [...(w.busy === "unreadable" ? [] : w.busy), { from: ms, until: ms + minutes * 60_000 }];
};
const answered = (w: World, reading: Reading, email = priya) => {
  const to = w.interview(email).replies.at(-1)?.factId;
  if (to !== undefined) tell(w, email, { kind: "answered", to, reading });
};
const starts = (w: World) => w.draftOf(priya)?.offered.map(({ start }) => start.toString());

describe("a time that they propose", () => {
  it("is prepared for the owner where it suits, and nothing leaves before their yes (A9)", () => {
    const w = requested();
    w.reply(priya, proposes([thursday]));
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([
      { what: "reading", prepared: { kind: "accepts", start: at(thursday), minutes: 20 } },
    ]);
    answered(w, { kind: "accepts", start: at(thursday), minutes: 20 });
    expect(later(w, { minutes: 5 }).done).toMatchObject([
      { step: "event", meeting: { start: at(thursday) } },
    ]);
  });

  it("is booked by itself where the rules say so, and the invitation is still the owner's to approve if they say that", () => {
    const w = requested(rulesWith("meetings: { book_proposed: yes }\n"));
    w.reply(priya, proposes([thursday]));
    expect(said(later(w, { minutes: 5 }))).toEqual(["record new-times", "event event"]);
    expect(bookingOf(w)).toMatchObject({ start: at(thursday), isOwnersWord: false });

    const asked = requested(
      rulesWith("meetings: { book_proposed: yes }\nwho_presses_send: { invitation: ask }\n"),
    );
    asked.reply(priya, proposes([thursday]));
    expect(later(asked, { minutes: 5 }).done).toMatchObject([
      { step: "new-times" },
      { step: "event", press: "ask" },
    ]);
  });

  it("waits for the owner's reading where it was not read with certainty, whatever the rules say", () => {
    const w = requested(rulesWith("meetings: { book_proposed: yes }\n"));
    w.reply(priya, proposes([thursday]), { sure: false });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ says: expect.stringContaining("perhaps of Thursday 3 December") }]);
    expect(plan.asks[0]?.prepared).toMatchObject({ start: at(thursday) });
    expect(said(later(w, { weeks: 8 }))).toEqual([]);
  });

  it("takes the first of several that suits", () => {
    const w = requested();
    busy(w, thursday, 20);
    w.reply(priya, proposes([thursday, "2026-12-03T18:30:00Z"]));
    expect(w.plan().asks[0]?.prepared).toMatchObject({ start: at("2026-12-03T18:30:00Z") });
  });

  it("takes the earliest time that suits within the spans that they name", () => {
    const w = requested();
    busy(w, "2026-12-03T18:30:00Z", 60);
    w.reply(priya, proposes([], [window("2026-12-03T18:00:00Z", "2026-12-03T22:00:00Z")]));
    expect(w.plan().asks[0]?.prepared).toMatchObject({ start: at("2026-12-03T19:45:00Z") });
  });

  it("may lie outside their own hours, but not outside the owner's", () => {
    const w = requested(undefined, [contact(priya, { timezone: "Asia/Tokyo" })]);
    w.reply(priya, proposes([thursday]));
    expect(w.plan().asks[0]?.prepared).toMatchObject({ start: at(thursday) });
    const late = requested();
    late.reply(priya, proposes(["2026-12-03T22:30:00Z"]));
    expect(later(late, { minutes: 5 }).done).toMatchObject([
      { step: "new-times", because: { says: expect.stringContaining("outside your hours") } },
    ]);
  });

  it("is answered with the nearest times where the owner is busy, and says so", () => {
    const w = requested();
    busy(w, thursday, 60);
    w.reply(priya, proposes([thursday]));
    const { done } = later(w, { hours: 1 });
    expect(done).toMatchObject([{ step: "new-times", press: "me", letter: { template: "new-times-near" } }]);
    expect(done[0]?.because.says).toContain("is not free");
    expect(starts(w)).toEqual(["2026-12-03T16:30:00Z", "2026-12-03T18:30:00Z", "2026-12-03T20:00:00Z"]);
  });

  it("is sooner than the notice allows, and is answered so", () => {
    const w = requested();
    w.reply(priya, proposes(["2026-11-24T15:00:00Z"]));
    expect(later(w, { hours: 1 }).done[0]?.because.says).toContain("meetings.notice");
  });

  it("stays possible until it begins, however long the owner thinks, once it was named in time", () => {
    const w = requested();
    w.reply(priya, proposes([thursday]));
    const { done, plan } = w.run("2026-12-03T14:00:00Z");
    expect(done).toEqual([]);
    expect(plan.asks[0]?.prepared).toMatchObject({ start: at(thursday) });
    expect(plan.lookAgainAt?.toString()).toBe(thursday);
    expect(said(w.run(thursday))).toEqual(["mail new-times"]);
  });

  it("becomes a draft with other times where the owner's calendar fills meanwhile, and stays one", () => {
    const w = requested();
    w.reply(priya, proposes([thursday]));
    expect(later(w, { hours: 1 }).done).toEqual([]);
    busy(w, thursday, 20);
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
    w.busy = [];
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toEqual([]);
  });

  it("is not given to two: what is offered to somebody else does not suit", () => {
    const quinn = "quinn@example.org";
    const w = requested(undefined, [contact(priya), contact(quinn)]);
    const offer = w.interview(quinn).offers[0]?.start;
    if (offer === undefined) throw new Error("no offer");
    w.reply(priya, proposes([offer.toString()]));
    expect(later(w, { minutes: 5 }).done[0]?.because.says).toContain("offered to somebody else");
  });

  it("goes to the owner after two rounds of other times", () => {
    const w = requested();
    for (const start of ["2026-12-03T23:00:00Z", "2026-12-04T23:00:00Z"]) {
      w.reply(priya, proposes([start]));
      expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
      w.send(priya);
    }
    w.reply(priya, proposes(["2026-12-07T23:00:00Z"]));
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading", says: expect.stringContaining("2 rounds") }]);
    expect(said(later(w, { weeks: 8 }))).toEqual([]);
  });

  it("waits, and books nothing, while the calendar cannot be read (R-24)", () => {
    const w = requested(rulesWith("meetings: { book_proposed: yes }\n"));
    w.reply(priya, proposes([thursday]));
    w.busy = "unreadable";
    const { done, plan } = later(w, { minutes: 5 });
    expect(done).toEqual([]);
    expect(plan.skips).toMatchObject([{ reason: "calendar-unreadable" }]);
    expect(plan.lookAgainAt).toBeDefined();
  });

  it("gives way to what they write later", () => {
    const w = requested();
    w.reply(priya, proposes([thursday]));
    later(w, { hours: 1 });
    accept(w);
    expect(said(later(w, { hours: 1 }))).toEqual(["event event"]);
    expect(w.plan().asks).toEqual([]);
  });

  it("is left to the owner once they wrote themselves", () => {
    const w = requested();
    w.reply(priya, proposes([thursday]));
    w.now = w.now.add({ minutes: 10 });
    tell(w, priya, { kind: "wrote", messageId: "own@example.com", subject: "Re: hello" });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toEqual([]);
  });
});

describe("a meeting that they ask to move", () => {
  it("moves to the time that they name once the owner agrees: the same booking, and nothing fires for the old time (A12, A13)", () => {
    const w = scheduled();
    const before = bookingOf(w);
    w.reply(priya, reschedules(thursday));
    expect(later(w, { hours: 1 }).plan.asks[0]?.prepared).toMatchObject({ start: at(thursday) });
    answered(w, { kind: "accepts", start: at(thursday), minutes: 20 });
    expect(later(w, { minutes: 5 }).done).toMatchObject([
      { step: "event-change", meeting: { booking: before.bookingId, uid: before.uid, sequence: 1 } },
    ]);
    expect(w.run(before.start.toString()).done.map(({ step }) => step)).not.toContain("brief");
  });

  it("can move by half an hour: its own entry is not in its way", () => {
    const w = scheduled();
    const { start, end } = bookingOf(w);
    w.busy = [{ from: start.epochMilliseconds, until: end.epochMilliseconds }];
    w.reply(priya, reschedules(start.add({ minutes: 15 }).toString()));
    expect(w.plan().asks[0]?.prepared).toMatchObject({ start: start.add({ minutes: 15 }) });
  });

  it("is offered other times where they name none", () => {
    const w = scheduled();
    w.reply(priya, reschedules());
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
  });

  it("goes to the owner after as many moves as the rules allow", () => {
    const w = scheduled(rulesWith(`meetings: { reschedules: once, book_proposed: yes }\n`));
    w.reply(priya, reschedules(thursday));
    expect(said(later(w, { minutes: 5 }))).toEqual(["record new-times", "event event-change"]);
    w.reply(priya, reschedules("2026-12-04T15:00:00Z"));
    const { done, plan } = later(w, { minutes: 5 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ says: expect.stringContaining("moved once already") }]);
    answered(w, { kind: "asks-for-times" });
    expect(said(later(w, { minutes: 5 }))).toEqual(["mail new-times"]);
  });

  it("stands again where the owner says that the mail asks for nothing", () => {
    const w = scheduled();
    w.reply(priya, reschedules(thursday));
    later(w, { minutes: 5 });
    answered(w, { kind: "ignored" });
    later(w, { minutes: 5 });
    expect(bookingOf(w)).toMatchObject({ status: "made", signs: [] });
  });

  it("is only a mail to read where there is no meeting to move", () => {
    const w = requested(rulesWith("meetings: { book_proposed: yes }\n"));
    w.reply(priya, reschedules(thursday));
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ says: expect.stringContaining("what does it say?") }]);
  });
});

describe("a meeting that they call off by mail", () => {
  it("is cancelled, and other times are prepared for the owner, whoever presses Send otherwise (A12)", () => {
    const w = scheduled(rulesWith(byItself.replace("request: auto", "request: me")));
    w.reply(priya, { kind: "cancels" });
    expect(later(w, { hours: 1 }).done).toMatchObject([
      { step: "event-cancel" },
      { step: "new-times", press: "me" },
    ]);
    const { start } = bookingOf(w);
    expect(
      said(w.run(start.add({ hours: 72 }).toString())).filter((line) => /brief|questions|thank/.test(line)),
    ).toEqual([]);
  });

  it("closes quietly where nobody answers those", () => {
    const w = scheduled();
    w.reply(priya, { kind: "cancels" });
    later(w, { hours: 1 });
    w.send(priya);
    later(w, { weeks: 4 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });
});

describe("another time that their calendar proposes", () => {
  const wish = { start: at(thursday), end: at(thursday).add({ minutes: 30 }) };

  it("is prepared like one that they write, with its length", () => {
    const w = scheduled();
    see(w, { partstat: "tentative", proposed: wish });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks[0]?.prepared).toEqual({ kind: "accepts", start: wish.start, minutes: 30 });
    answered(w, { kind: "accepts", start: wish.start, minutes: 30 });
    expect(said(later(w, { minutes: 5 }))).toEqual(["event event-change"]);
    expect(w.plan().asks).toEqual([]);
  });

  it("is answered with the nearest times where it does not suit, even where they declined the old one", () => {
    const w = scheduled();
    busy(w, thursday, 60);
    see(w, { partstat: "declined", proposed: wish });
    expect(later(w, { hours: 1 }).done).toMatchObject([
      { step: "new-times", letter: { template: "new-times-near" } },
    ]);
  });
});

describe("an invitation that nobody answered", () => {
  const moved = (rules = "") => {
    const w = scheduled(rulesWith(`meetings: { before: { questions: no, brief: no }, ${rules} }\n`));
    see(w, { start: at("2026-12-10T15:00:00Z"), end: at("2026-12-10T15:20:00Z"), partstat: "needs-action" });
    return w;
  };

  it("gets one mail after two working days, and no second", () => {
    const w = moved();
    expect(later(w, { hours: 1 }).plan.lookAgainAt?.toString()).toBe("2026-11-25T15:00:00Z");
    const { done } = w.run("2026-11-25T15:00:00Z");
    expect(done).toMatchObject([
      { step: "event-nudge", key: w.key(priya, "event-nudge", bookingOf(w).bookingId) },
    ]);
    w.send(priya);
    expect(said(w.run("2026-12-10T14:00:00Z"))).toEqual([]);
  });

  it("gets none once it was answered, or where the rules want none", () => {
    const w = moved();
    see(w, { partstat: "accepted" });
    expect(said(w.run("2026-12-10T14:00:00Z"))).toEqual([]);
    expect(said(moved("nudge: no").run("2026-12-10T14:00:00Z"))).toEqual([]);
  });

  it("gets none on the last day", () => {
    const w = scheduled(rulesWith("meetings: { before: { questions: no, brief: no } }\n"));
    see(w, { start: at("2026-11-25T16:00:00Z"), end: at("2026-11-25T16:20:00Z"), partstat: "needs-action" });
    expect(said(w.run("2026-11-25T15:30:00Z"))).toEqual([]);
  });
});

describe("somebody who would rather have it otherwise", () => {
  it("leaves a booking page of theirs to the owner: no link is opened", () => {
    const w = requested();
    w.reply(priya, { kind: "asks-for-times", link: "https://cal.example/priya" });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ says: expect.stringContaining("https://cal.example/priya") }]);
    expect(said(later(w, { weeks: 8 }))).toEqual([]);
  });

  it("is offered what they can do where they cannot meet as the owner prefers (S24, S27)", () => {
    const words = (mode: "video" | "phone" | "in-person", rules = "") => {
      const w = requested(rulesWith(rules));
      w.reply(priya, { kind: "asks-for-times", mode });
      const [action] = later(w, { hours: 1 }).done;
      return action?.kind === "mail" ? action.letter.values.mode_words : undefined;
    };
    expect(words("video")).toBe("by video");
    expect(words("in-person")).toBe("in person, wherever suits you");
    // Not among what the owner wants: the list of the rules holds.
    expect(words("in-person", "meetings: { prefer: [video, phone] }\n")).toBe("by video or phone");
  });

  it("names people, who become contacts by the owner's word alone", () => {
    const w = requested();
    w.reply(priya, { kind: "refers", people: [{ name: "Tom Reyes", email: "tom@example.com" }] });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading", prepared: { kind: "refers" } }]);
    answered(w, { kind: "refers", people: [{ name: "Tom Reyes", email: "tom@example.com" }] });
    expect(later(w, { hours: 1 }).plan.asks).toEqual([]);
  });
});
