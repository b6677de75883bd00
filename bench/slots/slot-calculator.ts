/**
 * The same question put to `slot-calculator` in its own words. It knows no step: it walks on from the end of each slot,
 * or from the first free minute, so it finds fewer slots and at other minutes.
 */
import { getSlots } from "slot-calculator";
import { end, minuteMs, type Question, start, type Text, toText } from "./question.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
const everyDay = [...weekdays, "Saturday", "Sunday"];
const gap = 10 * minuteMs;

const availability = weekdays.map((day) => ({
  day: { text: day, locale: "en-US" },
  from: "09:00",
  to: "17:00",
  timezone: "America/New_York",
}));
/** What lies outside the contact's hours. */
const away = everyDay.flatMap((text) =>
  [
    { from: "00:00", to: "08:00" },
    { from: "20:00", to: "24:00" },
  ].map((hours) => ({ day: { text, locale: "en-US" }, ...hours, timezone: "Europe/Berlin" })),
);

export function withSlotCalculator({ busy }: Question): Text[] {
  const { availableSlots } = getSlots({
    from: toText(start),
    to: toText(end),
    duration: 30,
    outputTimezone: "UTC",
    availability,
    unavailability: [
      ...away,
      ...busy.map((time) => ({ from: toText(time.from - gap), to: toText(time.until + gap) })),
    ],
  });
  return availableSlots.map(({ from, to }) => [from, to]);
}
