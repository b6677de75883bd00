import type { Rules } from "../src/core/rules-shape.ts";
import { normaliseAddress } from "../src/formats/address.ts";

/** The owner's address as mails are compared by it; the rules keep it as it was written. */
export function ownAddress({ mailbox }: Rules): string {
  return normaliseAddress(mailbox.address) ?? mailbox.address.toLowerCase();
}
