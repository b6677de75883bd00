/**
 * CSV as nearly every program writes it, read row by row as often as it is asked for: a hundred thousand rows need
 * not lie in memory, cell by cell, beside the people that are made of them. What is odd is left to the library.
 */
import type { Row, Rows } from "./table.ts";

/** A longer row is one whose quote was never closed, or none for this. In bytes. */
const longest = 250_000;

/**
 * The rows in which something stands, or undefined where one is not plain: a quote is never closed, or something
 * follows it. `bytes` are UTF-8 with one kind of line end. `look` is given each row once, with its place.
 */
export function plainRows(
  bytes: Buffer,
  delimiter: string,
  look: (row: Row, place: number) => void,
): Rows | undefined {
  const starts: number[] = [];
  const lines: number[] = [];
  let from = 0;
  for (let line = 1; from < bytes.length; line += 1) {
    const record = recordAt(bytes, from, delimiter);
    if (record === undefined) return undefined;
    const { cells, end } = record;
    if (cells.some(isFilled)) {
      look({ line, cells }, starts.length);
      starts.push(from);
      lines.push(line);
    }
    if (record.isQuoted) line += lineBreaks(cells);
    from = end + 1;
  }
  return rowsFrom(0);

  function rowsFrom(first: number): Rows {
    return {
      length: Math.max(0, starts.length - first),
      from: (place) => rowsFrom(first + place),
      *[Symbol.iterator]() {
        for (let place = first; place < starts.length; place += 1) {
          const start = starts[place] ?? 0;
          const record = recordAt(bytes, start, delimiter);
          const cells = record === undefined ? [] : byThemselves(record, bytes, start);
          yield { line: lines[place] ?? 0, cells };
        }
      },
    };
  }
}

/** Cells that do not keep the row in memory out of which they were cut. */
function byThemselves({ cells, end }: Entry, bytes: Buffer, start: number): string[] {
  let at = start - 1;
  for (const cell of cells) at += cell.length + 1;
  const isPlain = at === end;
  at = start;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place] ?? "";
    const from = at;
    at += cell.length + 1;
    // Shorter ones are no cuttings in any case.
    if (cell.length < 13) continue;
    cells[place] = isPlain ? bytes.toString("latin1", from, at - 1) : Buffer.from(cell).toString();
  }
  return cells;
}

function isFilled(cell: string): boolean {
  return cell !== "" && cell.trim() !== "";
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
  isQuoted: boolean;
}

function recordAt(bytes: Buffer, from: number, delimiter: string): Entry | undefined {
  const next = bytes.indexOf(10, from);
  const end = next === -1 ? bytes.length : next;
  const line = bytes.toString("utf8", from, end);
  return line.includes('"')
    ? quotedIn(bytes, from, delimiter)
    : { cells: line.split(delimiter), end, isQuoted: false };
}

/** A quote may hold lines, so that more is looked at until the row ends within it. */
function quotedIn(bytes: Buffer, from: number, delimiter: string): Entry | undefined {
  for (let most = 2048; most <= longest; most *= 8) {
    const text = bytes.toString("utf8", from, from + most);
    const record = quotedAt(text, 0, delimiter);
    const isWhole = from + most >= bytes.length;
    if (record !== undefined && (isWhole || record.end < text.length))
      return { ...record, end: from + Buffer.byteLength(text.slice(0, record.end)) };
    if (isWhole) return undefined;
  }
  return undefined;
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
    if (mark === undefined || mark === "\n") return { cells, end: at, isQuoted: true };
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
