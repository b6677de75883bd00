import { describe, expect, it } from "vitest";
import { bookingOf, later, priya, rulesWith, said, scheduled, tell, thanked } from "./story.ts";
import { contact, type World, world } from "./world.ts";

const plainOnes = "keep_in_touch: { after: [6 weeks, 4 months], without_news: draft }\n";
const day = (text: string) => Temporal.Instant.from(text);
const lastContact = (w: World) => {
  const at = w.interview(priya).lastContact;
  if (at === undefined) throw new Error("no contact yet");
  return at.toZonedDateTimeISO("America/New_York");
};
const checkIns = (w: World) =>
  w.facts.filter((fact) => fact.kind === "sent" && fact.key.includes("~check-in~")).length;
const asks = (w: World) => w.plan().asks.map((ask) => ask.what);

describe("a check-in", () => {
  it("is due its span after the last real contact, and that instant is looked at (S60)", () => {
    const w = thanked(rulesWith(plainOnes));
    const due = lastContact(w).add({ weeks: 6 });
    expect(w.plan().lookAgainAt?.toString()).toBe(due.toInstant().toString());
    expect(w.run(due.subtract({ minutes: 1 }).toInstant().toString()).done).toEqual([]);
    expect(w.run(due.toInstant().toString()).done).toMatchObject([
      { step: "check-in", key: w.key(priya, "check-in", "1"), letter: { template: "check-in-plain" } },
    ]);
  });

  const contacts: Record<string, (w: World) => void> = {
    "a mail from them, even one that asks for nothing": (w) => {
      w.reply(priya, { kind: "other" });
      const to = w.interview(priya).replies.at(-1)?.factId;
      if (to !== undefined) tell(w, priya, { kind: "answered", to, reading: { kind: "ignored" } });
    },
    "a mail of the owner's own": (w) => tell(w, priya, { kind: "wrote", messageId: "own", subject: "hello" }),
  };
  for (const [what, happens] of Object.entries(contacts)) {
    it(`counts anew from ${what} (A4, B9)`, () => {
      const w = thanked(rulesWith(plainOnes));
      later(w, { weeks: 3 });
      happens(w);
      const due = w.now.toZonedDateTimeISO("America/New_York").add({ weeks: 6 });
      expect(later(w, { weeks: 5 }).done).toEqual([]);
      expect(w.plan().lookAgainAt?.toString()).toBe(due.toInstant().toString());
      expect(said(w.run(due.toInstant().toString()))).toEqual(["mail check-in"]);
    });
  }

  it("counts anew from a meeting that the owner notes (A4)", () => {
    const w = thanked(rulesWith(plainOnes));
    later(w, { weeks: 3 });
    tell(w, priya, { kind: "met", booking: "0123456789abcdef" as never, text: "a new book", minutes: 20 });
    expect(said(later(w, { hours: 2 }))).toEqual(["mail thank-you"]);
    w.send(priya);
    expect(later(w, { weeks: 5 }).done).toEqual([]);
    expect(said(later(w, { weeks: 1 }))).toEqual(["mail check-in"]);
  });

  it("does not count an away note as contact", () => {
    const w = thanked(rulesWith(plainOnes));
    const due = lastContact(w).add({ weeks: 6 });
    later(w, { weeks: 3 });
    w.reply(priya, { kind: "out-of-office" });
    expect(said(w.run(due.toInstant().toString()))).toEqual(["mail check-in"]);
  });

  it("asks for one line of news, and is written from it", () => {
    const w = thanked();
    later(w, { weeks: 6 });
    expect(asks(w)).toEqual(["news"]);
    tell(w, priya, { kind: "note", text: "the project works", news: true });
    expect(later(w, { hours: 1 }).done).toMatchObject([
      { step: "check-in", letter: { template: "check-in", values: { news: "the project works" } } },
    ]);
  });

  it("tells no news twice", () => {
    const w = thanked();
    tell(w, priya, { kind: "note", text: "the project works", news: true });
    expect(said(later(w, { weeks: 6 }))).toEqual(["mail check-in"]);
    w.send(priya);
    later(w, { months: 4, days: 1 });
    expect(asks(w)).toEqual(["news"]);
  });

  it("is nearer than the quiet time in no case", () => {
    const w = thanked(
      rulesWith("keep_in_touch: { after: [1 week], without_news: draft, quiet_after_contact: 30 days }\n"),
    );
    const due = lastContact(w).add({ days: 30 });
    expect(w.run(due.subtract({ minutes: 1 }).toInstant().toString()).done).toEqual([]);
    expect(said(w.run(due.toInstant().toString()))).toEqual(["mail check-in"]);
  });

  it("that was missed becomes one passed step, and the next takes its place: nothing catches up (B10)", () => {
    const w = thanked(rulesWith(plainOnes));
    tell(w, priya, { kind: "paused", by: "owner", because: "holiday" });
    later(w, { months: 5 });
    tell(w, priya, { kind: "resumed" });
    expect(said(later(w, { hours: 1 }))).toEqual(["record check-in", "mail check-in"]);
    expect(w.draftOf(priya)?.key).toBe(w.key(priya, "check-in", "2"));
  });

  it("repeats its last span, no more than at_most a year, and waits without a silent stop", () => {
    const w = thanked(
      rulesWith(
        "who_presses_send: { everything_else: auto }\nkeep_in_touch: { after: [6 weeks], at_most: 2 a year, without_news: draft }\n",
      ),
    );
    for (let month = 0; month < 9; month += 1) {
      later(w, { months: 1 });
      later(w, { hours: 1 });
      if (checkIns(w) === 2) break;
    }
    expect(checkIns(w)).toBe(2);
    later(w, { weeks: 7 });
    expect(checkIns(w)).toBe(2);
    expect(w.plan().lookAgainAt).toBeDefined();
  });

  it("closes as gone-quiet after three that were not answered", () => {
    const w = thanked(rulesWith("keep_in_touch: { after: [6 weeks], at_most: none, without_news: draft }\n"));
    for (let n = 1; n <= 3; n += 1) {
      expect(said(later(w, { weeks: 6 }))).toEqual(["mail check-in"]);
      w.send(priya);
    }
    expect(w.plan().lookAgainAt).toBeDefined();
    expect(said(later(w, { weeks: 6 }))).toEqual(["record request"]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "gone-quiet" });
  });

  it("is answered by a mail that asks for nothing: that is not quiet", () => {
    const w = thanked(rulesWith("keep_in_touch: { after: [6 weeks], at_most: none, without_news: draft }\n"));
    for (let n = 1; n <= 4; n += 1) {
      expect(said(later(w, { weeks: 6 }))).toEqual(["mail check-in"]);
      w.send(priya);
      w.reply(priya, { kind: "other" });
      const to = w.interview(priya).replies.at(-1)?.factId;
      if (to !== undefined) tell(w, priya, { kind: "answered", to, reading: { kind: "ignored" } });
    }
    expect(w.interview(priya).closed).toBeUndefined();
  });

  it("waits until the day that they named when they said not now (S60)", () => {
    const w = thanked(rulesWith(plainOnes));
    later(w, { weeks: 1 });
    w.reply(priya, { kind: "not-now", until: "2027-09-01" });
    expect(said(later(w, { hours: 1 }))).toEqual(["mail not-now-answer"]);
    w.send(priya);
    const { done, plan } = w.run("2027-08-30T15:00:00Z");
    expect(done).toEqual([]);
    expect(plan.lookAgainAt?.toString()).toBe("2027-09-01T13:00:00Z");
  });

  it("counts a thrown-away one as passed and goes on with the next", () => {
    const w = thanked(rulesWith(plainOnes));
    later(w, { weeks: 6 });
    const key = w.draftOf(priya)?.key;
    if (key !== undefined) tell(w, priya, { kind: "discarded", key });
    expect(later(w, { weeks: 1 }).done).toEqual([]);
    expect(w.plan().lookAgainAt).toBeDefined();
    expect(said(later(w, { months: 3 }))).toEqual(["mail check-in"]);
  });
});

describe("a second meeting", () => {
  it("is arranged with somebody who asks for one after the first, and is prepared like it", () => {
    const w = thanked();
    later(w, { weeks: 1 });
    w.reply(priya, { kind: "asks-for-times" });
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
    w.send(priya);
    const offer = w.interview(priya).offers[0];
    w.reply(priya, { kind: "accepts", slot: 0, ...(offer === undefined ? {} : { start: offer.start }) });
    expect(said(later(w, { hours: 1 }))).toEqual(["event event"]);
    const { start } = bookingOf(w);
    expect(said(w.run(start.subtract({ hours: 20 }).toString()))).toContain("mail brief");
    expect(w.run(bookingOf(w).end.add({ minutes: 20 }).toString()).plan.asks).toMatchObject([
      { what: "debrief" },
    ]);
  });

  it("that was called off in the calendar leaves keeping in touch as it was", () => {
    const w = thanked(rulesWith(plainOnes));
    later(w, { weeks: 6 });
    w.send(priya);
    w.reply(priya, { kind: "asks-for-times" });
    later(w, { hours: 1 });
    w.send(priya);
    const offer = w.interview(priya).offers[0];
    w.reply(priya, { kind: "accepts", slot: 0, ...(offer === undefined ? {} : { start: offer.start }) });
    later(w, { hours: 1 });
    const { bookingId: booking, uid, sequence, start, end } = bookingOf(w);
    tell(w, priya, {
      kind: "event-seen",
      booking,
      uid,
      sequence,
      updated: w.now,
      status: "deleted",
      start,
      end,
      partstat: "accepted",
    });
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
    w.send(priya);
    expect(w.plan().lookAgainAt).toBeDefined();
  });
});

describe("a new round with somebody once met", () => {
  it("begins no sooner than the quiet time after the last contact", () => {
    const w = thanked();
    tell(w, priya, { kind: "closed", reason: "by-owner", by: "owner" });
    tell(w, priya, { kind: "reopened", round: 2 });
    const due = lastContact(w).add({ days: 30 }).toInstant();
    expect(later(w, { hours: 1 }).done).toEqual([]);
    expect(w.plan().lookAgainAt?.toString()).toBe(due.toString());
    expect(w.run(due.toString()).done).toMatchObject([{ key: w.key(priya, "request", "1", 2) }]);
  });

  it("counts a conversation that was noted as contact (A4)", () => {
    const tom = contact("tom@example.org", { introducer: contact(priya).contactId });
    const w = world(rulesWith("keep_in_touch: { quiet_after_contact: 30 days }\n"), [
      contact(priya, { why_them: "" }),
      tom,
    ]);
    w.now = day("2026-11-20T15:00:00Z");
    tell(w, priya, { kind: "met", booking: "0123456789abcdef" as never, text: "", minutes: 20 });
    expect(said(w.run("2026-11-20T16:00:00Z"))).not.toContain("mail introduction-ask");
  });

  it("is begun by a conversation that is noted after the close", () => {
    const w = scheduled();
    tell(w, priya, { kind: "closed", reason: "by-owner", by: "owner" });
    later(w, { hours: 1 });
    tell(w, priya, { kind: "met", booking: "0123456789abcdef" as never, text: "learn SQL", minutes: 20 });
    expect(w.interview(priya)).toMatchObject({ round: 2 });
    expect(later(w, { hours: 2 }).done).toMatchObject([{ step: "thank-you" }]);
  });
});
