/** Logistic regression with several classes and a quadratic penalty, by AdaGrad over shuffled rows; the same rows give the same weights. */

export interface Row {
  /** Columns that are set. */
  columns: Int32Array;
  label: number;
}

export interface Softmax {
  classes: number;
  /** One weight a class, column by column; the last column is the bias. */
  weights: Float64Array;
}

export interface Fit {
  columns: number;
  classes: number;
  penalty: number;
  epochs: number;
  /** Length of a step. */
  pace: number;
}

export function fitSoftmax(rows: readonly Row[], { columns, classes, penalty, epochs, pace }: Fit): Softmax {
  const weights = new Float64Array((columns + 1) * classes);
  const mean = new Float64Array((columns + 1) * classes);
  const slopes = new Float64Array((columns + 1) * classes).fill(0.01);
  const order = rows.map((_, place) => place);
  const random = seeded(20261127);
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const stride = pace / (1 + epoch / 4);
    for (const place of order) {
      const row = rows[place];
      if (row === undefined) continue;
      const chances = chancesOf(row, { classes, weights });
      chances[row.label] = (chances[row.label] ?? 0) - 1;
      for (let at = 0; at <= row.columns.length; at += 1) {
        const column = at === row.columns.length ? columns : (row.columns[at] ?? 0);
        for (let k = 0; k < classes; k += 1) {
          const i = column * classes + k;
          const old = weights[i] ?? 0;
          const slope = (chances[k] ?? 0) + (column === columns ? 0 : penalty * old);
          const seen = (slopes[i] ?? 0) + slope * slope;
          slopes[i] = seen;
          weights[i] = old - (stride * slope) / Math.sqrt(seen);
        }
      }
    }
    if (epoch < epochs / 2) continue;
    counted += 1;
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (weights[i] ?? 0);
  }
  return { classes, weights: mean.map((sum) => sum / counted) };
}

/** How likely each class is; the sum is 1. */
function chancesOf(row: Pick<Row, "columns">, { classes, weights }: Softmax): Float64Array {
  const scores = new Float64Array(classes);
  const bias = weights.length - classes;
  for (let k = 0; k < classes; k += 1) scores[k] = weights[bias + k] ?? 0;
  for (const column of row.columns)
    for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + (weights[column * classes + k] ?? 0);
  const most = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < classes; k += 1) {
    scores[k] = Math.exp((scores[k] ?? 0) - most);
    sum += scores[k] ?? 0;
  }
  return scores.map((score) => score / sum);
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
}

/** Numbers from 0 to 1, always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
