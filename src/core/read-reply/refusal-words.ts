/** Shapes of a no to the whole request, and of what holds a no and is none: "how could I say no". */
import { shapes } from "./patterns.ts";
import { phraseBook } from "./words.ts";

/** Hold a refusal and are none: "how could I say no". */
export const noRefusals = shapes(`
  can|could|would not *1 say|resist|refuse|decline *1 no|to
  can|could not bring|possibly *4
  how|who|why can|could|would|should *1 say|refuse|decline|resist|turn *1 no|down
  hard|difficult|tough|impossible to *1 say|refuse|decline|turn no|down?
  say no to a|that|such|somebody|someone|anyone|anybody
  love|loved|like|liked|wanted|hate|hated to *1 say|have yes|no|refuse|decline
  no|not *2 reason|reasons not|to *2 decline|refuse|say no?
  do|did|would|will not *1 mind
  would not *1 miss|pass *2 it|up|this
  never say|said|refuse|decline *1 no?
  can|could|will not *1 open|access|find|see|read|hear|view|download|promise|wait|tell|guarantee|recall|remember|understand|say|think|believe
  not *2 do|take|make|have|use *1 video|phone|zoom|teams|morning|evening|afternoon|weekend call|calls|meetings|meeting
  not *1 turning|turn|saying|say you|no down|to|forever
`);

/** A plain no. */
export const refusals = shapes(`
  no thank~|thx|ty|gracias|merci|grazie|danke
  but no .|,|thank~
  no ,? thank~|thx|ty
  decline|declining|declined|refuse|refusing
  pass on this|it|that|the|these|your
  have|need|going|must|shall|will|would|am|like|better|want|i|we|to|gonna|hard|hereby to? *2 pass .|,|but|because|thank~|sorry|good|best|all|with|for|as|unfortunately|here|i
  have|need|going|must|shall|will|would|am|like|better|want|i|we|rather to? *2 decline|refuse|abstain
  beg off
  bow|bowing|opt|opting|bail out
  take|taking a pass
  sit|sitting|skip|skipping *1 this|that|it|one *1 out|one
  give|giving *4 miss
  leave|leaving it so|there|at
  have|need|going|must to turn *3 down
  turn|turning *2 you|this|it|your|invitation|request|all *3 down
  say|saying|said no
  not|no *1 interested
  no interest
  no|not *2 do|give|grant interview~
  not|nothing *1 interest me|us
  a|the *2 no .|,|from|i|unfortunately|sorry|thank~|on|but|because|for|to
  a *3 regretful|polite|permanent|definite|hard|flat|respectful|big|firm|reluctant|emphatic *2 no
  no from me|us|my
  it|that is *1 no .|,|from|i|sorry|thank~|unfortunately
  not for me|us
  not *1 my thing|cup|scene|bag|style|jam|game|kind
  rather|prefer|preferred|choose|chosen|decided|decide|elected|opt|opted not .|,|and|but|because|thank~|to|do|take|participate|discuss|give|speak|talk|meet|be
  decided|deciding against
  not *2 right|best|correct|ideal|suitable|good|proper|great person|one|fit|match|use|choice|contact|candidate|source|man|woman|guy|address
  not *2 man|woman|guy|person|candidate|choice|one for|to this|that|it|you|ask|talk|speak|help
  wrong person|guy|man|woman
  no|not|little|any *2 use|value|help|assistance to you
  not *2 useful|helpful|relevant *1 to you
  no|nothing|not *2 useful|interesting|relevant? to offer|add|say|tell|contribute|teach|share
  do not think|believe|see *2 can|could|would|am|be *2 help|useful|use|assistance|value|right|best|good|great|add|contribute
  not *1 in a position
  can not be of help|assistance|service|use
  be|am|are of no|little help|assistance|use|service
  do|does|did not|never|no *1 do|give|take|offer|grant|entertain|accept|conduct|participate|have|hold|schedule|engage *4 interview~|calls|informational|meetings|requests|chats|coffees|mentoring|conversations|networking|students
  do|does not|never *1 do|take|give|offer|accept|entertain these|this|those|them|such|any
  no longer|more *1 do|give|take|offer|grant|accept|conduct|entertain *4 interview~|calls|informational|meetings|requests|chats|coffees|mentoring|conversations|these|them|this
  not *2 giving|doing|taking|accepting|offering|granting|holding|speaking *4 interview~|calls|informational|meetings|requests|chats|coffees|mentoring|conversations|these|them|any|more
  not *2 give|do|take|accept|offer|grant|hold *3 any|more|interview~|these
  not *1 permitted|allowed|comfortable|authorised|authorized|supposed|entitled|free|at|happy|cleared|licensed to|with|discussing|talking|speaking|doing|liberty|sharing|giving|in
  forbidden|prohibited|barred|precluded|prevented|bound from|to|by *4
  policy|rules|contract|nda|lawyers|employer|management|legal|compliance *3 forbid~|prohibit~|prevent~|prohibits|not *2 allow|permit|let
  against *2 policy|rules
  stop|stopped|stopping|quit|given|gave|finished|done|through doing|giving|taking|accepting|up|with *4 these|interview~|calls|meetings|requests|them|chats|this|those|advice
  stop|stopped doing|giving|taking|accepting *4 interview~|calls|advice|requests|these|them|this|it
  plate *2 full
  must|have to respectfully|politely|regretfully *2
  not *2 something|thing i|we|that *2 do|want|offer|feel|can
  not *1 want|wish|care|intend|plan to *1 do|take|be|give|speak|talk|discuss|meet|participate|help
  count me out
  nothing doing
  no can do
  no dice|chance|way|deal|sale
  hard pass|no
  keine interesse
  kein~ interesse
  nein danke|sagen
  muss|musste|mochte|werde|leider|darf|sage *4 absagen|ablehnen|passen|verzichten|ab
  absagen muss|musste|mussen
  ablehnen muss|mochte
  leider absagen|ablehnen|passen
  ohne mich
  bin raus
  no ,? gracias
  no me interesa
  no *2 interesad~|interesa
  no tengo interes|tiempo
  declinar|rehusar|rechazar
  decir|digo que no
  prefiero no
  lamento *2 no *4
  non ,? merci
  pas|non *1 interess~
  decliner|refuser
  dire non
  pas *3 donner suite
  ne *2 souhaite|prefere|veux pas
  prefere ne pas
  no ,? grazie
  non *2 interessat~
  declinare|rifiutare
  preferisco di? no|non
  nee ,? bedankt|dank
  geen interesse|tijd
  niet *2 geinteresseerd
  nee zeggen
  bedank ervoor|voor
  moet *3 bedanken|passen|afwijzen
  nao *1 obrigad~
  nao *1 tenho|tenho interesse|disponibilidade|tempo
  recusar|declinar
  dizer que? nao
  prefiro nao
  nej tack|tak
  nei takk
  tacka|tackar|takker|takke *2 nej|nei
  inte|ikke *1 intresserad|interesseret|interessert
  nie ,? dziekuje
  odmowic|odmawiam
  nie *2 zainteresowan~
  ilgilenmiyorum|katilamam|katilamayacagim|reddetmek
  hayir tesekkur~
  kabul edemiyorum|edemem|edemeyecegim
  нет спасибо
  не *2 интерес~
  вынужден~ отказ~
  отказаться|откажусь
  ei kiitos
  en ole kiinnostunut
`);

/** What somebody cannot give: a no to the request where no time stands beside it. */
export const inabilities = shapes(`
  can|could|will|may|must|would|shall|do|does|did not *2 help|assist|participate|accommodate|oblige|grant|give|contribute|accept|commit|fulfil|fulfill|entertain|discuss|speak|talk|oblige|respond|support|offer|agree
  can|could|will|would not *1 take *3 part|on|request~|call|calls|interview~|it|this|your
  not *1 able|willing|prepared|going|possible|position|feasible|in|planning|keen|inclined|free|available to|for|position *5 help|assist|participate|accommodate|oblige|grant|take|give|contribute|offer|support|accept|commit|speak|talk|discuss|meet|do|comment|respond|entertain|fulfil|fulfill|agree|engage|share|provide|answer
  unable to *2 help|assist|participate|accommodate|oblige|grant|take|give|contribute|offer|support|accept|commit|speak|talk|discuss|meet|fulfil|fulfill|entertain|respond|comply|agree|share|provide|do
  does|do|will|would not|never *1 allow|permit|let|authorise|authorize|approve *2 us|me|staff|employees|to|interviews|it|this|this|external|such
  do|does|will not|no *1 have *3 time|capacity|bandwidth|energy|space|headspace|hours|strength|appetite for|to|in|here|spare|left|.|,|,
  no|zero time|capacity|bandwidth|appetite|energy|headspace for|to
  too busy|stretched|overcommitted|much for|to
  difficult|hard|impossible|not|unable to respond|reply|comply|meet|agree|accept|fulfil *3 request|demand|wish~|expectations|inquiry|enquiry
  nicht *3 zur verfugung
  nicht *3 weiterhelfen|helfen|mitmachen|teilnehmen|anbieten|dienen|leisten|entsprechen|nachkommen|infrage|interessiert
  no *3 posible|puedo|podre|podria|poder|dispuest~|disponible *3 ayud~|particip~|atend~|acept~|ofrec~|para|conced~|colabor~|dedic~
  ne *5 pas *3 donner suite|aider|participer|repondre *3
  ne *3 pas *2 en mesure|disponible
  non *4 aiutar~|partecipar~|accettare|disponibile|disponibili
  niet *4 helpen|meewerken|deelnemen|meedoen
  nao *3 ajudar|participar|aceitar|ajuda-lo|ajuda-la
  inte|ikke *3 hjalpa|hjaelpe|hjelpe|mojlighet|mulighed|mulighet|delta|deltage|stalla|hjalpa
  nie *3 pomoc|wziac udzialu|skorzystam
  yardımcı olamam|olamayacağım|olamıyorum
  katılamam|katılamayacağım|katılamıyorum
  не *2 смогу|могу *2 помочь|участвовать|принять
`);

/** A no in scripts that do not part their words. */
export const unpartedRefusals = phraseBook(`
  お断り | ご遠慮させて | 遠慮させて | 遠慮いたし | 辞退 | お受けできません | お受けすることができません | お受けいたしかね | お受けしており | 対応いたしかね |
  ご対応できません | 応えできません | お応えできず | 応じかね | 応じることができ | 見送らせて | ご期待に沿え | ご期待に添え | ご希望に沿え | ご希望に添え | お力になれません | お力になれず |
  婉拒 | 谢绝 | 謝絕 | 恕难 | 恕難 | 无法接受 | 無法接受 | 不方便接受 | 不接受采访 | 不接受訪談 | 不感兴趣 | 不感興趣 | 没有兴趣 | 沒有興趣 | 没兴趣 | 无法参加 | 無法參加 | 帮不了 | 幫不了 | 无能为力 | 無能為力 |
  사양하겠 | 사양합니다 | 거절 | 응하기 어렵 | 관심이 없 | 관심 없 | 도와드릴 수 없 | 참여할 수 없 | 참여하기 어렵
`);

/** A no of which only a farewell says that it is about the whole. */
export const softRefusals = shapes(`
  can|could|will|may|shall not
  unfortunately|sadly|regret~|regrettably|afraid|alas|nah|nope
  too busy|swamped|stretched|late|old|far
  swamped|snowed|slammed|overcommitted|buried|underwater
  nicht|leider|kein~|nein|nie
  no puedo|podre|tengo|soy|voy|estoy|es|me|doy|hago
  lamentablemente|desgraciadamente|lamento
  ne|pas|malheureusement|non
  purtroppo
  niet|geen|helaas|nee
  nao|infelizmente
  inte|ikke|tyvarr|desvaerre|dessverre|nej|nei
  nie|niestety
  maalesef|degil|yok
  не|нет|увы
`);

/** Says no to anything. */
export const negatives = shapes(`
  can|could|will|would|am|are|is|do|does|did|may|shall|must not
  unable|unfortunately|sadly|regret~|regrettably|afraid|alas|nah|nope
  no|not|never|nothing
  too busy|swamped|stretched|late|old|far
  swamped|snowed|slammed|overcommitted|buried|underwater
  nicht|leider|kein~|nein|nie
  no puedo|podre|tengo|soy|voy|estoy|es|me|doy|hago
  lamentablemente|desgraciadamente|lamento
  ne|pas|malheureusement|non
  purtroppo
  niet|geen|helaas|nee
  nao|infelizmente
  inte|ikke|tyvarr|desvaerre|dessverre|nej|nei
  nie|niestety
  maalesef|degil|yok
  не|нет|увы
`);
