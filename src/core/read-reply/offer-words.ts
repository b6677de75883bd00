/** How people of other languages point at the offers: "den zweiten nehme ich", "la del medio", "vilken som helst". */
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import { fold } from "./words.ts";

export const articlesAbroad: readonly string[] = listOf("l det ten ta dem");

/** What an ordinal can stand before; "opcja 2" counts as well, "dia 2" does not. */
export const numberedAbroad: readonly string[] = listOf(
  "alternativ opcja variant вариант voorstel forslag förslag propozycja seçenek proposition propuesta proposta",
);
export const nounsAbroad: ReadonlySet<string> = new Set(
  listOf(
    `horario horário orario créneau tiden tidpunkten förslaget forslaget alternativet datum datumet tijdstip moment mogelijkheid
    uhrzeit alternative fecha data hipótese sugestão sugerencia suggerimento termín termínu terminy propozycja`,
  ),
);
export const endersAbroad: readonly string[] = listOf(
  `por nehme nehmen ist geht klappt bitte gern gerne graag alstublieft serve funciona fica está ist sta vore blir är funkar fungerar passar
  passer bra lepiej pasuje może proszę prosím hodí bude será sería soll kommt dann och wäre`,
);
export const lastAbroad: readonly string[] = listOf(
  "sista siste ostatni ostatnia última último dernière último poslední последний",
);
export const middles: ReadonlySet<string> = new Set(
  listOf("middle mittlere mittleren mittlerer middelste mellersta midterste środkowy"),
);
export const endsAbroad: readonly (readonly [string, "first" | "last"])[] = [
  ...listOf("spätere späteren späterer spätestes latere senere").map((word) => [word, "last"] as const),
  ...listOf("frühere früheren früherer eerdere").map((word) => [word, "first"] as const),
];
export const ordinalsAbroad: readonly (readonly [string, number])[] = [
  "primeiro första første pierwszy pierwsza pierwszą první первый первая birinci ersten erster",
  "andra anden drugi druga drugą druhý druhá второй вторая ikinci zweiter tweede",
  "terceiro tredje trzeci trzecia trzecią třetí третий третья üçüncü dritter derde",
  "fjärde fjerde czwarty czwarta čtvrtý четвертый vierten vierde cuarta cuarto quatrième quarto",
].flatMap((row, place) => listOf(row).map((word): [string, number] => [word, place + 1]));

/** "La del medio", "a do meio", "celui du milieu", "den i mitten": how many words it takes, else 0. */
export function middleAt(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  return /^(?:la|el|a|o|celui|celle|quella|quello|den|det|die|de)$/u.test(first) &&
    /^(?:del|do|da|du|di|i|in|de)$/u.test(second) &&
    middleWords.has(third)
    ? 3
    : 0;
}

/** The last of its words. */
export const middleWords: ReadonlySet<string> = new Set(
  "medio meio milieu mezzo mitten midten mitte".split(" "),
);

/** "N'importe lequel", "vilken som helst": how many words leave the choice open, else 0. */
export function anyAbroadAt(words: readonly string[], from: number): number {
  return (phraseAt(words, from, anyAbroad)?.until ?? from) - from;
}

export const anyAbroad = toPhrasesAt(
  `egal welche|egal welchen|egal wann|n importe laquelle|l un ou l autre|uno qualsiasi|una qualsiasi|qualsiasi|qualquer uma|qualquer dos|
  maakt niet uit|maakt me niet uit|maakt mij niet uit|alle drie|vilket som helst|hvilken som helst|bada|begge|którykolwiek|obojętnie który|oba|
  любой|любое`
    .split("|")
    .map((phrase) => [fold(phrase).trim(), true]),
);

function listOf(words: string): string[] {
  return fold(words).split(/\s+/u);
}

/** What a pointer at the offers can begin with. */
export const pointerStarts: readonly string[] = [
  ...articlesAbroad,
  ...numberedAbroad,
  ...lastAbroad,
  ...middles,
  ...endsAbroad.map(([word]) => word),
  ...ordinalsAbroad.map(([word]) => word),
  ...anyAbroad.keys(),
  ..."celui celle quella quello".split(" "),
];
