/** How many, and of what: "in two weeks", "dans trois mois". */

export const monthsOf = { month: 1, year: 12 } as const;

/** Days, "month" or "year". */
export function unitOf(word: string): number | "month" | "year" | undefined {
  if (/^(?:years?|jahr|ano|anno|jaar)$/u.test(word)) return "year";
  if (/^(?:days|tagen|dias|jours|giorni|dagen|dagar)$/u.test(word)) return 1;
  if (word === "fortnight") return 14;
  if (/^(?:weeks?|wochen?|semanas?|semaines?|settimane)$/u.test(word)) return 7;
  return /^(?:months?|monate?n?|mes|meses|mois|mesi)$/u.test(word) ? "month" : undefined;
}

export const counts: ReadonlyMap<string, number> = new Map(
  [
    "a one einem einer un une una een en",
    "two zwei dos deux due dois duas twee tva",
    "three drei tres trois tre drie",
    "four vier cuatro quatre quattro fyra",
    "five funf cinco cinq cinque vijf fem",
    "six sechs seis sei zes sex",
    "seven sieben",
    "eight acht ocho huit",
    "nine",
    "ten zehn diez dix dieci tien tio",
    "eleven",
    "twelve zwolf",
  ].flatMap((list, place) => list.split(" ").map((word): [string, number] => [word, place + 1])),
);
