/** The words of an away note that lead to a day, and those beside which a day is something else. */
import { phraseBook } from "./words.ts";

/** "Office hours: Monday to Friday": nobody's absence. */
export const habits: ReadonlySet<string> = new Set(
  "hours open working work works arbeitstage sprechzeiten offnungszeiten horario horaires orario arbeite travaille trabajo lavoro werk czynne oteviraci nyitvatartas oppettider apningstider abningstider openingstijden mesai arbetar jobber arbejder pracuji pracuje".split(
    " ",
  ),
);
/** What stands between the ends of a stretch of days. */
export const spanWords: ReadonlySet<string> = new Set(
  "to till until through bis al au a ao ate tot til do до по y et e en und and och i".split(" "),
);

export interface Cues {
  strength: number;
  book: ReturnType<typeof phraseBook>;
  /** The date may also stand before the cue ("on 7 December I am back"). */
  isEitherSide: boolean;
}

export const strengths: readonly Cues[] = [
  {
    strength: 3,
    isEitherSide: true,
    book: phraseBook(`
      back | reopens | reopen | again from | open again | return | returning | returned | resume | resumes |
      resumed | resuming | reachable again | available again | returns | again | respond | responding | reply |
      replying | answer | answering | weer | de nouveau | di nuovo | de nuevo | novamente | igen | igjen |
      ponownie | tekrar | снова | より通常 | より対応 | より出社 | より業務 | より営業 | より勤務 | より順次 | から通常 | から対応 | から出社 | から業務 |
      から営業 | から勤務 | 起恢复 | 起正常 | 上班 | 出勤 | zurück | wieder | erreichbar | regreso | regresaré | regreso a | vuelvo |
      volveré | de vuelta | reincorporaré | reincorporo | de retour | mon retour | retour | reviens |
      serai de nouveau | rientro | rientrerò | torno | tornerò | sarò di nuovo | terug | weer bereikbaar |
      weer aanwezig | regresso | regressarei | retorno | retornarei | volto | voltarei | tillbaka | åter | tilbake |
      tilbage | wracam | wrócę | powrót | powrotu | będę ponownie | takaisin | paluu | dönüyorum | döneceğim |
      retornando | retornaremos | voltando | regressando | regresamos | volvemos | reabrimos | reabre | reprise |
      reprendrai | rouvre | rouvrira | riapre | riaprirà | riapriremo | riapriamo | rientreremo | torneremo |
      torniamo | retomaré | retomo | retomaremos | reabriremos | volveremos | regresaremos | rouvrons | rouvrirons |
      reprendrons | voltamos | voltaremos | öffnen wieder | palaan | palaamme | visszatérünk | revenim | wracamy |
      wrócimy | vrátíme | döneceğiz | вернемся | повернемося | heropent | öppnar | zpět | zpátky | vrátím | vissza |
      visszatérek | înapoi | revin | επιστρέφω | επιστρέψω | πίσω | أعود | العودة | повернуся | повернення | 복귀 |
      돌아 | 출근 | 업무 재개 | resumption | rejoin | rejoining | replies | lese | lees | voraussichtlich | next in |
      be in on | in the office on | in the office from | be in the office | be at my desk | home on | home from |
      pick up | picking up | in touch | read your | read my | read email | be in work | answered | answers |
      hear from me | see to | get to your | catch up | antworte | beantworte | melde mich | bearbeite |
      bürobetrieb | respondo | responderé | contesto | contestaré | leeré | reapertura | reapertura el | reanudaré |
      reanudamos | retomamos | réponds | répondrai | répondrons | relirai | lirai | réouverture | rouverture |
      réouvrira | on se parle | on se reparle | recontacterai | rispondo | risponderò | leggerò | ricontatterò |
      riapertura | ripresa | responderei | lerei | reabertura | antwoord | beantwoord | heropening | heropenen |
      svarar | svarer | läser | leser | öppnar igen | åpner | åbner | genåbner | odpowiem | odpiszę | znowu |
      otwieramy | vracím | vracíme | opět | ozvu | odpovím | znovu | ozvem | vrátim | отвечу на | откроемся |
      відповім | знову | επιστροφή | επιστρέφουμε | απαντήσω | ξανά | ανοίγουμε | açılacaktır | açılacak |
      açılıyoruz | ofiste olacağım | ofiste olacağız | ofisteyim | işte olacağım | dönüş | yanıtlayacağım |
      cevaplayacağım | dönerim | vastaan | avaamme | újra | ismét | válaszolok | nyitunk | răspund | redeschidem |
      reluăm | nuovamente | nuevamente | riprenderò | riprendo | återkommer | kommer tillbaka | zase | на работу |
      выхожу | выйду | atenderemos | atenderé | atenderei | kembali | trở lại | quay lại | سأعود | سنعود | אחזור |
      חוזר | חוזרת | נחזור | वापस | vraćam | vratit | ponovno | vračam | nazaj | 정상 근무 | 근무합니다 | 회신 | 연락드리겠습니다 |
      통상 업무 | より再開 | から再開 | 恢复办公 | вернусь | отвечу | возвращаюсь | 戻り | 戻る | 出社 | 復帰 | 返回 | 回来 | 以降 | 恢复
    `),
  },
  {
    strength: 2,
    isEitherSide: false,
    book: phraseBook(`
      until | till | through | thru | bis | bis zum | bis einschließlich | hasta | hasta el | jusqu'au | jusqu au |
      jusqu'à | fino al | fino a | sino al | tot | tot en met | t m | até | até ao | till och med | t o m |
      til og med | til | do | aż do | до | حتى | لغاية | עד | sampai | hingga | đến hết | đến ngày | まで | 至 | 直到 |
      까지 | indtil | tills | up to | ende | end date | last day | letzter tag | dernier jour | último día |
      ultimo giorno | último dia | laatste dag | siste dag | sista dag | sidste dag | ostatni dzień | poslední den |
      μέχρι | έως | ως | până | inntil
    `),
  },
  {
    strength: 2,
    isEitherSide: true,
    book: phraseBook(
      "तक | asti | saakka | kadar | dek | ig | включительно | inclusive | inclus | compreso | włącznie",
    ),
  },
  {
    strength: 1,
    isEitherSide: false,
    book: phraseBook("to | al | au | ao | and | und | y | et | e | en | og | och | a | по | i"),
  },
];

/** From this day on something goes on again, where nothing is said to be missing from then on. */
export const sinceWords: ReadonlySet<string> = new Set(
  "from ab dal vanaf desde partir compter depuis od fra från fran από απο alkaen".split(" "),
);
/** Words of absence: "from 4 May" beside one of them is its beginning. */
export const absences: ReadonlySet<string> = new Set(
  `away out off leave holiday holidays vacation travelling absent absente abwesend urlaub elternzeit weg ferien ausente vacaciones baja ferias
  ferie assente maternita conges conge afwezig verlof vakantie ledig semester foraldraledig borta bortrest fravaerende barsel permisjon
  urlopie dovolene отпуске отсутствую απουσιαζω αδεια lomalla closed geschlossen ferme fermes cerrado cerrada chiuso chiusi fechado gesloten
  stangt lukket contact kontakt contactez orders commandes bestellungen sprechstunde exam`.split(/\s+/u),
);
/** What a date is said of that is no return: "Rentrée des élèves : le 27 août". */
export const events: ReadonlySet<string> = new Set(
  `sprechstunde sprechstunden commandes orders bestellungen pedidos eleves pupils students exam preview tickets deadline
  concert vernissage ausstellung`.split(/\s+/u),
);
/** Beside a cue: it is not so, or only at times. */
export const denials: ReadonlySet<string> = new Set(
  "not never geen keine keinen nicht niet nur only slechts enkel pas non ne solo nao ikke inte nie neni".split(
    " ",
  ),
);
/** Between a word and the month up to which or from which it reaches. */
export const bounds: ReadonlySet<string> = new Set(
  "until till through thru bis hasta jusqu jusque fino tot ate indtil inntil till til tills do до εως μεχρι from ab desde vanaf partir end ende fin fine final finales eind slutet beginning anfang begin start".split(
    " ",
  ),
);
