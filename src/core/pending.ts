import type { ActionKey, ContactId, Step } from "./keys.ts";
import type { Offered } from "./slot.ts";

type Instant = Temporal.Instant;

/** An action that was planned and is not settled: what the planner granted it, and how far it came. */
export interface Pending {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  attempt: number;
  state: "ready" | "claimed" | "drafted" | "sending" | "ambiguous" | "review";
  /** Since when it is due; an undo time counts from here. */
  due: Instant;
  notBefore?: Instant;
  offered: Offered[];
  /** The draft that fences it, once there is one. */
  draft?: { draftId: string; messageId: string; threadId?: string; hash: string; subject?: string };
  /** When the attempt to send it began. */
  sendingAt?: Instant;
}
