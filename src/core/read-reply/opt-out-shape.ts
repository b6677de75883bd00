/**
 * The shape of a wish to be left alone, for the many wordings that no list has: in one short sentence somebody
 * tells us to stop, or says not, and names writing and "again" or "more" or themselves. What people say of their
 * own writing ("I cannot write more today") is not one.
 */
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { onceEachWord } from "./once-each.ts";
import {
  type Beginnings,
  beginningOf,
  firstLetters,
  fold,
  isMark,
  listed,
  toBeginnings,
  type Words,
} from "./words.ts";

/** The sentence, or undefined. */
export function shapedRequest(words: Words): string | undefined {
  const unparted = eastern.test(words.folded) ? inEasternWriting(words.folded) : undefined;
  if (unparted !== undefined) return unparted;
  if (!words.list.some((word) => mayAsk(word))) return undefined;
  for (const sentence of sentencesOf(words.list)) {
    if (sentence.length > 18) continue;
    if (asksForRemoval(sentence) || inEnglish(sentence) || isShaped(sentence)) return sentence.join(" ");
  }
  return undefined;
}

/** Whether any of the shapes needs a word like this one. */
const mayAsk = onceEachWord(
  (word) =>
    taking.has(word) ||
    beginningOf(word, english.contact) !== undefined ||
    contacts.get(firstLetters(word))?.some(({ stem }) => word.startsWith(stem)) === true,
);

/** Chinese, Korean and Japanese: their words are not parted, or change at the end. */
function inEasternWriting(folded: string): string | undefined {
  const found = chineseStop.exec(folded) ?? chineseRemoval.exec(folded) ?? koreanStop.exec(folded);
  if (found !== null && !lettingKnow.test(found[0])) return found[0];
  const sentences = folded.split(/[。\n]/u);
  const japanese = sentences.find(
    (sentence) =>
      sentence.length <= 60 &&
      ((japaneseMail.test(sentence) && japaneseStop.test(sentence)) || japaneseRemoval.test(sentence)),
  );
  return japanese?.trim();
}

function inEnglish(sentence: readonly string[]): boolean {
  const contact = sentence.findIndex((word) => beginningOf(word, english.contact) !== undefined);
  if (contact === -1 || sentence.some((word) => notAsking.has(word))) return false;
  const cease = sentence.findIndex((word) => english.cease.has(word));
  const isCeasing =
    cease !== -1 && !notTelling.has(sentence[cease - 1] ?? "") && sentence[cease + 1] !== "by";
  if (isCeasing && contact > cease && sentence.some((word) => english.about.has(word))) return true;
  const no = sentence.findLastIndex(
    (word, place) => place < contact && (word === "not" || word === "never" || word === "no"),
  );
  if (no === -1 || contact - no > 4 || sentence[no + 1] === "need") return false;
  const near = sentence.slice(no, contact + 5);
  const isOwn = ["i", "we"].includes(sentence[no - 2] ?? "") || ["i", "we"].includes(sentence[no - 1] ?? "");
  const isWish = near.some((word) => ["want", "wish", "like", "consent"].includes(word));
  if (sentence[contact] === "hear") return isOwn && isWish;
  if (
    !near.some((word) => english.more.has(word)) ||
    (sentence[contact] === "send" && !isAboutMail(sentence.slice(contact + 1)))
  )
    return false;
  const isTheirDoing =
    sentence[contact - 1] === "to" && /^(?:want|wish|have|plan|like)$/u.test(sentence[contact - 2] ?? "");
  if (isOwn) return isWish && !isTheirDoing;
  return (
    sentence.some((word) => ["ask", "request", "prefer", "demand"].includes(word)) ||
    !sentence.slice(0, no).some((word) => reporting.has(word))
  );
}

/** "Do not send me these", not "do not send me a link". */
function isAboutMail(after: readonly string[]): boolean {
  const rest = after.filter((word) => word !== "me" && word !== "us");
  return rest.length === 0 || rest.slice(0, 3).some((word) => mailWords.has(word));
}

/** "Please remove", "delete all data about me", "remove this address": at the beginning of a sentence. */
function asksForRemoval(sentence: readonly string[]): boolean {
  const start = sentence.findIndex((word) => taking.has(word));
  if (start === -1 || sentence.length > 14) return false;
  const before = sentence.slice(0, start).filter((word) => !opening.has(word));
  if (before.length > 1 || before.some((word) => notTelling.has(word))) return false;
  const rest = sentence.slice(start + 1).filter((word) => !opening.has(word));
  if (rest.some((word, place) => notAboutMail.has(word) || isDay(word, rest[place + 1] ?? ""))) return false;
  return (
    rest.length === 0 ||
    rest.some((word) => ["me", "my", "us", "data", "address", "contact", "email", "name"].includes(word))
  );
}

/** A weekday, or a month before a number. */
export function isDay(word: string, next: string): boolean {
  return weekdayOf(word) !== undefined || (monthOf(word) !== undefined && /^\d/u.test(next));
}

interface Shape {
  cease: Beginnings;
  not: ReadonlySet<string>;
  contact: readonly string[];
  more: Beginnings;
  self: ReadonlySet<string>;
  wish: Beginnings;
}

/** One of the shapes stands in the sentence; each is tried where a word names writing in its language. */
function isShaped(sentence: readonly string[]): boolean {
  if (sentence.length > 14) return false;
  const isFitting = sentence.some((word) =>
    contacts
      .get(firstLetters(word))
      ?.some(({ stem, shape }) => word.startsWith(stem) && fits(sentence, shape)),
  );
  return isFitting && !sentence.some((word) => onlyForNow.has(word) || isHesitating(word));
}

function fits(sentence: readonly string[], shape: Shape): boolean {
  const has = (stems: Beginnings): boolean => sentence.some((word) => beginningOf(word, stems) !== undefined);
  const isTold = has(shape.cease) || (sentence.some((word) => shape.not.has(word)) && has(shape.more));
  return isTold && (!sentence.some((word) => shape.self.has(word)) || has(shape.wish));
}

function sentencesOf(list: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const word of list) {
    if (isMark(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found;
}

const english = {
  cease: new Set(listed("stop | cease | refrain | desist | quit")),
  contact: toBeginnings(
    listed(
      "contact | email | mail | messag | writ | send | reach | bother | spam | communicat | text | correspond | hear | solicit | disturb | approach",
    ),
  ),
  more: new Set(listed("again | anymore | more | further | longer | ever | me | us | any")),
  about: new Set(
    listed(
      "me | us | please | these | this | your | you | any | further | all | kindly | again | immediately | now",
    ),
  ),
};
/** Words of other sentences: "do not hesitate to contact me", "you did not mail me the link". */
const notAsking: ReadonlySet<string> = new Set(
  listed(
    "hesitate | than | use | work | gmail | forget | did | could | why | until | before | if | unless | had | has | was | worry | call | phone | whatsapp | monday | tuesday | wednesday | thursday | friday",
  ),
);
/** Before a verb they make it no request. */
const notTelling: ReadonlySet<string> = new Set(
  listed("not | never | to | should | would | will | i | we | he | she | they | can | could | must | and"),
);
/** What is removed here is a meeting or a paper. */
const notAboutMail: ReadonlySet<string> = new Set(
  listed(
    "last | previous | wrong | attachment | file | slot | meeting | event | link | invite | invitation | calendar | call | appointment | booking | diary | schedule | interview | chat",
  ),
);
const mailWords: ReadonlySet<string> = new Set(
  listed(
    "email | emails | mail | mails | message | messages | anything | stuff | these | this | again | anymore | further | unsolicited | requests | spam",
  ),
);
/** "N'hésitez pas à m'écrire", "tveka inte": mail is welcome. */
export function isHesitating(word: string): boolean {
  return hesitation.test(word);
}

const hesitation =
  /^(?:hesit|esit[aie]|zoger|scheu|aarzel|twijfel|tvek|tove|nole|dud[aei]|vacil|wahaj|krepuj|vahej|rozpak|eroi|ezita|стесня|сомнева|вага|соромт|cekin|teredd)/u;
/** Not yet, or not so: a wish for another time or way. */
const onlyForNow: ReadonlySet<string> = new Set(
  listed(
    "heute | morgen | vor | bis | sondern | weitergeleitet | weiterleiten | weitergegeben | hoy | mañana | antes | hasta | avant | aujourd | demain | prima | oggi | domani | voor | vandaag | hoje | amanhã | idag | imorgon | før | før | dzisiaj | jutro | przed | dziś",
  ).map(fold),
);
/** Takes an address or a person off. */
const taking: ReadonlySet<string> = new Set(listed("remove | delete | erase | unsubscribe"));
const reporting: ReadonlySet<string> = new Set(
  listed("i | we | he | she | they | can | does | have | are | is | there"),
);
const opening: ReadonlySet<string> = new Set(
  listed(
    "please | kindly | and | hi | hello | hey | dear | just | now | thanks | thank | you | sir | madam | immediately | asap",
  ),
);

/** cease / not / writing / more / oneself / wish, one language a line. Beginnings of words, but for `not` and oneself. */
const shapes: readonly Shape[] = [
  "unterlass lass aufhör hör | nicht keine keinen kein nie niemals | kontakt anschreib schreib schick zuschick send meld mail e-mail email nachricht belästig zusend anfrag | mehr weiter wieder nie künftig zukünftig erneut | ich wir | möcht wünsch will bitt verbitt",
  "deje deja dejen dejad cese ceses | no nunca jamás | escrib contact molest envi mand correo mensaj llam | más nunca vuelv jamás nuevo | puedo voy podré tengo he | quiero deseo gustaría",
  "cesse cesser cessez arrête arrêter arrêtez | ne n plus pas jamais | écri contact recontact envoi envoy sollicit dérang message mail courriel relanc | plus jamais pas recontact | je nous | souhait veux désir voudr demand pri",
  "smett cess | non mai | contatt scriv invi mand disturb mail messagg | più mai nuov | posso ho devo riesco | vogli desider preg vorre",
  "ophoud | niet geen nooit | mail contact schrij bericht benader stuur stur lastig | meer nooit opnieuw | ik wij | wil wens verzoek",
  "pare parem deixe deixem cesse | não nunca | contat contact escrev envi mand email e-mail mensag receb incomod | mais nunca volt | posso vou tenho estou | quero desejo gostaria",
  "sluta slutt upphör | inte ikke aldrig aldri | kontakt skriv mejl mail skick send hör hor besked medd | mer mere igen igjen fler flere aldrig aldri | jag jeg vi | vill vil önsk ønsk",
  "przesta | nie nigdy | pis kontakt wysył przysył wiadom mail nęk | więcej już mnie ponownie nigdy | mogę napiszę jestem mam dostałem dostałam otrzymałem otrzymałam miałem miałam widzę | chcę życz prosz",
  "lopet | älä älkää en | lähet ota ottako viest kirjoit posti yhtey | enää minulle minuun koskaan uudelleen | voin olen | halua",
  "прекрат перестан хватит | не никогда больше | пиш писат присыл связыв отправл беспоко звон | больше мне никогда снова прекрат перестан | я могу буду | хочу прош желаю",
].map((line) => {
  const [cease = [], not = [], contact = [], more = [], self = [], wish = []] = listed(line).map((part) =>
    part.split(" ").map(fold),
  );
  return {
    cease: toBeginnings(cease),
    not: new Set(not),
    contact,
    more: toBeginnings(more),
    self: new Set(self),
    wish: toBeginnings(wish),
  };
});
/** Every beginning of a word for writing, with the shape that it is of. */
const contacts = Map.groupBy(
  shapes.flatMap((shape) => shape.contact.map((stem) => ({ stem, shape }))),
  ({ stem }) => firstLetters(stem),
);

const eastern = /[\u3040-\u9fff\uac00-\ud7a3]/u;
const chineseStop =
  /(?<!之前[^。\n]{0,6})(?:(?:不要|别|別|勿|停止|无需|無需)[^。，,.\n忘]{0,8}(?:联系|聯繫|联络|聯絡|发|發|寄|打扰|打擾|邮件|郵件|来信|來信|骚扰|騷擾)|(?:不必|不用|不想|谢绝|謝絕|拒绝|拒絕)再?[^。，,.\n]{0,4}(?:来信|來信|联系我|聯繫我|聯絡我|打扰|打擾|骚扰|騷擾))/u;
const chineseRemoval =
  /(?:别|別|勿|不要)再?[烦煩]我|(?:名单|名單|列表|通讯录|通訊錄|邮箱|郵箱|资料|資料|信息|地址)[^。，,\n]{0,6}(?:删除|刪除|删掉|刪掉|移除|去掉|剔除)|(?:删除|刪除|删掉|刪掉|移除)[^。，,\n]{0,4}我的?[^。，,\n]{0,6}(?:邮箱|郵箱|资料|資料|信息|地址)/u;
const koreanStop =
  /(?:연락|메일|메시지|문자|편지)[^.\n]{0,14}(?:지 ?말아|지 ?마세요|지 ?마십시오|지 ?마라|지 ?마$|사양|거부|원치 ?않|원하지 ?않|받고 ?싶지 ?않|그만|없으시길|없기를|중단|삼가)|(?:명단|목록|리스트|주소|개인정보|연락처)[^.\n]{0,12}(?:삭제|지워|빼 ?주|제외해|제거|파기)/u;
/** "Do not hesitate to write", "do not write before Monday". */
const lettingKnow = /주저|망설|걱정|부담|까지|전에|이전/u;
const japaneseMail = /連絡|メール|送信|送ら|送付|配信|連络/u;
const japaneseStop =
  /しないで|不要|お控え|控えて|停止|やめて|止めて|遠慮(?!な)|いりません|要りません|お断り|(?:なら|いただか|くださら|なさら|送ら|し)ない(?:よう|で)/u;
const japaneseRemoval =
  /(?:リスト|名簿|宛先|アドレス|個人情報|連絡先)[^。]{0,12}(?:削除|消去|外して|抹消|除外)/u;
