/** Calendar entries: made, moved and cancelled as agreed, or proposed where the owner wants to see them first. */

import type { Meeting } from "../action.ts";
import type { Booking } from "../interview.ts";
import type { OwnTime } from "../slot.ts";
import { composeEvent } from "./compose.ts";
import type { Grants } from "./grant.ts";
import { valuesFor } from "./letter.ts";
import { spokenIn } from "./offers.ts";
import { pausedWords } from "./paused.ts";
import { type EventWish, mailBy, soon, type View, wake } from "./view.ts";

export function grantEvent(view: View, wish: EventWish, grants: Grants): void {
  const { booking } = wish;
  const { contactId, contact } = view.interview;
  const isCancel = wish.change === "cancel";
  const template = isCancel ? "event-cancel" : "event";
  const spoken = spokenIn(view, template);
  const composed = composeEvent(spoken, booking, template, valuesFor(spoken, { booking }));
  const common = { key: wish.key, contactId, step: wish.step };
  const held = (reason: "paused" | "missing-value" | "approval", says: string) => {
    grants.held.push({ ...common, reason, says, fingerprint: composed.fingerprint });
  };
  if (view.isPaused) return held("paused", pausedWords(view.state.mailboxFacts));
  if (view.state.busy === "unreadable") {
    const until = soon(view);
    grants.held.push({
      ...common,
      reason: "calendar-unreadable",
      says: "your calendar could not be read, so nothing is booked; it is tried again then",
      until,
    });
    return wake(view, until);
  }
  if (contact.email === undefined)
    return held("missing-value", `the invitation needs an address of ${contact.name}`);
  if (composed.missing.length > 0)
    return held("missing-value", `the event text needs ${composed.missing.join(", ")}`);
  const mail = mailBy(view.interview, wish.key);
  const isKnown = mail?.fingerprint === composed.fingerprint;
  if (wish.press === "ask" && mail?.status === "proposed" && isKnown) {
    return held("approval", `the meeting with ${contact.name} waits for your approval`);
  }
  const isApproved = mail?.status === "approved" && isKnown;
  const sequence = isCancel ? booking.sequence + 1 : booking.sequence;
  const meeting: Meeting = {
    start: booking.start,
    end: booking.end,
    booking: booking.bookingId,
    revision: booking.revision,
    sequence,
    uid: booking.uid,
    eventKey: booking.eventKey,
    zone: view.zone ?? view.state.zone,
    own: ownTimes(view, booking),
  };
  grants.actions.push({
    ...common,
    kind: "event",
    due: wish.due,
    because: wish.because,
    change: wish.change,
    meeting,
    letter: composed.letter,
    press: isApproved ? "auto" : wish.press,
    fingerprint: composed.fingerprint,
    n: (mail?.n ?? 0) + 1,
  });
  grants.pins.push({ ...common, due: wish.due, offered: [] });
}

/** The entry as it is, which shows its old time until it is moved, and what is held for this contact. */
function ownTimes({ interview }: View, booking: Booking): OwnTime[] {
  const { eventKey: key, shown = booking } = booking;
  const holds = interview.holds.filter(({ status }) => status === "made");
  return [{ key, start: shown.start }, ...holds.map(({ key, start }) => ({ key, start }))];
}
