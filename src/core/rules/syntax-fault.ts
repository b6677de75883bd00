/**
 * What the YAML parser says, in the words of somebody who has never heard of it: what is on the line, and how
 * to write it instead.
 */
import type { YAMLError } from "yaml";
import type { Fault, Place } from "./fault.ts";

export function toSyntaxFault(error: YAMLError, text: string, place: Place): Fault {
  const rows = text.split(/\r?\n/);
  const row = rows[place.line - 1] ?? "";
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { ...place, says: "The line begins with a tab. Indent with spaces: two for each level." };
    case "BAD_SCALAR_START":
      return {
        ...place,
        says: `A value cannot begin with \`${row[place.column - 1] ?? ""}\`. Put it in quotes: ${quoted(row)}.`,
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      return secondColon(place, row, rows[place.line] ?? "");
    case "BAD_DQ_ESCAPE":
      return {
        ...place,
        says: "In double quotes a backslash means something else. Use single quotes around the value, or write the backslash twice.",
      };
    case "MULTILINE_IMPLICIT_KEY":
      return withoutColon(rows, place);
    case "BAD_INDENT":
      return error.message.startsWith("Flow") ? openBracket(rows, place) : uneven(place);
    case "MISSING_CHAR":
      return error.message.includes("quote")
        ? openQuote(rows, place, error.message)
        : withoutColon(rows, place);
    case "MULTIPLE_DOCS":
      return {
        ...place,
        says: "A second document begins here. Rules are one document: delete the line with `---`.",
      };
    case "BAD_DIRECTIVE":
      return {
        ...place,
        says: "A line that begins with `%` means something else. Delete it, or put the value in quotes.",
      };
    default:
      return unexpected(rows, place, error.message);
  }
}

/** `about: I did this: and that`, or a line indented under one that already has a value. */
function secondColon(place: Place, row: string, next: string): Fault {
  const value = /^\s*(?:- )?[^:#]+:\s+(.*)$/.exec(row)?.[1] ?? "";
  if (/:(\s|$)/.test(value)) {
    return {
      ...place,
      says: `There is a second colon in the line. Put the whole value in quotes: ${quoted(row)}.`,
    };
  }
  const below = next.trim() === "" ? "the next line" : `\`${shorten(next.trim())}\``;
  return {
    ...place,
    says: `This line has a value, and ${below} is indented as though it belonged under it. Give both the same number of spaces in front.`,
  };
}

function withoutColon(rows: readonly string[], place: Place): Fault {
  const row = (rows[place.line - 1] ?? "").trim();
  if (row === "") return unreadable(place);
  const glued = /^([a-z_]+):(\S.*)$/i.exec(row);
  const fix =
    glued === null
      ? "Write `key: value`, with a colon and a space"
      : `A space is missing after the colon: write \`${glued[1]}: ${shorten(glued[2] ?? "")}\``;
  return { ...place, says: `\`${shorten(row)}\` is not a key with a value. ${fix}.` };
}

function uneven(place: Place): Fault {
  return {
    ...place,
    says: "This line is not in one column with its neighbours. Lines of one level begin with the same number of spaces.",
  };
}

/** The parser notices an open bracket where the next key begins; people need the line with the bracket. */
function openBracket(rows: readonly string[], place: Place): Fault {
  for (let line = place.line; line > 0; line--) {
    const row = rows[line - 1] ?? "";
    const column = Math.max(row.lastIndexOf("["), row.lastIndexOf("{"));
    if (column < 0) continue;
    const open = row[column] ?? "[";
    const close = open === "[" ? "]" : "}";
    return {
      line,
      column: column + 1,
      says: `The bracket \`${open}\` is never closed. Add \`${close}\` at the end of the list.`,
    };
  }
  return { ...place, says: "A bracket is never closed. Add `]` or `}` where the list ends." };
}

/** The parser notices an open quote at the end of the file; people need the line where it began. */
function openQuote(rows: readonly string[], place: Place, message: string): Fault {
  const quote = message.includes('"') ? '"' : "'";
  for (const [index, row] of rows.entries()) {
    const column = row.search(/(?<=(^|[:,[{-])\s*)["']/);
    if (column < 0 || row[column] !== quote) continue;
    if (
      row
        .slice(column + 1)
        .replaceAll('\\"', "")
        .includes(quote)
    )
      continue;
    return {
      line: index + 1,
      column: column + 1,
      says: `The quote \`${quote}\` that opens here is never closed. Add \`${quote}\` at the end of the value.`,
    };
  }
  return { ...place, says: `A quote is opened and never closed. Add \`${quote}\` at the end of the value.` };
}

function unexpected(rows: readonly string[], place: Place, message: string): Fault {
  const row = rows[place.line - 1] ?? "";
  const found = row[place.column - 1] ?? "";
  const before = row.slice(0, place.column - 1);
  if (/["']$/.test(before) || /["']\s+$/.test(before)) {
    return {
      ...place,
      says: `The quoted value ends before this. Put the whole value in double quotes, and write \`\\"\` for a quote inside it.`,
    };
  }
  if (/[\]}]/.test(found)) return { ...place, says: `There is a \`${found}\` too many. Delete it.` };
  if (/block-seq-ind/.test(message))
    return {
      ...place,
      says: "A list begins on the line of its key. Put each `- ` on a line of its own, or write `[one, two]`.",
    };
  if (/[|>]\s*$/.test(before))
    return {
      ...place,
      says: "After `|` or `>` the text begins on the next line. Move it there, or put it in quotes.",
    };
  const above = place.line > 1 && /^\s*- /.test(rows[place.line - 2] ?? "");
  if (above)
    return {
      ...place,
      says: "A list ends where this line begins. Give the entries of the list more spaces in front than their key.",
    };
  return unreadable(place);
}

function unreadable(place: Place): Fault {
  return {
    ...place,
    says: "This cannot be read here. Check the spaces, quotes and brackets of this line and of the one above.",
  };
}

/** The line of a key with its value in quotes, as code. */
function quoted(row: string): string {
  const match = /^\s*(?:- )?([^:]+):\s+(.*?)\s*$/.exec(row);
  if (match === null) return '`key: "value"`';
  const value = (match[2] ?? "").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  return `\`${match[1]?.trim()}: "${shorten(value, 120)}"\``;
}

function shorten(text: string, most = 40): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
