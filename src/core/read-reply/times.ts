/** Times of day as people write them. A bare hour can be in the morning or in the afternoon. */
import { beginsWithDigit } from "./figures.ts";

export interface TimeMention {
  /** Minutes since midnight that the words can mean. */
  minutes: number[];
  from: number;
  until: number;
}

/** "10", "10:30", "3pm", "3 pm", "noon", "15h", "10 uhr", "half past two" is not read. */
export function timeAt(words: readonly string[], from: number): TimeMention | undefined {
  const word = words[from] ?? "";
  if (word === "noon" || word === "midday" || word === "mittag")
    return { minutes: [720], from, until: from + 1 };
  if (!beginsWithDigit(word)) return undefined;
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(am|pm|h|uhr|ish)?$/u.exec(
    word.replace(/^(\d{1,2})h(\d{2})$/u, "$1:$2"),
  );
  if (match === null) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? "0");
  const glued = match[3];
  // "9.12" is a day: nobody meets at twelve minutes past nine.
  if (glued === undefined && /^\d{1,2}\.\d{2}$/u.test(word) && minute % 5 > 0) return undefined;
  if (hour > 23 || minute > 59 || glued === "ish") return undefined;
  const next = words[from + 1] ?? "";
  const half =
    glued ??
    (["am", "pm", "h", "uhr", "heures", "heure", "horas", "uur", "orakor", "hrs", "hours"].includes(next)
      ? next
      : undefined);
  let until = half !== undefined && glued === undefined ? from + 2 : from + 1;
  if (next === "o" && words[from + 2] === "clock") until = from + 3;
  if (half === "am" || half === "pm") {
    if (hour > 12 || hour === 0)
      return half === "pm" && hour > 12 ? { minutes: [hour * 60 + minute], from, until } : undefined;
    return { minutes: [((hour % 12) + (half === "pm" ? 12 : 0)) * 60 + minute], from, until };
  }
  const isFull = half !== undefined || hour > 12 || hour === 0 || (match[1]?.startsWith("0") ?? false);
  const minutes = [hour * 60 + minute];
  if (!isFull && hour <= 12) minutes.push(((hour + 12) % 24) * 60 + minute);
  return { minutes, from, until };
}
