import { describe, expect, it } from "vitest";
import type { Action, Plan } from "../../../src/core/action.ts";
import { toOwnerId } from "../../../src/core/keys.ts";
import { plan } from "../../../src/core/plan.ts";
import { signedOut } from "../../../src/core/sign-in-notice.ts";
import { contact, fiveLines, rulesOf, stateOf, type World, world } from "../planner/world.ts";

const ask = "who_presses_send: { request: ask, follow_up: ask, invitation: ask, everything_else: ask }\n";
const morning = `${fiveLines}${ask}morning_mail: 8:00\n`;
const ofMorning = ({ actions }: Plan): Action[] => actions.filter(({ step }) => step === "morning");
const decided = (plan: Plan): unknown => {
  const [mail] = ofMorning(plan);
  return mail?.kind === "mail" ? mail.letter.values.morning : mail?.kind;
};

/** A home that has a request to approve since the day before. */
function proposed(rules = morning): World {
  const self = world(rules, [contact("priya@example.org")]);
  self.run("2026-11-23T15:00:00Z");
  return self;
}

describe("the morning mail", () => {
  it("is due at its time on the owner's clock, and that instant is looked at", () => {
    const self = proposed();
    expect(ofMorning(self.plan("2026-11-24T12:59:59Z"))).toEqual([]);
    const { looks } = self.plan("2026-11-24T12:59:59Z");
    expect(
      looks.find(({ contactId }) => contactId === toOwnerId(stateOf(self).mailboxId))?.lookAt?.toString(),
    ).toBe("2026-11-24T13:00:00Z");
    expect(ofMorning(self.plan("2026-11-24T13:00:00Z"))).toMatchObject([
      {
        kind: "mail",
        press: "auto",
        fuse: "free",
        letter: { to: { address: "dana@example.com" }, template: "morning" },
        listed: [{ what: "approval" }],
        because: { rule: "rules.yaml:8 morning_mail" },
      },
    ]);
  });

  it("stays at 8 o'clock when the clocks change", () => {
    const self = proposed();
    const before = self.plan("2027-03-13T13:30:00Z");
    expect(before.looks.at(-1)?.lookAt?.toString()).toBe("2027-03-14T12:00:00Z");
  });

  it("numbers what waits for a decision, says what each word does, and leaves nothing undone unsaid (S59)", () => {
    const self = proposed();
    expect(decided(self.plan("2026-11-24T13:00:00Z"))).toMatchObject({
      subject: "Tuesday 24 November: 1 to decide",
      decide: [
        expect.stringMatching(
          /^1\. Send the request to .+, offering .+\? \(ok 1, or no 1, which also ends it with them\)$/,
        ),
      ],
    });
  });

  it("is sent whoever presses Send, and while everything is paused; not once the sign-in has ended", () => {
    const me = proposed(`${fiveLines}morning_mail: 8:00\n`);
    expect(ofMorning(me.plan("2026-11-24T13:00:00Z"))).toMatchObject([{ kind: "mail", press: "auto" }]);
    const pause = { kind: "paused", at: me.now, by: "product" } as const;
    me.add({ ...pause, factKey: "pause~1", because: "two mails within a day" });
    expect(decided(me.plan())).toMatchObject({
      wrong: [
        expect.stringMatching(
          /^Everything has been paused since .+\. Two mails within a day\. .+`quarterhour resume`\.$/,
        ),
      ],
    });
    me.add({ ...pause, factKey: "pause~2", because: signedOut });
    expect(ofMorning(me.plan())).toEqual([]);
  });

  it("is one a day: what it was about, and a day on which there was nothing to say, are settled", () => {
    const self = proposed();
    self.run("2026-11-24T13:00:00Z");
    expect(ofMorning(self.plan("2026-11-24T13:01:00Z"))).toEqual([]);
    expect(ofMorning(self.plan("2026-11-24T18:00:00Z"))).toEqual([]);
  });

  it("is not made where there is nothing to say, and that is written down", () => {
    const self = world(
      `${fiveLines}who_presses_send: { request: auto }\nsending: { undo: none }\nmorning_mail: 8:00\n`,
      [contact("priya@example.org")],
    );
    self.run("2026-11-23T15:00:00Z");
    expect(ofMorning(self.plan("2026-11-24T13:00:00Z"))).toMatchObject([
      { kind: "record", facts: [{ kind: "passed", because: "there was nothing to say this morning" }] },
    ]);
  });

  it("is left out more than twelve hours later, on the day on which the home began, and where nobody is there", () => {
    const late = proposed();
    expect(ofMorning(late.plan("2026-11-25T01:00:00Z"))).toHaveLength(1);
    expect(ofMorning(late.plan("2026-11-25T01:00:01Z"))).toEqual([]);
    const fresh = proposed();
    expect(ofMorning(fresh.plan("2026-11-23T20:00:00Z"))).toEqual([]);
    expect(world(morning, []).plan("2026-11-24T13:00:00Z").looks).toEqual([]);
  });

  it("waits for what is about to be done, because that may still change what there is to say; a quarter of an hour at the most", () => {
    const self = proposed();
    self.reply("priya@example.org", { kind: "other" }, { at: "2026-11-24T12:59:00Z" });
    const busy = self.plan("2026-11-24T13:00:00Z");
    expect(busy.actions.map(({ kind }) => kind)).toEqual(["withdraw"]);
    expect(busy.looks.at(-1)?.lookAt?.toString()).toBe("2026-11-24T13:01:00Z");
    expect(ofMorning(self.plan("2026-11-24T13:15:00Z"))).toHaveLength(1);
  });

  it("is switched off by `no`", () => {
    const self = proposed(`${fiveLines}${ask}morning_mail: no\n`);
    expect(ofMorning(self.plan("2026-11-24T13:00:00Z"))).toEqual([]);
  });

  it("is planned only where everybody is, because it is about everybody", () => {
    const self = proposed();
    const now = Temporal.Instant.from("2026-11-24T13:00:00Z");
    const only = self.contacts.map(({ contactId }) => contactId);
    const some = plan(stateOf(self), rulesOf(self.rulesText), now, only);
    expect(ofMorning(some)).toEqual([]);
    expect(some.looks.map(({ contactId }) => contactId)).toEqual(only);
  });
});
