/** What must hold in every life that people can lead the planner through (fast-check, seeded; full counts with PROVE). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/core/action.ts";
import { nextWindow } from "../../../src/core/time/windows.ts";
import { contact, fiveLines, type World, world } from "./world.ts";

type Instant = Temporal.Instant;
const before = Temporal.Instant.compare;

const zones = ["America/Chicago", "Europe/Berlin", "Europe/London"];

type Deed =
  | { kind: "wait"; hours: number }
  | {
      kind:
        | "send"
        | "send-edited"
        | "discard"
        | "edit"
        | "write"
        | "close"
        | "reopen"
        | "pause"
        | "resume"
        | "approve"
        | "reject";
      who: number;
    }
  | {
      kind: "reply";
      who: number;
      reading: "accepts" | "declines" | "opts-out" | "other" | "away" | "bounced" | "thanks";
    }
  | {
      kind: "answer";
      who: number;
      reading: "accepts" | "asks-for-times" | "not-now" | "declines" | "ignored" | "opts-out";
    }
  | {
      kind: "cancel-event" | "decline-event" | "move-event" | "held" | "not-held" | "debrief" | "news";
      who: number;
    };

const who = fc.integer({ min: 0, max: 2 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      hours: fc.oneof(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 24, max: 100 }),
        fc.integer({ min: 100, max: 1200 }),
      ),
    }),
  },
  { weight: 12, arbitrary: fc.record({ kind: fc.constantFrom("send" as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "send-edited" as const,
        "discard" as const,
        "edit" as const,
        "write" as const,
        "close" as const,
        "reopen" as const,
        "pause" as const,
        "resume" as const,
        "approve" as const,
        "approve" as const,
        "approve" as const,
        "approve" as const,
        "reject" as const,
      ),
      who,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("reply" as const),
      who,
      reading: fc.constantFrom(
        "accepts" as const,
        "accepts" as const,
        "accepts" as const,
        "accepts" as const,
        "accepts" as const,
        "thanks" as const,
        "declines" as const,
        "opts-out" as const,
        "other" as const,
        "away" as const,
        "bounced" as const,
        "thanks" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      who,
      reading: fc.constantFrom(
        "accepts" as const,
        "asks-for-times" as const,
        "not-now" as const,
        "declines" as const,
        "ignored" as const,
        "opts-out" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "cancel-event" as const,
        "decline-event" as const,
        "move-event" as const,
        "held" as const,
        "not-held" as const,
        "debrief" as const,
        "news" as const,
      ),
      who,
    }),
  },
);

const press = fc.constantFrom("me", "ask", "auto");
const rules = fc
  .record({
    request: press,
    follow: press,
    rest: press,
    invitation: press,
    undo: fc.constantFrom("none", "15 minutes"),
    atMost: fc.constantFrom("none", "2 a day"),
    news: fc.constantFrom("ask", "draft"),
  })
  .map(
    (
      r,
    ) => `${fiveLines}who_presses_send: { request: ${r.request}, follow_up: ${r.follow}, invitation: ${r.invitation}, everything_else: ${r.rest} }
sending: { undo: ${r.undo}, at_most: ${r.atMost} }
keep_in_touch: { without_news: ${r.news} }
`,
  );

const everyday = { numRuns: process.env.PROVE === undefined ? 60 : 1000, seed: 20261122 };

describe("every life that people can lead it through", () => {
  it("comes to rest, repeats nothing, and writes to nobody who is closed, outside their hours, or over busy time", () => {
    fc.assert(
      fc.property(rules, fc.array(deed, { minLength: 5, maxLength: 40 }), (rulesText, deeds) => {
        const w = world(
          rulesText,
          zones.slice(0, 3).map((timezone, i) => contact(`p${i}@example.org`, { timezone })),
        );
        w.busy = [{ from: Date.parse("2026-11-25T14:00:00Z"), until: Date.parse("2026-11-25T20:00:00Z") }];
        settle(w);
        for (const one of deeds) {
          live(w, one);
          settle(w);
        }
        onlyOnce(w);
      }),
      everyday,
    );
  });
});

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

let serial = 0;

function live(w: World, one: Deed): void {
  if (one.kind === "wait") {
    w.now = w.now.add({ hours: one.hours });
    return;
  }
  const email = `p${one.who}@example.org`;
  const interview = w.interview(email);
  const common = { at: w.now, contact: interview.contactId };
  const factKey = `deed~${++serial}`;
  const drafted = interview.mails.find((mail) => mail.status === "drafted");
  const proposed = interview.mails.find((mail) => mail.status === "proposed");
  const booking = interview.bookings.at(-1);
  switch (one.kind) {
    case "send":
      if (drafted !== undefined) w.send(email);
      return;
    case "send-edited":
      if (drafted !== undefined) w.send(email, { edited: true, keep: 1, otherTimes: true });
      return;
    case "discard":
      if (drafted !== undefined)
        w.add(
          { kind: "discarded", factKey, ...common, key: drafted.key },
          ...(drafted.step === "request"
            ? [
                {
                  kind: "closed" as const,
                  factKey: `${factKey}c`,
                  ...common,
                  reason: "by-owner" as const,
                  by: "owner" as const,
                },
              ]
            : []),
        );
      return;
    case "edit":
      if (drafted?.draft !== undefined)
        w.add({
          kind: "edited",
          factKey,
          ...common,
          key: drafted.key,
          messageId: drafted.draft.messageId,
          draftId: "e",
          textHash: "e",
        });
      return;
    case "write":
      return w.add({ kind: "wrote", factKey, ...common, messageId: factKey, subject: "hello" });
    case "close":
      return w.add({ kind: "closed", factKey, ...common, reason: "by-owner", by: "owner" });
    case "reopen":
      if (interview.closed !== undefined)
        w.add({ kind: "reopened", factKey, ...common, round: interview.round + 1 });
      return;
    case "pause":
      return w.add({ kind: "paused", factKey, ...common, by: "owner", because: "holiday" });
    case "resume":
      return w.add({ kind: "resumed", factKey, ...common });
    case "approve":
      if (proposed !== undefined)
        w.add({
          kind: "approved",
          factKey,
          ...common,
          key: proposed.key,
          fingerprint: proposed.fingerprint ?? "",
        });
      return;
    case "reject":
      if (proposed !== undefined) w.add({ kind: "rejected", factKey, ...common, key: proposed.key });
      return;
    case "reply":
      return reply(w, email, one.reading);
    case "answer": {
      const last = interview.replies.at(-1);
      if (last === undefined) return;
      const start = interview.offers[0]?.start ?? w.now.add({ hours: 72 });
      const reading =
        one.reading === "accepts"
          ? ({ kind: "accepts", start, minutes: 20 } as const)
          : one.reading === "not-now"
            ? ({ kind: "not-now", until: later(w.now, 40) } as const)
            : ({ kind: one.reading } as const);
      return w.add({ kind: "answered", factKey, ...common, to: last.factId, reading });
    }
    case "held":
    case "not-held":
      if (booking !== undefined)
        w.add({ kind: "held", factKey, ...common, booking: booking.bookingId, held: one.kind === "held" });
      return;
    case "debrief":
      if (booking !== undefined && before(booking.end, w.now) < 0)
        w.add({ kind: "debriefed", factKey, ...common, booking: booking.bookingId, line: "learn SQL" });
      return;
    case "news":
      return w.add({ kind: "note", factKey, ...common, text: "the project works", news: true });
    case "cancel-event":
    case "decline-event":
    case "move-event": {
      if (booking?.shown === undefined) return;
      const shift = one.kind === "move-event" ? { hours: 24 } : { hours: 0 };
      return w.add({
        kind: "event-seen",
        factKey,
        ...common,
        booking: booking.bookingId,
        uid: booking.uid,
        sequence: booking.sequence,
        updated: w.now,
        status: one.kind === "cancel-event" ? "deleted" : "confirmed",
        start: booking.start.add(shift),
        end: booking.end.add(shift),
        partstat: one.kind === "decline-event" ? "declined" : "accepted",
      });
    }
  }
}

function reply(w: World, email: string, reading: Extract<Deed, { kind: "reply" }>["reading"]): void {
  const { offers } = w.interview(email);
  switch (reading) {
    case "accepts": {
      const offer = offers[0];
      w.reply(
        email,
        offer === undefined ? { kind: "other" } : { kind: "accepts", slot: 0, start: offer.start },
      );
      return;
    }
    case "away":
      w.reply(email, { kind: "out-of-office", until: later(w.now, 9) });
      return;
    case "bounced":
      w.reply(email, { kind: "bounced", permanent: true, address: email });
      return;
    case "thanks":
      w.reply(email, { kind: "other" }, { text: "Great talking to you today!" });
      return;
    default:
      w.reply(email, { kind: reading });
  }
}

function later(now: Instant, days: number): string {
  return now
    .add({ hours: days * 24 })
    .toString()
    .slice(0, 10);
}
