/**
 * From where on a reading is sure: how far it has to be trusted, as measured on writers whom the tables were not learnt
 * from, and what holds it back however far it is.
 */
import type { Reading } from "../../reading.ts";
import { conditional, open, reserved, sureToo } from "./trust-signs.ts";

/** `trust` is what the table makes of the signs; both ends of the scale, 0 and 1, are never reached. */
export function isSure(reading: Reading, signs: readonly string[], trust: number): boolean {
  return trust >= enoughFor(reading, signs) && !isHeldBack(reading, signs);
}

/** Where the rules are sure of the same, less is enough: they have looked for most of what may be in the way. */
function enoughFor(reading: Reading, signs: readonly string[]): number {
  const isSame = signs.includes(sureToo);
  if (reading.kind === "accepts") return enoughForYes(isSame, signs);
  const isOfTimes = reading.kind === "proposes" || reading.kind === "reschedules";
  const isMovedOtherwise = reading.kind === "reschedules" && signs.includes("rules same false");
  if (isOfTimes && (isMovedOtherwise || signs.some((sign) => doubtful.has(sign)))) return 0.98;
  if (!isSame) return reading.kind === "declines" && signs.includes(reserved) ? 0.97 : 0.93;
  return reading.kind === "asks-for-times" && reading.link !== undefined ? 0.5 : 0.88;
}

/** Of times that may be others: another kind is likely too, the rules read them differently, or a week is left open. */
const doubtful: ReadonlySet<string> = new Set([
  "rules differ false",
  "rules differ true",
  "second accepts much",
  "second accepts some",
  "second accepts little",
  "second asks-for-times much",
  "second asks-for-times some",
  "week later bare",
  "doubt",
  "doubts",
]);

function enoughForYes(isSame: boolean, signs: readonly string[]): number {
  if (signs.includes(conditional)) return 0.94;
  if (isSame) return signs.includes("other some") ? 0.92 : 0.7;
  return signs.includes(open) || signs.includes(reserved) ? 0.93 : 0.92;
}

function isHeldBack({ kind }: Reading, signs: readonly string[]): boolean {
  const isSame = signs.includes(sureToo);
  if (kind === "accepts")
    return signs.some((sign) => noYes.has(sign)) || (!isSame && signs.some((sign) => noYesAlone.has(sign)));
  if (kind === "declines") return false;
  return signs.includes(reserved) && !isSame;
}

/** No yes is sure where the mail may as well say nothing to act on, is cut off, shifts the offer, takes something back, or is not
 * the writer's alone. */
const noYes: ReadonlySet<string> = new Set([
  "other much",
  ...["cut", "others", "shifted", "taken back", "taken back below"].map(
    (reservation) => `${reserved} ${reservation}`,
  ),
]);

/** Nor where the tables alone say so and are not clear themselves, or another date or a question is left over. */
const noYesAlone: ReadonlySet<string> = new Set([
  "chance 0.8",
  "chance 0.65",
  "chance 0.5",
  "chance 0",
  "asked",
  "second proposes much",
  "second proposes some",
  "dates left 0 1",
]);
