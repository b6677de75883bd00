/** What every sign-in at a provider comes to: somebody else is refused, and nothing is stored before all of it is right. */
import { toMailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { normaliseAddress, sameMailbox } from "../formats/address.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Account, Store } from "../store/store.ts";
import { takeLease } from "./access-tokens.ts";

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

/** As a provider tells it. */
export interface Who {
  accountId: string;
  address: string;
  zone?: string;
}

/** `provider` as people write it. Throws `provider/other-account`. */
export function checkWho({ address, account }: HomeToConnect, who: Who, provider: string): Who {
  const signedIn = normaliseAddress(who.address) ?? who.address.toLowerCase();
  if (!sameMailbox(signedIn, address)) {
    throw new Problem("provider/other-account", {
      what: `You signed in as ${signedIn}, but rules.yaml is for ${address}. Nothing was stored.`,
      where: "rules.yaml",
      next: `Run it again and choose ${address} on ${provider}'s page; or, in a home of its own, write \`mailbox: ${signedIn}\`.`,
    });
  }
  if (account !== undefined && account.accountId !== who.accountId) {
    throw new Problem("provider/other-account", {
      what: `${address} is another account at ${provider} than the one that was connected here before. Nothing was stored.`,
      next: "Sign in with the account from before. For the new one begin a home of its own: `quarterhour init --home FOLDER`.",
    });
  }
  return { ...who, address: signedIn };
}

export interface NewAccount {
  provider: Account["provider"];
  who: Who;
  scopes: string[];
  /** Seconds that the sign-in lives, where it has an end. */
  lives?: number | undefined;
  /** By their names in the vault. */
  secrets: Record<string, string>;
}

/** Under the lease, so that nobody who renews the sign-in from before can end this one. */
export async function keepAccount(
  { store, mailboxId: from, clock }: HomeToConnect,
  { provider, who, scopes, lives, secrets }: NewAccount,
): Promise<Account> {
  const mailboxId = toMailboxId(provider, who.accountId);
  const connectedAt = clock();
  const account: Account = {
    mailboxId,
    provider,
    ...who,
    scopes,
    connectedAt,
    ...(lives === undefined ? {} : { expiresAt: connectedAt.add({ seconds: Math.floor(lives) }) }),
  };
  const vault = await store.vault();
  const lease = await takeLease(vault, mailboxId);
  try {
    for (const [name, secret] of Object.entries(secrets)) await vault.put(mailboxId, name, secret, lease);
    await store.accounts.connect(account, from);
  } finally {
    await vault.release(lease);
  }
  return account;
}

/** The provider's no, or its silence, as a problem of the sign-in. */
export async function refusals<T>(provider: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { trouble } = error;
    if (trouble.kind === "refused")
      throw notDone(provider, `${provider} refused it: ${trouble.why.replace(/\.$/, "")}`);
    throw new Problem("provider/unavailable", {
      what: `${"why" in trouble ? trouble.why : trouble.kind}. Nothing was stored.`,
      next: "Run the same command again in a minute; if it stays so, look at your network.",
    });
  }
}

export function notDone(provider: string, what: string): Problem {
  return new Problem("provider/sign-in", {
    what: `${what}. Nothing was stored.`,
    next: `Run the same command again; docs/providers.md shows each page of ${provider}'s and what to choose there.`,
  });
}
