/** Ends the sign-in of an account: at the provider first, then here, whatever the provider says (C-8). */
import type { Environment } from "../config.ts";
import { Problem } from "../core/problem.ts";
import type { OAuthClient } from "../providers/google/client-file.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Account, Store, Vault } from "../store/store.ts";
import { takeLease } from "./access-tokens.ts";
import { isPersonal } from "./personal-account.ts";
import { secretNames } from "./secret-names.ts";
import { storedClient } from "./stored-client.ts";

export interface Disconnected {
  /** Absent where the provider took the permission back, or where there was nothing to take back. */
  unrevoked?: Unrevoked;
}

export interface Unrevoked {
  why: string;
  /** The page on which the owner can take it away. */
  where: string;
}

export async function disconnectAccount(
  store: Store,
  account: Account,
  { environment, now }: { environment: Environment; now: Temporal.Instant },
): Promise<Disconnected> {
  const vault = await store.vault();
  const { mailboxId } = account;
  const lease = await takeLease(vault, mailboxId);
  try {
    const unrevoked = await revoke(vault, account, environment);
    await vault.shred(mailboxId);
    await store.accounts.end(mailboxId, { how: "disconnected", at: now, why: "you said so" });
    return unrevoked === undefined ? {} : { unrevoked };
  } finally {
    await vault.release(lease);
  }
}

async function revoke(
  vault: Vault,
  account: Account,
  environment: Environment,
): Promise<Unrevoked | undefined> {
  const { provider, mailboxId, accountId } = account;
  if (provider === "microsoft") return atMicrosoft(accountId);
  const why = await revokeAtGoogle(vault, mailboxId, environment);
  return why === undefined ? undefined : { why, where: "myaccount.google.com/connections" };
}

/**
 * The identity platform takes no single sign-in back: `revokeSignInSessions` of Graph would sign its owner out everywhere.
 * What we do not have any more nobody can use; the consent itself is theirs to remove.
 */
function atMicrosoft(accountId: string): Unrevoked {
  return {
    why: "at Microsoft a program cannot do that",
    where: isPersonal(accountId)
      ? "account.live.com/consent/Manage"
      : "myapps.microsoft.com (at the app: … > Manage your application > Revoke permissions)",
  };
}

async function revokeAtGoogle(
  vault: Vault,
  mailboxId: Account["mailboxId"],
  environment: Environment,
): Promise<string | undefined> {
  try {
    const refreshToken = await vault.read(mailboxId, secretNames.refreshToken);
    const client = await storedClient<OAuthClient>(vault, mailboxId);
    if (refreshToken === undefined || client === undefined) return undefined;
    const [{ revokeSignIn }, { googleUrls }] = await Promise.all([
      import("../providers/google/sign-in.ts"),
      import("./google-account.ts"),
    ]);
    await revokeSignIn({ client, ...googleUrls(environment) }, refreshToken);
    return undefined;
  } catch (error) {
    // A token that cannot be read can be used by nobody here either.
    if (error instanceof Problem) return error.message;
    if (!(error instanceof ProviderError)) throw error;
    return "why" in error.trouble ? error.trouble.why : error.message;
  }
}
