/**
 * What a mail after the meeting says about it: that it was held, or that it was not. Both are conservative: a
 * sentence about the future, or one that could be about a mail, says nothing.
 */
import { newText } from "./new-text.ts";
import { findAll, phraseBook, sentenceAt, toWords } from "./words.ts";

/** The words that speak of the meeting as held ("great talking to you"); undefined where nothing does, or `missed` does. */
export function thanksAfter(text: string): string | undefined {
  if (missed(text) !== undefined) return undefined;
  const words = toWords(newText(text).body);
  return findAll(words, heldWords).find(
    (found) => found.until === 0 || !sentenceAt(words, found.from).some((word) => future.has(word)),
  )?.words;
}

/** The words that speak of it as missed, or ask for another date ("sorry I missed you", "can we reschedule"). */
export function missed(text: string): string | undefined {
  const words = toWords(newText(text).body);
  return findAll(words, missedWords).find(
    (found) => found.until === 0 || !sentenceAt(words, found.from).some((word) => ofMail.has(word)),
  )?.words;
}

const heldWords = phraseBook(`
  thanks for the chat | thanks for the call | thanks for the conversation | thanks for the talk | thanks for the great |
  thanks for a great | thanks for our | thank you for the chat | thank you for the call | thank you for the conversation |
  thank you for our | thank you for the great | thank you for a great | thanks for your time today | thanks for your time yesterday |
  thank you for your time today | thank you for your time yesterday | thanks for chatting | thank you for chatting |
  thanks for talking | thank you for talking | thanks for speaking | thank you for speaking | thanks for meeting | thank you for meeting |
  thanks for today | thank you for today | great talking | great speaking | great chatting | great meeting you | good talking |
  good speaking | good chatting | good meeting you | nice talking | nice speaking | nice chatting | nice meeting you |
  lovely talking | lovely speaking | lovely chatting | lovely meeting you | enjoyed our | enjoyed talking | enjoyed speaking |
  enjoyed chatting | enjoyed meeting | enjoyed the conversation | enjoyed the chat | enjoyed the call | enjoyed it too |
  was great to talk | was great to speak | was great to chat | was great to meet | was good to talk | was good to speak | was good to meet |
  was nice to talk | was nice to speak | was nice to meet | was lovely to talk | was lovely to meet | was a pleasure to talk |
  was a pleasure to speak | was a pleasure to meet | pleasure talking | pleasure speaking | pleasure chatting | pleasure meeting you |
  was great talking | was a great conversation | was a good conversation | great conversation today | good chat today | great chat today |
  as we discussed today | as discussed today | as discussed on our call | as discussed on the call | as i mentioned on our call |
  as mentioned on our call | as promised on our call | on our call today | in our call today | during our call | during our chat |
  during our conversation | when we spoke today | when we talked today | after our call | after our chat | after our conversation |
  danke für das gespräch | vielen dank für das gespräch | vielen dank für das nette gespräch | schönes gespräch | hat mich gefreut mit |
  gracias por la charla | gracias por la conversación | un placer hablar | fue un placer | merci pour notre échange | merci pour cet échange |
  ravi de notre échange | grazie per la chiacchierata | è stato un piacere | bedankt voor het gesprek | obrigado pela conversa |
  obrigada pela conversa | tack för samtalet | dziękuję za rozmowę | お話しできて | 本日はありがとうございました
`);

const missedWords = phraseBook(`
  sorry that i missed you | sorry that i missed our | sorry that i missed the | sorry that i missed this | sorry that i missed it |
  sorry i missed it | i missed you | missed you today | missed you yesterday | sorry for not joining | sorry for not being there |
  sorry for not making | could not come | could not be there | stood you up |
  sorry i missed you | sorry i missed our | sorry i missed the call | sorry i missed the meeting | sorry i missed this |
  sorry i missed your call | sorry for missing | apologies for missing | sorry about missing | sorry to have missed | i missed our |
  i missed the call | i missed the meeting | missed our call | missed our meeting | missed our chat | we missed each other |
  could not make it | could not make our | could not make the | could not join | could not attend | was not able to make |
  was not able to join | was not able to attend | was unable to make | was unable to join | was unable to attend | did not make it |
  did not manage to join | can we reschedule | could we reschedule | can we re schedule | need to reschedule | have to reschedule |
  like to reschedule | possible to reschedule | able to reschedule | mind rescheduling | reschedule our | can we move our | could we move our |
  can we find another time | could we find another time | i completely forgot | i totally forgot | i forgot about our | i forgot our |
  forgot about the call | forgot we had | slipped my mind | nobody joined | no one joined | nobody was there | no one was there |
  nobody showed up | no one showed up | you were not there | you did not join | you did not show | did not see you join |
  waited for you | i waited | we never connected | did not connect | did not get to talk | did not get to speak | got stuck in | got pulled into |
  tut mir leid dass ich unser | habe unser gespräch verpasst | unser gespräch verpasst | termin verpasst | termin vergessen | verschieben |
  perdón por no haber podido | no pude conectarme | no pude asistir | no pude llegar | reprogramar | désolé d'avoir manqué | désolée d'avoir manqué |
  je n'ai pas pu | reporter notre | mi dispiace aver perso | non sono riuscito a collegarmi | non sono riuscita a collegarmi | rimandare |
  verzetten | ik heb ons gesprek gemist | não consegui entrar | não consegui participar | remarcar | missade vårt | kunde inte vara med |
  nie mogłem dołączyć | nie mogłam dołączyć | przełożyć
`);

/** In a sentence with one of these it is yet to come. */
const future: ReadonlySet<string> = new Set([
  "would",
  "will",
  "forward",
  "hope",
  "hoping",
  "hopefully",
  "could",
  "next",
  "if",
  "tomorrow",
  "soon",
  "before",
  "until",
  "can",
]);

/** "Sorry I missed your email" is not about a meeting. */
const ofMail: ReadonlySet<string> = new Set([
  "email",
  "emails",
  "mail",
  "message",
  "messages",
  "note",
  "deadline",
  "earlier",
]);
