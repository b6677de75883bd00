/** "Not now": that somebody would rather be asked again, and from which day on where they say it plainly. */
import { monthOf } from "./calendar-words.ts";
import { dateAt } from "./dates.ts";
import { has, shapes } from "./patterns.ts";
import type { Sentence } from "./sentences.ts";
import { hedges } from "./stance-words.ts";

type PlainDate = Temporal.PlainDate;

export interface Later {
  /** ISO date. */
  until?: string;
  /** A day is named that cannot be placed: "in the spring", "after the holidays". */
  isVague: boolean;
  because: string;
  /** The sentences that say so. */
  saidIn: ReadonlySet<Sentence>;
}

/** Undefined where nobody asks to be asked again. */
export function asksForLater(sentences: readonly Sentence[], today: PlainDate): Later | undefined {
  const asking = sentences.filter(({ words }) => has(words, again) && !words.includes("hesitate"));
  const refusing = sentences.filter(({ words }) => has(words, notNow));
  if (asking.length === 0 && refusing.length === 0) return undefined;
  const said = [...asking, ...refusing];
  const saidIn = new Set(said);
  const isHedged = asking.length === 0 && refusing.some(({ words }) => has(words, hedges));
  const because = (said[0]?.words ?? []).join(" ").slice(0, 120);
  const all = [...asking, ...refusing, ...sentences];
  for (const { words } of all) {
    const day = untilIn(words, today);
    if (day === "vague") return { isVague: true, because, saidIn };
    if (day !== undefined) return { until: day.toString(), isVague: isHedged, because, saidIn };
  }
  // A no for now that names no day is one only where they ask to be asked again.
  return asking.length === 0
    ? undefined
    : { isVague: refusing.length === 0 && !all.some(({ words }) => has(words, someTime)), because, saidIn };
}

/** The day in a sentence, the last one that a word of time leads to. */
function untilIn(words: readonly string[], today: PlainDate): PlainDate | "vague" | undefined {
  let found: PlainDate | "vague" | undefined;
  for (let place = 0; place < words.length; place += 1) {
    const said = dayAt(words, place, today);
    if (said === undefined) continue;
    // A reason that lies before the wish ("until Christmas, but try me in January") gives way to it.
    found = said.day;
    place = said.until - 1;
  }
  return found;
}

function dayAt(
  words: readonly string[],
  from: number,
  today: PlainDate,
): { day: PlainDate | "vague"; until: number } | undefined {
  const [first = "", second = "", third = "", fourth = ""] = words.slice(from, from + 4);
  const said = (day: PlainDate | "vague", length: number) => ({ day, until: from + length });
  const before = words[from - 1] ?? "";
  if (vagueTimes.has(first) && (leads.has(before) || leads.has(words[from - 2] ?? "")))
    return said("vague", 1);
  const newYear = `${first} ${second}`;
  if (
    newYear === "new year" ||
    newYear === "next year" ||
    newYear === "neuen jahr" ||
    newYear === "neues jahr" ||
    newYear === "ano nuevo"
  )
    return said(firstOf(today.year + 1, 1), 2);
  if (
    newYear === "next month" ||
    newYear === "nachsten monat" ||
    newYear === "proximo mes" ||
    newYear === "mois prochain"
  )
    return said(today.with({ day: 1 }).add({ months: 1 }), 2);
  const quarter = /^q([1-4])$/u.exec(first);
  if (quarter !== null && leads.has(before)) return said(quarterStart(Number(quarter[1]), today), 1);
  if (quarter !== null && /^(?:should|will|is|looks|would)$/u.test(second))
    return said(quarterStart(Number(quarter[1]), today), 1);
  if (newYear === "next quarter") return said(nextQuarter(today), 2);
  if (newYear === "next week" || newYear === "week after") return said("vague", 2);
  const count = counts.get(first) ?? (/^\d{1,2}$/u.test(first) ? Number(first) : undefined);
  if (/^(?:in|for|another|give)$/u.test(before) || (before === "me" && words[from - 2] === "give")) {
    const few = /^(?:few|several|some)$/u.test(first === "a" ? second : first);
    const couple = first === "a" && second === "couple" ? (third === "of" ? 3 : 2) : 0;
    const unit = couple > 0 ? (words[from + couple] ?? "") : second;
    const length = unitOf(unit);
    if (!few && length !== undefined) {
      const number = couple > 0 ? 2 : count;
      if (number !== undefined)
        return said(
          today.add(length === "month" ? { months: number } : { days: number * length }),
          couple > 0 ? couple + 1 : 2,
        );
    }
  }
  const month = monthAt(words, from, today);
  if (month !== undefined) return month;
  const date = dateAt(words, from, today);
  const isWeekdayOnly = date !== undefined && date.until === from + 1 && !/\d/u.test(first);
  if (date === undefined || isWeekdayOnly || (/^\d{1,2}$/u.test(first) && date.until === from + 1))
    return undefined;
  const [day, other] = date.days;
  if (day === undefined || other !== undefined) return said("vague", date.until - from);
  void fourth;
  return { day, until: date.until };
}

/** "In January", "mid October", "the end of November", "after March", "von Mai an". */
function monthAt(
  words: readonly string[],
  from: number,
  today: PlainDate,
): { day: PlainDate | "vague"; until: number } | undefined {
  const word = words[from] ?? "";
  const month = monthOf(word);
  if (month === undefined) return undefined;
  if (/^\d/u.test(words[from + 1] ?? "") && !/^20\d\d$/u.test(words[from + 1] ?? "")) return undefined;
  if (/^\d/u.test(words[from - 1] ?? "") || (words[from - 1] === "of" && /^\d/u.test(words[from - 2] ?? "")))
    return undefined;
  if (/^\d/u.test(words[from - 2] ?? "") && /^(?:de|of)$/u.test(words[from - 1] ?? "")) return undefined;
  const before = words.slice(Math.max(0, from - 4), from);
  const near = before.at(-1) ?? "";
  if (
    (word === "may" || word === "march" || word === "mar" || word === "mars" || word === "mai") &&
    !(leads.has(near) || parts.has(near) || near === "of")
  )
    return undefined;
  const year = /^20\d\d$/u.test(words[from + 1] ?? "") ? Number(words[from + 1]) : undefined;
  const start = firstOf(
    year ??
      (month < today.month || (month === today.month && !before.includes("end"))
        ? today.year + 1
        : today.year),
    month,
  );
  const until = year === undefined ? from + 1 : from + 2;
  const text = before.join(" ");
  if (/\b(?:end|ende|fin|fine|finales|eind|slutet) (?:of |de |del |di |van |av )?$/u.test(`${text} `))
    return { day: start.with({ day: start.daysInMonth }), until };
  if (/\b(?:mid|middle of|mitte|mediados de|mi|meta|half)$/u.test(text))
    return { day: start.with({ day: 15 }), until };
  if (/\b(?:late|second half of)$/u.test(text)) return { day: "vague", until };
  if (near === "after" || near === "nach") return { day: start.add({ months: 1 }), until };
  return { day: start, until };
}

function firstOf(year: number, month: number): PlainDate {
  return Temporal.PlainDate.from({ year, month, day: 1 });
}

function quarterStart(quarter: number, today: PlainDate): PlainDate {
  const month = quarter * 3 - 2;
  return firstOf(month <= today.month ? today.year + 1 : today.year, month);
}

function nextQuarter(today: PlainDate): PlainDate {
  const month = Math.floor((today.month - 1) / 3) * 3 + 4;
  return month > 12 ? firstOf(today.year + 1, 1) : firstOf(today.year, month);
}

/** Days, or "month". */
function unitOf(word: string): number | "month" | undefined {
  if (/^(?:weeks?|wochen?|semanas?|semaines?|settimane)$/u.test(word)) return 7;
  return /^(?:months?|monate?n?|mes|meses|mois|mesi)$/u.test(word) ? "month" : undefined;
}

const again = shapes(`
  ask|try|write|contact|ping|remind|email|mail|message|text|hit|reach|poke|nudge|bug|catch|drop|chase|approach|tap *2 me|us|out|again *4 again|back|then|later|in|after|once|when|from|around|mid|next|early|come|april|january
  ask|try|write|contact|remind|email|mail|message again
  pick *3 up *4 after|then|again|in|once|when
  happy|glad|love|can|could|would|could to? *4 in january|february|march|april|may|june|july|august|september|october|november|december|the|spring|q1|q2|q3|q4
  january|february|march|april|may|june|july|august|september|october|november|december would|is|will|should be|works|work|suit|better|quieter|easier
  try|ask|write|ping|remind me *1 again|back|in|after|then|mid|next|later|from|around|april|january|july|september|october
  circle|check|come|get back *3 in|after|once|when|next|then
  touch base *3
  drop|give|send me *2 line|note|shout|nudge|ping|reminder|mail|email *3
  reach out *3 in|after|once|when|next|then
  come|be asked|contacted|approached|reminded *2 again|then|once|when|after|in
  revisit|reconnect|resume *3 in|after|once|when|then|later|next
  remind me
  happy|glad|willing to? be asked *2 again
  happy|glad to *6 then|after|once|when
  let us revisit|reconnect|resume|talk|speak|try|pick|touch|aim *4 again|then|after|in|once|when|next|later
  free|quieter|calmer|better|easier in|after|from|once|then
  should|will be quieter|calmer|better|easier|free~|saner
  melden|melde|schreiben|schreib|fragen|frag|kontaktieren *5 wieder|noch|nochmal|erneut|ab|im|nach|dann
  escribeme|escribame|escriba|escribe|contactame|contacteme|vuelve|vuelva|buscame|recuerdame|hablamos|retomamos|retomemos *4 
  recontact~|revenez|reecri~|ecrivez|rappel~|recontactez *4
  mi scriva|ricontatti|contatti|risent~ *3
  ci risentiamo|sentiamo
  mail|schrijf|neem|probeer *4 weer|opnieuw|nog|in|na
  hor|skriv|aterkom~ *3 igen|av
  prosze *4 ponownie|w|po
  escreva|escreve|chama|procure|volte|fala *3
  tekrar|yeniden yaz~|ara~|dene~
  напишите|обратитесь|спросите
`);

/** A time to come that names no day. */
const someTime = shapes(`
  in|for a|some while|bit|few|couple *1 weeks|months
  in a few|couple
  few|couple|some|several weeks|months
  later
  down the line|road|track
  mas|piu adelante|tarde|avanti
  plus tard
  mais tarde
  spater|senare|senere|pozniej|позже
  things *4 down
  once *4
  when *4
`);

const notNow = shapes(`
  not|no now|yet
  not *2 right now
  can|could not *4 now|moment|present|minute|currently
  right now|presently|currently|momentarily *4 not|no|impossible
  presently|currently not
  not|nothing|no|never *3 this month|quarter|year|season|semester|term|summer|winter|spring|autumn|fall
  not *3 before|until|till
  not reasonable|possible|feasible|realistic|able|available *3 before|until|till|now|moment
  until|till|til after|the|end|christmas|january|february|march|april|may|june|july|august|september|october|november|december
  not at the moment
  at the moment *4 not|no
  bad|wrong|terrible|awful|poor|crazy|busy|hectic timing|time|moment|period|stretch
  crunch|busy|crazy|mad|hectic|tax|calving|fire|exam|audit|grant|budget time|season|period
  im moment|augenblick *4 nicht|leider|gar
  derzeit|momentan|zurzeit *3 nicht|leider|kein~
  ahora|momento *3 no
  ahora mismo no
  en ce moment
  pour le moment|l
  in questo periodo|momento
  op dit moment
  sirala~ *3 yogun~
  şu siralar
  just had a baby
`);

const leads: ReadonlySet<string> = new Set(
  "in until till til after from before around by again the this next mid early back im ab nach bis en hasta despues desde apres jusqu a partir da dopo fino w po od i efter na vanaf em depois come ping about of".split(
    " ",
  ),
);
const parts: ReadonlySet<string> = new Set("mid early late mitte anfang ende".split(" "));
const vagueTimes: ReadonlySet<string> = new Set(
  "spring summer autumn fall winter christmas easter thanksgiving holidays break semester term fruhling sommer herbst weihnachten ostern urlaub verano primavera otono navidad rentree ete noel estate natale diwali eid ramadan".split(
    " ",
  ),
);
const counts: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    eight: 8,
    zwei: 2,
    drei: 3,
    dos: 2,
    tres: 3,
    deux: 2,
    trois: 3,
  }),
);
