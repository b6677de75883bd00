/** Lives that people can lead the planner through: what they do, at random, and how it is written down. */
import fc from "fast-check";
import { fiveLines, type World } from "./world.ts";

type Instant = Temporal.Instant;
const before = Temporal.Instant.compare;

export type Deed =
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
      reading:
        | "accepts"
        | "proposes"
        | "reschedules"
        | "cancels"
        | "declines"
        | "opts-out"
        | "other"
        | "away"
        | "bounced"
        | "thanks";
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
export const deed: fc.Arbitrary<Deed> = fc.oneof(
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
        "proposes" as const,
        "proposes" as const,
        "reschedules" as const,
        "cancels" as const,
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
export const rules = fc
  .record({
    request: press,
    follow: press,
    rest: press,
    invitation: press,
    undo: fc.constantFrom("none", "15 minutes"),
    atMost: fc.constantFrom("none", "2 a day"),
    news: fc.constantFrom("ask", "draft"),
    proposed: fc.constantFrom("ask", "yes"),
  })
  .map(
    (
      r,
    ) => `${fiveLines}who_presses_send: { request: ${r.request}, follow_up: ${r.follow}, invitation: ${r.invitation}, everything_else: ${r.rest} }
sending: { undo: ${r.undo}, at_most: ${r.atMost} }
keep_in_touch: { without_news: ${r.news} }
meetings: { book_proposed: ${r.proposed} }
`,
  );

let serial = 0;

export function live(w: World, one: Deed): void {
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
    case "proposes":
    case "reschedules": {
      // Five days on, in the afternoon; sometimes the time that somebody else was offered.
      const day = later(w.now, 5);
      const start = Temporal.Instant.from(`${day}T${w.facts.length % 2 === 0 ? "15:00" : "21:30"}:00Z`);
      const windows = w.facts.length % 3 === 0 ? [{ from: start, to: start.add({ hours: 3 }) }] : [];
      w.reply(email, { kind: reading, starts: windows.length === 0 ? [start] : [], windows });
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
