/** What the owner does about a sign-in: begin it, end it. Loaded only for that. */
import type { Environment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import type { OAuthClient } from "../providers/google/client-file.ts";
import type { Account, Store } from "../store/store.ts";
import { checkKey } from "./check-key.ts";
import type { SignIn } from "./connect-google.ts";
import type { Disconnected } from "./disconnect.ts";
import { secretNames } from "./secret-names.ts";

export interface SignIns {
  /** The OAuth client that the account was connected with; undefined before that. Throws `vault/…`. */
  clientFromBefore(): Promise<OAuthClient | undefined>;
  /** `redirectUri` is where the browser comes back to, with `state`. */
  atGoogle(client: OAuthClient, back: { redirectUri: string; state: string }): Promise<SignIn>;
  /** At the provider, then here. */
  end(account: Account): Promise<Disconnected>;
  /** Throws `vault/…` where what is stored cannot be opened. */
  check(): Promise<void>;
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
    async clientFromBefore() {
      if (account === undefined) return undefined;
      const stored = await (await store.vault()).read(account.mailboxId, secretNames.client);
      return stored === undefined ? undefined : (JSON.parse(stored) as OAuthClient);
    },
    async atGoogle(client, back) {
      const [{ signInAtGoogle }, { googleUrls }] = await Promise.all([
        import("./connect-google.ts"),
        import("./google-account.ts"),
      ]);
      return signInAtGoogle(wish, { client, ...googleUrls(environment) }, back);
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
