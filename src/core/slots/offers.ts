/** Which of the open slots stand in one mail, and whether one that stands in a mail can still be kept. */
import type { Busy, Slot } from "../slot.ts";
import { minuteMs } from "../time/day.ts";
import { block, choose, toMenu } from "./menu.ts";
import { toBusy } from "./open-slots.ts";

type Instant = Temporal.Instant;

export interface OfferQuery {
  /** All open slots, whoever was promised them. */
  open: readonly Slot[];
  count: number;
  /** What others were promised. */
  taken: readonly Busy[];
  /** Minutes to keep free on both sides of what others were promised. */
  gap: number;
  myZone: string;
  /** Days, halves of the day and full hours are those of the contact's clock. */
  theirZone: string;
}

/**
 * Up to `count` slots as a person would pick them, in order: early, at full and half hours, on different days,
 * morning and afternoon in turn; on the same day only where there is no other. Fewer where there are no more.
 * The answer depends on `taken` only through what it forbids: taking away slots that are not in the answer leaves
 * the answer as it is, which is what makes offers the same after a crash.
 */
export function chooseOffers(query: OfferQuery): Slot[] {
  const times = query.open.map(toBusy).sort((a, b) => a.from - b.from || a.until - b.until);
  const menu = toMenu(times, query.gap * minuteMs, query.myZone, query.theirZone);
  for (const promised of query.taken) block(menu, promised, 1);
  return choose(menu, query.count).map(({ from, until }) => ({
    start: Temporal.Instant.fromEpochMilliseconds(from),
    end: Temporal.Instant.fromEpochMilliseconds(until),
  }));
}

export type Standing = "fine" | "too-soon" | "busy" | "taken";

/**
 * Whether an offered slot can still be kept (contract: a stale draft). `earliest` is now and the notice; `busy` must
 * not hold this slot's own tentative entry, nor `taken` the contact's own times. `gap`, in minutes, is 0 where absent:
 * a time that somebody has read is not withdrawn for the sake of a pause.
 */
export function offerStillStands(
  slot: Slot,
  world: { earliest: Instant; busy: readonly Busy[] | "unreadable"; taken: readonly Busy[]; gap?: number },
): Standing {
  const { from, until } = toBusy(slot);
  if (from < world.earliest.epochMilliseconds) return "too-soon";
  if (world.busy === "unreadable") return "busy";
  const gap = (world.gap ?? 0) * minuteMs;
  const inTheWay = (time: Busy) =>
    time.from < until + gap && time.until > from - gap && time.from < time.until;
  if (world.busy.some(inTheWay)) return "busy";
  return world.taken.some(inTheWay) ? "taken" : "fine";
}
