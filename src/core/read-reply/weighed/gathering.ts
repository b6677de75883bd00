/**
 * Names as they are gathered from a mail: in words for whoever learns a table, and for whoever reads by one as the
 * rows that the table has for them, so that what is learnt and what is read are the same names.
 */
import { join, placeOf, unknown } from "./name-tree.ts";
import { none, type Table } from "./table.ts";

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
export function gatheringRows({ rows: known, tree, weights, width, rounds }: Table): RowsGathered {
  const rows: number[] = [];
  rounds.count = (rounds.count + 1) % mostRounds;
  const round = rounds.count;
  if (round === 0) forget(weights, width);
  const take = (row: number) => {
    const at = (row + 1) * width - 1;
    if (weights[at] === round) return;
    weights[at] = round;
    rows.push(row);
  };
  return {
    rows,
    word: (text) => tree.numberOf(text),
    join: (name, word) => join(tree, name, word),
    add: (name) => {
      const row = placeOf(tree, name);
      if (row !== unknown) take(row);
    },
    addText: (name) => {
      const row = known.get(name);
      if (row !== undefined) take(row);
    },
  };
}

/** As many as one weight can count. */
const mostRounds = 32_768;

/** No row was taken in the round of any number. */
function forget(weights: Int16Array, width: number): void {
  for (let at = width - 1; at < weights.length; at += width) weights[at] = none;
}
