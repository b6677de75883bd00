/** What a bench hands back, and how times are taken: in interleaved rounds, so that a busy moment hits all alike. */

export interface Measured {
  /** Of the goal: `P-6`. */
  id: string;
  what: string;
  /** As it is printed: `2.1 x`. */
  ratio: string;
  goal: string;
  met: boolean;
  /** The product does not promise it yet: it is measured and told all the same, but being short of it is no failure. */
  isPromised?: false;
  /** The raw medians. */
  raw: string;
}

export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** What each took in every round, in the unit that they resolve to. The first rounds warm up and are not counted. */
export async function rounds<Name extends string>(
  count: number,
  measure: Readonly<Record<Name, () => Promise<number> | number>>,
  warmUp = 1,
): Promise<Rounds<Name>> {
  const names = Object.keys(measure) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < warmUp + count; round++) {
    for (const name of names) {
      const value = await measure[name]();
      if (round >= warmUp) taken[name].push(value);
    }
  }
  return taken;
}

/** The median of each. */
export async function medians<Name extends string>(
  count: number,
  measure: Readonly<Record<Name, () => Promise<number> | number>>,
  warmUp = 1,
): Promise<Record<Name, number>> {
  const taken = await rounds(count, measure, warmUp);
  return Object.fromEntries(Object.keys(taken).map((name) => [name, median(taken[name as Name])])) as Record<
    Name,
    number
  >;
}

/** The median of each round's own ratio: a moment in which the machine is busy slows down both sides of it. */
export function ratioOf(of: readonly number[], to: readonly number[]): number {
  return median(of.map((value, round) => value / (to[round] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
