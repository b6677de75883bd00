/**
 * Offered times as tentative entries in the owner's calendar (`requests.hold_offered_times`; A7, B8): made while the
 * time is promised, and released when it is not any more: chosen, turned down, two working days old, thrown away.
 */
import type { Hold } from "../interview.ts";
import { parseActionKey, toActionKey } from "../keys.ts";
import { cite } from "../rules/cite.ts";
import type { Slot } from "../slot.ts";
import { promisedTo, promisedUntil } from "./promises.ts";
import { isAfter, keyOf, mailBy, type View, wake, wantHold } from "./view.ts";

/** After all that is said about the meeting itself: the time that was chosen is held until its entry stands. */
export function wantHolds(view: View): void {
  const { interview, calendar } = view;
  if (view.isPaused || (interview.holds.length === 0 && !view.rules.requests.hold_offered_times)) return;
  const promised = heldTimes(view);
  for (const slot of promised) if (!isKnown(view, slot)) make(view, slot);
  for (const hold of interview.holds) {
    const stands = hold.status === "made" || hold.status === "moved";
    if (stands && !promised.some((slot) => slot.start.equals(hold.start)) && !isBeingBooked(view, hold))
      release(view, hold);
  }
  for (const { start, sentAt } of interview.offers) {
    wake(view, start);
    wake(view, promisedUntil(sentAt, calendar));
  }
}

/** The times that are to stand in the calendar now. */
function heldTimes(view: View): Slot[] {
  const { interview, rules, calendar, now } = view;
  const isHeld =
    rules.requests.hold_offered_times && interview.closed === undefined && !interview.hasOptedOut;
  return isHeld ? promisedTo(interview, calendar, now).filter(({ start }) => isAfter(start, now)) : [];
}

/** It stands there; or a person took it away, and it is not for us to put it back. */
function isKnown({ interview }: View, slot: Slot): boolean {
  return interview.holds.some((hold) => hold.start.equals(slot.start) && hold.status !== "released");
}

/** Otherwise the time would be open to others for as long as it takes to write the entry of the meeting. */
function isBeingBooked({ out }: View, hold: Hold): boolean {
  return out.events.some(
    ({ change, booking }) =>
      change !== "cancel" && isAfter(booking.end, hold.start) && isAfter(hold.end, booking.start),
  );
}

function make(view: View, slot: Slot): void {
  const key = keyOf(view, "hold", slot.start.toString());
  // Refused by the calendar: the owner says when to try again.
  if (mailBy(view.interview, key)?.status === "review") return;
  const rule = cite(view.rules, "requests.hold_offered_times");
  wantHold(view, {
    key,
    step: "hold",
    change: "make",
    slot,
    because: { says: "the time stands in a mail, and is kept free for it", rule },
  });
}

function release(view: View, hold: Hold): void {
  const key = releaseKeyOf(hold);
  if (mailBy(view.interview, key)?.status === "review") return;
  wantHold(view, {
    key,
    step: "hold-release",
    change: "release",
    slot: hold,
    because: { says: "the time is no longer promised to anybody" },
  });
}

/** In the round in which it was made. */
function releaseKeyOf({ key }: Hold) {
  return toActionKey({ ...parseActionKey(key), step: "hold-release" });
}
