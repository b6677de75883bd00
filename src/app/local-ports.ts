/** The practice mailbox and its calendar: folders of the home. */
import { join } from "node:path";
import type { Rules } from "../core/rules-shape.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";
import { calendarOf } from "./lazy-ports.ts";

export interface LocalWish {
  /** The owner's normalised address. */
  address: string;
  isVirtual: boolean;
  clock(): Temporal.Instant;
  /** Where the rules name none. */
  zone: string;
  /** As they stand; the busy calendars are theirs. */
  rules(): Promise<Rules>;
}

/** `folder` is the home's. */
export async function localPorts(
  folder: string,
  wish: LocalWish,
): Promise<{ mailbox: Mailbox; calendar: Calendar }> {
  const [{ localMailbox }, { localCalendar }] = await Promise.all([
    import("../providers/local/mailbox.ts"),
    import("../providers/local/calendar.ts"),
  ]);
  const { address, clock } = wish;
  const mailbox = localMailbox(join(folder, "mail"), { address, ...(wish.isVirtual ? { now: clock } : {}) });
  const calendar = calendarOf(wish.rules, (rules) =>
    localCalendar(join(folder, "calendar"), {
      calendars: rules.meetings.busy_calendars,
      zone: rules.me.timezone ?? wish.zone,
      now: clock,
      address,
    }),
  );
  return { mailbox, calendar };
}
