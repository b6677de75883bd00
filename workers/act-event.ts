/** The calendar entry of a booking: made, moved, cancelled. Each is the same call again after a crash (reliability 4.2). */
import type { Action, Values } from "../src/core/action.ts";
import type { EventFact } from "../src/core/facts.ts";
import { never } from "../src/core/never.ts";
import type { CalendarEvent } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { propose } from "./act-mail.ts";
import { isFresh } from "./fresh.ts";
import { again, contactOf, drop, factKeyOf, finish, lost, type Work } from "./work.ts";

type EventAction = Extract<Action, { kind: "event" }>;
type Made = Pick<CalendarEvent, "uid" | "sequence">;

export async function performEvent(work: Work, action: EventAction): Promise<Outcome> {
  const { deps, now } = work;
  const { meeting, change, press } = action;
  if (press !== "auto") return propose(work, { ...action, attempt: work.claim.attempt });
  // An entry is the invitation, and leaves as a mail does: on what they wrote last, not on what they wrote before.
  if (!(await isFresh(deps, now))) {
    await deps.ring({ queue: "sync", mailboxId: deps.mailboxId });
    return again(work, now.add({ minutes: 1 }), "mailbox and calendar are read first");
  }
  const event = await toEvent(work, action);
  if (change === "cancel") {
    await deps.calendar.cancel(meeting.eventKey, event);
    return record(work, action, event);
  }
  const end = await takeTime(work, action);
  return end ?? record(work, action, await deps.calendar.put(meeting.eventKey, event));
}

/**
 * Nothing is written before that time is this meeting's alone in the store, and the calendar was asked once more, just
 * now, whether it is free. Where it is not, the plan finds other times at once. Undefined: go on.
 */
async function takeTime(work: Work, { meeting }: EventAction): Promise<Outcome | undefined> {
  const { deps, claim, now } = work;
  const { booking, start, end, own } = meeting;
  const taken = await deps.ledger.advance(claim, { kind: "taking", booking, slot: { start, end }, now });
  if (taken.kind === "taken") return drop(work, "another meeting has that time");
  if (taken.kind !== "ok") return lost;
  const busy = await deps.calendar.busy(start, end, own);
  return busy.length === 0 ? undefined : drop(work, "that time is no longer free in the calendar");
}

async function record(work: Work, action: EventAction, made: Made): Promise<Outcome> {
  const { meeting, change, key } = action;
  const { uid, sequence } = made;
  const outcome = outcomeOf(change);
  const fact: EventFact = {
    kind: `event-${outcome}`,
    factKey: factKeyOf(work, `${outcome}.${meeting.revision}.${work.claim.attempt}`),
    at: work.now,
    contact: contactOf(work.claim),
    key,
    booking: meeting.booking,
    revision: meeting.revision,
    uid,
    start: meeting.start,
    end: meeting.end,
    sequence,
  };
  return finish(work, [fact], { outcome, uid });
}

function outcomeOf(change: EventAction["change"]): "created" | "changed" | "cancelled" {
  switch (change) {
    case "create":
      return "created";
    case "change":
      return "changed";
    case "cancel":
      return "cancelled";
    default:
      return never(change, "change of an event");
  }
}

async function toEvent(work: Work, action: EventAction): Promise<CalendarEvent> {
  const { deps, rules } = work;
  const { letter, meeting } = action;
  const { subject, text } = await deps.render(letter);
  const location = placeOf(letter.values);
  return {
    uid: meeting.uid,
    sequence: meeting.sequence,
    start: meeting.start,
    end: meeting.end,
    zone: meeting.zone,
    summary: subject,
    description: text,
    ...(location === undefined ? {} : { location }),
    organizer: { name: rules.me.name, address: rules.mailbox.address },
    attendees: [letter.to],
  };
}

function placeOf(values: Values): string | undefined {
  const { meeting } = values;
  if (typeof meeting !== "object" || Array.isArray(meeting)) return undefined;
  return typeof meeting.place === "string" ? meeting.place : undefined;
}
