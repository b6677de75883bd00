/**
 * CSV as nearly every program writes it, read row by row as often as it is asked for: a hundred thousand rows need
 * not lie in memory, cell by cell, beside the people that are made of them. What is odd is left to the library.
 */
import type { Row, Rows } from "./table.ts";

/** A longer row is one whose quote was never closed, or none for this. In characters. */
const longest = 250_000;

/**
 * The rows in which something stands, or undefined where one is not plain: a quote is never closed, or something
 * follows it. `text` has one kind of line end. `look` is given each row once, with its place.
 */
export function plainRows(
  text: string,
  delimiter: string,
  look: (row: Row, place: number) => void,
): Rows | undefined {
  const starts: number[] = [];
  const lines: number[] = [];
  let from = text.startsWith("\ufeff") ? 1 : 0;
  for (let line = 1; from < text.length; line += 1) {
    const record = recordAt(text, from, delimiter);
    if (record === undefined || record.end - from > longest) return undefined;
    const { cells, end } = record;
    if (cells.some((cell) => cell.trim() !== "")) {
      look({ line, cells }, starts.length);
      starts.push(from);
      lines.push(line);
    }
    line += lineBreaks(cells);
    from = end + 1;
  }
  return rowsFrom(0);

  function rowsFrom(first: number): Rows {
    return {
      length: starts.length - first,
      from: (place) => rowsFrom(first + place),
      *[Symbol.iterator]() {
        for (let place = first; place < starts.length; place += 1) {
          const cells = recordAt(text, starts[place] ?? 0, delimiter)?.cells ?? [];
          yield { line: lines[place] ?? 0, cells };
        }
      },
    };
  }
}

/** Rows that lie in memory. */
export function rowsIn(rows: readonly Row[]): Rows {
  return {
    length: rows.length,
    from: (place) => rowsIn(rows.slice(place)),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}

/** How many lines the cells of a row take beyond the first. */
export function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => (cell.includes("\n") ? sum + cell.split("\n").length - 1 : sum), 0);
}

interface Entry {
  cells: string[];
  /** The place of the line end behind it. */
  end: number;
}

function recordAt(text: string, from: number, delimiter: string): Entry | undefined {
  const end = lineEnd(text, from);
  const line = text.slice(from, end);
  return line.includes('"') ? quotedAt(text, from, delimiter) : { cells: line.split(delimiter), end };
}

function quotedAt(text: string, from: number, delimiter: string): Entry | undefined {
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? closingQuote(text, at) : cellEnd(text, at, delimiter);
    if (end === -1) return undefined;
    cells.push(isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end));
    at = isQuoted ? end + 1 : end;
    const mark = text[at];
    if (mark === undefined || mark === "\n") return { cells, end: at };
    if (mark !== delimiter) return undefined;
  }
}

/** -1 where it is missing. */
function closingQuote(text: string, opening: number): number {
  let place = text.indexOf('"', opening + 1);
  while (place !== -1 && text[place + 1] === '"') place = text.indexOf('"', place + 2);
  return place;
}

function cellEnd(text: string, at: number, delimiter: string): number {
  const end = lineEnd(text, at);
  const length = text.slice(at, end).indexOf(delimiter);
  return length === -1 ? end : at + length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
