/** What was proposed and waits for the owner's yes or no (contract, section 4: ask). */
import type { Action, Held } from "../action.ts";
import type { NewFact } from "../facts.ts";
import type { Interview, MailState } from "../interview.ts";
import type { ActionKey } from "../keys.ts";
import { mailBy } from "../planner/view.ts";
import { closedByOwner } from "./close.ts";
import { about, already, type Deed, factKey, refused, type Told } from "./deed.ts";
import { stepWords } from "./step-words.ts";
import { takenBack } from "./undo.ts";

/** The proposals of an interview that stand open, of whatever round. */
export function proposals(interview: Interview): MailState[] {
  return interview.mails.filter((mail) => mail.status === "proposed");
}

/**
 * `plan` is made from the same state, before the approval. Throws `action/refused` where the proposal is no longer
 * what would go: approving it would be void.
 */
export function toApprove(
  interview: Interview,
  key: ActionKey,
  plan: { held: readonly Held[]; actions: readonly Action[] },
  told: Told,
): Deed {
  const mail = mailBy(interview, key);
  const { name } = interview.contact;
  if (mail?.status === "approved")
    return already(`The ${stepWords(mail.step)} to ${name} is approved already.`);
  const { step, n, fingerprint } = proposed(mail, key);
  const held = plan.held.find((each) => each.key === key && each.fingerprint === fingerprint);
  if (held === undefined || fingerprint === undefined) {
    const action = plan.actions.find((each) => each.key === key);
    throw refused(
      action?.kind === "withdraw"
        ? `The ${stepWords(step)} to ${name} is no longer wanted (${action.because.says}), so there is nothing to approve.`
        : `The ${stepWords(step)} to ${name} has changed since it was proposed, so approving it would be void.`,
      "Run `start`: it is proposed anew as it would go now. `preview` shows it.",
    );
  }
  return {
    done: "approved",
    says: [`The ${stepWords(step)} to ${name} is approved.`],
    facts: [
      {
        kind: "approved",
        factKey: factKey(told, "approved", key, n),
        at: told.now,
        contact: interview.contactId,
        key,
        fingerprint,
      },
    ],
  };
}

/**
 * Lets a mail go that etiquette holds: for exactly these words, written down with what was against them (S18).
 * Throws `action/refused` where nothing of the kind is held.
 */
export function toLetGo(interview: Interview, key: ActionKey, held: readonly Held[], told: Told): Deed {
  const { name } = interview.contact;
  const found = held.find((each) => each.key === key && each.reason === "etiquette");
  if (found?.fingerprint === undefined) {
    throw refused(`No mail to ${name} is held because of its words.`, "`plan` shows what is held, and why.");
  }
  const { step, says, fingerprint } = found;
  return {
    done: "let-go",
    says: [`The ${stepWords(step)} to ${name} goes as it is. What is against it: ${says}`],
    facts: [
      {
        kind: "let-go",
        factKey: factKey(told, "let-go", key, interview.lastSeq),
        at: told.now,
        contact: interview.contactId,
        key,
        wording: fingerprint,
        objection: says,
      },
    ],
  };
}

/** Works as throwing a draft away: a request ends the interview. */
export function toReject(interview: Interview, key: ActionKey, told: Told): Deed {
  const mail = mailBy(interview, key);
  const { name } = interview.contact;
  if (mail?.status === "rejected")
    return already(`The ${stepWords(mail.step)} to ${name} is rejected already.`);
  const { step } = mail?.status === "approved" ? mail : proposed(mail, key);
  const rejected: NewFact = { kind: "rejected", ...about(told, interview, "rejected", key), key };
  const says = [`The ${stepWords(step)} to ${name} is rejected and will not go.`];
  if (step === "event" || step === "event-change") return rejectedEvent(interview, key, rejected, says, told);
  const end = step === "request" ? closedByOwner(interview, told) : undefined;
  return {
    done: "rejected",
    says: [...says, ...(end?.says ?? [])],
    facts: [rejected, ...(end?.facts ?? [])],
  };
}

/** The acceptance is the owner's to read again. A moved meeting stays in the calendar at its old time until then. */
function rejectedEvent(
  interview: Interview,
  key: ActionKey,
  rejected: NewFact,
  says: string[],
  told: Told,
): Deed {
  const booking = interview.bookings.find(({ eventKey }) => eventKey === key);
  const back = takenBack(interview, booking, told);
  const undone: NewFact[] =
    booking === undefined ? [] : [{ kind: "undone", ...about(told, interview, "undone", key), key }];
  return { done: "rejected", says: [...says, ...back.says], facts: [rejected, ...undone, ...back.facts] };
}

function proposed(mail: MailState | undefined, key: ActionKey): MailState {
  if (mail?.status === "proposed") return mail;
  throw refused(
    mail?.status === "drafted"
      ? "That mail is not proposed: it waits in your Drafts."
      : `Nothing is proposed under ${key}.`,
    mail?.status === "drafted" ? "Send it or delete it there." : "`plan` shows what waits for your approval.",
  );
}
