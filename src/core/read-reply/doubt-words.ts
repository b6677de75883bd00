/** Shapes that make a yes less than one, or more: doubts, conditions, questions, and a yes that needs no time. */
import { shapes } from "./patterns.ts";

/** The whole hangs on something that is still to be checked, heard or decided. */
export const pending = shapes(`
  let me check|see|confirm|look|ask|get|come|think|double|verify|find|consult
  will|shall|must let you know
  will|shall|must|need|have|going|want|got to? check|confirm|ask|consult|verify|revert|clarify
  will have a look
  i will|should know|see by|when|once|tomorrow|on|later|if|for
  confirm later|tomorrow|closer|nearer|once|when|by|after
  get|come|be|revert|circle back with|in|to you|touch
  to be confirmed
  tbc|tbd
  it|that|all|everything|this depends
  depending on
  depends|depend on
  subject to
  provided|providing|unless|assuming
  pending *3
  as|so long as
  once i|we|my *3 know|confirm~|hear|check~
  am|are|is|still waiting for|on|to
  wait|hold on|off
  no wait
  second thought~
  scratch|disregard that|this|my
  joking|jk
  i meant
  oops|correction
  may|might *1 have|need|not
  if my|the|i|we|he|she|they|nothing|all|everything|for|something|our
  in case
  what do you think
  still not sure|certain
  not sure|certain *1 yet|if|whether|what|when|about
  do not know yet|if|whether
  wenn|falls|sofern
  melde mich *3
  noch nicht sicher
  si mi|el|la|todo|nada|puedo
  te|le aviso|confirmo|digo
  todavia no|aun
  je vous|te confirme|redis|tiens
  ti|le faccio|confermo
  laat ik|het
  aterkommer
  dam znac
  potwierdze
`);

/** Something is asked or demanded before there is a yes. */
export const asksFirst = shapes(`
  before i|we say|agree|commit|decide|answer|accept
  how much|many|long
  rate|fee|fees|invoice|payment|nda|honorarium
  who are|is|gave|else
  how did|do you
  why me|do|are|did
  what is|are|would|do|exactly|did|kind|company|role
  which one|of|role|hat|company
  need to know
  could|can|would|please you? tell|explain|clarify|specify|confirm|advise *3 what|why|how|which|whether|who|more
  cv|resume|credentials
  record~|recording
  can|could|may i bring
  bring my|a colleague|friend|along
  joking|joke
  my|our boss|manager|husband|wife|lawyer|legal *2 will|must|has|needs|wants|says|said
  legal|compliance|approval|permission|clearance
  in return|exchange
  on|under one condition
  only if
  who|whom *3 referred|sent
`);

/** A yes that names no time. */
export const agrees = shapes(`
  that|this|it *1 works|suits|fits
  works|suits *2 me|us
  that|this|it|time|day|date|slot *1 is|would|will *2 fine|good|great|perfect|ok|okay|ideal|work|suit
  sounds good|great|perfect|fine|lovely|ideal
  i can do|make|manage|be *1 that|it|there
  see|talk|speak|meet *2 then
  confirmed|confirm
  let us do|go *2 that|it
  book|count it|me
  i accept
  i will be there
  am|are free|available then
  das|termin|es passt
  passt mir|gut
  me va|viene bien
  ca|cela me va|convient
  va bene
  dat past|komt|schikt
  combinado|perfeito
  det passar|passer
  pasuje mi
`);

/** A yes that says by itself what it is, whatever reasons and remarks stand around it. `\u0001` is the time. */
export const plainYes = shapes(`
  \u0001 it is|shall
  \u0001 *3 works|suits|fits|is|would|will|sounds|looks *3 well|me|us|fine|good|great|perfect|perfectly|ok|okay|ideal|lovely|best|convenient|excellent|brilliant|super|possible|free|clear|open|work|suit|fit|do|better|easiest|easier|agreeable|suitable|confirmed|on|bother|problem|grand|lekker
  \u0001 *3 works|suits|fits
  works|suits|fits *3 \u0001
  works|fine|good|great|perfect|ok|okay|ideal|lovely|convenient|free|available *4 \u0001
  let us *5 \u0001
  see|speak|talk|meet|chat|catch|call|ring|phone *4 \u0001
  i|we can|could|will|would|shall *2 do|make|manage|take|speak|talk|meet|chat|call|join|go|come *5 \u0001
  i|we am|are *3 free|available|open|around|good|happy|fine|in|there *5 \u0001
  chosen|picked|selected|take|choose|pick|prefer|accept|confirm|book|want|go|going|settle|plump|opt *4 \u0001
  put|book|pencil|mark|count|pop|sign|slot|schedule|lock|block|add|note *4 \u0001
  yes|yep|yeah|yup|sure|ok|okay|agreed|agree|confirmed|absolutely|gladly|certainly|perfect|great|pleasure|delighted|happy|problem *5 \u0001
  \u0001 *2 go|lekker
  \u0001 *3 funkar|fungerar|passar|passer|haller|uygun~|olur|musait~|sopii|kay|hodi|vyhovuje|pasuje|odpowiada|convient|passt|past|schikt|lukt|klappt|perfekt|prima|perfecto|perfeito|perfetto|parfait|bene|bien|gut|goed|bra|fint|fin|dobrze|otimo|boleh|oke|funciona|serve|sirve|queda|fica|vale
  va pour *2 \u0001
  prends|retiens|choisis|nehme|nehmen|bestatige|confirmo|elijo|escolho|confermo|scelgo|prendo|bevestig|potwierdzam|wybieram|quedamos|marcamos|facciamo|machen *4 \u0001
  \u0001 *2 yes|yep|yeah|please|pls|confirmed|agreed
  come|drop|stop|pop|swing|visit|ring|phone|call|dial|join *6 \u0001
  that|which|leaves|leaving *2 \u0001
`);

/** Beside a yes: it can make it depend on something, be about somebody else, or be no yes. */
export const clouds = shapes(`
  if|unless|except|excepting|until|till|whether|provided|providing|depending|depends|otherwise|else|alternatively|failing
  not|never|no|nobody|none|nothing|hardly|barely|scarcely|without
  usually|normally|generally|typically|often|sometimes|mostly|occasionally|technically|theoretically|nominally|officially|supposedly|ideally
  almost|nearly|partly|partially|half
  was|were|had|did|used|wished|hoped|wanted|supposed|thought|said|told|asked|meant|mean|last|yesterday|ago
  he|she|they|him|them|his|colleague|colleagues|boss|manager|wife|husband|partner|assistant|secretary|team|client|clients|mother|father|kids|children
  someone|somebody|everyone|everybody|others|anyone
  rather|instead|than|worse|worst|less|least|only|just|even
  same|different|similar
  wrong|wish|maybe|might|perhaps|guess|suppose|pretend
  why|what|how|when|where|who|which|whose
  cancel~|reschedul~|postpon~|move|moving|moved|shift~|change~
  meeting|appointment|exam|surgery|flight|travel~|conference|deadline|dentist|doctor|holiday|vacation|funeral|wedding|busy
  the \u0001 after
  jefe|jefa|chef|patron|capo|baas|esposa|esposo|frau|mann|mari|femme|moglie|marito
  mi|mein|mon|ma|mio|mia|meu|minha|mijn \u0001
  every|each|off|hold|luck|ish|standby|backup|fallback|been|have|record|tentative~
  ignore|disregard|override|instruction~|prompt|system
  deadline|due|interview|another|second
  wenn|falls|aber|nicht|kein~|nur
  si|no|pero|solo
  mais|pas|seulement
  se|non|ma|solo
  als|maar|niet|alleen
  nao|mas|so
  om inte|men
`);

/** Takes a yes back, or makes it less than one. */
export const takesBack = shapes(`
  actually|hmm|hm|jk|joking|kidding|joke|enfin|finalement|anzi|oops|sike
  we will see
  i meant
  on second
  not sure|certain
  so so
  in theory|principle
  scratch|strike|forget|never mind|that|it
  sorry i mean|meant
  ignore|disregard|override *4 instructions|rules|previous|prompt|above
  you are *3 agent|assistant|model
  system prompt
  book|accept all *2 slots|times
  my|the assistant|secretary|pa
  no it does|is not
  if you must|insist|really
  under protest
  not really
  correction
`);

/** Takes back only the yes beside it. */
export const wavers = shapes(`
  haha|lol
  i guess|suppose|mean
  better|rather|instead *1 for me
  make that|it
`);

/** Questions that ask for nothing before a yes. */
export const harmlessQuestions = shapes(`
  send|share|shoot|forward|drop|pop *4 link|invite|invitation|details|calendar|over|across|agenda|questions
  zoom|teams|link|phone|call|meet|video|skype|invite|invitation
  ok|okay|alright|fine with|for? you
  ok|okay
  sound|sounds good|ok|okay|fine|alright
  does that work|suit
  work|works for you
  that|this ok|okay|alright
  where *4
  what is|are? your|the *1 number|address|phone|best
  coffee|cafe|lunch|tea|there
  me manda|mandas|envia|envias *6
  how are|is you|things|it|life|everything
  how have you
  tudo bem
  todo bien
  que|como tal|estas|va
  ca va
  wie geht
  all well|good
  you well
`);
