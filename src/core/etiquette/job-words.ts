/**
 * Classes of words out of which a job ask is made: whose house it is, what is wanted there, who decides on it, and
 * what is handed on. Each is a piece of a regular expression over the plain form of a sentence (`sentences.ts`).
 */

const houses =
  "team|group|labs?|laborator(?:y|ies)|firm|compan(?:y|ies)|offices?|institutes?|institutions?|crew|organi[sz]ation|studio|bank|ministry|department|dept|unit|section|staff|workshop|clinic|hospital|school|university|faculty|agency|cent(?:er|re)|practice|shop|station|business|division|branch|chair|house|place|outfit|start-?up|ngo|charity|museum|archives?|plant|sites?|yard|fleet|ship|boat|farm|kitchen|bakery|newsroom|payroll|ranks|workforce|employer|side|shift|rota|board|programme|program|enterprise|squad|collective|bureau|foundation|gallery|theatre|corporation|consultancy|expedition|mill|observatory|brewery|vineyard|restaurant|orchestra|editorial team|network operations|factory|garage|greenhouse|hangar|surgery|ward|chambers";

/** "your (esteemed) team", "the crew you've got there", "your end". */
export const yourHouse = `(?:(?:your|ur|yr) (?:[\\p{L}'-]+ ){0,3}?(?:${houses}|end)(?:'s)?\\b|the (?:${houses}) (?:you|that you|where you)\\b)`;

/** In, for or with the house of the person asked, or simply with them. */
export const withYou = `(?:(?:for|with|under|beside|alongside) (?:you|yours)\\b|(?:at|with) yours\\b|(?:for|with|under|in|at|on|into|inside|within|to|from|over there at) ${yourHouse})`;

/** What is applied for. */
export const post =
  "(?:jobs?|positions?|openings?|vacanc(?:y|ies)|posts?|placements?|internships?|traineeships?|apprenticeships?|studentships?|roles?|employment|work|gigs?|contracts?|seats?|berths?|spots?|slots?|ph\\.?ds?|postdocs?|assistantships?|residenc(?:y|ies)|traineeships?|interns?|apprentices?|trainees?|graduate (?:scheme|intake|programme|program)s?|intake|trial (?:day|shift|week|period)s?|job interviews?|maternity covers?|openings?|(?:career|job|work|employment) opportunit(?:y|ies)|new hires?|recruits?|chairs?|shifts|livelihood)";

/** Clearly what is applied for, whatever stands around it. */
export const opening =
  "(?:openings?|vacanc(?:y|ies)|vacant (?:\\p{L}+ )?(?:posts?|positions?|roles?|seats?|chairs?)|(?:open|free|unfilled|advertised) (?:\\p{L}+ )?(?:posts?|positions?|roles?|jobs?|spots?|places?|seats?)|hiring|recruitment|recruiting|intake)";

/** What only an applicant hands on. */
export const papers =
  "(?:cvs?\\b|c\\.v\\.|curriculum(?: vitae)?|resum[eé]s?|résumés?|portfolio|applications?(?: form| letter)?|cover(?:ing)? letter|credentials|certificates|references|transcripts?|work samples?|code samples?|showreel|demo reel|candidature|candidacy)";

/** What anybody has; handed on to others it becomes the same. */
export const details =
  "(?:profile|details|contact details|contacts?|number|name|papers|documents|linkedin|e-?mail|mail|message|letter|note|information|info)";

/** Those who decide on posts. */
export const deciders =
  "(?:boss(?:es)?|managers?|supervisors?|directors?|heads? of|chief|hr|h\\.r\\.|human resources|personnel|recruit(?:ers?|ing|ment)|hiring|talent (?:team|acquisition|people)|foreman|superiors?|ceo|cto|leadership|management|higher-ups|decision[- ]makers?|whoever (?:does|is in charge|decides|handles|hires|runs|picks|fills)|people who (?:hire|decide)|person who (?:hires|decides))";

/** The conditional in which a post hides that does not exist yet. */
export const someday =
  "(?:if|should|when|whenever|once|in case|in the event|as soon as|before|the moment|next time|the day|were)";
