/**
 * What the person wrote in this very mail: without what they quote, without signature, disclaimer, banners and
 * addresses of pages. What a mail says is read from here and from nowhere else.
 */

import {
  barOf,
  isBanner,
  isClosing,
  isDeviceLine,
  isDisclaimer,
  isSmallPrint,
  looksLikeBar,
  looksLikeBearer,
  looksLikeName,
} from "./closing.ts";
import { withAnswers } from "./inline-answers.ts";
import { isAttribution, isDivider, isHeaderLine } from "./quoting.ts";
import { fold } from "./words.ts";

export interface NewText {
  /** The words of this mail. */
  body: string;
  /**
   * What stands below a closing line: mostly a name and a job. A postscript is part of the body; a signature
   * below "-- " is left out altogether.
   */
  tail: string;
  /** Body and tail with the addresses of pages and people that stand in them. */
  written: { body: string; tail: string };
  /** True where the mail is longer than what we read. */
  isCut: boolean;
}

/** Characters of a mail that are looked at (C-38). */
const readLimit = 65_536;
const lineLimit = 4000;

export function newText(text: string): NewText {
  const all = text
    .slice(0, readLimit)
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, "\n")
    .split("\n");
  const lines = all.slice(0, lineLimit);
  const isCut = text.length > readLimit || all.length > lineLimit;
  const written = withoutFooters(withoutQuotes(withAnswers(lines)));
  const own = written.map(withoutPages);
  const { body, tail } = parted(own, written);
  const bare = (part: readonly Line[]) =>
    part
      .map(({ bare }) => bare)
      .join("\n")
      .trim();
  const whole = (part: readonly Line[]) =>
    part
      .map(({ full }) => full)
      .join("\n")
      .trim();
  const plain = { body: bare(body), tail: bare(tail) };
  const hasPages = own.some((line, place) => line !== written[place]);
  return {
    ...plain,
    written: hasPages ? { body: whole(body), tail: whole(tail) } : plain,
    isCut,
  };
}

/** A line without the addresses in it, and with them. */
interface Line {
  bare: string;
  full: string;
}

/** Lines up to a quoted mail, without the lines that are quoted one by one. */
function withoutQuotes(lines: readonly string[]): string[] {
  const own: string[] = [];
  let place = 0;
  while (place < lines.length) {
    const line = (lines[place] ?? "").trim();
    if (isDivider(line) || isHeaderBlock(lines, place)) break;
    const length = attributionLength(lines, place);
    if (length > 0) {
      const after = nextFilled(lines, place + length);
      if (after === undefined || !after.startsWith(">")) break;
      place += length;
      continue;
    }
    if (!line.startsWith(">")) own.push(line);
    place += 1;
  }
  return own;
}

/** "On … wrote:" may be broken over up to three lines. */
function attributionLength(lines: readonly string[], place: number): number {
  let joined = "";
  for (let n = 0; n < 3; n += 1) {
    const line = (lines[place + n] ?? "").trim();
    if (line === "" || line.startsWith(">")) return 0;
    joined = n === 0 ? line : `${joined} ${line}`;
    if (joined.length > 400) return 0;
    // A line of their own may stand right above it.
    if (n > 0 && begunAttribution.test(line)) return 0;
    if (/[:：]$/u.test(line) && isAttribution(joined)) return n + 1;
  }
  return 0;
}

const begunAttribution = /^(?:on|am|le|el|il|op|em|den|dnia|w dniu)\s.{0,40}\d/iu;

/** From, Sent, To, Subject as Outlook writes them above the mail that it quotes: two different ones together. */
function isHeaderBlock(lines: readonly string[], place: number): boolean {
  const first = isHeaderLine(lines[place] ?? "");
  if (first !== "from") return false;
  return [1, 2, 3, 4].some((n) => isHeaderLine(lines[place + n] ?? "") === "other");
}

function nextFilled(lines: readonly string[], place: number): string | undefined {
  for (let n = place; n < lines.length; n += 1) {
    const line = (lines[n] ?? "").trim();
    if (line !== "") return line;
  }
  return undefined;
}

/** A line without web and mail addresses; one that only tells how to leave a list is nothing the person wrote. */
function withoutPages(line: string): string {
  if (!/[@:/]|www\./u.test(line)) return line;
  const words = line.replace(/[<>()[\]]/gu, " ").split(/\s+/u);
  const kept = words.filter((word) => !isPage(word));
  if (kept.length === words.length) return line;
  const hasPage = words.some((word) => isPage(word) && !word.includes("@"));
  if (
    hasPage &&
    /unsubscribe|opt.?out|abmelden|abbestellen|désinscri|désabonn|desuscri|darse de baja|cancell?a|afmelden/iu.test(
      line,
    )
  )
    return "";
  return kept.join(" ");
}

function isPage(word: string): boolean {
  return (
    word.includes("://") ||
    word.startsWith("www.") ||
    word.startsWith("mailto:") ||
    (word.includes("@") && /^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(word))
  );
}

function withoutFooters(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let isSkipping = false;
  for (const line of lines) {
    if (line === "") {
      isSkipping = false;
      kept.push(line);
      continue;
    }
    const start = fold(line.slice(0, 120));
    if (isDisclaimer(start) || isBanner(start) || isSmallPrint(line)) isSkipping = true;
    if (!isSkipping && !(line.length < 100 && isDeviceLine(start))) kept.push(line);
  }
  return kept;
}

/** Parts the mail at its closing; paragraphs that begin with "PS" come back to the body. */
function parted(bare: readonly string[], full: readonly string[]): { body: Line[]; tail: Line[] } {
  const lines = bare.map((line, place) => ({ bare: line, full: full[place] ?? line }));
  const place = closingPlace(bare);
  if (place === undefined) return { body: lines, tail: [] };
  const body = lines.slice(0, place);
  const tail: Line[] = [];
  const isSignature = isRule(bare[place] ?? "");
  let isPostscript = false;
  for (const line of lines.slice(place)) {
    if (line.bare === "") isPostscript = false;
    if (/^p\.?\s?p?\.?s\b\.?/iu.test(line.bare)) isPostscript = true;
    if (isPostscript) body.push({ bare: "", full: "" }, line);
    else if (!isSignature) tail.push(line);
  }
  return { body, tail };
}

/** A name on its own below an empty line, with nothing under it but a few lines that are no sentences: a visiting card. */
function isCardBelow(lines: readonly string[], place: number): boolean {
  if (lines[place - 1] !== "") return false;
  const below: string[] = [];
  for (let n = place + 1; n < lines.length && below.length <= 6; n += 1) {
    const line = lines[n] ?? "";
    if (line !== "") below.push(line);
  }
  return (
    below.length <= 6 &&
    below.every(
      (line) =>
        line.length <= 80 &&
        (/^[\p{Lu}\d+(|]/u.test(line) || /[@|]|:(?: ?\S|$)/u.test(line)) &&
        (!/[.?!,]$/u.test(line) ||
          /\b(?:co|inc|ltd|corp|bros|assoc|dept|univ|llc|gmbh|plc)\.$/iu.test(line) ||
          /\bhours\b|\btel\b|\bphone\b|\bmob|\bfax\b|\|/iu.test(line)),
    )
  );
}

function closingPlace(lines: readonly string[]): number | undefined {
  const first = lines.findIndex((line) => line !== "");
  for (let n = 0; n < lines.length; n += 1) {
    const line = lines[n] ?? "";
    if (isRule(line)) return n;
    if (n === first || line === "") continue;
    const next = nextFilled(lines, n + 1);
    if (isClosing(line) && (next === undefined || looksLikeName(next))) return n;
    const isHead = looksLikeName(line) || looksLikeBearer(line);
    if (isHead && (next === undefined || isCardBelow(lines, n) || isBarred(line, lines[n + 1] ?? "")))
      return n;
    if (looksLikeBar(line)) return n;
  }
  return undefined;
}

/** "Jonathan Prowse", and below it "Head of Planning | Exmoor District Council". */
function isBarred(name: string, next: string): boolean {
  const bar = barOf(next);
  return bar > 0 && looksLikeName(name) && !/\d/u.test(next.slice(0, bar));
}

/** The line "-- " above a signature, or what people draw instead. */
function isRule(line: string): boolean {
  return /^(?:--|—|__+|==+|\*\*+)$/u.test(line);
}
