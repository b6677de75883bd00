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
  rows: readonly number[];
}

/** Only one gathering a table at a time. */
export function gatheringRows({ rows: known, tree, shown }: Table): RowsGathered {
  const rows: number[] = [];
  shown.round += 1;
  const take = (row: number | undefined) => {
    if (row === undefined || row === unknown || shown.in[row] === shown.round) return;
    shown.in[row] = shown.round;
    rows.push(row);
  };
  return {
    rows,
    word: (text) => tree.words.get(text) ?? unknown,
    join: (name, word) => join(tree, name, word),
    add: (name) => {
      if (name !== unknown) take(tree.places[name]);
    },
    addText: (name) => take(known.get(name)),
  };
}
