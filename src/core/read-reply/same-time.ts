/** "Same time": the hour of a meeting that is spoken of elsewhere, in the words of many languages. */
import type { SaidOffers } from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";

export function sameTimeAt(words: readonly string[], from: number): SaidTime | undefined {
  if (!sameStarts.has(words[from] ?? "")) return undefined;
  let at = from;
  while (at < from + 3 && leads.has(words[at] ?? "")) at += 1;
  const [first = "", second = "", third = ""] = words.slice(at, at + 3);
  const same = (until: number): SaidTime => ({ kind: "same-time", from, until });
  if (abroad.has(first)) return nouns.has(second) ? same(at + 2) : undefined;
  if (first === "time" && at > from && unchanged.has(second)) return same(at + 2);
  if (first !== "same") return undefined;
  if (nouns.has(second)) return same(third === "of" && words[at + 3] === "day" ? at + 4 : at + 2);
  if (parts.has(second) && /^(?:slot|time|hour)$/u.test(third)) return same(at + 3);
  const isThing = second === "thing" && (third === "on" || spelledWeekday(third) !== undefined);
  return isThing ? same(at + 2) : undefined;
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
  "misma mismo meme stessa stesso mesma mesmo gleiche gleichen selbe selben dieselbe derselben zelfde dezelfde hetzelfde samma samme sama samej stejna stejnou stejny ayni idem".split(
    " ",
  ),
);
const nouns: ReadonlySet<string> = new Set(
  "time timing hour slot hora horario heure ora orario zeit uhrzeit tijd tijdstip uur tid tiden tidpunkt klokkeslett godzina godzinie porze pora cas dobu dobe hodinu saatte saat horas".split(
    " ",
  ),
);
const parts: ReadonlySet<string> = new Set("lunch lunchtime morning afternoon evening".split(" "));
/** "Leave the time as is". */
const unchanged: ReadonlySet<string> = new Set("as unchanged stays same".split(" "));
export const sameStarts: ReadonlySet<string> = new Set([...leads, ...abroad, "same"]);
const likeWords: ReadonlySet<string> = new Set("que wie als som come de do da del as".split(" "));
