/** What a reply asks of us: other times, a polite answer to a no, an answer to "not now". One answer for each. */
import type { Booking, Reply } from "../interview.ts";
import type { FactId, Step } from "../keys.ts";
import { conversation } from "./conversation.ts";
import { threadOf, valuesFor } from "./letter.ts";
import {
  ask,
  isAfter,
  isDue,
  isPassed,
  isSettled,
  keyOf,
  mailBy,
  mailsOf,
  skip,
  type View,
  type Wish,
  wantMail,
} from "./view.ts";

type Instant = Temporal.Instant;

/** Answers to the last settled reply; older ones are moot. */
export function wantAnswer(view: View): void {
  const reply = conversation(view.interview).at(-1);
  if (reply === undefined) return;
  const at = reply.answeredAt ?? reply.at;
  switch (reply.reading.kind) {
    case "asks-for-times":
      return answer(view, "new-times", reply.factId, at, {
        template: "new-times",
        says: `${view.interview.contact.name} asked for other times`,
        offersTimes: true,
      });
    case "not-now":
      return wantLater(view, reply, at, reply.reading.until);
    case "refers":
      return skip(
        view,
        "new-times",
        "referred",
        `${view.interview.contact.name} named somebody else; say \`answer\` or \`close\` if more is to follow, or nothing`,
      );
    default:
      return;
  }
}

/** The one mail that may still go to somebody who declined. */
export function wantDeclineAnswer(view: View): void {
  const { interview } = view;
  const reply = interview.replies.findLast(
    (r) => r.reading.kind === "declines" && r.round === interview.round,
  );
  if (reply === undefined || interview.hasOptedOut) return;
  // The one mail after the close, however often they say no.
  const others = mailsOf(interview, "decline-answer").filter((mail) => mail.occurrence !== reply.factId);
  if (others.some(isSettled)) return;
  answer(view, "decline-answer", reply.factId, reply.answeredAt ?? reply.at, {
    template: "decline-answer",
    says: `${interview.contact.name} declined; a short thank-you closes it well`,
    offersTimes: false,
  });
}

/** An agreed time that is no longer free is answered with others. */
export function wantTimesInstead(view: View, booking: Booking): void {
  const { agreedBy } = booking;
  if (agreedBy === undefined) return;
  answer(view, "new-times", agreedBy, booking.at, {
    template: "new-times-gone",
    says: `the time that ${view.interview.contact.name} chose is no longer free`,
    offersTimes: true,
  });
}

/** Not held, or taken back by somebody: new times, prepared for the owner and never sent by us alone. */
export function wantTimesAfter(view: View, endedBy: FactId, booking: Booking): void {
  const wasMissed = !isAfter(booking.start, view.now);
  answer(view, "new-times", endedBy, booking.at, {
    booking,
    template: wasMissed ? "new-times-after-missed" : "new-times",
    says: wasMissed
      ? "the meeting was not held; other times are prepared"
      : "the meeting was called off; other times are prepared",
    offersTimes: true,
    isForOwner: true,
  });
}

function wantLater(view: View, reply: Reply, at: Instant, until: string | undefined): void {
  const { interview, now, state } = view;
  const back = until === undefined ? undefined : morningOf(until, state.zone);
  if (back !== undefined && isDue(back, now)) {
    return answer(view, "new-times", reply.factId, back, {
      template: "new-times",
      says: `${interview.contact.name} asked to be written to again on ${until}`,
      offersTimes: true,
    });
  }
  answer(view, "not-now-answer", reply.factId, at, {
    template: "not-now-answer",
    says: `${interview.contact.name} said not now`,
    offersTimes: false,
    ...(until === undefined ? {} : { until }),
  });
  if (back !== undefined)
    skip(view, "new-times", "not-due", `${interview.contact.name} asked to be written to again then`, back);
}

/** When somebody who named a day may be written to again. */
export function morningOf(date: string, zone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: "09:00" }).toInstant();
}

interface AnswerHow {
  template: string;
  says: string;
  offersTimes: boolean;
  isForOwner?: boolean;
  /** The meeting that the mail speaks of. */
  booking?: Booking;
  until?: string;
}

function answer(view: View, step: Step, answers: FactId, due: Instant, how: AnswerHow): void {
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
  const { until, booking } = how;
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
    values: () => valuesFor(view, extra),
    answers,
  };
  wantMail(view, wish);
}

/** We send one answer to each inbound mail; a further one is the owner's to send (contract, section 4: fuses). */
function isAnsweredByMail(view: View, key: Wish["key"], answers: FactId): boolean {
  return view.interview.mails.some(
    (mail) => mail.key !== key && mail.occurrence === answers && mail.sent !== undefined,
  );
}
