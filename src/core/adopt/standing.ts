/**
 * What a mail that the owner edited before sending still offers (contract, section 4): an offered time whose words
 * no longer stand in it is no longer an offer, and where other dates or times stand in it an acceptance waits.
 */
import type { Contact } from "../contact.ts";
import { otherTimesIn, standsIn } from "../own-times.ts";
import type { Offered } from "../slot.ts";

export interface Standing {
  offered: Offered[];
  /** Dates or times stand in it that we did not put there. */
  hasOtherTimes: boolean;
}

/** `text` is the text part as it was sent. What is known about the contact may hold dates of its own. */
export function standing(text: string, offered: readonly Offered[], contact: Contact): Standing {
  const still = offered.filter((slot) => standsIn(text, slot.words));
  const ours = [
    ...still.map((slot) => slot.words),
    contact.why_them ?? "",
    ...contact.findings.map((f) => f.text),
  ];
  return { offered: still, hasOtherTimes: otherTimesIn(text, ours) };
}
