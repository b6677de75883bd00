/** Shapes by which people say that somebody else is the one to ask. */
import { shapes } from "./patterns.ts";

/** Somebody else is the one to ask. */
export const referrals = shapes(`
  spoken|talked|written|reached *1 to
  my *2 colleague|manager|boss|teammate|director|counterpart
  perfect for this|that|it|you
  talk|speak|write|reach|chat|connect|turn *2 to|with
  reach out to
  get in touch|contact with
  contact|ask|try|approach|email|message|ping|call|consult|hit|see
  have a go|word|chat at|with
  should|could|might|would|to talk|speak|ask|contact
  recommend|suggest|refer|referring|introduce|introducing|connect|connecting|passing|pass|forward|forwarding|forwarded|looping|loop|copying|copied|cc
  put you in touch|contact
  person|one|someone|somebody|people|contact you|to *2 want|need|should|looking|after|talk|speak|ask
  who|whom you want|need
  right|better|best|ideal person|contact|one|fit|placed|source|bet|choice|man|woman
  better|best to|off talk~|speak~|ask~
  be *2 better|best|glad|happy|able
  my|the successor|replacement
  took|taken|taking over
  now runs|leads|heads|handles|handling|manages|does
  handling the same
  agreed to talk|speak
  instead
  wenden|wende sie|dich *2 an
  kolleg~
  ansprechpartner~
  recomiendo|escribas|escriba|contacta|contacte|habla|hable
  companero|companera|colega
  adressez|contactez|ecrivez
  consiglio|contatti|contattare|scriva|sentire
  fale|procure|contate|contatar
  voyez|parlez|demandez|joignez *2 avec|a
  rivolg~|senta
  dirija~|pongase|ponte
  spreek|vraag|benader
  zapytac|zwrocic|porozmawiac
  vand|henvend|kontakt *2 dig|deg|med
  neem contact
  skontaktowac|prosze pisac
  kontakta|kontakte
`);

/** Somebody else is better than whoever writes: it says that they are not the one to ask, too. */
export const strongReferrals = shapes(`
  you want|need|seek|mean|meant
  person|one|man|woman|lady|guy|somebody|someone|people *1 you|to *2 want|need|ask|talk|speak|contact|after|approach
  you would|will|should|may|could|might *4 better|more|further|luck|joy
  better|best|right folks|people|persons|colleagues|ones *2 for|to
  better|best off|placed|person|contact|source|choice|bet|positioned|suited
  would|will be *2 better|best|terrific|ideal|perfect|right|brilliant|fantastic|wonderful|excellent
  rather|instead speak|talk|ask|contact|try|write|get
  instead of|rather than|than me|i
  far|much|way|lot|lots|better|more than me|i
  knows|know *4 more|better
  my|the successor|replacement
  took|taken|taking *1 over
  has|got|have *2 my *1 job|role|desk|position
  you should|could|can|may|might|would|ought *3 ask~|talk~|speak~|contact~|try~|writ~|approach~|email~|reach~|consult~
  now runs|leads|heads|handles|does|manages
  who you want|need
  not|am not *3 but *6 is
`);

/** They are not the one to ask, or not any more. */
export const notMe = shapes(`
  not *3 right|best|correct|ideal person|one|contact|fit|source|choice
  not *2 my|really|quite area|field|remit|department|patch|thing
  not really my
  wrong person|contact|address|one|guy|man|woman|desk|department|office
  wrong *3 i|here
  you *3 wrong
  not|no longer|never me|mine .|,|any|anymore|sorry|i|you|but
  not *1 under|within|in *1 my|our
  not *3 do|doing|handle|handling|cover|covering|involved|responsible|deal *3 any|this|that|it|these
  out of touch|date|that|the|it|this|circulation
  stale|outdated|ancient
  only *1 did|do|was|worked|made|been|here|joined|started *4
  not|no *3 work|working *1 there|here|on|in|with
  used to *3
  useless
  no longer|more *5
  retiring|retire|leaving
  left|moved|retired|superannuated
  would be useless
  too *1 junior|senior|new|far
  not *2 use|useful|help
  know too little
  pass|decline|refuse
  can not
  say no
  bin *3 der|die falsche
  ya no
  ne plus
  non *4 piu
`);

/** They would talk themselves: then whoever else is named comes on top. */
export const willing = shapes(`
  happy|glad|delighted|pleased|keen|willing|love to *1 talk|chat|speak|meet|help
  yes|sure|absolutely .|,|i|happy|let
  let us talk|chat|speak|meet
  works for me|us
`);

/** Says of a name that whoever writes does not know it well. */
export const guesses = shapes(`
  i believe|think|guess|suppose *4 is|was|called|named|runs|works
  something or other
  not sure *4 name|who|still|spelling
  forget|forgot|forgotten *2 name
`);
