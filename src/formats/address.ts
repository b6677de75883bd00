/**
 * Mail addresses: reading one, and telling whether two reach the same person. One text is one address or none;
 * a list is never split up, because one row of a file must never become two recipients (N-4, N-5).
 */
import { domainToASCII } from "node:url";

export type ReadAddress =
  /** `address` is normalised: NFKC, lower case, the domain in its ASCII form. */
  | { kind: "address"; address: string; isRole: boolean }
  /** `why` is half a sentence that follows the address: "has no @". */
  | { kind: "unusable"; why: string };

/**
 * Reads exactly one address (RFC 5321: local part up to 64, all up to 254 characters). Surrounding space, angle
 * brackets and `mailto:` are taken off. Quoted local parts, IP literals and local parts outside ASCII are refused:
 * they are legal and next to never deliverable, and mostly somebody's trick (N-18, N-19).
 */
export function parseAddress(text: string): ReadAddress {
  if (isOrdinary(text)) return { kind: "address", address: text, isRole: roleAddress.test(text) };
  // Most are of plain letters, in which nothing can hide.
  const isPlain = /^[!-~]*$/u.test(text);
  if (!isPlain && /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text.trim()))
    return unusable("holds an invisible character");
  const bare = (isPlain ? text : text.normalize("NFKC"))
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^<([^<>]*)>$/, "$1")
    .trim()
    .toLowerCase();
  if (bare === "") return unusable("is empty");
  const at = bare.indexOf("@");
  if (at === -1) return unusable("has no @");
  if (bare.startsWith('"')) return unusable("has a quoted name before the @");
  if (bare.includes("@", at + 1) || /[,;]/.test(bare)) return unusable("holds more than one address");
  if (/[\s<>]/.test(bare)) return unusable("holds more than an address");
  return readParts(bare);
}

/** The normalised form, or undefined where the text is not one usable address. */
export function normaliseAddress(text: string): string | undefined {
  const read = parseAddress(text);
  return read.kind === "address" ? read.address : undefined;
}

/**
 * What two spellings of one mailbox have in common; for comparing, never for sending. Gmail ignores dots, and
 * with some others what follows a `+` (N-21).
 */
export function mailboxIdentity(address: string): string {
  const spelt = address.toLowerCase();
  // Most have nothing to leave out, and an import asks for many.
  if (oneSpelling.test(spelt)) return spelt;
  const [local = "", domain = ""] = spelt.split("@");
  const untagged = local.replace(/\+.*$/, "");
  if (gmailDomains.has(domain)) return `${untagged.replaceAll(".", "")}@gmail.com`;
  return `${plusDomains.has(domain) ? untagged : local}@${domain}`;
}

/** Whether mail to both addresses reaches one mailbox. Both are normalised. */
export function sameMailbox(a: string, b: string): boolean {
  return mailboxIdentity(a) === mailboxIdentity(b);
}

const gmailDomains = new Set(["gmail.com", "googlemail.com"]);

const plusDomains = new Set([
  "outlook.com",
  "hotmail.com",
  "live.com",
  "icloud.com",
  "me.com",
  "fastmail.com",
  "proton.me",
  "protonmail.com",
]);

/** An address at any other domain. */
const oneSpelling = new RegExp(
  `^[^@]*@(?!(?:${[...gmailDomains, ...plusDomains].join("|").replaceAll(".", "\\.")})$)[^@]*$`,
);

/** What is its own ASCII form; a last part of digits may be a number of an IP address. */
const plainDomain = /^(?!.*xn--)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]+$/;

/** Mailboxes that a machine or a team reads (RFC 2142 and custom). */
const roleAddress =
  /^(postmaster|mailer-daemon|hostmaster|webmaster|abuse|root|daemon|no-?reply|do-?not-?reply|bounces?|info|contact|office|hello|sales|support|help|admin|jobs|careers|hr|team|press)@/;

/** Normalised already, with nothing to take off or to look into: most are, and an import asks for many. */
function isOrdinary(text: string): boolean {
  return text.length <= 254 && ordinary.test(text) && !text.includes("xn--");
}

const ordinary =
  /^(?=[^@]{1,64}@)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{1,63}$/;

/** `bare` has one @. */
function readParts(bare: string): ReadAddress {
  const at = bare.indexOf("@");
  const [local, domain] = [bare.slice(0, at), bare.slice(at + 1)];
  if (local === "") return unusable("has nothing before the @");
  if (local.length > 64) return unusable(`has ${local.length} characters before the @; 64 are allowed`);
  if (/[^\x20-\x7e]/.test(local)) return unusable("has letters before the @ that most mail servers refuse");
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) {
    return unusable("has a character or a dot before the @ that cannot stand there");
  }
  if (domain.startsWith("[")) return unusable("names a machine by its number instead of a domain");
  const ascii = plainDomain.test(domain) ? domain : domainToASCII(domain).replace(/\.$/, "");
  const labels = ascii.split(".");
  if (ascii === "" || !labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) {
    return unusable("has no valid domain after the @");
  }
  if (labels.length < 2) return unusable("has a domain without a dot");
  if (/^\d+$/.test(labels.at(-1) ?? "")) return unusable("names a machine by its number instead of a domain");
  const address = ascii === domain ? bare : `${local}@${ascii}`;
  if (address.length > 254) return unusable(`is ${address.length} characters long; 254 are allowed`);
  return { kind: "address", address, isRole: roleAddress.test(address) };
}

function unusable(why: string): ReadAddress {
  return { kind: "unusable", why };
}
