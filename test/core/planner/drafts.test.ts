import { describe, expect, it } from "vitest";
import { later, monday, priya, requested, rulesWith, said, scheduled, tell, tellAll } from "./story.ts";
import { contact, type World, world } from "./world.ts";

function edit(w: World, email = priya): void {
  const draft = w.draftOf(email);
  if (draft === undefined) throw new Error("no draft");
  tell(w, email, { kind: "edited", key: draft.key, messageId: draft.messageId, draftId: "e", textHash: "e" });
}

const drafted = (rulesText?: string): World => {
  const w = world(rulesText);
  w.run(monday);
  return w;
};

describe("a draft that waits", () => {
  it("changes no stage and starts no clock: it waits without end, with times that are renewed", () => {
    const w = drafted();
    const run = w.run("2027-06-01T14:00:00Z");
    expect(said(run)).toEqual(["refresh request"]);
    expect(run.plan.drafts).toMatchObject([{ step: "request", stale: false }]);
    expect(run.plan.drafts[0]?.since.toString()).toBe("2026-11-23T14:00:00Z");
    expect(w.interview(priya).closed).toBeUndefined();
  });

  it("starts the clocks when it is sent, not when it is made", () => {
    const w = drafted();
    w.run("2026-11-24T14:00:00Z");
    w.send(priya);
    expect(w.run("2026-12-01T14:00:00Z").done).toEqual([]);
    expect(said(w.run("2026-12-02T14:00:00Z"))).toEqual(["mail follow-up"]);
  });

  it("is renewed in place, under the same key, as soon as one of its times is too near", () => {
    const w = drafted();
    const key = w.draftOf(priya)?.key;
    const look = w.plan().lookAgainAt;
    if (look === undefined) throw new Error("no look");
    expect(w.run(look.toString()).done).toMatchObject([{ kind: "refresh", key }]);
  });

  it("is renewed when one of its times becomes busy, and not while it is edited", () => {
    for (const isEdited of [false, true]) {
      const w = drafted();
      if (isEdited) edit(w);
      const first = w.draftOf(priya)?.offered[0];
      if (first !== undefined)
        w.busy = [{ from: first.start.epochMilliseconds, until: first.end.epochMilliseconds }];
      expect(said(later(w, { hours: 1 }))).toEqual(isEdited ? [] : ["refresh request"]);
      expect(w.draftOf(priya)?.stale).toBe(isEdited);
    }
  });

  it("stays, marked stale, where no other time is left, and is looked at again the next day", () => {
    const w = drafted();
    w.busy = [{ from: 0, until: Date.parse("2027-02-01T00:00:00Z") }];
    const { done, plan } = later(w, { hours: 1 });
    expect(done).toEqual([]);
    expect(plan.drafts).toMatchObject([{ stale: true }]);
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-24T05:00:00Z");
    expect(said(w.run("2027-01-25T14:00:00Z"))).toEqual(["refresh request"]);
  });

  const overtakings: Record<string, (w: World) => void> = {
    "a mail from the contact": (w) => void w.reply(priya, { kind: "other" }),
    "a mail of the owner's own": (w) => tell(w, priya, { kind: "wrote", messageId: "own", subject: "hi" }),
    "a bounce": (w) => void w.reply(priya, { kind: "bounced", permanent: true, address: priya }),
    "an opt-out": (w) => void w.reply(priya, { kind: "opts-out" }),
    "`close`": (w) => tell(w, priya, { kind: "closed", reason: "by-owner", by: "owner" }),
    "rules that no longer want it": (w) => {
      w.rulesText = rulesWith("requests: { must_have: [why_them, employer] }\n");
    },
  };

  for (const [what, happens] of Object.entries(overtakings)) {
    it(`is taken back by ${what}, and stays with a warning where the owner edited it`, () => {
      const w = drafted();
      happens(w);
      expect(said(later(w, { hours: 1 }))).toContain("withdraw request");
      const edited = drafted();
      edit(edited);
      happens(edited);
      const { done, plan } = later(edited, { hours: 1 });
      expect(said({ done })).not.toContain("withdraw request");
      expect(plan.drafts).toMatchObject([{ edited: true, warn: expect.any(String) }]);
    });
  }

  it("is not overtaken by an away note", () => {
    const w = drafted();
    w.reply(priya, { kind: "out-of-office", until: "2026-12-11" });
    expect(later(w, { hours: 1 }).done).toEqual([]);
  });

  it("is planned again, as a further attempt, once what overtook it is settled", () => {
    const w = drafted();
    w.reply(priya, { kind: "other" });
    later(w, { hours: 1 });
    const to = w.interview(priya).replies[0]?.factId;
    if (to !== undefined) tell(w, priya, { kind: "answered", to, reading: { kind: "ignored" } });
    expect(later(w, { hours: 1 }).done).toMatchObject([{ kind: "mail", step: "request", attempt: 2 }]);
  });

  it("keeps its times from everybody else, and for two working days after it was sent", () => {
    const w = drafted();
    const mine = w.draftOf(priya)?.offered.map((slot) => slot.start.epochMilliseconds) ?? [];
    w.send(priya);
    w.contacts = [...w.contacts, contact("quinn@example.org")];
    w.run("2026-11-25T13:59:00Z");
    const theirs = w.draftOf("quinn@example.org")?.offered.map((slot) => slot.start.epochMilliseconds) ?? [];
    expect(theirs).toHaveLength(3);
    expect(theirs.filter((start) => mine.includes(start))).toEqual([]);
  });

  it("keeps every other mail to the contact back, and lets events go on", () => {
    const w = scheduled();
    const { start } = w.interview(priya).bookings[0] ?? { start: w.now };
    w.run(start.subtract({ hours: 47 }).toString());
    expect(w.draftOf(priya)).toMatchObject({ step: "questions" });
    tell(w, priya, { kind: "closed", reason: "by-owner", by: "owner" });
    expect(said(later(w, { hours: 1 }))).toEqual(["event event-cancel", "withdraw questions"]);
  });

  it("keeps the interview from closing by time", () => {
    const w = requested();
    expect(said(w.run("2026-12-01T14:00:00Z"))).toEqual(["mail follow-up"]);
    w.run("2027-03-01T14:00:00Z");
    expect(w.interview(priya).closed).toBeUndefined();
  });
});

describe("a draft that was thrown away", () => {
  const discard = (w: World): void => {
    const draft = w.draftOf(priya);
    if (draft === undefined) throw new Error("no draft");
    tell(w, priya, { kind: "discarded", key: draft.key });
  };

  it("counts as passed where it was a follow-up: what comes after it goes on", () => {
    const w = requested(rulesWith("requests: { follow_up: [6 working days, 6 working days] }\n"));
    w.run("2026-12-01T14:00:00Z");
    discard(w);
    w.run("2026-12-01T15:00:00Z");
    expect(w.plan().lookAgainAt).toBeDefined();
    expect(w.run("2026-12-09T14:00:00Z").done).toMatchObject([{ key: w.key(priya, "follow-up", "2") }]);
  });

  it("closes the interview where it was the request, and `reopen` makes a new one in round 2", () => {
    const w = drafted();
    discard(w);
    expect(said(later(w, { hours: 1 }))).toEqual(["record request"]);
    tell(w, priya, { kind: "reopened", round: 2 });
    expect(later(w, { hours: 1 }).done).toMatchObject([{ key: w.key(priya, "request", "1", 2) }]);
  });

  it("is never made again where it was the questions ahead", () => {
    const w = scheduled();
    const { start } = w.interview(priya).bookings[0] ?? { start: w.now };
    w.run(start.subtract({ hours: 47 }).toString());
    discard(w);
    expect(said(w.run(start.subtract({ hours: 1 }).toString()))).toEqual(["mail brief"]);
  });
});

describe("pause", () => {
  it("leaves drafts alone, makes nothing, closes nothing, and `resume` goes on", () => {
    for (const who of ["one", "all"]) {
      const w = requested(rulesWith("requests: { follow_up: [] }\n"));
      const say = (kind: "paused" | "resumed") => {
        const fact =
          kind === "paused" ? ({ kind, by: "owner", because: "holiday" } as const) : ({ kind } as const);
        if (who === "one") tell(w, priya, fact);
        else tellAll(w, fact);
      };
      say("paused");
      expect(w.run("2027-01-10T14:00:00Z").done).toEqual([]);
      say("resumed");
      expect(said(later(w, { hours: 1 }))).toEqual(["record request"]);
    }
  });

  it("does not take back, renew or replace a draft", () => {
    const w = drafted();
    tell(w, priya, { kind: "paused", by: "owner", because: "holiday" });
    w.reply(priya, { kind: "other" });
    const { done, plan } = w.run("2027-01-10T14:00:00Z");
    expect(done).toEqual([]);
    expect(plan.drafts).toHaveLength(1);
  });

  it("of one contact holds nobody else back", () => {
    const w = world(undefined, [contact(priya), contact("quinn@example.org")]);
    tell(w, priya, { kind: "paused", by: "owner", because: "holiday" });
    const { done, plan } = w.run(monday);
    expect(done.map((action) => action.contactId)).toEqual([w.interview("quinn@example.org").contactId]);
    expect(plan.held).toMatchObject([{ reason: "paused" }]);
  });
});
