/** What must hold in every life that people can lead the planner through (fast-check, seeded; full counts with PROVE). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/core/action.ts";
import { plan } from "../../../src/core/plan.ts";
import { nextWindow } from "../../../src/core/time/windows.ts";
import { deed, live, rules } from "./lives.ts";
import { contact, rulesOf, stateOf, type World, world } from "./world.ts";

const before = Temporal.Instant.compare;
const zones = ["America/Chicago", "Europe/Berlin", "Europe/London"];

const everyday = { numRuns: process.env.PROVE === undefined ? 60 : 1000, seed: 20261122 };
/** A thousand lives take half a minute, and longer on a busy machine. */
const patience = process.env.PROVE === undefined ? 30_000 : 300_000;

describe("every life that people can lead it through", () => {
  it(
    "comes to rest, repeats nothing, and writes to nobody who is closed, outside their hours, or over busy time",
    () => {
      fc.assert(
        fc.property(rules, fc.array(deed, { minLength: 5, maxLength: 40 }), (rulesText, deeds) => {
          const w = threePeople(rulesText);
          settle(w);
          for (const one of deeds) {
            live(w, one);
            settle(w);
          }
          onlyOnce(w);
        }),
        everyday,
      );
    },
    patience,
  );

  it(
    "wakes in time: nothing falls due, and nothing is asked, before the instant at which it looks again",
    () => {
      fc.assert(
        fc.property(rules, fc.array(deed, { minLength: 3, maxLength: 25 }), (rulesText, deeds) => {
          const w = threePeople(rulesText);
          w.run(w.now.toString());
          for (const one of deeds) {
            live(w, one);
            sleepsInPeace(w);
          }
        }),
        { ...everyday, numRuns: everyday.numRuns / 2 },
      );
    },
    patience,
  );

  it(
    "plans for one contact what it plans for all",
    () => {
      fc.assert(
        fc.property(rules, fc.array(deed, { minLength: 3, maxLength: 25 }), (rulesText, deeds) => {
          const w = threePeople(rulesText);
          for (const one of deeds) {
            live(w, one);
            const all = w.plan();
            w.pending = all.pins.map((pin) => ({ ...pin, attempt: 1, state: "ready" as const }));
            for (const action of all.actions) {
              // What is only written down is no deed of its own.
              if (action.kind === "record") continue;
              const alone = plan(stateOf(w), rulesOf(rulesText), w.now, [action.contactId]);
              expect(alone.actions.find(({ key, kind }) => key === action.key && kind !== "record")).toEqual(
                action,
              );
            }
            w.run(w.now.toString());
          }
        }),
        { ...everyday, numRuns: everyday.numRuns / 2 },
      );
    },
    patience,
  );
});

function threePeople(rulesText: string): World {
  const w = world(
    rulesText,
    zones.map((timezone, i) => contact(`p${i}@example.org`, { timezone })),
  );
  w.busy = [{ from: Date.parse("2026-11-25T14:00:00Z"), until: Date.parse("2026-11-25T20:00:00Z") }];
  return w;
}

/** Once all is done that is due, looks in at any hour before the next look, and finds nothing to do and nothing to ask. */
function sleepsInPeace(w: World): void {
  const { plan: rest } = w.run(w.now.toString());
  const from = w.now;
  const until = rest.lookAgainAt ?? from.add({ hours: 400 * 24 });
  const span = until.epochMilliseconds - from.epochMilliseconds;
  const asked = rest.asks.map((each) => `${each.contactId} ${each.what}`);
  for (const part of [1, 3, 6, 11, 17, 23]) {
    const between = from.add({ milliseconds: Math.floor((span * part) / 24) });
    // A time that comes too near is noticed within the minute.
    if (before(between.add({ minutes: 1 }), until) >= 0) continue;
    const found = w.plan(between.toString());
    const seen = { at: between.toString(), since: from.toString(), look: rest.lookAgainAt?.toString() };
    expect(
      found.actions.map((action) => `${action.kind} ${action.step} ${action.because.says}`),
      JSON.stringify(seen),
    ).toEqual([]);
    expect(found.asks.map((each) => `${each.contactId} ${each.what}`)).toEqual(asked);
  }
  w.now = from;
}

function settle(w: World): void {
  const closedBefore = new Map(w.contacts.map((one) => [one.contactId, w.interview(one.email ?? "").closed]));
  const busyBefore = w.busy === "unreadable" ? [] : [...w.busy];
  const { done, plan } = w.run(w.now.toString());
  expect(plan.actions).toEqual([]);
  const again = w.plan();
  expect(again.actions, JSON.stringify({ again, before: plan }, null, 1)).toEqual([]);
  for (const action of done) {
    check(w, action, busyBefore);
    if (action.kind === "mail" && closedBefore.get(action.contactId) !== undefined)
      expect(action.step).toBe("decline-answer");
  }
  noSharedOffers(w);
}

function check(w: World, action: Action, busy: readonly { from: number; until: number }[]): void {
  if (action.kind === "mail" && action.press === "auto" && action.step !== "brief") {
    const interview = w.interview(action.letter.to.address);
    const open = nextWindow(w.now, {
      days: [1, 2, 3, 4, 5],
      hours: { from: 8 * 60 + 30, until: 16 * 60 + 30 },
      zone: interview.contact.timezone ?? "",
      holidaysOf: () => new Set(),
    });
    expect(open?.equals(w.now)).toBe(true);
  }
  const slots =
    action.kind === "mail" || action.kind === "refresh"
      ? action.letter.offered
      : action.kind === "event" && action.change === "create"
        ? [action.meeting]
        : [];
  for (const { start, end } of slots) {
    const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(15);
    expect(minutes).toBeLessThanOrEqual(30);
    if (action.kind !== "event") expect(before(start, w.now)).toBe(1);
    expect(busy.some((b) => b.from < end.epochMilliseconds && start.epochMilliseconds < b.until)).toBe(false);
  }
  if (action.step === "thank-you" && action.kind === "mail") {
    const interview = w.interview(action.letter.to.address);
    expect(
      interview.bookings.some(
        (b) =>
          action.key.endsWith(b.bookingId) &&
          (b.held === true || (b.held === undefined && b.status !== "cancelled")),
      ),
    ).toBe(true);
  }
}

/** No two contacts are offered one slot in drafts that wait. */
function noSharedOffers(w: World): void {
  const offers = w
    .plan()
    .drafts.flatMap((draft) =>
      draft.stale ? [] : draft.offered.map((slot) => ({ slot, contactId: draft.contactId })),
    );
  for (const a of offers) {
    for (const b of offers) {
      if (a.contactId === b.contactId) continue;
      expect(before(a.slot.start, b.slot.end) < 0 && before(b.slot.start, a.slot.end) < 0).toBe(false);
    }
  }
}

/** Each key was sent at most once; every booking has at most one entry. */
function onlyOnce(w: World): void {
  const sent = w.facts.flatMap((fact) => (fact.kind === "sent" ? [fact.key] : []));
  expect(new Set(sent).size).toBe(sent.length);
  const made = w.facts.flatMap((fact) => (fact.kind === "event-created" ? [fact.booking] : []));
  expect(new Set(made).size).toBe(made.length);
}
