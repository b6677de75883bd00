/**
 * The two parts of a template must say the same: some people see the one, some the other, and what the owner edited
 * is noticed in the text alone. Both are laid side by side without layout, values and conditions included.
 */
import { invalid, type Place } from "./invalid.ts";
import { lineAt, type Part, shown } from "./read-template.ts";

/** Throws the Problem `templates/invalid` at the first word of the HTML part that the text does not have there. */
export function checkSameWords(text: Part, html: Part): void {
  const written = wordsOf(text.source.replace(/(^|\n|%\})([ \t]*)[-*•](?=[ \t])/g, "$1$2 "));
  const shownWords = wordsOf(withoutMarkup(html.source));
  const length = Math.max(written.length, shownWords.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [written[at], shownWords[at]];
    if (one?.sign === other?.sign) continue;
    const context = (words: Sign[]): string =>
      shown(
        words
          .slice(at, at + 30)
          .map((word) => word.shown)
          .join(""),
      );
    const place: Place = {
      file: html.file,
      line: html.line + lineAt(html.source, other?.index ?? html.source.length - 1) - 1,
    };
    const has = other === undefined ? "ends" : `goes on "${context(shownWords)}"`;
    const wants = one === undefined ? "ends" : `goes on "${context(written)}"`;
    const textLine = text.line + lineAt(text.source, one?.index ?? text.source.length - 1) - 1;
    throw invalid(
      place,
      `the HTML part ${has} where the text part (line ${textLine}) ${wants}`,
      "Make both say the same, or take the HTML part out: it is then made from the text.",
    );
  }
}

interface Sign {
  sign: string;
  shown: string;
  index: number;
}

/** Every sign that is not space; a Liquid tag counts as one. `index` is where it stands. */
function wordsOf(source: string): Sign[] {
  const signs: Sign[] = [];
  for (const found of source.matchAll(/(\s*)(?:\{\{-?([\s\S]*?)-?\}\}|\{%-?([\s\S]*?)-?%\}|(\S))/gu)) {
    const [whole, space = "", value, tag, sign] = found;
    const inside = value ?? tag;
    const shownAs = `${space === "" ? "" : " "}${whole.slice(space.length)}`;
    const compared = inside === undefined ? (sign ?? "") : `{${inside.replace(/\s+/g, "")}}`;
    signs.push({ sign: compared, shown: shownAs, index: found.index + space.length });
  }
  return signs;
}

/** Markup replaced by spaces of the same length, so that an index still tells the line. */
function withoutMarkup(source: string): string {
  const blank = (markup: string): string => markup.replace(/[^\n]/g, " ");
  const named: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: " ",
  };
  return source
    .replace(
      /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})|<\/?[a-z][^<>]*>/gi,
      (all, tag: string | undefined) => tag ?? blank(all),
    )
    .replace(/&([a-z]+);/g, (all, name: string) => `${named[name] ?? ""}`.padEnd(all.length));
}
