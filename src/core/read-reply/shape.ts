/** One shape of a phrase, and where it ends in a list of words. */
import { fold } from "./words.ts";

interface Element {
  exact: ReadonlySet<string>;
  stems: readonly string[];
  isOptional: boolean;
  /** More than 0: stands for up to so many words, whatever they are. */
  gap: number;
}
export type Shape = readonly Element[];

/** What shapes begin with: whole words, and the first letters of stems. */
export interface Beginnings {
  byWord: ReadonlyMap<string, readonly Shape[]>;
  byStem: ReadonlyMap<string, readonly Shape[]>;
}

/** Letters by which a word is found that a stem may begin. */
export const stemLength = 3;

/** A shape that may begin with any of several words stands under each, without what it leaves out before. */
export function readShapes(tables: readonly string[]): Beginnings {
  const byWord = new Map<string, Shape[]>();
  const byStem = new Map<string, Shape[]>();
  for (const line of tables.flatMap((table) => table.split("\n"))) {
    const shape = line.trim().split(/\s+/u).filter(Boolean).map(toElement);
    for (let first = 0; first < shape.length; first += 1) {
      for (const word of shape[first]?.exact ?? []) add(byWord, word, shape.slice(first));
      for (const stem of shape[first]?.stems ?? [])
        add(byStem, stem.slice(0, stemLength), shape.slice(first));
      if (shape[first]?.isOptional !== true) break;
    }
  }
  return { byWord, byStem };
}

export function add(to: Map<string, Shape[]>, key: string, one: Shape): void {
  const same = to.get(key);
  if (same === undefined) to.set(key, [one]);
  else same.push(one);
}

/** Whether the word begins with one of the stems with which the shape begins. */
export function beginsShape(word: string, shape: Shape): boolean {
  return beginsWith(word, shape[0]?.stems ?? []);
}

/** Behind the end of the shape, or 0 where it does not stand here. */
export function endOf(words: readonly string[], from: number, shape: Shape, first: number): number {
  let place = from;
  for (let at = first; at < shape.length; at += 1) {
    const element = shape[at];
    if (element === undefined) break;
    if (element.gap > 0) return endBehindGap(words, place, shape, at);
    const word = words[place];
    const fits =
      word !== undefined &&
      (element.exact.has(word) || (element.stems.length > 0 && beginsWith(word, element.stems)));
    if (!element.isOptional) {
      if (!fits) return 0;
      place += 1;
    } else if (fits) {
      const end = endOf(words, place + 1, shape, at + 1);
      if (end > 0) return end;
    }
  }
  return place;
}

function endBehindGap(words: readonly string[], place: number, shape: Shape, at: number): number {
  const most = shape[at]?.gap ?? 0;
  for (let skipped = 0; skipped <= most; skipped += 1) {
    const end = endOf(words, place + skipped, shape, at + 1);
    if (end > 0) return end;
    if (isStop(words[place + skipped])) return 0;
  }
  return 0;
}

function beginsWith(word: string, stems: readonly string[]): boolean {
  for (const stem of stems) if (word.startsWith(stem)) return true;
  return false;
}

/** A gap does not reach over the end of a sentence. */
export function isStop(word: string | undefined): boolean {
  return word === undefined || word === "." || word === "?" || word === "!";
}

function toElement(text: string): Element {
  const gap = /^\*(\d)$/u.exec(text);
  if (gap !== null) return { exact: new Set(), stems: [], isOptional: false, gap: Number(gap[1]) };
  const isOptional = text.endsWith("?");
  const words = (isOptional ? text.slice(0, -1) : text).split("|").map(fold);
  return {
    exact: new Set(words.filter((word) => !word.endsWith("~"))),
    stems: words.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1)),
    isOptional,
    gap: 0,
  };
}
