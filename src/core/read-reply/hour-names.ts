/** The names of hours in other languages than English, folded, each with the languages that have it. */
import { fold } from "./words.ts";

export interface NamedHour {
  hour: number;
  /** `self`: a form that says "at" by itself: "kolmelta", "háromkor". */
  tongues: ReadonlySet<string>;
}

/** One to twelve. */
const counted: readonly (readonly [string, string])[] = [
  ["de", "eins/ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"],
  ["nl", "een twee drie vier vijf zes zeven acht negen tien elf twaalf"],
  ["es", "una dos tres cuatro cinco seis siete ocho nueve diez once doce"],
  ["pt", "uma duas tres quatro cinco seis sete oito nove dez onze doze"],
  ["it", "una due tre quattro cinque sei sette otto nove dieci undici dodici"],
  ["fr", "une deux trois quatre cinq six sept huit neuf dix onze douze"],
  ["sv", "ett två tre fyra fem sex sju åtta nio tio elva tolv"],
  ["da", "et to tre fire fem seks syv/sju otte/åtte ni ti elleve tolv"],
  [
    "pl",
    "pierwszej drugiej trzeciej czwartej piątej szóstej siódmej ósmej dziewiątej dziesiątej jedenastej dwunastej",
  ],
  ["pl-na", "pierwszą drugą trzecią czwartą piątą szóstą siódmą ósmą dziewiątą dziesiątą jedenastą dwunastą"],
  ["cs", "jednu dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct"],
  ["ru", "час два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"],
  ["uk", "першій другій третій четвертій ятій шостій сьомій восьмій девятій десятій одинадцятій дванадцятій"],
  ["fi", "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista"],
  [
    "self",
    "yhdeltä kahdelta kolmelta neljältä viideltä kuudelta seitsemältä kahdeksalta yhdeksältä kymmeneltä yhdeltätoista kahdeltatoista",
  ],
  [
    "self",
    "- kettőkor háromkor négykor ötkor hatkor hétkor nyolckor kilenckor tízkor tizenegykor tizenkettőkor",
  ],
];

/** Thirteen to nineteen: hours only where their own language leads to them, or "heures", "Uhr" follows. */
const late: readonly (readonly [string, string])[] = [
  ["de", "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"],
  ["nl", "dertien veertien vijftien zestien zeventien achttien negentien"],
  ["es", "trece catorce quince dieciséis diecisiete dieciocho diecinueve"],
  ["pt", "treze catorze/quatorze quinze dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove"],
  ["it", "tredici quattordici quindici sedici diciassette diciotto diciannove"],
  ["fr", "treize quatorze quinze seize - - -"],
  ["sv", "tretton fjorton femton sexton sjutton arton nitton"],
  ["da", "tretten fjorten femten seksten sytten atten nitten"],
  ["pl", "trzynastej czternastej piętnastej szesnastej siedemnastej osiemnastej dziewiętnastej"],
  ["pl-na", "trzynastą czternastą piętnastą szesnastą siedemnastą osiemnastą dziewiętnastą"],
  ["cs", "třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct"],
  ["ru", "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"],
];

/** The first to the twelfth, of which half is told: "v půl druhé", "в половине одиннадцатого". */
const ordinals: readonly string[] = [
  "jedné druhé třetí čtvrté páté šesté sedmé osmé deváté desáté jedenácté dvanácté",
  "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого",
];

export const hours: ReadonlyMap<string, NamedHour> = read(counted, 1);
export const lateHours: ReadonlyMap<string, NamedHour> = read(late, 13);
export const hoursHalved: ReadonlyMap<string, NamedHour> = read(
  ordinals.map((names) => ["", names]),
  1,
);

function read(
  table: readonly (readonly [string, string])[],
  first: number,
): Map<string, { hour: number; tongues: Set<string> }> {
  const found = new Map<string, { hour: number; tongues: Set<string> }>();
  for (const [tongue, names] of table)
    fold(names)
      .split(" ")
      .forEach((name, place) => {
        for (const word of name === "-" ? [] : name.split("/")) {
          const known = found.get(word);
          if (known === undefined) found.set(word, { hour: place + first, tongues: new Set([tongue]) });
          else known.tongues.add(tongue);
        }
      });
  return found;
}
