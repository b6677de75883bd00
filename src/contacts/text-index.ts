/**
 * What a `Map` from texts is, for hundreds of thousands of them. V8 enters each text that its Map is asked for into a
 * table of its own first, which takes as long as the looking up and as much room as the result.
 */
import { randomInt } from "node:crypto";

export interface TextIndex<T> {
  get(text: string): T | undefined;
  set(text: string, value: T): void;
  clear(): void;
}

/** Unknown to whoever writes a file, so that none can be made whose texts all fall on one place. */
const seed = randomInt(2 ** 31);
const prime = 0x01000193;
const fewest = 1024;

export function textIndex<T>(): TextIndex<T> {
  const texts: string[] = [];
  const values: T[] = [];
  /** For each place the number of its text, from 1 (0 is a free place), and the hash of that text. */
  let numbers = new Int32Array(fewest);
  let hashes = new Int32Array(fewest);

  return {
    get(text) {
      const number = numbers[placeOf(text, hashOf(text))] ?? 0;
      return number === 0 ? undefined : values[number - 1];
    },
    set(text, value) {
      const hash = hashOf(text);
      const place = placeOf(text, hash);
      const number = numbers[place] ?? 0;
      if (number > 0) {
        values[number - 1] = value;
        return;
      }
      values.push(value);
      numbers[place] = texts.push(text);
      hashes[place] = hash;
      if (texts.length * 2 > numbers.length) grow();
    },
    clear() {
      texts.length = 0;
      values.length = 0;
      numbers = new Int32Array(fewest);
      hashes = new Int32Array(fewest);
    },
  };

  /** Where it stands, or would stand. */
  function placeOf(text: string, hash: number): number {
    const last = numbers.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const number = numbers[place] ?? 0;
      if (number === 0 || (hashes[place] === hash && texts[number - 1] === text)) return place;
    }
  }

  function grow(): void {
    const [before, hashesBefore] = [numbers, hashes];
    numbers = new Int32Array(before.length * 2);
    hashes = new Int32Array(before.length * 2);
    const last = numbers.length - 1;
    for (let from = 0; from < before.length; from += 1) {
      const [number = 0, hash = 0] = [before[from], hashesBefore[from]];
      if (number === 0) continue;
      let place = hash & last;
      while (numbers[place] !== 0) place = (place + 1) & last;
      numbers[place] = number;
      hashes[place] = hash;
    }
  }
}

/** FNV-1a, its upper half mixed into the lower one, of which the place is made. */
function hashOf(text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash ^ (hash >>> 15);
}
