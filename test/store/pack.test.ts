import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactKind, NewFact } from "../../src/core/facts.ts";
import type { BookingId, FactId } from "../../src/core/keys.ts";
import { pack, toFact, toFactColumns, unpack } from "../../src/store/pack.ts";
import { ana, keyOf, later, mailboxId, now } from "../contracts/samples.ts";

const slot = { start: later({ days: 1 }), end: later({ days: 1, minutes: 20 }) };
const offered = [{ ...slot, words: "Tuesday at noon" }];
const ofMailbox = { factKey: "a~b~1", at: now };
const ofContact = { ...ofMailbox, contact: ana };
const ofKey = { ...ofContact, key: keyOf(ana) };
const booking = "0123456789abcdef" as BookingId;
const event = { ...ofKey, ...slot, booking, revision: 2, uid: "u1", sequence: 3 };
const messageId = "m1@mail";
const sent = {
  kind: "sent",
  ...ofKey,
  messageId,
  by: "owner",
  edited: true,
  offered,
  otherTimes: false,
} as const;

/** One of every kind, every optional field filled; a new kind does not compile until it stands here. */
const oneOfEach: Record<FactKind, NewFact> = {
  drafted: {
    kind: "drafted",
    ...ofKey,
    messageId,
    draftId: "d",
    threadId: "t",
    textHash: "h",
    offered,
    subject: "s",
  },
  refreshed: { kind: "refreshed", ...ofKey, n: 2, draftId: "d", textHash: "h", offered },
  edited: { kind: "edited", ...ofKey, messageId, draftId: "d", textHash: "h" },
  proposed: { kind: "proposed", ...ofKey, n: 1, fingerprint: "f", offered },
  approved: { kind: "approved", ...ofKey, fingerprint: "f" },
  rejected: { kind: "rejected", ...ofKey },
  "let-go": { kind: "let-go", ...ofKey, wording: "w", objection: "It does not say why." },
  sending: { kind: "sending", ...ofKey },
  ambiguous: { kind: "ambiguous", ...ofKey, until: later({ minutes: 2 }) },
  review: { kind: "review", ...ofKey, evidence: "none" },
  "not-sent": { kind: "not-sent", ...ofKey },
  sent: { ...sent, threadId: "t", subject: 'a "@start" in it' },
  withdrawn: { kind: "withdrawn", ...ofKey, because: "they wrote" },
  discarded: { kind: "discarded", ...ofKey },
  undone: { kind: "undone", ...ofKey },
  passed: { kind: "passed", ...ofKey, step: "questions", because: "too late" },
  wrote: { kind: "wrote", ...ofContact, messageId, subject: "s" },
  received: {
    kind: "received",
    ...ofContact,
    messageId,
    inReplyTo: keyOf(ana),
    subject: "Re: s",
    text: 'Zoë: "@noon"\u0000 \ud83d\ude42 works',
    read: {
      reading: { kind: "accepts", slot: 1, start: slot.start, minutes: 20 },
      sure: true,
      because: "works",
    },
  },
  answered: {
    kind: "answered",
    ...ofContact,
    to: "f" as FactId,
    reading: { kind: "not-now", until: "2026-09-01" },
  },
  "event-created": { kind: "event-created", ...event },
  "event-changed": { kind: "event-changed", ...event },
  "event-cancelled": { kind: "event-cancelled", ...event },
  "event-seen": {
    ...{ kind: "event-seen", ...ofContact, ...slot, booking, uid: "u1", sequence: 3 },
    ...{ updated: now, status: "confirmed", partstat: "accepted" },
  },
  listed: {
    kind: "listed",
    ...ofKey,
    items: [{ what: "approval", contactId: ana, key: keyOf(ana), fingerprint: "f" }],
  },
  said: {
    kind: "said",
    ...ofKey,
    messageId,
    lines: [{ line: "ok 1", came: "done", says: "It goes." }],
    distrust: "nobody vouches for it",
  },
  "hold-made": { kind: "hold-made", ...ofKey, start: now, end: later({ minutes: 20 }) },
  "hold-released": { kind: "hold-released", ...ofKey },
  "hold-seen": { kind: "hold-seen", ...ofKey, what: "moved" },
  note: { kind: "note", ...ofContact, text: "t", news: true },
  held: { kind: "held", ...ofContact, booking, held: false },
  debriefed: { kind: "debriefed", ...ofContact, booking, line: "l" },
  asking: { kind: "asking", ...ofContact, booking, questions: ["q"], before: ["p"] },
  met: { kind: "met", ...ofContact, booking, text: "t", minutes: 25 },
  closed: { kind: "closed", ...ofContact, reason: "no-reply", by: "product" },
  reopened: { kind: "reopened", ...ofContact, round: 2 },
  breached: { kind: "breached", ...ofContact, booking, says: "late" },
  paused: { kind: "paused", ...ofMailbox, by: "owner", because: "holiday" },
  resumed: { kind: "resumed", ...ofMailbox },
  "bulk-confirmed": { kind: "bulk-confirmed", ...ofMailbox, count: 40 },
};

const stored = { seq: 7, mailbox_id: mailboxId, learned_at: later({ hours: 1 }).epochMilliseconds };

describe("what is stored of a fact", () => {
  it.each(Object.entries(oneOfEach))("of kind %s comes back the same", (kind, fact) => {
    expect(fact.kind).toBe(kind);
    const back = toFact({ ...stored, ...toFactColumns(fact) });
    expect(back).toEqual({ ...fact, seq: 7, learnedAt: later({ hours: 1 }) });
    expect("contact" in back).toBe("contact" in fact);
    expect("key" in back).toBe("key" in fact);
  });

  it("is a date as a date where a person named one, and an instant where it is one", () => {
    const back = toFact({ ...stored, ...toFactColumns(oneOfEach.answered) });
    expect(back).toMatchObject({ reading: { until: "2026-09-01" } });
  });

  it("is text that holds whole milliseconds", () => {
    expect(pack({ offered: [{ start: now }] })).toBe(`{"offered":[{"@start":${now.epochMilliseconds}}]}`);
  });

  it("is a list of instants as a list of whole milliseconds, wherever it stands", () => {
    const from = now;
    const reading = { kind: "proposes", starts: [now, slot.end], windows: [{ from, to: slot.end }] };
    expect(pack({ starts: [now] })).toBe(`{"@starts":[${now.epochMilliseconds}]}`);
    expect(unpack(pack({ read: { reading } }))).toEqual({ read: { reading } });
  });

  it("is any plain value, with instants anywhere in it, exactly", () => {
    const name = fc.string().filter((each) => !each.startsWith("@") && each !== "__proto__");
    const instant = fc
      .integer({ min: -8e14, max: 8e14 })
      .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.array(tie("value")),
        tie("record"),
      ),
      record: fc.dictionary(name, fc.oneof(instant, fc.array(instant), tie("value"))),
    }));
    fc.assert(
      fc.property(value, (each) => {
        expect(unpack(pack(each))).toEqual(each);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("is refused where it could not come back: names with @, maps, dates", () => {
    expect(() => pack({ "@start": 1 })).toThrow(TypeError);
    expect(() => pack({ when: new Map() })).toThrow(TypeError);
    expect(() => pack([now])).toThrow(TypeError);
  });
});
