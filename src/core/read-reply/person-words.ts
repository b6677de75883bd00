/** Shapes by which people hand us on, refuse, ask for other times, or change a meeting that is agreed. */
import { shapes } from "./patterns.ts";

/** Somebody keeps their calendar for them. */
export const assistants = shapes(`
  my|our|his|her|the assistant|secretary|pa|ea|scheduler|admin|receptionist|coordinator|asistente|secretaria|assistentin|assistente|sekretarin|sekretariat|asistenta
  executive|personal|judicial|administrative assistant
  keeps|runs|manages|handles|controls|looks|does|minds *2 my|our|his|her|the *1 calendar|diary|schedule|scheduling|appointments|agenda
  handles|does|manages scheduling|appointments
  set|arrange|coordinate|schedule|organise|organize|fix|sort|book|plan|liaise *4 with|through|via
  find|fix|get|book|arrange|set|sort *3 us *4
  my assistant|secretary|pa|ea
  ponte|pongase de acuerdo
  agendar|coordinar|concertar con
  meiner|meine|mein assisten~|sekret~
  mon|ma assistant~|secretaire
  mia|mio assistent~|segretari~
  mijn assistent~|secretaresse
`);

/** The sender is that somebody. */
export const onBehalf = shapes(`
  answering|writing|replying|responding|reaching *2 for|behalf
  on *2 behalf
  im auftrag|namen von
  en nombre de
  de la part de
`);

/** None of the offered times, or simply other ones. */
export const wantsOthers = shapes(`
  neither|none
  not|no those|these|either|any|that *2 two|three|days|times|dates|slots|week
  not either
  those|these|both *4 not|clash~|conflict~|out|booked|full|impossible|unavailable|tricky|bad|difficult
  the|your *2 times|dates|days|slots|slot|options|ones|suggestions|proposals *3 not|clash~|conflict~|out|booked|full|impossible|unavailable|tricky|bad|difficult
  on|at|to|of both|either|all|those|these *2 days|dates|times|of|three|two
  can|could|will not *2 do|make|manage|meet *2 either|any|those|these|both|them
  both|all clash~|conflict~|out|taken|booked|gone|full|bad
  any|some|other|different|further|more|another|alternative|alternate|fresh|additional|new|else times|time|slots|slot|dates|date|days|day|options|option|timing|timings|windows|availability
  anything|something|what|when|where|somewhere else
  suggest|share|send|propose|offer|give|let|have *5 times|dates|slots|options|availability|alternatives|timings
  suggest|share|send|propose|offer|give|try *3 others|another|alternatives
  few|couple|some more
  make|making|send|give *3 suggestions|proposals|alternatives
  those|these|either|neither|both *3 no good
  a few|couple *2 other|more|different|alternative times|dates|options|slots
  when|what *4 free|available|availability|suits
  send *3 times|dates|availability|options|slots
  what other|else
  what *3 have|got *3 that|which|not
  something|anything *1 the? \u0001|week|following
  new suggestions|proposals
  other|anderen|andere|weitere termin~|zeiten|zeit|tage|vorschlage|vorschlag
  an beiden|diesen tagen
  beide~ termin~|tage *3 nicht
  otra|otro|otras|otros|alguna|algun fecha~|dia~|hora~|horario~|opcion~|momento~
  ninguna|ninguno *3
  autre~|d autres creneau~|date~|jour~|horaire~|moment~
  aucun~ *4
  altri|altre|altro|altra giorn~|orari~|dat~|moment~
  nessun~ *3
  andere momenten|data|tijden|opties|dagen
  outro~|outra~ horario~|data~|dia~|opc~
  inny|inne|innych|inna termin~|dat~
  andra|annen tid~|dag~
  baska|diger bir|zaman~|tarih~
`);

/** An offer that is taken at another hour than it has. */
export const shiftsOffer = shapes(`
  bit|little|touch|tad|slightly|somewhat|much|hour|hours|minutes|mins|day|days|half later|earlier|sooner
  later|earlier in|on|that|than|would|start|if|please|is|works
  push|pushed|pushing|shift|shifted|move|moved|bump|bumped|slide|nudge|nudged *3 back|by|forward|up|out|hour|half|minutes|later|earlier
  start|starting|begin|beginning *3 later|earlier|half|past|quarter
  on the half|quarter
  spater|fruher|eerder|senare|tidigare|senere|tidligere|pozniej|wczesniej
  plus tard|tot
  mas tarde|temprano
  mais tarde|cedo
  piu tardi|presto
`);

/** Somebody who calls off and still wants us to name a time. */
export const asksForTimes = shapes(`
  send|suggest|share|propose|offer|give|name *1 me|us|something|anything|some|a|another|new|other *4 later|time|times|date|dates|slot|slots|day|days|week|month|else|suits|works
  something|anything|sometime for|in|on? later|after|next
  i will make it work
  can|could|will|shall *1 receive|take *2 call
`);

/** A wish that we name times, whatever days stand beside it. */
export const requests = shapes(`
  send|share|suggest|give|tell|let *2 me|us *3 times|dates|slots|options|availability|when|what|which|know
  when|what *2 are you|suits
  do you have *4
  got|have anything|something|any
`);

/** The agreed meeting is off. */
export const cancels = shapes(`
  cancel|cancelling|canceling|cancelled|canceled|cancellation
  call|calling|called *4 off
  withdraw|withdrawing
  take|remove me off|from *1 calendar|schedule|diary
  scrub|scrap|annul|annulled|nix|axe
  pull the pin|plug
  take|remove *4 off|out|from *2 calendar|schedule|diary
  take me off *2 monday|tuesday|wednesday|thursday|friday|tomorrow|today
  let us|just *2 leave|drop|forget|skip it
  drop|pull|back|bow|bail|bailing out|on
  pulling|dropping|backing|bowing out
  count me out
  not be available *3
  monday|tuesday|wednesday|thursday|friday|tomorrow|today|meeting|call|chat is? off
  will not be needed|happening|possible
  no need to rebook|reschedule|rearrange
  absagen|abgesagt|absage|stornieren
  anular|cancelar|suspender
  annuler|annule|decommander
  annullare|disdire|cancellare
  annuleren|afzeggen|afgelasten
  desmarcar
  avboka|stalla in
  avlyse|aflyse
  odwolac|odwoluje
  iptal
  отменить|отмена
`);

/** They would have another time. */
export const looksForAnother = shapes(`
  find|pick|choose|arrange|set|fix|look|try|have|agree|need|want|like *3 another|other|new|different|alternative *1 time|date|day|slot|one|week|moment
  rebook|reschedule|rearrange
`);

/** There will be no other time. */
export const forGood = shapes(`
  for good
  let us|just *2 leave|drop|forget it
  no|not *6 new|another|other|further|alternative date|dates|time|times|day|moment|appointment|one|rebooking|rescheduling
  not|no *3 reschedul~|rebook~|rearrang~
  handed in|given *1 my? notice
  left|leaving|leave the|my *1 company|organisation|organization|firm|job
`);

/** It stays as agreed. */
export const staysOn = shapes(`
  can make it after all
  no need to cancel|reschedule|move|rebook *6 can|still|fine
  still on|good|works
  not *2 have|need to cancel|reschedule|move
  will be there
`);

/** They cannot come; whether they want another time is not said. */
export const canNotCome = shapes(`
  can|could|will|would not *3 make|do|attend|join|come|be|manage|keep|meet
  not *2 able|going to *2 make|attend|join|come|keep|be
  unable to *2 make|attend|join|come|keep
  no longer *2 make|available|able
  not|never *2 make it|our|the|this
  has|something|something's|just come|came|landed|cropped up|on
  came up
  come up
  conflict|clash
  need|have|must to? move
  gone sideways
  shut|closed|strike|hartal|fever|sick|ill|hospital|emergency
  schaffe|kann *3 nicht
  complico|complicado
  nao vou conseguir
  no voy a poder
  no podre
  non riesco|posso
  lukt niet
`);

export const moves = shapes(`
  reschedul~
  rearrang~
  postpon~|prepon~
  move|moved|moving|shift|shifting|push|pushing|bump|bumping|bring|switch|swap|change|slide *4 it|our|ours|us|the|to|this|that|tomorrow|today|monday|tuesday|tues|wednesday|thursday|friday|back|call|chat|meeting|up
  move|shift|push|switch monday|tuesday|wednesday|thursday|friday|tomorrow|today
  another|other|different|new|alternative|couple time|times|day|days|date|dates|slot|slots|of
  do *4 instead
  instead
  rain check
  raincheck
  later in|this|that *1 week
  would|could|can|let|shall|how|is|will *8 suit|work|instead|possible|do|be|about
  verschieben|verlegen|umbuchen
  reprogramar|aplazar|mover|cambiar|pasamos|pasarlo|posponer
  deplacer|reporter|decaler
  spostare|rimandare|rinviare
  verzetten|verplaatsen|verschuiven
  remarcar|adiar|mudar
  flytta|flytte|ombooka
  przelozyc|przesunac
  ertele~
  перенести
`);
