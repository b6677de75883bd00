/** Free times, a line a day: the starts that follow each other every quarter of an hour are drawn together. */
import { sayDay } from "../../core/say-time.ts";
import { sayZone } from "../../core/say-zone.ts";
import type { Slot } from "../../core/slot.ts";

export function slotsText(slots: readonly Slot[], whom: string, zone: string): string {
  if (slots.length === 0) {
    return `No time is free for ${whom}. Look at meetings.my_hours, notice and look_ahead in rules.yaml, and at your calendar.`;
  }
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = sayDay(slot.start, zone);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  const width = Math.max(...[...days.keys()].map((day) => day.length));
  const lines = [...days].map(([day, starts]) => `  ${day.padEnd(width)}  ${runs(starts, zone).join(", ")}`);
  return [`Free for ${whom}, on your clock (${sayZone(zone)}):`, ...lines].join("\n");
}

/** `9:30 to 11:40`, from the first start of a run to the end of its last slot. */
function runs(slots: readonly Slot[], zone: string): string[] {
  const said: string[] = [];
  let from: Slot | undefined;
  for (const [index, slot] of slots.entries()) {
    from ??= slot;
    const next = slots[index + 1];
    const gap =
      next === undefined
        ? Number.POSITIVE_INFINITY
        : next.start.epochMilliseconds - slot.start.epochMilliseconds;
    if (gap <= 15 * 60_000) continue;
    said.push(`${clock(from.start, zone)} to ${clock(slot.end, zone)}`);
    from = undefined;
  }
  return said;
}

function clock(at: Temporal.Instant, zone: string): string {
  const there = at.toZonedDateTimeISO(zone);
  return `${there.hour}:${String(there.minute).padStart(2, "0")}`;
}
