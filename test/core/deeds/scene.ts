/** Scenes for the owner's words: a world in which one interview has come to a certain point. */
import type { Deed, Told } from "../../../src/core/deeds/deed.ts";
import { Problem } from "../../../src/core/problem.ts";
import { at, contact, fiveLines, type World, world } from "../planner/world.ts";

export const priya = "priya@example.org";

export const told = (self: World): Told => ({ via: "cli", now: self.now, zone: "America/New_York" });

/** Writes a deed down, as a command does, and gives it back. */
export function say(self: World, deed: Deed): Deed {
  self.add(...deed.facts);
  return deed;
}

/** What it is refused with: the sentence. */
export function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "not refused";
}

/** A request with three times was sent on Monday 23 November. */
export function asked(rules = fiveLines): World {
  const self = world(rules, [contact(priya)]);
  self.run("2026-11-23T14:00:00Z");
  self.send(priya);
  return self;
}

/** They answered with something that only a person can read. */
export function answered(rules = fiveLines): World {
  const self = asked(rules);
  self.now = at("2026-11-24T15:00:00Z");
  self.reply(priya, { kind: "other" }, { text: "Friday perhaps?" });
  return self;
}

/** The first offered time was accepted, and its event is in the calendar. */
export function scheduled(): World {
  const self = asked();
  self.now = at("2026-11-24T15:00:00Z");
  self.reply(priya, { kind: "accepts", slot: 0 });
  self.run("2026-11-24T15:00:00Z");
  return self;
}

/** A rules file that proposes, or sends by itself. */
export const pressing = (press: "ask" | "auto", invitation = "auto", request: string = press) =>
  `${fiveLines}who_presses_send: { request: ${request}, follow_up: ${press}, invitation: ${invitation}, everything_else: ${press} }\n`;

/** The end of the meeting, and so many hours after it. */
export function afterMeeting(self: World, hours: number): World {
  const [booking] = self.interview(priya).bookings;
  if (booking === undefined) throw new Error("no meeting");
  self.now = booking.end.add({ hours });
  return self;
}
