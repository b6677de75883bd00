/** Logistic regression with a quadratic penalty, by accelerated steps down the slope; the same rows give the same weights. */

export interface Row {
  /** Columns that are set, ascending, and how strongly. */
  columns: Int32Array;
  values: Float64Array;
  isAsk: boolean;
  /** How much it counts. */
  weight: number;
}

export interface Line {
  weights: Float64Array;
  bias: number;
}

export function fitLine(rows: readonly Row[], columns: number, penalty: number, steps: number): Line {
  const weights = new Float64Array(columns + 1);
  let ahead = new Float64Array(columns + 1);
  let before = new Float64Array(columns + 1);
  const largest = Math.max(...rows.map((row) => row.values.reduce((sum, value) => sum + value * value, 1)));
  const total = rows.reduce((sum, row) => sum + row.weight, 0);
  const stride = 1 / (0.25 * largest * 0.5 + penalty);
  let t = 1;
  const slope = new Float64Array(columns + 1);
  for (let step = 0; step < steps; step++) {
    slope.fill(0);
    for (const row of rows) {
      const miss = (row.weight / total) * (chance(scoreOf(row, ahead)) - (row.isAsk ? 1 : 0));
      for (let i = 0; i < row.columns.length; i++)
        slope[row.columns[i] ?? 0] = (slope[row.columns[i] ?? 0] ?? 0) + miss * (row.values[i] ?? 0);
      slope[columns] = (slope[columns] ?? 0) + miss;
    }
    const t2 = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    const next = new Float64Array(columns + 1);
    for (let i = 0; i <= columns; i++) {
      const decay = i === columns ? 0 : penalty * (ahead[i] ?? 0);
      weights[i] = (ahead[i] ?? 0) - stride * ((slope[i] ?? 0) + decay);
      next[i] = (weights[i] ?? 0) + ((t - 1) / t2) * ((weights[i] ?? 0) - (before[i] ?? 0));
    }
    before = weights.slice();
    ahead = next;
    t = t2;
  }
  return { weights: weights.slice(0, columns), bias: weights[columns] ?? 0 };
}

function scoreOf(row: Row, weights: Float64Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let i = 0; i < row.columns.length; i++)
    sum += (weights[row.columns[i] ?? 0] ?? 0) * (row.values[i] ?? 0);
  return sum;
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
