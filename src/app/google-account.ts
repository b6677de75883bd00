/** An account at Google, as the workers see it: its ports are loaded when they are first used, and not before (P-6). */
import { type Environment, endpoint, isLoopback } from "../config.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { OAuthClient } from "../providers/google/client-file.ts";
import type { SignInOptions } from "../providers/google/sign-in.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";
import type { Account, Accounts, Vault } from "../store/store.ts";
import { accessTokens } from "./access-tokens.ts";
import { busyCalendars, calendarOf, lazyMailbox } from "./lazy-ports.ts";
import { once } from "./once.ts";
import { storedClient } from "./stored-client.ts";

/** Where Google is. Throws `environment/invalid`. */
export function googleUrls(environment: Environment): Pick<SignInOptions, "apiUrl" | "oauthUrl"> {
  return {
    apiUrl: endpoint("QUARTERHOUR_GOOGLE_API", environment.googleApi),
    oauthUrl: endpoint("QUARTERHOUR_GOOGLE_OAUTH", environment.googleOauth),
  };
}

/** Nothing leaves this machine. Throws `environment/invalid`. */
export function isGoogleHere(environment: Environment): boolean {
  const { apiUrl, oauthUrl } = googleUrls(environment);
  return isLoopback(apiUrl) && isLoopback(oauthUrl);
}

export interface GoogleWish {
  account: Account;
  accounts: Accounts;
  vault(): Promise<Vault>;
  environment: Environment;
  clock(): Temporal.Instant;
  /** As they stand; the busy calendars and the kind of video call are theirs. */
  rules(): Promise<Rules>;
}

export function googlePorts(wish: GoogleWish): { mailbox: Mailbox; calendar: Calendar } {
  const { account, accounts, vault, clock } = wish;
  const { mailboxId, address } = account;
  const urls = googleUrls(wish.environment);
  const tokens = accessTokens({
    mailboxId,
    accounts,
    vault,
    clock,
    async renew(refreshToken) {
      const oauth = await storedClient<OAuthClient>(await vault(), mailboxId);
      if (oauth === undefined) return { kind: "ended", why: "its OAuth client is not stored" };
      const { renewSignIn } = await import("../providers/google/sign-in.ts");
      return renewSignIn({ client: oauth, ...urls }, refreshToken);
    },
  });
  const client = once(async () => {
    const { googleClient } = await import("../providers/google/client.ts");
    const { apiUrl } = urls;
    return googleClient({ tokens, now: clock, ...(apiUrl === undefined ? {} : { apiUrl }) });
  });
  return {
    mailbox: lazyMailbox(
      once(async () => {
        const { gmailMailbox } = await import("../providers/google/mailbox.ts");
        return gmailMailbox(await client(), { address, now: clock });
      }),
    ),
    calendar: calendarOf(wish.rules, async ({ meetings }) => {
      const { googleCalendar } = await import("../providers/google/calendar.ts");
      const makesMeet = meetings.video === "meet";
      return googleCalendar(await client(), {
        calendars: busyCalendars(meetings.busy_calendars, address),
        now: clock,
        makesMeet,
      });
    }),
  };
}
