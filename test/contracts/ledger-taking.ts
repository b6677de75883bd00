import { afterEach, beforeEach, expect, it } from "vitest";
import type { EventFact } from "../../src/core/facts.ts";
import {
  type ActionKey,
  type BookingId,
  type ContactId,
  toBookingId,
  toFactId,
} from "../../src/core/keys.ts";
import type { Slot } from "../../src/core/slot.ts";
import type { Advanced, Ledger } from "../../src/store/store.ts";
import { ana, ben, claimed, grant, idOf, keyOf, later, mailboxId, note, now } from "./samples.ts";
import type { OpenStore, StoreUnderTest } from "./store-under-test.ts";

export function itTakesTime(open: OpenStore): void {
  let under: StoreUnderTest;
  let ledger: Ledger;
  beforeEach(async () => {
    under = await open();
    ledger = under.store.ledger;
  });
  afterEach(() => under.close());

  const ten: Slot = { start: later({ days: 1 }), end: later({ days: 1, minutes: 20 }) };
  const within: Slot = { start: later({ days: 1, minutes: 10 }), end: later({ days: 1, minutes: 30 }) };
  const beside: Slot = { start: later({ days: 1, minutes: 20 }), end: later({ days: 1, minutes: 40 }) };

  const take = async (contactId: ContactId, slot: Slot): Promise<Advanced> => {
    const { key, booking } = meetingOf(contactId);
    await grant(ledger, [[key, contactId]]);
    const claim = await claimed(ledger, key);
    const advanced = await ledger.advance(claim, { kind: "taking", booking, slot, now });
    if (advanced.kind !== "ok") await ledger.settle(claim, { kind: "dropped" }, [], now);
    return advanced;
  };
  const made = async (contactId: ContactId, slot: Slot) => {
    const { key } = meetingOf(contactId);
    await agreed(ledger, contactId, slot);
    await grant(ledger, [[key, contactId]]);
    const claim = await claimed(ledger, key);
    const taking = { kind: "taking", booking: meetingOf(contactId).booking, slot, now } as const;
    expect(await ledger.advance(claim, taking)).toEqual({ kind: "ok" });
    await ledger.settle(claim, { kind: "done" }, [created(contactId, slot)], now);
  };

  it("gives one time to one meeting: whoever comes second is told that it is taken (A16, R-22)", async () => {
    expect(await take(ana, ten)).toEqual({ kind: "ok" });
    expect(await take(ben, within)).toEqual({ kind: "taken" });
    expect(await take(idOf("cleo"), beside)).toEqual({ kind: "ok" });
  });

  it("gives it to the same meeting as often as it asks, as after a crash (R-25)", async () => {
    expect(await take(ana, ten)).toEqual({ kind: "ok" });
    await under.passLease();
    const { key, booking } = meetingOf(ana);
    const again = await claimed(ledger, key);
    expect(await ledger.advance(again, { kind: "taking", booking, slot: ten, now })).toEqual({ kind: "ok" });
  });

  it("gives each time to one of many that ask at once, on two connections (R-22)", async () => {
    const besides = (await under.beside()).ledger;
    const people = Array.from({ length: 24 }, (_, at) => idOf(`person-${at}`));
    await grant(
      ledger,
      people.map((contactId) => [meetingOf(contactId).key, contactId]),
    );
    const slotOf = (at: number): Slot => ({
      start: later({ days: 2, minutes: 15 * (at % 6) }),
      end: later({ days: 2, minutes: 15 * (at % 6) + 15 }),
    });
    const answers = await Promise.all(
      people.map(async (contactId, at) => {
        const own = at % 2 === 0 ? ledger : besides;
        const { key, booking } = meetingOf(contactId);
        return own.advance(await claimed(own, key), { kind: "taking", booking, slot: slotOf(at), now });
      }),
    );
    expect(answers.filter(({ kind }) => kind === "ok")).toHaveLength(6);
    expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(18);
  });

  it("gives it back with an action that ends without an entry (R-25)", async () => {
    const { key, booking } = meetingOf(ana);
    await grant(ledger, [[key, ana]]);
    const claim = await claimed(ledger, key);
    await ledger.advance(claim, { kind: "taking", booking, slot: ten, now });
    await ledger.settle(claim, { kind: "dropped" }, [], now);
    expect(await take(ben, ten)).toEqual({ kind: "ok" });
  });

  it("gives it back with an action that is to be tried again, and that no plan wants any more (R-25)", async () => {
    const { key, booking } = meetingOf(ana);
    await grant(ledger, [[key, ana]]);
    const claim = await claimed(ledger, key);
    await ledger.advance(claim, { kind: "taking", booking, slot: ten, now });
    await ledger.settle(claim, { kind: "again", at: later({ minutes: 1 }) }, [], now);
    expect(await take(ben, ten)).toEqual({ kind: "taken" });
    await grant(ledger, [], { looks: [{ contactId: ana }, { contactId: ben }] });
    expect(await take(ben, ten)).toEqual({ kind: "ok" });
  });

  it("keeps it while the entry stands, also once its action is settled", async () => {
    await made(ana, ten);
    expect(await take(ben, within)).toEqual({ kind: "taken" });
  });

  it("gives it back when the entry is cancelled, by whomever (R-22)", async () => {
    await made(ana, ten);
    const gone = { ...seen(ana, ten, 1), status: "deleted" } as EventFact;
    await ledger.append(mailboxId, [gone], now);
    expect(await take(ben, ten)).toEqual({ kind: "ok" });
  });

  it("moves with an entry that a person moved: the old time is free, the new one taken (R-22, R-23)", async () => {
    await made(ana, ten);
    const afternoon: Slot = { start: later({ days: 1, hours: 5 }), end: later({ days: 1, hours: 6 }) };
    await ledger.append(mailboxId, [seen(ana, afternoon, 1)], now);
    expect(await take(ben, ten)).toEqual({ kind: "ok" });
    expect(await take(idOf("cleo"), { ...afternoon, end: later({ days: 1, hours: 5, minutes: 1 }) })).toEqual(
      {
        kind: "taken",
      },
    );
  });

  it("holds both times while a meeting is being moved, and the new one alone afterwards (R-22)", async () => {
    await made(ana, ten);
    const { booking } = meetingOf(ana);
    const key = keyOf(ana, "event-change", `${booking}.1`);
    await grant(ledger, [[key, ana]]);
    const claim = await claimed(ledger, key);
    expect(await ledger.advance(claim, { kind: "taking", booking, slot: within, now })).toEqual({
      kind: "ok",
    });
    expect(await take(ben, ten)).toEqual({ kind: "taken" });
    const changed: EventFact = {
      ...created(ana, within),
      kind: "event-changed",
      factKey: `act~${key}~changed.1.1`,
      key,
      revision: 1,
      sequence: 1,
    };
    await ledger.settle(claim, { kind: "done" }, [changed], now);
    expect(await take(ben, { ...ten, end: within.start })).toEqual({ kind: "ok" });
    expect(await take(idOf("cleo"), within)).toEqual({ kind: "taken" });
  });

  it("takes nothing on old knowledge: what was learned since the claim is planned first", async () => {
    const { key, booking } = meetingOf(ana);
    await grant(ledger, [[key, ana]]);
    const claim = await claimed(ledger, key);
    await ledger.append(mailboxId, [note(ana, "she called")], now);
    expect(await ledger.advance(claim, { kind: "taking", booking, slot: ten, now })).toEqual({
      kind: "lost",
    });
    expect(await take(ben, ten)).toEqual({ kind: "ok" });
  });

  it("goes along with a mailbox that moves to another store", async () => {
    await made(ana, ten);
    const copy = await under.store.copies.out(mailboxId, false);
    expect(copy?.takenMinutes).toHaveLength(20);
  });
}

function meetingOf(contactId: ContactId): { key: ActionKey; booking: BookingId } {
  const booking = toBookingId(contactId, 1, `in~yes-${contactId}~1`);
  return { key: keyOf(contactId, "event", booking), booking };
}

/** A time that the owner says they accepted: the interview then has this booking. */
async function agreed(ledger: Ledger, contactId: ContactId, { start }: Slot): Promise<void> {
  const factKey = `in~yes-${contactId}~1`;
  const reading = { kind: "accepts", start, minutes: 20 } as const;
  await ledger.append(
    mailboxId,
    [
      {
        factKey,
        at: now,
        contact: contactId,
        kind: "received",
        messageId: `yes-${contactId}@mail`,
        subject: "Re: hello",
        text: "Yes.",
        read: { reading: { kind: "other" }, sure: false, because: "" },
      },
    ],
    now,
  );
  const answered = {
    factKey: `owner~yes-${contactId}~1`,
    at: now,
    contact: contactId,
    kind: "answered",
    to: toFactId(factKey),
    reading,
  } as const;
  await ledger.append(mailboxId, [answered], now);
}

function created(contactId: ContactId, { start, end }: Slot): EventFact {
  const { key, booking } = meetingOf(contactId);
  return {
    factKey: `act~${key}~created.0.1`,
    at: now,
    contact: contactId,
    key,
    kind: "event-created",
    booking,
    revision: 0,
    uid: `${booking}@quarterhour`,
    start,
    end,
    sequence: 0,
  };
}

function seen(contactId: ContactId, { start, end }: Slot, sequence: number): EventFact {
  const { booking } = meetingOf(contactId);
  return {
    factKey: `event~${booking}~${sequence}`,
    at: now,
    contact: contactId,
    kind: "event-seen",
    booking,
    uid: `${booking}@quarterhour`,
    sequence,
    updated: now,
    status: "confirmed",
    start,
    end,
    partstat: "accepted",
  };
}
