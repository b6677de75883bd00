import type { Claim, Ledger } from "../src/store/store.ts";

/**
 * Lengthens the lease while work on it goes on; the returned function ends that. A renewal that fails needs no
 * answer here: the fence refuses whatever a lost holder writes.
 */
export function keepLease(ledger: Ledger, claim: Claim): () => void {
  const timer = setInterval(() => {
    ledger.renew(claim).catch(() => undefined);
  }, 5_000);
  timer.unref();
  return () => clearInterval(timer);
}
