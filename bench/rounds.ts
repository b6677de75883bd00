/** What a bench hands back, and how times are taken: in interleaved rounds, so that a busy moment hits all alike. */

export interface Measured {
  /** Of the goal: `P-6`. */
  id: string;
  what: string;
  /** As it is printed: `2.1 x`. */
  ratio: string;
  goal: string;
  met: boolean;
  /** The raw medians. */
  raw: string;
}

/** The median of each, in the unit that they resolve to. The first round warms up and is not counted. */
export async function medians<Name extends string>(
  rounds: number,
  measure: Readonly<Record<Name, () => Promise<number> | number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measure) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const value = await measure[name]();
      if (round > 0) taken.get(name)?.push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
