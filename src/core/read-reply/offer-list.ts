/** The offers as a list, for words that count them. */
import type { Slot } from "../slot.ts";
import { localTime } from "./local-time.ts";

export interface OfferList {
  count: number;
  /** Places in the order of time. */
  inTime: readonly number[];
  /** Numbers that alone say which one: no hour and no day on which one is. */
  numbers: readonly number[];
}

export function toOfferList(offered: readonly Slot[], contact: string): OfferList {
  const starts = offered.map(({ start }) => localTime(start, contact));
  const startOf = (place: number) => offered[place]?.start.epochMilliseconds ?? 0;
  return {
    count: offered.length,
    inTime: offered.map((_, place) => place).sort((a, b) => startOf(a) - startOf(b)),
    numbers: offered
      .map((_, place) => place + 1)
      .filter((number) => !starts.some(({ hour, day }) => hour % 12 === number || day === number)),
  };
}
