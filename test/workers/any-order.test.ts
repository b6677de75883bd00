import { describe, expect, it } from "vitest";
import type { NewFact } from "../../src/core/facts.ts";
import { fold } from "../../src/core/fold.ts";
import type { Booking } from "../../src/core/interview.ts";
import { toActionKey, toBookingId, toFactId } from "../../src/core/keys.ts";
import type { SeenEvent } from "../../src/providers/provider.ts";
import { syncProcessor } from "../../workers/sync.ts";
import { type Message, orders, outcome, sets } from "../core/adopt/itip.ts";
import { contact, type Home, mailboxId, makeHome, monday, owner } from "./home.ts";

const full = process.env.PROVE !== undefined;
const chosen = orders(6).filter((_, at) => full || at % 90 === 0);
const start = monday.add({ hours: 8 * 24 });
const end = start.add({ minutes: 20 });
/** So many meetings are in one home, each with its messages in another order. */
const people = Array.from({ length: 48 }, (_, at) => contact(`p${at}`));
type Person = (typeof people)[number];

describe("mails and calendars that are read", () => {
  it.each(sets)(
    `end in one state in ${chosen.length} orders: $name (R-27)`,
    async ({ messages, ends }) => {
      const outcomes: string[] = [];
      for (let first = 0; first < chosen.length; first += people.length) {
        outcomes.push(...(await outcomesOf(messages, chosen.slice(first, first + people.length))));
      }
      expect(outcomes).toHaveLength(chosen.length);
      expect([...new Set(outcomes)].map((one) => JSON.parse(one))).toMatchObject([{ ends }]);
    },
    900_000,
  );
});

async function outcomesOf(messages: readonly Message[], some: readonly number[][]): Promise<string[]> {
  const present = people.slice(0, some.length);
  const home = await makeHome({ contacts: present });
  const shown: SeenEvent[] = [];
  const sync = syncProcessor({
    ...home.deps,
    calendar: {
      ...home.deps.calendar,
      changesSince: async () => ({ kind: "changes", events: shown.splice(0), cursor: "-" }),
    },
  });
  await home.append(present.flatMap(invited));
  home.now = monday.add({ hours: 1 });
  for (let turn = 0; turn < 6; turn += 1) {
    for (const [at, person] of present.entries()) {
      const message = messages[some[at]?.[turn] ?? -1];
      if (message?.from === "calendar") shown.push(toEvent(person, message));
      else if (message !== undefined) await home.receive(toMail(person, message));
    }
    expect(await sync({ queue: "sync", mailboxId })).toMatchObject({ kind: "done" });
  }
  const byContact = Map.groupBy(await home.facts(), (fact) => fact.contact);
  return present.flatMap((person) =>
    fold(mailboxId, person, byContact.get(person.contactId) ?? []).bookings.map((booking) =>
      JSON.stringify(outcome(booking, start)),
    ),
  );
}

/** They said yes, and the entry stands in the calendar. */
function invited(person: Person): NewFact[] {
  const { contactId } = person;
  const { bookingId, uid, eventKey } = meetingWith(person);
  const common = { at: monday, contact: contactId };
  const factKey = yesOf(person);
  return [
    {
      ...common,
      kind: "received",
      factKey,
      messageId: `yes-${person.email}`,
      subject: "Re: hello",
      text: "Yes",
      read: { reading: { kind: "other" }, sure: false, because: "" },
    },
    {
      ...common,
      kind: "answered",
      factKey: `owner~${contactId}`,
      to: toFactId(factKey),
      reading: { kind: "accepts", start, minutes: 20 },
    },
    {
      ...common,
      kind: "event-created",
      factKey: `act~${contactId}`,
      key: eventKey,
      booking: bookingId,
      revision: 0,
      uid,
      start,
      end,
      sequence: 0,
    },
  ];
}

function yesOf({ email }: Person): string {
  return `mail~yes-${email}~1`;
}

function meetingWith(person: Person): Pick<Booking, "bookingId" | "uid" | "eventKey"> {
  const { contactId } = person;
  const bookingId = toBookingId(contactId, 1, yesOf(person));
  const eventKey = toActionKey({ mailboxId, contactId, round: 1, step: "event", occurrence: bookingId });
  return { bookingId, uid: `${bookingId}@quarterhour`, eventKey };
}

function toEvent(person: Person, { method, sequence, minute, hours = 0, partstat }: Message): SeenEvent {
  const { uid, eventKey } = meetingWith(person);
  return {
    key: eventKey,
    uid,
    sequence,
    updated: monday.add({ minutes: minute }),
    status: method === "CANCEL" ? "cancelled" : "confirmed",
    start: start.add({ hours }),
    end: end.add({ hours }),
    partstat: partstat ?? "needs-action",
  };
}

function toMail(person: Person, message: Message): Parameters<Home["receive"]>[0] {
  const { method, sequence, minute, stamp, partstat = "needs-action", hours = 0 } = message;
  const date = monday.add({ minutes: minute });
  const text = (at: Temporal.Instant) => at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  return {
    from: message.from === "contact" ? (person.email ?? "") : "mallory@evil.example",
    // In their thread, whoever wrote it.
    inReplyTo: `yes-${person.email}`,
    date,
    text: "",
    body: [
      "MIME-Version: 1.0",
      `Content-Type: text/calendar; method=${method}; charset=utf-8`,
      "",
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//x//y//EN",
      `METHOD:${method}`,
      "BEGIN:VEVENT",
      `UID:${meetingWith(person).uid}`,
      `DTSTAMP:${stamp ?? text(date)}`,
      `DTSTART:${text(start.add({ hours }))}`,
      `DTEND:${text(end.add({ hours }))}`,
      `SEQUENCE:${sequence}`,
      `ORGANIZER:mailto:${owner}`,
      `ATTENDEE;PARTSTAT=${partstat.toUpperCase()}:mailto:${person.email}`,
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n"),
  };
}
