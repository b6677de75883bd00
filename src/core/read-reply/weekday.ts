/** Weekdays as people write them: in many languages, with a letter wrong, and not where the word is another. */
import { weekdayOf } from "./calendar-words.ts";

/** "Mon numéro" and "la segunda" hold no weekday. */
export function weekdayIn(words: readonly string[], at: number): number | undefined {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  if (word === "segunda") {
    const isSecond =
      /^(?:la|una|a|tu|su|sua|tua|otra|outra)$/u.test(words[at - 1] ?? "") || ordinalNouns.has(next);
    return next === "feira" || !isSecond ? 1 : undefined;
  }
  if (
    word === "mon" &&
    /^\p{L}{3,}$/u.test(next) &&
    (frenchNouns.has(next) || frenchLeads.has(words[at - 1] ?? ""))
  )
    return undefined;
  // "I am just sat here."
  if (
    word === "sat" &&
    (/^(?:just|am|is|are|was|were|be|been)$/u.test(words[at - 1] ?? "") || next === "here")
  )
    return undefined;
  return spelledWeekday(word);
}

/** "Segunda opção" is the second. */
const ordinalNouns: ReadonlySet<string> = new Set(
  "opcao opcion data fecha hora hipotese alternativa proposta propuesta sugestao sugerencia parte reunion reuniao vez semana quinzena metade mitad ronda".split(
    " ",
  ),
);
/** "Jeudi matin mon vol est avancé." */
const frenchLeads: ReadonlySet<string> = new Set("matin soir de avec pour dans sur par sans chez".split(" "));
const frenchNouns: ReadonlySet<string> = new Set(
  "numero bureau agenda telephone portable assistant assistante retour mail cote equipe collegue adresse planning calendrier vol train avion mari fils chef patron medecin travail cours emploi rendez".split(
    " ",
  ),
);

/** A weekday, also where one letter of an English one is missing, doubled, wrong or swapped ("tueday"). */
export function spelledWeekday(word: string): number | undefined {
  const known = weekdayOf(word);
  if (known !== undefined || word.length < 5 || word.length > 10 || !word.endsWith("ay")) return known;
  if (notDays.has(word)) return undefined;
  const near = english.findIndex((name) => isNear(word, name));
  return near === -1 ? undefined : near + 1;
}

const english = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const notDays: ReadonlySet<string> = new Set(
  "today midday payday someday holiday birthday away noonday".split(" "),
);

/** One letter more, fewer, other, or two swapped. */
function isNear(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1 || word[0] !== name[0]) return false;
  let start = 0;
  while (start < word.length && word[start] === name[start]) start += 1;
  let end = 0;
  while (end < Math.min(word.length, name.length) - start && word.at(-1 - end) === name.at(-1 - end))
    end += 1;
  const left = word.length - start - end;
  const right = name.length - start - end;
  const isSwapped =
    left === 2 && right === 2 && word[start] === name[start + 1] && word[start + 1] === name[start];
  return (left <= 1 && right <= 1) || isSwapped;
}
