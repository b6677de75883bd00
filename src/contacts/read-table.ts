/**
 * A file of contacts as a table. Here is what is CSV: delimiter, quotes, heading line; vCards are read elsewhere.
 * Hostile files end in a Problem that says where (C-36, N-8 … N-16, N-25); what the cells mean is for others.
 */
import { CsvError, parse } from "csv-parse/sync";
import { Problem } from "../core/problem.ts";
import { decodeText } from "./decode-text.ts";
import { lineBreaks, plainRows, rowsIn } from "./plain-csv.ts";
import { readVcards } from "./read-vcards.ts";
import { type ColumnMap, knownHeadings, recogniseColumns } from "./recognise-columns.ts";
import { type Row, type Rows, sourceOf, type Table } from "./table.ts";
import { isVcards } from "./vcard-lines.ts";

const limits = {
  bytes: 20_000_000,
  vcardBytes: 60_000_000,
  rows: 100_000,
  columns: 500,
  cell: 10_000,
} as const;
/** Rows among which the headings are looked for. */
const preamble = 15;
/** What no file of contacts is larger than: it need not be opened. vCards carry pictures, so more of them is read. */
const mostBytes = limits.vcardBytes;

/** Throws Problem `contacts/unreadable` or `contacts/invalid`. Cells are as they stand in the file. */
export function readTable(bytes: Uint8Array, options: { map?: ColumnMap; where?: string } = {}): Table {
  const where = options.where ?? "the file";
  refuseLarge(bytes.length, where, limits.vcardBytes);
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw noText(bytes, where);
  if (isVcards(decoded.text)) {
    const table = readVcards(decoded.text, decoded.encoding);
    if (table.rows.length > limits.rows) throw tooLong(where);
    return table;
  }
  refuseLarge(bytes.length, where, limits.bytes);
  const delimiter = delimiterOf(decoded.text);
  refuseWide(decoded.text, delimiter, where);
  const all = parsed(decoded.text, { bytes, delimiter, where });
  const first = firstOf(all);
  const place = headingPlace(first);
  const heading = first[place];
  if (heading === undefined)
    throw unreadable(
      "It is empty",
      where,
      "The first line names the columns; each line below is one person. Export it again, and import that.",
    );
  const headings = heading.cells.map((cell) => cell.normalize("NFC").replace(/\p{C}/gu, "").trim());
  const columns = recogniseColumns(headings, options.map, `${where}:${heading.line}`);
  const has = (name: "name" | "first_name" | "last_name" | "email" | "linkedin"): boolean =>
    columns.places.has(name);
  if (!has("name") && !has("first_name") && !has("last_name") && !has("email") && !has("linkedin")) {
    throw unreadable(
      `None of its columns is a name or an address: ${headings.slice(0, 12).join(", ").slice(0, 300)}`,
      `${where}:${heading.line}`,
      "Name a column `name` or `email` in the first line, or say which it is: --map COLUMN=email.",
    );
  }
  const rows = all.from(place + 1);
  for (const beyond of rows.from(limits.rows)) throw tooLong(`${where}:${beyond.line}`);
  return {
    ...{ headings, columns, rows, faults: [], encoding: decoded.encoding, delimiter },
    source: sourceOf(headings),
  };
}

/** Throws where a file of that many bytes is not read. */
export function refuseLarge(bytes: number, where: string, most: number = mostBytes): void {
  if (bytes > most)
    throw unreadable(
      `It is ${megabytes(bytes)} MB; ${megabytes(most)} MB are read`,
      where,
      "Split it into smaller files, or export it without pictures.",
    );
}

/** Downloads of an archive come packed, and spreadsheets are packed themselves; nothing is unpacked here (C-37). */
function noText(bytes: Uint8Array, where: string): Problem {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked && !isGzip)
    return unreadable(
      "It is not a text file",
      where,
      "Save it as CSV (UTF-8) in your spreadsheet or address book, and import that.",
    );
  return unreadable(
    "It is a packed file (an archive, or a spreadsheet)",
    where,
    "Unpack the archive and import the file in it that holds people (from LinkedIn: Connections.csv); save a spreadsheet as CSV (UTF-8) first.",
  );
}

function parsed(text: string, on: { bytes: Uint8Array; delimiter: string; where: string }): Rows {
  const { bytes, delimiter, where } = on;
  // One kind of line end, so that lines are counted as an editor counts them.
  const even = text.replace(/^\ufeff/u, "").replace(/\r\n?/gu, "\n");
  const encoded = Buffer.from(even);
  // The file itself, where nothing had to be changed: one of both need not stay in memory.
  const plain = encoded.equals(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : encoded;
  return (
    plainRows(plain, delimiter, (row, place) => refuseOdd(row, { place, where })) ??
    rowsIn(parsedByLibrary(even, delimiter, where))
  );
}

function parsedByLibrary(text: string, delimiter: string, where: string): Row[] {
  const rows: Row[] = [];
  let line = 0;
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: "\n",
      max_record_size: 1_000_000,
      on_record: (cells: string[], context) => {
        line = context.lines;
        if (cells.every((cell) => cell.trim() === "")) return null;
        const row = { line: line - lineBreaks(cells), cells };
        refuseOdd(row, { place: rows.length, where });
        rows.push(row);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fromParser(error, { line: line + 1, where });
  }
  return rows;
}

function refuseOdd({ line, cells }: Row, at: { place: number; where: string }): void {
  if (at.place > limits.rows + preamble) throw tooLong(`${at.where}:${line}`);
  if (cells.length > limits.columns) throw tooWide(cells.length, `${at.where}:${line}`);
  const long = cells.findIndex((cell) => cell.length > limits.cell);
  if (long === -1) return;
  throw unreadable(
    `The cell in column ${long + 1} has ${cells[long]?.length ?? 0} characters; ${limits.cell} are read`,
    `${at.where}:${line}`,
    'Shorten it. A quote (") that is never closed looks like this, too.',
  );
}

function tooLong(place: string): Problem {
  return unreadable(`It has more than ${limits.rows} rows`, place, "Split it into smaller files.");
}

function tooWide(count: number, place: string): Problem {
  return unreadable(
    `It has ${count} columns; ${limits.columns} are read`,
    place,
    "Remove the columns that are not needed.",
  );
}

/** `line` is where the row begins that the parser could not finish. */
function fromParser(error: CsvError, { line, where }: { line: number; where: string }): Problem {
  const place = `${where}:${line}`;
  const next = "Correct that row, then import again. Nothing was saved.";
  const isOpen = error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE";
  if (isOpen)
    return unreadable(
      `In the row that begins in line ${line} a quote (") is opened and never closed`,
      place,
      next,
    );
  return unreadable(`The row that begins in line ${line} is not CSV: ${error.message}`, place, next);
}

function firstOf(rows: Rows): Row[] {
  const first: Row[] = [];
  for (const row of rows) if (first.push(row) === preamble) break;
  return first;
}

/** The first of the first lines that holds headings we know; exports of other programs begin with a preamble. */
function headingPlace(first: readonly Row[]): number {
  let best = 0;
  let most = 0;
  first.forEach((row, place) => {
    const known = knownHeadings(row.cells);
    if (known > most && (known > 1 || place === 0)) {
      most = known;
      best = place;
    }
  });
  return best;
}

/** The mark that parts the first lines most often, and equally. */
function delimiterOf(text: string): NonNullable<Table["delimiter"]> {
  const lines = text
    .slice(0, 64_000)
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== "")
    .slice(0, preamble);
  const counts = ([",", ";", "\t", "|"] as const).map((mark) => ({
    mark,
    known: Math.max(
      0,
      ...lines.map((line) =>
        knownHeadings(
          line
            .slice(0, 20_000)
            .split(mark)
            .map((cell) => cell.replaceAll('"', "")),
        ),
      ),
    ),
    cells: (lines[0] ?? "").split(mark).length,
  }));
  const best = counts.toSorted((a, b) => b.known - a.known || b.cells - a.cells)[0];
  return best?.mark ?? ",";
}

/** The first line alone shows most files that are no tables, before the work of reading them. */
function refuseWide(text: string, delimiter: string, where: string): void {
  const first = /^[^\r\n]*/u.exec(text)?.[0] ?? "";
  if (first.includes('"')) return;
  const count = first.split(delimiter).length;
  if (count > limits.columns) throw tooWide(count, `${where}:1`);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}

function unreadable(what: string, where: string, next: string): Problem {
  return new Problem("contacts/unreadable", { what, where, next });
}
