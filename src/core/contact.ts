/**
 * The person asked. A contact is data, not a fact: it can be edited and imported again. What happened with
 * them is in the ledger.
 */
import type { ContactId } from "./keys.ts";

/** A sentence about the contact, their employer or their field, with where it comes from and when it was true (S02). */
export interface Finding {
  about: Subject;
  text: string;
  source: string;
  /** ISO date. */
  on: string;
  /** News grows old (S05); expertise is what the person knows best. Anything else where absent. */
  topic?: "news" | "expertise";
}

/** What a finding is about: a gate of the rules each (S01, S06). */
export const subjects = ["person", "employer", "industry"] as const;
export type Subject = (typeof subjects)[number];

/** A post that the contact has or had, with where that is known from (S02, S03). */
export interface Position {
  role?: string;
  company: string;
  /** ISO year or month: "2018", "2018-05". */
  from?: string;
  /** Absent: they still have it. */
  until?: string;
  source: string;
  /** ISO date. */
  on: string;
}

/** The owner's word that a finding is not needed for this contact after all, and why. */
export interface Waiver {
  what: Subject;
  because: string;
  /** ISO date. */
  on: string;
}

/** The way on which a contact is approached (S11). */
export const routes = ["introducer", "cold", "linkedin"] as const;
export type Route = (typeof routes)[number];

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
  waivers?: Waiver[];
  positions?: Position[];
  /** Names of people and companies whom they know: whom they could introduce the owner to (S04). */
  knows?: string[];
  industry?: string;
  /** Where they were found: an alumni list, an event, a file. */
  source?: string;
  /** The school that the owner went to as well (S75). */
  school?: string;
  /** Where the owner meets them or met them (S08), and on which day (ISO). */
  event?: string;
  event_on?: string;
  /** Chosen by the owner; the rules go by the introducer and the address where it is absent. */
  via?: Route;
  /** ISO date since when both are connected on LinkedIn; absent where they are not, or it is not known. */
  connected_on?: string;
  linkedin?: string;
  phone?: string;
  notes?: string;
}
