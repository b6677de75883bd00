import { describe, expect, it } from "vitest";
import {
  accept,
  bookingOf,
  later,
  monday,
  priya,
  requested,
  rulesWith,
  said,
  scheduled,
  see,
  tell,
} from "./story.ts";
import { contact, type World, world } from "./world.ts";

const hours = (count: number) => ({ hours: count });

describe("a meeting in the calendar", () => {
  it("is made from a plain acceptance, with the length that was offered (S30)", () => {
    const w = requested();
    const offer = w.interview(priya).offers[0];
    accept(w);
    const { done } = later(w, { minutes: 5 });
    expect(done).toMatchObject([
      {
        step: "event",
        change: "create",
        meeting: { start: offer?.start, end: offer?.end, revision: 0, sequence: 0 },
      },
    ]);
  });

  it("keeps booking and UID when it moves, and raises revision and SEQUENCE", () => {
    const w = scheduled();
    const before = bookingOf(w);
    w.reply(priya, { kind: "asks-for-times" });
    expect(said(later(w, hours(1)))).toEqual(["mail new-times"]);
    w.send(priya);
    accept(w, priya, 1);
    const { done } = later(w, hours(1));
    expect(done).toMatchObject([
      {
        step: "event-change",
        change: "change",
        key: w.key(priya, "event-change", `${before.bookingId}.1`),
        meeting: {
          booking: before.bookingId,
          uid: before.uid,
          revision: 1,
          sequence: 1,
          eventKey: before.eventKey,
        },
      },
    ]);
  });

  it("stays where a mail is only said to ask for nothing", () => {
    const w = scheduled();
    w.reply(priya, { kind: "other" });
    tell(w, priya, {
      kind: "answered",
      to: w.interview(priya).replies.at(-1)?.factId ?? ("x" as never),
      reading: { kind: "ignored" },
    });
    expect(later(w, hours(1)).done).toEqual([]);
    expect(bookingOf(w).status).toBe("made");
  });

  it("is called off by a not-now, and its key names the revision", () => {
    const w = scheduled();
    w.reply(priya, { kind: "not-now", until: "2027-03-01" });
    const { done } = later(w, hours(1));
    expect(done.map((a) => a.key)).toContain(w.key(priya, "event-cancel", `${bookingOf(w).bookingId}.0`));
    expect(bookingOf(w).status).toBe("cancelled");
  });

  it("is called off when the owner closes the interview before it", () => {
    const w = scheduled();
    tell(w, priya, { kind: "closed", reason: "by-owner", by: "owner" });
    expect(said(later(w, hours(1)))).toEqual(["event event-cancel"]);
  });
});

describe("a time that is gone", () => {
  it("is answered with other times where it became busy", () => {
    const w = requested();
    const offer = w.interview(priya).offers[0];
    accept(w);
    if (offer !== undefined)
      w.busy = [{ from: offer.start.epochMilliseconds, until: offer.end.epochMilliseconds }];
    const { done } = later(w, hours(1));
    expect(done).toMatchObject([{ step: "new-times", letter: { template: "new-times-gone" } }]);
    expect(w.draftOf(priya)?.offered.map((slot) => slot.start)).not.toContainEqual(offer?.start);
  });

  it("is answered with other times where it has passed", () => {
    const w = requested(rulesWith("requests: { follow_up: [] }\n"));
    const start = w.interview(priya).offers[0]?.start;
    if (start === undefined) throw new Error("no offer");
    w.now = start.add({ hours: 1 });
    accept(w);
    expect(said(later(w, { minutes: 5 }))).toEqual(["mail new-times"]);
  });

  it("gets no invitation after all when it comes free again", () => {
    const w = requested();
    const offer = w.interview(priya).offers[0];
    accept(w);
    if (offer !== undefined)
      w.busy = [{ from: offer.start.epochMilliseconds, until: offer.end.epochMilliseconds }];
    later(w, hours(1));
    w.send(priya);
    w.busy = [];
    expect(later(w, hours(1)).done).toEqual([]);
  });

  it("goes to whoever chose it first; the other gets new times", () => {
    const w = requested(undefined, [contact(priya), contact("quinn@example.org")]);
    const slot = w.interview(priya).offers[0];
    if (slot === undefined) throw new Error("no offer");
    for (const email of ["quinn@example.org", priya]) {
      w.reply(email, { kind: "other" });
      const to = w.interview(email).replies[0]?.factId;
      if (to !== undefined)
        tell(w, email, {
          kind: "answered",
          to,
          reading: { kind: "accepts", start: slot.start, minutes: 20 },
        });
      w.now = w.now.add({ minutes: 1 });
    }
    const { done } = later(w, { minutes: 5 });
    expect(
      done.map((a) => `${w.contacts.find((c) => c.contactId === a.contactId)?.email} ${a.step}`).sort(),
    ).toEqual(["priya@example.org new-times", "quinn@example.org event"]);
  });

  it("is free again for others when whoever agreed to it stopped everything before it was booked", () => {
    const w = requested(rulesWith("who_presses_send: { invitation: ask }\n"), [
      contact(priya),
      contact("quinn@example.org"),
    ]);
    const slot = w.interview(priya).offers[0];
    accept(w);
    later(w, { minutes: 5 });
    w.reply(priya, { kind: "opts-out" });
    w.reply("quinn@example.org", { kind: "other" });
    const to = w.interview("quinn@example.org").replies[0]?.factId;
    if (to === undefined || slot === undefined) throw new Error("no reply");
    tell(w, "quinn@example.org", {
      kind: "answered",
      to,
      reading: { kind: "accepts", start: slot.start, minutes: 20 },
    });
    expect(said(later(w, { minutes: 5 }))).toContain("event event");
  });
});

describe("what people do in the calendar", () => {
  it("follows a move: the brief is made for the new time, and nothing for the old", () => {
    const w = scheduled();
    const { start, end } = bookingOf(w);
    see(w, { start: start.add(hours(24)), end: end.add(hours(24)) });
    expect(w.run(start.subtract(hours(23)).toString()).done.map((a) => a.step)).not.toContain("brief");
    const { done } = w.run(start.add(hours(1)).toString());
    expect(done.map((a) => a.key)).toContain(w.key(priya, "brief", `${bookingOf(w).bookingId}.1`));
  });

  it("hears a decline after a move that did not raise SEQUENCE (A13, R-28)", () => {
    const w = scheduled();
    const { start, end, sequence } = bookingOf(w);
    see(w, { start: start.add(hours(24)), end: end.add(hours(24)), sequence });
    later(w, hours(1));
    see(w, { sequence, partstat: "declined" });
    later(w, hours(1));
    expect(bookingOf(w).partstat).toBe("declined");
    expect(w.draftOf(priya)).toMatchObject({ step: "new-times" });
  });

  it("ignores what the calendar showed before a later state", () => {
    const w = scheduled();
    see(w, { sequence: 2, partstat: "declined" });
    see(w, { sequence: 1, partstat: "accepted" });
    expect(bookingOf(w).partstat).toBe("declined");
  });

  it("answers a deleted entry with new times for the owner, and makes no brief, no questions, no thank-you (A13, S34)", () => {
    const w = scheduled();
    const { start } = bookingOf(w);
    see(w, { status: "deleted" });
    const { done } = later(w, hours(1));
    expect(done).toMatchObject([{ step: "new-times", press: "me" }]);
    expect(
      said(w.run(start.add(hours(72)).toString())).filter((line) => /brief|questions|thank/.test(line)),
    ).toEqual([]);
  });

  it("closes quietly where nobody answers the new times after a decline in the calendar", () => {
    const w = scheduled();
    see(w, { partstat: "declined" });
    later(w, hours(1));
    w.send(priya);
    expect(w.plan().lookAgainAt).toBeDefined();
    later(w, { weeks: 4 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });

  it("never lets new times after a cancelled meeting leave without the owner", () => {
    const w = scheduled(rulesWith("who_presses_send: { everything_else: auto }\n"));
    see(w, { status: "cancelled" });
    expect(later(w, hours(1)).done).toMatchObject([{ step: "new-times", press: "me" }]);
  });
});

describe("invitation: me", () => {
  const proposed = (): World => {
    const w = requested(rulesWith("who_presses_send: { invitation: me }\n"));
    accept(w);
    expect(later(w, { minutes: 5 }).done).toMatchObject([{ step: "event", press: "ask" }]);
    return w;
  };

  it("means ask: it is made once it is approved", () => {
    const w = proposed();
    const held = w.plan().held[0];
    expect(held).toMatchObject({ step: "event", reason: "approval" });
    if (held?.fingerprint === undefined) throw new Error("no proposal");
    tell(w, priya, { kind: "approved", key: held.key, fingerprint: held.fingerprint });
    expect(later(w, { minutes: 5 }).done).toMatchObject([{ step: "event", press: "auto" }]);
  });

  it("looks again when the time of an invitation that nobody approved begins", () => {
    const w = proposed();
    const { start } = bookingOf(w);
    const look = w.plan().lookAgainAt;
    expect(look !== undefined && Temporal.Instant.compare(look, start) <= 0).toBe(true);
    const { done } = w.run(start.toString());
    expect(said({ done })).toEqual(["withdraw event", "mail new-times"]);
  });
});

describe("before the meeting", () => {
  it("drafts questions two days ahead and takes them back when it begins (S34)", () => {
    const w = scheduled();
    const { start } = bookingOf(w);
    w.run(start.subtract(hours(49)).toString());
    const look = w.plan().lookAgainAt;
    expect(said(w.run(look?.toString() ?? monday))).toEqual(["mail questions"]);
    w.run(start.subtract(hours(1)).toString());
    expect(w.plan().lookAgainAt?.toString()).toBe(start.toString());
    expect(said(w.run(start.toString()))).toEqual(["withdraw questions"]);
  });

  it("leaves the questions out where six messages reached the contact", () => {
    const w = requested();
    for (let turn = 0; turn < 4; turn += 1) {
      w.reply(priya, { kind: "asks-for-times" });
      later(w, { minutes: 5 });
      w.send(priya);
    }
    accept(w);
    later(w, hours(1));
    const { plan } = w.run(bookingOf(w).start.subtract(hours(1)).toString());
    expect(plan.drafts).toEqual([]);
    expect(plan.skips).toMatchObject([{ step: "questions", reason: "six-messages" }]);
  });

  it("books nothing and looks again while the calendar cannot be read (R-24)", () => {
    const w = requested();
    accept(w);
    w.busy = "unreadable";
    const { done, plan } = later(w, { minutes: 5 });
    expect(done).toEqual([]);
    expect(plan.held).toMatchObject([{ reason: "calendar-unreadable" }]);
    expect(plan.looks.some((look) => look.lookAt !== undefined)).toBe(true);
  });

  it("offers no times and looks again while the calendar cannot be read (R-24)", () => {
    const w = world();
    w.busy = "unreadable";
    const { done, plan } = w.run(monday);
    expect(done).toEqual([]);
    expect(plan.held).toMatchObject([{ reason: "calendar-unreadable" }]);
    expect(plan.looks.some((look) => look.lookAt !== undefined)).toBe(true);
  });
});
