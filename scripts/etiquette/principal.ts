/** The directions in which lines of numbers differ most, the strongest first: each by repeated turning towards it. */

export function principal(
  lines: readonly (readonly number[])[],
  count: number,
): { mean: number[]; axes: number[][] } {
  const width = lines[0]?.length ?? 0;
  const mean = Array.from(
    { length: width },
    (_, i) => lines.reduce((sum, line) => sum + (line[i] ?? 0), 0) / lines.length,
  );
  const spread = Array.from({ length: width }, () => new Float64Array(width));
  for (const line of lines)
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        (spread[i] as Float64Array)[j] =
          (spread[i]?.[j] ?? 0) + ((line[i] ?? 0) - (mean[i] ?? 0)) * ((line[j] ?? 0) - (mean[j] ?? 0));
  const axes: number[][] = [];
  while (axes.length < count) {
    let axis = apartFrom(
      axes,
      Array.from({ length: width }, (_, i) => Math.cos(1 + i * (axes.length + 1))),
    );
    for (let turn = 0; turn < turns; turn++)
      axis = apartFrom(
        axes,
        spread.map((row) => axis.reduce((sum, value, j) => sum + value * (row[j] ?? 0), 0)),
      );
    axes.push(axis);
  }
  return { mean, axes };
}

const turns = 300;

/** Of length one, and at a right angle to all that are known. */
function apartFrom(axes: readonly (readonly number[])[], line: readonly number[]): number[] {
  let rest = [...line];
  for (const axis of axes) {
    const along = axis.reduce((sum, value, i) => sum + value * (rest[i] ?? 0), 0);
    rest = rest.map((value, i) => value - along * (axis[i] ?? 0));
  }
  const length = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0));
  return rest.map((value) => value / length);
}
