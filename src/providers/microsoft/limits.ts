/**
 * The published limits of Outlook for one app and one mailbox, and staying inside them: how many requests at once and
 * in ten minutes, and how many mails in a minute.
 */
import { setTimeout as wait } from "node:timers/promises";

/** Four requests at once for each mailbox (learn.microsoft.com/graph/throttling-limits, Outlook). */
export const mostAtOnce = 4;
/** Of 10,000 requests in ten minutes; the rest is left to whatever else the owner runs. */
export const requestsInTenMinutes = 9_000;
/** 30 messages a minute (Exchange Online limits): one every two seconds, and a little more. */
export const betweenSendsMs = 2_100;

/** A clock that no one sets, in milliseconds, and a way to let time pass on it. */
export interface Pace {
  steady(): number;
  wait(ms: number): Promise<void>;
}

export const realPace: Pace = { steady: () => performance.now(), wait: (ms) => wait(ms) };

/** Resolves when one more is within the limit; whoever asks first goes first. */
export type Turn = () => Promise<void>;

/** At most `most` in any `windowMs` milliseconds. */
export function windowed(most: number, windowMs: number, pace: Pace): Turn {
  const taken: number[] = [];
  return inLine(async () => {
    for (;;) {
      const since = pace.steady() - windowMs;
      while (taken[0] !== undefined && taken[0] <= since) taken.shift();
      const [first] = taken;
      if (first === undefined || taken.length < most) break;
      await pace.wait(Math.ceil(first - since));
    }
    taken.push(pace.steady());
  });
}

/** One after the other, `apartMs` milliseconds apart at least. */
export function spaced(apartMs: number, pace: Pace): Turn {
  let last: number | undefined;
  return inLine(async () => {
    const left = last === undefined ? 0 : last + apartMs - pace.steady();
    if (left > 0) await pace.wait(Math.ceil(left));
    last = pace.steady();
  });
}

/** Does no more than `most` things at a time; whoever asks first goes first. */
export function atMostAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes to the next one directly: nobody can take it in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

function inLine(take: () => Promise<void>): Turn {
  let before: Promise<void> = Promise.resolve();
  return () => {
    before = before.then(take);
    return before;
  };
}
