/**
 * Names as they are gathered from a mail: in words for whoever learns a table, and for whoever reads by one as the
 * rows that the table has for them, so that what is learnt and what is read are the same names.
 */
import { join, unknown } from "./name-tree.ts";
import type { Table } from "./table.ts";

export interface Gathering<Name> {
  word(text: string): Name;
  /** The name and, behind it, one word more. */
  join(name: Name, word: Name): Name;
  /** Takes it, once however often it is given. */
  add(name: Name): void;
  addText(name: string): void;
}

export interface NamesGathered extends Gathering<string> {
  names: ReadonlySet<string>;
}

export function gatheringNames(): NamesGathered {
  const names = new Set<string>();
  return {
    names,
    word: (text) => text,
    join: (name, word) => `${name} ${word}`,
    add: (name) => names.add(name),
    addText: (name) => names.add(name),
  };
}

export interface RowsGathered extends Gathering<number> {
  rows: ReadonlySet<number>;
}

export function gatheringRows({ rows: known, tree }: Table): RowsGathered {
  const rows = new Set<number>();
  return {
    rows,
    word: (text) => tree.words.get(text) ?? unknown,
    join: (name, word) => join(tree, name, word),
    add: (name) => {
      const row = name === unknown ? unknown : (tree.places[name] ?? unknown);
      if (row !== unknown) rows.add(row);
    },
    addText: (name) => {
      const row = known.get(name);
      if (row !== undefined) rows.add(row);
    },
  };
}
