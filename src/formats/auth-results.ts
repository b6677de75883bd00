/**
 * What a mailbox's own mail system says about who sent a mail (RFC 8601, Authentication-Results). Only the topmost of
 * these headers counts: it was added last, by the system that holds the mailbox; any other may be the sender's own.
 */
import type { MailHead } from "./mime-in.ts";

export type Dmarc =
  /** The domain in From vouches for the mail. */
  | "pass"
  /** It does not, or nobody looked. */
  | "fail"
  /** No system said anything: the mail never came in from outside, or this mailbox has no such system. */
  | "none";

/** The verdict on the domain of `address` (C-41). */
export function dmarcOf({ headers }: Pick<MailHead, "headers">, address: string): Dmarc {
  const top = headers.get("authentication-results")?.[0];
  if (top === undefined) return "none";
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const results = withoutComments(top).split(";").slice(1);
  const dmarc = results.filter((result) => /^\s*dmarc\s*(?:\/\s*1\s*)?=/i.test(result));
  const [only] = dmarc;
  // Two verdicts are none.
  if (only === undefined || dmarc.length > 1) return "fail";
  const verdict = /=\s*([a-z]+)/i.exec(only)?.[1]?.toLowerCase();
  const about = /\bheader\.from\s*=\s*"?(?:[^\s"@;]*@)?([^\s";]+)/i.exec(only)?.[1]?.toLowerCase();
  return verdict === "pass" && (about === undefined || isOf(domain, about)) ? "pass" : "fail";
}

/** Some systems name the organisation's domain, of which the address may use a part. */
function isOf(domain: string, about: string): boolean {
  return domain === about || domain.endsWith(`.${about}`);
}

/** Comments may stand anywhere, one inside another; nothing in them counts. */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = "";
  for (const char of value) {
    if (char === "(") depth += 1;
    else if (char === ")" && depth > 0) depth -= 1;
    else if (depth === 0) kept += char;
  }
  return kept;
}
