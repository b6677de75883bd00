/** Flattery, pressure, how many things are asked for, and subject lines that are about the asking. */
import type { Sentence } from "./sentences.ts";

/** Praise without measure says nothing, and is read as such. */
export function flatteryIn({ plain }: Sentence): boolean {
  return flattery.test(plain);
}

/** Guilt, haste and counting unanswered mails (S22; reliability of a no). */
export function pressureIn({ plain }: Sentence): boolean {
  return pressure.test(plain);
}

/** Sentences that each ask for something else: the talk counts once, however often it is offered. */
export function asksOf(sentences: readonly Sentence[]): Sentence[] {
  return asks.flatMap((ask) => sentences.find(({ plain }) => ask.test(plain.replace(theirTalk, ""))) ?? []);
}

/** No question and no wish in the whole mail. */
export function hasNoAsk(sentences: readonly Sentence[]): boolean {
  return !sentences.some(
    ({ words, plain }) => /[?¿]/.test(words) || /\b(?:i would (?:love|like|be)|gern|gustaría)\b/u.test(plain),
  );
}

/** "Quick question" tells nothing; "From nursing to health data" does. */
export function isAboutTheAsk(subject: string): boolean {
  return generic.test(subject.trim());
}

const flattery =
  /\b(?:world[- ]class|genius|visionar\p{L}+|legend(?:ary)?|guru|idol\p{L}*|worship\p{L}*|speechless|magnificent|extraordinary|towering|unparalleled|unrivall?ed|incomparable|dazzling|flawless|born leader|pure gold|bow (?:before|down|to)|eminent|illustrious|esteemed|nobel|mozart|einstein|out of this world|in awe|awe[- ]inspiring|with (?:an )?awe|an awe|amazing career|incredible career|brilliant (?:mind|career)|(?:more|most) (?:brilliant|wonderful|gifted|inspiring|impressive|talented|remarkable|intelligent)|(?:simply|truly|absolutely) (?:the (?:best|queen|king|greatest)|amazing|incredible|brilliant|magnificent|wonderful|outstanding)|(?:queen|king|light|star|master|titan|giant) of|nobody compares|no one compares|few mortals|never (?:come across|met|seen|heard) (?:a|an|any|anyone|anybody) (?:more|so|such|like)|not met anyone|of such stature|humble (?:village|self|admirer)|greatest (?:admirer|fan)|biggest fan|huge fan|hero\b|golden hands|your fame|honou?red beyond|immense (?:knowledge|wisdom)|only (?:a |an )?(?:true |real )?(?:person|visionary|expert|you)\b.*\b(?:could|can) (?:answer|help))/u;

const pressure =
  /\b(?:last (?:hope|chance)|only hope|depends? (?:entirely |only )?on (?:you|your)|(?:still|yet) (?:no|not|nothing|without)(?: \p{L}+){0,3} (?:from you|answer|reply|line|word)|(?:have|had) (?:already )?written (?:\p{L}+ )?(?:two|three|four|five|several|many|\d) times|(?:second|third|fourth|fifth) (?:mail|email|message|time i)|surely (?:you )?can|you (?:surely )?owe|(?:the )?least (?:you|i) (?:could|can)(?: \p{L}+)? ?(?:do|expect)?|disappoint\p{L}*|heartbroken|heart-broken|devastat\p{L}*|crush(?:ed)? me|would crush|urgent(?:ly)?|as soon as possible|asap|(?:can|could) not wait any|everyone else|your turn|give something back|ignor(?:e|ed|ing) (?:me|my)|lay awake|lie awake|said nothing|(?:were|are|was) online|turned me away|turn me away|matter of course|only take (?:\p{L}+ )?(?:a minute|five|ten|fifteen|\d+)|just bumping|bumping this|circling back|following up again|(?:makes|made) me (?:really |very |so )?(?:sad|angry)|do not (?:even )?(?:answer|reply)|does not (?:even )?answer|will not write back|not so much as|how could you|after all (?:i|the)|no excuse|whole (?:future|life)|must have helped you)\b/u;

/** A talk that they gave is what a mail thanks for, not what it asks for: "Your talk helped me." */
const theirTalk =
  /\byour (?:\p{L}+ ){0,2}(?:talk|conversation)\b(?! with me\b)|\b(?:the|a|that|this) (?:talk|conversation) (?:that |which )?you (?:gave|had|held)\b|\byou gave (?:a|the|that|this) talk\b/gu;

const asks: readonly RegExp[] = [
  /(?:\b\d{2}[ -](?:minute|minuto)\p{L}*|\b(?:call|talk|chat|conversation|gespräch|llamada|conversación)\b)/u,
  /\b(?:introduce me|put me in touch|connect me)\b/u,
  /\b(?:feedback on|look (?:at|over|through) my|read my|review my|proofread)\b/u,
  /\b(?:send me|forward me|share with me) (?:your|the|a|any)\b/u,
  /\b(?:visit your|tour of|show me around|come and see your)\b/u,
];

const generic =
  /^(?:re: |fwd?: )?(?:a |an |my |one |just a |small |short |quick |brief |kind |anfrage|frage|bitte|consulta|pregunta|solicitud)?\s*(?:quick |small |short |brief |kind )?(?:question|questions|request|favou?r|chat|coffee|coffee chat|call|intro|introduction|hello|hi|hey|hallo|hola|inquiry|enquiry|informational interview|information interview|interview|meeting|opportunit(?:y|ies)|networking|connect|connecting|connection|help|advice|reaching out|touching base|anfrage|kurze frage|frage|bitte|consulta|pregunta|solicitud)(?: (?:request|chat|please|needed|from \p{L}+|for you|invitation))?[.!?]*$/iu;
