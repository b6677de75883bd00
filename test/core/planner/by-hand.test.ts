import { describe, expect, it } from "vitest";
import type { Contact } from "../../../src/core/contact.ts";
import { toAnsweredByHand, toNotSentByHand, toSentByHand } from "../../../src/core/deeds/by-hand.ts";
import { toMet } from "../../../src/core/deeds/met.ts";
import { monday, rulesWith } from "./story.ts";
import { contact, fiveLines, type World, world } from "./world.ts";

const profile = "https://www.linkedin.com/in/priyaraman";

/** Priya without an address. */
function onLinkedin(more: Partial<Contact> = {}): Contact {
  const { email: _email, ...rest } = contact("priya@example.org", {
    linkedin: profile,
    aliases: [profile],
    ...more,
  });
  return rest;
}

const priyaIn = (w: World) => {
  const [who] = w.contacts;
  if (who === undefined) throw new Error("nobody");
  return who;
};
const interviewOf = (w: World) => w.interview(profile);
const told = (w: World) => ({ via: "cli", now: w.now, zone: "America/New_York" });
const taskOf = (w: World) => w.plan().asks.find(({ what }) => what === "linkedin")?.task;
const send = (w: World) => {
  const deed = toSentByHand(interviewOf(w), taskOf(w), w.now, told(w));
  w.add(...deed.facts);
  return deed;
};
const skipOf = (w: World) => w.plan().skips.map(({ step, reason }) => `${step} ${reason}`);

describe("somebody without an address, of whom there is a profile (S13, S14)", () => {
  it("is a task of the owner: nothing is drafted, and the message waits to be copied", () => {
    const w = world(fiveLines, [onLinkedin()]);
    expect(w.run(monday).done).toEqual([]);
    const [ask] = w.plan().asks;
    expect(ask).toMatchObject({
      what: "linkedin",
      says: "a request to Priya Example is ready for you to copy to LinkedIn",
      task: { step: "request", letter: { template: "linkedin-note", offered: [] } },
    });
  });

  it("gets the longer message where both are connected", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    expect(taskOf(w)?.letter.template).toBe("linkedin-message");
  });

  it("is so by the owner's choice too, for whom there is an address (S11)", () => {
    const w = world(fiveLines, [contact("priya@example.org", { via: "linkedin" })]);
    expect(w.run(monday).done).toEqual([]);
    expect(taskOf(w)?.step).toBe("request");
  });

  it("counts as asked once the owner says that it went: the clocks start, and there is no second task", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    expect(send(w).says[0]).toBe("Noted: your request to Priya Example went on Monday 23 November.");
    expect(w.plan().asks).toEqual([]);
    expect(skipOf(w)).toEqual(["follow-up not-due"]);
    expect(send(w)).toMatchObject({ done: "already", facts: [] });
  });

  it("is to be written to again where the owner takes it back: it did not go", () => {
    const w = world(fiveLines, [onLinkedin()]);
    send(w);
    w.add(...toNotSentByHand(interviewOf(w), told(w)).facts);
    expect(taskOf(w)?.step).toBe("request");
    expect(send(w).done).toBe("sent");
    expect(taskOf(w)).toBeUndefined();
    expect(interviewOf(w).mails[0]?.sent).toBeDefined();
  });

  it("is thanked on LinkedIn too after a talk that nobody planned", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    const met = {
      on: { kind: "instant", at: w.now.subtract({ hours: 20 }) } as const,
      minutes: 20,
      text: "Learn SQL",
    };
    w.add(...toMet(interviewOf(w), met, told(w)).facts);
    expect(taskOf(w)).toMatchObject({ step: "thank-you", letter: { template: "thank-you" } });
    send(w);
    expect(taskOf(w)).toBeUndefined();
  });

  it("gets the invitation only once there is an address: until then it is held, and asked for", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    send(w);
    w.add(...toAnsweredByHand(interviewOf(w), "Tuesday at ten", w.now, told(w)).facts);
    const reply = interviewOf(w).replies[0];
    const start = w.now.add({ hours: 96 });
    const mark = { factKey: "told~1", at: w.now, contact: priyaIn(w).contactId };
    if (reply !== undefined)
      w.add({
        kind: "answered",
        ...mark,
        to: reply.factId,
        reading: { kind: "accepts", start, minutes: 20 },
      });
    const { held, asks } = w.plan();
    expect(held).toMatchObject([{ step: "event", says: "the invitation needs an address of Priya Example" }]);
    expect(asks.map(({ what }) => what)).toEqual(["address"]);
    w.contacts = [{ ...priyaIn(w), email: "priya@example.org" }];
    expect(w.run("2026-11-23T15:00:00Z").done).toMatchObject([{ kind: "event", change: "create" }]);
  });

  it("gets a follow-up to copy, and then it closes quietly", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    send(w);
    w.plan("2026-12-01T14:00:00Z");
    expect(taskOf(w)?.letter.template).toBe("linkedin-follow-up");
    send(w);
    const run = w.run("2026-12-15T14:00:00Z");
    expect(run.done).toMatchObject([{ kind: "record", facts: [{ kind: "closed", reason: "no-reply" }] }]);
  });

  it("gets no follow-up while the invitation is not accepted, for nothing could be sent", () => {
    const w = world(fiveLines, [onLinkedin()]);
    send(w);
    w.plan("2026-12-01T14:00:00Z");
    expect(skipOf(w)).toEqual(["follow-up not-connected", "request waiting-for-answer"]);
    expect(w.run("2026-12-07T14:00:00Z").done).toMatchObject([{ facts: [{ reason: "no-reply" }] }]);
  });

  it("who answers there is read by the owner, and asked for an address, since times and invitation go by mail", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    send(w);
    const deed = toAnsweredByHand(interviewOf(w), "Happy to, when?", w.now, told(w));
    w.add(...deed.facts);
    expect(w.plan().asks.map(({ what }) => what)).toEqual(["reading", "address"]);
    expect(toAnsweredByHand(interviewOf(w), "Happy to, when?", w.now, told(w)).done).toBe("already");
  });

  it("is written to by mail from then on, in a thread of its own", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    send(w);
    w.add(...toAnsweredByHand(interviewOf(w), "Happy to, when?", w.now, told(w)).facts);
    w.contacts = [{ ...priyaIn(w), email: "priya@example.org" }];
    const reply = interviewOf(w).replies[0];
    if (reply === undefined) throw new Error("no reply");
    const mark = { factKey: "told~1", at: w.now, contact: priyaIn(w).contactId };
    w.add({ kind: "answered", ...mark, to: reply.factId, reading: { kind: "asks-for-times" } });
    const { done } = w.run("2026-11-23T15:00:00Z");
    expect(done).toMatchObject([{ step: "new-times", letter: { to: { address: "priya@example.org" } } }]);
    expect(done[0]).not.toHaveProperty("letter.thread");
  });

  it("who says there that they want no more messages is left alone for ever", () => {
    const w = world(fiveLines, [onLinkedin({ connected_on: "2024-03-01" })]);
    send(w);
    const text = "Please do not contact me again.";
    w.add(...toAnsweredByHand(interviewOf(w), text, w.now, told(w)).facts);
    expect(interviewOf(w).hasOptedOut).toBe(true);
    expect(() => toSentByHand(interviewOf(w), undefined, w.now, told(w))).toThrow(
      "asked not to be written to",
    );
  });

  it("takes a place in the limits like a mail, also in that of one company (B16)", () => {
    const tom = contact("tom@example.org", { company: "Lakeside" });
    const w = world(fiveLines, [onLinkedin({ company: "lakeside" }), tom]);
    w.run(monday);
    w.send("tom@example.org");
    expect(taskOf(w)).toBeUndefined();
    expect(skipOf(w)).toContain("request limit");
  });

  it("is not written to on two ways at once: a draft of before is taken back first", () => {
    const w = world(fiveLines, [contact("priya@example.org")]);
    w.run(monday);
    const [priya] = w.contacts;
    if (priya === undefined) throw new Error("nobody");
    w.contacts = [{ ...priya, via: "linkedin" }];
    expect(taskOf(w)).toBeUndefined();
    expect(w.run(monday).done).toMatchObject([{ kind: "withdraw", step: "request" }]);
    expect(taskOf(w)?.step).toBe("request");
  });

  it("waits while everything is paused", () => {
    const w = world(fiveLines, [onLinkedin()]);
    w.add({ kind: "paused", factKey: "p", at: w.now, by: "owner", because: "a rest" });
    expect(taskOf(w)).toBeUndefined();
    expect(skipOf(w)).toEqual(["request paused"]);
  });

  it("is not asked for more messages at once than leave on one day", () => {
    const many = [1, 2, 3].map((n) => {
      const alias = `https://www.linkedin.com/in/n${n}`;
      const { email: _email, ...rest } = contact(`n${n}@example.org`, { linkedin: alias, aliases: [alias] });
      return rest;
    });
    const w = world(rulesWith("sending: { at_most: 2 a day }\n"), many);
    expect(w.plan().asks).toHaveLength(2);
  });
});
