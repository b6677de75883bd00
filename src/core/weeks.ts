/**
 * A network grown on purpose (S61): what the next seven days bring, how far the limits go, and what the last weeks
 * brought. Weeks begin on the owner's Mondays.
 */

import { type Ahead, forecast } from "./forecast.ts";
import type { Interview } from "./interview.ts";
import type { Step } from "./keys.ts";
import { wasHeld } from "./planner/verdict.ts";
import { openViews } from "./planner/views.ts";
import { cite } from "./rules/cite.ts";
import { sayRate } from "./rules/say.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";

type Instant = Temporal.Instant;

/** What is written, by what it is for. */
export interface Mails {
  /** Requests, and asks for an introduction. */
  asks: number;
  followUps: number;
  checkIns: number;
}

export interface Week extends Mails {
  monday: Temporal.PlainDate;
  /** People who wrote back. */
  answered: number;
  /** Conversations that took place. */
  met: number;
  /** People whom a contact named. */
  named: number;
}

export interface Weeks {
  ahead: Mails & { until: Instant /** Check-ins that want a line of news first. */; needNews: number };
  /** The limits that hold for everybody, in the words of the rules. */
  limits: { says: string; where: string }[];
  /** The oldest first; the last one is the present week. */
  weeks: Week[];
  /** All that is there: contacts, those who were met, and those with whom the owner keeps in touch. */
  network: { contacts: number; met: number; inTouch: number };
}

const days = 7;
const shownWeeks = 5;
const counted: Ahead = {
  days,
  steps: new Set<Step>(["request", "introduction-ask", "follow-up", "check-in"]),
};

/** `rules` are the whole file's. What lies ahead is counted as if the owner sent every draft at once and nobody answered. */
export function weeksOf(state: State, rules: Rules, now: Instant): Weeks {
  const interviews = [...openViews(state, rules, now, { isWanted: () => true }).interviews.values()];
  const ahead = forecast(state, rules, now, counted);
  const waiting = interviews.flatMap(({ mails }) => mails.filter(({ status }) => status === "drafted"));
  const meetings = interviews.map((interview) => heldIn(interview, now).length);
  return {
    ahead: {
      ...mailsOf([...waiting, ...ahead.mails].map(({ step }) => step)),
      until: now.add({ hours: days * 24 }),
      needNews: ahead.needNews,
    },
    limits: rules.sending.budgets
      .filter(({ who }) => who === undefined)
      .map(({ rate, counts, path }) => ({
        says: `${sayRate(rate)}${counts === "company" ? " to people of one company" : ""}`,
        where: cite(rules, path),
      })),
    weeks: mondays(now, state.zone).map((monday) => weekOf(interviews, monday, { zone: state.zone, now })),
    network: {
      contacts: interviews.length,
      met: meetings.filter((count) => count > 0).length,
      inTouch: interviews.filter(({ mails }) => mails.some(({ step, sent }) => step === "check-in" && sent))
        .length,
    },
  };
}

function mondays(now: Instant, zone: string): Temporal.PlainDate[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: shownWeeks }, (_, index) => monday.subtract({ weeks: shownWeeks - 1 - index }));
}

function weekOf(
  interviews: readonly Interview[],
  monday: Temporal.PlainDate,
  { zone, now }: { zone: string; now: Instant },
): Week {
  const from = monday.toZonedDateTime(zone).toInstant();
  const until = monday.add({ weeks: 1 }).toZonedDateTime(zone).toInstant();
  const isIn = (at: Instant) =>
    Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0;
  const sent = interviews.flatMap(({ mails }) =>
    mails.flatMap(({ step, sent: left }) => (left !== undefined && isIn(left.at) ? [step] : [])),
  );
  const replies = interviews.map((interview) =>
    interview.replies.filter(({ isHuman, at }) => isHuman && isIn(at)),
  );
  return {
    monday,
    ...mailsOf(sent),
    answered: replies.filter(({ length }) => length > 0).length,
    met: interviews.flatMap((interview) => heldIn(interview, now)).filter(({ end }) => isIn(end)).length,
    named: replies
      .flat()
      .reduce((sum, { reading }) => sum + (reading.kind === "refers" ? reading.people.length : 0), 0),
  };
}

function heldIn({ bookings }: Interview, now: Instant) {
  return bookings.filter((booking) => wasHeld(booking, now));
}

function mailsOf(steps: readonly Step[]): Mails {
  const count = (...kinds: Step[]) => steps.filter((step) => kinds.includes(step)).length;
  return {
    asks: count("request", "introduction-ask"),
    followUps: count("follow-up"),
    checkIns: count("check-in"),
  };
}
