/** Lines that end a mail or hang below it: closings, names, devices, disclaimers, banners. */
import { beginningOf, fold, listed, toBeginnings } from "./words.ts";

/** "Best wishes," and its like, alone on its line; a name may follow on the same line. */
export function isClosing(line: string): boolean {
  if (line.length > 60) return false;
  const bare = bareOf(line);
  if (closings.has(bare)) return true;
  const comma = line.indexOf(",");
  return comma > 0 && closings.has(bareOf(line.slice(0, comma))) && looksLikeName(line.slice(comma + 1));
}

/** One to four words that all begin with a capital, and nothing else: "Priya", "— Tom Reyes", "Dr. A. B. Smith". */
export function looksLikeName(line: string): boolean {
  if (!begunName.test(line)) return false;
  const words = line
    .replace(/^[\s\-–—*~]+/u, "")
    .replace(/[.,*]+$/u, "")
    .trim()
    .split(/\s+/u);
  if (words.length > 4 || words[0] === "" || /[?!\d:]/u.test(line)) return false;
  return words.every(
    (word) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) && !notNames.has(fold(word).replace(/[^\p{L}]/gu, "")),
  );
}

/** Two words with capitals, or no more than one: most lines are told from a name by this alone. */
const begunName = /^[\s\-–—*~]*\p{Lu}\S*(?:\s+[\p{Lu}.,*]|\s*$)/u;

/** "Sol Wexler, CPA", "Marguerite Dube, Deputy Comptroller": a name with what its bearer is. */
export function looksLikeBearer(line: string): boolean {
  const comma = line.indexOf(",");
  if (comma <= 0 || line.length > 70 || /[?!\d:;]|\.$/u.test(line.slice(comma))) return false;
  const rest = line
    .slice(comma + 1)
    .trim()
    .split(/\s+/u);
  const isRole = rest.length <= 6 && rest.every((word) => /^(?:\p{Lu}|of$|and$|the$|for$|de$|&)/u.test(word));
  const name = line.slice(0, comma).trim();
  return isRole && looksLikeName(name) && (name.includes(" ") || rest.length > 1);
}

/** "Dr T. Khumalo | Orthopaedics | Room 4.12": a name and, behind a bar, what its bearer is. */
export function looksLikeBar(line: string): boolean {
  const bar = barOf(line);
  if (bar <= 0) return false;
  const name = line.slice(0, bar);
  return (
    /\S\s+\S/u.test(name) &&
    looksLikeName(name) &&
    /^\p{Lu}/u.test(line.slice(bar + 3)) &&
    !fold(line)
      .split(/[^\p{L}]+/u)
      .some((word) => ofAnswers.has(word))
  );
}

/** "New Time | 4:30", "Alternative | Wednesday": a line of a table, and no bearer. */
const ofAnswers: ReadonlySet<string> = new Set(
  "new time day date place fee price option alternative update change offer not only instead sorry but however please uhr zeit tag hora fecha heure".split(
    " ",
  ),
);

/** Where the first bar or dot stands that parts a line of a signature, or -1. */
export function barOf(line: string): number {
  const bar = line.indexOf(" | ");
  return bar === -1 ? line.indexOf(" · ") : bar;
}

/** "Sent from my iPhone"; `start` is the folded line. */
export function isDeviceLine(start: string): boolean {
  return beginningOf(start, devices) !== undefined;
}

/** Warnings that a firm's gateway puts above the text; `start` is the folded beginning of the line. */
export function isBanner(start: string): boolean {
  return beginningOf(fromLetter(start), banners) !== undefined;
}

/** The first line of a paragraph of small print; `start` is its folded beginning. */
export function isDisclaimer(start: string): boolean {
  return beginningOf(fromLetter(start), disclaimers) !== undefined;
}

/** The line from its first letter on. */
function fromLetter(start: string): string {
  const code = start.charCodeAt(0);
  return code >= 97 && code <= 122 ? start : start.replace(/^[^\p{L}]+/u, "");
}

/** "This email and attachments are confidential": what no person says of their own words. */
export function isSmallPrint(line: string): boolean {
  const start = line.slice(0, 400);
  return aboutThisMail.test(start) && secrecy.test(start);
}

const aboutThisMail =
  /^[^\p{L}]*(?:this|the (?:information|contents?|views)|any (?:views|opinions)|diese[rs]?|este|esta|ce|cet|cette|questo|questa|dit|deze|det|denna|ta|niniejsz\p{L}+)\b[^.]{0,40}(?:e-?mail|message|communication|transmission|nachricht|mensaje|correo|mensagem|courriel|messaggio|bericht|meddelande|wiadomo|author|writer)/iu;
const secrecy =
  /confidential|privileged|intended (?:recipient|addressee|solely|only)|solely for|vertraulich|confidencial|confidentiel|riservat|vertrouwelijk|konfidentiell|poufn|own and do not/iu;

function bareOf(line: string): string {
  return fold(line)
    .replace(/[^\p{L}\s]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

const closings: ReadonlySet<string> = new Set(
  listed(`
  best | all the best | best wishes | best regards | kind regards | kindest regards | warm regards |
  warmest regards | warmly | regards |
  sincerely | yours | yours sincerely | yours truly | yours faithfully | respectfully | cheers |
  thanks | many thanks | thanks again | thanks so much | thank you | thank you again | with thanks |
  thx | br | kr | rgds | take care | ciao | talk soon | speak soon | love | cordially |
  mit freundlichen grüßen | mit freundlichen gruessen | freundliche grüße | viele grüße |
  viele gruesse | liebe grüße | beste grüße | herzliche grüße | schöne grüße | mfg | lg | vg |
  gruß | grüße | danke | vielen dank |
  saludos | un saludo | saludos cordiales | un cordial saludo | atentamente | gracias |
  muchas gracias | un abrazo |
  cordialement | bien cordialement | bien à vous | amicalement | salutations | merci | à bientôt |
  sincères salutations |
  cordiali saluti | saluti | un saluto | grazie | distinti saluti | a presto |
  met vriendelijke groet | met vriendelijke groeten | vriendelijke groet | groet | groeten |
  groetjes | mvg | bedankt |
  atenciosamente | cumprimentos | com os melhores cumprimentos | obrigado | obrigada | abraço |
  abraços | abs |
  med vänliga hälsningar | vänliga hälsningar | mvh | hälsningar | tack | med venlig hilsen |
  med vennlig hilsen | hilsen |
  pozdrawiam | z poważaniem | z wyrazami szacunku | dziękuję |
  ystävällisin terveisin | terveisin | saygılarımla | с уважением
`).map(bareOf),
);

/** Words that stand capitalised on a line of their own and are an answer, not a name. */
const notNames: ReadonlySet<string> = new Set(
  listed(`
  yes | no | nope | ok | okay | sure | stop | unsubscribe | remove | cancel | confirmed | perfect |
  great | works | thanks | please | sorry | wait | not | never | done | declined | accepted | pass |
  me | tomorrow | today | noon | either | both | neither | none | maybe | fine | good | sounds |
  see | you | that | the |
  monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed |
  thu | thur | thurs | fri | sat | sun |
  ja | nein | montag | dienstag | mittwoch | donnerstag | freitag | abmelden | stopp | si | lunes |
  martes | miercoles | jueves | viernes | baja | oui | non | lundi | mardi | mercredi | jeudi |
  vendredi | arret | nee | basta | pare | sluta | slut | lopeta | dur
`),
);

const devices = toBeginnings(
  listed(`
  sent from my | sent from mail for | sent from outlook | sent from yahoo | sent with | sent via |
  get outlook for | sent on the go | please excuse brevity | please excuse the brevity |
  please excuse my brevity | please excuse any typos | please excuse typos |
  von meinem | gesendet von | gesendet mit | diese nachricht wurde von meinem | enviado desde mi |
  enviado desde | envoye de mon | envoye depuis | envoye a partir de | inviato da |
  inviato dal mio | verzonden vanaf | verstuurd vanaf | enviado do meu | enviado de meu |
  skickat fran min | sendt fra min | wyslane z | iphoneから送信 | 发自我的
`),
);

const banners = toBeginnings(
  listed(`
  caution external | caution this | external email | external sender | warning external |
  this email originated from outside | this message originated outside |
  you do not often get email from | you don't often get email from | sie erhalten nicht haufig |
  externe e-mail | achtung externe
`),
);

const disclaimers = toBeginnings(
  listed(`
  this e-mail and any | this email and any | this e-mail (including | this email (including |
  this message (including | this message and any | this e-mail is intended |
  this email is intended | this message is intended | this email may contain |
  this e-mail may contain | this message may contain | this email contains confidential |
  this e-mail contains confidential | this communication | this transmission |
  the information contained in | the information in this | the contents of this |
  the content of this e | confidentiality notice | confidentiality note | confidentiality: | confidential: |
  disclaimer | legal notice | if you are not the intended | if you have received this |
  if you no longer wish to receive | if you no longer want to receive | if you no longer wish to hear | the views in this | to unsubscribe |
  to stop receiving | to opt out | click here to unsubscribe | you received this |
  you are receiving this | please consider the environment | manage your preferences |
  update your preferences | registered in england | privacy notice |
  diese e-mail enthalt | diese e-mail und | diese nachricht enthalt | der inhalt dieser |
  haftungsausschluss | este mensaje y | este mensaje contiene | este correo | aviso legal |
  aviso de confidencialidad | ce message et | ce courriel | ce message est | questo messaggio |
  le informazioni contenute | dit bericht | deze e-mail | esta mensagem | este e-mail |
  detta meddelande | ta wiadomosc | niniejsza wiadomosc
`),
);
