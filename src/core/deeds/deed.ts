/**
 * What a word of the owner makes of the present state. A deed is data: whoever was told (a command, a page, the reply
 * to the morning mail) writes its facts down and shows its sentences.
 */
import type { NewFact } from "../facts.ts";
import type { Interview } from "../interview.ts";
import { Problem } from "../problem.ts";

type Instant = Temporal.Instant;

export interface Deed {
  /** One kebab-case word for programs; `already` where it was so before. */
  done: string;
  /** Sentences for the owner: what was done, and what they should know about it. */
  says: string[];
  /** Empty where it was so already. */
  facts: NewFact[];
}

/** By which way the owner said it, and when. */
export interface Told {
  /** The source in the factKeys: `cli`. */
  via: string;
  now: Instant;
  /** The owner's IANA zone. */
  zone: string;
}

/**
 * `via~what~subject~n`. `n` is the place of the last fact that the deed was made from, so that the same word said
 * twice about one state is one fact, and said again later is another.
 */
export function factKey(told: Told, what: string, subject: string, n: number): string {
  return `${told.via}~${what}~${subject}~${n}`;
}

/** What every fact about the contact of an interview begins with. */
export function about(
  told: Told,
  interview: Pick<Interview, "contactId" | "lastSeq">,
  what: string,
  subject: string = interview.contactId,
) {
  const key = factKey(told, what, subject, interview.lastSeq);
  return { factKey: key, at: told.now, contact: interview.contactId };
}

export function already(...says: string[]): Deed {
  return { done: "already", says, facts: [] };
}

/** `action/refused`: it cannot be done as things stand, and nothing was changed. */
export function refused(what: string, next: string): Problem {
  return new Problem("action/refused", { what: `${what} Nothing was changed.`, next });
}
