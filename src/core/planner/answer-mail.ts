/** One answer for each inbound mail: the wish for it, unless it was answered, thrown away, or is the owner's to give. */
import type { Booking } from "../interview.ts";
import type { FactId, Step } from "../keys.ts";
import type { Wanted } from "../slots/fit.ts";
import { threadOf, valuesFor } from "./letter.ts";
import {
  ask,
  isAfter,
  isPassed,
  isSettled,
  keyOf,
  mailBy,
  skip,
  type View,
  type Wish,
  wantMail,
} from "./view.ts";

type Instant = Temporal.Instant;

export interface AnswerHow {
  template: string;
  says: string;
  offersTimes: boolean;
  /** The times are to lie near those that they named. */
  near?: Wanted;
  isForOwner?: boolean;
  /** The meeting that the mail speaks of. */
  booking?: Booking;
  until?: string;
}

/** `answers` is the fact that it answers: an inbound mail, or what a calendar showed. */
export function answer(view: View, step: Step, answers: FactId, due: Instant, how: AnswerHow): void {
  const { interview, rules } = view;
  const key = keyOf(view, step, answers);
  const mail = mailBy(interview, key);
  if (mail !== undefined && isPassed(mail) && interview.closed === undefined) {
    return ask(
      view,
      "reading",
      mail.at,
      `you threw the answer to ${interview.contact.name} away; what shall follow? (\`answer\`, \`close\`)`,
    );
  }
  if (isSettled(mail)) return;
  const own = interview.wrote.at(-1)?.at;
  if (own !== undefined && isAfter(own, due)) {
    return skip(view, step, "owner-wrote", `you answered ${interview.contact.name} yourself`);
  }
  const press = rules.who_presses_send.everything_else;
  const { until, booking, near } = how;
  const extra = { ...(until === undefined ? {} : { until }), ...(booking === undefined ? {} : { booking }) };
  const wish: Wish = {
    key,
    step,
    due,
    because: { says: how.says },
    template: how.template,
    offersTimes: how.offersTimes,
    press:
      isAnsweredByMail(view, key, answers) || (how.isForOwner === true && press === "auto") ? "me" : press,
    fuse: "answer",
    to: "contact",
    thread: () => threadOf(interview),
    values: (seen) => valuesFor(seen, extra),
    answers,
    ...(near === undefined ? {} : { near }),
  };
  wantMail(view, wish);
}

/** We send one answer to each inbound mail; a further one is the owner's to send (contract, section 4: fuses). */
function isAnsweredByMail(view: View, key: Wish["key"], answers: FactId): boolean {
  return view.interview.mails.some(
    (mail) => mail.key !== key && mail.occurrence === answers && mail.sent !== undefined,
  );
}
