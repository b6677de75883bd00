/**
 * A Google calendar. Each booking is one event whose id is made from its key, and Google itself sends the invitation,
 * its changes and its cancellation; what people change there comes back with the next sync.
 */
import type { ActionKey } from "../../core/keys.ts";
import { type Calendar, type CalendarEvent, isTrouble, ProviderError, type SeenEvent } from "../provider.ts";
import { calendarChanges } from "./calendar-changes.ts";
import type { GoogleClient } from "./client.ts";
import { freeBusy } from "./free-busy.ts";
import { eventIdOf, isAsWanted, type OwnEntry, propertyOf, toBody, toOwnEntry } from "./own-entries.ts";
import { isAnswer } from "./trouble.ts";
import { EventItem, EventList, Nothing } from "./wire.ts";
import { withoutOwn } from "./without-own.ts";

export interface GoogleCalendarOptions {
  /** Business time. */
  now: () => Temporal.Instant;
  /** `busy_calendars`: `primary` and calendar ids. */
  calendars: readonly string[];
  /** `meetings.video` is `meet`: an entry without a place gets a link. */
  makesMeet: boolean;
}

/** An entry may have been deleted and made anew; nobody does so as often as this. */
const mostGenerations = 50;

export function googleCalendar(client: GoogleClient, options: GoogleCalendarOptions): Calendar {
  const { now, makesMeet } = options;

  const get = async (key: ActionKey, generation: number): Promise<OwnEntry | undefined> => {
    const eventId = eventIdOf(key, generation);
    try {
      const item = await client.calendar({ intent: "reading", reply: EventItem }, ({ events }, how) =>
        events.get({ calendarId: "primary", eventId }, how),
      );
      const entry = toOwnEntry(item, now(), { key });
      return entry === undefined ? undefined : { ...entry, generation };
    } catch (error) {
      if (isTrouble(error, "gone")) return undefined;
      throw error;
    }
  };

  /** The entry of a key, the one that stands or else the last that was deleted, and the generation of the next. */
  const look = async (key: ActionKey): Promise<{ entry: OwnEntry | undefined; next: number }> => {
    let last: OwnEntry | undefined;
    for (let generation = 1; generation <= mostGenerations; generation += 1) {
      const entry = await get(key, generation);
      if (entry === undefined) return { entry: last, next: generation };
      if (entry.seen.status !== "deleted") return { entry, next: generation + 1 };
      last = entry;
    }
    throw new ProviderError({ kind: "refused", why: `the entry was deleted ${mostGenerations} times` });
  };

  const insert = async (
    key: ActionKey,
    event: CalendarEvent,
    generation: number,
  ): Promise<SeenEvent | undefined> => {
    const id = eventIdOf(key, generation);
    const requestBody = { id, ...toBody(key, event, { generation, makesMeet }) };
    try {
      const item = await client.calendar({ intent: "writing", reply: EventItem }, ({ events }, how) =>
        events.insert(
          { calendarId: "primary", sendUpdates: "all", conferenceDataVersion: 1, requestBody },
          how,
        ),
      );
      return readBack(toOwnEntry(item, now(), { key }));
    } catch (error) {
      // Somebody made it since we looked, or a deleted one that Google no longer shows still holds the id.
      if (isAnswer(error, 409)) return undefined;
      throw error;
    }
  };

  const change = async (key: ActionKey, event: CalendarEvent, before: OwnEntry): Promise<SeenEvent> => {
    const { id: eventId, etag } = before.item;
    const requestBody = toBody(key, event, {
      generation: before.generation,
      before,
      makesMeet,
    });
    const item = await client.calendar(
      // What a person changed since we looked is not written over.
      {
        intent: "writing",
        reply: EventItem,
        ...(etag === undefined ? {} : { headers: { "If-Match": etag } }),
      },
      ({ events }, how) =>
        events.patch(
          { calendarId: "primary", eventId, sendUpdates: "all", conferenceDataVersion: 1, requestBody },
          how,
        ),
    );
    return readBack(toOwnEntry(item, now(), { key }));
  };

  return {
    changesSince: (cursor) => calendarChanges(client, now(), cursor),

    async busy(from, until, own = []) {
      const found = await freeBusy(client, options.calendars, { from, until });
      return own.length === 0 ? found.busy : withoutOwn(client, found, own, now());
    },

    find: async (key) => (await look(key)).entry?.seen,

    async put(key, event) {
      let { entry, next } = await look(key);
      if (entry === undefined || entry.seen.status === "deleted")
        entry = await byProperty(client, key, now());
      for (; entry === undefined && next <= mostGenerations; next += 1) {
        const made = await insert(key, event, next);
        if (made !== undefined) return made;
        const there = await get(key, next);
        if (there !== undefined && there.seen.status !== "deleted") entry = there;
      }
      if (entry === undefined)
        throw new ProviderError({ kind: "refused", why: `the entry was deleted ${mostGenerations} times` });
      return isAsWanted(entry, event) ? entry.seen : change(key, event, entry);
    },

    async cancel(key) {
      const { entry } = await look(key);
      if (entry === undefined || entry.seen.status === "deleted") return;
      const eventId = entry.item.id;
      try {
        await client.calendar({ intent: "writing", reply: Nothing }, ({ events }, how) =>
          events.delete({ calendarId: "primary", eventId, sendUpdates: "all" }, how),
        );
      } catch (error) {
        if (!isTrouble(error, "gone")) throw error;
      }
    },
  };
}

/** Google does not promise to notice that an id is taken: an entry with our property is ours as well. */
async function byProperty(
  client: GoogleClient,
  key: ActionKey,
  now: Temporal.Instant,
): Promise<OwnEntry | undefined> {
  const { items } = await client.calendar({ intent: "reading", reply: EventList }, ({ events }, how) =>
    events.list({ calendarId: "primary", privateExtendedProperty: [propertyOf(key)] }, how),
  );
  return items.flatMap((item) => toOwnEntry(item, now) ?? []).find(({ seen }) => seen.status !== "deleted");
}

function readBack(entry: OwnEntry | undefined): SeenEvent {
  if (entry !== undefined) return entry.seen;
  throw new ProviderError({ kind: "unknown", why: "the entry that was written cannot be read back" });
}
