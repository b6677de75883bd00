import type { ActionKey, ContactId, Step } from "./keys.ts";

/** One line of what `start --once` did. */
export interface Did {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  outcome: DidOutcome;
  messageId?: string;
  uid?: string;
}

export type DidOutcome =
  | "drafted"
  | "sent"
  | "refreshed"
  | "withdrawn"
  | "created"
  | "changed"
  | "cancelled"
  | "proposed"
  | "held"
  | "ambiguous"
  | "review"
  | "refused";
