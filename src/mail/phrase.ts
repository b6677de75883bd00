/**
 * The owner's own words, fitted into a sentence of ours: a capital and one full stop where they stand alone, a small
 * letter and none where they continue. Words are never added but "about", and never changed inside.
 */

/** A whole sentence: "your talk stayed with me" becomes "Your talk stayed with me." What ends with . ! ? … stays. */
export function toSentence(text: string): string {
  const trimmed = withoutEnd(text, /[\s,;:–—-]+$/);
  if (trimmed === "") return "";
  const isEnded = /[.!?…。！？]["'”’)\]]*$/u.test(trimmed);
  return capitalised(isEnded ? trimmed.replace(/([^.])\.\.$/, "$1.") : `${trimmed}.`);
}

/**
 * A reason as a whole sentence: "because you said no" gets the "I'm writing to you" before it, and "Read your article
 * twice" the "I" that its writer left out. Anything else stays. `turn` (from 1) chooses among the wordings.
 */
export function toReason(sentence: string, language = "en", turn = 1): string {
  for (const [code, { because, leads }] of Object.entries(reasons)) {
    if (code !== "en" && !language.startsWith(code)) continue;
    const lead = leads[(turn - 1) % leads.length] ?? "";
    if (because.test(sentence)) return sentence.replace(because, lead);
  }
  const left =
    /^(?:read|watched|saw|heard|met|listened|played|smelled|found|loved|enjoyed|followed|used|tried|visited|came|went|noticed|learned|studied|worked|built|spent)\s+(?:your|you|the|a|an|about|to|all|through|across|on|in|at|with|this|that)\b/i;
  return left.test(sentence) ? `I ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

const reasons: Readonly<Record<string, { because: RegExp; leads: readonly string[] }>> = {
  en: {
    because: /^because\b/i,
    leads: [
      "I'm writing to you because",
      "I'm getting in touch because",
      "I'm turning to you because",
      "I'm asking you in particular because",
    ],
  },
  de: {
    because: /^weil\b/i,
    leads: ["Ich schreibe Ihnen, weil", "Ich wende mich an Sie, weil", "Auf Sie bin ich gekommen, weil"],
  },
  es: {
    because: /^porque\b/i,
    leads: ["Le escribo porque", "Me dirijo a usted porque", "Acudo a usted porque"],
  },
};

/**
 * What follows "I'd love to hear": a question word or "about" is kept, anything else gets "about" before it, and a
 * lead-in of the owner's own ("I'd like to know how …") is taken off. No full stop at the end.
 */
export function toClause(text: string, language = "en"): string {
  const open = withoutEnd(text, /[\s.,;:!?…]+$/)
    .replace(leadIn, "")
    .replace(aboutQuestion, "")
    .trim();
  if (open === "") return "";
  const lowered = functionWords.test(open) ? `${open.charAt(0).toLowerCase()}${open.slice(1)}` : open;
  if (isQuestion(lowered) || /^(?:about|über|etwas über|sobre)\b/.test(lowered)) return lowered;
  return `${aboutIn[language.split("-")[0] ?? "en"] ?? aboutIn.en} ${lowered}`;
}

const aboutIn: Readonly<Record<string, string>> & { en: string } = {
  en: "about",
  de: "etwas über",
  es: "sobre",
};

/** True for what begins with a question word, in the languages that mails are written in. */
export function isQuestion(clause: string): boolean {
  return /^(?:how|what|why|where|when|which|who|whose|whom|whether|if|wie|was|warum|weshalb|wo|wann|welche[rsnm]?|wer|wem|ob|woran|womit|cómo|qué|por qué|dónde|cuándo|cuál(?:es)?|quién(?:es)?|cuánt[oa]s?|si)(?![\p{L}])/u.test(
    clause,
  );
}

/**
 * A subject line out of a clause or a sentence of the owner's: about the subject, not about the ask, and at most 72
 * characters where it can be cut between words. "how people got from the clinic into a data team" gives "From the
 * clinic into a data team".
 */
export function toTopic(text: string): string {
  const sentence = text.trim().split(/(?<=[\p{Ll}\d)]{3}[.!?…]["'”’)]?)\s+(?=\p{Lu})/u)[0] ?? "";
  const open = withoutEnd(sentence, /[\s.,;:!?…]+$/)
    .replace(leadIn, "")
    .replace(/^(?:about|etwas über|über|sobre)\s+/i, "")
    .trim();
  const journey =
    /^how\s+(?:\S+\s+){1,3}?(?:got|get|came|come|went|go|moved|move|made the move|made the step|made it)\s+((?:from|into)\s.+)$/i.exec(
      open,
    );
  return capitalised(shortened(journey?.[1] ?? open));
}

/** True for what reads as a sentence of its own to the person thanked ("Your advice … changed my plan"), not a note. */
export function isSentence(text: string): boolean {
  // "I should write tests first" is what one tells oneself, not the person thanked.
  if (/^(?:I|we|you)\s+(?:should|must|need|have to|ought|can|could)\b/i.test(text.trim())) return false;
  const words = text.trim().split(/\s+/).length;
  if (/^(?:I|I['’](?:m|ve|ll|d)|we|we['’](?:re|ve|ll))\s/i.test(text.trim())) return words >= 3;
  return (
    words >= 6 &&
    /^(?:you|your|it|that|this|what you|thanks to you|since we|after we|because of you)\b/i.test(text.trim())
  );
}

/** The first letter in upper case, unless the word has its own way ("iOS"). */
function capitalised(text: string): string {
  const word = /^\S+/u.exec(text)?.[0] ?? "";
  return /^\p{Ll}\S*\p{Lu}/u.test(word)
    ? text
    : `${text.slice(0, firstLength(text)).toUpperCase()}${text.slice(firstLength(text))}`;
}

function firstLength(text: string): number {
  return String.fromCodePoint(text.codePointAt(0) ?? 32).length;
}

function withoutEnd(text: string, end: RegExp): string {
  return text.trim().replace(end, "");
}

/** Cut at a clause, else between words, without a small word left hanging at the end. */
function shortened(text: string): string {
  const most = 72;
  if (text.length <= most) return text;
  const clause = /[,;:(–—]|\s-\s|\s(?:and|but|so|because|which|while|then)\s/g;
  let cut = 0;
  for (const found of text.matchAll(clause))
    if (cut === 0 && found.index >= 15 && found.index <= most) cut = found.index;
  if (cut === 0) cut = text.lastIndexOf(" ", most);
  const kept = cut <= 0 ? text : text.slice(0, cut).trim();
  return withoutEnd(kept, /[\s,;:–—-]+$/).replace(
    /(?:\s(?:a|an|the|of|to|in|on|at|for|from|with|and|or|but|by|as|into|their|your|my|is|are))+$/i,
    "",
  );
}

const leadIn =
  /^(?:I(?:['’]d| would|['’]m|\s+am)?\s+(?:really\s+)?(?:(?:love|like|want)\s+to\s+(?:hear|know|learn|understand|find out)|curious|wondering)\s+|to\s+(?:hear|know|learn|understand|find out)\s+|(?:hearing|learning|knowing|finding out)\s+)(?:more\s+)?/i;

/** "about how people moved" is "how people moved". */
const aboutQuestion = /^about\s+(?=(?:how|what|why|where|when|which|who|whose|whom|whether)\b)/i;

/** Words that take a small letter inside a sentence; any other first word may be a name, and keeps its capital. */
const functionWords =
  /^(?:How|What|Why|Where|When|Which|Who|Whose|Whether|If|About|A|An|The|Your|Their|My|Our|This|That|These|Life|Work|Working|Moving|Getting|Being|Making|Building|Finding|Leaving|Starting|Changing|Going)\s/;

/** After a greeting with a comma German goes on in a small letter, unless the word has a capital of its own. */
export function afterComma(text: string): string {
  return /^(?:Ich|Wir|Mein|Meine|Der|Die|Das|Den|Auf|In|Im|Bei|Beim|Als|Seit|Vor|Nach|Durch|Über|Weil|Da|Wenn|Mit|Aus|Von|Für|Es|Heute|Gestern|Neulich|Kürzlich|Vielen|Danke|Schon)\b/u.test(
    text,
  )
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}
