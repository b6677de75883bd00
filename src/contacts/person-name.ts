/**
 * A name as one would greet its owner by: LinkedIn and address books keep degrees, pronouns, nicknames and pictures
 * in it (`PRIYA RAMAN, MBA 🚀 (she/her)`). What makes the name is never changed but for a case of one kind alone.
 */

/** The name itself, where there is nothing to take off. */
export function tidyName(name: string): string {
  if (/^(?:\p{Lu}[\p{Ll}\d]+[ -]?)+$/u.test(name)) return name;
  const bare = name
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|[★☆●•])+/gu, " ")
    .replace(/\s*[([{][^)\]}]*[)\]}]/gu, " ")
    .replace(/(?<=\s)["“”„«][^"“”„»]{1,30}["“”»]/gu, " ")
    .replace(/\s+[|–—-]\s.*$|\s*\|.*$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  const tidy = inOneCase(withoutDegrees(bare));
  return /\p{L}/u.test(tidy) ? tidy : name;
}

/** As people write them behind a name. Those of two letters are degrees behind a comma alone: Ma is a surname. */
const degrees = new Set(
  "mba phd dphil dba edd jd llm llb md do dds dmd pharmd dvm msc ms ma mph mpa mpp msw msn mfa med meng ba bsc bs bsn beng rn np dnp lcsw lmft cpa cfa cma caia frm cfp acca fca aca ca pmp pmi csm cspo cissp cisa cism shrm sphr phr gphr prince2 itil pe peng ceng aia leed esq frsa faan facp mrics".split(
    " ",
  ),
);

/** Part of a name, comma or not. */
const generations = new Set(["jr", "sr", "ii", "iii", "iv"]);

function withoutDegrees(name: string): string {
  const [before = "", ...after] = name.split(",").map((part) => part.trim());
  const isFull = before.includes(" ");
  const cut = after.findIndex((part) => part.split(/[\s/]+/u).every((word) => isDegree(word, isFull)));
  const last = (after.at(0) ?? "").replace(/\.$/u, "").toLowerCase();
  if (after.length === 1 && generations.has(last)) return `${before} ${after[0] ?? ""}`;
  const kept = cut === -1 ? name.replace(/[,\s]+$/u, "") : [before, ...after.slice(0, cut)].join(", ");
  const words = kept.split(" ");
  while (words.length > 2 && isPlainDegree(words.at(-1) ?? "")) words.pop();
  return words.join(" ").replace(/[,\s]+$/u, "");
}

/** Behind a comma; `isFull` where first and last name stand before it already. */
function isDegree(word: string, isFull: boolean): boolean {
  const letters = word.replace(/[^\p{L}\d]/gu, "");
  if (letters === "") return true;
  if (degrees.has(letters.toLowerCase())) return true;
  return isFull && (/^\p{Lu}{2,4}$/u.test(letters) || (/[-.\d]/u.test(word) && /\p{Lu}.*\p{Lu}/u.test(word)));
}

/** Without a comma before it: known, and of three letters or more, or written with dots. */
function isPlainDegree(word: string): boolean {
  const letters = word.replace(/[^\p{L}\d]/gu, "");
  if (!degrees.has(letters.toLowerCase())) return false;
  return word.includes(".")
    ? letters.length > 1
    : letters.length > 2 && /^\p{Lu}\p{L}*\p{Lu}$/u.test(letters);
}

const particles = new Set("van von der den de del della di da dos das du la le el al bin ibn y e".split(" "));

/** `PRIYA RAMAN` and `priya raman` are somebody's caps lock; `bell Hooks` and `JP Ng` are not. */
function inOneCase(name: string): string {
  const isUpper = name === name.toUpperCase();
  const isLower = name === name.toLowerCase();
  if (isUpper === isLower || (isUpper && !/\p{Lu}{3}/u.test(name))) return name;
  return name
    .split(" ")
    .map((word, place) => {
      if (place > 0 && particles.has(word.toLowerCase())) return word.toLowerCase();
      if (isUpper && /^\p{Lu}{1,2}$|\./u.test(word)) return word;
      return word.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
    })
    .join(" ");
}
