/**
 * YAML text → plain texts, lists and maps that know where they stand. Nothing is typed here: `NO`, `8:00`, `012`
 * and `1e309` stay what was written (YAML 1.1 turns them into false, 480, 10 and infinity). What a rules file has
 * no use for and what can be turned against us is refused: anchors, aliases, tags, merge keys, several documents,
 * depth, size (C-35).
 */
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type YAMLMap,
} from "yaml";
import type { Fault, Place } from "./fault.ts";
import { toSyntaxFault } from "./syntax-fault.ts";

export type Plain = string | null | Plain[] | { [key: string]: Plain };

export interface Tree {
  value: Plain;
  /** The line of every key path (`sending.at_most`, `for[0].who`), and of every entry of a list that has keys itself. */
  lines(): Map<string, number>;
  faults: Fault[];
  /** Where a path stands: its key, or its value; the nearest thing around it where it is missing. */
  place(path: readonly PropertyKey[], part: "key" | "value"): Place;
}

/** `unreadable` is what stands between the text and being YAML at all; without faults there is nothing in the file. */
export type Reading = { kind: "tree"; tree: Tree } | { kind: "unreadable"; faults: Fault[] };

const limits = { characters: 256 * 1024, depth: 32, lexemes: 40_000 };

export function readYaml(text: string): Reading {
  const refused = refuse(text);
  if (refused !== undefined) return { kind: "unreadable", faults: [refused] };
  const lines = new LineCounter();
  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false });
  let document: Document.Parsed | undefined;
  try {
    for (const next of composer.compose(tokens(text, lines), true, text.length)) {
      if (document !== undefined)
        throw new TooMuch(
          next.range[0],
          "A second document begins at `---`. Rules are one document: delete that line.",
        );
      document = next;
    }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { kind: "unreadable", faults: [{ ...positionOf(lines, error.offset), says: error.message }] };
  }
  if (document === undefined) return { kind: "unreadable", faults: [] };
  if (document.errors.length > 0) return { kind: "unreadable", faults: syntaxFaults(document, text, lines) };
  const isBlank = document.contents === null || (isScalar(document.contents) && isEmpty(document.contents));
  if (isBlank) return { kind: "unreadable", faults: [] };
  return { kind: "tree", tree: toTree(document.contents, lines) };
}

class TooMuch extends Error {
  readonly offset: number;
  constructor(offset: number, says: string) {
    super(says);
    this.offset = offset;
  }
}

/** The parser's own tokens, while it is neither too deep nor too long. The parser itself does not recurse; what follows does. */
function* tokens(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  let count = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count += 1;
    if (parser.stack.length > limits.depth) {
      throw new TooMuch(
        parser.offset,
        `Things are nested more than ${limits.depth} deep here. Rules never need that: delete the extra brackets or spaces.`,
      );
    }
    if (count > limits.lexemes)
      throw new TooMuch(
        parser.offset,
        "The file goes on for too long. Rules have some hundred lines at most.",
      );
  }
  yield* parser.end();
}

function refuse(text: string): Fault | undefined {
  if (text.length > limits.characters) {
    return {
      line: 1,
      column: 1,
      says: "The file is larger than 256 KB. Rules have some hundred lines at most: is this the right file?",
    };
  }
  const odd = /[^\P{Cc}\t\n\r]|\ufffd/u.exec(text);
  if (odd === null) return undefined;
  const before = text.slice(0, odd.index).split("\n");
  const says =
    odd[0] === "\ufffd"
      ? "There is a character here that is not UTF-8. Save the file with the encoding UTF-8."
      : "There is an invisible control character here. Save the file as plain text in UTF-8.";
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, says };
}

/** The first syntax error of each line; after the first, only those that do not merely follow from it. */
function syntaxFaults(document: Document.Parsed, text: string, lines: LineCounter): Fault[] {
  const alone = new Set(["TAB_AS_INDENT", "BAD_SCALAR_START", "BLOCK_AS_IMPLICIT_KEY", "BAD_DQ_ESCAPE"]);
  const faults: Fault[] = [];
  for (const [index, error] of document.errors.slice(0, 50).entries()) {
    if (index > 0 && !alone.has(error.code)) continue;
    const fault = toSyntaxFault(error, text, positionOf(lines, error.pos[0]));
    if (!faults.some((known) => known.line === fault.line)) faults.push(fault);
  }
  return faults;
}

function positionOf(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function toTree(root: unknown, counter: LineCounter): Tree {
  const faults: Fault[] = [];
  const at = (node: unknown): Place => positionOf(counter, offsetOf(node) ?? 0);
  const fault = (node: unknown, says: string): null => {
    faults.push({ ...at(node), says });
    return null;
  };

  function plain(node: unknown): Plain {
    if (isScalar(node)) return refusal(node) ?? (isEmpty(node) ? null : String(node.value));
    if (isMap(node)) return refusal(node) ?? mapped(node);
    if (isSeq(node)) return refusal(node) ?? node.items.map(plain);
    if (isAlias(node)) {
      const says = `A value cannot begin with \`*\`. Write it out, or put it in quotes: \`"*${node.source}"\`.`;
      return fault(node, says);
    }
    return null;
  }

  /** Undefined where there is nothing to refuse; else an empty text, after the fault was noted. */
  function refusal(node: { anchor?: string | undefined; tag?: string | undefined }): "" | undefined {
    if (node.anchor !== undefined) {
      fault(node, "A value cannot begin with `&`. Write it out, or put it in quotes.");
    } else if (node.tag !== undefined) {
      fault(node, "A value cannot begin with `!`. Put it in quotes, or delete the word with the `!`.");
    } else return undefined;
    return "";
  }

  function mapped(node: YAMLMap): Plain {
    const result: { [key: string]: Plain } = {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== "string" || name === "") {
        fault(key ?? value ?? node, "There is a value without a name before the colon. Write `key: value`.");
      } else if (name === "<<") {
        fault(key, "`<<` does nothing here: lines cannot be copied from elsewhere. Write them out.");
      } else if (name === "__proto__") {
        fault(key, "`__proto__` is not a key of the rules. Delete the line.");
      } else if (Object.hasOwn(result, name)) {
        const first = node.items.find((pair) => isScalar(pair.key) && pair.key.value === name);
        fault(
          key,
          `\`${name}\` stands twice: it is already in line ${at(first?.key).line}. Make one of the two.`,
        );
      } else result[name] = plain(value);
    }
    return result;
  }

  return {
    value: plain(root),
    faults,
    place: (path, part) => at(nodeAt(root, path, part) ?? root),
    lines: () => toLines(root, counter),
  };
}

function toLines(root: unknown, counter: LineCounter): Map<string, number> {
  const lines = new Map<string, number>();
  const lineOf = risingLines(counter.lineStarts);
  const walk = (node: unknown, path: string): void => {
    if (isMap(node)) {
      const prefix = path === "" ? "" : `${path}.`;
      for (const { key, value } of node.items) {
        const inside = prefix + (isScalar(key) ? String(key.value) : "");
        lines.set(inside, lineOf(offsetOf(key) ?? 0));
        walk(value, inside);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        if (isMap(item)) lines.set(`${path}[${index}]`, lineOf(offsetOf(item) ?? 0));
        walk(item, `${path}[${index}]`);
      }
    }
  };
  walk(root, "");
  return lines;
}

/** The line of an offset, for offsets that only rise: quicker than searching for each. */
function risingLines(starts: readonly number[]): (offset: number) => number {
  let line = 1;
  return (offset) => {
    while ((starts[line] ?? Number.POSITIVE_INFINITY) <= offset) line += 1;
    return line;
  };
}

function nodeAt(root: unknown, path: readonly PropertyKey[], part: "key" | "value"): unknown {
  let node = root;
  let place: unknown;
  for (const [index, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const item = isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
    if (pair === undefined && item === undefined) break;
    node = pair === undefined ? item : pair.value;
    const isLast = index === path.length - 1;
    const isBare = pair !== undefined && (!isLast || part === "key" || (isScalar(node) && isEmpty(node)));
    place = isBare ? pair.key : (node ?? pair?.key);
  }
  return place;
}

function offsetOf(node: unknown): number | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range?.[0];
}

function isEmpty(node: { type?: string | undefined; value: unknown }): boolean {
  return node.type === "PLAIN" && (node.value === "" || node.value === "~" || node.value === "null");
}
