import { describe, expect, it } from "vitest";
import { judgeSeen, type Seen } from "../../../src/core/adopt/seen.ts";
import type { NewFact } from "../../../src/core/facts.ts";
import { fold } from "../../../src/core/fold.ts";
import { toActionKey, toBookingId, toContactId, toFactId, toMailboxId } from "../../../src/core/keys.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const contactId = toContactId(mailboxId, "priya@uni.example");
const contact = {
  contactId,
  name: "Priya Shah",
  email: "priya@uni.example",
  aliases: ["priya@uni.example"],
  tags: [],
  findings: [],
};
const at = Temporal.Instant.from("2026-03-02T15:00:00Z");
const start = Temporal.Instant.from("2026-03-10T15:00:00Z");
const end = start.add({ minutes: 20 });
const booking = toBookingId(contactId, 1, "mail~yes~1");
const uid = `${booking}@quarterhour`;

const agreed = {
  kind: "received",
  factKey: "mail~yes~1",
  at,
  contact: contactId,
  messageId: "yes",
  subject: "Re: hello",
  text: "Yes",
  read: { reading: { kind: "other" }, sure: false, because: "" },
} satisfies NewFact;
const answered = (to: typeof agreed): NewFact => ({
  kind: "answered",
  factKey: "owner~1",
  at,
  contact: contactId,
  to: toFactId(to.factKey),
  reading: { kind: "accepts", start, minutes: 20 },
});
const created: NewFact = {
  kind: "event-created",
  factKey: "act~1",
  at,
  contact: contactId,
  key: toActionKey({ mailboxId, contactId, round: 1, step: "event", occurrence: booking }),
  booking,
  revision: 0,
  uid,
  start,
  end,
  sequence: 0,
};

describe("an entry that the calendar shows", () => {
  it("is no news while it shows what we wrote", () => {
    expect(judge({})).toBeUndefined();
    expect(judge({ partstat: "accepted" })).toBeUndefined();
  });

  it("is news when it was moved, deleted or declined", () => {
    const moved = { start: start.add({ hours: 1 }), end: end.add({ hours: 1 }) };
    expect(judge(moved)).toMatchObject({ kind: "event-seen", booking, ...moved });
    expect(judge({ status: "deleted" })).toMatchObject({ status: "deleted" });
    expect(judge({ partstat: "declined" })).toMatchObject({ partstat: "declined" });
  });

  it("is news when the contact's calendar proposes another time, once for each", () => {
    const proposed = { start: start.add({ hours: 2 }), end: end.add({ hours: 2 }) };
    const fact = judge({ partstat: "tentative", proposed });
    expect(fact).toMatchObject({ kind: "event-seen", partstat: "tentative", proposed });
    if (fact === undefined) throw new Error("it was no news");
    const after = [agreed, answered(agreed), created, fact];
    expect(judge({ partstat: "tentative", proposed }, after)).toBeUndefined();
    const other = { start: start.add({ hours: 3 }), end: end.add({ hours: 3 }) };
    expect(judge({ partstat: "tentative", proposed: other }, after)).toMatchObject({ proposed: other });
  });

  it("is none of our business under another UID", () => {
    expect(judge({ uid: "other", status: "deleted" })).toBeUndefined();
  });

  it("is the worker's own while it is not written down that it was made", () => {
    expect(judge({ status: "deleted" }, [agreed, answered(agreed)])).toBeUndefined();
  });
});

function judge(change: Partial<Seen>, facts: NewFact[] = [agreed, answered(agreed), created]) {
  const interview = fold(
    mailboxId,
    contact,
    facts.map((fact, index) => ({ ...fact, seq: index + 1, learnedAt: at })),
  );
  const seen: Seen = {
    uid,
    sequence: 0,
    updated: at,
    status: "confirmed",
    start,
    end,
    partstat: "needs-action",
    ...change,
  };
  return judgeSeen(interview, seen, at);
}
