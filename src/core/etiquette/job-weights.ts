/**
 * A job ask that fits no frame gives itself away by what comes together in it: something that an employer has to give
 * or a worker to offer, the house of the person asked, and a wish or a plea. Learning, and questions about the other's
 * own way or about everybody's, weigh against it.
 */
import { isToActOnMe, wouldDoForThem } from "./job-direction.ts";
import { deciders, withYou, yourHouse } from "./job-words.ts";

/** At 3 and more, a sentence asks for a job. `open` is plain, without what it expressly does not ask for. */
export function jobWeight(open: string): number {
  const said = open.replace(ownSituation, " ");
  // Times to choose from are no deed.
  const isTimes = /\b\d{1,2}[:.]\d{2}\b/u.test(said);
  const deeds = isTimes ? 0 : (wouldDoForThem(said) ? 2 : 0) + (isToActOnMe(said) ? 2 : 0);
  const things = weightOf(said, strong) * 2 + (weak.test(said) ? 1 : 0) + deeds;
  if (things === 0) return 0;
  const isTheirs = theirs.test(said);
  const isWished = wish.test(said);
  if (things < 2 && !(isTheirs && isWished)) return 0;
  const against = (isLearning(said) ? 2 : 0) + (isAboutThem(said) ? 2 : 0) + (isGeneral(said) ? 2 : 0);
  return things + (isTheirs ? 1 : 0) + (isWished ? 1 : 0) - against;
}

function weightOf(said: string, forms: readonly RegExp[]): number {
  return Math.min(2, forms.filter((form) => form.test(said)).length);
}

/** What people honestly say of themselves: "I'm doing an internship", "my employer", "a PhD candidate". */
const ownSituation =
  /\b(?:if (?:there is (?:something|anything) )?i can (?:ever )?do (?:something|anything) for you(?: in return)?|(?:am |was |have been )?(?:doing|did|done|finish\p{L}*|complet\p{L}+|during|after|following|end of|began|started|through) (?:an?|my|the|this|that|two|three) (?:\p{L}+ ){0,2}?(?:internships?|apprenticeships?|traineeships?|placements?|contracts?|postdoc|ph\.?d)|my (?:\p{L}+ )?(?:employer|contract|boss|manager|supervisor)(?! to\b)|my (?:first|last|second|current|present|old|previous|former|own) (?:\p{L}+ )?(?:internship|apprenticeship|placement|job|post|position|role|employment)|(?:ph\.?d|doctoral|master's|degree|mba) (?:candidate|student)(?= (?:in|at|of|from|and|who|,|\.|$))|(?:hiring|recruitment|recruiting) (?:bias|practices?|freezes?|waves?|of volunteers)|(?:talk|paper|article|book|post|lecture|study) (?:on|about) (?:\p{L}+ ){0,3}?(?:hiring|recruit\p{L}*|employment|salar\p{L}*|jobs?|internships?)|employment (?:rate|law|figures|statistics|outlook|service)s?|(?:worked|work|working) in (?:hiring|hr|recruit\p{L}*)|hr clerk|(?:article|essay|thesis|book) (?:about|on) (?:internships|apprenticeships)|job (?:titles?|sharing|descriptions?|market|satisfaction|interviews? (?:you|that you))|(?:desk|day|dream|old|first) job)\b/gu;

/** An employer gives it, or a worker offers it. */
const strong: readonly RegExp[] = [
  /\b(?:openings?|vacanc(?:y|ies)|vacant|internships?|traineeships?|apprenticeships?|placements?|employment|employer|hire[ds]?|hiring|recruit\p{L}*|shortlist\p{L}*|applicants?|candidat\p{L}+|studentships?|assistantships?|intakes?|payroll)\b/u,
  /\b(?:hr|h\.r\.|human resources|personnel (?:office|department|file)|hiring (?:manager|team)|recruiters?)\b/u,
  /\b(?:my|attached|enclosed) (?:\p{L}+ ){0,2}?(?:cvs?|c\.v\.|resum[eé]s?|résumé|portfolio|application|candidature|rates|salary|samples?)\b|\bsamples of my\b/u,
  /\b(?:any|a|the|modest|decent|low|lower|fair) (?:salary|pay|wages?|rates?|stipend)\b|\babout (?:pay|money|salary|the pay)\b|\bpaid or unpaid\b|\bfor (?:free|nothing|half of)\b|\bunpaid\b/u,
  /\b(?:roles?|jobs?|positions?|posts?|places?|work|spots?) (?:going|available|free|open|on offer|to fill|to be filled|left|up for grabs)\b|\b(?:fill|filling|filled|taken|still free|still open|still vacant|gone)\b.{0,30}\b(?:job|post|position|role|place|seat|gap)\b|\b(?:job|post|position|role|place|seat)\b.{0,40}\b(?:filled|still (?:free|open|vacant|available)|up for grabs)/u,
  /\b(?:adverts?|advertis\p{L}+|job ads?|your ads?|postings?|you posted|careers? (?:page|site|portal)|noticeboard)\b/u,
  /\b(?:invited?|called|asked) (?:to|for|in for) (?:an?|the|your|that)? ?interviews?\b|\bto interview\b/u,
  /\bon the (?:job )?market\b|\bbetween jobs\b|\bjob[- ](?:hunt|search|seeker|seeking)\p{L}*\b|\blooking for work\b/u,
  /\b(?:supervis\p{L}+|mentor|hire|employ|train|take|sponsor|host|engage|adopt|test|try|choose|pick|have|use|want|need|keep|trust|invite|see|fit|let|squeeze|slot|place|count) (?:me|my ph\.?d|my thesis|my doctorate) ?(?:on|in|as|at|out|under|among|for a|from|to work|to join|in[- ]?house|\?|$|\.|,|over|with you)/u,
  /\b(?:funds?|funding|budget|money|room|space|capacity|use|need|place|work|a task|tasks|demand|a desk|a bench) (?:\p{L}+ )?for (?:me\b|one more|another|an? (?!call|chat|talk|coffee|few|moment|visit|meeting|minute|quarter|half|short|conversation|word|reply)|someone|somebody|people like|my\b)/u,
  /\b(?:take|taking|bring|bringing) (?:on|in) (?:an?|some|people|someone|somebody|newcomers|beginners|new|more|extra|others|outsiders|students)\b/u,
  /\b(?:need|needs|want|short of|looking for|look for|lack|lacks|could do with|use) (?:anyone|anybody|someone|somebody|people|hands|staff|extra|another|more|an? (?:extra|spare|second|hand|helper|assistant|junior|new))\b/u,
  /\bwho gets in\b|\bdecides? (?:who|on who|about who)\b|\ba say in\b|\binfluence\b|\bpull (?:some )?strings\b|\bgood standing with\b|\bthe right (?:people|person|ear|ears)\b|\btop of the pile\b/u,
  /\b(?:be|being|get|become|becoming) (?:considered|taken (?:on|in)|employed|chosen|selected|accepted|one of (?:you|your|them)|part of|a member|your (?:colleague|assistant|apprentice|student|intern|trainee|successor|right hand|next|new)|the next|in the running|on board|an asset)\b|\bon board\b|\bhat in(?:to)? the ring\b/u,
  /\bbe of (?:\p{L}+ )?(?:use|service|benefit|help|value|assistance)\b/u,
  /\b(?:bring|offer|add|contribute|lend|supply|devote|put) (?:\p{L}+ ){0,5}?(?:to|for|into|at) (?:you|your|yours)\b|\b(?:my|i) .{0,60}\b(?:benefit|advantage|gain|plus|value) (?:to|for) (?:you|your)\b/u,
  /\b(?:i|we) (?:\p{L}+ ){0,3}?(?:support|help|assist|relieve|strengthen|improve|back up|serve|advise|complete|complement) (?:you|your|yours)\b(?! (?:if|in preparing|prepare|decide))/u,
  /\b(?:sit|work|stand|be|dive|fly|sail|dig|bake|build|serve|start|learn the trade) (?:next to|beside|alongside|side by side with|under|for|among) (?:you|your)\b/u,
  /\b(?:get|gets|got|getting|bring|let|letting|smuggle|help) (?:me|my \p{L}+) (?:in|into|onto|on|through|inside|past|to the top)\b(?! (?:touch|the picture|the mood))/u,
  /\bi (?:\p{L}+ ){0,2}?(?:can|could|would|will|might|may|am able to|am ready to|am willing to|am prepared to) (?:\p{L}+ ){0,2}?(?:work|cover|stand in|step in|fill in|pack my|relocate|commute|accept|do (?:it|this|that|anything|everything|the|any|at|for|in)|make myself|be your|take any|learn on the job|start|move (?:to|there|at|abroad))\b/u,
  /\bi (?:am|will be|would be|happen to be|become) (?:\p{L}+ )?(?:available|free|flexible) (?:from|at once|immediately|right away|full|part|to (?:start|work|help|begin|join)|for (?:work|hire|any|shifts|projects)|about|as of|whenever|after the|and|\?|$)|\bhappen to be (?:available|free)\b|\bavailability\b|\bat (?:short notice|your disposal|your service)\b|\bimmediately available\b/u,
  /\b(?:what|everything|all|exactly the|the (?:skills?|experience|profile|person)) (?:that )?(?:you|your \p{L}+|the (?:role|post|job|position)) (?:needs?|asks? for|requires?|wants?|are looking for|is looking for|looks? for|lacks?|misses)\b/u,
  /\b(?:let you down|disappoint you|regret it|regret (?:taking|giving|hiring)|make you proud|worth (?:my|your) (?:weight|while|trust)|won't be sorry|prove)\b/u,
  /\b(?:leaving|leaves?|retir\p{L}+|parental leave|maternity|sick leave|sabbatical|short[- ](?:staffed|handed)|understaffed|expand\p{L}*|grow(?:s|ing)?|new (?:wing|plant|site|branch|office|line)|hands full)\b.*\bi (?:am|could|would|can|thought|happen|will|might)\b/u,
  /\b(?:my dream (?:is|was|has been|job)|i (?:have )?(?:always )?dream(?:ed|t)?) .*\b(?:you|your)\b/u,
  /\b(?:a|any|my|some|the|this|another|one) (?:\p{L}+ )?(?:chance|opportunity|opportunities|future|career|home|start|break|shot|trial|go|way in|entry|path) (?:\p{L}+ ){0,2}?(?:at|with|in|within|inside|among|into) (?:you|your|yours)\b/u,
  /\b(?:recommend(?:ation)?s?|referr?al|refer|referee|reference|endorse\p{L}*|sponsor|patron|advocate|good word|vouch)\b.{0,40}\b(?:me|my|i)\b.{0,60}\b(?:would|invited|apply|application|interview|job|post|position|get|chance|chances)\b|\byour (?:recommendation|referral|endorsement|backing|sponsorship|support) (?:would|could|might|for|in|with|and|counts)\b/u,
  /\b(?:someone|somebody|a person|people|a man|a woman|anyone) (?:like me|with my|of my (?:kind|sort|age and))\b(?! (?:usually|normally|typically|start|begin|end up|go|get))/u,
  /\b(?:be|become|as|being|we are|we will be|call you) (?:\p{L}+ )?(?:colleagues?|co-?workers?|team-?mates?)\b|\bmy (?:future|next) (?:boss|employer|team|lab|colleagues?|supervisor|workplace)\b/u,
  /\b(?:friend|contact(?: person)?|someone|somebody|ally|name|foot|door) (?:\p{L}+ )?(?:on the )?inside\b|\bfrom the inside track\b/u,
  /\b(?:trainee|graduate|training|apprentice|talent|leadership|entry|rotation) (?:programmes?|programs?|schemes?|track)\b|\b(?:practical|placement|internship|industrial) (?:semester|term|year)\b|\b(?:work|industrial|clinical|field|student) placements?\b|\bpracticum\b/u,
  /\b(?:my|his|her) (?:qualifications|papers|credentials|designs|drawings|code|showreel|certificates|grades|diplomas?|licen[cs]es?|transcripts?|work samples|track record|talents?|abilities|strengths)\b(?! (?:were|was|is in|are in))/u,
  /\bready for (?:anything|any task|work|the job)\b|\bwhatever (?:is|work is|comes|you have|job) ?(?:going|there|up)?\b.*\b(?:i|me)\b|\btake on (?:whatever|anything|any)\b|\bwilling to (?:do|take|start|work|move|relocate|learn on)\b|\bfrom the bottom\b|\bat the bottom\b|\bpay my (?:own )?way\b/u,
  /\bi am (?:\p{L}+ )?looking(?! (?:at|into|forward|around|back|for (?:advice|your|someone (?:who|to)|people (?:who|to)|an? (?:book|course|talk|word|answer|view)|answers)))\b/u,
  /\b(?:tick|meet|match|fulfil|fit|satisfy) (?:nearly |almost |just about )?(?:every|all|most|each)\b|\b(?:lucky|chosen|happy) few\b|\bmy (?:\p{L}+ )?(?:chances?|prospects|odds|candidacy|case)\b|\b(?:stand|have|see) (?:a|any|no) chance\b/u,
  /\b(?:an|the|your|any) offer\b(?! (?:of|from|to)\b)|\b(?:talk|speak|agree|discuss|settle) (?:about |on )?(?:terms|conditions|pay|money|details of a contract)\b|\b(?:trial|test|probation\p{L}*) (?:month|period|week|shift|day|phase)s?\b|\bhands dirty\b|\bhelping hand\b|\bextra hand\b|\bpair of hands\b/u,
  /\b(?:the|your) (?:\p{L}+ )?(?:committee|head nurse|chief|partners|board|dean|foreman|captain|person in charge|one who (?:signs|decides|hires|picks)|people in charge|admissions?)\b.*\b(?:i|me|my|mine|i am)\b|\b(?:i|me|my)\b.*\b(?:your|the) (?:\p{L}+ )?(?:committee|head nurse|person in charge|one who (?:signs|decides|hires|picks)|people in charge)\b/u,
  /\b(?:hand|send|put|turn|giv|hand)(?:ing|e)? in (?:my|an?|the)\b|\b(?:putting|put|say|saying|give|giving|add|adding|drop|mention|mentioning) (?:in )?(?:my name|mine|you as my)\b|\b(?:that|of) (?:i exist|i am looking|we have spoken|we have talked|we know each other|i am (?:\p{L}+ )?(?:serious|interested|keen|available))\b/u,
  /\b(?:has|have|had) lost (?:an?|two|three|its|their|some|several)\b.*\bi am\b|\bprefers? to hire\b/u,
  /\b(?:a|any|some) (?:place|company|team|lab|firm|house|shop) like yours\b|\byours is the (?:only|one|best)\b|\bspend (?:\p{L}+ ){1,4}(?:with|at|in) (?:you|your)\b|\bside of the (?:table|desk|counter|fence)\b/u,
  /\bin (?:return|exchange) for an?\b|\bfor (?:very )?little (?:money|pay)\b|\bneed (?:a|an|the|some) (?:supervisor|mentor|placement|place|sponsor|host|stable|income|steady)\b|\bcame to mind\b|\bthought of you\b|\bmake ends meet\b|\bfeed (?:my|two|three|a)\b|\bpractical year\b/u,
  /\b(?:open|opens|opening) (?:every|a|some|any|the|many|that) doors?\b|\bload off your\b|\bi (?:could|can|would) take (?:\p{L}+ )?(?:of the|off|over|on)\b/u,
  /\b(?:let|allow) me (?:spend|join|work|do|help|try|take|be|start|in|prove|show)\b|\bthe (?:thing|one thing|only thing) (?:that )?i (?:\p{L}+ )?need\b/u,
  /\b(?:might|may|could|would|will|can) use me\b|\bi (?:might|could|would|may) suit\b|\bsuit your\b|\bin case (?:that|this|it) is (?:useful|of interest|of use|helpful)\b|\bfind (?:a|some) (?:place|use|work|space|spot) for\b/u,
  /\b(?:objection to|possible|question of|thought of|idea of|chance of|mind) (?:my|me) (?:joining|coming|working|helping|starting|applying|being|taking|assisting)\b/u,
  /\b(?:the|an?|your) ad (?:for|in|said|says|that|of)\b|\bthe advertisement\b|\bjunior \p{L}+ (?:job|post|position|role|position|this)\b|\bseasonal (?:staff|work|job|help|crew)\b/u,
  /\bdrops? out of\b|\bcould do with an?\b|\b(?:bridge|fill) (?:that|the|this)\b|\blooking for (?:\p{L}+ors|\p{L}+ers|\p{L}+ists|\p{L}+ians|\p{L}+ants|\p{L}+ees)\b/u,
  /\bmy (?:ideal|preferred|desired|hoped-for|dream) (?:outcome|result|employer|place|job|role|company)\b|\bhelp me (?:greatly|a lot|enormously|out) if you\b|\b(?:spend|waste) (?:my|his) (?:skills|talents)\b/u,
  /\b(?:still|yet|already|ever) (?:to be )?(?:filled|vacant|unfilled|looking|searching|found|hiring)\b|\b(?:does|do|doing|did) the (?:hiring|recruiting)\b.*\b(?:you|your|rude|ask)\b|\b(?:successor|replacement|substitute|stand-in|predecessor)\b|\bround of interviews\b/u,
  /\b(?:can|could|would|to|will) (?:start|begin) (?:tomorrow|today|soon|immediately|at once|next|whenever|any|on monday|right away|as early|earlier|straight away|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|the))\b/u,
  /\b(?:union rate|cost you (?:nothing|little|much)|at no cost|without (?:a )?(?:salary|pay|wages)|for the experience|less than the|a small (?:fee|salary|stipend)|a few hours a week|by the hour|day rate|earn (?:a|some|my)|cheap(?:er|ly)?)\b/u,
  /\bi am (?:\p{L}+ ){0,2}?(?:motivated|reliable|punctual|dedicated|committed|adaptable|loyal|hard-working|multilingual|well qualified|fully (?:qualified|trained|licensed)|experienced|proficient|skilled)\b/u,
  /\bmore than (?:just )?(?:a|this|our|one|the) (?:chat|talk|conversation|coffee|call|meeting)\b|\bmore permanent\b|\bput in (?:a call|a word)\b|\b(?:look|glance) at (?:my|it) (?:application )?again\b/u,
  /\b(?:find|finds|found|get|gets|got|save|saved|keep|kept|secure|secured) me (?:an?|some|the|something|anything|work|my)\b(?! (?:minute|moment|time|answer|idea|link|copy|number|seat at the (?:talk|lecture|table)))/u,
  /\bone of your(?:s| people| crew| team| students| own)\b|\bi am yours\b|\bmy name on your\b|\b(?:sign|put|count|pencil|write) me (?:up|down|in)\b|\breckon with me\b|\bmake (?:myself|me) (?:useful|indispensable)\b|\bearn my (?:keep|place)\b/u,
  /\b(?:top|first|high(?:est)?) (?:of|on) my list\b|\bmy (?:first|number one|top) choice\b|\bi belong\b|\bmy (?:professional )?(?:future|home) (?:is|lies|would be) (?:with|at|in)\b|\bnowhere else\b|\banywhere (?:but|else than) (?:at|with|in) your\b|\byour \p{L}+ (?:is|would be|seems) the (?:ideal|right|perfect|best|only) (?:place|one|home|fit)\b/u,
  /\b(?:need|require|lack) (?:an?|the|some) (?:work contract|contract|work visa|sponsor|employer|permit|job|income)\b|\bstay in the country\b|\b(?:visa|permit|scholarship|funding|fellowship|savings|benefits) (?:runs?|is running|ends?|expires?|ran) (?:out)?\b/u,
  /\b(?:insider|inside information|personal contact|knowing (?:somebody|someone)|good contacts?|vitamin b|connections?) (?:beats?|helps?|is (?:better|worth)|gets?|counts?|in)\b|\bi (?:will|would) not forget (?:it|you)\b|\bin your debt\b|\bowe you\b.*\b(?:forever|always)\b/u,
  /\b(?:perfect|ideal|good|great|natural|fine|strong|splendid) (?:match|fit|pair|combination|team)\b|\bget along (?:famously|splendidly|well)\b|\bmade for each other\b|\bcomplement each other\b/u,
  /\b(?:always|could|can|might|must|do) (?:\p{L}+ )?(?:use|need) (?:\p{L}+ )?(?:divers|hands|people|helpers|drivers|welders|translators|nurses|coders|writers|\p{L}{3,}ers|\p{L}{3,}ists|\p{L}{3,}ians)\b/u,
  /\b(?:my|an?|this|another|new|second|formal|informal|speculative|unsolicited|spontaneous|initiative) application\b(?! (?:to|for) (?:the|an?) (?:university|course|master|visa|school|grant))/u,
  /\b(?:resign\p{L}*|hand in my notice|quit my|give notice|leave my (?:job|post|present|current))\b.*\b(?:you|your|word)\b|\b(?:you|your|word)\b.*\b(?:resign\p{L}*|hand in my notice|quit my|give notice)\b/u,
  new RegExp(
    `\\b(?:contact|speak|talk|write|turn|send|introduce|recommend|connect|point|put|direct)\\p{L}*\\b.{0,40}\\b(?:${deciders})\\b`,
    "u",
  ),
];

/** One of many such words, undetermined: never "your work" or "this job". */
const weak =
  /\b(?:an?|any|some|another|the next|the|no|new|my next|of|for|there) (?:\p{L}+ ){0,2}?(?:jobs?|positions?|roles?|posts?|work|places?|seats?|spots?|contracts?|opportunit(?:y|ies)|assignments?|projects?|tasks?|gigs?|ph\.?d|postdoc|offers?)\b|\b(?:something|anything|anyone|somebody|openly)\b/u;

const theirs = new RegExp(
  `${withYou}|${yourHouse}|\\byour (?:needs|clients|customers|projects?|tasks|mission|efforts|operations?|colleagues?|people|employees|staff)\\b|\\b(?:over )?there with you\\b`,
  "u",
);

const wish =
  /\b(?:i (?:\p{L}+ )?(?:would|could|can|will|shall|may|might|hope|want|need|wish|wonder|am (?:\p{L}+ )?(?:looking|hoping|ready|keen|eager|available|free|sending|trying|planning|applying|convinced|sure|confident|certain|told|exactly|willing|able|flexible|on the|prepared|serious)|believe|think|trust|know that|do have|have what|have everything|thought|look forward)|please|kindly|(?:could|would|can|will|might|do|are|have|is|does) (?:you|your)|is there|are there|let me|keep me|let us|you (?:might|may|could|can)|perhaps|maybe|(?:may|could|can|might) i|any chance|if|should|hoping|happy to|grateful|glad|thankful|appreciate|ready|willing)\b/u;

function isLearning(said: string): boolean {
  if (
    /\b(?:hear|know|ask|see|say|find out|tell me|wonder(?:ing)?) (?:whether|if|of|about|when|as soon as) (?:\p{L}+ ){0,3}?(?:any|anything|there|your|you|openings?|vacanc)/u.test(
      said,
    )
  )
    return false;
  return /\b(?:hear|learn(?!ed| the trade| on the job)|understand|ask|asking|find out|know more|know what|know how|know where|curious|interested in how|questions?|your view|your experience|your opinion|listen|tell me (?:how|what|why|about)|what it is like|would you say|picture of|idea of|insight|stayed with me|decide (?:whether|if|by|about))\b/u.test(
    said,
  );
}

function isAboutThem(said: string): boolean {
  if (/\b(?:i|me|my|mine|us)\b/u.test(said))
    return (
      /^(?:how|what|which|why|where) (?:\p{L}+ )?(?:do|did|does|is|are|was|were|has|have|would|should|made|makes)\b/u.test(
        said,
      ) && !/\b(?:i|me) (?:\p{L}+ )?(?:get|join|apply|work|enter|send)\b/u.test(said)
    );
  return /^(?:(?:and|so|also|then|but),? )?(?:how|what|which|why|where|when|who|whose|did|was|were|has|have you (?:ever|always)|is it|is the|is an?|are (?:the|most|people|you still|you ever|small|all)|do (?:the|most|people|many|employers|museums|companies)|does (?:an?|the|anyone|it)|will (?!you|your|there)|would you (?:still|say|call|rather|advise|choose))\b/u.test(
    said,
  );
}

function isGeneral(said: string): boolean {
  return (
    /\b(?:in general|generally|broadly|as a whole|overall|across the|(?:in|of|for|within) (?:the|this|that|your) (?:field|profession|industry|sector|trade|discipline)|on average|most people|graduates|nowadays|these days|anymore|worldwide|in (?:europe|africa|asia|america)|everywhere)\b/u.test(
      said,
    ) && !/\b(?:me|my|hire|take) (?:on|in|up)?\b/u.test(said)
  );
}
