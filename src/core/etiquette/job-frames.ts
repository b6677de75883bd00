/**
 * The frames of a job ask. In a form, `~` stands for up to six words of any kind, `#` for up to four without a
 * preposition (an object and its adjectives), and `@` for the one who writes, somewhere before.
 */
import { deciders, details, opening, papers, post, someday, withYou, yourHouse } from "./job-words.ts";

export interface Frame {
  /** What such words do: follows "this". */
  says: string;
  forms: readonly RegExp[];
}

const prepositions =
  "for|in|of|to|from|about|with|on|at|by|into|as|if|that|which|what|how|whether|why|when|where|and|but|before|after";

export const frames: readonly Frame[] = [
  {
    says: "asks whether there is a post",
    forms: [
      `\\b(?:are|is|were|will|would) (?:you|they|${yourHouse}) ~(?:hiring|recruiting|taking (?:on|in)|employing|looking for (?:people|someone|somebody|staff|help|new|an? |more|hands|talent|candidates|reinforcements?)|short[- ](?:staffed|handed)|understaffed|short of|advertising|accepting|in need of|in want of|seeking (?:people|new|an? |staff))`,
      `\\b(?:do|does|will|would|might|could|can) (?:you|${yourHouse}) ~(?:have|need|offer|take|advertise|hire|accept|employ|want|fund|open|use|plan) #(?:${post}|freelancers?|assistants?|helpers?)\\b(?! (?:do|does|did|that|which|like|at the moment most))`,
      `\\b(?:have|has) (?:you|${yourHouse}) (?:got )?#(?:${post})`,
      `\\b(?:is|are|will|would|might|could) there ~(?:${post}|space|room|places?|chance|possibility|something|anything|scope|way) ~(?:${withYou}|for me|for (?:someone|somebody|people) like me|with my|i could|open to me)`,
      `\\b(?:any|a|some|slightest) (?:chance|possibility|prospect|hope) ~(?:${opening}|(?:of|for) #(?:${post}|being (?:hired|taken|considered|employed))|${yourHouse} ~(?:has|have|had|need|take|hire)|to (?:work|join|intern))`,
      `${opening} ~(?:${withYou}|for me|i could|i can|i might)`,
      `${yourHouse} ~(?:has|have|had|with|offers?|got) #${opening}`,
      `@(?:${opening}|\\bads?\\b|adverts?|advertisements?|job (?:ads?|postings?|listings?|boards?)|careers? page|job page) ~(?:you|your)\\b`,
      `\\b(?:you|${yourHouse}) (?:have |has )?(?:posted|advertised|listed|published) ~(?:ads?|adverts?|jobs?|positions?|${opening})`,
      `\\b(?:careers?|jobs?) (?:page|site|portal)\\b`,
    ],
  },
  {
    says: "asks for a post",
    forms: [
      `\\bapply(?:ing)? (?:for|to|at|with|in|under) ~(?:${withYou}|you\\b|#(?:jobs?|positions?|posts?|openings?|vacanc(?:y|ies)|placements?|internships?))(?<!you (?:\\p{L}+ ){0,4}apply .*)`,
      `@\\b(?:need|want|seek|require|wish for|would like|would love|desire) (?:to (?:get|have|find|obtain) )?#(?:jobs?|positions?|posts?|placements?|internships?|apprenticeships?|traineeships?|employment|employer|work|berth|contract)(?! (?:is|does|do|consists?|looks?|like yours)\\b)`,
      `@(?:looking|searching|hunting|on the lookout|in search|open|available|asking|hoping|applying|aiming|angling|here) (?:for|of|to find|to get|to) #(?:jobs?|positions?|posts?|placements?|internships?|apprenticeships?|traineeships?|roles?|employment|employers?|work|offers|(?:\\p{L}+ )?opportunit(?:y|ies)(?! to (?:learn|hear|talk|speak|ask|see))|(?:next|new) (?:challenge|step|chapter|home|position|role|start))\\b`,
      `\\bafter is #(?:jobs?|positions?|posts?|placements?|internships?|work|contract)`,
      `\\bunless i find\\b|\\bfind (?:an employer|employment)\\b`,
      `\\b(?:help(?:ing)?|get(?:ting)?|find(?:ing)?|land|secur(?:e|ing)|arrang(?:e|ing)|organi[sz](?:e|ing)|giv(?:e|ing)|gave|offer(?:ed|ing)?|grant(?:ed|ing)?|provid(?:e|ing)|assist(?:ing)?|procure|obtain|reserve|keep|creat(?:e|ing)|assign) (?:me|us)(?: to| with| in)?(?: find(?:ing)?| get(?:ting)?| land(?:ing)?| secur(?:e|ing)| obtain(?:ing)?)? #(?:${post}|hired|employed|foot|trial|somewhere to work)\\b(?! (?:is|does|looks|entails|involves))`,
      `\\b(?:get|find|arrange|secure|land|fix|organi[sz]e|set up|book|invite|call|line up) (?:me|us) (?:to |for |in for |up with )?#interview`,
      `\\b(?:give|offer|grant|allow) (?:me|us) (?:an?|the|one|this|even|just|at least) #(?:chance|opportunity|shot|break|try|start|go)\\b(?! (?:to|of|at) (?:learn|hear|talk|speak|ask|meet|understand|listen|see|chat|know|look|read|visit|find|picture))`,
      `\\b(?:get|getting|be|being|been) (?:hired|employed|recruited|shortlisted|taken on|considered for)\\b ~(?:at|by|with|in|for|there|here)(?<=\\b(?:i|me|my|myself)\\b.*)`,
      `\\b(?:hire|hiring|employ|employing|recruit|recruiting|appoint|appointing|onboard|shortlist|sponsor|sponsoring|engage) (?:me|him|her|someone|somebody|a person|people|one|us)\\b ~(?:for|with|without|like|as|from|at|\\?|$)`,
      `\\b(?:tak(?:e|ing)|accept(?:ing)?) me\\b(?! (?:through|back|long|about|seriously|an?|some|to (?:the|a)|ages|years|months|weeks|days|hours|the|two|three|all)\\b)`,
      `\\b(?:have|having|use|using|want|see|seeing|imagine|picture|place|put) (?:me|myself) (?:on|in|as|at|with|into|among|behind|under|working|doing) ~(?:you|your|a|an|the|one)\\b`,
      `\\bconsider(?:ing)? (?:me|my|hiring|taking)\\b(?! (?:request|question|mail|email|message|invitation))`,
      `\\b(?:space|room|place|spot|seat|berth|use|need|opening|work|job|role|something|anything|niche|gap|corner|desk|bench|chair|vacancy) (?:\\p{L}+ ){0,4}?for (?:me|someone like me|somebody like me|people like me|(?:someone|somebody|a person|an? \\p{L}+) (?:like me|with my|of my))\\b(?! to (?:read|prepare|bring|watch|know|learn|see|look))`,
    ],
  },
  {
    says: "asks for a word on your behalf",
    forms: [
      `\\b(?:refer(?:ring)?|nominat(?:e|ing)|endors(?:e|ing)|vouch(?:ing)?(?: for)?|champion(?:ing)?) (?:me|my)\\b|\\bvouch`,
      `\\brecommend(?:ing|ed|ation)? (?:me|my (?:name|work|person|application|candidacy)|for me|from you)\\b(?! (?:an?|some|any|the|one|other|books?|papers?|where|which|what|how|reading|something|anything)\\b)`,
      `\\b(?:put|drop|say|slip|have|leave|whisper) ~(?:word|words|name) ~(?:in|for|forward|with|about|into|of)(?<=\\b(?:put|drop|say|slip|leave|whisper)(?: in)? (?:an?|one|my|some)? ?(?:good |kind |quick |little |nice )?(?:words?|name) (?:in|for|forward|with|about|into|of)|\\bword for (?:me|us).*)`,
      `\\b(?:a|one|your) (?:good |kind )?word (?:from you|for me|to|with|on my behalf|in the right)`,
      `\\bon my behalf\\b|\\bin my favou?r\\b`,
      `\\b(?:internal|employee|staff|personal) (?:referrals?|recommendations?)\\b|\\breferral (?:from|for|bonus|link|code|form)\\b|\\b(?:my|a) (?:referee|sponsor)\\b|\\byour name (?:as|in|on) (?:an?|my|the)\\b|\\bletter of (?:recommendation|reference)\\b|\\brecommendation letter\\b`,
      `\\b(?:mention(?:ing|ed)?|suggest(?:ing|ed)?|propos(?:e|ing)|pitch(?:ing)?|sell(?:ing)?|flag(?:ging)?|present(?:ing)?) (?:me|my (?:name|case|profile)|us) (?:to|at|when|for|in|as|with)\\b`,
      `\\bintroduc(?:e|ing|tions?) (?:me |us )?(?:directly )?to ~(?:${deciders})`,
      `\\b(?:pass|pass(?:ed|ing)|forward(?:ed|ing)?|send(?:ing)?|sent|shar(?:e|ed|ing)|hand(?:ed|ing)?|show(?:ed|ing)?|giv(?:e|ing)|gave|deliver(?:ed|ing)?|slip) ~(?:my|this|it|me|the attached|along|on) ~(?:${deciders}|${yourHouse})`,
      `\\b(?:pass|pass(?:ed|ing)|forward(?:ed|ing)?|shar(?:e|ed|ing)|hand(?:ed|ing)?|circulat(?:e|ed|ing)|hold on to|hang on to|keep|keeping|fil(?:e|ing)|stor(?:e|ing)|sav(?:e|ing)|distribut(?:e|ing)) (?:on )?my (?:\\p{L}+ ){0,2}?(?:${details}|${papers})`,
      `\\b(?:ask|talk to|speak to|speak with|convince|persuade|tell|nudge|check with|remind|approach) (?:your|the|his|her) (?:\\p{L}+ ){0,2}?(?:${deciders}) ~(?:me|my|employ|hire|hires|take|${post})\\b`,
      `\\b(?:your|the) (?:\\p{L}+ ){0,2}?(?:${deciders}) ~(?:meet(?:ing)?|see(?:ing)?|talk(?:ing)? to|interview(?:ing)?|hear(?:ing)? from|know(?:ing)? (?:about|of)) (?:me|my)\\b`,
      `\\b(?:put|get|bring|connect) (?:me|us) (?:in touch|in contact|together|before|in front of|to the attention|through)(?: with| of| to)? ~(?:${deciders})`,
      `\\bpull(?:ing)? (?:some |a few |any |the )?strings\\b|\\b(?:use|using|with) your (?:influence|connections|contacts|weight)\\b`,
    ],
  },
  {
    says: "hands over an applicant's papers",
    forms: [
      `\\b(?:my|the attached|the enclosed|a copy of my|attached|enclosed|an updated) (?:\\p{L}+ ){0,3}?${papers}`,
      `\\b(?:attach|attached|attaching|enclose|enclosed|enclosing|append|appended|include|included)\\b ~${papers}`,
      `${papers} ~(?:attached|enclosed|below|to you|for you|your way)\\b`,
      `@\\b(?:send|provide|supply|offer|bring|show|submit|forward) (?:you |over |along )*(?:a |an |the |some )?${papers}`,
      `\\bapplication (?:window|deadline|form|portal|closes|opens|round)\\b(?<=\\b(?:i|me|my)\\b.*)`,
      `\\b(?:cover(?:ing)? letter|salary expectations?|notice period|expected salary)\\b(?<!\\b(?:your|you)\\b.*)`,
    ],
  },
  {
    says: "asks to be thought of for a post to come",
    forms: [
      `\\b(?:keep|keeping|bear|bearing|have|hold) (?:me|us|my \\p{L}+) (?:\\p{L}+ )?in mind\\b`,
      `\\b(?:think(?:ing)? of|remember(?:ing)?|call|contact|ring|text|write to|ping|message) (?:me|us) (?:first |then |again )?(?:when(?:ever)?|if|for|once|should|as soon|next|the day|the moment) ~(?:you|your|there|a|an|any|the|something|somebody|someone)\\b(?! (?:have (?:time|a moment|questions)|can|are (?:free|in|back|less)|prefer|would|find time|want to talk|get (?:a|the)|cannot))`,
      `\\bthink(?:ing)? of me\\b|\\bremember me (?:when|if|for|once|should|next)`,
      `\\b(?:on|onto|in|off) your (?:radar|list|books|shortlist|talent pool|files?)\\b|\\b(?:list|pool|file) (?:you|that you) (?:keep|have|hold)\\b|\\btalent pool\\b`,
      `${someday} (?:(?:an?|any|another|one|some|the|your|such) )?#(?:${post}|opportunity|chance|seat|desk|place) ~(?:opens?|open|comes?|come|becomes?|become|gets?|falls?|fall|turns?|turn|arises?|arise|appears?|appear|exists?|exist|is|are|be|frees?|free|available|vacant|advertised|needed|needs)\\b(?=.*\\b(?:me|my|i|mine)\\b|(?<=\\b(?:me|my|i|mine)\\b.*))`,
      `${someday} (?:something|anything) (?:\\p{L}+ )?(?:opens?|open|becomes?|become|suitable|similar|fitting|turns?|turn|shows?|comes? (?:up|along) (?:at|in|with|on|for))\\b`,
      `${someday} ~(?:you|your|they|colleagues|anyone|${yourHouse}) ~(?:need(?:s|ed)?|want(?:s|ed)?|look(?:s|ing)? for|short of|short-handed|lack(?:s)?|use) #(?:hands?|pair of hands|people|staff|reinforcements?|another|more hands|helpers?|assistants?|backup|somebody|someone|replacement|substitute|freelancer)\\b`,
      `${someday} ~(?:your|you|${yourHouse}) ~(?:stretch(?:es)?|grows?|expands?|hires?|hiring|recruits?|recruiting|staff(?:ing)?|budget|headcount|retire[sd]?|leaves?|maternity|drawing up|tak(?:es?|ing) (?:on|people))\\b(?=.*\\b(?:me|my|i|mine)\\b|(?<=\\b(?:me|my|i|mine)\\b.*))`,
      `\\b(?:tell|told|let|inform|notify|alert|ping|drop|write|give|warn|tip) me\\b ~(?:before|if|when|once|should|as soon as|of|about|off|know) ~(?:${opening}|(?:posts?|jobs?|positions?|roles?|places?|seats?|internships?|something) ~(?:gets?|is|are|becomes?|opens?|comes?|advertised|available|vacant|free|goes)|opportunit(?:y|ies) ~${withYou}|new (?:plant|site|office|team|project) opens)\\b`,
      `\\byou know where (?:i am|to find me|to reach me)\\b|\\bi would drop everything\\b`,
      `\\bfuture (?:vacanc|opening|position|role|opportunit(?:y|ies) ~${withYou}|hiring|recruit)`,
      `\\bnext (?:maternity cover|vacancy|opening|hiring|intake|season's crew|round of hiring|recruitment|staffing)`,
    ],
  },
  {
    says: "offers you to them as somebody to employ",
    forms: [
      `(?<!\\byou (?:\\p{L}+ )?)\\bjoin(?:ing)? (?:you(?! (?:for|at the|at a|on a|in a|by|via|online|over))\\b|(?:in )?what you|${yourHouse})`,
      `@\\b(?:work(?:ing)?|intern(?:ing)?|volunteer(?:ing)?|train(?:ing)?|serv(?:e|ing)|contribut(?:e|ing)|help(?:ing)? out|fit(?:ting)?|slot(?:ting)?|belong(?:ing)?|thrive|apprentic(?:e|ing)|assist(?:ing)?|freelanc(?:e|ing)|pitch in|lend a hand|stay(?:ing)? on|step in|see myself|picture myself|imagine myself|seen myself|start(?:ing)?) ~(?:${withYou}|${yourHouse})`,
      `@\\b(?:part of|member of|addition to|asset to|asset for|asset in|home (?:in|with|at)|future (?:with|at|in|alongside)|place (?:in|at|among|on)|role (?:in|at|on|for)|fit (?:for|with|in|right)|match (?:for|with)|useful (?:to|for|in)|of use (?:to|in)|help to|value to|good for|benefit to|gain for) ~(?:you\\b|yours\\b|${yourHouse}|your (?:clients|customers|mission|efforts|work|needs))`,
      `\\b(?:possible|dream|chance|wish|hope|aim|goal|ambition|love|honou?r|privilege|pleasure|keen|eager|ready|willing|happy|glad|like|way) (?:\\p{L}+ ){0,8}?(?:to|of|for me to|i might|i could|is|i can) (?:\\p{L}+ ){0,2}?(?:work(?:ing)?|serv(?:e|ing)|intern(?:ing)?|be employed) ~(?:${withYou}|under|there|here|at exactly|for your)`,
      `\\bunder (?:exactly )?your (?:supervision|guidance|wing|direction|leadership|roof)\\b`,
      `@\\b(?:an asset|(?:great|good|perfect|right|natural|ideal|strong|excellent) (?:fit|match|candidate|addition|choice|person for|one for)|team player|(?:quick|fast) learner|learn (?:very |really )?(?:fast|quickly)|hard[- ]?working|hard worker|self-starter|go-getter|fit right in|fit straight in|fit in (?:well|nicely|perfectly))\\b`,
      `(?<!ph\\.?d |doctoral |master's |degree |mba |phd |masters )\\bcandidates?\\b(?<=\\b(?:i|me|my|myself)\\b.*)`,
      `@\\b(?:skills?|skill set|background|experience|strengths?|years|decades?|qualifications?|training|expertise|talents?|abilities|knowledge|know-how|degree|record)\\b ~(?:fit|match|suit|benefit|help|serve|solve|useful|valu\\p{L}+|overlap|needs?|complement|strengthen|support|contribut\\p{L}+|add|bring|interest|of use|good use|answer|boost|put to)\\b ~(?:${yourHouse}|your (?:\\p{L}+ ){0,2}?(?:needs?|clients?|customers?|mission|goals?|problems?|challenges?|efforts)|for you\\b|to you\\b|you\\b)(?! (?:think|feel|would say|say|see|believe|found|did|moved|made|work|do\\b|reckon))`,
      `\\bi (?:can|could|am able to|would be able to|am ready to|am free to|am available to|would be ready to|will be able to|would happily|would gladly|could happily) (?:\\p{L}+ ){0,2}?(?:start|begin|relocate|commence|be there|move|travel)\\b(?! (?:with|by|our|the (?:call|talk|conversation)|from zero|reading|learning|asking|the day|to (?:you|a caf|wherever)|a caf))`,
      `\\bi (?:can|could|would|might|may|will) (?:\\p{L}+ ){0,2}?(?:fill|save you|solve|spare you|take over|replace|cover for|step into|prove|show you why|do for you|lighten|relieve|strengthen|run|handle|carry)\\b`,
      `\\b(?:why|that|because) (?:you|your \\p{L}+|the \\p{L}+|${yourHouse}) (?:really |badly |urgently )?(?:needs?|wants?|should (?:hire|take|have|pick|choose)|misses|lacks?) (?:me|someone like me|somebody like me|my)\\b|\\bneeds? me\\b`,
      `\\bwhat i (?:can|could|would|might|have to|am able to) (?:offer|bring|contribute|add|do for|give)\\b`,
      `\\b(?:you|they|nobody|no one) (?:would|will) (?:never |not |surely not |certainly not )+(?:regret|be disappointed|be sorry|repent)\\b|\\bdo worse than\\b|\\bnot disappoint you\\b`,
      `\\b(?:prove|proving) (?:myself|my worth|my value|what i can|that i can|to you that)\\b|\\bshow(?:ing)? (?:you )?what i (?:can|am)\\b`,
      `\\b(?:we|you and i|us) (?:\\p{L}+ ){0,2}?(?:should|could|can|would|might) (?:\\p{L}+ ){0,2}?(?:work(?:ing)? together|do (?:great|good|big)|achieve|build (?:great|something)|do business|join forces|team up)`,
      `\\btogether (?:we|you and i) (?:could|can|would|will|might)\\b`,
      `@\\b(?:do|take on|take|be given|get) (?:some |a |an |any )?(?:small |little |short |paid |unpaid )?(?:projects?|tasks?|assignments?|jobs?|work|shifts?)\\b ~(?:for|with) you\\b|\\bproject ~i could do for you\\b`,
      `\\bi (?:would|could|can|will|am) ~(?:work|do|start|shadow|help|come|take|join|assist) ~(?:unpaid|for free|for nothing|without pay|free of charge|part[- ]time|full[- ]time|any (?:job|task|shift|kind)|weekends|nights|overtime|for (?:a few|some|several) (?:weeks|months))`,
      `\\b(?:even|anything|something|whatever|either) (?:\\p{L}+ ){0,2}?(?:temporary|unpaid|part[- ]time|paid or unpaid|entry[- ]level|in whichever capacity|in any capacity|short[- ]term)\\b(?<!\\b(?:is|are|do|does|how|what)\\b.*\\?$)`,
      `\\b(?:whichever|any|whatever) (?:capacity|role|position|job|task|function)\\b(?<=\\b(?:i|me|my)\\b.*)`,
      `@\\b(?:work(?:ing)? (?:permit|visa|permission)|right to work|visa sponsorship|sponsorship)\\b`,
      `\\b(?:references?|referees) (?:are |is )?(?:available|on request|if)\\b|\\b(?:send|give|provide|supply|offer|bring)\\b ~\\breferences\\b`,
      `@\\b(?:laid off|unemployed|out of work|jobless|made redundant|let go|contract (?:ends|runs out|expires))\\b ~(?:would|switch|so i|hop(?:e|ing)|you\\b|your\\b)`,
      `\\b(?:switch|come over|move over|cross over|transfer|change) to (?:your|yours)\\b`,
      `@\\btrial (?:day|shift|week|period|run)\\b|(?<!\\bi (?:have )?(?:just )?had my )\\b(?:first|job|sort of|kind of|proper|real|informal job) interview\\b(?<=\\b(?:our|this|as|serve|count|treat|me|my)\\b.*)`,
      `\\b(?:hop(?:e|ing)|wish|this|our|talk|chat|conversation|coffee|call|meeting)\\b ~(?:leads?|lead|turns?|turn|grows?|grow|develops?|develop|results?|result|opens?|open|end|ends) ~(?:into|to|in|up|with) ~(?:something (?:more|permanent|bigger|longer|concrete|else)|more\\b|${post}|employment|an? offer|doors?|collaboration|a place)\\b`,
      `\\b(?:foot in (?:your|that) door|foot in the door (?:at|with|of) (?:you|your)|way in(?:to)? (?:your|at)|back door|doors? (?:i could|to knock|inside|for me)|knock on (?:inside|at|your)|open(?:ing)? (?:a |some |any |the |your )?doors? (?:for|to) me|get in (?:at|with) (?:your|you)|get inside)\\b`,
      `\\byour ~(?:page|site|website|list|chart|line-up) ~(?:has|have|had|shows?|lists?|with|names?) (?:no|nobody|none)\\b.*\\bi\\b`,
      `\\bmy (?:skills?|skill set|background|experience|profile|strengths?) ~(?:and|with|to|meets?) (?:your|${yourHouse}) ~(?:needs?|requirements?|goals|plans|gaps?)\\b`,
      `@\\bposition myself\\b|\\b(?:extra|spare|additional|another) pair of hands\\b`,
    ],
  },
].map(({ says, forms }) => ({ says, forms: forms.map(toForm) }));

function toForm(form: string): RegExp {
  const written = form
    .replaceAll("~", "(?:[^\\s.!?]+ ){0,6}?")
    .replaceAll("#", `(?:(?!(?:${prepositions})\\b)[\\p{L}\\d'-]+ ){0,4}?`)
    .replaceAll("@", "\\b(?:i|me|my|myself|mine)\\b (?:[^.!?]*? )?");
  return new RegExp(written, "u");
}
