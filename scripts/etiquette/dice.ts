/** Chance that comes out the same each time, so that what is learnt by it does too. */

export interface Dice {
  /** From 0 up to 1. */
  chance: () => number;
  /** Around 0, by the bell curve of width 1. */
  bell: () => number;
  shuffle: (numbers: number[]) => void;
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const chance = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    chance,
    bell: () => Array.from({ length: 12 }, chance).reduce((sum, value) => sum + value, 0) - 6,
    shuffle: (numbers) => {
      for (let i = numbers.length - 1; i > 0; i--) {
        const other = Math.floor(chance() * (i + 1));
        [numbers[i], numbers[other]] = [numbers[other] ?? 0, numbers[i] ?? 0];
      }
    },
  };
}
