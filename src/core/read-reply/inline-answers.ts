/**
 * Answers between the lines of what is quoted: "> Thursday, 1:00 pm" and under it "no". Each quoted time that is
 * answered so is said again in the words of the mail, as taken or as refused.
 */
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { fold } from "./words.ts";

/** The lines as they are, or with the quoted times that are answered one by one. */
export function withAnswers(lines: readonly string[]): string[] {
  const answered = new Map<number, string>();
  let quoted: string | undefined;
  lines.forEach((each, place) => {
    const line = each.trim();
    if (line === "") return;
    if (line.startsWith(">")) {
      const text = line.replace(/^[>\s]*(?:[-*•]|\d[.)])?\s*/u, "");
      if (text !== "") quoted = text;
    } else if (quoted !== undefined) {
      const said = isTime(quoted) ? answer(quoted.replace(/[,;:.?!]+$/u, ""), line) : undefined;
      if (said !== undefined) answered.set(place, said);
      quoted = undefined;
    }
  });
  // One answer under a quoted list can be about all of it.
  return answered.size < 2
    ? [...lines]
    : lines.flatMap((line, place) => (answered.get(place) ?? line).split("\n"));
}

/** What is neither a yes nor a question refuses: "all-hands", "in Leeds all day". */
function answer(quoted: string, line: string): string | undefined {
  const start = fold(line);
  if (yes.test(start)) return unsure.test(start) ? undefined : `${quoted} works.\n${line}`;
  // "No puedo" says no as a whole: only a "no" that stands by itself is taken off.
  const rest = line.replace(/^(?:nope|no|n|x|nein|non|nee|nao|não|nie)(?:\s*[,.!:;-]+\s*|\s*$)/iu, "");
  if (line.includes("?") && !/\d/u.test(line)) return undefined;
  if (isUnknown(start)) return `Maybe ${quoted}.\n${line}`;
  return `Not ${quoted}.\n${rest}`;
}

/** One word that is neither a yes nor a no that we know: whoever reads it settles what it means. */
function isUnknown(start: string): boolean {
  const words = start.split(/[^\p{L}\p{N}']+/u).filter(Boolean);
  return words.length < 2 && !no.test(start);
}

const yes =
  /^(?:yes|yep|yeah|yup|y|ok|okay|works|good|great|perfect|fine|sure|this (?:one|works)|confirmed|can do|free|si|ja|oui|sim|tak|perfecto|perfecta|vale|claro|genial|de acuerdo|me va bien|me viene bien|puedo|perfeito|pode ser|posso|perfetto|va bene|posso|parfait|d'accord|ca marche|ca me va|passt|perfekt|gerne|gut|prima|goed|akkoord|bra|funkar|pasuje|👍|✅)(?![\p{L}\p{N}])/u;
const no =
  /^(?:nope|nah|no|not|never|n|x|nein|nicht|leider|non|pas|impossible|imposible|tampoco|ocupad\p{L}|nee|niet|helaas|nao|impossivel|nie|niestety|nej|nei|inte|ikke|purtroppo|unavailable|busy|booked|full|away|out|teaching|travel\p{L}+|clash\p{L}*|conflict\p{L}*|\p{L}+-\p{L}+|👎|❌)(?![\p{L}\p{N}])/u;
const unsure = /\b(?:but|if|unless|maybe|perhaps|might|probably|should|aber|pero|mais|ma|no|not)\b|\?/u;

/** A short line with one time of day and the day that it is on. */
function isTime(text: string): boolean {
  if (text.length > 70) return false;
  const clocks = text.match(/\d{1,2}(?:[:.h]\d{2}(?![./]\d)|\s?(?:am|pm|uhr|h)\b)/giu) ?? [];
  const words = fold(text).split(/[^\p{L}]+/u);
  const hasDay = words.some((word) => weekdayOf(word) !== undefined || monthOf(word) !== undefined);
  return clocks.length === 1 && hasDay;
}
