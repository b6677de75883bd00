/** The day's allowance of mails, counted in the mailbox itself: the owner's own sends take from it too. */
import { ProviderError } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import { sendsADay } from "./limits.ts";
import { MessageList } from "./wire.ts";

export interface DayOfSends {
  /** Throws `slow-down` where one more would be more than the account may send in 24 hours. */
  allow(): Promise<void>;
  /** One more was sent. */
  count(): void;
}

/** Kept back for what the owner sends by hand. */
const share = 0.9;
const minutesKnown = 60;

export function dayOfSends(
  client: GoogleClient,
  { address, now }: { address: string; now: () => Temporal.Instant },
): DayOfSends {
  const most = Math.floor(sendsADay(address) * share);
  let counted: { at: Temporal.Instant; sent: number } | undefined;
  return {
    async allow() {
      const at = now();
      const age = counted === undefined ? undefined : at.epochMilliseconds - counted.at.epochMilliseconds;
      if (counted === undefined || age === undefined || age < 0 || age > minutesKnown * 60_000)
        counted = { at, sent: await sentLately(client, at, most) };
      if (counted.sent >= most) throw new ProviderError({ kind: "slow-down", until: at.add({ hours: 1 }) });
    },
    count() {
      if (counted !== undefined) counted.sent += 1;
    },
  };
}

/** How many mails left within 24 hours; once there are `enough`, more are not counted. */
async function sentLately(client: GoogleClient, now: Temporal.Instant, enough: number): Promise<number> {
  const since = Math.floor(now.subtract({ hours: 24 }).epochMilliseconds / 1_000);
  let sent = 0;
  let pageToken: string | undefined;
  do {
    const page = await client.gmail(
      { cost: "messages.list", intent: "reading", reply: MessageList },
      (users, how) =>
        users.messages.list(
          {
            userId: "me",
            labelIds: ["SENT"],
            q: `after:${since}`,
            maxResults: 500,
            ...(pageToken === undefined ? {} : { pageToken }),
          },
          how,
        ),
    );
    sent += page.messages.length;
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined && sent < enough);
  return sent;
}
