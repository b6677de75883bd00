import { describe, expect, it } from "vitest";
import { judgeSaid, judgeSeen } from "../../../src/core/adopt/seen.ts";
import type { Booking } from "../../../src/core/interview.ts";
import { toFactId } from "../../../src/core/keys.ts";
import { bookingOf, priya, scheduled, tell } from "../planner/story.ts";
import type { World } from "../planner/world.ts";
import { type Message, orders, outcome, sets } from "./itip.ts";

const full = process.env.PROVE !== undefined;
const all = orders(6);

describe("six messages about one meeting", () => {
  it("come in 720 orders", () => {
    expect(new Set(all.map(String)).size).toBe(720);
    expect(sets.map(({ messages }) => messages.length)).toEqual(sets.map(() => 6));
  });

  it.each(sets)("end in one state and one plan in all 720 orders: $name (R-27)", ({ messages, ends }) => {
    const w = scheduled();
    const invited = { facts: w.facts, booking: bookingOf(w) };
    const later = w.now.add({ hours: 1 }).toString();
    const outcomes = new Set<string>();
    const plans = new Set<string>();
    for (const [which, order] of all.entries()) {
      w.facts = [...invited.facts];
      for (const at of order) arrive(w, invited.booking, messages[at]);
      outcomes.add(JSON.stringify(outcome(bookingOf(w), invited.booking.start)));
      if (full || which % 24 === 0) plans.add(planned(w, later));
    }
    expect([...outcomes].map((one) => JSON.parse(one))).toMatchObject([{ ends }]);
    expect([...plans]).toHaveLength(1);
  });
});

describe("a late answer to the first time", () => {
  it("says nothing of the time that was agreed since; one to that time does (R-27, R-28)", () => {
    const w = scheduled();
    const first = bookingOf(w);
    const to = w.reply(priya, { kind: "other" });
    const reading = { kind: "accepts", start: first.start.add({ hours: 24 }), minutes: 20 } as const;
    tell(w, priya, { kind: "answered", to: toFactId(to), reading });
    w.run(w.now.add({ minutes: 5 }).toString());
    expect(bookingOf(w)).toMatchObject({ status: "made", sequence: 1, partstat: "accepted" });
    const since = w.now.since(first.at).total("minutes");
    arrive(w, first, { from: "contact", method: "CANCEL", sequence: 0, minute: since + 1 });
    expect(bookingOf(w)).toMatchObject({ partstat: "accepted", signs: [] });
    arrive(w, first, { from: "contact", method: "CANCEL", sequence: 1, minute: since });
    expect(bookingOf(w)).toMatchObject({ partstat: "declined", signs: ["declined"] });
  });
});

function arrive(w: World, invited: Booking, message: Message | undefined): void {
  // What a stranger says is not heard at all; see the test of the workers.
  if (message === undefined || message.from === "stranger") return;
  const { method, sequence, minute, hours = 0, partstat } = message;
  const made = invited.at.add({ minutes: minute });
  const slot = { start: invited.start.add({ hours }), end: invited.end.add({ hours }) };
  const told = { uid: invited.uid, sequence, updated: made };
  const fact =
    message.from === "calendar"
      ? judgeSeen(
          w.interview(priya),
          {
            ...told,
            ...slot,
            status: method === "CANCEL" ? "cancelled" : "confirmed",
            partstat: partstat ?? "needs-action",
          },
          made,
        )
      : judgeSaid(
          w.interview(priya),
          {
            ...told,
            partstat: partstat ?? (method === "CANCEL" ? "declined" : "tentative"),
            ...(method === "COUNTER" ? { proposed: slot } : {}),
          },
          made,
        );
  if (fact !== undefined) w.add(fact);
}

function planned(w: World, now: string): string {
  const { actions, held, asks, skips } = w.plan(now);
  return [
    ...actions.map(({ kind, step }) => `${kind} ${step}`),
    ...held.map(({ step, reason }) => `held ${step} ${reason}`),
    ...asks.map(({ what, says }) => `${what} ${says}`),
    ...skips.map(({ step, reason, says }) => `${step} ${reason} ${says}`),
  ].join("; ");
}
