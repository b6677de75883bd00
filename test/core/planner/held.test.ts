import { describe, expect, it } from "vitest";
import { stageOf } from "../../../src/core/planner/stage.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { rulesFor } from "../../../src/core/rules/rules-for.ts";
import { withoutMorning } from "../../without-morning.ts";
import {
  bookingOf,
  debriefed,
  later,
  priya,
  rulesWith,
  said,
  scheduled,
  see,
  tell,
  thanked,
} from "./story.ts";
import { contact, fiveLines, type World, world } from "./world.ts";

const rules = parseRules(withoutMorning(fiveLines), "rules.yaml").rules;
const stage = (w: World) => stageOf(w.interview(priya), rulesFor(rules, contact(priya)), w.now);
const past = (w: World, span: Temporal.DurationLike) => w.run(bookingOf(w).end.add(span).toString());

describe("at the end of a meeting", () => {
  it("asks the owner a quarter of an hour later whether and what", () => {
    const w = scheduled();
    expect(past(w, { minutes: 14 }).plan.asks).toEqual([]);
    expect(w.plan().lookAgainAt?.toString()).toBe(bookingOf(w).end.add({ minutes: 15 }).toString());
    expect(past(w, { minutes: 15 }).plan.asks).toMatchObject([{ what: "debrief" }]);
  });

  it("leaves the stage at scheduled while it is only probably held, and the owner's word makes it met", () => {
    const w = scheduled();
    past(w, { hours: 1 });
    expect(stage(w)).toBe("scheduled");
    tell(w, priya, { kind: "held", booking: bookingOf(w).bookingId, held: true });
    expect(stage(w)).toBe("met");
  });

  it("asks, and drafts nothing, where nobody accepted the invitation (S54, A14)", () => {
    const w = scheduled();
    see(w, { partstat: "tentative" });
    const { plan } = past(w, { hours: 72 });
    expect(plan.asks).toMatchObject([{ what: "held" }]);
    expect(plan.drafts).toEqual([]);
    expect(w.facts.some((fact) => fact.kind === "breached")).toBe(false);
  });
});

describe("the thank-you", () => {
  it("comes two hours after the end where there is a line by then (S54, S55)", () => {
    const w = debriefed();
    expect(said(past(w, { minutes: 119 }))).not.toContain("mail thank-you");
    expect(w.plan().lookAgainAt?.toString()).toBe(bookingOf(w).end.add({ hours: 2 }).toString());
    expect(past(w, { hours: 2 }).done).toMatchObject([
      { step: "thank-you", letter: { template: "thank-you" } },
    ]);
  });

  it("comes with the line where the line comes later", () => {
    const w = scheduled();
    past(w, { hours: 5 });
    tell(w, priya, { kind: "debriefed", booking: bookingOf(w).bookingId, line: "learn SQL" });
    expect(said(past(w, { hours: 5 }))).toEqual(["mail thank-you"]);
  });

  it("is a short one after 24 hours without a line, and a line that comes then writes it anew", () => {
    const w = scheduled();
    past(w, { hours: 23 });
    expect(past(w, { hours: 24 }).done).toMatchObject([
      { step: "thank-you", letter: { template: "thank-you-short" } },
    ]);
    w.now = w.now.add({ minutes: 30 });
    tell(w, priya, { kind: "debriefed", booking: bookingOf(w).bookingId, line: "learn SQL" });
    expect(past(w, { hours: 25 }).done).toMatchObject([
      { kind: "refresh", letter: { template: "thank-you" } },
    ]);
    expect(past(w, { hours: 26 }).done).toEqual([]);
  });

  it("stays as the owner edited it when a line comes", () => {
    const w = scheduled();
    past(w, { hours: 24 });
    const draft = w.draftOf(priya);
    if (draft === undefined) throw new Error("no draft");
    tell(w, priya, {
      kind: "edited",
      key: draft.key,
      messageId: draft.messageId,
      draftId: "e",
      textHash: "e",
    });
    tell(w, priya, { kind: "debriefed", booking: bookingOf(w).bookingId, line: "learn SQL" });
    expect(past(w, { hours: 25 }).done).toEqual([]);
  });

  it("that was not sent within 48 hours is recorded as a breach, once", () => {
    const w = debriefed();
    past(w, { hours: 2 });
    expect(w.plan().lookAgainAt?.toString()).toBe(bookingOf(w).end.add({ hours: 48 }).toString());
    expect(said(past(w, { hours: 48 }))).toEqual(["record thank-you"]);
    expect(past(w, { hours: 72 }).done).toEqual([]);
    expect(w.draftOf(priya)).toMatchObject({ step: "thank-you" });
  });

  it("makes the meeting met when it is sent, and thanked", () => {
    const w = scheduled();
    past(w, { hours: 24 });
    w.send(priya);
    expect(stage(w)).toBe("thanked");
    expect(bookingOf(w).held).toBe(true);
  });

  it("is taken back when the meeting turns out not to have been held, and new times are there for the owner (A15)", () => {
    const w = scheduled();
    past(w, { hours: 24 });
    tell(w, priya, { kind: "held", booking: bookingOf(w).bookingId, held: false });
    const { done } = past(w, { hours: 25 });
    expect(done).toMatchObject([
      { kind: "withdraw", step: "thank-you" },
      { kind: "mail", step: "new-times", press: "me", letter: { template: "new-times-after-missed" } },
    ]);
    expect(stage(w)).toBe("arranging");
  });

  it("comes after all when the owner says that the meeting was held (reversible until it is sent)", () => {
    const w = scheduled();
    past(w, { hours: 3 });
    tell(w, priya, { kind: "held", booking: bookingOf(w).bookingId, held: false });
    expect(said(past(w, { hours: 4 }))).toEqual(["mail new-times"]);
    tell(w, priya, { kind: "held", booking: bookingOf(w).bookingId, held: true });
    expect(said(past(w, { hours: 25 }))).toEqual(["withdraw new-times", "mail thank-you"]);
  });

  it("is not made where the contact says that they missed the meeting (A15)", () => {
    const w = scheduled();
    past(w, { hours: 1 });
    w.reply(priya, { kind: "other" }, { text: "So sorry I missed our call today!" });
    const { plan } = past(w, { hours: 50 });
    expect(plan.drafts).toEqual([]);
    expect(plan.asks).toMatchObject([{ what: "reading" }]);
  });

  it("does not wait for the reading of a mail that only speaks of the meeting", () => {
    const w = scheduled();
    past(w, { hours: 1 });
    w.reply(priya, { kind: "other" }, { text: "Great talking to you today!" });
    expect(said(past(w, { hours: 24 }))).toContain("mail thank-you");
  });

  it("is made for a conversation that was in no calendar, too (S56)", () => {
    const w = world();
    w.now = Temporal.Instant.from("2026-11-23T18:00:00Z");
    tell(w, priya, { kind: "met", booking: "0123456789abcdef" as never, text: "learn SQL", minutes: 20 });
    expect(said(later(w, { hours: 2 }))).toEqual(["mail thank-you"]);
  });

  it("that was thrown away is never made again, and keeping in touch goes on", () => {
    const w = scheduled();
    past(w, { hours: 24 });
    const key = w.draftOf(priya)?.key;
    if (key === undefined) throw new Error("no draft");
    tell(w, priya, { kind: "discarded", key });
    expect(stage(w)).toBe("met");
    const { plan } = past(w, { hours: 25 });
    expect(plan.drafts).toEqual([]);
    expect(plan.lookAgainAt).toBeDefined();
    expect(later(w, { weeks: 7 }).plan.asks).toMatchObject([{ what: "news" }]);
  });

  it("is the owner's own mail where they wrote one; keeping in touch counts from it", () => {
    const w = scheduled();
    past(w, { hours: 3 });
    tell(w, priya, { kind: "wrote", messageId: "own@example.com", subject: "Thank you" });
    expect(past(w, { hours: 30 }).done).toEqual([]);
    expect(w.plan().lookAgainAt).toBeDefined();
    expect(later(w, { weeks: 7 }).plan.asks).toMatchObject([{ what: "news" }]);
  });

  it("follows in the thread of the request, and never by itself", () => {
    const w = thanked(rulesWith("who_presses_send: { everything_else: auto }\nsending: { undo: none }\n"));
    const sent = w.facts.findLast((fact) => fact.kind === "sent");
    expect(sent).toMatchObject({ by: "owner" });
  });
});

describe("new times after a meeting that was not held", () => {
  it("close the interview quietly where nobody answers them", () => {
    const w = scheduled();
    past(w, { hours: 1 });
    tell(w, priya, { kind: "held", booking: bookingOf(w).bookingId, held: false });
    past(w, { hours: 2 });
    w.send(priya);
    expect(w.plan().lookAgainAt).toBeDefined();
    later(w, { weeks: 3 });
    expect(w.interview(priya).closed).toMatchObject({ reason: "no-reply" });
  });
});
