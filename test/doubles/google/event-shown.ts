/** An event as Google gives it back. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import type { CalendarBook, Entry } from "./calendar-book.ts";
import { inZone } from "./event-shape.ts";
import { stamp } from "./event-write.ts";
import type { World } from "./world.ts";

type Event = calendar_v3.Schema$Event;

export function shownEvent(entry: Entry, book: CalendarBook, zone: string | undefined): Event {
  return inZone(entry.event, book.timeZone, zone ?? book.timeZone);
}

/** As a sync shows it: of a cancelled one perhaps its id alone, which is all that Google promises. */
export function syncedEvent(world: World, entry: Entry, book: CalendarBook, zone: string | undefined): Event {
  const { kind, etag, id, status } = entry.event;
  if (status === "cancelled" && world.options.bareCancelled) {
    return { ...(kind == null ? {} : { kind }), ...(etag == null ? {} : { etag }), id, status };
  }
  return shownEvent(entry, book, zone);
}

/** Conferences whose time has come are there now. */
export function finishConferences(world: World, book: CalendarBook): void {
  for (const entry of book.entries.values()) {
    const request = entry.event.conferenceData?.createRequest;
    if (request == null || entry.conferenceAt === undefined) continue;
    if (world.clock().epochMilliseconds < entry.conferenceAt) continue;
    delete entry.conferenceAt;
    const part = (length: number) => world.letters(length, "abcdefghijklmnopqrstuvwxyz");
    const code = `${part(3)}-${part(4)}-${part(3)}`;
    const uri = `https://meet.google.com/${code}`;
    entry.event.hangoutLink = uri;
    entry.event.conferenceData = {
      createRequest: { ...request, status: { statusCode: "success" } },
      entryPoints: [{ entryPointType: "video", uri, label: uri.slice("https://".length) }],
      conferenceSolution: { key: { type: "hangoutsMeet" }, name: "Google Meet" },
      conferenceId: code,
    };
    stamp(world, book, entry);
  }
}
