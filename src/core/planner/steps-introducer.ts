/** Mails to an introducer about those whom they introduce. They belong to the introducer's interview (S10–S13). */
import type { Interview } from "../interview.ts";
import type { Step } from "../keys.ts";
import { cite } from "../rules/cite.ts";
import { addSpan } from "../time/span.ts";
import { unreadReply } from "./conversation.ts";
import {
  hasIntroduced,
  introducerMail,
  introductionOf,
  namingReply,
  unsettledReferral,
} from "./introduction.ts";
import { threadOf, valuesFor } from "./letter.ts";
import { currentBooking } from "./stage.ts";
import { askAboutPeople } from "./steps-answers.ts";
import { wasHeld } from "./verdict.ts";
import {
  conclude,
  isAfter,
  isDue,
  isPassed,
  isSettled,
  keyOf,
  latest,
  mailBy,
  mailsOf,
  skip,
  type View,
  type Wish,
  wantMail,
} from "./view.ts";

export function wantIntroductions(view: View): void {
  const unsettled = unsettledReferral(view.interview, view.targets);
  if (unsettled !== undefined) askAboutPeople(view, unsettled);
  for (const target of view.targets) {
    if (target.hasOptedOut || target.contact.via === "cold") continue;
    wantThanks(view, target, "before");
    wantThanks(view, target, "after");
    wantAsk(view, target);
  }
}

function wantAsk(view: View, target: Interview): void {
  const { interview, rules, now } = view;
  if (target.closed !== undefined || (target.contact.why_them ?? "").trim() === "") return;
  if (mailsOf(target, "request").some((mail) => mail.sent !== undefined)) return;
  const state = introductionOf(target, interview);
  if (state === "to-ask") {
    const key = keyOf(view, "introduction-ask", target.contactId);
    wantMail(
      view,
      wish(view, target, "introduction-ask", {
        key,
        template: "introduction-ask",
        due: mailBy(interview, key)?.since ?? now,
        says: `${interview.contact.name} can introduce you to ${target.contact.name}`,
        fuse: "unprompted",
      }),
    );
  }
  const asked = introducerMail(interview, "introduction-ask", target.contactId);
  if (state !== "asked" || asked?.sent === undefined) return;
  if (unreadReply(interview) !== undefined || unsettledReferral(interview, view.targets) !== undefined)
    return;
  const until = addSpan(
    latest(asked.sent.at, interview.wrote.at(-1)?.at),
    rules.requests.give_up,
    view.calendar,
  );
  const says = `${interview.contact.name} has not answered; ${target.contact.name} is asked without them then`;
  if (!isDue(until, now)) return skip(view, "introduction-ask", "waiting-for-answer", says, until);
  conclude(view, {
    key: asked.key,
    step: "introduction-ask",
    because: { says, rule: cite(rules, "requests.give_up") },
    facts: [
      {
        kind: "passed",
        factKey: `plan~${asked.key}~passed`,
        at: now,
        contact: interview.contactId,
        key: asked.key,
        step: "introduction-ask",
        because: says,
      },
    ],
  });
}

function wantThanks(view: View, target: Interview, when: "before" | "after"): void {
  const { interview, rules } = view;
  if (!hasIntroduced(target, interview)) return;
  if (when === "after" && !rules.meetings.after.thank_introducer) return;
  const key = keyOf(view, "introducer-thanks", `${target.contactId}.${when}`);
  const known = introducerMail(interview, "introducer-thanks", `${target.contactId}.${when}`);
  if (isSettled(known)) return;
  const due = when === "before" ? introducedAt(interview, target) : thankedAt(view, target);
  if (due === undefined) return;
  const own = interview.wrote.at(-1)?.at;
  if (own !== undefined && isAfter(own, due)) {
    return passBecauseWritten(view, key, `you wrote to ${interview.contact.name} yourself`);
  }
  wantMail(
    view,
    wish(view, target, "introducer-thanks", {
      key,
      template: `introducer-thanks-${when}`,
      due,
      says:
        when === "before"
          ? `${interview.contact.name} named ${target.contact.name}; thanks come before the request`
          : `you met ${target.contact.name}; ${interview.contact.name}, who made it possible, hears of it`,
      fuse: "answer",
    }),
  );
}

/** Your own mail counts as the thanks; the gate is waived, and nothing is said twice. */
function passBecauseWritten(view: View, key: Wish["key"], says: string): void {
  const { interview, now } = view;
  conclude(view, {
    key,
    step: "introducer-thanks",
    because: { says },
    facts: [
      {
        kind: "passed",
        factKey: `plan~${key}~passed`,
        at: now,
        contact: interview.contactId,
        key,
        step: "introducer-thanks",
        because: says,
      },
    ],
  });
}

interface How {
  key: Wish["key"];
  template: string;
  due: Temporal.Instant;
  says: string;
  fuse: Wish["fuse"];
}

function wish(view: View, target: Interview, step: Step, how: How): Wish {
  const { interview, rules } = view;
  const reply = namingReply(target, interview);
  const press = rules.who_presses_send;
  return {
    key: how.key,
    step,
    due: how.due,
    because: { says: how.says },
    template: how.template,
    offersTimes: false,
    press: step === "introduction-ask" ? press.request : "me",
    fuse: how.fuse,
    to: "contact",
    thread: () => (step === "introduction-ask" ? undefined : threadOf(interview)),
    values: (seen) => valuesFor(seen, { target: target.contact }),
    ...(reply === undefined ? {} : { answers: reply.factId }),
  };
}

function introducedAt(interview: Interview, target: Interview): Temporal.Instant | undefined {
  const reply = namingReply(target, interview);
  if (mailsOf(target, "request").some((mail) => isSettled(mail) && !isPassed(mail))) return undefined;
  return reply?.answeredAt ?? reply?.at;
}

function thankedAt(view: View, target: Interview): Temporal.Instant | undefined {
  const booking = currentBooking(target);
  if (booking === undefined || !wasHeld(booking, view.now)) return undefined;
  return mailsOf(target, "thank-you").find((mail) => mail.occurrence === booking.bookingId)?.sent?.at;
}
