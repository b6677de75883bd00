/** Which mail an answer of the owner's is about, and the times that it can choose from. */
import type { Interview, Reply } from "../interview.ts";
import { isUnread, unreadReply } from "../planner/conversation.ts";
import type { Reading } from "../reading.ts";
import type { Offered } from "../slot.ts";
import { refused } from "./deed.ts";

export interface Answerable {
  reply: Reply;
  /** False where every mail was read already, and this is the newest one. */
  isWaiting: boolean;
  /** Mails before it that wait as well; what the last one says settles them. */
  earlier: Reply[];
}

/** The last mail that waits for the owner's reading, else the last one of this round. Throws `action/refused`. */
export function replyToAnswer(interview: Interview): Answerable {
  const { name } = interview.contact;
  if (interview.hasOptedOut) {
    throw refused(`${name} wants no more mail; that holds for ever.`, `\`log\` shows when they said so.`);
  }
  const unread = unreadReply(interview);
  const reply = unread ?? interview.replies.findLast((r) => r.isHuman && r.round === interview.round);
  if (reply === undefined) {
    throw refused(
      `No mail from ${name} is known, so there is nothing to answer.`,
      "If they answered by another way, say `met`, `note` or `close`; a mail that came just now is read by `start`.",
    );
  }
  const earlier = interview.replies.filter((known) => known !== reply && isUnread(known));
  return { reply, isWaiting: unread !== undefined || waitsForYes(interview, reply), earlier };
}

/** It was read, and what it names is the owner's to agree to; or their calendar named another time since. */
function waitsForYes(interview: Interview, { reading, answered, seq }: Reply): boolean {
  if (interview.bookings.some(({ proposed }) => proposed !== undefined)) return true;
  const isLink = reading.kind === "asks-for-times" && reading.link !== undefined;
  if (answered !== undefined || !(isLink || forOwner.has(reading.kind))) return false;
  return !interview.mails.some((mail) => mail.sent !== undefined && mail.sinceSeq > seq);
}

const forOwner = new Set<Reading["kind"]>(["proposes", "reschedules", "refers"]);

/** The times that stand in the last mail that offered any, in its order: `--slot` counts them from 1. */
export function offersIn(interview: Interview): Offered[] {
  if (interview.offers.length > 0)
    return interview.offers.map(({ start, end, words }) => ({ start, end, words }));
  const mail = interview.mails.findLast(
    ({ round, sent, offered }) => round === interview.round && sent !== undefined && offered.length > 0,
  );
  return mail?.offered ?? [];
}
