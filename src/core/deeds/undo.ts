/** Calling back what has not left for good: a mail that we would send, or a meeting that is still to come. */
import type { Plan } from "../action.ts";
import type { NewFact } from "../facts.ts";
import type { Booking, Interview, MailState } from "../interview.ts";
import { type ActionKey, parseActionKey, type Step } from "../keys.ts";
import type { Pending } from "../pending.ts";
import { mailBy } from "../planner/view.ts";
import { sayBothZones } from "../say-time.ts";
import { closedByOwner } from "./close.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";
import { stepWords } from "./step-words.ts";

/** Something that can be called back. */
export type Undoable =
  | { kind: "mail"; key: ActionKey; step: Step }
  | { kind: "event"; key: ActionKey; booking: Booking };

const toOwner = new Set<Step>(["brief", "debrief-ask", "morning"]);
const ofCalendar = new Set<Step>(["event", "event-change", "event-cancel"]);
/** Why a mail of our own waits; under any other reason it is not ours to send yet. */
const ownWaits = new Set(["undo", "window", "fuse", "bulk", "slow-down"]);

/**
 * What can be called back of one interview: bookings that are to come, and mails that we would send. `plan` is
 * undefined where none can be made: then the granted actions alone tell.
 */
export function undoables(
  interview: Interview,
  pending: readonly Pending[],
  plan: Pick<Plan, "actions" | "held"> | undefined,
  now: Temporal.Instant,
): Undoable[] {
  const keys = new Set<ActionKey>();
  const isOf = (each: { contactId: string }) => each.contactId === interview.contactId;
  for (const { key } of interview.mails.filter((mail) => mail.status === "approved")) keys.add(key);
  for (const row of pending.filter(isOf)) {
    if (row.state === "ready" || row.state === "claimed" || row.state === "drafted") keys.add(row.key);
  }
  for (const held of plan?.held.filter(isOf) ?? []) if (ownWaits.has(held.reason)) keys.add(held.key);
  for (const action of plan?.actions.filter(isOf) ?? []) {
    if (action.kind === "mail" && action.press === "auto") keys.add(action.key);
  }
  // What is about to be put before the owner is theirs to throw away there.
  for (const action of plan?.actions ?? [])
    if (action.kind === "mail" && action.press !== "auto") keys.delete(action.key);
  const mails = [...keys].flatMap((key): Undoable[] => {
    const { step } = parseActionKey(key);
    return !toOwner.has(step) && !ofCalendar.has(step) && isOurs(mailBy(interview, key))
      ? [{ kind: "mail", key, step }]
      : [];
  });
  const events = interview.bookings.flatMap((booking): Undoable[] => {
    const { status, isAdHoc, start, round } = booking;
    const stands = status === "agreed" || status === "made" || status === "moved";
    if (!stands || isAdHoc || round !== interview.round || Temporal.Instant.compare(start, now) <= 0)
      return [];
    return [{ kind: "event", key: booking.eventKey, booking }];
  });
  return [...mails, ...events];
}

/** Nothing of it stands in the owner's Drafts or waits for their word, and it has not begun to leave. */
function isOurs(mail: MailState | undefined): boolean {
  return mail === undefined || ["not-sent", "withdrawn", "approved"].includes(mail.status);
}

export function toUndo(interview: Interview, undoable: Undoable, told: Told): Deed {
  const { key } = undoable;
  const { name, timezone } = interview.contact;
  const undone: NewFact = { kind: "undone", ...about(told, interview, "undone", key), key };
  if (undoable.kind === "mail") {
    const end = undoable.step === "request" ? closedByOwner(interview, told) : undefined;
    return {
      done: "undone",
      says: [
        `The ${stepWords(undoable.step)} to ${name} is called back; it will not go.`,
        ...(end?.says ?? []),
      ],
      facts: [undone, ...(end?.facts ?? [])],
    };
  }
  const { booking } = undoable;
  const when = sayBothZones(booking, timezone ?? told.zone, told.zone);
  const back = takenBack(interview, booking, told);
  return {
    done: "undone",
    says: [
      `The meeting with ${name} is called off: ${when}.`,
      booking.shown === undefined
        ? "Its invitation was not made yet, so they are told nothing."
        : "Its entry is cancelled in both calendars.",
      ...back.says,
    ],
    facts: [undone, ...back.facts],
  };
}

/** The acceptance waits for the owner again, so that what follows is theirs to say and nothing stops in silence. */
export function takenBack(
  interview: Interview,
  booking: Booking | undefined,
  told: Told,
): { facts: NewFact[]; says: string[] } {
  const reply =
    interview.replies.find(({ factId }) => factId === booking?.agreedBy) ??
    interview.replies.findLast(({ isHuman, round }) => isHuman && round === interview.round);
  if (reply === undefined) return { facts: [], says: [] };
  return {
    facts: [
      {
        kind: "answered",
        ...about(told, interview, "taken-back", reply.factId),
        to: reply.factId,
        reading: { kind: "other" },
      },
    ],
    says: [
      `Nothing is written to ${interview.contact.name} about it by itself: say what shall follow with \`answer\` (\`accepts --start …\`, \`offer-times\`), or end it with \`close\`.`,
    ],
  };
}

/** Why there is nothing to call back under this key; a repetition is no fault. */
export function whyNotUndone(interview: Interview, key: ActionKey): Deed {
  const mail = mailBy(interview, key);
  const { name } = interview.contact;
  const what = mail === undefined ? "" : `The ${stepWords(mail.step)} to ${name}`;
  switch (mail?.status) {
    case "undone":
      return already(`${what} was called back already.`);
    case "sent":
      throw refused(
        `${what} has left. A mail that left cannot be called back.`,
        "`close` stops everything that would follow.",
      );
    case "sending":
    case "ambiguous":
    case "review":
      throw refused(
        `${what} has begun to leave, and that cannot be called back.`,
        "`close` stops everything that would follow; `plan` shows what became of it.",
      );
    case "drafted":
      throw refused(
        `${what} is a draft in your Drafts; nothing leaves without you.`,
        "Delete it there if you do not want it.",
      );
    case "proposed":
      throw refused(`${what} is only proposed; nothing leaves without you.`, "`reject` throws it away.");
    default:
      throw refused(
        `There is nothing under ${key} that could be called back.`,
        "`plan` shows what would leave; a meeting that was over is noted with `note --not-held`.",
      );
  }
}
