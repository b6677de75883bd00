/** The limits of Outlook for one app and one mailbox: four requests at once, 10,000 in ten minutes. */
import { Refusal } from "./refusal.ts";
import type { Account } from "./world.ts";

const atOnce = 4;
const perTenMinutes = 10_000;

/** 429 as Outlook words it. `seconds` is for Retry-After. */
export function tooMany(what: string, seconds: number): Refusal {
  return new Refusal(429, "ApplicationThrottled", `Application is over its ${what} limit.`, {
    "retry-after": String(seconds),
  });
}

/** Throws where this request is one too many. `running` counts it already. */
export function checkLimits(account: Account, running: number, now: Temporal.Instant): void {
  if (running > atOnce) throw tooMany("MailboxConcurrency", 1);
  const since = now.subtract({ minutes: 10 });
  while (
    account.requestTimes[0] !== undefined &&
    Temporal.Instant.compare(account.requestTimes[0], since) <= 0
  ) {
    account.requestTimes.shift();
  }
  if (account.requestTimes.length >= perTenMinutes) throw tooMany("RequestRate", 60);
  account.requestTimes.push(now);
}
