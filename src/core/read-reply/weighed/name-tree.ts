/**
 * Names of several words, looked up word by word: "would love" is the word "would" and, behind it, "love". Whoever
 * weighs a mail asks for some hundred such names, most of which no table knows, and puts no text together for them.
 */

export interface NameTree {
  /** A word by its number; a name of one word has the number of the word. */
  words: ReadonlyMap<string, number>;
  /** What the number of a name is followed by, as `join` finds it: name, word and the longer name, side by side. */
  joints: Int32Array;
  /** By the number of a name, its place among the names that the tree was made of, or -1. */
  places: Int32Array;
}

/** The number of what is not in the tree. */
export const unknown = -1;

export function toNameTree(names: readonly string[]): NameTree {
  const parted = names.map((name) => name.split(" "));
  const words = new Map<string, number>();
  for (const word of parted.flat()) if (!words.has(word)) words.set(word, words.size);
  const most = parted.reduce((sum, { length }) => sum + length - 1, 0);
  const joints = new Int32Array(3 * 2 ** Math.ceil(Math.log2(2 * most + 2))).fill(unknown);
  let count = words.size;
  const places = new Int32Array(words.size + most).fill(unknown);
  parted.forEach((own, place) => {
    const [first, ...others] = own.map((word) => words.get(word) ?? unknown);
    let name = first ?? unknown;
    for (const word of others) {
      const at = spotOf(joints, name, word);
      if (joints[at] === unknown) {
        joints.set([name, word, count], at);
        count += 1;
      }
      name = joints[at + 2] ?? unknown;
    }
    places[name] = place;
  });
  return { words, joints, places };
}

/** The number of the name and, behind it, the word. */
export function join({ joints }: NameTree, name: number, word: number): number {
  if (name === unknown || word === unknown) return unknown;
  return joints[spotOf(joints, name, word) + 2] ?? unknown;
}

/** Where the two stand in the table of joints, or would: from where they should be on, the first that is free. */
function spotOf(joints: Int32Array, name: number, word: number): number {
  const spots = joints.length / 3;
  let spot = (Math.imul(name, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0;
  spot = (spot ^ (spot >>> 15)) & (spots - 1);
  while (joints[3 * spot] !== unknown && (joints[3 * spot] !== name || joints[3 * spot + 1] !== word))
    spot = (spot + 1) & (spots - 1);
  return 3 * spot;
}
