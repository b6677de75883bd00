/** Mailbox and calendar of a home. In this version only the practice mailbox can be run. */
import { join } from "node:path";
import type { ActionKey } from "../core/keys.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";
import { noCalendar, noMailbox } from "./no-account.ts";

export interface PortsWish {
  /** The owner's normalised address. */
  address: string;
  isConnected: boolean;
  isVirtual: boolean;
  clock(): Temporal.Instant;
  /** Where the rules name none. */
  zone: string;
  /** As they stand; the busy calendars are theirs. */
  rules(): Promise<Rules>;
}

export interface Ports {
  mailbox: Mailbox;
  calendar: Calendar;
  /** Milliseconds after which a lost answer cannot come true any more. */
  quietMs: number;
  /** What a mail carries to say whose action it is. */
  mark(key: ActionKey): string;
}

/** `folder` is the home's. */
export async function openPorts(folder: string, wish: PortsWish): Promise<Ports> {
  const local = { quietMs: 0, mark: (key: ActionKey): string => key };
  if (!wish.isConnected) return { ...local, mailbox: noMailbox, calendar: noCalendar };
  const [{ localMailbox }, { localCalendar }] = await Promise.all([
    import("../providers/local/mailbox.ts"),
    import("../providers/local/calendar.ts"),
  ]);
  const { address, clock } = wish;
  const mailbox = localMailbox(join(folder, "mail"), { address, ...(wish.isVirtual ? { now: clock } : {}) });
  let made: { rules: Rules; calendar: Calendar } | undefined;
  const current = async (): Promise<Calendar> => {
    const rules = await wish.rules();
    if (made?.rules !== rules) {
      const calendar = localCalendar(join(folder, "calendar"), {
        calendars: rules.meetings.busy_calendars,
        zone: rules.me.timezone ?? wish.zone,
        now: clock,
        address,
      });
      made = { rules, calendar };
    }
    return made.calendar;
  };
  return { ...local, mailbox, calendar: whicheverHolds(current) };
}

/** The calendar that the rules mean at each call. */
function whicheverHolds(current: () => Promise<Calendar>): Calendar {
  return {
    changesSince: async (cursor) => (await current()).changesSince(cursor),
    busy: async (from, until) => (await current()).busy(from, until),
    find: async (key) => (await current()).find(key),
    put: async (key, event) => (await current()).put(key, event),
    cancel: async (key, event) => (await current()).cancel(key, event),
  };
}
