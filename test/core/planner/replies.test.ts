import { describe, expect, it } from "vitest";
import {
  accept,
  bookingOf,
  byItself,
  later,
  monday,
  priya,
  requested,
  rulesWith,
  said,
  scheduled,
  tell,
} from "./story.ts";
import { contact, type World, world } from "./world.ts";

const answer = (w: World, reading: Parameters<World["reply"]>[1], email = priya) => {
  const to = w.interview(email).replies.at(-1)?.factId;
  if (to === undefined) throw new Error("nothing to answer");
  tell(w, email, { kind: "answered", to, reading });
};
const start = (text: string) => Temporal.Instant.from(text);

describe("a reply that nobody has read with certainty", () => {
  it("keeps every other mail back and asks the owner", () => {
    const w = requested();
    w.reply(priya, { kind: "other" });
    const { plan, done } = w.run("2027-03-01T15:00:00Z");
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading" }]);
    expect(w.interview(priya).closed).toBeUndefined();
  });

  it("waits for the owner too where it names another time, moves the meeting or calls it off", () => {
    const times = { starts: [start("2026-12-03T15:00:00Z")], windows: [] };
    for (const reading of [
      { kind: "proposes", ...times },
      { kind: "reschedules", ...times },
      { kind: "cancels" },
    ] as const) {
      const w = requested();
      w.reply(priya, reading);
      const { done, plan } = later(w, { hours: 1 });
      expect(done).toEqual([]);
      expect(plan.asks).toMatchObject([{ what: "reading" }]);
    }
  });

  it("keeps an acceptance of a time beside which the owner wrote others for the owner", () => {
    const w = world();
    w.run(monday);
    w.send(priya, { edited: true, otherTimes: true });
    accept(w);
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading" }]);
  });

  it("keeps an acceptance of an offer that the owner took out of the mail for the owner", () => {
    const w = world();
    w.run(monday);
    const gone = w.draftOf(priya)?.offered[2]?.start;
    w.send(priya, { edited: true, keep: 2 });
    w.reply(priya, { kind: "accepts", slot: 2, ...(gone === undefined ? {} : { start: gone }) });
    expect(said(later(w, { hours: 1 }))).toEqual([]);
  });

  it("goes on as the owner answers: each reading has its one consequence", () => {
    const steps = (reading: Parameters<World["reply"]>[1]) => {
      const w = requested();
      w.reply(priya, { kind: "other" });
      later(w, { hours: 1 });
      answer(w, reading);
      return said(later(w, { hours: 1 }));
    };
    expect(steps({ kind: "accepts", start: start("2026-12-03T15:00:00Z"), minutes: 20 })).toEqual([
      "event event",
    ]);
    expect(steps({ kind: "declines" })).toEqual(["record request", "mail decline-answer"]);
    expect(steps({ kind: "not-now", until: "2027-03-01" })).toEqual(["mail not-now-answer"]);
    expect(steps({ kind: "asks-for-times" })).toEqual(["mail new-times"]);
    expect(steps({ kind: "opts-out" })).toEqual([]);
    expect(steps({ kind: "ignored" })).toEqual([]);
  });

  it("lets the follow-up come after all once the owner says that the mail asks for nothing", () => {
    const w = requested();
    w.reply(priya, { kind: "other" });
    answer(w, { kind: "ignored" });
    expect(said(w.run("2026-12-01T14:00:00Z"))).toEqual(["mail follow-up"]);
  });
});

describe("not now", () => {
  it("is answered once, and new times come on the day that they named", () => {
    const w = requested(rulesWith(byItself.replace("request: auto", "request: me")));
    w.reply(priya, { kind: "not-now", until: "2027-03-01" });
    const { plan } = w.run("2026-11-23T15:00:00Z");
    expect(w.facts.filter((f) => f.kind === "sent")).toHaveLength(2);
    expect(plan.lookAgainAt?.toString()).toBe("2027-03-01T14:00:00Z");
    const then = w.run("2027-03-01T15:00:00Z");
    // One inbound mail has one answer that we send: the second is the owner's to send.
    expect(then.done).toMatchObject([{ step: "new-times", press: "me" }]);
  });

  it("closes quietly where they named no day and nothing came after our answer", () => {
    const w = requested();
    w.reply(priya, { kind: "not-now" });
    later(w, { hours: 1 });
    w.send(priya);
    expect(w.plan().lookAgainAt).toBeDefined();
    later(w, { weeks: 3 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });

  it("does not answer the same thing twice within a week by itself", () => {
    const w = requested(rulesWith(byItself.replace("request: auto", "request: me")));
    w.reply(priya, { kind: "not-now" });
    expect(said(w.run("2026-11-23T15:00:00Z"))).toEqual(["mail not-now-answer"]);
    w.reply(priya, { kind: "not-now" });
    const { done, plan } = w.run("2026-11-24T15:00:00Z");
    expect(done).toEqual([]);
    expect(plan.held).toMatchObject([{ step: "not-now-answer", reason: "fuse" }]);
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-30T15:00:00Z");
  });
});

describe("somebody who asked for other times", () => {
  it("gets them, and the interview closes quietly when they do not answer", () => {
    const w = requested();
    w.reply(priya, { kind: "asks-for-times" });
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
    w.send(priya);
    expect(said(later(w, { weeks: 2 }))).toEqual(["record request"]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });

  it("closes quietly as well where the owner answered them by a mail of their own", () => {
    const w = requested();
    w.reply(priya, { kind: "asks-for-times" });
    later(w, { minutes: 5 });
    tell(w, priya, { kind: "wrote", messageId: "own@example.com", subject: "Re: hello" });
    expect(said(later(w, { hours: 1 }))).toEqual(["withdraw new-times"]);
    expect(w.plan().lookAgainAt).toBeDefined();
    later(w, { weeks: 3 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });

  it("is not given the time that they agreed to before, even where its invitation was not made yet", () => {
    const w = requested(rulesWith("who_presses_send: { invitation: ask }\n"));
    accept(w);
    expect(said(later(w, { hours: 1 }))).toEqual(["event event"]);
    w.reply(priya, { kind: "asks-for-times" });
    expect(said(later(w, { hours: 1 }))).toEqual(["withdraw event", "mail new-times"]);
    expect(later(w, { hours: 1 }).done).toEqual([]);
  });

  it("is told that the owner threw the answer away only by the owner's own word", () => {
    const w = requested();
    w.reply(priya, { kind: "asks-for-times" });
    later(w, { hours: 1 });
    tell(w, priya, { kind: "discarded", key: w.draftOf(priya)?.key ?? w.key(priya, "new-times", "x") });
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading" }]);
  });
});

describe("an away note", () => {
  it("is no reply: the follow-up waits until they are back, and its wait begins then (A2, B1)", () => {
    const w = requested();
    w.reply(priya, { kind: "out-of-office", until: "2026-12-04" });
    expect(w.run("2026-12-10T14:00:00Z").done).toEqual([]);
    // Back on Friday the 4th; six working days from the day after.
    expect(said(w.run("2026-12-15T14:00:00Z"))).toEqual(["mail follow-up"]);
  });

  it("does not shorten the wait before the quiet end", () => {
    const w = requested(rulesWith("requests: { follow_up: [] }\n"));
    w.run("2026-12-04T15:00:00Z");
    w.reply(priya, { kind: "out-of-office", until: "2026-12-18" });
    expect(w.run("2026-12-20T15:00:00Z").done).toEqual([]);
    expect(w.plan().lookAgainAt).toBeDefined();
    later(w, { weeks: 3 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });
});

describe("a reply after the end", () => {
  for (const kind of ["asks-for-times", "not-now", "declines", "other", "refers"] as const) {
    it(`waits for the owner after no-reply, however sure its reading (${kind})`, () => {
      const w = requested(rulesWith("requests: { follow_up: [] }\n"));
      w.run("2026-12-08T15:00:00Z");
      expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
      w.reply(priya, kind === "refers" ? { kind, people: [] } : { kind }, { sure: true });
      const { done, plan } = later(w, { hours: 1 });
      expect(done).toEqual([]);
      expect(plan.asks).toMatchObject([{ what: "reading" }]);
    });
  }

  it("reopens the same round by the owner's answer", () => {
    const w = requested(rulesWith("requests: { follow_up: [] }\n"));
    w.run("2026-12-08T15:00:00Z");
    w.reply(priya, { kind: "asks-for-times" });
    answer(w, { kind: "asks-for-times" });
    expect(said(later(w, { hours: 1 }))).toEqual(["mail new-times"]);
    expect(w.interview(priya)).toMatchObject({ round: 1 });
  });

  it("still stops everything where it is an opt-out", () => {
    const w = requested(rulesWith("requests: { follow_up: [] }\n"));
    w.run("2026-12-08T15:00:00Z");
    w.reply(priya, { kind: "opts-out" });
    expect(later(w, { hours: 1 }).plan.asks).toEqual([]);
    expect(w.interview(priya).hasOptedOut).toBe(true);
  });
});

describe("a decline", () => {
  it("closes at once, calls the meeting off, and has one answer, by the owner's hand", () => {
    const w = scheduled();
    w.reply(priya, { kind: "declines" });
    expect(said(later(w, { hours: 1 }))).toEqual([
      "record request",
      "event event-cancel",
      "mail decline-answer",
    ]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "declined" });
    w.send(priya);
    w.reply(priya, { kind: "declines" });
    expect(said(later(w, { hours: 1 }))).toEqual([]);
    expect(bookingOf(w).status).toBe("cancelled");
  });

  it("is not answered where the owner answered it by a mail of their own", () => {
    const w = requested();
    w.reply(priya, { kind: "declines" });
    later(w, { minutes: 1 });
    tell(w, priya, { kind: "wrote", messageId: "own@example.com", subject: "Re: hello" });
    expect(said(later(w, { hours: 1 }))).toEqual(["withdraw decline-answer"]);
  });
});

describe("an opt-out", () => {
  it("takes back the draft that waits, calls the meeting off, and nothing reopens it", () => {
    const w = scheduled();
    later(w, { days: 1 });
    w.reply(priya, { kind: "opts-out" });
    later(w, { hours: 1 });
    tell(w, priya, { kind: "reopened", round: 2 });
    expect(said(later(w, { weeks: 20 }))).toEqual([]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "opted-out" });
    expect(bookingOf(w).status).toBe("cancelled");
  });
});

describe("a permanent bounce", () => {
  const bounced = (address?: string) => {
    const w = requested();
    w.reply(priya, { kind: "bounced", permanent: true, ...(address === undefined ? {} : { address }) });
    return w;
  };

  it("asks for another address, and closes after 30 days without one", () => {
    const w = bounced(priya);
    const { plan } = later(w, { hours: 1 });
    expect(plan.asks).toMatchObject([{ what: "address" }]);
    expect(plan.lookAgainAt?.toString()).toBe("2026-12-23T14:00:00Z");
    expect(said(w.run("2026-12-23T14:00:00Z"))).toEqual(["record request"]);
    expect(w.interview(priya).closed).toMatchObject({ reason: "bounced" });
  });
  it("is followed by request 2 to a new address", () => {
    const w = bounced(priya);
    later(w, { hours: 1 });
    w.contacts = [contact(priya, { email: "priya@new.example", aliases: [priya, "priya@new.example"] })];
    const { done } = later(w, { hours: 1 });
    expect(done.map((action) => action.key)).toEqual([w.key(priya, "request", "2")]);
    w.send(priya);
    expect(said(later(w, { days: 8 }))).toEqual(["mail follow-up"]);
  });

  it("asks for an address as well when it is a check-in that came back", () => {
    const w = scheduled();
    w.reply(priya, { kind: "bounced", permanent: true, address: priya });
    expect(later(w, { hours: 1 }).plan.asks).toMatchObject([{ what: "address" }]);
  });
});
