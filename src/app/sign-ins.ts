/** What the owner does about a sign-in: begin it, end it. Loaded only for that. */
import type { Environment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import type { OAuthClient } from "../providers/google/client-file.ts";
import type { OAuthClient as MicrosoftClient } from "../providers/microsoft/client-id.ts";
import type { Scope } from "../providers/microsoft/scopes.ts";
import type { DeviceCode } from "../providers/microsoft/sign-in.ts";
import type { Account, Store } from "../store/store.ts";
import { checkKey } from "./check-key.ts";
import type { Disconnected } from "./disconnect.ts";
import type { SignIn } from "./new-account.ts";
import { storedClient } from "./stored-client.ts";

export interface SignIns {
  /** The OAuth client that the account was connected with; undefined before that. Throws `vault/…`. */
  clientFromBefore<Client>(): Promise<Client | undefined>;
  /** `redirectUri` is where the browser comes back to, with `state`. */
  atGoogle(client: OAuthClient, back: { redirectUri: string; state: string }): Promise<SignIn>;
  atMicrosoft(asked: AskedOfMicrosoft, back: { redirectUri: string; state: string }): Promise<SignIn>;
  /** `show` is told where a code has to be entered; resolves once somebody did. Throws `provider/…` and `vault/…`. */
  atMicrosoftByDevice(asked: AskedOfMicrosoft, show: (device: DeviceCode) => void): Promise<Account>;
  /** At the provider, then here. */
  end(account: Account): Promise<Disconnected>;
  /** Throws `vault/…` where what is stored cannot be opened. */
  check(): Promise<void>;
}

export interface AskedOfMicrosoft {
  client: MicrosoftClient;
  scopes: readonly Scope[];
}

export interface SignInsWish {
  mailboxId: MailboxId;
  address: string;
  account: Account | undefined;
  store: Store;
  environment: Environment;
  clock(): Temporal.Instant;
}

export function signIns(wish: SignInsWish): SignIns {
  const { store, environment, account } = wish;
  return {
    async clientFromBefore<Client>() {
      return account === undefined ? undefined : storedClient<Client>(await store.vault(), account.mailboxId);
    },
    async atGoogle(client, back) {
      const [{ signInAtGoogle }, { googleUrls }] = await Promise.all([
        import("./connect-google.ts"),
        import("./google-account.ts"),
      ]);
      return signInAtGoogle(wish, { client, ...googleUrls(environment) }, back);
    },
    async atMicrosoft(asked, back) {
      const [{ signInAtMicrosoft }, { microsoftUrls }] = await Promise.all([
        import("./connect-microsoft.ts"),
        import("./microsoft-account.ts"),
      ]);
      return signInAtMicrosoft(wish, { ...asked, ...microsoftUrls(environment) }, back);
    },
    async atMicrosoftByDevice(asked, show) {
      const [{ signInAtMicrosoftByDevice }, { microsoftUrls }] = await Promise.all([
        import("./connect-microsoft.ts"),
        import("./microsoft-account.ts"),
      ]);
      return signInAtMicrosoftByDevice(wish, { ...asked, ...microsoftUrls(environment) }, show);
    },
    async end(ended) {
      const { disconnectAccount } = await import("./disconnect.ts");
      return disconnectAccount(store, ended, { environment, now: wish.clock() });
    },
    async check() {
      if (account !== undefined) await checkKey(await store.vault(), account.mailboxId);
    },
  };
}
