import type { MailboxId } from "../core/keys.ts";
import type { Vault } from "../store/store.ts";
import { secretNames } from "./secret-names.ts";

/** The OAuth client that an account was connected with; undefined where it never was. Throws `vault/…`. */
export async function storedClient<Client>(vault: Vault, mailboxId: MailboxId): Promise<Client | undefined> {
  const stored = await vault.read(mailboxId, secretNames.client);
  return stored === undefined ? undefined : (JSON.parse(stored) as Client);
}
