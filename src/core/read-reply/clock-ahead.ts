/** Clocks that are told by whose they are: ahead of their hour, behind it, or belonging to none. */
import { beginsWithDigit } from "./figures.ts";
import { spelledHour } from "./hours.ts";

/** "For you it is 1:30", "bei Ihnen 14 Uhr", "chez vous 14 h": whose clock it is, said ahead of the hour. */
export function hourAhead(
  words: readonly string[],
  from: number,
  hourBefore: number | undefined,
): "you" | "me" | undefined {
  const who = words[from + 1] ?? "";
  if (words[from] !== "for") {
    const whose = hourBefore === undefined ? undefined : abroad.get(words[from] ?? "")?.get(who);
    const at = aheadLeads.has(words[from + 2] ?? "") ? from + 3 : from + 2;
    return whose !== undefined && beginsWithDigit(words[at] ?? "") ? whose : undefined;
  }
  if (who !== "you" && who !== "me") return undefined;
  if (!/^(?:it|that|this|which)$/u.test(words[from + 2] ?? "")) return undefined;
  const is = /^(?:would|will)$/u.test(words[from + 3] ?? "") ? from + 4 : from + 3;
  if (!/^(?:is|be|means)$/u.test(words[is] ?? "")) return undefined;
  const next = words[is + 1] ?? "";
  return beginsWithDigit(next) || spelledHour(next) !== undefined ? who : undefined;
}

/** "GMT+1", "UTC-5:30": a clock by how far it is from Greenwich's. */
export function offsetOf(name: string, far: string): string | undefined {
  const parts = /^(\d{1,2}):(\d\d)$/u.exec(far);
  if (parts === null || !offsetNames.has(name) || Number(parts[1]) > 14) return undefined;
  return `${name.endsWith("plus") ? "+" : "-"}${(parts[1] ?? "").padStart(2, "0")}:${parts[2]}`;
}

export const offsetNames: ReadonlySet<string> = new Set("gmtplus gmtminus utcplus utcminus".split(" "));

/** "5 pm by you", "8 at you". */
export function isByYou(words: readonly string[], from: number): boolean {
  return (
    byWords.has(words[from] ?? "") &&
    words[from + 1] === "you" &&
    /^(?:|,|or|and|then|please)$/u.test(words[from + 2] ?? "")
  );
}

/** "Choose what is decent in your time zone": no clock for what was said before. */
export function isJudged(words: readonly string[], from: number): boolean {
  const isChosen = choosing.has(words[from - 1] ?? "") && !/^\d/u.test(words[from - 2] ?? "");
  return isChosen || words.slice(Math.max(0, from - 6), from).some((word) => judged.has(word));
}

/** "Pick your time", "thank you for your time". */
const choosing: ReadonlySet<string> = new Set(
  "pick choose name select set take say appreciate value for".split(" "),
);
const judged: ReadonlySet<string> = new Set("what whatever which whichever when whenever".split(" "));
const aheadLeads: ReadonlySet<string> = new Set("um a as alle kl klockan klokken om la las o".split(" "));
/** Behind an hour: where somebody is whose clock shows another. */
const abroad: ReadonlyMap<string, ReadonlyMap<string, "you" | "me">> = new Map(
  [
    ["bei", "ihnen dir euch", "mir uns"],
    ["chez", "vous toi", "moi nous"],
    ["hos", "dig er deg dere jer", "mig oss meg os"],
    ["bij", "jou u jullie", "mij ons"],
    ["para", "ti usted ustedes voce voces si", "mi nosotros mim nos"],
    ["per", "te lei voi", "me noi"],
    ["u", "ciebie was pana pani", "mnie nas"],
  ].map(([lead = "", yours = "", mine = ""]) => [
    lead,
    new Map([
      ...yours.split(" ").map((word): [string, "you" | "me"] => [word, "you"]),
      ...mine.split(" ").map((word): [string, "you" | "me"] => [word, "me"]),
    ]),
  ]),
);
/** What such a clock can begin with. */
export const aheadStarts: readonly string[] = ["for", ...abroad.keys()];

const byWords: ReadonlySet<string> = new Set("by at of".split(" "));
/** Where the contact is, behind an hour. */
export const hereWords: ReadonlySet<string> = new Set("here mine ici hier aqui qui".split(" "));
export const besideStarts: readonly string[] = [...hereWords, ...byWords];
