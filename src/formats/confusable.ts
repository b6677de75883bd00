/** Addresses that look like another one: letters of two alphabets in one word, or a known domain misspelt (C-39). */
import { domainToUnicode } from "node:url";

/**
 * True where the domain of a normalised address, or its local part, is made to be misread: mixed alphabets,
 * a whole word of foreign letters that all look Latin, or not one of `known` domains but looking like it.
 */
export function looksConfusable(address: string, known: Iterable<string> = none): boolean {
  // Nothing to be misread by: most addresses are so, and an import asks of every one.
  if (known === none && /^[!-~]*$/.test(address) && !address.includes("xn--")) return false;
  const [local = "", domain = ""] = address.split("@");
  const shown = domainToUnicode(domain) || domain;
  const labels = [local, ...shown.split(".")];
  if (labels.some(mixesAlphabets)) return true;
  // Under a domain such as .рф a word of these letters is simply a word.
  if (/^[a-z]+$/.test(labels.at(-1) ?? "") && labels.some(looksLatin)) return true;
  const skeleton = toSkeleton(shown);
  for (const other of known) {
    if (other !== domain && toSkeleton(domainToUnicode(other) || other) === skeleton) return true;
  }
  return false;
}

const none: readonly string[] = [];

/** Alphabets with letters that pass for Latin ones. Chinese, Japanese and Korean are written with Latin all the time. */
const lookalikeScripts = [
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

function mixesAlphabets(label: string): boolean {
  const foreign = lookalikeScripts.filter((script) => script.test(label)).length;
  if (foreign > 1 || (foreign === 1 && /\p{Script=Latin}/u.test(label))) return true;
  return /[\u0250-\u02af]/.test(label); // phonetic letters: no language's domain is spelt with them
}

function looksLatin(label: string): boolean {
  const letters = [...label].filter((letter) => /\p{L}/u.test(letter));
  return letters.length > 0 && letters.every((letter) => latinTwins.has(letter));
}

/** Cyrillic, Greek and Armenian letters that cannot be told from a Latin one at a glance. */
const twinsOf: Record<string, string> = {
  a: "\u0430\u03b1",
  c: "\u0441\u03f2",
  d: "\u0501",
  e: "\u0435",
  g: "\u0581",
  h: "\u04bb\u0570",
  i: "\u0456\u03b9",
  j: "\u0458",
  k: "\u03ba",
  l: "\u04cf",
  n: "\u0578",
  o: "\u043e\u03bf\u0585",
  p: "\u0440\u03c1",
  q: "\u051b",
  s: "\u0455",
  t: "\u03c4",
  u: "\u057d\u03c5",
  v: "\u03bd",
  w: "\u051d",
  x: "\u0445",
  y: "\u0443",
};
const latinTwins = new Map(
  Object.entries(twinsOf).flatMap(([latin, twins]) => [...twins].map((twin) => [twin, latin])),
);

/** The Latin letters that a word would be read as, with the usual swaps (rn for m, 1 for l, 0 for o). */
function toSkeleton(domain: string): string {
  return [...domain.normalize("NFKD").replace(/\p{M}/gu, "")]
    .map((letter) => latinTwins.get(letter) ?? letter)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("0", "o")
    .replace(/[1i|]/g, "l");
}
