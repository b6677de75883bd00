/** What a number in a morning mail means, and what became of each line of the owner's answer to it. */
import type { ActionKey, BookingId, ContactId, FactId } from "../keys.ts";

/** One thing that waits for a decision, as it stood when the mail was written. Its number is its place, from 1. */
export type Listed =
  /** `fingerprint`: of exactly what was proposed. */
  | { what: "approval"; contactId: ContactId; key: ActionKey; fingerprint: string }
  | { what: "review"; contactId: ContactId; key: ActionKey }
  | { what: "held" | "debrief"; contactId: ContactId; booking: BookingId }
  | { what: "reading"; contactId: ContactId; reply: FactId }
  | { what: "news"; contactId: ContactId };

export interface Heard {
  /** The line as it was written, cut to a length that can be shown. */
  line: string;
  /** `no`: it could not be done as things stood; `unclear`: nobody guesses what it means. */
  came: "done" | "no" | "unclear";
  /** For the owner. */
  says: string;
}
