/** What a reply asks of us: other times, a polite answer to a no, an answer to "not now". One answer for each. */
import type { Booking, Reply } from "../interview.ts";
import type { FactId } from "../keys.ts";
import { answer } from "./answer-mail.ts";
import { conversation } from "./conversation.ts";
import { askAboutMove, isMovedTooOften, wantProposed } from "./steps-proposals.ts";
import { ask, isAfter, isDue, isSettled, mailsOf, skip, type View } from "./view.ts";

type Instant = Temporal.Instant;

/** Answers to the last settled reply; older ones are moot. */
export function wantAnswer(view: View): void {
  const reply = conversation(view.interview).at(-1);
  if (reply === undefined) return;
  const at = reply.answeredAt ?? reply.at;
  const { reading } = reply;
  const { name } = view.interview.contact;
  switch (reading.kind) {
    case "asks-for-times":
      if (reading.link !== undefined) return askToChoose(view, reply, reading.link);
      if (isMovedTooOften(view, reply)) return askAboutMove(view, at);
      return wantTimes(view, reply, at, `${name} asked for other times`);
    case "proposes":
    case "reschedules":
      if (isMovedTooOften(view, reply)) return askAboutMove(view, at);
      if (reading.starts.length + reading.windows.length === 0)
        return wantTimes(view, reply, at, `${name} asked for another time`);
      return wantProposed(view, { by: reply.factId, at, reply, ...reading });
    case "cancels":
      return answer(view, "new-times", reply.factId, at, {
        template: "new-times",
        says: `${name} called the meeting off; other times are prepared`,
        offersTimes: true,
        isForOwner: true,
      });
    case "not-now":
      return wantLater(view, reply, at, reading.until);
    case "refers":
      return askToBringIn(view, reply);
    default:
      return;
  }
}

function wantTimes(view: View, reply: Reply, at: Instant, says: string): void {
  answer(view, "new-times", reply.factId, at, { template: "new-times", says, offersTimes: true });
}

/** We open no links: whoever wants a time chosen on a page of theirs leaves it to the owner. */
function askToChoose(view: View, reply: Reply, link: string): void {
  const { name } = view.interview.contact;
  if (wroteSince(view, reply)) {
    return skip(view, "new-times", "owner-wrote", `you answered ${name} yourself`);
  }
  const says = `${name} asks you to choose a time at ${link}; choose one there yourself, or offer yours (\`offer-times\`)`;
  ask(view, "reading", reply.at, says);
}

/** People whom they named become contacts by the owner's word alone. */
export function askAboutPeople(view: View, reply: Reply): void {
  if (reply.reading.kind !== "refers" || reply.answered !== undefined) return;
  const people = reply.reading.people.map((person) => person.name ?? person.email ?? "somebody");
  const isAddressed = reply.reading.people.some(({ email }) => email !== undefined);
  const says = `${view.interview.contact.name} refers you to ${people.join(" and ")}${isAddressed ? "" : ", without an address"}; shall they become contacts?`;
  ask(view, "reading", reply.at, says, isAddressed ? { kind: "refers" } : undefined);
}

function askToBringIn(view: View, reply: Reply): void {
  const { name } = view.interview.contact;
  askAboutPeople(view, reply);
  skip(
    view,
    "new-times",
    "referred",
    `${name} named somebody else; say \`answer\` or \`close\` if more is to follow, or nothing`,
  );
}

function wroteSince({ interview }: View, reply: Reply): boolean {
  return interview.wrote.some((own) => own.seq > reply.seq);
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
