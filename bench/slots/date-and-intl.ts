/** What one writes without thinking of speed, but with the formatters made once and the busy times walked once. */
import { end, minuteMs, type Question, start, type Text, toText } from "./question.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"];
const newYork = clock("America/New_York");
const berlin = clock("Europe/Berlin");
const length = 30 * minuteMs;
const gap = 10 * minuteMs;

export function withDateAndIntl({ busy }: Question): Text[] {
  const found: Text[] = [];
  let first = 0;
  for (let at = start; at + length <= end; at += 15 * minuteMs) {
    const until = at + length;
    const [day, from] = read(newYork, at);
    const [, to] = read(newYork, until);
    if (!weekdays.includes(day) || from < 540 || to > 1020 || to < from) continue;
    const [, theirFrom] = read(berlin, at);
    const [, theirTo] = read(berlin, until);
    if (theirFrom < 480 || theirTo > 1200 || theirTo < theirFrom) continue;
    while ((busy[first]?.from ?? end) < at - 720 * minuteMs) first += 1;
    let isFree = true;
    for (let i = first; isFree && i < busy.length; i += 1) {
      const time = busy[i];
      if (time === undefined || time.from >= until + gap) break;
      if (time.until > at - gap) isFree = false;
    }
    if (isFree) found.push([toText(at), toText(until)]);
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
