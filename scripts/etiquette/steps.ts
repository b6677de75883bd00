/** Steps down a slope that grow where it is steady and shrink where it is not (Adam). */

export type Steps = (slope: Float64Array, stride: number) => void;

/** Moves `values` with every step. */
export function stepsFor(values: Float64Array): Steps {
  const mean = new Float64Array(values.length);
  const square = new Float64Array(values.length);
  let taken = 0;
  return (slope, stride) => {
    taken += 1;
    const early = 1 - 0.9 ** taken;
    const earlySquare = 1 - 0.999 ** taken;
    for (let i = 0; i < values.length; i++) {
      const by = slope[i] as number;
      const m = (mean[i] as number) + 0.1 * (by - (mean[i] as number));
      const s = (square[i] as number) + 0.001 * (by * by - (square[i] as number));
      mean[i] = m;
      square[i] = s;
      values[i] = (values[i] as number) - (stride * (m / early)) / (Math.sqrt(s / earlySquare) + 1e-8);
    }
  };
}
