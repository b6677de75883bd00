/**
 * Tables of weights that `npm run learn` makes out of labelled replies: each name counts for or against each class.
 * Here they are only added up.
 */

/** As it is kept in a file: a name's weights stand in one string, two signs a class. */
export interface StoredTable {
  classes: readonly string[];
  /** What a weight of one is worth. */
  step: number;
  bias: string;
  weights: Readonly<Record<string, string>>;
}

export interface Table {
  classes: readonly string[];
  bias: Float64Array;
  /** Where the weights of a name begin. */
  places: ReadonlyMap<string, number>;
  /** One weight a class, name by name. */
  weights: Float64Array;
}

export function readTable({ classes, step, bias, weights }: StoredTable): Table {
  const names = Object.keys(weights);
  const all = new Float64Array(names.length * classes.length);
  names.forEach((name, place) => {
    all.set(unpacked(weights[name] ?? "", step), place * classes.length);
  });
  return {
    classes,
    bias: unpacked(bias, step),
    places: new Map(names.map((name, place) => [name, place * classes.length])),
    weights: all,
  };
}

/** How likely each class is, in the order of the table's classes; the sum is 1. */
export function chancesOf({ classes, bias, places, weights }: Table, names: readonly string[]): Float64Array {
  const scores = Float64Array.from(bias);
  for (const name of names) {
    const place = places.get(name);
    if (place === undefined) continue;
    for (let k = 0; k < classes.length; k += 1) scores[k] = (scores[k] ?? 0) + (weights[place + k] ?? 0);
  }
  const most = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < classes.length; k += 1) {
    scores[k] = Math.exp((scores[k] ?? 0) - most);
    sum += scores[k] ?? 0;
  }
  return scores.map((score) => score / sum);
}

/** Two signs hold a number from -mostWeight to mostWeight. */
export const mostWeight = 4049;
const base = 90;
const firstSign = 35;

export function packed(weights: readonly number[]): string {
  return weights
    .map((weight) => Math.max(-mostWeight, Math.min(mostWeight, Math.round(weight))) + mostWeight)
    .map((at) => String.fromCharCode(sign(Math.floor(at / base)), sign(at % base)))
    .join("");
}

function unpacked(text: string, step: number): Float64Array {
  return Float64Array.from({ length: text.length / 2 }, (_, k) => {
    const at = base * unsign(text.charCodeAt(2 * k)) + unsign(text.charCodeAt(2 * k + 1));
    return (at - mostWeight) * step;
  });
}

/** Signs from "#" on, without the backslash, which a file would have to write as two. */
function sign(digit: number): number {
  const code = firstSign + digit;
  return code >= 92 ? code + 1 : code;
}

function unsign(code: number): number {
  return (code > 92 ? code - 1 : code) - firstSign;
}
