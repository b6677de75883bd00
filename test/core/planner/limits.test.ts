import { describe, expect, it } from "vitest";
import { byItself, later, monday, priya, requested, rulesWith, said, tell, thanked } from "./story.ts";
import { contact, world } from "./world.ts";

const people = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => contact(`p${i}@example.org`, more));

describe("sending.at_most", () => {
  it("makes no more mails in one day of the owner's calendar, and goes on after their midnight", () => {
    const w = world(rulesWith(byItself.replace("undo: none", "undo: none, at_most: 2 a day")), people(5));
    expect(said(w.run("2026-11-23T20:00:00Z"))).toHaveLength(2);
    const { plan } = w.run("2026-11-24T04:59:00Z");
    expect(plan.lookAgainAt?.toString()).toBe("2026-11-24T05:00:00Z");
    expect(w.run("2026-11-24T15:00:00Z").done).toHaveLength(2);
  });

  it("counts a week as the last 7 × 24 hours", () => {
    const w = world(rulesWith(byItself.replace("undo: none", "undo: none, at_most: 2 a week")), people(3));
    w.run("2026-11-23T20:00:00Z");
    expect(w.run("2026-11-30T19:59:00Z").done).toEqual([]);
    expect(said(w.run("2026-11-30T20:00:00Z"))).toEqual(["mail request"]);
  });

  it("lets several limits hold at once: the smallest wins (B3)", () => {
    const w = world(
      rulesWith(byItself.replace("undo: none", "undo: none, at_most: '2 a day, 3 a week'")),
      people(6),
    );
    expect(w.run(monday.replace("14:", "15:")).done).toHaveLength(2);
    expect(w.run("2026-11-24T15:00:00Z").done).toHaveLength(1);
    expect(w.run("2026-11-25T15:00:00Z").done).toEqual([]);
  });

  it("adds a further budget inside `for`, which never lifts the outer one", () => {
    const rules = rulesWith(
      `${byItself.replace("undo: none", "undo: none, at_most: 3 a day")}for:\n  - who: { tag: alumni }\n    sending: { at_most: 1 a day }\n`,
    );
    const alumni = [0, 1, 2].map((i) => contact(`a${i}@example.org`, { tags: ["alumni"] }));
    const w = world(rules, [...alumni, ...people(3)]);
    const { done } = w.run("2026-11-23T15:00:00Z");
    expect(done).toHaveLength(3);
    expect(done.filter((a) => alumni.some((one) => one.contactId === a.contactId))).toHaveLength(1);
  });

  it("counts a budget of those whom somebody introduces, by the introducer's address", () => {
    const rules = rulesWith(
      `${byItself}requests: { must_have: [why_them] }\nfor:\n  - who: { introducer: sam@example.org }\n    sending: { at_most: 1 a day }\n`,
    );
    const sam = contact("sam@example.org", { why_them: "" });
    const w = world(rules, [sam, ...people(3, { introducer: sam.contactId })]);
    const { done } = w.run("2026-11-23T15:00:00Z");
    expect(done.filter((a) => a.step === "request")).toHaveLength(1);
  });

  it("does not count answers, events, questions and thank-yous", () => {
    const w = thanked(rulesWith("sending: { at_most: 1 a week }\n"));
    expect(
      w.facts.filter((f) => f.kind === "sent").map((f) => (f.kind === "sent" ? f.key.split("~")[3] : "")),
    ).toContain("thank-you");
  });

  it("keeps the place of a draft on the day on which it was made, and counts it on the day on which it is sent", () => {
    const w = world(rulesWith("sending: { at_most: 2 a day }\n"), people(5));
    expect(w.run(monday).done).toHaveLength(2);
    expect(w.run("2026-11-24T14:00:00Z").done).toEqual([]);
    w.send(w.contacts.find((one) => w.draftOf(one.email ?? ""))?.email ?? "");
    // One sent today, one waiting since yesterday: one more may be made.
    expect(w.run("2026-11-24T15:00:00Z").done).toHaveLength(1);
  });

  it("lets no more than one day's number of request drafts wait", () => {
    const w = world(rulesWith("sending: { at_most: '20 a week, 2 a day' }\n"), people(5));
    w.run(monday);
    expect(w.run("2026-11-24T14:00:00Z").plan.drafts).toHaveLength(2);
  });

  it("gives the place of a draft that was thrown away to another", () => {
    const w = world(rulesWith("sending: { at_most: 1 a day }\n"), people(2));
    w.run(monday);
    const draft = w.plan().drafts[0];
    const email = w.contacts.find((one) => one.contactId === draft?.contactId)?.email ?? "";
    if (draft === undefined) throw new Error("no draft");
    tell(w, email, { kind: "discarded", key: draft.key });
    expect(said(later(w, { hours: 1 })).filter((line) => line === "mail request")).toHaveLength(1);
    expect(w.interview(email).closed).toMatchObject({ reason: "by-owner" });
  });

  it("still counts an introduction ask after the wait for its answer was given up", () => {
    const sam = contact("sam@example.org", { why_them: "" });
    const tom = contact("tom@example.org", { introducer: sam.contactId });
    const w = world(rulesWith(`${byItself.replace("undo: none", "undo: none, at_most: 1 a year")}`), [
      sam,
      tom,
    ]);
    expect(said(w.run("2026-11-23T15:00:00Z"))).toEqual(["mail introduction-ask"]);
    expect(said(w.run("2026-12-21T15:00:00Z"))).toEqual(["record introduction-ask"]);
  });
});

describe("sending.per_company", () => {
  it("writes to one company once a week, whatever the case of its name (B16, S22)", () => {
    const w = world(undefined, [
      contact("a@acme.example", { company: "Acme" }),
      contact("b@acme.example", { company: " ACME " }),
      contact("c@other.example", { company: "Other" }),
    ]);
    expect(w.run(monday).done).toHaveLength(2);
    for (const email of ["a@acme.example", "b@acme.example", "c@other.example"])
      if (w.draftOf(email)) w.send(email);
    expect(w.run("2026-11-30T13:59:00Z").done).toEqual([]);
    expect(said(w.run("2026-11-30T14:00:00Z"))).toEqual(["mail request"]);
  });

  it("binds nobody whose company is not known", () => {
    expect(world(undefined, people(3)).run(monday).done).toHaveLength(3);
  });
});

describe("meetings.at_most", () => {
  it("counts inside `for` the meetings with those people only", () => {
    const rules = rulesWith("for:\n  - who: { tag: alumni }\n    meetings: { at_most: 1 a week }\n");
    const first = contact(priya);
    const w = requested(rules, [first]);
    w.reply(priya, { kind: "accepts", slot: 0, start: w.interview(priya).offers[0]?.start ?? w.now });
    w.run(monday);
    w.contacts.push(contact("alum@example.org", { tags: ["alumni"] }));
    const { plan } = w.run("2026-11-23T15:00:00Z");
    const week = (at: Temporal.Instant | undefined) => at?.toZonedDateTimeISO("America/New_York").weekOfYear;
    const offered = plan.drafts.flatMap((draft) => draft.offered.map((slot) => week(slot.start)));
    expect(offered).toContain(week(w.interview(priya).bookings[0]?.start));
  });
});
