import { describe, expect, it } from "vitest";
import { byItself, later, monday, priya, rulesWith, said, tell, tellAll } from "./story.ts";
import { contact, type World, world } from "./world.ts";

const asking = rulesWith("who_presses_send: { request: ask, follow_up: ask, everything_else: ask }\n");

const proposal = (w: World) => {
  const held = w.plan().held.find((each) => each.reason === "approval");
  if (held?.fingerprint === undefined) throw new Error("nothing is proposed");
  return { key: held.key, fingerprint: held.fingerprint };
};

describe("ask", () => {
  it("proposes a mail, which waits without end, and leaves once it is approved, without an undo time", () => {
    const w = world(asking);
    expect(w.run("2026-11-23T15:00:00Z").done).toMatchObject([{ press: "ask" }]);
    expect(later(w, { hours: 1 }).done).toEqual([]);
    tell(w, priya, { kind: "approved", ...proposal(w) });
    expect(later(w, { minutes: 1 }).done).toMatchObject([{ press: "auto", step: "request" }]);
  });

  it("keeps an approved mail for the next window of the contact, and looks again then", () => {
    const w = world(asking);
    w.run("2026-11-23T23:00:00Z");
    tell(w, priya, { kind: "approved", ...proposal(w) });
    const { done, plan } = w.run("2026-11-23T23:05:00Z");
    expect(done).toEqual([]);
    expect(plan.held).toMatchObject([{ reason: "window" }]);
    // 8:30 in Chicago.
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-24T14:30:00Z");
    expect(w.run("2026-11-24T14:30:00Z").done).toMatchObject([{ press: "auto" }]);
  });

  const changes: Record<string, (w: World) => void> = {
    "a value": (w) => {
      w.contacts = [contact(priya, { why_them: "Your book stayed with me." })];
    },
    "the address": (w) => {
      w.contacts = [contact(priya, { email: "priya@new.example", aliases: [priya, "priya@new.example"] })];
    },
    "a time": (w) => {
      w.busy = [{ from: 0, until: Date.parse("2026-11-28T00:00:00Z") }];
    },
  };
  for (const [what, happens] of Object.entries(changes)) {
    it(`voids the approval and proposes anew when ${what} changes`, () => {
      const w = world(asking);
      w.run("2026-11-23T23:00:00Z");
      tell(w, priya, { kind: "approved", ...proposal(w) });
      happens(w);
      expect(w.run("2026-11-23T23:05:00Z").done).toMatchObject([{ press: "ask" }]);
      expect(w.plan("2026-11-24T15:00:00Z").held).toMatchObject([{ reason: "approval" }]);
    });
  }

  it("takes no approval of an older proposal for the new one", () => {
    const w = world(asking);
    w.run(monday);
    const old = proposal(w);
    w.contacts = [contact(priya, { why_them: "Your book stayed with me." })];
    later(w, { hours: 1 });
    tell(w, priya, { kind: "approved", ...old });
    expect(later(w, { hours: 1 }).done).toEqual([]);
    expect(w.plan().held).toMatchObject([{ reason: "approval" }]);
  });

  it("looks again when a time in a proposal comes too near", () => {
    const w = world(asking);
    w.run(monday);
    const look = w.plan().lookAgainAt;
    if (look === undefined) throw new Error("no look");
    expect(w.run(look.toString()).done).toMatchObject([{ kind: "mail", press: "ask" }]);
  });

  it("counts a rejected follow-up as passed", () => {
    const w = world(rulesWith("who_presses_send: { follow_up: ask }\n"));
    w.run(monday);
    w.send(priya);
    w.run("2026-12-01T14:00:00Z");
    tell(w, priya, { kind: "rejected", key: proposal(w).key });
    w.run("2026-12-02T14:00:00Z");
    expect(w.plan().lookAgainAt).toBeDefined();
    w.run("2026-12-20T14:00:00Z");
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });
});

describe("auto", () => {
  const auto = rulesWith(byItself.replace("undo: none", "undo: 15 minutes, at_most: none"));

  it("leaves after the undo time, inside the window of the contact", () => {
    const w = world(auto);
    const { done, plan } = w.run("2026-11-23T15:00:00Z");
    expect(done).toEqual([]);
    expect(plan.held).toMatchObject([{ reason: "undo" }]);
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-23T15:15:00Z");
    expect(w.run("2026-11-23T15:15:00Z").done).toMatchObject([{ step: "request", press: "auto" }]);
  });

  it("waits for the next window where the undo time ends after it", () => {
    const w = world(auto);
    // 16:20 in Chicago, on a Friday.
    w.run("2026-11-27T22:20:00Z");
    const { plan } = w.run("2026-11-27T22:35:00Z");
    expect(plan.held).toMatchObject([{ reason: "window" }]);
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-30T14:30:00Z");
  });

  it("never leaves after it was called back", () => {
    const w = world(auto);
    w.run("2026-11-23T15:00:00Z");
    tell(w, priya, { kind: "undone", key: w.key(priya, "request", "1") });
    w.run("2026-11-23T15:30:00Z");
    expect(w.facts.some((fact) => fact.kind === "sent")).toBe(false);
    expect(w.interview(priya).closed).toMatchObject({ reason: "by-owner" });
  });

  it("writes unprompted once in 24 hours, the owner's own mails counted, and says until when it waits", () => {
    const w = world(rulesWith(`${byItself}requests: { follow_up: [1 day] }\n`));
    w.run("2026-11-23T15:00:00Z");
    w.now = Temporal.Instant.from("2026-11-24T14:00:00Z");
    tell(w, priya, { kind: "wrote", messageId: "own", subject: "one more thing" });
    expect(w.run("2026-11-24T15:00:00Z").done).toEqual([]);
    expect(said(w.run("2026-11-25T15:00:00Z"))).toEqual(["mail follow-up"]);
  });

  it("holds everything back where more than ten would leave at once, until the number is confirmed", () => {
    const people = Array.from({ length: 12 }, (_, i) => contact(`p${i}@example.org`));
    const w = world(rulesWith(byItself.replace("undo: none", "undo: none, at_most: none")), people);
    const { done, plan } = w.run("2026-11-23T15:00:00Z");
    expect(done).toEqual([]);
    expect(plan.held.filter((held) => held.reason === "bulk")).toHaveLength(12);
    tellAll(w, { kind: "bulk-confirmed", count: 12 });
    expect(later(w, { hours: 1 }).done).toHaveLength(12);
  });

  it("asks no number for drafts", () => {
    const people = Array.from({ length: 12 }, (_, i) => contact(`p${i}@example.org`));
    const w = world(
      rulesWith("sending: { at_most: none }\nmeetings: { look_ahead: 30 working days }\n"),
      people,
    );
    expect(w.run(monday).done).toHaveLength(12);
  });

  it("keeps a mail to somebody whose zone is not known, and `mine` counts it as the owner's", () => {
    const { timezone: _none, ...unzoned } = contact(priya);
    const w = world(rulesWith(byItself), [unzoned]);
    expect(w.run("2026-11-23T15:00:00Z").plan.held).toMatchObject([{ reason: "unknown-zone" }]);
    w.rulesText = rulesWith(byItself.replace("undo: none", "undo: none, unknown_zone: mine"));
    expect(later(w, { minutes: 1 }).done).toMatchObject([{ step: "request" }]);
  });
});
