/**
 * Hands out slots to contact after contact, in one plan: open slots are computed once for each kind of contact
 * (their zone, country and hours, and whatever the rules say differently for them), and what one is promised is
 * open to no other. Give contacts their slots in the order of contactId.
 */
import type { ContactId } from "../keys.ts";
import type { Busy, Reservation, Slot } from "../slot.ts";
import { minuteMs } from "../time/day.ts";
import { block, choose, type Menu, toMenu } from "./menu.ts";
import { openStarts, type SlotQuery, toBusy, toSlot } from "./open-slots.ts";

/** What is the owner's, and the same for every contact. */
export type Desk = Pick<SlotQuery, "busy" | "meetings" | "myZone" | "myHolidays" | "holidaysOf"> & {
  /** What stands in drafts and in mails already. */
  taken: readonly Reservation[];
  /**
   * Minutes to keep free between what different contacts are promised. One for all, the widest in the rules: with
   * several, a contact with a wide one could after a crash be kept from a time by somebody served later.
   */
  gap: number;
};

/** What one contact is asked with. */
export type SlotAsk = Omit<SlotQuery, Exclude<keyof Desk, "gap"> | "limit"> & {
  contactId: ContactId;
  /** Times that are not to be offered to them, such as those that they turned down. */
  except?: readonly Slot[];
  /** Over lunch rather than around it. */
  isLunch?: boolean;
};

export interface SlotBoard {
  /**
   * Up to `count` slots for a contact, as `chooseOffers` picks them, which are then theirs. With fewer than
   * `atLeast` (1 where absent), none, and nothing is taken. The contact's own earlier times do not stand in
   * their way, and stay theirs.
   */
  offer(ask: SlotAsk & { count: number; atLeast?: number }): Slot[];
  /** All slots that this contact could still be offered, in order; takes nothing. */
  open(ask: SlotAsk): Slot[];
  /** Keeps slots for a contact. */
  take(contactId: ContactId, slots: readonly Slot[]): void;
}

export function slotBoard(desk: Desk): SlotBoard {
  const menus = new Map<string, { menu: Menu; seen: number }>();
  const promises: Busy[] = [];
  const own = new Map<ContactId, Busy[]>();

  const promise = (contactId: ContactId, time: Busy): void => {
    promises.push(time);
    const theirs = own.get(contactId);
    if (theirs === undefined) own.set(contactId, [time]);
    else theirs.push(time);
  };
  for (const { contactId, ...slot } of desk.taken) promise(contactId, toBusy(slot));

  /** Runs `look` on the contact's menu, brought up to date, with their own times out of their way. */
  const withMenu = <T>(ask: SlotAsk, look: (menu: Menu) => T): T => {
    const key = menuKey(ask);
    const entry = menus.get(key) ?? { menu: menuFor(desk, ask), seen: 0 };
    menus.set(key, entry);
    for (; entry.seen < promises.length; entry.seen += 1) {
      const time = promises[entry.seen];
      if (time !== undefined) block(entry.menu, time, 1);
    }
    const theirs = own.get(ask.contactId) ?? [];
    const except = (ask.except ?? []).map(toBusy);
    for (const time of theirs) block(entry.menu, time, -1);
    for (const time of except) block(entry.menu, time, 1);
    const result = look(entry.menu);
    for (const time of except) block(entry.menu, time, -1);
    for (const time of theirs) block(entry.menu, time, 1);
    return result;
  };

  return {
    offer(ask) {
      const times = withMenu(ask, (menu) => choose(menu, ask.count));
      if (times.length < (ask.atLeast ?? 1)) return [];
      for (const time of times) promise(ask.contactId, time);
      return times.map(({ from }) => toSlot(from, ask.length));
    },
    open(ask) {
      return withMenu(ask, (menu) => menu.starts.filter((_, index) => menu.blockers[index] === 0)).map(
        (start) => toSlot(start, ask.length),
      );
    },
    take(contactId, slots) {
      for (const slot of slots) promise(contactId, toBusy(slot));
    },
  };
}

function menuFor(desk: Desk, ask: SlotAsk): Menu {
  const length = ask.length * minuteMs;
  const times = openStarts({ ...desk, ...ask }).map((from) => ({ from, until: from + length }));
  return toMenu(times, desk.gap * minuteMs, desk.myZone, ask.theirZone, ask.isLunch);
}

function menuKey(ask: SlotAsk): string {
  const { myHours, theirHours, theirDays, theirZone, theirHolidays, from, until, length, gap, step, atMost } =
    ask;
  const { isLunch } = ask;
  const times = [from.epochMilliseconds, until.epochMilliseconds, length, gap, step];
  return JSON.stringify([times, theirZone, theirHolidays, theirHours, theirDays, myHours, atMost, isLunch]);
}
