/** "Same time": the hour of a meeting that is spoken of elsewhere, in the words of many languages. */
import { asOffered } from "./as-offered.ts";
import type { SaidOffers } from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";

export type SameTime = SaidTime & { kind: "same-time" };

export function sameTimeAt(words: readonly string[], from: number): SameTime | undefined {
  if (!sameStarts.has(words[from] ?? "")) return undefined;
  let at = from;
  while (at < from + 3 && leads.has(words[at] ?? "")) at += 1;
  const [first = "", second = "", third = ""] = words.slice(at, at + 3);
  const same = (until: number, more: Partial<SameTime> = {}): SameTime => ({
    kind: "same-time",
    ...more,
    from,
    until,
  });
  if (abroad.has(first)) return nouns.has(second) ? same(at + 2) : undefined;
  const kept = keptUntil(words, at, from);
  if (kept > 0) return same(kept);
  if (alike.has(first)) return nouns.has(second) ? same(at + 2) : undefined;
  if (first !== "same") return undefined;
  if (nouns.has(second)) return same(third === "of" && words[at + 3] === "day" ? at + 4 : at + 2);
  if (second === "o" && third === "clock") return same(at + 3);
  const early = /^(?:early|earlier|late|later)$/u.exec(second)?.[0];
  const part = parts.get(early === "late" || early === "early" ? third : second);
  const noun = early === undefined ? at + 2 : part === undefined ? at + 2 : at + 3;
  if ((part !== undefined || early !== undefined) && thingNouns.has(words[noun] ?? ""))
    return same(noun + 1, {
      ...(part === undefined ? {} : { within: { start: part[0] * 60, end: part[1] * 60 } }),
      ...(part !== undefined || early === undefined ? {} : { end: early.startsWith("e") ? "first" : "last" }),
    });
  const isThing = second === "thing" && (third === "on" || spelledWeekday(third) !== undefined);
  return isThing ? same(at + 2) : undefined;
}

/** "Leave the time as is", "hour unchanged", "the hour can stay", "timing same", "everything else as you had it". */
function keptUntil(words: readonly string[], at: number, from: number): number {
  const isRest = words[at] === "everything" && words[at + 1] === "else";
  if (!isRest && !/^(?:time|timing|hour)$/u.test(words[at] ?? "")) return 0;
  if (isRest) {
    const kept = keptUntil(["time", ...words.slice(at + 2, at + 6)], 0, 0);
    return kept === 0 ? 0 : at + 1 + kept;
  }
  const [second = "", third = ""] = words.slice(at + 1, at + 3);
  const before = words[from - 1];
  if (at === from && before !== undefined && before !== ",") return 0;
  if (at > from && words[at] === "time" && unchanged.has(second)) return at + 2;
  if (second === "unchanged" || (second === "same" && (third === "" || third === ","))) return at + 2;
  const isGiven = third === "you" && /^(?:had|put|have|wrote|said|gave)$/u.test(words[at + 3] ?? "");
  if (second === "as" && (keptAs.has(third) || isGiven)) return isGiven ? at + 4 : at + 3;
  if (/^(?:stays|remains)$/u.test(second)) return at + 2;
  return /^(?:can|may|should|could|to)$/u.test(second) && /^(?:stay|remain)$/u.test(third) ? at + 3 : 0;
}

/** "Same time as your Tuesday one", "the same as for Thursday", "10:30 like the first": with the offer whose hour it is. */
export function withOffered(
  words: readonly string[],
  from: number,
  said: SaidTime | undefined,
  calendar: Calendar,
): SaidTime | undefined {
  if (said?.kind === "same-time") {
    const gap = words[said.until] === "," ? 1 : 0;
    const as = asOffered(words, said.until + gap, calendar, false);
    return as === undefined ? said : { ...said, slots: as.slots, until: as.until };
  }
  if (said?.kind === "time") {
    const as = asOffered(words, said.until, calendar, true);
    return as === undefined ? said : { ...said, until: as.until };
  }
  if (said !== undefined || words[from] !== "same" || words[from + 1] !== "as") return said;
  const as = asOffered(words, from + 1, calendar, false);
  return as === undefined ? undefined : { kind: "same-time", slots: as.slots, from, until: as.until };
}

/** "Même heure que mardi": the offer on that day, whose hour is meant. */
export function likeDay(
  words: readonly string[],
  behind: number,
  days: SaidDays | undefined,
  { offered }: Calendar,
): SaidOffers | undefined {
  if (days?.day === undefined || !likeWords.has(words[behind] ?? "")) return undefined;
  const [slot, other] = offered.flatMap((day, place) =>
    days.day?.some((each) => each.equals(day)) === true ? [place] : [],
  );
  return slot === undefined || other !== undefined
    ? undefined
    : { kind: "offers", slots: [slot], isAny: false, from: days.from, until: days.until };
}

const leads: ReadonlySet<string> = new Set(
  "at the a la al alla zur zu um op om na den der die het de to o tej ta ten v ve przy pela".split(" "),
);
const abroad: ReadonlySet<string> = new Set(
  "misma mismo meme stessa stesso mesma mesmo gleiche gleichen selbe selben dieselbe derselben zelfde dezelfde hetzelfde samma samme sama samej stejna stejnou stejny ayni idem selber samaan".split(
    " ",
  ),
);
const alike: ReadonlySet<string> = new Set("identical equal".split(" "));
const nouns: ReadonlySet<string> = new Set(
  "time timing hour slot hora horario heure ora orario zeit uhrzeit tijd tijdstip uur tid tiden tidpunkt klokkeslett aikaan godzina godzinie porze pora cas dobu dobe hodinu saatte saat horas".split(
    " ",
  ),
);
const thingNouns: ReadonlySet<string> = new Set("slot time hour start".split(" "));
const parts: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries<readonly [number, number]>({
    lunch: [12, 13],
    lunchtime: [12, 13],
    morning: [9, 12],
    afternoon: [13, 17],
    evening: [17, 19],
  }),
);
const unchanged: ReadonlySet<string> = new Set("as unchanged stays same".split(" "));
const keptAs: ReadonlySet<string> = new Set(
  "is stated planned before agreed offered proposed given said".split(" "),
);
export const sameStarts: ReadonlySet<string> = new Set([
  ...leads,
  ...abroad,
  ...alike,
  ..."same timing hour everything".split(" "),
]);
const likeWords: ReadonlySet<string> = new Set("que wie als som come de do da del as".split(" "));
