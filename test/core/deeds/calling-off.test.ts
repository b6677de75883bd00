import { describe, expect, it } from "vitest";
import { toAnswer } from "../../../src/core/deeds/answer.ts";
import { proposals, toApprove, toReject } from "../../../src/core/deeds/approval.ts";
import { toClose, toReopen } from "../../../src/core/deeds/close.ts";
import { toPause, toPauseAll, toResume, toResumeAll } from "../../../src/core/deeds/pause.ts";
import { toResolve } from "../../../src/core/deeds/resolve.ts";
import { toUndo, type Undoable, undoables, whyNotUndone } from "../../../src/core/deeds/undo.ts";
import { at, contact, fiveLines, type World, world } from "../planner/world.ts";
import { answered, asked, pressing, priya, refusal, say, scheduled, told } from "./scene.ts";

const interview = (self: World) => self.interview(priya);
const request = (self: World) => self.key(priya, "request", "1");
const steps = (self: World) => self.plan().actions.map(({ step, kind }) => `${step} ${kind}`);

/** A request is proposed and waits for the owner. */
function proposed(): World {
  const self = world(pressing("ask"), [contact(priya)]);
  self.run("2026-11-23T15:30:00Z");
  return self;
}

/** A request that we send by ourselves waits for the end of its undo time. */
function held(): World {
  const self = world(pressing("auto"), [contact(priya)]);
  self.run("2026-11-23T15:30:00Z");
  return self;
}

function theOne(self: World): Undoable {
  const [one, ...more] = undoables(interview(self), self.pending, self.plan(), self.now);
  if (one === undefined || more.length > 0) throw new Error(`${more.length} more`);
  return one;
}

describe("approving", () => {
  it("lets exactly the proposal go that stands", () => {
    const self = proposed();
    expect(proposals(interview(self)).map(({ key }) => key)).toEqual([request(self)]);
    const deed = say(self, toApprove(interview(self), request(self), self.plan(), told(self)));
    expect(deed).toMatchObject({ done: "approved", facts: [{ kind: "approved", key: request(self) }] });
    expect(steps(self)).toEqual(["request mail"]);
    expect(toApprove(interview(self), request(self), self.plan(), told(self)).done).toBe("already");
  });

  it("works while everything is paused; then it leaves after `resume`", () => {
    const self = proposed();
    say(self, toPauseAll([], undefined, told(self)));
    say(self, toApprove(interview(self), request(self), self.plan(), told(self)));
    expect(steps(self)).toEqual([]);
  });

  it.each([
    [
      "a value has changed",
      (self: World) => self.contacts.splice(0, 1, contact(priya, { why_them: "Another reason." })),
      "has changed since it was proposed",
    ],
    [
      "a time in it has gone stale",
      (self: World) => (self.now = at("2026-12-15T15:00:00Z")),
      "has changed since it was proposed",
    ],
    [
      "they wrote in the meantime",
      (self: World) => self.reply(priya, { kind: "other" }),
      "no longer wanted (Priya Example wrote in the meantime)",
    ],
  ])("is void, and says so, where %s", (_, change, says) => {
    const self = proposed();
    change(self);
    expect(refusal(() => toApprove(interview(self), request(self), self.plan(), told(self)))).toContain(says);
  });

  it("is refused for what is a draft, and for what is nothing", () => {
    const self = world(fiveLines, [contact(priya)]);
    self.run("2026-11-23T15:30:00Z");
    expect(refusal(() => toApprove(interview(self), request(self), self.plan(), told(self)))).toContain(
      "waits in your Drafts",
    );
    const other = self.key(priya, "check-in", "1");
    expect(refusal(() => toApprove(interview(self), other, self.plan(), told(self)))).toContain(
      "Nothing is proposed",
    );
  });
});

describe("rejecting", () => {
  it("a request ends the interview, as throwing its draft away does", () => {
    const self = proposed();
    const deed = say(self, toReject(interview(self), request(self), told(self)));
    expect(deed.facts).toMatchObject([
      { kind: "rejected" },
      { kind: "closed", reason: "by-owner", by: "owner" },
    ]);
    expect(deed.says).toContain(
      "With it the interview with Priya Example is closed; `reopen` makes a new request.",
    );
    expect(steps(self)).toEqual([]);
    expect(toReject(interview(self), request(self), told(self)).done).toBe("already");
  });

  it("any other mail counts as passed", () => {
    const self = asked(pressing("ask", "auto", "me"));
    self.run("2026-12-08T15:30:00Z");
    const [mail] = proposals(interview(self));
    expect(mail?.step).toBe("follow-up");
    if (mail === undefined) return;
    expect(say(self, toReject(interview(self), mail.key, told(self))).facts).toHaveLength(1);
    expect(interview(self).closed).toBeUndefined();
    expect(self.plan().held).toEqual([]);
  });

  it("an invitation gives the acceptance back to the owner, who may choose another time", () => {
    const self = asked(pressing("ask", "ask", "me"));
    self.reply(priya, { kind: "accepts", slot: 0 });
    self.run("2026-11-24T15:30:00Z");
    const [mail] = proposals(interview(self));
    expect(mail?.step).toBe("event");
    if (mail === undefined) return;
    const deed = say(self, toReject(interview(self), mail.key, told(self)));
    expect(deed.facts.map(({ kind }) => kind)).toEqual(["rejected", "undone", "answered"]);
    expect(self.plan().asks).toMatchObject([{ what: "reading" }]);
    self.run("2026-11-24T15:31:00Z");
    say(
      self,
      toAnswer(
        interview(self),
        { kind: "accepts", start: at("2026-12-02T16:00:00Z"), minutes: 20 },
        told(self),
      ),
    );
    const { done } = self.run("2026-11-24T15:32:00Z");
    expect(done).toMatchObject([{ kind: "event", change: "create", press: "auto" }]);
  });
});

describe("undoing", () => {
  it("calls a mail back that would leave by itself; a request ends the interview", () => {
    const self = held();
    expect(self.plan().held).toMatchObject([{ reason: "undo" }]);
    const deed = say(self, toUndo(interview(self), theOne(self), told(self)));
    expect(deed.facts).toMatchObject([
      { kind: "undone", key: request(self) },
      { kind: "closed", reason: "by-owner" },
    ]);
    expect(self.run("2026-11-23T18:00:00Z").done).toEqual([]);
    expect(whyNotUndone(interview(self), request(self)).done).toBe("already");
  });

  it("knows what would leave also where no plan can be made", () => {
    const self = held();
    expect(undoables(interview(self), self.pending, undefined, self.now)).toMatchObject([
      { kind: "mail", key: request(self) },
    ]);
  });

  it("calls an approved mail back that waits for its hours", () => {
    const self = proposed();
    say(self, toApprove(interview(self), request(self), self.plan(), told(self)));
    expect(theOne(self).key).toBe(request(self));
  });

  it("cancels a meeting that is in the calendar, and gives the acceptance back to the owner", () => {
    const self = scheduled();
    const deed = say(self, toUndo(interview(self), theOne(self), told(self)));
    expect(deed.says[1]).toBe("Its entry is cancelled in both calendars.");
    const { done } = self.run("2026-11-24T15:01:00Z");
    expect(done).toContainEqual(expect.objectContaining({ kind: "event", change: "cancel" }));
    expect(self.plan().asks).toMatchObject([{ what: "reading" }]);
  });

  it("lets another time be made of the same mail afterwards, as a new meeting", () => {
    const self = scheduled();
    const [first] = interview(self).bookings;
    say(self, toUndo(interview(self), theOne(self), told(self)));
    self.run("2026-11-24T15:01:00Z");
    say(
      self,
      toAnswer(
        interview(self),
        { kind: "accepts", start: at("2026-12-02T16:00:00Z"), minutes: 20 },
        told(self),
      ),
    );
    const { done } = self.run("2026-11-24T15:02:00Z");
    expect(done).toMatchObject([{ kind: "event", change: "create" }]);
    expect(interview(self).bookings.at(-1)?.uid).not.toBe(first?.uid);
  });

  it("takes back an agreement before its invitation was made", () => {
    const self = answered();
    say(
      self,
      toAnswer(
        interview(self),
        { kind: "accepts", start: at("2026-12-02T16:00:00Z"), minutes: 20 },
        told(self),
      ),
    );
    const deed = say(self, toUndo(interview(self), theOne(self), told(self)));
    expect(deed.says[1]).toContain("Its invitation was not made yet");
    expect(steps(self)).toEqual([]);
  });

  it("finds nothing to call back in a draft, a mail that left, or a meeting that has begun", () => {
    const self = world(fiveLines, [contact(priya)]);
    self.run("2026-11-23T15:30:00Z");
    expect(undoables(interview(self), self.pending, self.plan(), self.now)).toEqual([]);
    expect(refusal(() => whyNotUndone(interview(self), request(self)))).toContain(
      "is a draft in your Drafts",
    );
    self.send(priya);
    expect(refusal(() => whyNotUndone(interview(self), request(self)))).toContain(
      "A mail that left cannot be called back",
    );
    const over = scheduled();
    over.now = interview(over).bookings[0]?.start ?? over.now;
    expect(undoables(interview(over), [], undefined, over.now)).toEqual([]);
    const nothing = self.key(priya, "check-in", "4");
    expect(refusal(() => whyNotUndone(interview(self), nothing))).toContain("nothing under");
    expect(refusal(() => whyNotUndone(interview(proposed()), request(self)))).toContain("is only proposed");
  });
});

describe("an action that was lost sight of", () => {
  function lost(began = true): World {
    const self = held();
    const common = { at: self.now, contact: interview(self).contactId, key: request(self) };
    if (began) self.add({ kind: "sending", factKey: "act~sending", ...common });
    self.now = at("2026-11-23T16:00:00Z");
    self.add({
      kind: "review",
      factKey: "act~review",
      ...common,
      at: self.now,
      evidence: "The draft is gone.",
    });
    return self;
  }
  const resolve = (self: World, went: "sent" | "not-sent") => {
    const [pending] = self.pending;
    const draft = {
      draftId: "d1",
      messageId: "m1@example.com",
      hash: "h1",
      subject: "From nursing to health data",
    };
    const row = pending === undefined ? undefined : { ...pending, draft };
    return toResolve(
      { interview: interview(self), facts: self.facts, pending: row, key: request(self) },
      went,
      told(self),
    );
  };

  it("went, on the owner's word, when it began to leave, under the id that a sync would give it", () => {
    const self = lost();
    const deed = say(self, resolve(self, "sent"));
    expect(deed.facts).toMatchObject([
      {
        kind: "sent",
        by: "product",
        messageId: "m1@example.com",
        subject: "From nursing to health data",
        at: at("2026-11-23T15:30:00Z"),
      },
    ]);
    expect(deed.facts[0]?.factKey).toBe(`sent~m1@example.com~${interview(self).contactId}`);
    expect(interview(self).offers).toHaveLength(3);
    expect(resolve(self, "sent").done).toBe("already");
    expect(refusal(() => resolve(self, "not-sent"))).toContain("is known to have gone");
  });

  it("did not go, and is planned as a further attempt of the same key", () => {
    const self = lost();
    expect(say(self, resolve(self, "not-sent")).facts).toMatchObject([
      { kind: "not-sent", key: request(self) },
    ]);
    expect(resolve(self, "not-sent").done).toBe("already");
    const { done } = self.run("2026-11-24T18:00:00Z");
    expect(done).toMatchObject([{ kind: "mail", key: request(self), attempt: 2 }]);
  });

  it("cannot have gone where it never began", () => {
    const self = lost(false);
    expect(refusal(() => resolve(self, "sent"))).toContain("never begun to be sent: The draft is gone.");
    expect(resolve(self, "not-sent").done).toBe("not-sent");
  });

  it("is not asked about what is still looked up, or was never lost", () => {
    const self = held();
    expect(refusal(() => resolve(self, "sent"))).toContain("is not in review");
    self.add({
      kind: "sending",
      factKey: "act~sending",
      at: self.now,
      contact: interview(self).contactId,
      key: request(self),
    });
    expect(refusal(() => resolve(self, "sent"))).toContain("looked up in the mailbox first");
  });
});

describe("closing and reopening", () => {
  it("ends at once, and a new round begins from the beginning", () => {
    const self = asked();
    expect(say(self, toClose(interview(self), told(self))).done).toBe("closed");
    expect(toClose(interview(self), told(self))).toMatchObject({ done: "already", facts: [] });
    expect(say(self, toReopen(interview(self), false, told(self))).facts).toMatchObject([
      { kind: "reopened", round: 2 },
    ]);
    expect(interview(self)).toMatchObject({ round: 2 });
    expect(toReopen(interview(self), false, told(self)).done).toBe("already");
    expect(say(self, toClose(interview(self), told(self))).facts).toHaveLength(1);
  });

  it("calls off the meeting that is to come", () => {
    const self = scheduled();
    expect(say(self, toClose(interview(self), told(self))).says[1]).toContain("called off in both calendars");
    expect(steps(self)).toContain("event-cancel event");
  });

  it("is refused for ever for somebody who opted out, here or to another owner of the store (R-19)", () => {
    const self = asked();
    self.reply(priya, { kind: "opts-out" });
    expect(refusal(() => toReopen(interview(self), false, told(self)))).toContain("holds for ever");
    const other = asked();
    say(other, toClose(interview(other), told(other)));
    expect(refusal(() => toReopen(interview(other), true, told(other)))).toContain("holds for ever");
  });
});

describe("pausing", () => {
  it("one contact stops everything for them, once, and `resume` goes on", () => {
    const self = held();
    const paused = say(self, toPause(interview(self), "on holiday", told(self)));
    expect(paused.facts).toMatchObject([{ kind: "paused", by: "owner", because: "on holiday" }]);
    expect(toPause(interview(self), undefined, told(self)).done).toBe("already");
    expect(self.run("2026-11-23T18:00:00Z").done).toEqual([]);
    expect(say(self, toResume(interview(self), [], told(self))).done).toBe("resumed");
    expect(toResume(interview(self), [], told(self)).done).toBe("already");
    expect(self.run("2026-11-23T19:00:00Z").done).toHaveLength(1);
  });

  it("everything is one word for all, and leaves alone who is paused by name", () => {
    const self = held();
    const facts = () => self.facts.filter((fact) => fact.contact === undefined);
    expect(say(self, toPauseAll(facts(), undefined, told(self))).facts).toMatchObject([{ kind: "paused" }]);
    expect(toPauseAll(facts(), undefined, told(self)).done).toBe("already");
    expect(toResume(interview(self), facts(), told(self)).says[1]).toContain("Everything is paused besides");
    const deed = say(self, toResumeAll(facts(), 2, told(self)));
    expect(deed.says).toEqual([
      "It goes on.",
      "2 contacts are paused by name and stay so; `status` lists them.",
    ]);
    expect(toResumeAll(facts(), 0, told(self)).done).toBe("already");
  });

  it("says why it had stopped by itself", () => {
    const self = held();
    self.add({
      kind: "paused",
      factKey: "fuse~1",
      at: self.now,
      by: "product",
      because: "12 mails within 5 minutes.",
    });
    expect(
      toResumeAll(
        self.facts.filter((f) => f.contact === undefined),
        0,
        told(self),
      ).says[1],
    ).toBe("It had stopped by itself: 12 mails within 5 minutes.");
  });
});
