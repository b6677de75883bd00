/** Shapes of a farewell that makes a refusal more, and of what makes it less than one. */
import { shapes } from "./patterns.ts";

/** Takes leave for good, kindly. */
export const farewells = shapes(`
  good|best|much|all|lots|plenty|loads of? luck
  the best of luck
  luck with|in|to|on
  wish|wishing|wishes *1 you|the|every|all|him|her|your *5
  success with|in|for
  every success
  pray|praying *4
  rooting for you
  fingers crossed
  all the best with|in|for|on|and
  best with|for the|it|your|everything
  hope *2 you *2 find|understand|get|have|do|manage|land
  hope *3 understand~
  understand~ .|,|that|why
  thank~ for *3 understanding|asking|thinking|interest
  appreciate *3 asking|ask|thinking|interest|thought|understanding
  accept *1 my|our *2 apologies|apology|regrets
  sorry to|for|if disappoint|disappointing|let|any
  sorry|apologies i|we can|could not
  sorry not to
  not|nothing|never *2 take|personal|personally
  no hard feelings
  no offence|offense
  godspeed
  speed
  go well|get
  happy hunting
  sure|certain *1 others|somebody|someone|plenty|many|anyone *8 better|more|will|else
  find|found *1 somebody|someone|others|people *2 better|more|else|who
  alles gute
  viel erfolg|gluck|spass
  mucha|mucho|mucha|muchos|todo suerte|exito|exitos|lo mejor
  suerte
  bonne chance|continuation|courage|recherche|suite|reussite
  bon courage
  beaucoup|plein de succes|courage|reussite
  in bocca al
  buona fortuna|ricerca|continuazione
  in gamba
  tanti auguri
  boa|muita sorte
  muito|muitos sucesso|exitos
  veel succes|geluk|plezier
  succes met|ermee|verder|nog
  lycka till
  held og
  lykke til
  powodzenia
  basarilar|kolay
  удачи|успехов|успеха
`);

/** For so long, a no that only names what cannot be given is not one for good. */
export const longSpans = shapes(`
  this|that|the year
`);

/** A refusal with one of these is less than a plain one. */
export const leavesOpen = shapes(`
  happy|glad|willing|delighted|free to *2 answer|reply|respond|email|help|chat|talk|speak|meet|do|take|read|look|connect|share|send
  but *6 fine|ok|okay|works|good|great|possible|welcome|yes
  but *2 happy|glad|willing|maybe|perhaps|try|ask|if
  but i|we can|could certainly|gladly|still|also|always|happily|answer|send|offer|point|give|do
  i|we can|could|would|will|shall certainly|gladly|still|also|only|always|probably|happily|just? answer|reply|respond|email|help|chat|talk|speak|meet|do|take|send|read|try
  by|via|over|in|through email|mail|writing|chat|linkedin|text|whatsapp|phone
  send|email|write|mail *2 me|us *3 questions|question|list|email|them
  if you *6
  instead
  maybe|perhaps|possibly
  i|we|it|that|this|time might|may
  kidding|joking|joke
  this|that|next|these week|month|quarter|season|semester|term|summer|winter|spring|autumn|fall
  next year
  this|that|those|these times|day|days|slot|slots|date|dates
  after|from|until|before *1 january|february|april|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter
  now|currently|presently|moment|yet|until
  not *3 till
  later|another
  not|no|never|unable *4 today|tomorrow|tonight
  not|no|never|unable *4 in january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter
  today|tomorrow *4 not|no|never|unable
  tentativ~
  in person
  on|off the record
  calendar invite|link
  unless|depends|depending
  without *4
  only if|when|after|by|for|in
  on my own
  on *1 phone|camera|video|zoom|teams
  say no to that|a
  can not say
  nachst~|diese~ woche|monat|quartal|jahr
  spater|zurzeit|derzeit|momentan|vielleicht|aktuell|jetzt|schriftlich|heute|morgen|stattdessen
  ahora|adelante|quiza|quizas|escrito|hoy|semana
  moment|instant|tard|semaine|peut|demain|aujourd
  momento|adesso|avanti|settimana|forse|oggi|domani|iscritto
  agora|tarde|semana|talvez|hoje|amanha|escrito
  momenteel|misschien|vandaag|schriftelijk
  deze|volgende week|maand
  teraz|razie|obecnie|pozniej|tygodniu|mailem|jutro|dzisiaj
  just|for nu|narvarande|tiden
  senare|kanske|vecka~|idag|imorgon|mejl|senere|maske|kanskje|uke|uge
  simdi|sonra|belki|hafta
  сейчас|пока|позже|может|неделе|завтра|сегодня|почте
`);
