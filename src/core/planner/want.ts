/** Everything that one interview wants at this instant, step by step, before any gate. */
import type { Reply } from "../interview.ts";
import { sayBothZones } from "../say-time.ts";
import { conversation, unreadReply } from "./conversation.ts";
import { guessedAnswer } from "./guessed-answer.ts";
import { lastHeld, stageOf } from "./stage.ts";
import { wantAfter } from "./steps-after.ts";
import { wantAnswer, wantDeclineAnswer } from "./steps-answers.ts";
import { wantHolds } from "./steps-holds.ts";
import { wantIntroductions } from "./steps-introducer.ts";
import { wantCheckIn } from "./steps-keep-in-touch.ts";
import { wantBrief, wantEvent, wantNewTry, wantNoEvent, wantQuestions } from "./steps-meeting.ts";
import { wantNudge } from "./steps-nudge.ts";
import { wantCounter } from "./steps-proposals.ts";
import {
  closeRecord,
  introducerOf,
  wantAddress,
  wantFollowUp,
  wantQuietEnd,
  wantRequest,
} from "./steps-request.ts";
import { ask, isAfter, type View } from "./view.ts";

export function want(view: View): void {
  wantAll(view);
  wantHolds(view);
}

function wantAll(view: View): void {
  const { interview, now, rules } = view;
  reviews(view);
  const unread = unreadReply(interview);
  if (unread !== undefined && !interview.hasOptedOut) {
    askToRead(view, unread);
  }
  if (interview.closed !== undefined) {
    if (interview.closed.reason === "declined") wantDeclineAnswer(view);
    return wantNoEvent(view);
  }
  if (declined(view)) return closeRecord(view, "declined", `${interview.contact.name} declined`);
  if (view.state.suppressed.has(interview.contactId)) {
    return closeRecord(view, "opted-out", `${interview.contact.name} asked not to be written to`);
  }
  wantAddress(view);
  wantIntroductions(view);
  wantEvent(view);
  switch (stageOf(interview, rules, now, introducerOf(view))) {
    case "researching":
    case "ready":
      return wantRequest(view);
    case "requested":
      return wantFollowUp(view);
    case "arranging":
      wantAnswer(view);
      wantCounter(view);
      wantNewTry(view);
      return wantQuietEnd(view);
    case "scheduled":
      wantAnswer(view);
      wantCounter(view);
      wantNudge(view);
      wantBrief(view);
      wantQuestions(view);
      wantAfter(view);
      return wantCheckIn(view);
    case "met":
    case "thanked":
    case "in-touch":
      // Whoever writes after the meeting may want another one.
      if (wroteSince(view)) wantAnswer(view);
      wantNewTry(view);
      wantBrief(view);
      wantQuestions(view);
      wantAfter(view);
      return wantCheckIn(view);
    case "closed":
      return;
  }
}

function askToRead(view: View, unread: Reply): void {
  const { name, timezone } = view.interview.contact;
  const guess = guessedAnswer(view, unread);
  const seems =
    guess === undefined
      ? ""
      : `, perhaps of ${sayBothZones(guess, timezone ?? view.state.zone, view.state.zone)}`;
  ask(view, "reading", unread.at, `${name} wrote${seems}; what does it say? (\`answer\`)`, guess);
}

/** A decline closes at once, unless they wrote again since; a no to introducing somebody is only that. */
function declined(view: View): boolean {
  return conversation(view.interview).at(-1)?.reading.kind === "declines";
}

function wroteSince({ interview, now }: View): boolean {
  const last = conversation(interview).at(-1);
  const booking = lastHeld(interview, now);
  return last !== undefined && booking !== undefined && isAfter(last.at, booking.end);
}

function reviews(view: View): void {
  for (const mail of view.interview.mails) {
    if (mail.status !== "review") continue;
    ask(
      view,
      "review",
      mail.at,
      `${mail.because ?? "it is not known whether it went"}; say \`resolve ${mail.key} --sent\` or \`--not-sent\``,
    );
  }
}
