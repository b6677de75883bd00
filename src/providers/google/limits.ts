/**
 * Google's published limits, and staying inside them: what a request costs, how much a minute holds, and how many
 * mails an account may send in a day.
 */
import { setTimeout as wait } from "node:timers/promises";

/**
 * Quota units of a Gmail request (developers.google.com/workspace/gmail/api/reference/quota, as of 1 May 2026); what
 * the stored page no longer shows is the dearer of the two tables that are known.
 */
export const gmailUnits = {
  profile: 1,
  history: 2,
  "drafts.list": 5,
  "drafts.get": 5,
  "drafts.create": 10,
  "drafts.update": 15,
  "drafts.delete": 10,
  "drafts.send": 100,
  "messages.list": 5,
  "messages.get": 20,
  "threads.get": 40,
} as const;

/** Of 6,000 units a minute for each user; the rest is left to whatever else the owner runs. */
export const gmailUnitsAMinute = 5_000;
/** Of 600 requests a minute for each user (developers.google.com/workspace/calendar/api/guides/quota). */
export const calendarRequestsAMinute = 500;

/** A clock that no one sets, in milliseconds, and a way to let time pass on it. */
export interface Pace {
  steady(): number;
  wait(ms: number): Promise<void>;
}

export const realPace: Pace = { steady: () => performance.now(), wait: (ms) => wait(ms) };

export interface Budget {
  /** Resolves when `units` more fit into the last minute. */
  spend(units: number): Promise<void>;
}

/** At most `perMinute` units in any 60 seconds; whoever asks first goes first. */
export function minuteBudget(perMinute: number, pace: Pace = realPace): Budget {
  const spent: { at: number; units: number }[] = [];
  let before: Promise<void> = Promise.resolve();
  const take = async (units: number) => {
    for (;;) {
      const since = pace.steady() - 60_000;
      while (spent[0] !== undefined && spent[0].at <= since) spent.shift();
      const used = spent.reduce((sum, one) => sum + one.units, 0);
      const [first] = spent;
      if (first === undefined || used + units <= perMinute) break;
      await pace.wait(Math.ceil(first.at - since));
    }
    spent.push({ at: pace.steady(), units });
  };
  return {
    spend(units) {
      before = before.then(() => take(units));
      return before;
    },
  };
}

/**
 * How many mails an account may send in any 24 hours (support.google.com/a/answer/166852): 500 of a personal account,
 * 2,000 of a Workspace one. Google counts what the owner sends by hand as well.
 */
export function sendsADay(address: string): number {
  return /@(gmail|googlemail)\.com$/.test(address) ? 500 : 2_000;
}
