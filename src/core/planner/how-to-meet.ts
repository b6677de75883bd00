/**
 * How a meeting is held (S24, S26, S27): as they asked, where everything is known that it takes; else the next of
 * `meetings.prefer`. In person only where they asked for it and a place is named: nobody is asked to receive us.
 */
import type { Booking, Interview } from "../interview.ts";
import type { Mode } from "../reading.ts";
import type { Rules } from "../rules-shape.ts";
import { conversation } from "./conversation.ts";
import type { View } from "./view.ts";

export type How =
  | { mode: "in-person"; place: string }
  /** `caller`: who calls the number. */
  | { mode: "phone"; caller: "me" | "them"; number: string }
  /** Without a link the calendar makes one, and shows it in the entry. */
  | { mode: "video"; link?: string };

export interface Arrangement {
  /** Undefined: nothing is known that would do, and they are asked. */
  how: How | undefined;
  /** What was missing for the way that they asked for. */
  lacks: "number" | "place" | "link" | undefined;
}

export function howToMeet(view: View, booking: Booking): Arrangement {
  const modes = [
    ...(booking.mode === undefined ? [] : [booking.mode]),
    ...view.rules.meetings.prefer.map(toMode),
  ];
  for (const mode of modes) {
    const how = ways[mode](view, booking);
    if (how === undefined) continue;
    const isAsAsked = booking.mode === undefined || booking.mode === mode;
    return { how, lacks: isAsAsked ? undefined : lacking[booking.mode ?? mode] };
  }
  return { how: undefined, lacks: booking.mode === undefined ? undefined : lacking[booking.mode] };
}

/** The owner goes there: time for the way is kept on both sides, and nobody else is given it (S25). */
export function isInPerson({ mode, place }: Pick<Booking, "mode" | "place">): boolean {
  return mode === "in-person" && place !== undefined;
}

/** Their last word on other times is that they would rather meet in person. */
export function wantsInPerson(interview: Interview): boolean {
  const reading = conversation(interview).at(-1)?.reading;
  return reading !== undefined && "mode" in reading && reading.mode === "in-person";
}

const lacking = { "in-person": "place", phone: "number", video: "link" } as const;

const ways: Record<Mode, (view: View, booking: Booking) => How | undefined> = {
  "in-person": ({ interview }, booking) => {
    const { mode, place } = booking;
    if (mode !== "in-person" || place === undefined) return undefined;
    const { company, city } = interview.contact;
    const isTheirs = place === "your office";
    const where = isTheirs ? [place, company, city].filter((part) => part !== undefined).join(", ") : place;
    // Nobody finds an office of which no more is known.
    return isTheirs && company === undefined ? undefined : { mode: "in-person", place: where };
  },
  phone: ({ interview, rules }, { mode }) => {
    const { phone } = interview.contact;
    if (phone !== undefined) return { mode: "phone", caller: "me", number: phone };
    const own = rules.me.phone;
    return mode === "phone" && own !== undefined ? { mode: "phone", caller: "them", number: own } : undefined;
  },
  video: ({ rules, state }) => {
    const { video } = rules.meetings;
    if (/^https:\/\//.test(video)) return { mode: "video", link: video };
    return state.calendarMakes === video ? { mode: "video" } : undefined;
  },
};

function toMode(preferred: Rules["meetings"]["prefer"][number]): Mode {
  return preferred === "in person" ? "in-person" : preferred;
}
