/** "Next week's one", "the afternoon slot", "the one on Monday": the only offer that lies in the stretch that is named. */
import { timeMark } from "./clause-breaks.ts";
import type { Clause } from "./clauses.ts";
import { dayOf } from "./local-time.ts";
import type { Ground } from "./segments.ts";
import type { Settled } from "./settled.ts";

export function pointedAt(
  { words }: Clause,
  settled: Settled,
  given: Pick<Ground, "offered" | "contact">,
): Settled {
  const isOpen = settled.windows.length > 0 && settled.starts.length + settled.slots.length === 0;
  if (!isOpen || settled.isAny || !words.some((_, place) => isNamed(words, place))) return settled;
  const slots = offersWithin(settled, given);
  return slots.length === 1 ? { ...settled, windows: [], slots, doubts: [] } : settled;
}

/** The offers that begin in what was named; where that is a whole day, at any hour of it. */
export function offersWithin(
  { windows }: Pick<Settled, "windows">,
  { offered, contact }: Pick<Ground, "offered" | "contact">,
): number[] {
  return offered.flatMap(({ start }, place) => {
    const isIn = windows.some(({ from, to }) =>
      from.until(to).total("hours") >= 8
        ? dayOf(start, contact).equals(dayOf(from, contact))
        : Temporal.Instant.compare(start, from) >= 0 && Temporal.Instant.compare(start, to) < 0,
    );
    return isIn ? [place] : [];
  });
}

/** "Next week one", "the one next week", "the time you gave in the morning". */
function isNamed(words: readonly string[], place: number): boolean {
  if (words[place] !== timeMark) return false;
  if (nouns.has(words[place + 1] ?? ""))
    return !/^(?:a|an|any|some|another|every)$/u.test(words[place - 1] ?? "");
  let at = place - 1;
  while (at > place - 4 && links.has(words[at] ?? "")) at -= 1;
  return nouns.has(words[at] ?? "") && words[at - 1] === "the";
}

const nouns: ReadonlySet<string> = new Set("one slot time date option appointment offer".split(" "));
const links: ReadonlySet<string> = new Set("in on of for from at the".split(" "));
