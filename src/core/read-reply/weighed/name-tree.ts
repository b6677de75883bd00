/**
 * Names of several words, looked up word by word: "would love" is the word "would" and, behind it, "love". Whoever
 * weighs a mail asks for some hundred such names, most of which no table knows, and puts no text together for them.
 */

import { onceEachWord } from "../once-each.ts";

export interface NameTree {
  /** The number of a word, which a name of one word has as well; `unknown` of a word that is in no name. */
  numberOf(word: string): number;
  /** By the number of a word, its place among the names that the tree was made of, or -1. */
  wordPlaces: Int32Array;
  /**
   * Names of several words: the number of the name before, the number of its last word, its place among the names or
   * -1, and one that is free. All that is asked of a name lies side by side, where a processor fetches it at once.
   */
  joints: Int32Array;
}

/** The number of what is not in the tree. */
export const unknown = -1;

export function toNameTree(names: readonly string[]): NameTree {
  const parted = names.map((name) => name.split(" "));
  const words = new Map<string, number>();
  for (const word of parted.flat()) if (!words.has(word)) words.set(word, words.size);
  const most = parted.reduce((sum, { length }) => sum + length - 1, 0);
  const joints = new Int32Array(width * 2 ** Math.ceil(Math.log2(2 * most + 2))).fill(unknown);
  const wordPlaces = new Int32Array(words.size).fill(unknown);
  parted.forEach((own, place) => {
    const [first, ...others] = own.map((word) => words.get(word) ?? unknown);
    let name = first ?? unknown;
    for (const word of others) {
      const at = spotOf(joints, name, word);
      joints[at] = name;
      joints[at + 1] = word;
      name = words.size + at;
    }
    if (name < words.size) wordPlaces[name] = place;
    else joints[name - words.size + 2] = place;
  });
  return { numberOf: onceEachWord((word) => words.get(word) ?? unknown), wordPlaces, joints };
}

/** Where the name of the number stands among the names that the tree was made of, or -1. */
export function placeOf({ wordPlaces, joints }: NameTree, name: number): number {
  if (name < 0) return unknown;
  const at = name - wordPlaces.length;
  return (at < 0 ? wordPlaces[name] : joints[at + 2]) ?? unknown;
}

/** Whether the word by itself is one of the names. */
export function isName({ numberOf, wordPlaces }: NameTree, word: string): boolean {
  const number = numberOf(word);
  return number !== unknown && wordPlaces[number] !== unknown;
}

/** The number of the name and, behind it, the word. */
export function join({ joints, wordPlaces }: NameTree, name: number, word: number): number {
  if (name === unknown || word === unknown) return unknown;
  const at = spotOf(joints, name, word);
  return joints[at] === unknown ? unknown : wordPlaces.length + at;
}

/** Numbers that belong to one name. */
const width = 4;

/** Where the two stand in the table of joints, or would: from where they should be on, the first that is free. */
function spotOf(joints: Int32Array, name: number, word: number): number {
  const spots = joints.length / width;
  let spot = (Math.imul(name, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 0;
  spot = (spot ^ (spot >>> 15)) & (spots - 1);
  while (
    joints[width * spot] !== unknown &&
    (joints[width * spot] !== name || joints[width * spot + 1] !== word)
  )
    spot = (spot + 1) & (spots - 1);
  return width * spot;
}
