/** Invitations at random: any zone, mostly in weeks in which its clock changes, with texts that are hard to write down. */
import fc from "fast-check";
import { type IcalOptions, type OutgoingEvent, toIcal } from "../../src/formats/ical-out.ts";
import { allPlaces } from "../core/slots/random-queries.ts";

export interface Invitation {
  event: OutgoingEvent;
  options: IcalOptions & { method: "REQUEST" | "CANCEL" };
  text: string;
}

const words = [
  "a plain word",
  "Zürich, Genève; Łódź",
  "C:\\Users",
  "line\nbreak",
  "日本語の説明",
  "שלום",
  "مرحبا",
  "नमस्ते",
  "👩🏽‍⚕️",
  'say "yes"',
  "10:30; or, 11:00",
  "BEGIN:VEVENT",
  "e\u0301",
  "tab\there",
  "https://example.com/a?b=c,d;e",
];

/** What came first: asked, moved, called off. Each version of a meeting has its own SEQUENCE and DTSTAMP. */
export function invitations(count: number, seed: number): Invitation[][] {
  const byZone = [...Map.groupBy(allPlaces(), ({ zone }) => zone)];
  return fc.sample(wishes(), { seed, numRuns: count }).map((wish, at) => {
    const [zone, places] = byZone[at % byZone.length] ?? ["UTC", []];
    const { change } = places[wish.change % places.length] ?? {};
    const around = change ?? Temporal.Instant.from("2026-01-05T00:00:00Z").add({ hours: wish.anyDay * 24 });
    const start = around.add({ minutes: wish.minutes });
    const asked: OutgoingEvent = {
      uid: `${(at + 1).toString(16).padStart(16, "0")}@quarterhour`,
      sequence: 0,
      start,
      end: start.add({ minutes: wish.length }),
      zone,
      summary: wish.summary,
      description: wish.description,
      location: wish.location,
      organizer: { name: wish.organizer, address: "dana@example.com" },
      attendees: [{ name: wish.attendee, address: `p${at}+tag@uni.example` }],
    };
    const moved = {
      ...asked,
      sequence: 1,
      start: start.add({ minutes: wish.later }),
      end: start.add({ minutes: wish.later + wish.length }),
    };
    const stamp = Temporal.Instant.from("2026-01-01T09:00:00Z").add({ minutes: at });
    return [
      toInvitation(asked, { stamp, method: "REQUEST" }),
      toInvitation(moved, { stamp: stamp.add({ hours: 1 }), method: "REQUEST" }),
      toInvitation(
        { ...moved, sequence: 2 },
        { stamp: stamp.add({ hours: 2 }), method: "CANCEL", status: "CANCELLED" },
      ),
    ];
  });
}

function toInvitation(event: OutgoingEvent, options: Invitation["options"]): Invitation {
  return { event, options, text: toIcal(event, options) };
}

function wishes() {
  const text = (most: number) =>
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((some) => some.join(", "));
  const week = 7 * 1440;
  return fc.record({
    change: fc.nat(1000),
    anyDay: fc.integer({ min: 0, max: 2500 }),
    // Half of them on the day of the change itself, at every quarter of an hour.
    minutes: fc.oneof(
      fc.integer({ min: -12, max: 12 }).map((quarters) => quarters * 15),
      fc.integer({ min: -week, max: week }),
    ),
    later: fc.oneof(fc.constantFrom(60, 1440, week), fc.integer({ min: -week, max: 26 * week })),
    length: fc.constantFrom(15, 20, 30, 45, 60),
    summary: text(4),
    description: text(40),
    location: text(3),
    organizer: text(2),
    attendee: text(2),
  });
}
