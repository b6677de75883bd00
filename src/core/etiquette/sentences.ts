/** A mail taken apart into what etiquette looks at: sentences as they were written, and the plain form that is compared. */

/** One sentence. `words` is as it stands in the mail; `plain` is in small letters, with plain quotes and single spaces. */
export interface Sentence {
  words: string;
  plain: string;
}

/** Sentences of a text, greeting and signature included; a line break of a list or a greeting ends one too. */
export function sentencesOf(text: string): Sentence[] {
  return text
    .split(/\n{2,}|\n(?=[-*•] )|(?<=,)\n/)
    .flatMap((block) => block.replace(/\s+/g, " ").split(ends))
    .flatMap(inPieces)
    .map((words) => words.replace(/^[-*•] /, "").trim())
    .filter((words) => /\p{L}/u.test(words))
    .map((words) => ({ words, plain: plain(words) }));
}

/** What has no end is looked at in pieces, so that a long text costs no more than its length (C-38). */
function inPieces(words: string): string[] {
  return words.length <= mostCharacters ? [words] : (words.match(pieces) ?? []);
}

const mostCharacters = 400;
const pieces = /.{1,400}(?=\s|$)|.{400}/gsu;

/** Not after a title, a single letter or a known short form ("Dr. Weiss", "J. Smith", "e.g. this"). */
const ends =
  /(?<=[.!?…]["'”’)\]]*)(?<!\b(?:dr|prof|mr|mrs|ms|mme|st|no|e\.g|i\.e|u\.s|vs|approx|bzw|z\.b|sr|sra|\p{L})\.)\s+(?=["'“‘(¿¡]?[\p{Lu}\p{N}¿¡])/iu;

export function plain(words: string): string {
  return words
    .normalize("NFC")
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .replace(
      /\b(ca|wo|do|does|did|is|are|was|were|would|could|should|have|has|had|must|need)n'?t\b/g,
      expanded,
    )
    .replace(/\bcannot\b/g, "can not")
    .replace(/\bi'm\b|\bim\b/g, "i am")
    .replace(/\bi've\b/g, "i have")
    .replace(/\bi'd\b/g, "i would")
    .replace(/\bi'll\b/g, "i will")
    .replace(/\b(you|we|they)'(?:re)\b/g, "$1 are")
    .replace(/\b(you|we|they)'(?:ve)\b/g, "$1 have")
    .replace(/\b(you|we|they|he|she|it)'(?:d)\b/g, "$1 would")
    .replace(/\b(you|we|they|he|she|it)'(?:ll)\b/g, "$1 will")
    .replace(/\b(it|that|there|what|here)'s\b/g, "$1 is")
    .replace(/\s+/g, " ")
    .trim();
}

function expanded(_whole: string, verb: string): string {
  return `${verb === "ca" ? "can" : verb === "wo" ? "will" : verb} not`;
}
