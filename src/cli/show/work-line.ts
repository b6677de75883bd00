/** One line for each thing that a worker does. The log itself holds ids and never names; here the owner is at the screen. */

import { type ContactId, parseActionKey } from "../../core/keys.ts";
import type { People } from "./people.ts";
import { outcomeWords, stepWords } from "./plan-text.ts";

/** Undefined for what only a program would want to know. */
export function workLine(
  event: string,
  fields: Record<string, string | number>,
  people: People,
): string | undefined {
  const { key, contactId, kind, why, count, code, says, where, trouble, error, at } = fields;
  const whose = typeof contactId === "string" ? people.full(contactId as ContactId) : "";
  const step = typeof key === "string" ? stepWords(parseActionKey(key).step) : "";
  const outcome = outcomeOf(event);
  if (outcome !== undefined) return `${whose}: ${step} ${outcome}`;
  switch (event) {
    case "sync.learned":
      return learned[String(kind)] === undefined ? undefined : `${whose}: ${learned[String(kind)]}`;
    case "sync.failed":
      return `mailbox or calendar could not be read (${why ?? trouble}); it is tried again`;
    case "sync.signed-out":
      return "your account no longer accepts our sign-in, so everything rests and is kept; `quarterhour accounts` says why, and what to do";
    case "sync.signed-in":
      return "your account accepts our sign-in again; what rested goes on";
    case "sync.sign-in-ends":
      return `your sign-in ends at ${at}; \`quarterhour accounts\` says what to do`;
    case "plan.bulk":
      return `${count} mails would leave at once and wait: \`quarterhour start --confirm ${count}\` lets them go`;
    case "plan.calendar-unreadable":
      return `the calendar could not be read (${trouble}); no time is offered until it can`;
    case "rules.refused":
    case "templates.refused":
      return `${where}: ${says} What stood there before still holds. [${code}]`;
    case "act.failed":
      return `${step} failed (${error}); ${Number(count) < 3 ? "it is tried again" : "it is set aside"}`;
    case "store.waits":
      return `${says} It is tried again. [${code}]`;
    case "run.woke":
      return "the clock jumped, or this machine slept; everything is read again first";
    case "sync.stopped":
    case "plan.stopped":
    case "act.stopped":
      return `stopped: ${why}`;
    default:
      return undefined;
  }
}

function outcomeOf(event: string): string | undefined {
  const [room, what = ""] = event.split(".");
  return room === "act" && Object.hasOwn(outcomeWords, what)
    ? outcomeWords[what as keyof typeof outcomeWords]
    : undefined;
}

const learned: Record<string, string> = {
  sent: "you sent the draft",
  edited: "you edited the draft",
  discarded: "you threw the draft away",
  wrote: "you wrote to them yourself",
  received: "a mail came from them",
  "event-seen": "the calendar entry changed",
  said: "you answered the morning mail",
};
