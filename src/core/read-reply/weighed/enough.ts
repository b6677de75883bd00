/**
 * From where on a reading is sure: how far it has to be trusted, as measured on writers whom the tables were not learnt
 * from, and what holds it back however far it is.
 */
import type { Reading } from "../../reading.ts";
import { conditional, reserved, sureToo } from "./trust-signs.ts";

/** `trust` is what the table makes of the signs; both ends of the scale, 0 and 1, are never reached. */
export function isSure(reading: Reading, signs: readonly string[], trust: number): boolean {
  return trust >= enoughFor(reading, signs) && !isHeldBack(reading, signs);
}

function enoughFor(reading: Reading, signs: readonly string[]): number {
  const isSame = signs.includes(sureToo);
  const { kind } = reading;
  if (kind === "accepts") return enoughForYes(isSame, signs);
  if (kind === "proposes" || kind === "reschedules") {
    const isMovedOtherwise = kind === "reschedules" && signs.includes("rules same false");
    if (isMovedOtherwise || signs.some((sign) => doubtful.has(sign))) return 0.98;
  }
  if (kind === "asks-for-times" && isSame && reading.link !== undefined) return 0.5;
  if (kind === "declines" && !isSame && signs.includes(reserved)) return 0.97;
  const [same, alone] = enough[kind] ?? never;
  return isSame ? same : alone;
}

/** Where the rules are sure of the same, less is enough: they have looked for most of what may be in the way. */
const enough: Readonly<Partial<Record<Reading["kind"], readonly [same: number, alone: number]>>> = {
  proposes: [0.93, 0.95],
  reschedules: [0.88, 0.94],
  cancels: [0.92, 0.965],
  declines: [0.92, 0.95],
  "not-now": [0.85, 0.92],
  refers: [0.88, 0.95],
  "asks-for-times": [0.93, 0.95],
};
const never = [1, 1] as const;

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
  const bounds = [enoughForPlainYes(isSame, signs)];
  if (!isSame && signs.some((sign) => unclear.has(sign))) bounds.push(0.975);
  if (signs.includes(takenBack)) bounds.push(0.96);
  if (signs.includes("english none")) bounds.push(isSame ? 0.9 : 0.95);
  return Math.max(...bounds);
}

function enoughForPlainYes(isSame: boolean, signs: readonly string[]): number {
  if (!isSame || signs.includes(conditional)) return 0.94;
  return signs.includes("other some") ? 0.92 : 0.9;
}

/** The tables are not clear themselves, or another date or a question is left over. */
const unclear: ReadonlySet<string> = new Set([
  "chance 0.8",
  "chance 0.65",
  "chance 0.5",
  "chance 0",
  "asked",
  "second proposes much",
  "second proposes some",
  "dates left 0 1",
]);

/** Words of taking something back stand there ("so-so", "actually"): mostly about something else. */
const takenBack = `${reserved} taken back`;

/** `signs` may be those of the reservations alone. */
export function isHeldBack({ kind }: Reading, signs: readonly string[]): boolean {
  if (kind === "accepts") return signs.some((sign) => noYes.has(sign));
  if (kind === "declines") return false;
  // "I have to cancel, let's find another time": the meeting is not off while they look for one.
  if (kind === "cancels" && signs.includes("rules reschedules") && signs.includes("rules differ true"))
    return true;
  return signs.includes(reserved) && !signs.includes(sureToo);
}

/** No yes is sure where the mail may as well say nothing to act on, is cut off, shifts the offer, is not the writer's alone, asks
 * for money, or takes something back below its end. */
const noYes: ReadonlySet<string> = new Set([
  "other much",
  ...["cut", "others", "shifted", "paid", "for another", "carried on", "taken back below"].map(
    (reservation) => `${reserved} ${reservation}`,
  ),
]);
