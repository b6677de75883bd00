/**
 * What a reply says: a closed union. Only what is certain moves the plan; everything else is `other` and waits
 * for the owner, whose answer is the same union.
 */
type Instant = Temporal.Instant;

export type Reading =
  | { kind: "accepts"; slot?: number; start?: Instant; minutes?: number }
  | { kind: "declines" }
  | { kind: "not-now"; until?: string }
  | { kind: "asks-for-times" }
  | { kind: "refers"; people: { name?: string; email?: string }[] }
  | { kind: "opts-out" }
  | { kind: "out-of-office"; until?: string }
  | { kind: "bounced"; permanent: boolean; address?: string }
  | { kind: "ignored" }
  | { kind: "other" };

/** A reading, whether one would act on it without looking, and the words that it rests on. */
export interface ReadReply {
  reading: Reading;
  sure: boolean;
  because: string;
  /** A machine wrote it, and it is neither an away note nor a bounce: no answer, no sign of life, nothing to ask. */
  isRobot?: true;
}
