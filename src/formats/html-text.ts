/**
 * The text of a mail that came as HTML only. One pass over the source, in linear time; what a reader would not
 * see (hidden, white on white, scripts) is left out, because nobody wrote it to be read (N-61).
 */

/** Depth and attributes are bounded, so that no nesting costs more than its length. Text with line ends as LF; quoted parts get `> ` before each line. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  const open: { name: string; hidden: boolean; quote: boolean }[] = [];
  let hidden = 0;
  let quotes = 0;
  const newLine = () => {
    if (out.length > 0 && out.at(-1) !== "\n") out.push("\n");
  };
  const close = (name: string) => {
    const at = open.findLastIndex((element) => element.name === name);
    if (at === -1) return;
    for (const element of open.splice(at)) {
      if (element.hidden) hidden -= 1;
      if (element.quote) quotes -= 1;
    }
  };

  for (const piece of pieces(html)) {
    if (piece.kind === "text") {
      if (hidden > 0) continue;
      const text = decodeEntities(piece.text).replace(/[\s\u200b]+/g, " ");
      const isFirst = out.length === 0 || out.at(-1) === "\n";
      const trimmed = isFirst ? text.trimStart() : text;
      if (trimmed === "") continue;
      if (isFirst && quotes > 0) out.push("> ".repeat(Math.min(quotes, 9)));
      out.push(trimmed);
      continue;
    }
    const { name, isClosing, attributes } = piece;
    if (name === "br") out.push("\n");
    if (blocks.has(name)) newLine();
    if (name === "p" && isClosing && hidden === 0 && out.length > 0) out.push("\n");
    if (isClosing) close(name);
    else if (!voids.has(name) && !attributes.endsWith("/") && open.length < 100) {
      const element = { name, hidden: isHidden(name, attributes), quote: isQuote(name, attributes) };
      if (element.hidden) hidden += 1;
      if (element.quote) quotes += 1;
      open.push(element);
      if (name === "li" && hidden === 0) out.push("- ");
    }
  }
  return out
    .join("")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

type Piece =
  | { kind: "text"; text: string }
  | { kind: "tag"; name: string; isClosing: boolean; attributes: string };

function* pieces(html: string): Generator<Piece> {
  let at = 0;
  while (at < html.length) {
    const start = html.indexOf("<", at);
    if (start === -1) {
      yield { kind: "text", text: html.slice(at) };
      return;
    }
    if (start > at) yield { kind: "text", text: html.slice(at, start) };
    const isComment = html.startsWith("<!--", start);
    const end = html.indexOf(isComment ? "-->" : ">", start);
    if (end === -1) return; // an unclosed tag swallows the rest, as it does in a browser
    at = end + (isComment ? 3 : 1);
    if (isComment) continue;
    const tag = /^<(\/?)([a-z][a-z0-9:]*)([\s\S]*)$/i.exec(html.slice(start, end));
    if (tag === null) continue;
    const name = (tag[2] ?? "").toLowerCase();
    yield { kind: "tag", name, isClosing: tag[1] === "/", attributes: (tag[3] ?? "").slice(0, 2_000) };
    if (tag[1] === "" && raw.has(name)) at = endOfRaw(html, name, at);
  }
}

/** Behind the closing tag of an element whose content is not HTML. */
function endOfRaw(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\s*>`, "gi");
  pattern.lastIndex = from;
  return pattern.exec(html) === null ? html.length : pattern.lastIndex;
}

const raw = new Set(["script", "style", "title", "textarea"]);
const unseen = new Set(["script", "style", "title", "head", "template", "noscript", "object", "svg"]);
const voids = new Set(["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr", "!doctype"]);
const blocks = new Set(
  "p div table tr ul ol li blockquote h1 h2 h3 h4 h5 h6 hr pre section article header footer".split(" "),
);

function isHidden(name: string, attributes: string): boolean {
  if (unseen.has(name)) return !attributes.endsWith("/");
  if (/\shidden(\s|=|$)/i.test(attributes)) return true;
  const style =
    /\sstyle\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes)?.[1]?.replace(/\s/g, "").toLowerCase() ?? "";
  if (/display:none|visibility:hidden|opacity:0(\.0+)?[;"']|font-size:0(px|pt|em)?[;!"']/.test(style))
    return true;
  const isWhite = /[;"']color:(#fff(fff)?|white|rgb\(255,255,255\)|transparent)\b/.test(style);
  return isWhite && !/background/.test(style) && !/\sbgcolor\s*=/i.test(attributes);
}

function isQuote(name: string, attributes: string): boolean {
  return (
    name === "blockquote" || (name === "div" && /\sclass\s*=\s*["']?[^"']*\bgmail_quote\b/i.test(attributes))
  );
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "\u2013",
  mdash: "\u2014",
  hellip: "\u2026",
  lsquo: "\u2018",
  rsquo: "\u2019",
  ldquo: "\u201c",
  rdquo: "\u201d",
  laquo: "\u00ab",
  raquo: "\u00bb",
  auml: "\u00e4",
  ouml: "\u00f6",
  uuml: "\u00fc",
  Auml: "\u00c4",
  Ouml: "\u00d6",
  Uuml: "\u00dc",
  szlig: "\u00df",
  eacute: "\u00e9",
  egrave: "\u00e8",
  agrave: "\u00e0",
  aacute: "\u00e1",
  oacute: "\u00f3",
  iacute: "\u00ed",
  uacute: "\u00fa",
  ntilde: "\u00f1",
  ccedil: "\u00e7",
  bull: "\u2022",
  middot: "\u00b7",
  euro: "\u20ac",
  copy: "\u00a9",
  zwnj: "",
  shy: "",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0x10ffff || code === 0 || (code >= 0xd800 && code <= 0xdfff)
      ? "\ufffd"
      : String.fromCodePoint(code);
  });
}
