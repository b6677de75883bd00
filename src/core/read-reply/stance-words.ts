/** Shapes that say yes or no to a time, doubt it, or tie it to a condition; and those that look so and are not. */
import { onceEach } from "./once-each.ts";
import { shapes, without } from "./patterns.ts";

/** Hold a "no" or an "if" and mean nothing by it; they are taken out first. */
export const idle = shapes(`
  no|not problem~|worries|trouble|bother|issue~|hassle|drama
  not a problem|bother|trouble|worry
  not at all
  no need *4
  can|could not wait
  can not say no *4
  why not
  do|did not mind
  would not mind
  no rush|hurry|pressure|stress|big
  not only
  if not we|i|then|maybe|perhaps
  if that|this|it|those|neither *1 no|not *4 then
  if not too|already|yet|obvious
  if that|this|it works|suits|helps|is|sounds|fits|would
  if you like|want|prefer|are|have|need|would|could|do|wish|please|think
  no need to confirm|check|ask|reply|respond *3
  no zoom|teams|video|skype|camera|webcam
  mind|okay|ok|alright|possible|fine *2 if we|i|you
  if i am wrong|late|mistaken
  if i do not *2 answer|pick|reply|respond
  if anything|something|that|this|it changes|breaks|fails
  if *3 i will join|call|ring|dial|text
  if possible|ok|okay|convenient|needed|necessary|easier|of|agreeable|need|anything|preferred|useful|helpful|so|any
  if i|we may|can|could help|be|assist
  if your schedule|diary|calendar|team|time|offer
  sorry|apologies|apologize|apologise for|about the|my|this|being|taking late|slow|delay~|belated|tardy|long *2
  sorry for|about the wait|silence|delay|lag
  sorry it|this|that took *4
  i should have *4
  should you *6
  should|if anything *4 change|come
  should be enough|plenty|sufficient|ample
  better late than never
  can not complain
  not far|long|sure if|whether you know *3
  without further ado
  no idea who|what *4
  hope that|this|you|all|it|to is|are|helps|find~|see|hear|have|had|meet|talk
  hope you *6
  hoping you *6
  i think *2 enough|plenty
  you might like|want|enjoy
  may i call you
  good|nice|great|lovely|happy|glad|pleased to hear *2
  mvh|lg|vg|mfg|bjs|xx *1
  not *3 record~
  kein problem
  keine ursache
  no hay problema
  sin problema~
  sem problema~
  nessun problema
  geen probleem
  pas de probleme
  pas de souci
  aucun probleme
  inga problem
  nie ma problemu
`);

/** The words of a sentence without those. */
export const withoutIdle = onceEach((words: readonly string[]) => without(words, idle));

export const noWords = shapes(`
  not|never|nor|neither|none|nope|nah
  no
  unable|unavailable|unfeasible|impossible|infeasible
  booked|busy|slammed|swamped|tied|packed|jammed|rammed|snowed|buried
  full|gone|taken|blocked|spoken
  clash~|conflict~|overlap~
  travel~
  out
  away
  write off
  writing off
  no good|go
  flat out
  instead of
  rather than
  busy|occupied|teaching|surgery|funeral|unwell
  dead|gone|cactus|toast|hopeless|mess|nightmare|murder
  bad|tricky|difficult|tough|hard|awkward|impossible|problematic|terrible|hopeless|hell|rough
  off the table
  is|are|am off
  afraid
  unfortunately|sadly|alas|regrettably
  holiday|leave|vacation|offsite|pto|rdo
  too early|late|soon|close|tight
  does|do|did|will|would|can|could|is|are not
  nicht|leider|kein~|schlecht|unmoglich|verhindert
  geht|passt nicht|nie
  no puedo|puede|podre|podria|me
  imposible|tampoco|ocupad~|complicad~
  ne|pas|aucun~|indisponible|impossible
  non posso|riesco|potrei|mi|va
  nessun~|impegnat~|purtroppo
  niet|geen|helaas
  niestety|zaden|zadna|nie
  nao|infelizmente|nenhum~
  inte|tyvarr|ikke|desverre|dessverre
`);

export const yesWords = shapes(`
  works|work|worked
  good|fine|great|perfect|perfectly|ok|okay|ideal|lovely|excellent|brilliant|wonderful|grand|cool|super|fantastic|awesome|terrific|superb|spot
  suits|suit|suitable|convenient|feasible|doable|possible|free|available|open|okey
  better|best|easier|easiest|preferable
  yes|yep|yup|yeah|yea|sure|absolutely|definitely|certainly|agreed|confirmed|confirm|accepted|accept
  can|could|might|will|would|should do|make|manage|meet|talk|speak|chat|offer|say|call|swing|fit|see|work|suit|join|jump|hop
  let us
  see|talk|speak|meet|catch|call you|me|up
  i|we am|are free|available|open|around|good|game
  i|we have|got 
  have|got all of \u0001
  have|got nothing *2 on \u0001
  i|we have|got|having *2 free|open|available|opening|openings|slot|slots|gap|gaps|availability|disponibility|space|room
  how|what about|if
  would|could|can|does|do|will|is|are|shall|may *4 work|suit|do|be|meet|talk|speak|make|say|try|push|move|shift|have|go|fit|schedule|connect|okay|ok|fine|good|possible|convenient|free|still
  shall we
  propose|proposing|suggest|suggesting|offer|offering|recommend
  prefer
  block|book|put|schedule|pick|choose|take|go|lock|fix|reserve|keep|grab|pencil|mark|count|arrange|confirm|set|try
  instead|rather please|pls|works|would|if|thanks
  instead
  please|pls
  happy|glad|pleased|delighted|love
  it is
  nos vemos
  ci vediamo
  wir sehen|sprechen|horen uns
  plan for|on
  done
  looking forward
  passt|passen|ginge|gingen|geht|ging|gern~|gut|perfekt|prima|einverstanden|bestens|vorschlagen|ware|moglich|konnte~|anbieten|klappt|klappen|wurde
  me va|viene|sirve|queda|parece
  te|le|os parece|viene|va|sirve|queda
  puede|podria|podemos|puedo|pode|podemos|posso|podria~ 
  perfecto|vale|acuerdo|encantad~|gusto|claro|bien|si|dale|propongo|propone
  convient|disponible|accord|parfait|propose|possible|oui|volontiers
  va bene
  bene|perfetto|volentieri|disponibile|andrebbe
  akkoord|past|schikt|uitkomt|komt|lukt|prima|goed|graag|kan|leuk|oke
  pasuje|proponuje|moge|tak|dobrze|odpowiada
  combinado|perfeito|pra|remarcar|consigo|topo|fica|sim|otimo
  passar|funkar|kan|bra|garna|gerne|fint
  uygun~|olur|tamam|musait~
  fits|fit|fitting|agree|willing|willingly|gladly|lekker
  speak|talk|meet|chat|call|phone|ring|come|join|zoom *4 \u0001
  come|drop|stop|pop|swing|visit by|over|round|in|to|along|up|around
  ring|phone|call|dial me|us|you
  leaves|leaving *3 \u0001
  make am|it
  funkar|fungerar|kommer|haller|trevligt
  fint|fin|greit|passer|gerne|helt
  boleh|bisa|setuju|oke|siap
  sopii|kay|hyvin
  hodi|vyhovuje|muzeme|plati
  megfelel|jo|rendben
  prends|retiens|choisis|partant
  va pour
  facciamo|confermo|scelgo|prendo
  confirmo|elijo|escolho|marcamos|marcado|apunto|quedamos|hablamos
  nehme|nehmen|machen|freue|bestatige|zusagen
  sage zu
  graag|spreken|doen|bevestig
  livre|libre|libero|libera|frei|vrij|ledig|wolny|wolna
  potwierdzam|wybieram|zgoda|swietnie
  a go
  no bother|problem~|worries
  chosen|picked|selected
  approved|affirmative|roger
`);

/** What somebody does at a time, and so cannot do anything else; `\u0001` is the time. */
export const stories = shapes(`
  \u0001 *1 i|we am|are|have|need|must|teach|work|run|got|had|will|look|take|drop|pick
  \u0001 *1 is|are a|an|our|my|the|all|full|when|where|also|third
  \u0001 *1 there is|are
  \u0001 *1 the|my|our *2 goes|starts|begins|ends|closes|opens|leaves|arrives|rings
  i|we *1 am|are|have|teach|work|finish|land|fly|leave|drop|pick|start|run *6 \u0001
  i|we *1 will be *1 in|at|on|out|away *5 \u0001
  my|our|the|kid|kids|school *3 is|are|starts|ends|finishes|gets|runs|begins *5 \u0001
  i|we *1 see|saw|note|notice|noticed|understand *7 \u0001
  you *2 offer|offered|propose|proposed|suggest|suggested|put|said|listed|mention~ *4 \u0001
  \u0001 *1 ich|wir bin|habe|sind|haben|muss
  \u0001 *1 estoy|tengo|estamos|tenemos|estou|tenho|sono|ho|siamo|abbiamo
  \u0001 *1 je|nous suis|ai|sommes|avons
`);

/** What makes a story of them none: they are free then. */
export const openings = shapes(`
  free|available|open|flexible|clear|around|game|happy|glad|good|fine|able|frei|verfugbar|libre|disponible|disponibil~|livre|disponivel|libero|libera|vrij|ledig
  works|work|suits|suit|fits|fit|perfect|great|ideal|ok|okay|best|better|easiest|convenient|possible
  have|got all of \u0001
  have|got nothing *2 on \u0001
  slot|slots|gap|gaps|opening|openings|window|windows|space|room|availability|time|hour
  can|could|would
`);

/** Verbs that move a meeting. */
export const movers = shapes(`
  move|moving|moved|push|pushing|shift|shifting|switch|change|reschedule|postpone|bump|swap|slide|bring|rearrange|rebook|trade|pass
  sliding|bumping|changing|switching|rescheduling|postponing|swapping|bringing|nudge|nudging
  verschieben|verlegen|mover|cambiar|pasar|deplacer|reporter|decaler|spostare|verzetten|verplaatsen|remarcar|mudar|flytta|flytte|przelozyc|przesunac
`);

/** A doubt about what is said in the same breath. */
export const hedges = shapes(`
  might|maybe|perhaps|possibly|probably|likely|presumably|hopefully|potentially|theoretically
  may be|work|have|need|not|also
  should work|be|suit|do|also
  i|we would? think|guess|suppose|believe|assume|reckon|imagine|expect|hope
  tentatively|tentative|provisional~|pencil~
  not sure|certain|100
  ish|roughly|or so
  in theory|principle
  more or less
  at a pinch|push|stretch
  if i|he|she|we must|have
  vielleicht|eventuell|wahrscheinlich|vermutlich|voraussichtlich
  quiza~|tal vez|probablemente|creo
  peut etre
  peut-etre|probablement|normalement
  forse|probabilmente|dovrei
  misschien|waarschijnlijk
  talvez|provavelmente|acho
  kanske|kanskje|maske|nok
  moze byc
  byc moze
  chyba|belki|может
`);

/** Words that say nothing beside a time. */
export const fillers: ReadonlySet<string> = new Set(
  "otherwise else alternatively alternative failing sonst ansonsten sinon altrimenti at on the in please thanks thank you it is then for me um am uhr den le el a an or and to of de di der die das by ok okay hi hello hey either both also , - : but mais plutot pero mejor lieber however so , too somewhere sometime one slot time any anytime only just though all our if possible say local oder und ou y e o i".split(
    " ",
  ),
);

/** Begins what only explains something: its times are nobody's wish. */
export const reasons: ReadonlySet<string> = new Set(
  "because since cos coz cuz bc as when while whereas once weil denn porque puesque parce puisque car perche omdat want eftersom bo poniewaz".split(
    " ",
  ),
);
