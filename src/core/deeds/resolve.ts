/** The owner's word about an action that was lost sight of: it went, or it did not. */
import { sentFactKey } from "../adopt/fact-keys.ts";
import type { Fact, MailFact } from "../facts.ts";
import type { Interview, MailState } from "../interview.ts";
import type { ActionKey, Step } from "../keys.ts";
import type { Pending } from "../pending.ts";
import { mailBy } from "../planner/view.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";
import { stepWords } from "./step-words.ts";

export interface Lost {
  interview: Interview;
  /** The contact's, for when it began to leave. */
  facts: readonly Fact[];
  /** The action's row. */
  pending: Pending | undefined;
  key: ActionKey;
}

const ofCalendar = new Set<Step>(["event", "event-change", "event-cancel", "hold", "hold-release"]);

/** Throws `action/refused` where the action is not in `review`. */
export function toResolve(lost: Lost, went: "sent" | "not-sent", told: Told): Deed {
  const mail = mailBy(lost.interview, lost.key);
  if (mail?.status !== "review") return otherwise(lost, mail, went);
  return went === "sent" ? itWent(lost, mail) : itDidNot(lost, mail, told);
}

function itDidNot({ interview, key }: Lost, mail: MailState, told: Told): Deed {
  const { name } = interview.contact;
  return {
    done: "not-sent",
    says: [
      `Noted: the ${stepWords(mail.step)} to ${name} did not go. If it is still wanted, it is made anew.`,
    ],
    facts: [{ kind: "not-sent", ...about(told, interview, "not-sent", key), key }],
  };
}

function itWent({ interview, facts, pending, key }: Lost, mail: MailState): Deed {
  const { contactId, contact } = interview;
  if (ofCalendar.has(mail.step)) {
    throw refused(
      "An entry in the calendar is not sent.",
      "Say `--not-sent`: the entry is then put there once more. It carries the same id, so there are never two of it.",
    );
  }
  const began = facts.findLast((fact) => fact.kind === "sending" && fact.key === key);
  const draft = pending?.draft ?? mail.draft;
  if (began === undefined || draft === undefined) {
    throw refused(
      `The ${stepWords(mail.step)} to ${contact.name} was never begun to be sent: ${mail.because ?? "it failed before"}`,
      "Say `--not-sent`. If you wrote to them yourself, `start` sees that by itself.",
    );
  }
  const subject = pending?.draft?.subject ?? mail.subject;
  const fact: MailFact = {
    kind: "sent",
    // The same as a sync would give it, should the mail be found in Sent after all.
    factKey: sentFactKey(draft.messageId, contactId),
    at: began.at,
    contact: contactId,
    key,
    messageId: draft.messageId,
    ...(draft.threadId === undefined ? {} : { threadId: draft.threadId }),
    by: "product",
    edited: false,
    offered: pending?.offered ?? mail.offered,
    otherTimes: false,
    subject,
  };
  return {
    done: "sent",
    says: [
      `Noted: the ${stepWords(mail.step)} to ${contact.name} went. Everything after it counts from then.`,
    ],
    facts: [fact],
  };
}

function otherwise({ interview, key }: Lost, mail: MailState | undefined, went: "sent" | "not-sent"): Deed {
  const { name } = interview.contact;
  const what = mail === undefined ? "" : `The ${stepWords(mail.step)} to ${name}`;
  switch (mail?.status) {
    case "sent":
      if (went === "sent") return already(`${what} is known to have gone.`);
      throw refused(`${what} is known to have gone.`, "`log` shows when, and by whom.");
    case "not-sent":
      if (went === "not-sent") return already(`${what} is known not to have gone.`);
      throw refused(
        `${what} is known not to have gone.`,
        "If you wrote to them yourself, `start` sees that by itself.",
      );
    case "sending":
    case "ambiguous":
      throw refused(
        `${what} is looked up in the mailbox first; only what stays unclear then is for you to say.`,
        "`plan` shows when; `start` does it.",
      );
    default:
      throw refused(
        `${key} is not in review: nobody has lost sight of it.`,
        "`plan` shows what waits for you, with the key where one is needed.",
      );
  }
}
