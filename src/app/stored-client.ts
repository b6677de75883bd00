import { ProviderError } from "../providers/provider.ts";
import type { Account, Vault } from "../store/store.ts";
import { secretNames } from "./secret-names.ts";

/** The OAuth client that an account was connected with. Throws `ProviderError` of kind `signed-out` where there is none. */
export async function storedClient<Client>(vault: Vault, mailboxId: Account["mailboxId"]): Promise<Client> {
  const stored = await vault.read(mailboxId, secretNames.client);
  if (stored === undefined) throw new ProviderError({ kind: "signed-out" });
  return JSON.parse(stored) as Client;
}
