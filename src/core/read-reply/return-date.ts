/** From when somebody who is away can be reached again, where their note says so plainly. */
import { type DateMention, datesIn, withoutDots } from "./dates.ts";
import { findAll, fold, isMark, phraseBook, toWords, type Words } from "./words.ts";

/** An ISO date: the day that the note names, be it the last one away or the first one back. */
export function returnDate(text: string, today: Temporal.PlainDate): string | undefined {
  let best: { strength: number; day: Temporal.PlainDate } | undefined;
  const order = orderOf(text);
  for (const sentence of sentences(text)) {
    const dates = datesIn(sentence.list, today);
    if (dates.length === 0) continue;
    for (const cues of strengths) {
      if (cues.strength === 1 && dates.length < 2) continue;
      const date = cued(sentence, dates, cues);
      const [day, other] = inOrder(date, order);
      if (day === undefined || other !== undefined || Temporal.PlainDate.compare(day, today) < 0) continue;
      if (best === undefined || cues.strength > best.strength) best = { strength: cues.strength, day };
      break;
    }
  }
  return best?.day.toString();
}

/** Which number of a slashed date is the day, where another date of the note shows it. */
function orderOf(text: string): "day" | "month" | undefined {
  for (const [, first, second] of text.matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/gu)) {
    if (Number(first) > 12) return "day";
    if (Number(second) > 12) return "month";
  }
  return dayFirst.test(fold(text)) ? "day" : undefined;
}

/** The small words of languages in which the day is always written first. */
const dayFirst =
  /(?<!\p{L})(?:em|ate|das|dos|nao|desde|hasta|el|los|del|jusqu'au|du|le|les|bis|vom|zum|wieder|fino|dal|alla|tot|vanaf|op|till|fra|od|do|dnia)(?= (?:(?:el|dia|lunes|o) )?\d{1,2}\/\d{1,2}(?!\d))/u;

function inOrder(
  date: DateMention | undefined,
  order: ReturnType<typeof orderOf>,
): readonly Temporal.PlainDate[] {
  const days = date?.days ?? [];
  return order === undefined || days.length < 2
    ? days
    : days.slice(order === "day" ? 0 : 1, order === "day" ? 1 : 2);
}

interface Cues {
  strength: number;
  book: ReturnType<typeof phraseBook>;
  /** The date may also stand before the cue ("on 7 December I am back"). */
  isEitherSide: boolean;
}

function cued(sentence: Words, dates: readonly DateMention[], cues: Cues): DateMention | undefined {
  const [first, second] = dates;
  const isRange = first !== undefined && second !== undefined && second.from === first.until;
  if (cues.strength === 1 && isRange) return second;
  for (const cue of findAll(sentence, cues.book)) {
    if (cue.until === 0) return dates.at(-1);
    if (cues.strength === 1 && (first === undefined || cue.from < first.until)) continue;
    const after = dates.find((date) => date.from >= cue.until && date.from - cue.until <= 8);
    if (after !== undefined) return after;
    const before = dates.findLast((date) => date.until <= cue.from);
    if (cues.isEitherSide && before !== undefined) return before;
  }
  return undefined;
}

function sentences(text: string): Words[] {
  const words = withoutDots(toWords(text.replace(/(\d)\s*(月|日)\s*/gu, "$1$2 ")).list);
  const found: string[][] = [[]];
  for (const word of words) {
    if (isMark(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.map((list) => ({ list, folded: list.join(" ") }));
}

const strengths: readonly Cues[] = [
  {
    strength: 3,
    isEitherSide: true,
    book: phraseBook(`
      back | reopens | reopen | again from | open again | return | returning | returned | resume | resumes | resumed | resuming | reachable again | available again | returns |
      again | respond | responding | reply | replying | answer | answering | weer | de nouveau | di nuovo | de nuevo | novamente | igen |
      igjen | ponownie | tekrar | снова | より通常 | より対応 | より出社 | より業務 | より営業 | より勤務 | より順次 | から通常 | から対応 |
      から出社 | から業務 | から営業 | から勤務 | 起恢复 | 起正常 | 上班 | 出勤 |
      zurück | wieder | erreichbar | regreso | regresaré | regreso a | vuelvo | volveré | de vuelta | reincorporaré | reincorporo |
      de retour | mon retour | retour | reviens | serai de nouveau | rientro | rientrerò | torno | tornerò | sarò di nuovo |
      terug | weer bereikbaar | weer aanwezig | regresso | regressarei | retorno | retornarei | volto | voltarei |
      tillbaka | åter | tilbake | tilbage | wracam | wrócę | powrót | powrotu | będę ponownie | takaisin | paluu | dönüyorum | döneceğim |
      вернусь | отвечу | возвращаюсь | 戻り | 戻る | 出社 | 復帰 | 返回 | 回来 | 以降 | 恢复
    `),
  },
  {
    strength: 2,
    isEitherSide: false,
    book: phraseBook(`
      until | till | through | thru | bis | bis zum | bis einschließlich | hasta | hasta el | jusqu'au | jusqu au | jusqu'à |
      fino al | fino a | sino al | tot | tot en met | t m | até | até ao | till och med | t o m | til og med | til | do | aż do |
      asti | saakka | kadar | до | まで | 至 | 直到
    `),
  },
  {
    strength: 1,
    isEitherSide: false,
    book: phraseBook("to | al | au | ao | and | und | y | et | e | en | og | och | a"),
  },
];
