/**
 * Access tokens, in memory and nowhere else (C-7). A renewal is done by one process at a time, and what the provider
 * says no to for good ends the sign-in; anything else is tried again and ends nothing.
 */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { AccessTokens } from "../providers/google/access.ts";
import { ProviderError } from "../providers/provider.ts";
import type { Accounts, Lease, Vault } from "../store/store.ts";
import { secretNames } from "./secret-names.ts";

/** What a provider answers to a refresh token. */
export type Renewal =
  | { kind: "renewed"; tokens: { accessToken: string; accessUntil: number; refreshToken?: string } }
  | { kind: "ended"; why: string };

export interface AccessTokensWish {
  mailboxId: MailboxId;
  accounts: Accounts;
  vault(): Promise<Vault>;
  /** Under what name the vault holds what renews the sign-in. */
  secretName?: string;
  /** Asks the provider; `keep` stores at once what it gave instead of `secret`. Throws `ProviderError`. */
  renew(secret: string, keep: (newer: string) => Promise<void>): Promise<Renewal>;
  /** Business time. */
  clock(): Temporal.Instant;
  /** Real time in epoch milliseconds; access tokens end by it. */
  realNow?: () => number;
}

export function accessTokens(wish: AccessTokensWish): AccessTokens {
  const { realNow = () => Temporal.Now.instant().epochMilliseconds } = wish;
  let held: { token: string; until: number } | undefined;
  let renewing: Promise<string> | undefined;

  async function renewed(): Promise<string> {
    const vault = await wish.vault();
    const lease = await takeLease(vault, wish.mailboxId);
    try {
      const { accessToken, accessUntil } = await renewUnder(wish, vault, lease);
      held = { token: accessToken, until: accessUntil - earlyMs };
      return accessToken;
    } finally {
      await vault.release(lease);
    }
  }

  return {
    async current() {
      // Asked each time: whoever disconnects the account wants no more of it from now on, whatever a token still allows.
      const account = (await wish.accounts.all()).find(({ mailboxId }) => mailboxId === wish.mailboxId);
      if (account === undefined || account.ended !== undefined) {
        held = undefined;
        throw signedOut();
      }
      if (held !== undefined && realNow() < held.until) return held.token;
      // Whoever asks meanwhile gets the same one.
      renewing ??= asProviderError(renewed).finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
    async refused(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

/** So long before its end a token is not used any more. */
const earlyMs = 60_000;

/** The secret is read once the lease is had: whoever had it before may have stored another one. */
async function renewUnder(
  { mailboxId, accounts, renew, clock, secretName = secretNames.refreshToken }: AccessTokensWish,
  vault: Vault,
  lease: Lease,
) {
  const secret = await vault.read(mailboxId, secretName);
  if (secret === undefined) throw signedOut();
  // Stored before it is used; where the lease was lost meanwhile, the next holder's is the newer one.
  const keep = async (newer: string) => {
    if (newer !== secret) await vault.put(mailboxId, secretName, newer, lease);
  };
  const answer = await renew(secret, keep);
  if (answer.kind === "ended") {
    await accounts.end(mailboxId, { how: "signed-out", at: clock(), why: answer.why });
    throw signedOut();
  }
  const { tokens } = answer;
  if (tokens.refreshToken !== undefined) await keep(tokens.refreshToken);
  return tokens;
}

/** Waits for whoever has it, a while longer than a lease lasts. */
export async function takeLease(vault: Vault, mailboxId: MailboxId): Promise<Lease> {
  const deadline = performance.now() + 40_000;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    const lease = await vault.lease(mailboxId);
    if (lease !== undefined) return lease;
    if (performance.now() > deadline)
      throw new ProviderError({ kind: "unavailable", why: "another process is renewing the sign-in" });
    await wait(pause);
  }
}

/** A key that is away for a while ends nothing: the workers wait for it as for a provider that does not answer. */
async function asProviderError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem && error.code.startsWith("vault/"))) throw error;
    throw new ProviderError({ kind: "unavailable", why: error.message }, { cause: error });
  }
}

function signedOut(): ProviderError {
  return new ProviderError({ kind: "signed-out" });
}
