/**
 * Which way things are to go. In an informational interview only words go from the one asked to the one who asks.
 * Whoever would do, bring or become something for the other, or wants the other to do something with them or with
 * their name, asks for more than that. The lists hold what talking, learning and meeting need; all else counts.
 */

/** The writer would do something, for or with the person asked, that is neither talking, learning nor meeting. */
export function wouldDoForThem(said: string): boolean {
  if (!/\b(?:you|your|yours)\b/u.test(said)) return false;
  return [...said.matchAll(intention)].some(({ groups }) => !talking.test(groups?.deed ?? "tell "));
}

/** The person asked is to do something with the writer that is more than telling them something. */
export function isToActOnMe(said: string): boolean {
  return [...said.matchAll(plea)].some(({ groups }) => !telling.test(groups?.deed ?? "tell me"));
}

const adverb =
  "(?:(?:also|really|very|much|even|just|gladly|happily|easily|surely|certainly|perhaps|maybe|then|only|still|always|well|soon|now|of course|certainly|so|dearly|simply|probably|definitely|immediately|one day) )*";
const willing =
  "(?:(?:like|love|wish|prefer|be (?:very |so |more than |only too |really )?(?:happy|glad|delighted|thrilled|honou?red|ready|willing|able|prepared|keen|eager|free|available|pleased|proud|allowed)) (?:to )?)?";
const intention = new RegExp(
  `(?:\\bi ${adverb}(?:would|could|can|will|might|may|shall) ${adverb}${willing}${adverb}|\\bi am ${adverb}(?:happy|ready|keen|eager|willing|able|prepared|hoping|planning|trying|determined|free|available|looking) to ${adverb}|\\bi ${adverb}(?:hope|want|wish|plan|intend|need|long|dream|aim|offer|wanted|hoped) to ${adverb}|\\b(?:let|allow) me (?:to )?|\\b(?:could|can|may|might) i ${adverb})(?!not\\b|never\\b)(?<deed>[\\p{L}']+(?: [\\p{L}'\\d-]+){0,4})`,
  "gu",
);

/** Verbs of talking, learning, meeting, and of what goes on in one's own head. */
const talking =
  /^(?:hear|learn|ask|know|understand|talk|speak|chat|call|phone|ring|meet|read|see(?! (?:myself|me|if i)\b)|visit|thank|tell|send|bring(?! (?:\p{L}+ )?(?:to|into) (?:you|your)| a lot| much| value| experience| my)|record|keep|find(?! (?:work|a job|a place|an employer|my place|space))|listen|avoid|decide|look(?! for (?:work|a job))|study|think|say|write|return|reach|buy|pay|invite|suggest|explain|get (?:an?|some|the|your|hold|in touch|to|back|better|one|from|out|up|more|my (?:head|bearings|questions))|compare|discuss|share|note|take (?:notes|up|an? |your|ten|no|only|it|as|the|part|five|fifteen|twenty|care|into|that|this)|use (?:what|your (?:advice|time|answers?|data|book)|the|some|a bit)|follow|stop|check|watch|try (?:to|it|your|that|again|out)|try$|pick|hold|begin (?:with|by|to|from)|start (?:with|by|from|over|reading|learning|to|again)|imagine|picture|wonder|believe|agree|guess|assume|remember|forget|mention (?:your|you|that)|quote|recommend|admit|confess|add|repeat|describe|prepare|adapt|arrange (?:a|the|it|myself around)|make (?:it|a call|time|sense|sure|do|the|notes|up|myself (?:clear|understood))|come (?:to|by|over|at|back|and|with|across|up|in (?:person|for (?:a|the)))|come$|travel|wait|choose|prefer|like|love|enjoy|appreciate|value|respect|accept (?:any|a no|that|your)|welcome (?:an?|your|any (?:advice|hint|thought|word|answer|tip|suggestion))|do (?:tuesday|monday|wednesday|thursday|friday|mornings?|it|without|that|a call|better|so|anything different|any (?:day|time)|this (?:by|on|over))|manage|need|have(?! an? (?:role|job|place))|be (?:very |so |most |really |quite |more than )?(?:grateful|glad|happy|curious|interested|delighted|thankful|honou?red|pleased|sorry|surprised|late|in (?:town|the|lisbon|paris|london|berlin)|at the|free|there|able|fine|content|careful|brief|short|quick|quiet|over|done|gone|on|clear|lying|ready|in touch|offended|wrong|right|more|less|mad|lost|the first|through|near|patient|indebted|obliged|relieved|sad|disappointed|crushed)|let (?:you|it|that)|leave|give (?:you (?:a|an|my number|the)|up|back|a call)|report|update|draw|treat|taste|cook|live|become|pass (?:the|an|my|on)|pass$|finish|skip|drop by|spell|borrow|bother|disturb|trouble|interrupt|rush|sound|seem|feel|hope|want|wish|mind|care|walk|sit(?! (?:next|beside|with))|stay (?:within|quiet|in touch|on the line)|hang|miss|cancel|move(?! to your)|change|go(?! to work)|retrain|enter|pursue|end|close|name|address|count|hardly|not|never|that|this|it|you|the|your|see|put (?:it|my questions|that|a|this|three)|show (?:up|you (?:a|the|what|how|it|my (?:questions|results|numbers|loaf|notes)))|turn|hide|pretend|claim|judge|tick|cross|answer|lend|work (?:out|through|it)|bow|worship|admire|best|better|rather|last|grow|sleep|rest|breathe|cry|lose|fail|ever|put$|figure|sense|observe|join (?:a|the|by|on|you (?:for|on|at|in a|by)|from)|like to|expect|have thought|take you up)(?=\s|$)/u;

const plea = new RegExp(
  `(?<!\\bi (?:\\p{L}+ )?)\\b(?:could|would|can|will|might|may|if|please|kindly|feel free to|hope(?: that)?|hoping(?: that)?|should|perhaps|maybe) (?:(?:you|your \\p{L}+|they|one) )?${adverb}(?:be (?:so kind as to|willing to|able to|open to|happy to|prepared to|kind enough to) |mind |ever |not )?(?<deed>(?!you\\b|your\\b|i\\b|we\\b|me\\b|my\\b|it\\b|this\\b|that\\b|to\\b)[\\p{L}']+ (?:\\p{L}+ ){0,2}?(?:me|my)\\b(?! (?:time|age|day|mail|question|case,))(?: \\p{L}+)?)`,
  "gu",
);

/** What somebody may do for one who only asks. */
const telling =
  /^(?:tell|telling|told|show|showing|explain|explaining|teach|teaching|give(?: me| my)?|let|letting|answer|answering|help(?:ing)? me (?:understand|see|with|choose|decide|learn|find out|to|avoid|on|prepare|by|a lot)|remind|correct|call|phone|meet|meeting|see|spare|sparing|thank|forgive|excuse|ask|asking|offer|advise|point|pointing|send|sending me|read|reading|mind|remember|have|like|want|prefer|walk|take me (?:through|back|along)|guide|lend|reach|write|email|text|ring|recommend|suggest|name|pardon|catch|understand|trust|invite|pick|join|follow|know|hear|believe|drop me|send|share (?:\p{L}+ ){0,2}with|is|are|was|were|be|been|i|did|does|do|in|on|at|with|of|for|about|from|to|by|after|like|since|because|what|how|when|where|and|or|but|there|think|found|find|suits?|work|works|fits?|helped|surprised|puzzled|taught|joining me|giving me|introduce me to (?:a|an|some|someone|somebody|another|anyone|your colleague)|not|the|a|an|any|this|that|these|those|would|could|can|has|had|it|feel|look|seem|all|more|less|anything|something|as|than|then|so|just|only|rather|allow)\b/u;
