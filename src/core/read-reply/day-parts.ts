/** The parts of a day in the languages that people answer in: "in mattinata", "på förmiddagen", "l'après-midi". */
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";
import { fold, listed } from "./words.ts";

export interface DayPart {
  /** Hours of the day. */
  start: number;
  end: number;
  /** Too loose to act on: an evening, a lunch. */
  isVague: boolean;
  until: number;
}

/** The part of the day that is named at a place, in one word or in a few. */
export function dayPartAt(words: readonly string[], from: number): DayPart | undefined {
  const word = words[from] ?? "";
  const before = words[from - 1] ?? "";
  if (greetings.has(before)) return undefined;
  // "Mais tarde" says later.
  if ((word === "tarde" || word === "tardes") && laterLeads.has(before)) return undefined;
  const found = phraseAt(words, from, parts);
  return found && { ...found.value, until: found.until };
}

type Hours = Omit<DayPart, "until">;

const morning: Hours = { start: 9, end: 12, isVague: false };
const afternoon: Hours = { start: 13, end: 17, isVague: false };
const wholeDay: Hours = { start: 9, end: 17, isVague: false };
const lunch: Hours = { start: 12, end: 13, isVague: true };
const evening: Hours = { start: 17, end: 19, isVague: true };
const endOfDay: Hours = { start: 16, end: 17, isVague: true };

const table: readonly (readonly [Hours, string])[] = [
  [
    morning,
    `morning | mornings | forenoon | early part | vormittag | vormittags | morgens | ochtenden | matin | matins | matinée | mattina | mattine | mattinata | manhã | manhãs | ochtend | ochtends |
    voormiddag | förmiddag | förmiddagen | förmiddagar | formiddag | formiddagen | la mañana | la manana | por la mañana | en la mañana |
    de manhã | da manhã | pela manhã | parte da manhã | przed południem | dopoledne | rano | aamulla | aamupäivällä | aamupäivän | aamupäivisin | do południa | dopołudnia | förmiddagarna | formiddagene | las mañanas | buổi sáng |
    reggel | первой половине дня | першій половині дня | בבוקר | délelőtt | dimineața | dimineață | утром | вранці | до обеда | до обіду |
    öğleden önce | πρωί | صباحا | صباحًا | सुबह`,
  ],
  [
    afternoon,
    `afternoon | afternoons | arvo | arvos | nachmittag | nachmittags | pomeriggio | pomeriggi | middag | middags | namiddag | eftermiddag | eftermiddagen |
    eftermiddagar | ettermiddag | ettermiddagen | la tarde | por la tarde | en la tarde | après midi | à tarde | da tarde | de tarde |
    pela tarde | tarde toda | tarde | tardes | po południu | popołudniu | popołudnie | odpoledne | iltapäivällä | iltapäivän | iltapäivisin | eftermiddagarna | ettermiddagene | eftermiddagene | las tardes | buổi chiều | middagen |
    второй половине дня | другій половині дня | אחר הצהריים | אחרי הצהריים | بعد الظهر | délután | după amiază | după amiaza | после обеда | після обіду |
    öğleden sonra | απόγευμα | दोपहर`,
  ],
  [wholeDay, "all day | whole day | den ganzen tag"],
  [lunch, "lunchtime | lunch"],
  [
    evening,
    "evening | evenings | tonight | abends | avond | kväll | kvällen | wieczorem | вечером | ввечері",
  ],
  [endOfDay, "eod"],
];
export const parts = toPhrasesAt(
  table.flatMap(([hours, names]) => listed(names).map((name) => [fold(name), hours] as const)),
);

/** "Good morning", "bonne après-midi", "buenas tardes". */
const greetings: ReadonlySet<string> = new Set(
  "good guten gute goede goeden bonne bon buona buon buenas buenos boa bom god dobry dobre dzien".split(" "),
);
const laterLeads: ReadonlySet<string> = new Set(
  "mais mas muy muito tan tao demasiado llego chego sai acabo termino es e algo pouco noche".split(" "),
);

/** What a part of the day can begin with. */
export const partStarts: readonly string[] = [...parts.keys()];
