import type { MailboxId } from "../core/keys.ts";
import type { Vault } from "../store/store.ts";
import { secretNames } from "./secret-names.ts";

/** Throws what is wrong with the key of the vault, before anything is begun. */
export async function checkKey(vault: Vault, mailboxId: MailboxId): Promise<void> {
  for (const name of Object.values(secretNames)) await vault.read(mailboxId, name);
}
