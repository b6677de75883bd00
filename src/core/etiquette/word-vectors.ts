/**
 * What words mean, as far as it shows in what they stand beside: words of like meaning have like numbers, so that what was
 * learnt of one is known of the other. The table is made by `scripts/etiquette/take-vectors.ts`; see `docs/etiquette.md`.
 */
import table from "./word-vectors.json" with { type: "json" };

export const vectorLength = table.dims;

/** Where the numbers of the words with this stem begin in `vectorValues`; undefined where they are not known. */
export function vectorPlace(stem: string): number | undefined {
  return places.get(stem);
}

/** Numbers from -31 to 31, of one word after the other. */
export const vectorValues: Int8Array = decoded(table.values);

function decoded(signs: string): Int8Array {
  const values = new Int8Array(signs.length);
  for (let i = 0; i < signs.length; i++) values[i] = signs.charCodeAt(i) - 66;
  return values;
}

const places: ReadonlyMap<string, number> = new Map(
  table.words.split(" ").map((stem, i) => [stem, i * table.dims]),
);
