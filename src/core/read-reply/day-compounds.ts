/** Days and times that are written in one word, or with a mark that would part them: "donderdagmiddag", "am 20.", "kl. 14". */
import { weekdayOf } from "./calendar-words.ts";

/** A weekday and what is glued to it, as two words; undefined where the word is no such thing. */
export function partedDay(token: string): readonly string[] | undefined {
  if (token.length < 9) return undefined;
  const [, day = "", part = ""] = compound.exec(token) ?? [];
  if (weekdayOf(day) === undefined) return undefined;
  const plain = parts.get(part) ?? part;
  return plain === "" ? [day] : [day, plain];
}

/** "Mittwochvormittag", "vrijdagochtend", "onsdagseftermiddagen", "onsdagstid". */
const compound =
  /^([a-z]{2,8}dag|[a-z]{4,8}tag|mittwoch)s?(vormittags?|nachmittags?|morgens?|mittags?|abends?|ochtend|morgen|middag|namiddag|voormiddag|avond|formiddag(?:en)?|eftermiddag(?:en)?|ettermiddag(?:en)?|morgon(?:en)?|kvall(?:en)?|tiden?)$/u;

/** "Freitagmorgen" holds no tomorrow. */
const parts: ReadonlyMap<string, string> = new Map([
  ["morgen", "vormittag"],
  ["morgens", "vormittag"],
  ["morgon", "formiddag"],
  ["morgonen", "formiddag"],
  ["abend", "abends"],
  ["kvallen", "kvall"],
  ["tid", ""],
  ["tiden", ""],
]);

/** Ordinals get one ending, and short words before a number lose the dot that would end their sentence. */
export function withPlainOrdinals(text: string): string {
  if (!/\d/u.test(text)) return text;
  const plain = text
    .replace(/(?<!\p{L})før(?= (?:kl\.? ?|klokken )?\d)/giu, "före")
    .replace(/\.(?=\s?\d)(?<=\b(?:kl|godz|ca|ore)\.)/giu, " ")
    .replace(
      /(?<!\d)(\d{1,2})u(\d{2})?(?![\p{L}\d])/giu,
      (_, hour: string, minute = "00") => `${hour}:${minute}`,
    )
    .replace(/(?<!\d)(\d{1,2})-?(?:tej|stej|ej|sta|ta)(?!\p{L})/giu, "$1")
    .replace(/(?<!\d)([12]?\d|3[01]):[ea](?!\p{L})/gu, "$1th")
    .replace(/(?<=\b(?:de|den|le|op|of|en) )([12]?\d|3[01])(?:e|de|ste)(?!\p{L})/giu, "$1th");
  return /\d\./u.test(plain) ? withoutOrdinalDots(plain) : plain;
}

/** "7. oder 8. Dezember", "am 20.": the dot is of the number. */
function withoutOrdinalDots(text: string): string {
  return text
    .replace(
      /(?<![\d.])(\d{1,2})\.(?: ?\/ ?| (oder|und|bis) )(?=\d{1,2}\.(0?[1-9]|1[0-2])\.)/gu,
      (_, day: string, link: string | undefined, month: string) => `${day}.${month}. ${link ?? "und"} `,
    )
    .replace(/(?<![\d.])([12]?\d|3[01])\.\/(?=(?:[12]?\d|3[01])\.)/gu, "$1th und ")
    .replace(/(?<![\d.])([12]?\d|3[01])\.(?= (?:oder|und|bis) (?:[12]?\d|3[01])\.(?!\d))/gu, "$1th")
    .replace(
      /(?<=(?:\b(?:am|den|dem|der|vom|zum|bis|ab|oder|und|auf)|tag,?|mittwoch,?)\s)([12]?\d|3[01])\.(?=,|\s\p{Ll}|\s?[)?])/giu,
      "$1th",
    );
}
