/** One number of a morning mail, answered: first whether it is still open, then the deed that the words ask for. */
import type { Action, Ask, Held } from "../action.ts";
import { toAnswer } from "../deeds/answer.ts";
import { toApprove, toReject } from "../deeds/approval.ts";
import type { Deed, Told } from "../deeds/deed.ts";
import { lastMeeting } from "../deeds/last-meeting.ts";
import { toDebrief, toNote } from "../deeds/note.ts";
import { toResolve } from "../deeds/resolve.ts";
import { stepWords } from "../deeds/step-words.ts";
import type { Fact } from "../facts.ts";
import type { Interview, MailStatus } from "../interview.ts";
import { type ContactId, parseActionKey } from "../keys.ts";
import { never } from "../never.ts";
import type { Pending } from "../pending.ts";
import { unreadReply } from "../planner/conversation.ts";
import { mailBy } from "../planner/view.ts";
import type { Listed } from "./listed.ts";
import { readingWords } from "./reading-words.ts";

/** What a deed needs to know besides the interview. */
export interface Context {
  held: readonly Held[];
  asks: readonly Ask[];
  actions: readonly Action[];
  pending: readonly Pending[];
  factsOf(contactId: ContactId): readonly Fact[];
  told: Told;
}

/** `unclear`: nobody knows what the owner meant. `no`: it can no longer be done. The next morning mail tells them. */
export class NotDone extends Error {
  override readonly name = "NotDone";
  readonly came: "unclear" | "no";
  constructor(came: NotDone["came"], says: string) {
    super(says);
    this.came = came;
  }
}

type SaidOf = { words: string } | { isYes: boolean };
type Of<W extends Listed["what"]> = Extract<Listed, { what: W }>;

/** Throws NotDone, and a Problem `action/refused` where the deed itself refuses. */
export function obeyItem(interview: Interview, item: Listed, said: SaidOf, context: Context): Deed {
  switch (item.what) {
    case "approval":
      return approval(interview, item as Of<"approval">, yesOrNo(said), context);
    case "review":
      return review(interview, item as Of<"review">, yesOrNo(said), context);
    case "held":
      refuseOtherMeeting(interview, item.booking, context);
      return toNote(interview, { text: "", isNews: false, held: yesOrNo(said) }, context.told);
    case "debrief":
      return debrief(interview, item.booking, inWords(said), context);
    case "reading":
      return reading(interview, item as Of<"reading">, inWords(said), context);
    case "news":
      if (!context.asks.some(({ what, contactId }) => what === "news" && contactId === item.contactId))
        throw closed(`no news is asked for ${interview.contact.name} any more`);
      return toNote(interview, { text: inWords(said), isNews: true, held: undefined }, context.told);
    default:
      return never(item, "listed");
  }
}

function approval(interview: Interview, item: Of<"approval">, isYes: boolean, context: Context): Deed {
  const mail = mailBy(interview, item.key);
  const what = `the ${stepWords(parseActionKey(item.key).step)} to ${interview.contact.name}`;
  if (mail?.status !== "proposed") throw closed(`${what} ${became[mail?.status ?? "passed"]}`);
  if (mail.fingerprint !== item.fingerprint)
    throw closed(`${what} has changed since that mail, so your word on it would be void`);
  return isYes
    ? toApprove(interview, item.key, context, context.told)
    : toReject(interview, item.key, context.told);
}

/** What became of something that was proposed in an earlier mail. */
const became: Record<MailStatus, string> = {
  proposed: "waits still",
  approved: "is approved already",
  "let-go": "goes as it is",
  rejected: "was rejected",
  drafted: "lies in your Drafts",
  sending: "is just being sent",
  ambiguous: "may have gone; the mailbox is asked",
  review: "was lost sight of; it stands in the newest mail",
  sent: "has left",
  "not-sent": "is being made anew",
  withdrawn: "was taken back",
  discarded: "was thrown away",
  undone: "was called back",
  passed: "is no longer wanted",
};

function review(interview: Interview, { key }: Of<"review">, isYes: boolean, context: Context): Deed {
  if (mailBy(interview, key)?.status !== "review") throw closed("what became of that mail is known by now");
  const lost = {
    interview,
    key,
    facts: context.factsOf(interview.contactId),
    pending: context.pending.find((row) => row.key === key),
  };
  return toResolve(lost, isYes ? "sent" : "not-sent", context.told);
}

/** In the languages of the mail. */
const notHeld = /^(?:not held|fiel aus|no hubo)[.!]?$/i;

function debrief(interview: Interview, bookingId: string, words: string, context: Context): Deed {
  refuseOtherMeeting(interview, bookingId, context);
  if (notHeld.test(words)) return toNote(interview, { text: "", isNews: false, held: false }, context.told);
  if (lastMeeting(interview, context.told)?.debrief !== undefined)
    throw closed(
      `you noted a line on that meeting with ${interview.contact.name} already; \`debrief\` changes it`,
    );
  return toDebrief(interview, words, context.told);
}

function reading(interview: Interview, item: Of<"reading">, words: string, context: Context): Deed {
  if (unreadReply(interview)?.factId !== item.reply)
    throw closed(`that mail from ${interview.contact.name} no longer waits, or another one came after it`);
  const answer = readingWords(words);
  if (answer === undefined)
    throw new NotDone("unclear", "that is no reading of a mail; the words for it stand behind the question");
  return toAnswer(interview, answer, context.told);
}

function refuseOtherMeeting(interview: Interview, bookingId: string, { told }: Context): void {
  if (lastMeeting(interview, told)?.bookingId !== bookingId)
    throw closed(`there was another meeting with ${interview.contact.name} since`);
}

function yesOrNo(said: SaidOf): boolean {
  if ("isYes" in said) return said.isYes;
  throw new NotDone("unclear", "this one is answered with ok or no");
}

function inWords(said: SaidOf): string {
  if ("words" in said) return said.words;
  throw new NotDone("unclear", "this one is answered in words");
}

function closed(why: string): NotDone {
  return new NotDone("no", `no longer open: ${why}`);
}
