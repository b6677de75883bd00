/** What the facts of one mail make of it: the part of `fold` that knows the life of a draft. */
import type { MailFact } from "./facts.ts";
import type { Interview, MailState } from "./interview.ts";
import { type ActionKey, parseActionKey } from "./keys.ts";
import { never } from "./never.ts";

/** Steps that carry times which the contact may accept. */
const offering = new Set(["request", "follow-up", "new-times"]);

/** `seq` is the fact's place in the ledger. */
export function applyMailFact(interview: Interview, fact: MailFact & { seq: number }): void {
  const isNew = !interview.mails.some((known) => known.key === fact.key);
  const mail = findOrMake(interview, fact.key, fact.at);
  if (fact.kind !== "let-go" || isNew) mail.at = fact.at;
  switch (fact.kind) {
    case "drafted":
      beginAttempt(mail, fact.at, fact.seq);
      mail.status = "drafted";
      mail.draft = {
        draftId: fact.draftId,
        messageId: fact.messageId,
        textHash: fact.textHash,
        isEdited: false,
      };
      if (fact.threadId !== undefined) mail.draft.threadId = fact.threadId;
      mail.offered = fact.offered;
      mail.subject = fact.subject;
      keepQuestions(mail, fact);
      return;
    case "refreshed":
      mail.n = fact.n;
      mail.offered = fact.offered;
      keepQuestions(mail, fact);
      if (mail.draft !== undefined) {
        mail.draft = { ...mail.draft, draftId: fact.draftId, textHash: fact.textHash, isEdited: false };
      }
      return;
    case "edited":
      if (mail.draft !== undefined) {
        mail.draft = { ...mail.draft, draftId: fact.draftId, messageId: fact.messageId, isEdited: true };
        // Another subject makes it another thread.
        if (fact.threadId !== undefined) mail.draft.threadId = fact.threadId;
      }
      return;
    case "proposed":
      if (mail.status !== "proposed" && mail.status !== "approved") beginAttempt(mail, fact.at, fact.seq);
      mail.status = "proposed";
      mail.n = fact.n;
      mail.fingerprint = fact.fingerprint;
      mail.offered = fact.offered;
      return;
    case "approved":
      if (mail.fingerprint === fact.fingerprint) mail.status = "approved";
      return;
    case "let-go":
      mail.asItIs = fact.wording;
      if (isNew) mail.status = "let-go";
      return;
    case "rejected":
    case "discarded":
    case "undone":
    case "ambiguous":
      mail.status = fact.kind;
      if (fact.kind === "undone") cancelEvent(interview, fact.key);
      return;
    case "sending":
      mail.status = "sending";
      return;
    case "review":
      mail.status = "review";
      mail.because = fact.evidence;
      return;
    case "not-sent":
      mail.status = "not-sent";
      delete mail.sent;
      mail.attempt += 1;
      return;
    case "withdrawn":
      mail.status = "withdrawn";
      mail.because = fact.because;
      mail.attempt += 1;
      return;
    case "passed":
      mail.status = "passed";
      mail.because = fact.because;
      return;
    case "sent":
      return applySent(interview, mail, fact);
    default:
      return never(fact, "mail fact");
  }
}

function applySent(interview: Interview, mail: MailState, fact: Extract<MailFact, { kind: "sent" }>): void {
  mail.status = "sent";
  mail.offered = fact.offered;
  mail.subject = fact.subject;
  keepQuestions(mail, fact);
  mail.sent = {
    messageId: fact.messageId,
    at: fact.at,
    by: fact.by,
    isEdited: fact.edited,
    hasOtherTimes: fact.otherTimes,
  };
  if (fact.threadId !== undefined) mail.sent.threadId = fact.threadId;
  if (fact.channel !== undefined) mail.sent.channel = fact.channel;
  if (mail.step === "brief") return;
  if (interview.lastContact === undefined || Temporal.Instant.compare(interview.lastContact, fact.at) < 0) {
    interview.lastContact = fact.at;
  }
  if (offering.has(mail.step) && fact.offered.length > 0) {
    interview.offers = fact.offered.map((slot) => ({
      ...slot,
      key: mail.key,
      sentAt: fact.at,
      isPlain: !fact.otherTimes,
    }));
  }
  if (mail.step === "thank-you") {
    const booking = interview.bookings.find((known) => known.bookingId === mail.occurrence);
    if (booking !== undefined) booking.held ??= true;
  }
}

function keepQuestions(mail: MailState, { questions }: { questions?: string[] }): void {
  if (questions !== undefined) mail.questions = questions;
}

/** The owner took an event back before it began: it is to be cancelled. */
function cancelEvent(interview: Interview, key: ActionKey): void {
  for (const booking of interview.bookings) {
    if (booking.eventKey !== key) continue;
    booking.status = booking.status === "agreed" ? "cancelled" : "cancel-wanted";
  }
}

function beginAttempt(mail: MailState, at: Temporal.Instant, seq: number): void {
  mail.since = at;
  mail.sinceSeq = seq;
}

function findOrMake(interview: Interview, key: ActionKey, at: Temporal.Instant): MailState {
  const known = interview.mails.find((mail) => mail.key === key);
  if (known !== undefined) return known;
  const { step, occurrence, round } = parseActionKey(key);
  const mail: MailState = {
    key,
    step,
    occurrence,
    round,
    attempt: 1,
    status: "passed",
    at,
    since: at,
    sinceSeq: 0,
    n: 0,
    offered: [],
    subject: "",
  };
  interview.mails = [...interview.mails, mail];
  return mail;
}
