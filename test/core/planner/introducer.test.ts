import { describe, expect, it } from "vitest";
import { byItself, later, monday, priya, rulesWith, tell } from "./story.ts";
import { contact, type World, world } from "./world.ts";

const sam = contact("sam@example.org", { why_them: "" });
const tom = contact("tom@example.org", { introducer: sam.contactId });

const introduced = (rulesText?: string): World => world(rulesText, [sam, tom]);
const who = (w: World, run: { done: readonly { contactId: string; step: string }[] }) =>
  run.done.map(
    (a) => `${w.contacts.find((c) => c.contactId === a.contactId)?.email?.split("@")[0]} ${a.step}`,
  );
const asked = (rulesText?: string): World => {
  const w = introduced(rulesText);
  w.run(monday);
  w.send("sam@example.org");
  return w;
};
const names = (w: World): void => {
  w.reply("sam@example.org", { kind: "refers", people: [{ name: "Tom Example", email: "tom@example.org" }] });
};

describe("somebody whom a friend can introduce", () => {
  it("is not asked before the friend: the introduction is asked for first (S10)", () => {
    const w = introduced();
    expect(who(w, w.run(monday))).toEqual(["sam introduction-ask"]);
    expect(w.draftOf("sam@example.org")?.key).toBe(
      w.key("sam@example.org", "introduction-ask", tom.contactId),
    );
  });

  it("is asked once the friend was thanked for the introduction, in the words of a referral (S12)", () => {
    const w = asked();
    names(w);
    expect(who(w, later(w, { hours: 1 }))).toEqual(["sam introducer-thanks"]);
    expect(w.draftOf("sam@example.org")?.key).toBe(
      w.key("sam@example.org", "introducer-thanks", `${tom.contactId}.before`),
    );
    expect(later(w, { hours: 1 }).done).toEqual([]);
    w.send("sam@example.org");
    const next = later(w, { hours: 1 });
    expect(who(w, next)).toEqual(["tom request"]);
    expect(next.done).toMatchObject([{ letter: { template: "request-referred" } }]);
  });

  it("is asked without thanks where the owner threw them away: the gate is waived", () => {
    const w = asked();
    names(w);
    later(w, { hours: 1 });
    const key = w.draftOf("sam@example.org")?.key;
    if (key !== undefined) tell(w, "sam@example.org", { kind: "discarded", key });
    expect(who(w, later(w, { hours: 1 }))).toEqual(["tom request"]);
  });

  it("is asked without them where the friend does not answer in the time of give_up, and that instant is looked at", () => {
    const w = asked();
    expect(w.plan().lookAgainAt?.toString()).toBe("2026-12-07T14:00:00Z");
    const run = w.run("2026-12-07T14:00:00Z");
    expect(who(w, run)).toEqual(["sam introduction-ask", "tom request"]);
    expect(run.done[1]).toMatchObject({ letter: { template: "request" } });
  });

  for (const kind of ["declines", "not-now"] as const) {
    it(`is asked without them where the friend answers ${kind}, which closes nothing with the friend`, () => {
      const w = asked();
      w.reply("sam@example.org", { kind });
      expect(who(w, later(w, { hours: 1 }))).toEqual(["tom request"]);
      expect(w.interview("sam@example.org").closed).toBeUndefined();
    });
  }

  it("is asked without them where the owner threw the question to the friend away", () => {
    const w = introduced();
    w.run(monday);
    const key = w.draftOf("sam@example.org")?.key;
    if (key !== undefined) tell(w, "sam@example.org", { kind: "discarded", key });
    expect(who(w, later(w, { hours: 1 }))).toEqual(["tom request"]);
  });

  it("is asked without them where the friend's address bounces, or they want no mail", () => {
    for (const reading of [
      { kind: "bounced", permanent: true, address: "sam@example.org" } as const,
      { kind: "opts-out" } as const,
    ]) {
      const w = asked();
      w.reply("sam@example.org", reading);
      expect(who(w, later(w, { hours: 1 }))).toContain("tom request");
    }
  });

  it("waits while the friend's answer waits for the owner's reading", () => {
    const w = asked();
    w.reply("sam@example.org", { kind: "other" });
    const { done, plan } = w.run("2027-01-10T14:00:00Z");
    expect(done).toEqual([]);
    expect(plan.asks.map((ask) => ask.what)).toContain("reading");
  });

  it("is asked at once where the rules do not want the introducer thanked", () => {
    const w = introduced(rulesWith("requests: { must_have: [why_them] }\n"));
    expect(who(w, w.run(monday))).toContain("tom request");
  });

  it("is asked for by no question to a friend whom the owner has nothing to say about them", () => {
    const w = world(undefined, [sam, { ...tom, why_them: "" }]);
    const { done, plan } = w.run(monday);
    expect(done).toEqual([]);
    expect(plan.asks.map((ask) => ask.what)).toContain("why-them");
  });
});

describe("the friend", () => {
  it("hears that the two met, once the thank-you was sent (S12)", () => {
    const w = asked();
    names(w);
    later(w, { hours: 1 });
    w.send("sam@example.org");
    later(w, { hours: 1 });
    w.send("tom@example.org");
    const offer = w.interview("tom@example.org").offers[0];
    w.reply("tom@example.org", {
      kind: "accepts",
      slot: 0,
      ...(offer === undefined ? {} : { start: offer.start }),
    });
    later(w, { minutes: 5 });
    const booking = w.interview("tom@example.org").bookings[0];
    if (booking === undefined) throw new Error("no booking");
    w.run(booking.end.add({ hours: 24 }).toString());
    w.send("tom@example.org");
    const run = later(w, { minutes: 5 });
    expect(who(w, run)).toContain("sam introducer-thanks");
    expect(run.done.find((a) => a.step === "introducer-thanks")?.key).toBe(
      w.key("sam@example.org", "introducer-thanks", `${tom.contactId}.after`),
    );
    w.send("sam@example.org");
    expect(who(w, later(w, { days: 1 }))).toEqual([]);
  });

  it("has whom they introduce in research until the owner said why them: the friend is not asked before (S13)", () => {
    const ann = contact("ann@example.org", { introducer: sam.contactId, why_them: "" });
    const w = world(undefined, [sam, ann]);
    expect(w.run(monday).done).toEqual([]);
    expect(w.plan().asks.map(({ what }) => what)).toEqual(["why-them", "why-them"]);
  });

  it("is passed by where the owner chose to write directly (S11)", () => {
    const w = world(undefined, [sam, { ...tom, via: "cold" }]);
    expect(who(w, w.run(monday))).toEqual(["tom request"]);
  });

  it("is thanked by the owner's hand, whatever the rules say", () => {
    const w = introduced(rulesWith(byItself));
    w.run("2026-11-23T15:00:00Z");
    names(w);
    expect(later(w, { hours: 1 }).done).toMatchObject([{ step: "introducer-thanks", press: "me" }]);
  });

  it("who is asked about two people gets one question at a time", () => {
    const ann = contact("ann@example.org", { introducer: sam.contactId });
    const w = world(undefined, [sam, tom, ann]);
    expect(w.run(monday).done).toHaveLength(1);
    w.send("sam@example.org");
    expect(later(w, { hours: 1 }).done).toHaveLength(1);
  });

  it("is counted in the limits like everybody else", () => {
    const w = world(rulesWith("sending: { at_most: 1 a day }\n"), [sam, tom, contact(priya)]);
    expect(w.run(monday).done).toHaveLength(1);
  });
});
