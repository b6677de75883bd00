/**
 * Whose mailbox the rules mean. Its id is the provider's own for the account, so that it stays when an address changes;
 * before one is connected, an address shares the id of its practice mailbox, and what is prepared there goes along later.
 */
import { type MailboxId, toMailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { Rules } from "../core/rules-shape.ts";
import { sameMailbox } from "../formats/address.ts";
import type { Account, Store } from "../store/store.ts";

export interface Whose {
  mailboxId: MailboxId;
  provider: NonNullable<Rules["mailbox"]["provider"]> | undefined;
  /** The account of that address, also one that was disconnected. */
  account?: Account;
  /** There is a mailbox to work in: the practice mailbox, or an account that was not disconnected. */
  isConnected: boolean;
}

/** `address` is normalised. Throws `rules/invalid` where two accounts have that address. */
export async function whichMailbox(
  store: Store,
  { provider }: Rules["mailbox"],
  address: string,
): Promise<Whose> {
  if (provider === "local") return { mailboxId: toMailboxId(provider, address), provider, isConnected: true };
  const accounts = (await store.accounts.all()).filter(
    (account) =>
      sameMailbox(account.address, address) && (provider === undefined || provider === account.provider),
  );
  const connected = accounts.filter(({ ended }) => ended?.how !== "disconnected");
  if (connected.length > 1) throw several(address, connected);
  const account = connected[0] ?? accounts.at(-1);
  if (account === undefined)
    return { mailboxId: toMailboxId(provider ?? "local", address), provider, isConnected: false };
  const { mailboxId } = account;
  return { mailboxId, provider: account.provider, account, isConnected: connected.length > 0 };
}

function several(address: string, accounts: readonly Account[]): Problem {
  const names = accounts.map(({ provider }) => provider).join(" and ");
  return new Problem("rules/invalid", {
    what: `Accounts at ${names} are connected for ${address}, and rules.yaml does not say which of them is meant.`,
    where: "rules.yaml",
    next: `Write \`mailbox: { address: ${address}, provider: ${accounts[0]?.provider} }\`, or disconnect one of them.`,
  });
}
