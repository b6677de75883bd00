/** One line for each thing that a worker does. The log itself holds ids and never names; here the owner is at the screen. */

import { type ContactId, parseActionKey } from "../../core/keys.ts";
import type { People } from "./people.ts";
import { stepWords } from "./plan-text.ts";

/** Undefined for what only a program would want to know. */
export function workLine(
  event: string,
  fields: Record<string, string | number>,
  people: People,
): string | undefined {
  const { key, contactId, kind, why, count, code, says, where, trouble, error } = fields;
  const whose = typeof contactId === "string" ? people.full(contactId as ContactId) : "";
  const step = typeof key === "string" ? stepWords(parseActionKey(key).step) : "";
  const outcome = outcomes[event];
  if (outcome !== undefined) return `${whose}: ${step} ${outcome}`;
  switch (event) {
    case "sync.learned":
      return learned[String(kind)] === undefined ? undefined : `${whose}: ${learned[String(kind)]}`;
    case "sync.failed":
      return `the mailbox could not be read (${trouble}); it is tried again`;
    case "plan.bulk":
      return `${count} mails would leave at once and wait: \`quarterhour start --confirm ${count}\` lets them go`;
    case "plan.calendar-unreadable":
      return `the calendar could not be read (${trouble}); no time is offered until it can`;
    case "rules.refused":
    case "templates.refused":
      return `${where}: ${says} What stood there before still holds. [${code}]`;
    case "act.failed":
      return `${step} failed (${error}); ${Number(count) < 3 ? "it is tried again" : "it is set aside"}`;
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

const outcomes: Record<string, string> = {
  "act.drafted": "put into your Drafts",
  "act.sent": "sent",
  "act.refreshed": "draft written anew",
  "act.withdrawn": "draft taken back",
  "act.created": "made in the calendar",
  "act.changed": "moved in the calendar",
  "act.cancelled": "called off in the calendar",
  "act.proposed": "waits for your approval",
  "act.held": "waits",
  "act.ambiguous": "may or may not have gone; the mailbox is asked again soon",
  "act.review": "needs your eyes: `quarterhour status`",
  "act.refused": "was refused by the mailbox",
};

const learned: Record<string, string> = {
  sent: "you sent the draft",
  edited: "you edited the draft",
  discarded: "you threw the draft away",
  wrote: "you wrote to them yourself",
  received: "a mail came from them",
  "event-seen": "the calendar entry changed",
};
