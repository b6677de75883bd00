/** Reports that a mail did not arrive (RFC 3464), with or without the machine-readable part. */
import type { Reading } from "../reading.ts";
import { isMailSystem, robotSigns } from "./robot.ts";
import { findFirst, fold, phraseBook, toWords } from "./words.ts";

/** The machine-readable part: Action, Status and Final-Recipient of RFC 3464. */
export interface DeliveryStatus {
  action?: string;
  status?: string;
  recipient?: string;
}

export interface Bounce {
  reading: Extract<Reading, { kind: "bounced" }>;
  because: string;
}

/** A bounce; `delivered` for a report of success; undefined where the mail is no report. */
export function readBounce(mail: {
  from: string;
  subject: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  deliveryStatus?: DeliveryStatus | undefined;
}): Bounce | "delivered" | undefined {
  const status = mail.deliveryStatus;
  const action = status?.action?.trim().toLowerCase() ?? "";
  if (["delivered", "relayed", "expanded"].includes(action)) return "delivered";
  const code = /^\s*([245]\.\d{1,3}\.\d{1,3})/u.exec(status?.status ?? "")?.[1];
  if (code?.startsWith("2")) return "delivered";
  if (code === undefined && action !== "delayed" && !isReport(mail)) return undefined;
  const recipient =
    addressIn(status?.recipient ?? mail.headers["x-failed-recipients"] ?? "") ?? addressIn(mail.text);
  if (code !== undefined)
    return bounce(isForGood(code) && action !== "delayed", recipient, `Status: ${code}`);
  if (action === "delayed") return bounce(false, recipient, "Action: delayed");
  return (
    fromWords(mail, recipient) ??
    (status === undefined ? undefined : bounce(false, recipient, `Action: ${action}`))
  );
}

function isReport(mail: {
  from: string;
  subject: string;
  text: string;
  headers: Readonly<Record<string, string>>;
  deliveryStatus?: DeliveryStatus | undefined;
}): boolean {
  if (mail.deliveryStatus !== undefined || isMailSystem(mail.from)) return true;
  const type = fold(mail.headers["content-type"] ?? "");
  if (type.includes("multipart/report") && type.includes("delivery-status")) return true;
  if (
    ["x-failed-recipients", "x-ms-exchange-message-is-ndr"].some((name) => mail.headers[name] !== undefined)
  )
    return true;
  if (robotSigns(mail.headers, mail.from) === "certain" && isReportInWords(mail)) return true;
  const isFromNobody = ["", "<>"].includes((mail.headers["return-path"] ?? "-").trim());
  return isFromNobody && findFirst(toWords(mail.subject), subjects) !== undefined;
}

/** A machine's mail of a failure or a delay: by its subject, or by its first lines with the code of a server. */
function isReportInWords(mail: { subject: string; text: string }): boolean {
  if (findFirst(toWords(mail.subject), subjects) !== undefined) return true;
  const text = mail.text.slice(0, 4000);
  const isTrying = answerOfServer.test(text) && findFirst(toWords(text), delays) !== undefined;
  return (
    isTrying || (serverCode.test(text) && findFirst(toWords(text.slice(0, 1000)), subjects) !== undefined)
  );
}

/** Both codes together, as only the answer of a server has them: "451 4.7.1". */
const answerOfServer = /(?:^|[^\d.-])[45][0-5]\d[ -][45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/u;

const serverCode = /(?:^|[^\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)|(?:^|[^\d.-])[45][0-5]\d[ :-]/u;

/** Where there is no status: the codes and the words of the systems that send plain reports. */
function fromWords(
  mail: { subject: string; text: string },
  recipient: string | undefined,
): Bounce | undefined {
  const text = mail.text.slice(0, 16_384);
  const words = toWords(`${mail.subject}\n\n${text}`);
  const delay = findFirst(words, delays);
  if (delay !== undefined) return bounce(false, recipient, delay.words);
  const enhanced =
    /^\s*status:\s*([45]\.\d{1,3}\.\d{1,3})/imu.exec(text)?.[1] ??
    /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/u.exec(text)?.[1];
  if (enhanced !== undefined) {
    const isGivenUp = enhanced.startsWith("5.") && findFirst(words, givenUp) !== undefined;
    return bounce(isGivenUp || isForGood(enhanced), recipient, enhanced);
  }
  const temporary = findFirst(words, forNow);
  if (temporary !== undefined) return bounce(false, recipient, temporary.words);
  const permanent = findFirst(words, forGood);
  if (permanent !== undefined) return bounce(true, recipient, permanent.words);
  const basic = /(?:^|[^\d.-])([45][0-5]\d)[ :-](?=\D)/u.exec(text);
  if (basic !== null) return bounce(basic[1]?.startsWith("5") ?? false, recipient, basic[1] ?? "");
  const failure = findFirst(words, subjects);
  return failure === undefined ? undefined : bounce(false, recipient, failure.words);
}

/** Class 5 says that sending it again will not help (RFC 3463); a full mailbox, 5.2.2, may be emptied. */
function isForGood(status: string): boolean {
  return status.startsWith("5.") && status !== "5.2.2";
}

function bounce(permanent: boolean, address: string | undefined, because: string): Bounce {
  return { reading: { kind: "bounced", permanent, ...(address === undefined ? {} : { address }) }, because };
}

/** The first mail address that is not the mail system's own. */
function addressIn(text: string): string | undefined {
  for (const word of text.slice(0, 16_384).split(/[\s<>()[\]"',;]+/u)) {
    if (!word.includes("@")) continue;
    const bare = word
      .replace(/^(?:rfc822;|mailto:)/iu, "")
      .replace(/[.:]+$/u, "")
      .toLowerCase();
    if (/^[^@]{1,64}@[^@]{1,255}$/u.test(bare) && bare.includes(".") && !isMailSystem(bare)) return bare;
  }
  return undefined;
}

/** What mail systems say that try no more, whatever their code. */
const givenUp = phraseBook("permanent error | permanent failure | permanent fatal errors");

const subjects = phraseBook(`
  delivery failed | delivery error | delivery problem | message blocked | has been blocked | not delivered | delayed mail | delivery delayed |
  message delayed | delivery delay | delivery incomplete | mail system error | wasn't able to deliver | were unable to deliver | can't be delivered |
  cannot be delivered | couldn't be delivered | wasn't delivered | address not found | recipient not found | mail not delivered |
  nicht zugestellt | zustellung fehlgeschlagen | konnte nicht zugestellt | no se ha podido entregar | no se pudo entregar | error de entrega |
  n'a pas pu être remis | n'a pas pu être délivré | n'a pas été remis | échec de livraison | échec de remise | non consegnato | impossibile recapitare |
  non è stato recapitato | consegna non riuscita | kan niet worden bezorgd | kon niet worden bezorgd | niet bezorgd | não foi entregue |
  não pôde ser entregue | falha na entrega | kunde inte levereras | kunne ikke leveres | nie można dostarczyć | nie dostarczono | teslim edilemedi | не доставлено |
  配信できません | 配信不能 | 送信できません | 無法傳送 | 无法投递 | 退信 | 投递失败 |
  undeliverable | undelivered mail | undelivered | mail delivery failed | mail delivery failure | delivery failure |
  delivery status notification | delivery has failed | failure notice | returned mail | could not be delivered |
  was not delivered | was not delivered to | has not been delivered | unable to deliver | delivery to the following | unzustellbar |
  nicht zugestellt werden | unzustellbare nachricht | no se puede entregar | no entregado | non remis |
  échec de la remise | non recapitabile | mancato recapito | onbestelbaar | não entregue | niedostarczone
`);
const forGood = phraseBook(`
  user unknown | unknown user | no such user | no such recipient | does not exist | address not found | address rejected |
  recipient not found | unknown recipient | invalid recipient | invalid address | mailbox not found | mailbox unavailable |
  account has been disabled | account is disabled | account was closed | account has been closed | account is closed | account closed |
  mailbox was closed | mailbox has been closed | mailbox is closed | address was closed | address has been closed | account was deleted |
  account has been deleted | mailbox has been deleted | account has been deactivated | account was deactivated | account was terminated |
  address has been retired | no longer exists | no longer exist | will not be reopened | account does not exist | no mailbox here | not a valid mailbox |
  user does not exist | doesn't have an account | adresse inconnue | destinataire inconnu | destinataire inconnue | adresse du destinataire inconnue | dirección desconocida | indirizzo sconosciuto | onbekende ontvanger | unbekannter benutzer | recipient address rejected | was not found at | could not be found | permanent error |
  permanent failure | permanent fatal errors | gave up | existiert nicht | unbekannter empfänger | no existe | n'existe pas | non esiste
`);
const forNow = phraseBook(`
  mailbox full | mailbox is full | over quota | quota exceeded | exceeded storage | out of storage | inbox is full |
  temporarily unavailable | temporary failure | try again later | greylisted | postfach voll | postfach ist voll
`);
const delays = phraseBook(`
  delivery delayed | delivery incomplete | delay | delayed | will be retried | will retry | will keep trying |
  will continue to try | will be attempted again | will try again | keep retrying | still retrying | attempts will continue | message is still in the queue | no action is required
`);
