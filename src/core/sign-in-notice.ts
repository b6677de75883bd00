/** What the owner has to hear about a sign-in that ends, or has ended. Pure: everything is given. */
type Instant = Temporal.Instant;

/** Why the product pauses a mailbox whose sign-in ended; by these words that pause is known again. */
export const signedOut = "the mailbox no longer accepts our sign-in";

export interface SignInState {
  expiresAt?: Instant;
  ended?: { how: "signed-out" | "disconnected"; at: Instant; why: string };
}

export type SignInNotice =
  | { kind: "signed-out"; since: Instant; why: string }
  /** A sign-in that lives for 7 days ends within half a day (C-9). */
  | { kind: "ends-soon"; at: Instant };

const noticeHours = 12;

/** Undefined while nothing needs to be done, and for what the owner ended. */
export function signInNotice({ expiresAt, ended }: SignInState, now: Instant): SignInNotice | undefined {
  if (ended !== undefined)
    return ended.how === "signed-out" ? { kind: "signed-out", since: ended.at, why: ended.why } : undefined;
  if (expiresAt === undefined) return undefined;
  const from = expiresAt.subtract({ hours: noticeHours });
  return Temporal.Instant.compare(now, from) < 0 ? undefined : { kind: "ends-soon", at: expiresAt };
}
