/** An account at Microsoft, as the workers see it: its ports are loaded when they are first used, and not before (P-6). */
import { type Environment, endpoint, isLoopback } from "../config.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { OAuthClient } from "../providers/microsoft/client-id.ts";
import type { SignInOptions } from "../providers/microsoft/sign-in.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";
import type { Account, Accounts, Vault } from "../store/store.ts";
import { accessTokens } from "./access-tokens.ts";
import { busyCalendars, calendarOf, lazyMailbox } from "./lazy-ports.ts";
import { once } from "./once.ts";
import { secretNames } from "./secret-names.ts";
import { storedClient } from "./stored-client.ts";

/** Where Microsoft is. Throws `environment/invalid`. */
export function microsoftUrls(environment: Environment): Pick<SignInOptions, "apiUrl" | "loginUrl"> {
  return {
    apiUrl: endpoint("QUARTERHOUR_GRAPH_API", environment.graphApi),
    loginUrl: endpoint("QUARTERHOUR_MICROSOFT_LOGIN", environment.microsoftLogin),
  };
}

/** Nothing leaves this machine. Throws `environment/invalid`. */
export function isMicrosoftHere(environment: Environment): boolean {
  const { apiUrl, loginUrl } = microsoftUrls(environment);
  return isLoopback(apiUrl) && isLoopback(loginUrl);
}

export interface MicrosoftWish {
  account: Account;
  accounts: Accounts;
  vault(): Promise<Vault>;
  environment: Environment;
  clock(): Temporal.Instant;
  /** As they stand; the busy calendars and the kind of video call are theirs. */
  rules(): Promise<Rules>;
}

export function microsoftPorts(wish: MicrosoftWish): { mailbox: Mailbox; calendar: Calendar } {
  const { account, clock } = wish;
  const { address } = account;
  const client = once(async () => {
    const { graphClient } = await import("../providers/microsoft/client.ts");
    const { apiUrl } = microsoftUrls(wish.environment);
    const tokens = microsoftTokens(wish);
    return graphClient({ tokens, now: clock, ...(apiUrl === undefined ? {} : { apiUrl }) });
  });
  return {
    mailbox: lazyMailbox(
      once(async () => {
        const { graphMailbox } = await import("../providers/microsoft/mailbox.ts");
        return graphMailbox(await client(), { address, now: clock });
      }),
    ),
    calendar: calendarOf(wish.rules, async ({ meetings }) => {
      const { graphCalendar } = await import("../providers/microsoft/calendar.ts");
      const makesTeams = meetings.video === "teams";
      return graphCalendar(await client(), {
        calendars: busyCalendars(meetings.busy_calendars, address),
        now: clock,
        makesTeams,
      });
    }),
  };
}

/** msal's cache is stored before what it renewed is used, while nobody else renews this sign-in. */
export function microsoftTokens(wish: Omit<MicrosoftWish, "rules">) {
  const { account, accounts, vault, clock } = wish;
  const { mailboxId } = account;
  const urls = microsoftUrls(wish.environment);
  return accessTokens({
    mailboxId,
    accounts,
    vault,
    clock,
    secretName: secretNames.cache,
    async renew(cache, keep) {
      const client = await storedClient<OAuthClient>(await vault(), mailboxId);
      if (client === undefined) return { kind: "ended", why: "its app registration is not stored" };
      // Whoever connected it anew meanwhile may have asked for more.
      const { scopes } = (await accounts.all()).find((each) => each.mailboxId === mailboxId) ?? account;
      const { renewSignIn } = await import("../providers/microsoft/sign-in.ts");
      return renewSignIn({ client, scopes, ...urls }, cache, keep);
    },
  });
}
