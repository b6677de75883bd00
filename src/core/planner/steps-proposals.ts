/**
 * Times that the contact names themselves, in a mail or through their calendar. One that suits is prepared for the
 * owner, or booked where the rules say so; else the nearest that do are offered, twice at the most (A9, B7).
 */
import type { Booking, Interview, Reply } from "../interview.ts";
import type { FactId } from "../keys.ts";
import type { Reading } from "../reading.ts";
import { cite } from "../rules/cite.ts";
import type { Rules } from "../rules-shape.ts";
import { sayBothZones } from "../say-time.ts";
import type { Slot } from "../slot.ts";
import type { Fit, Wanted } from "../slots/fit.ts";
import { answer } from "./answer-mail.ts";
import { ask, conclude, isAfter, keyOf, mailBy, mailsOf, skip, soon, type View, wake } from "./view.ts";

type Instant = Temporal.Instant;

/** Times that they named, and where. `by` is the fact that says so; `reply` where it is a mail. */
export interface Proposal extends Omit<Wanted, "minutes"> {
  by: FactId;
  at: Instant;
  reply?: Reply;
  minutes?: number;
}

/** Rounds of other times in answer to theirs; after that the owner takes over. */
const mostRounds = 2;

export function wantProposed(view: View, proposal: Proposal): void {
  const { interview } = view;
  const { name } = interview.contact;
  const wanted = { ...proposal, minutes: proposedLength(view.rules, proposal.minutes) };
  const fit = view.board.fit(view, wanted, proposal.at);
  // What was answered with other times, or is about to be, stays so, whatever comes free since.
  if (isAnswered(view, proposal)) {
    const why = fit.kind === "no" ? reasons[fit.why] : "did not suit";
    return wantNearest(view, proposal, wanted, why);
  }
  const own = interview.wrote.at(-1)?.at;
  if (own !== undefined && isAfter(own, proposal.at))
    return skip(view, "new-times", "owner-wrote", `you answered ${name} yourself`);
  switch (fit.kind) {
    case "unknown":
      return skip(
        view,
        "new-times",
        "calendar-unreadable",
        `your calendar could not be read, so it is not known whether the time that ${name} named suits`,
        soon(view),
      );
    case "fits":
      wake(view, fit.slot.start);
      if (view.rules.meetings.book_proposed === "yes" && proposal.reply !== undefined)
        return book(view, proposal.reply, fit.slot);
      return ask(view, "reading", proposal.at, saysThatItSuits(view, proposal, fit.slot), {
        kind: "accepts",
        start: fit.slot.start,
        minutes: wanted.minutes,
      });
    case "no":
      if (roundsOf(interview) >= mostRounds) {
        const says = `${name} named ${sayTimes(view, proposal)}, which ${reasons[fit.why]}, after ${mostRounds} rounds of other times; what shall follow?`;
        return ask(view, "reading", proposal.at, says);
      }
      return wantNearest(view, proposal, wanted, reasons[fit.why]);
  }
}

/** Other times went out for it, or are about to. */
function isAnswered(view: View, { by }: Proposal): boolean {
  const key = keyOf(view, "new-times", by);
  const mail = mailBy(view.interview, key);
  if (mail !== undefined && mail.status !== "withdrawn" && mail.status !== "not-sent") return true;
  return view.state.pending.some((row) => row.key === key);
}

const reasons: Record<Extract<Fit, { kind: "no" }>["why"], string> = {
  "too-soon": "is sooner than your notice (meetings.notice)",
  busy: "is not free in your calendar",
  taken: "is offered to somebody else",
  hours: "lies outside your hours or limits",
};

function wantNearest(view: View, proposal: Proposal, near: Wanted, why: string): void {
  const { name } = view.interview.contact;
  answer(view, "new-times", proposal.by, proposal.at, {
    template: "new-times-near",
    says: `${name} named ${sayTimes(view, proposal)}, which ${why}; the nearest times that do are offered`,
    offersTimes: true,
    near,
  });
}

/** As the rules let us: their word for a time of their own, and the invitation as for any other. */
function book(view: View, reply: Reply, { start, end }: Slot): void {
  const { contactId, lastSeq } = view.interview;
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  const says = `${view.interview.contact.name} named a time that suits`;
  conclude(view, {
    key: keyOf(view, "new-times", reply.factId),
    step: "new-times",
    because: { says, rule: cite(view.rules, "meetings.book_proposed") },
    facts: [
      {
        kind: "answered",
        factKey: `plan~${reply.factId}.accepts~${lastSeq}`,
        at: view.now,
        contact: contactId,
        to: reply.factId,
        reading: { kind: "accepts", start, minutes, ...modeOf(reply.reading) },
        by: "product",
      },
    ],
  });
}

function modeOf(reading: Reading) {
  return "mode" in reading && reading.mode !== undefined ? { mode: reading.mode } : {};
}

/** Minutes: theirs, where the rules allow it. */
export function proposedLength({ meetings }: Rules, minutes: number | undefined): number {
  const most = meetings.longer_than_asked ? 180 : 30;
  return minutes !== undefined && minutes >= 15 && minutes <= most ? minutes : meetings.length;
}

function saysThatItSuits(view: View, { starts, windows }: Proposal, slot: Slot): string {
  const { name, timezone } = view.interview.contact;
  const when = sayBothZones(slot, timezone ?? view.state.zone, view.state.zone);
  return starts.length > 0 && windows.length === 0
    ? `${name} proposes ${when}, and it suits`
    : `${name} named times, and ${when} suits`;
}

function sayTimes(view: View, { starts, windows }: Proposal): string {
  const { timezone } = view.interview.contact;
  const [start = windows[0]?.from] = starts;
  if (start === undefined) return "a time";
  const when = sayBothZones({ start }, timezone ?? view.state.zone, view.state.zone);
  return starts.length > 0 ? when : `times from ${when} on`;
}

/** How often other times answered theirs in this round. */
function roundsOf(interview: Interview): number {
  const proposals = interview.replies.filter(
    ({ reading, round }) =>
      round === interview.round && (reading.kind === "proposes" || reading.kind === "reschedules"),
  );
  const ids = new Set(proposals.map(({ factId }) => factId as string));
  return mailsOf(interview, "new-times").filter((mail) => mail.sent !== undefined && ids.has(mail.occurrence))
    .length;
}

/** They want to move a meeting that was moved for them as often as the rules allow; the owner's own word stands. */
export function isMovedTooOften(view: View, reply?: Reply): boolean {
  const most = view.rules.meetings.reschedules;
  const booking = standing(view);
  return most !== undefined && booking !== undefined && reply?.isOwnersWord !== true && booking.moves >= most;
}

export function askAboutMove(view: View, at: Instant): void {
  const moves = standing(view)?.moves ?? 0;
  const often = moves === 1 ? "once" : `${moves} times`;
  const rule = cite(view.rules, "meetings.reschedules");
  const says = `${view.interview.contact.name} asks to move the meeting, which was moved ${often} already (${rule}); what shall follow?`;
  ask(view, "reading", at, says);
}

/** The time that they would rather have, as their calendar told ours (RFC 5546, COUNTER). */
export function wantCounter(view: View): void {
  const { proposed } = standing(view) ?? {};
  if (proposed === undefined) return;
  const { by, at, start, end } = proposed;
  if (isMovedTooOften(view)) return askAboutMove(view, at);
  const minutes = (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
  wantProposed(view, { by, at, starts: [start], windows: [], minutes });
}

/** The meeting that stands in the calendar and is still to come. */
function standing({ interview, now }: View): Booking | undefined {
  return interview.bookings.findLast(
    ({ round, status, shown, start }) =>
      round === interview.round && status === "made" && shown !== undefined && isAfter(start, now),
  );
}
