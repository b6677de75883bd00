/** Ends the sign-in of an account: at the provider first, then here, whatever the provider says (C-8). */
import type { Environment } from "../config.ts";
import { Problem } from "../core/problem.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Account, Store, Vault } from "../store/store.ts";
import { takeLease } from "./access-tokens.ts";
import { secretNames } from "./secret-names.ts";

export interface Disconnected {
  /** Why the provider did not hear of it; undefined where it did, or where there was nothing to take back. */
  unrevoked?: string;
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

async function revoke(vault: Vault, account: Account, environment: Environment): Promise<string | undefined> {
  try {
    const refreshToken = await vault.read(account.mailboxId, secretNames.refreshToken);
    if (refreshToken === undefined) return undefined;
    const [{ revokeSignIn }, { googleUrls, storedClient }] = await Promise.all([
      import("../providers/google/sign-in.ts"),
      import("./google-account.ts"),
    ]);
    const client = await storedClient(vault, account.mailboxId);
    await revokeSignIn({ client, ...googleUrls(environment) }, refreshToken);
    return undefined;
  } catch (error) {
    // A token that cannot be read can be used by nobody here either.
    if (error instanceof Problem) return error.message;
    if (!(error instanceof ProviderError)) throw error;
    const { trouble } = error;
    return "why" in trouble ? trouble.why : "its sign-in is not complete";
  }
}
