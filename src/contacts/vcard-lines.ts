/**
 * A file of vCards, cut into cards and each brought into the one form that ical.js reads: unfolded, quoted-printable
 * and charsets of vCard 2.1 undone, bare types (`TEL;WORK`) given their name. Only the properties that we ask for are
 * passed on; pictures, keys and sounds are not looked at, and nothing that a card points to is opened (N-23, N-24).
 */

export interface Card {
  /** Of its BEGIN, from 1. */
  line: number;
  /** For ical.js; undefined where the card never ends. */
  text: string | undefined;
}

/** The properties that say something about a person (RFC 6350, RFC 2426, vCard 2.1, and what Apple and others add). */
const wanted = new Set(
  "N FN EMAIL TEL ADR ORG TITLE ROLE URL UID NOTE CATEGORIES TZ LANG KIND X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS X-SOCIALPROFILE SOCIALPROFILE".split(
    " ",
  ),
);

/** Whether a text is a file of vCards rather than a table. */
export function isVcards(text: string): boolean {
  return /^\ufeff?\s*BEGIN:VCARD\s*$/imu.test(
    text
      .slice(0, 1000)
      .split(/[\r\n]+/u, 3)
      .join("\n"),
  );
}

/** The cards in their order. What stands between them, and a card within a card (an AGENT), is left out. */
export function toCards(text: string): Card[] {
  const cards: Card[] = [];
  let open: { line: number; version: string; lines: string[]; last: string } | undefined;
  let within = 0;
  for (const { line, property } of properties(text)) {
    const { name } = property;
    const mark = name === "BEGIN" || name === "END" ? property.value.trim().toUpperCase() : "";
    if (name === "BEGIN" && mark === "VCARD") {
      if (open?.last === "AGENT") within += 1;
      if (open !== undefined && within > 0) continue;
      if (open !== undefined) cards.push({ line: open.line, text: undefined });
      open = { line, version: "3.0", lines: [], last: name };
    } else if (open === undefined) {
    } else if (name === "END" && mark === "VCARD") {
      if (within > 0) {
        within -= 1;
        continue;
      }
      cards.push({
        line: open.line,
        text: ["BEGIN:VCARD", "VERSION:4.0", ...open.lines, "END:VCARD"].join("\r\n"),
      });
      open = undefined;
    } else if (within === 0) {
      open.last = name;
      if (name === "VERSION") open.version = property.value.trim();
      else if (wanted.has(name)) open.lines.push(toLine(property, open.version));
    }
  }
  if (open !== undefined) cards.push({ line: open.line, text: undefined });
  return cards;
}

interface Property {
  /** Upper case. */
  name: string;
  group: string;
  /** `TYPE=work`, `pref`, as they stand there. */
  params: string[];
  /** Still folded by soft breaks where it is quoted-printable. */
  value: string;
}

/** Lines unfolded: by a space at the beginning of the next, and in quoted-printable by a `=` at the end of this one. */
function* properties(text: string): Generator<{ line: number; property: Property }> {
  const lines = text.split(/\r\n?|\n/u);
  for (let place = 0; place < lines.length; ) {
    const line = place + 1;
    let content = lines[place] ?? "";
    place += 1;
    const isSoft = /^[^:]*QUOTED-PRINTABLE/iu.test(content.slice(0, 200));
    const pieces: string[] = [];
    for (; place < lines.length; place += 1) {
      const next = lines[place] ?? "";
      if (isSoft && content.endsWith("=")) pieces.push(content.slice(0, -1));
      else if (/^[ \t]/u.test(next)) pieces.push(content);
      else break;
      content = isSoft && !/^[ \t]/u.test(next) ? next : next.slice(1);
    }
    const property = toProperty([...pieces, content].join(""));
    if (property !== undefined) yield { line, property };
  }
}

function toProperty(line: string): Property | undefined {
  const words: string[] = [];
  let isQuoted = false;
  let from = 0;
  for (let place = 0; place < line.length && place < 2000; place += 1) {
    const letter = line[place];
    if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === ";" || letter === ":")) {
      words.push(line.slice(from, place).trim());
      from = place + 1;
      if (letter === ":") {
        const [full = "", ...params] = words;
        const [, group = "", name = ""] = /^(?:([\w-]+)\.)?([\w-]+)$/u.exec(full) ?? [];
        return name === "" ? undefined : { name: name.toUpperCase(), group, params, value: line.slice(from) };
      }
    }
  }
  return undefined;
}

/** One line as RFC 6350 writes it. */
function toLine({ name, params, value }: Property, version: string): string {
  const encoding = params.find((param) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/iu.test(param));
  const charset = /^CHARSET="?([\w-]+)"?$/iu;
  const named = params.map((param) => charset.exec(param)?.[1]).find((found) => found !== undefined);
  const plain = encoding === undefined ? value : fromQuotedPrintable(value, named ?? "utf-8");
  const isOld = version.startsWith("2") || encoding !== undefined;
  const written = isOld ? escaped(plain, name) : plain.replaceAll("\\:", ":");
  return `${name}${params.map(toParam).join("")}:${written}`;
}

/** vCard 2.1 escapes the semicolon alone; a comma and a line break stand there as they are. */
function escaped(value: string, name: string): string {
  const safe = value.replace(/\\(?!;)/gu, "\\\\").replace(/\r\n?|\n/gu, "\\n");
  return name === "CATEGORIES" ? safe : safe.replaceAll(",", "\\,");
}

/** Kinds and preference; all others are of no use to us. */
function toParam(param: string): string {
  const [name = "", value] = param.split("=");
  const words = (text: string) =>
    text
      .replaceAll('"', "")
      .split(",")
      .filter((word) => /^[\w-]{1,30}$/u.test(word));
  if (value === undefined)
    return words(name)
      .map((word) => `;TYPE=${word.toLowerCase()}`)
      .join("");
  if (/^type$/iu.test(name))
    return words(value)
      .map((word) => `;TYPE=${word.toLowerCase()}`)
      .join("");
  return /^pref$/iu.test(name) && /^\d{1,3}$/u.test(value) ? `;PREF=${value}` : "";
}

function fromQuotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  const plain = new TextEncoder();
  for (const part of text.split(/(=[0-9A-F]{2})/iu)) {
    if (/^=[0-9A-F]{2}$/iu.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...plain.encode(part));
  }
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    // A charset that nobody knows.
    return new TextDecoder("utf-8").decode(Uint8Array.from(bytes));
  }
}
