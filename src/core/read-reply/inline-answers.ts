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
      if (text !== "") quoted = isTime(text) ? text.replace(/[,;:.?!]+$/u, "") : undefined;
    } else {
      const said = quoted === undefined ? undefined : answer(quoted, line);
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
  const rest = line.replace(/^(?:nope|no|n|x|nein|non|nee|nao|não|nie)\b[\s,.!:;-]*/iu, "");
  if (line.includes("?") && !/\d/u.test(line)) return undefined;
  return `Not ${quoted}.\n${rest}`;
}

const yes =
  /^(?:yes|yep|yeah|yup|y|ok|okay|works|good|great|perfect|fine|sure|this (?:one|works)|confirmed|can do|free|si|ja|oui|sim|tak|👍|✅)(?![\p{L}\p{N}])/u;
const unsure = /\b(?:but|if|unless|maybe|perhaps|might|probably|should|aber|pero|mais|ma|no|not)\b|\?/u;

/** A short line with one time of day and the day that it is on. */
function isTime(text: string): boolean {
  if (text.length > 70) return false;
  const clocks = text.match(/\d{1,2}(?:[:.h]\d{2}(?![./]\d)|\s?(?:am|pm|uhr|h)\b)/giu) ?? [];
  const words = fold(text).split(/[^\p{L}]+/u);
  const hasDay = words.some((word) => weekdayOf(word) !== undefined || monthOf(word) !== undefined);
  return clocks.length === 1 && hasDay;
}
