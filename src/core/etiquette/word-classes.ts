/**
 * Classes of words that do the same in a sentence: whose house it is, what is wanted there, who decides on it, what is
 * learnt and talked about. A word stands in one class at the most; endings do not count.
 */
import { wordStem } from "./word-stem.ts";

/** The class of a word, in capitals; undefined where it has none. */
export function wordClass(word: string): string | undefined {
  const known = classOf.get(wordStem(word));
  if (known !== undefined) return known;
  if (/^\d/u.test(word)) return "NUMBER";
  return word.length > 5 && /(?:ers?|ors?|ists?|ians?|eers?|ants?|smiths?|wrights?)$/u.test(word)
    ? "TRADESMAN"
    : undefined;
}

const classes: Readonly<Record<string, string>> = {
  HOUSE:
    "team group lab laboratory firm company office institute institution crew organisation organization studio bank ministry department dept unit section staff workshop clinic hospital school university faculty agency centre center practice shop station business division branch place outfit start-up startup ngo charity museum archive plant site yard fleet ship boat farm kitchen bakery newsroom rank workforce enterprise squad collective bureau foundation gallery theatre theater corporation consultancy expedition mill observatory brewery vineyard restaurant orchestra factory garage greenhouse hangar surgery ward headquarters desk warehouse depot publisher nursery pharmacy refinery dairy winery zoo aquarium council embassy paper magazine band troupe",
  POST: "job position opening vacancy post placement internship traineeship apprenticeship studentship role employment gig berth slot postdoc assistantship residency intake stage headcount livelihood seat spot fellowship scheme contract",
  CAREER: "career profession occupation vocation calling trade craft",
  FIELD:
    "field industry sector market discipline branche business economy nationwide worldwide generally europe country countries region globally",
  OPPORTUNITY: "opportunity chance possibility opening door foothold shot break lead prospect way",
  HIRE: "hire recruit employ appoint onboard shortlist sponsor engage enlist recruitment headhunt recruiter employer interview employable",
  JUNIOR:
    "junior trainee apprentice intern graduate assistant newcomer beginner helper starter student entry-level associate freelancer freelance temp volunteer",
  PAPERS:
    "cv cvs resume résumé resumé portfolio application credential certificate reference transcript showreel reel candidature candidacy diploma covering cover vitae curriculum attachment pdf linkedin profile sample qualification",
  HAND: "attach enclose forward pass send share submit append include hand circulate upload",
  DECIDER:
    "boss manager supervisor director head chief hr personnel foreman superior ceo cto leadership management recruiter partner owner principal dean committee panel superintendent executive founder captain chair editor curator lead",
  REFER:
    "refer recommend vouch endorse mention nominate referral recommendation referee endorsement propose champion suggest introduce introduction introduce connect connection word influence",
  APPLY: "apply applicant candidate candidacy jobseeker",
  AVAILABLE:
    "available availability flexible relocate immediate immediately notice free start begin move relocation commute join",
  LACK: "need lack short shorthanded short-handed understaffed short-staffed gap shortage vacant unfilled extra capacity reinforcement reinforcements fill expand expansion grow growth replace replacement successor retire retirement hand pair hands budget funding overload",
  LATER:
    "if when should once ever whenever case future someday eventually soon autumn spring next later moment",
  ABILITY:
    "experience background skill degree year qualification expertise talent strength ability training knowledge decade diploma licence license certified fluent qualified skilled motivated hardworking hard-working reliable punctual dedicated passionate eager enthusiastic learner worker",
  FIT: "fit match suit asset useful contribute contribution contributor addition benefit value valuable ideal perfect suitable right belong strengthen support help helpful serve complement",
  OFFER: "offer give provide grant bring take accept get find land secure arrange",
  PAY: "salary pay paid unpaid wage stipend rate money fee expense income earn compensation",
  PERMIT: "visa permit sponsorship citizenship residence right-to-work",
  MIND: "mind radar remember keep consider bear list file watch eye ear",
  LEARN:
    "learn hear understand know curious wonder find picture insight perspective view opinion advice experience impression thought listen perspective",
  TALK: "talk chat call conversation coffee meet meeting phone zoom video speak question answer ask tell questions discuss teams",
  CLOCK:
    "minute hour quarter monday tuesday wednesday thursday friday saturday sunday morning afternoon evening week weekend noon today tomorrow january february march april may june july august september october november december",
  ASKING:
    "please kindly grateful appreciate thankful obliged thanks thank gratitude welcome glad happy delighted",
  WISH: "hope wish dream love like want long aim aspire desire keen ambition goal looking look search seek hunt",
  MODAL: "could would can might may will shall must",
  NEGATION: "not no never nor neither without nothing none nobody hardly rather instead",
  ME: "i me myself",
  MY: "my mine our",
  WE: "we us together",
  YOU: "you yourself yourselves ya",
  YOUR: "your yours ur yr",
  SOMEBODY:
    "someone somebody anyone anybody person people whoever man woman folk folks colleague contact friend",
  THEY: "he she they them him her his their it its",
  ASKED: "what which why how who whose where whom",
  ANY: "any some something anything somewhere anywhere sometime",
  DO: "do does did done",
  BE: "is are was were am be been being",
  HAVE: "have has had",
  PRAISE:
    "great brilliant genius amazing incredible wonderful best greatest legend awe admire admiration hero inspiring outstanding",
  WORK: "work project task shift assignment internship labour duty",
  TRY: "trial prove show shadow try test demonstrate persuade convince",
  STUDY:
    "study studied degree course thesis school university exam class semester master bachelor phd doctorate professor lecturer teacher",
  ROUTE: "move change switch leave enter become start path began",
  READ: "read article talk book podcast lecture interview paper blog essay column post episode panel",
};

const classOf = new Map(
  Object.entries(classes)
    .flatMap(([name, words]) => words.split(" ").map((word) => [wordStem(word), name] as const))
    .reverse(),
);

/** All classes, in a fixed order. */
export const classNames: readonly string[] = [...Object.keys(classes), "NUMBER", "TRADESMAN"];
