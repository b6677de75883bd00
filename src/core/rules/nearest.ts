/**
 * The known word that somebody most likely meant: "did you mean".
 *
 * Case, spaces, hyphens and underscores do not count. Up to a third of the letters may differ (a swap of
 * neighbours counts once), or the end be missing; undefined where nothing comes that close.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const written = plain(word);
  if (written === "" || written.length > 64) return undefined;
  const longer = known.filter((candidate) => written.length > 3 && plain(candidate).startsWith(written));
  if (longer.length === 1) return longer[0];
  let best: { known: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = distanceOf(written, plain(candidate));
    if (distance > Math.max(written.length, plain(candidate).length) / 3) continue;
    if (best === undefined || distance < best.distance) best = { known: candidate, distance };
  }
  return best?.known;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s._-]+/g, "");
}

/** Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
