/** How people ask to be asked again, and say no for now. */
import { shapes } from "./patterns.ts";

/** A wish to be asked again. */
export const again = shapes(`
  ask|try|write|contact|ping|remind|email|mail|message|text|hit|reach|poke|nudge|bug|catch|drop|chase|approach|tap *2 me|us|out|again *4 again|back|then|later|in|after|once|when|from|around|mid|next|early|come|april|january
  ask|try|write|contact|remind|email|mail|message again
  pick *3 up *4 after|then|again|in|once|when
  happy|glad|love|can|could|would|could to? *4 in|the january|february|march|april|may|june|july|august|september|october|november|december|spring|q1|q2|q3|q4
  january|february|march|april|may|june|july|august|september|october|november|december would|is|will|should be|works|work|suit|better|quieter|easier
  try|ask|write|ping|remind me *1 again|back|in|after|then|mid|next|later|from|around|april|january|july|september|october
  circle|check|come|get back *3 in|after|once|when|next|then
  touch base *3
  drop|give|send me *2 line|note|shout|nudge|ping|reminder|mail|email *3
  reach out *3 in|after|once|when|next|then
  come|be asked|contacted|approached|reminded *2 again|then|once|when|after|in
  revisit|reconnect|resume *3 in|after|once|when|then|later|next
  remind me
  me|us again|back
  again after|from|in|on|around|mid|early|late|once|when
  give|drop|send *1 me|us *2 yell|bell|ring|shout|call|buzz|holler|hoy|tinkle|line *3 after|in|from|on|around|once|when|then
  back with|to me|us
  check|circle|get|come|write|reach|try|follow|swing|loop back|up *3 in|after|once|when|next|then|from|on|around|later
  ask|try|write|contact|ping|email|mail|message|text|call|ring|connect|shout|buzz|holler|check|follow|resend|revert|touch *1 me|us|up|in|back|base? *2 after|from|in|around|mid|early|late|come *2 january|jan|february|feb|march|april|may|june|july|august|september|sept|october|november|december
  ask|try|write|contact|ping|email|mail|message|connect|reach|check|follow|revert *3 after|from|on *2 1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|13th|14th|15th|16th|17th|18th|19th|20th|21st|22nd|23rd|24th|25th|26th|27th|28th|29th|30th|31st
  contact|write|ping|email|mail|message|ask|try|remind me|us *1 on|from|after
  get|be in touch *3 in|after|once|when|next|then|from|on|around|again
  kommen *3 wieder|im|ab|nach *4 zu
  melden|meld|melde|schreiben|schreib|fragen|frag|kontaktieren|probieren|versuchen *5 in|ab|nach|anfang|mitte|ende *1 januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|neuen|fruhjahr|herbst|sommer
  escrib~|contact~|vuelv~|busca~|recuerda~|llama~|avis~ *3 en|desde|despues|tras|partir|a
  reven~|recontact~|ecri~|rappel~|relanc~|contact~ *4 en|apres|debut|fin|mi|partir|dans|des
  ricontatt~|riscriv~|scriv~|contatt~|sentiamoci|risentiamoci *3 a|da|dopo|in|tra|fra|verso
  volt~|escrev~|procur~|chama|contact~|contat~|fal~ *3 em|depois|apos|partir|no|na
  contact op
  contact *3 op
  odezw~|napis~|prosze|kontakt~|wroc~|przypomn~ *4 w|with|po|od
  hor|hora|aterkom~|skriv|kontakt~|ta *4 i|efter|fra|fran|till
  напиш~|обрат~|свяж~|вернит~|спрос~ *4 в|после|через|с
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
export const someTime = shapes(`
  in|for|after a|some while|bit|few|couple *1 weeks|months
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

/** A no for now. */
export const notNow = shapes(`
  not|no now|yet
  not *2 right now
  can|could not *4 now|moment|present|minute|currently
  right now|presently|currently|momentarily *4 not|no|impossible
  presently|currently not
  not|nothing|no|never *3 this month|quarter|year|season|semester|term|summer|winter|spring|autumn|fall
  not *3 before|until|till
  not reasonable|possible|feasible|realistic|able|available *3 before|until|till|now|moment
  until|till|til after|the|end|christmas|january|february|march|april|may|june|july|august|september|october|november|december
  not at the moment|minute
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
