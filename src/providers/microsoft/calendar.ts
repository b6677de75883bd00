/**
 * An Outlook calendar. Each booking is one event that carries its key, and Exchange itself sends the invitation, its
 * changes and its cancellation; what people change there comes back with the next sync.
 */
import type { ActionKey } from "../../core/keys.ts";
import { type Calendar, type CalendarEvent, isTrouble, ProviderError, type SeenEvent } from "../provider.ts";
import { calendarChanges } from "./calendar-changes.ts";
import { type GraphClient, part } from "./client.ts";
import { freeBusy } from "./free-busy.ts";
import { withMeeting } from "./online-text.ts";
import {
  isAsWanted,
  isOnline,
  isReworded,
  type OwnEntry,
  toBody,
  toChange,
  toOwnEntry,
} from "./own-entries.ts";
import { carries, shows } from "./properties.ts";
import { CalendarFeatures, EventItem, EventList, Nothing } from "./wire.ts";

export interface GraphCalendarOptions {
  /** Business time. */
  now: () => Temporal.Instant;
  /** `busy_calendars`: `primary`, calendar ids, and addresses of colleagues. */
  calendars: readonly string[];
  /** `meetings.video` is `teams`: an entry without a place gets a link, where the account has Teams. */
  makesTeams: boolean;
}

export function graphCalendar(client: GraphClient, options: GraphCalendarOptions): Calendar {
  const { now } = options;
  const zones = new Map<string, string>();
  const underWay = new Map<ActionKey, Promise<unknown>>();
  let hasTeams: boolean | undefined;

  /** The entry of a key that stands; what was deleted is not shown. */
  const look = async (key: ActionKey): Promise<OwnEntry | undefined> => {
    const { value } = await client.ask({
      path: "/me/events",
      query: { $filter: carries("action", key), $expand: shows("entry"), $top: "10" },
      intent: "reading",
      reply: EventList,
    });
    const entries = value
      .flatMap((item) => toOwnEntry(item, now()) ?? [])
      .filter(({ seen }) => seen.key === key);
    return entries.find(stands) ?? entries[0];
  };

  /** A personal account has none. */
  const teams = async (): Promise<boolean> => {
    if (!options.makesTeams) return false;
    if (hasTeams === undefined) {
      const { allowedOnlineMeetingProviders } = await client.ask({
        path: "/me/calendar",
        query: { $select: "allowedOnlineMeetingProviders" },
        intent: "reading",
        reply: CalendarFeatures,
      });
      hasTeams = allowedOnlineMeetingProviders?.includes("teamsForBusiness") === true;
    }
    return hasTeams;
  };

  const insert = async (key: ActionKey, event: CalendarEvent): Promise<SeenEvent> => {
    const body = toBody(key, event, event.isHold !== true && (await teams()));
    const query = { $expand: shows("entry") };
    const item = await client.ask({
      method: "POST",
      path: "/me/events",
      query,
      body,
      intent: "writing",
      reply: EventItem,
    });
    const { uid, sequence } = event;
    return readBack(toOwnEntry(item, now(), { key, uid, sequence }));
  };

  const change = async (key: ActionKey, event: CalendarEvent, before: OwnEntry): Promise<SeenEvent> => {
    const path = `/me/events/${part(before.item.id)}`;
    const etag = before.item["@odata.etag"];
    const isJoined = isOnline(before) && isReworded(before, event);
    const body = toChange(
      key,
      event,
      before,
      isJoined ? withMeeting(event.description, before.item) : undefined,
    );
    const item = await client.ask({
      method: "PATCH",
      path,
      body,
      // What a person changed since we looked is not written over.
      headers: etag === undefined ? {} : { "If-Match": etag },
      intent: "writing",
      reply: EventItem,
    });
    const { uid, sequence } = event;
    const known = { key, uid, sequence: Math.max(sequence, before.seen.sequence) };
    return readBack(toOwnEntry(item, now(), known));
  };

  /** One after the other for each key: whoever comes second finds what the first one made. */
  const inTurn = <T>(key: ActionKey, work: () => Promise<T>): Promise<T> => {
    const before = underWay.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const rest = turn.finally(() => {
      if (underWay.get(key) === rest) underWay.delete(key);
    });
    rest.catch(() => undefined);
    underWay.set(key, rest);
    return turn;
  };

  return {
    changesSince: (cursor) => calendarChanges(client, now(), cursor),

    busy: (from, until, own = []) =>
      freeBusy(client, { calendars: options.calendars, zones, own }, from, until),

    find: async (key) => (await look(key))?.seen,

    put: (key, event) =>
      inTurn(key, async () => {
        const entry = await look(key);
        if (entry === undefined || !stands(entry)) return insert(key, event);
        return isAsWanted(entry, event) ? entry.seen : change(key, event, entry);
      }),

    cancel: (key) =>
      inTurn(key, async () => {
        const entry = await look(key);
        if (entry === undefined || !stands(entry)) return;
        await takeAway(client, entry);
      }),
  };
}

function stands({ seen }: OwnEntry): boolean {
  return seen.status === "confirmed" || seen.status === "tentative";
}

/** Whoever was invited is told; Graph cancels only what somebody was invited to. */
async function takeAway(client: GraphClient, { item }: OwnEntry): Promise<void> {
  const path = `/me/events/${part(item.id)}`;
  const hasGuests = (item.attendees ?? []).length > 0;
  const wish = hasGuests
    ? { method: "POST" as const, path: `${path}/cancel` }
    : { method: "DELETE" as const, path };
  try {
    await client.ask({ ...wish, intent: "writing", reply: Nothing });
  } catch (error) {
    if (!isTrouble(error, "gone")) throw error;
  }
}

function readBack(entry: OwnEntry | undefined): SeenEvent {
  if (entry !== undefined) return entry.seen;
  throw new ProviderError({ kind: "unknown", why: "the entry that was written cannot be read back" });
}
