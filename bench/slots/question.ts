/** The question of P-1: 30 days, busy times of five calendars, the owner in New York, the contact in Berlin. */
import type { Busy } from "../../src/core/slot.ts";
import type { SlotQuery } from "../../src/core/slots/open-slots.ts";

export interface Question extends SlotQuery {
  busy: readonly Busy[];
}

/** A start and an end as ISO text. */
export type Text = readonly [start: string, end: string];

export const days = 30;
export const minuteMs = 60_000;
export const start = Date.UTC(2026, 2, 1);
export const end = start + days * 1440 * minuteMs;

const calendars = 5;
/** So many times of each calendar are at odd moments; all others lie within those, so that the slots stay the same. */
const spread = 200;

/** `count` busy times, a fifth of them in each calendar, in the order that a calendar port hands them over in: by their start. */
export function question(count: number): Question {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const busy = Array.from({ length: calendars }, () => calendar(count / calendars, random)).flat();
  const workday = [{ from: 540, until: 1020 }];
  return {
    busy: busy.sort((a, b) => a.from - b.from),
    myHours: { 1: workday, 2: workday, 3: workday, 4: workday, 5: workday },
    myZone: "America/New_York",
    theirHours: { from: 480, until: 1200 },
    theirDays: [1, 2, 3, 4, 5, 6, 7],
    theirZone: "Europe/Berlin",
    holidaysOf: () => new Set(),
    from: Temporal.Instant.fromEpochMilliseconds(start),
    until: Temporal.Instant.fromEpochMilliseconds(end),
    length: 30,
    step: 15,
    gap: 10,
    meetings: [],
    atMost: [],
  };
}

/** The same writer for all. */
export function toText(ms: number): string {
  return new Date(ms).toISOString();
}

function calendar(count: number, random: () => number): Busy[] {
  const busy = Array.from({ length: spread }, () => {
    const from = start + Math.floor(random() * days * 1440) * minuteMs;
    return { from, until: from + (5 + Math.floor(random() * 40)) * minuteMs };
  });
  for (let i = 0; busy.length < count; i += 1) {
    const { from, until } = busy[i] ?? { from: 0, until: 0 };
    busy.push({ from: from + minuteMs, until: Math.max(from + 2 * minuteMs, until - minuteMs) });
  }
  return busy;
}
