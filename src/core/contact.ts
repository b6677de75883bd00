/**
 * The person asked. A contact is data, not a fact: it can be edited and imported again. What happened with
 * them is in the ledger.
 */
import type { ContactId } from "./keys.ts";

/** A sentence about the contact or their employer, with where it comes from and when it was true. */
export interface Finding {
  about: "person" | "employer";
  text: string;
  source: string;
  /** ISO date. */
  on: string;
}

export interface Contact {
  contactId: ContactId;
  name: string;
  /** Normalised address; absent while none is known. */
  email?: string;
  /** Every normalised address, profile URL and vCard UID under which this person is known, the address first. */
  aliases: string[];
  role?: string;
  company?: string;
  city?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string;
  /** IANA zone. */
  timezone?: string;
  /** BCP 47 language, lower case ("en"). */
  language?: string;
  tags: string[];
  /** 1 (close) to 3 (a stranger). */
  closeness?: 1 | 2 | 3;
  introducer?: ContactId;
  why_them?: string;
  findings: Finding[];
  linkedin?: string;
  phone?: string;
  notes?: string;
}
