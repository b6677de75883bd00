/** Ports that are made when they are first called, and a calendar that is made anew when the rules have changed. */
import type { Rules } from "../core/rules-shape.ts";
import { sameMailbox } from "../formats/address.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";

export function lazyMailbox(current: () => Promise<Mailbox>): Mailbox {
  return {
    changesSince: async (cursor) => (await current()).changesSince(cursor),
    read: async (id) => (await current()).read(id),
    createDraft: async (key, mime, thread) => (await current()).createDraft(key, mime, thread),
    findDraft: async (key) => (await current()).findDraft(key),
    replaceDraft: async (draft, expectedHash, mime) =>
      (await current()).replaceDraft(draft, expectedHash, mime),
    sendDraft: async (draft) => (await current()).sendDraft(draft),
    whatBecameOf: async (draft, attemptedAt) => (await current()).whatBecameOf(draft, attemptedAt),
    discard: async (draft) => (await current()).discard(draft),
  };
}

/** The calendar that the rules mean at each call. */
export function calendarOf(
  rules: () => Promise<Rules>,
  make: (rules: Rules) => Calendar | Promise<Calendar>,
): Calendar {
  let made: { rules: Rules; calendar: Calendar } | undefined;
  const current = async (): Promise<Calendar> => {
    const now = await rules();
    if (made?.rules !== now) made = { rules: now, calendar: await make(now) };
    return made.calendar;
  };
  return {
    changesSince: async (cursor) => (await current()).changesSince(cursor),
    busy: async (...asked) => (await current()).busy(...asked),
    find: async (key) => (await current()).find(key),
    put: async (key, event) => (await current()).put(key, event),
    cancel: async (key, event) => (await current()).cancel(key, event),
  };
}

/**
 * `named` as the rules have them. The primary calendar goes by the owner's address as well, at Google it is shown under that
 * alone; and our own entries lie in it, wherever it was named.
 */
export function busyCalendars(named: readonly string[], address: string): string[] {
  return [...new Set(named.map((name) => (sameMailbox(name, address) ? "primary" : name)))];
}
