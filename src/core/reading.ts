/**
 * What a reply says: a closed union. Only what is certain moves the plan; everything else is `other` and waits
 * for the owner, whose answer is the same union.
 */
type Instant = Temporal.Instant;

export type Reading =
  /** `place` is the owner's word: where to meet in person. */
  | { kind: "accepts"; slot?: number; start?: Instant; minutes?: number; mode?: Mode; place?: string }
  | { kind: "proposes"; starts: Instant[]; windows: TimeWindow[]; minutes?: number; mode?: Mode }
  | { kind: "asks-for-times"; mode?: Mode; assistant?: Person; link?: string }
  | { kind: "reschedules"; starts: Instant[]; windows: TimeWindow[]; minutes?: number; mode?: Mode }
  | { kind: "cancels" }
  | { kind: "declines" }
  | { kind: "not-now"; until?: string }
  | { kind: "refers"; people: Person[] }
  | { kind: "opts-out" }
  | { kind: "out-of-office"; until?: string }
  | { kind: "bounced"; permanent: boolean; address?: string }
  | { kind: "ignored" }
  | { kind: "other" };

/** How to meet. */
export type Mode = "in-person" | "phone" | "video";

/** Somebody whom a reply names: whoever knows more, or keeps the calendar. At least one of the two is there. */
export interface Person {
  name?: string;
  email?: string;
}

/** A span in which a meeting may lie: it begins at `from` or later, and ends at `to` or earlier. */
export interface TimeWindow {
  from: Instant;
  to: Instant;
}

/** A reading, whether one would act on it without looking, and the words that it rests on. */
export interface ReadReply {
  reading: Reading;
  sure: boolean;
  because: string;
  /** A machine wrote it, and it is neither an away note nor a bounce: no answer, no sign of life, nothing to ask. */
  isRobot?: true;
}
