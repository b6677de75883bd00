/** The lines with which mail programs begin what they quote, in the languages of the people who use them. */

import { listed } from "./words.ts";

/** "-----Original Message-----", "Begin forwarded message:", Outlook's line of underscores. */
export function isDivider(line: string): boolean {
  if (line.length > 120 || line.length < 8) return false;
  if (/^_{20,}$/u.test(line) || /^-{20,}$/u.test(line)) return true;
  if (!/^(?:[-=*]{2}|begin|anfang|inicio|début|inizio)/iu.test(line)) return false;
  return dividers.has(line.replace(/^[-=\s*>]+|[-=\s*:]+$/gu, "").toLowerCase());
}

/** "On Mon, 30 Nov 2026 at 10:00, Dana Okafor <dana@example.com> wrote:" and its like: a verb, a date, a colon. */
export function isAttribution(line: string): boolean {
  if (!/[:：]\s*$/u.test(line) || !/\d/u.test(line)) return false;
  const lower = line.toLowerCase();
  if (/\d{4}[年./-]/u.test(line) && line.includes("@")) return true;
  return (
    wrote.some((word) => lower.includes(word)) && (line.includes("@") || /\d{4}|\d[:.h]\d\d/u.test(line))
  );
}

/** A header as a line of text: `from` may begin a block, `other` makes it one. */
export function isHeaderLine(line: string): "from" | "other" | undefined {
  if (line.length > 1000 || !/[:：]/u.test(line)) return undefined;
  const name = /^[\s*>]*([\p{L} ]{1,20}?)\s*\*?\s*[:：]/u.exec(line.slice(0, 60))?.[1]?.trim().toLowerCase();
  if (name === undefined) return undefined;
  if (fromNames.has(name)) return "from";
  return otherNames.has(name) ? "other" : undefined;
}

const dividers: ReadonlySet<string> = new Set(
  listed(`
  original message | forwarded message | begin forwarded message | ursprüngliche nachricht |
  originalnachricht | weitergeleitete nachricht | anfang der weitergeleiteten nachricht |
  mensaje original | mensaje reenviado | inicio del mensaje reenviado | message d'origine |
  message original | message transféré | début du message transféré | début du message réexpédié |
  messaggio originale | messaggio inoltrato | inizio messaggio inoltrato | oorspronkelijk bericht |
  doorgestuurd bericht | mensagem original | mensagem encaminhada | ursprungligt meddelande |
  vidarebefordrat meddelande | wiadomość oryginalna | oryginalna wiadomość |
  treść przekazanej wiadomości | opprinnelig melding | oprindelig meddelelse | alkuperäinen viesti |
  исходное сообщение | 元のメッセージ | 原始邮件 | 转发的邮件
`),
);

const wrote = listed(`
  wrote | schrieb | geschrieben | escribió | a écrit | ha scritto | schreef | escreveu | skrev |
  napisał | kirjoitti | yazdı | пишет | написал | のメール | wrote on | 写道 | 寫道
`);

const fromNames: ReadonlySet<string> = new Set(
  listed(`
  from | von | de | da | van | från | fra | od | lähettäjä | kimden | от | 差出人 | 发件人 | 寄件者
`),
);

const otherNames: ReadonlySet<string> = new Set(
  listed(`
  sent | date | to | cc | subject | reply to | gesendet | datum | an | betreff | enviado |
  enviado el | fecha | para | asunto | envoyé | à | objet | inviato | data | a | oggetto |
  verzonden | aan | onderwerp | enviada em | enviado em | assunto | skickat | sendt | til | till |
  ämne | emne | wysłano | wysłane | do | temat | data | lähetetty | vastaanottaja | aihe |
  gönderildi | kime | konu | отправлено | дата | кому | тема | 送信日時 | 日付 | 宛先 | 件名 | 发送时间 | 日期 |
  收件人 | 主题
`),
);
