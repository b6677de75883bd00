/**
 * P-1: open slots for 30 days over 1,000 busy times, beside a plain loop over `Date` and `Intl` that gives the same
 * slots; and how the time grows with the number of busy times. Ratios of medians over interleaved rounds.
 */
import type { Busy } from "../src/core/slot.ts";
import { openSlots, type SlotQuery } from "../src/core/slots/open-slots.ts";
import { type Measured, medians } from "./rounds.ts";

const rounds = 9;
const start = Date.UTC(2026, 2, 1);
const hour = 3_600_000;
const minute = 60_000;

/** Throws where the loop and `openSlots` do not give the same slots. */
export async function measure(): Promise<Measured[]> {
  const thousand = query(1000);
  const tenThousand = query(10_000);
  if (withDateAndIntl(thousand).join() !== asText(thousand).join())
    throw new Error("P-1: the answers differ");

  for (let i = 0; i < 300; i += 1) asText(i % 2 === 0 ? thousand : tenThousand);
  const raw = await medians(rounds, {
    slots: () => timed(() => asText(thousand), 200),
    slots10k: () => timed(() => asText(tenThousand), 100),
    loop: () => timed(() => withDateAndIntl(thousand), 3),
  });
  const faster = raw.loop / raw.slots;
  const growth = raw.slots10k / raw.slots;
  const said = `${raw.slots.toFixed(3)} ms at 1,000, ${raw.slots10k.toFixed(3)} ms at 10,000, the loop ${raw.loop.toFixed(2)} ms`;
  return [
    {
      id: "P-1",
      what: "open slots against a Date+Intl loop",
      ratio: `${faster.toFixed(0)} x`,
      goal: ">= 40 x",
      met: faster >= 40,
      isPromised: false,
      raw: said,
    },
    {
      id: "P-1",
      what: "open slots, 10,000 busy times against 1,000",
      ratio: `${growth.toFixed(2)} x`,
      goal: "<= 3 x",
      met: growth <= 3,
      isPromised: false,
      raw: said,
    },
  ];
}

/** A thousand busy times at odd moments of 30 days; more of them lie within those, so that the slots stay the same. */
function query(count: number): SlotQuery {
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const busy: Busy[] = Array.from({ length: 1000 }, () => {
    const from = start + Math.floor(random() * 30 * 24 * 60) * minute;
    return { from, until: from + (5 + Math.floor(random() * 40)) * minute };
  });
  for (let i = 0; busy.length < count; i += 1) {
    const { from, until } = busy[i] ?? { from: 0, until: 0 };
    busy.push({ from: from + minute, until: Math.max(from + 2 * minute, until - minute) });
  }
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
    until: Temporal.Instant.fromEpochMilliseconds(start + 30 * 24 * hour),
    length: 30,
    gap: 10,
    meetings: [],
    atMost: [],
  };
}

function asText(asked: SlotQuery): string[] {
  return openSlots(asked).map((slot) => slot.start.toString({ smallestUnit: "second" }));
}

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"];
const newYork = clock("America/New_York");
const berlin = clock("Europe/Berlin");

/** What one writes without thinking of speed, but with the formatters made once and the busy times walked once. */
function withDateAndIntl({ busy }: SlotQuery): string[] {
  const times = busy === "unreadable" ? [] : busy;
  const found: string[] = [];
  let first = 0;
  for (let at = start; at + hour / 2 <= start + 30 * 24 * hour; at += hour / 4) {
    const end = at + hour / 2;
    const [day, from] = read(newYork, at);
    const [, until] = read(newYork, end);
    if (!weekdays.includes(day) || from < 540 || until > 1020 || until < from) continue;
    const [, theirFrom] = read(berlin, at);
    const [, theirUntil] = read(berlin, end);
    if (theirFrom < 480 || theirUntil > 1200 || theirUntil < theirFrom) continue;
    while (first < times.length && (times[first]?.from ?? 0) < at - 12 * hour) first += 1;
    let isFree = true;
    for (let i = first; isFree && i < times.length; i += 1) {
      const time = times[i];
      if (time === undefined || time.from >= end + 600_000) break;
      if (time.until > at - 600_000) isFree = false;
    }
    if (isFree) found.push(new Date(at).toISOString().replace(".000Z", "Z"));
  }
  return found;
}

function clock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit" });
}

function read(format: Intl.DateTimeFormat, ms: number): [day: string, minutes: number] {
  const parts = format.formatToParts(ms);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return [part("weekday"), Number(part("hour")) * 60 + Number(part("minute"))];
}

function timed(run: () => unknown, times: number): number {
  const before = performance.now();
  for (let i = 0; i < times; i += 1) run();
  return (performance.now() - before) / times;
}
