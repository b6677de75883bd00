import { describe, expect, it } from "vitest";
import { at, contact, world } from "./world.ts";

const priya = "priya@example.org";
const said = (run: { done: { kind: string; step: string }[] }) => run.done.map((a) => `${a.kind} ${a.step}`);

describe("an interview, from the request to the check-in", () => {
  it("goes through every stage, one thing at a time", () => {
    const w = world();
    expect(said(w.run("2026-11-23T14:00:00Z"))).toEqual(["mail request"]);
    expect(w.draftOf(priya)).toMatchObject({ step: "request", stale: false, edited: false });
    expect(w.draftOf(priya)?.offered).toHaveLength(3);
    w.send(priya);
    const waiting = w.plan("2026-11-23T15:00:00Z");
    expect(waiting.actions).toEqual([]);
    expect(waiting.skips).toMatchObject([{ step: "follow-up", reason: "not-due" }]);

    const offer = w.interview(priya).offers[1];
    if (offer === undefined) throw new Error("no offer");
    w.reply(priya, { kind: "accepts", slot: 1, start: offer.start });
    const agreed = w.run("2026-11-24T14:00:00Z");
    expect(said(agreed)).toEqual(["event event"]);
    expect(agreed.done[0]).toMatchObject({ change: "create", meeting: { start: offer.start } });

    const before = w.run(offer.start.subtract({ hours: 47 }).toString());
    expect(said(before)).toEqual(["mail questions"]);
    expect(said(w.run(offer.start.subtract({ hours: 20 }).toString()))).toEqual(["mail brief"]);
    const started = w.run(offer.start.add({ minutes: 1 }).toString());
    expect(said(started)).toEqual(["withdraw questions"]);

    const over = w.run(offer.end.add({ minutes: 16 }).toString());
    expect(over.plan.asks).toMatchObject([{ what: "debrief" }]);
    const booking = w.interview(priya).bookings[0];
    if (booking === undefined) throw new Error("no booking");
    w.add({
      kind: "debriefed",
      factKey: "cli~1",
      at: w.now,
      contact: w.interview(priya).contactId,
      booking: booking.bookingId,
      line: "learn SQL on data I know",
    });
    expect(said(w.run(offer.end.add({ minutes: 20 }).toString()))).toEqual([]);
    const thanks = w.run(offer.end.add({ hours: 2 }).toString());
    expect(thanks.done).toMatchObject([
      { kind: "mail", step: "thank-you", press: "me", letter: { template: "thank-you" } },
    ]);
    w.send(priya);

    const sentAt = w.now;
    const inSixWeeks = sentAt.add({ hours: 6 * 7 * 24 });
    const asked = w.run(inSixWeeks.toString());
    expect(asked.plan.asks).toMatchObject([{ what: "news" }]);
    w.add({
      kind: "note",
      factKey: "cli~2",
      at: w.now,
      contact: w.interview(priya).contactId,
      text: "the project works",
      news: true,
    });
    expect(said(w.run(inSixWeeks.add({ hours: 1 }).toString()))).toEqual(["mail check-in"]);
  });

  it("follows up once, then closes quietly", () => {
    const w = world();
    w.run("2026-11-23T14:00:00Z");
    w.send(priya);
    expect(said(w.run("2026-12-01T13:59:00Z"))).toEqual([]);
    expect(said(w.run("2026-12-01T14:00:00Z"))).toEqual(["mail follow-up"]);
    w.send(priya);
    expect(said(w.run("2026-12-15T13:00:00Z"))).toEqual([]);
    expect(said(w.run("2026-12-15T14:00:00Z"))).toEqual(["record request"]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });

  it("offers no two contacts the same time", () => {
    const people = Array.from({ length: 5 }, (_, i) => contact(`p${i}@example.org`));
    const w = world(undefined, people);
    const { done } = w.run("2026-11-23T14:00:00Z");
    const starts = done.flatMap((a) =>
      a.kind === "mail" ? a.letter.offered.map((o) => o.start.toString()) : [],
    );
    expect(starts).toHaveLength(15);
    expect(new Set(starts).size).toBe(15);
  });

  it("withdraws a follow-up that a reply overtook, and asks the owner", () => {
    const w = world();
    w.run("2026-11-23T14:00:00Z");
    w.send(priya);
    w.run("2026-12-01T14:00:00Z");
    w.reply(priya, { kind: "other" });
    const run = w.run("2026-12-01T15:00:00Z");
    expect(said(run)).toEqual(["withdraw follow-up"]);
    expect(run.plan.asks).toMatchObject([{ what: "reading" }]);
    expect(run.plan.actions).toEqual([]);
    expect(at("2026-12-01T15:00:00Z").equals(w.now)).toBe(true);
  });
});
