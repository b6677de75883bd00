import type { Answer } from "../deeds/answer.ts";

/** The words of `answer`, as one types them in a mail; a time that they accept needs the command. Undefined for others. */
export function readingWords(words: string): Answer | undefined {
  const said = words
    .toLowerCase()
    .replace(/[.!]$/u, "")
    .replaceAll(/[\s-]+/gu, " ")
    .trim();
  const until = /^(?:not now until|jetzt nicht bis|ahora no hasta) (\d{4}) (\d{2}) (\d{2})$/.exec(said);
  if (until !== null) return notNow(`${until[1]}-${until[2]}-${until[3]}`);
  switch (said) {
    case "declines":
    case "sagt ab":
    case "dice que no":
      return { kind: "declines" };
    case "other times":
    case "offer times":
    case "andere zeiten":
    case "otras horas":
      return { kind: "offer-times" };
    case "opts out":
    case "keine mails mehr":
    case "no más mensajes":
      return { kind: "opts-out" };
    case "ignore":
    case "nichts":
    case "nada":
      return { kind: "ignore" };
    default:
      return undefined;
  }
}

function notNow(day: string): Answer | undefined {
  try {
    return { kind: "not-now", until: Temporal.PlainDate.from(day) };
  } catch {
    return undefined;
  }
}
