/**
 * What may stand in the HTML part of a template: an allow-list, checked on the owner's source, so that what is
 * refused is named with its line. MJML itself lets scripts and `javascript:` through (C-34), and a layout of its own
 * would make the mail look like a campaign. Whatever this does not know is refused.
 */
import { nearest } from "../core/rules/nearest.ts";
import { invalid, type Place } from "./invalid.ts";
import { lineAt, type Part, shown } from "./read-template.ts";

/** Tag → the tags that it may stand in directly. */
const parents: Readonly<Record<string, readonly string[]>> = {
  mjml: [""],
  "mj-body": ["mjml"],
  "mj-section": ["mj-body"],
  "mj-column": ["mj-section"],
  "mj-text": ["mj-column"],
  ...Object.fromEntries(
    ["b", "strong", "i", "em", "u", "a", "br"].map((tag) => [
      tag,
      ["mj-text", "li", "b", "strong", "i", "em", "u", "a"],
    ]),
  ),
  ul: ["mj-text"],
  ol: ["mj-text"],
  li: ["ul", "ol"],
};
const tags = Object.keys(parents);

/** Throws the Problem `templates/invalid` for the first thing that must not be there. */
export function checkMarkup(part: Part): void {
  const source = withoutTags(part.source);
  const place = (index: number): Place => ({ file: part.file, line: part.line + lineAt(source, index) - 1 });
  const open: { tag: string; index: number }[] = [];
  let at = 0;
  while (at < source.length) {
    const next = source.indexOf("<", at);
    const words = source.slice(at, next === -1 ? source.length : next);
    const inside = open.at(-1)?.tag ?? "";
    if (words.trim() !== "" && inside !== "" && !holdsWords(inside, words))
      throw strayWords(words, place(at + words.search(/\S/)));
    if (words.trim() !== "" && inside === "") throw notMjml(words, place(at + words.search(/\S/)));
    checkEntities(words, (index) => place(at + index));
    if (next === -1) break;
    at = readTag(source, next, open, place);
  }
  const left = open.at(-1);
  if (left !== undefined)
    throw invalid(place(left.index), `<${left.tag}> is never closed`, `Write </${left.tag}> where it ends.`);
}

function readTag(
  source: string,
  index: number,
  open: { tag: string; index: number }[],
  place: (index: number) => Place,
): number {
  const here = place(index);
  const found = /^<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*(\/?)>/i.exec(
    source.slice(index, index + 2_000),
  );
  if (found === null) throw unreadableTag(source.slice(index, index + 60), here);
  const [whole, slash, name = "", attributes = "", selfClosed] = found;
  const tag = name.toLowerCase();
  const allowed = parents[tag];
  if (allowed === undefined) throw unknownTag(tag, here);
  const inside = open.at(-1)?.tag ?? "";
  if (slash === "/") {
    if (inside !== tag)
      throw invalid(
        here,
        `</${tag}> closes ${inside === "" ? "nothing" : `<${inside}>`}`,
        "Close each tag before the one around it.",
      );
    open.pop();
    return index + whole.length;
  }
  if (!allowed.includes(inside)) {
    const may = allowed
      .map((parent) => (parent === "" ? "at the beginning" : `in <${parent}>`))
      .slice(0, 2)
      .join(" or ");
    throw invalid(
      here,
      `<${tag}> may not stand ${inside === "" ? "here" : `in <${inside}>`}`,
      `It stands ${may}.`,
    );
  }
  checkAttributes(tag, attributes, here);
  if (tag !== "br" && selfClosed !== "/") open.push({ tag, index });
  return index + whole.length;
}

function checkAttributes(tag: string, attributes: string, here: Place): void {
  let hasLink = false;
  for (const [, name = "", quoted = ""] of attributes.matchAll(/([a-z-]+)\s*=\s*("[^"]*"|'[^']*')/gi)) {
    if (tag !== "a" || name.toLowerCase() !== "href") {
      throw invalid(
        here,
        `\`${name}\` may not stand in <${tag}>`,
        "Take it out: the mail looks as if it was typed. Only a link has an attribute, `href`.",
      );
    }
    const target = quoted.slice(1, -1).trim();
    if (
      !/^(?:https:\/\/[a-z0-9.-]+(?:[/?#:][^\s\\]*)?|mailto:[^\s<>\\]+|tel:[+\d -]+)$/i.test(target) ||
      /&#|\p{Cc}|\ue000/iu.test(target)
    ) {
      throw invalid(
        here,
        `a link may not go to "${shown(target.replace(/\ue000\s*/g, "{{ … }}"))}"`,
        "Write the whole address, beginning with https:// or mailto:, without values in it.",
      );
    }
    hasLink = true;
  }
  if (tag === "a" && !hasLink) throw invalid(here, "this link goes nowhere", 'Write <a href="https://…">.');
}

/** Liquid's own tags are taken out (they may hold < and >), leaving lines as they are and a sign where one was. */
function withoutTags(source: string): string {
  const blank = (tag: string): string => `\ue000${tag.slice(1).replace(/[^\n]/g, " ")}`;
  return source.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, blank);
}

/** A list holds only its points, and the loop that makes them. */
function holdsWords(tag: string, words: string): boolean {
  if (tag === "ul" || tag === "ol") return words.replaceAll("\ue000", "").trim() === "";
  return tag === "mj-text" || !tag.startsWith("mj");
}

function strayWords(words: string, here: Place): Error {
  if (words.trim().startsWith("\ue000")) {
    return invalid(
      here,
      "a value or a condition stands outside of every <mj-text>",
      "Put it inside an <mj-text>; a paragraph that stays empty is left out.",
    );
  }
  return invalid(
    here,
    `"${shown(words)}" stands outside of every <mj-text>`,
    "Put the words into an <mj-text>.",
  );
}

function notMjml(words: string, here: Place): Error {
  return invalid(
    here,
    `"${shown(words.replaceAll("\ue000", "{"))}" is not MJML`,
    "The HTML part begins with <mjml><mj-body> and ends with </mj-body></mjml>; or leave it out.",
  );
}

function unreadableTag(text: string, here: Place): Error {
  return invalid(
    here,
    `"${shown(text.replaceAll("\ue000", "{"))}" is not a tag that can be read`,
    "Write &lt; for the sign <, and put quotes around the value of an attribute.",
  );
}

function unknownTag(tag: string, here: Place): Error {
  const reason = reasons.find(([pattern]) => pattern.test(tag))?.[1];
  const near = reason === undefined ? nearest(tag, tags) : undefined;
  const what = `<${tag}> may not stand in a mail${near === undefined ? "" : `; did you mean <${near}>?`}`;
  return invalid(
    here,
    what,
    reason ?? `What may stand there: ${tags.map((known) => `<${known}>`).join(" ")}.`,
  );
}

const reasons: readonly [RegExp, string][] = [
  [/^mj-include$/, "Templates read no other files; write the words here."],
  [
    /^(?:script|style|mj-style|link|meta|iframe|object|embed|form|input|svg|base)$/,
    "Take it out: a mail that somebody typed has nothing of the kind.",
  ],
  [
    /^(?:img|mj-image|mj-carousel|video|audio|picture)$/,
    "Take it out: pictures from elsewhere tell their owner who reads the mail.",
  ],
  [/^(?:mj-raw|mj-html)/, "Write the words in an <mj-text>."],
  [
    /^mj-(?:button|hero|social|navbar|divider|spacer|table|accordion|wrapper|group)/,
    "Take it out: it makes a mail look like a campaign. A link is <a href=…> in an <mj-text>.",
  ],
  [
    /^mj-(?:head|title|preview|attributes|font|breakpoint|class|all)$/,
    "Take it out: the subject stands at the top of the file, and nothing else is needed.",
  ],
  [/^(?:p|div)$/, "Each paragraph is an <mj-text> of its own."],
];

/** A sign written as a number hides what it is; the named few that are needed are let through. */
function checkEntities(words: string, place: (index: number) => Place): void {
  for (const found of words.matchAll(/&(#?[a-z0-9]*);?/gi)) {
    if (/^&(?:amp|lt|gt|quot|apos|nbsp);$/.test(found[0])) continue;
    throw invalid(
      place(found.index),
      `"${found[0]}" may not stand in a mail`,
      "Write the sign itself, and &amp; for &.",
    );
  }
}
