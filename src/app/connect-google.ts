/**
 * Connects the account of a home at Google: one sign-in, whatever the owner sees of it left to who calls. Nothing is
 * stored before everything about it is right.
 */
import { toMailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { normaliseAddress, sameMailbox } from "../formats/address.ts";
import type { OAuthClient } from "../providers/google/client-file.ts";
import { missingScopes } from "../providers/google/scopes.ts";
import {
  beginSignIn,
  finishSignIn,
  issuerOf,
  type SignedIn,
  type SignInOptions,
  type Tokens,
  whoSignedIn,
} from "../providers/google/sign-in.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Account, Store } from "../store/store.ts";
import { takeLease } from "./access-tokens.ts";
import { secretNames } from "./secret-names.ts";

/** What of an open home it needs. */
export interface HomeToConnect {
  mailboxId: Account["mailboxId"];
  /** The owner's normalised address, as the rules have it. */
  address: string;
  account: Account | undefined;
  store: Store;
  clock(): Temporal.Instant;
}

export interface SignIn {
  /** Where the owner says yes. */
  url: string;
  /** Takes what the browser came back with, and stores the account. Throws `provider/…` and `vault/…`. */
  finish(params: URLSearchParams): Promise<Account>;
}

export async function signInAtGoogle(
  home: HomeToConnect,
  options: SignInOptions,
  { redirectUri, state }: { redirectUri: string; state: string },
): Promise<SignIn> {
  const attempt = await beginSignIn(options, { redirectUri, state, hint: home.address });
  return {
    url: attempt.url,
    async finish(params) {
      const code = codeIn(params, issuerOf(options));
      const tokens = await refusals(() => finishSignIn(options, attempt, code));
      refusePart(tokens);
      const who = await refusals(() => whoSignedIn(options, tokens.accessToken));
      return keep(home, options.client, tokens, checkWho(home, who));
    },
  };
}

function codeIn(params: URLSearchParams, issuer: string): string {
  const error = params.get("error");
  if (error === "access_denied") throw notDone("The consent page was left with no");
  if (error !== null) throw notDone(`Google said: ${error}`);
  const from = params.get("iss");
  // Two providers must not be mixed up (C-2; RFC 9207).
  if (from !== null && from !== issuer) throw notDone(`The answer says that it comes from ${from}`);
  const code = params.get("code");
  if (code === null) throw notDone("The browser came back without a code");
  return code;
}

/** All of them or nothing: half of the rights would be half of an interview. */
function refusePart({ scope, refreshToken }: Tokens): void {
  const missing = missingScopes(scope);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(", ");
    throw new Problem("provider/scopes", {
      what: `Not everything was allowed; missing: ${names}. Nothing was stored.`,
      next: 'Run the same command again, and on Google\'s page tick every box ("Select all"). docs/providers.md says what each is for.',
    });
  }
  if (refreshToken === undefined)
    throw notDone("Google gave no refresh token, so the sign-in would end within the hour");
}

/** Throws `provider/other-account`. */
function checkWho({ address, account }: HomeToConnect, who: SignedIn): SignedIn {
  const signedIn = normaliseAddress(who.address) ?? who.address.toLowerCase();
  if (!sameMailbox(signedIn, address)) {
    throw new Problem("provider/other-account", {
      what: `You signed in as ${signedIn}, but rules.yaml is for ${address}. Nothing was stored.`,
      where: "rules.yaml",
      next: `Run it again and choose ${address} on Google's page; or, in a home of its own, write \`mailbox: ${signedIn}\`.`,
    });
  }
  if (account !== undefined && account.accountId !== who.accountId) {
    throw new Problem("provider/other-account", {
      what: `${address} is another account at Google than the one that was connected here before. Nothing was stored.`,
      next: "Sign in with the account from before. For the new one begin a home of its own: `quarterhour init --home FOLDER`.",
    });
  }
  return { ...who, address: signedIn };
}

/** Under the lease, so that nobody who renews the sign-in from before can end this one. */
async function keep(
  { store, mailboxId: from, clock }: HomeToConnect,
  client: OAuthClient,
  tokens: Tokens,
  who: SignedIn,
): Promise<Account> {
  const { refreshToken = "", refreshSeconds, scope } = tokens;
  const mailboxId = toMailboxId("google", who.accountId);
  const connectedAt = clock();
  const account: Account = {
    mailboxId,
    provider: "google",
    ...who,
    scopes: scope.split(" "),
    connectedAt,
    ...(refreshSeconds === undefined
      ? {}
      : { expiresAt: connectedAt.add({ seconds: Math.floor(refreshSeconds) }) }),
  };
  const vault = await store.vault();
  const lease = await takeLease(vault, mailboxId);
  try {
    await vault.put(mailboxId, secretNames.client, JSON.stringify(client), lease);
    await vault.put(mailboxId, secretNames.refreshToken, refreshToken, lease);
    await store.accounts.connect(account, from);
  } finally {
    await vault.release(lease);
  }
  return account;
}

async function refusals<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { trouble } = error;
    if (trouble.kind === "refused") throw notDone(`Google refused it: ${trouble.why.replace(/\.$/, "")}`);
    throw new Problem("provider/unavailable", {
      what: `${"why" in trouble ? trouble.why : trouble.kind}. Nothing was stored.`,
      next: "Run the same command again in a minute; if it stays so, look at your network.",
    });
  }
}

function notDone(what: string): Problem {
  return new Problem("provider/sign-in", {
    what: `${what}. Nothing was stored.`,
    next: "Run the same command again; docs/providers.md shows each page of Google's and what to choose there.",
  });
}
