/**
 * A timeline whose lines may come in another order: what several workers do in one run, they do beside each other.
 * Nothing else is let pass.
 */

/**
 * What was learned in one run at one instant is put into the order of the alphabet, each with its `because`. What
 * people do (`>`), what a program answers (`!`) and what then stands (`=`) keeps its place. The clock, which stands on
 * the first line of a minute only, gets a line of its own.
 */
export function inNoOrder(timeline: string): string {
  const lines: string[] = [];
  let learned: string[] = [];
  const flush = () => {
    lines.push(...learned.sort());
    learned = [];
  };
  for (const line of timeline.split("\n")) {
    const [, clock = "", text] = /^ {2}(\d\d:\d\d| {5}) {2}(\S.*)$/.exec(line) ?? [];
    if (text === undefined) {
      const below = line.trim();
      const isBecause = line.startsWith("   ") && below.startsWith("because ") && learned.length > 0;
      if (isBecause) learned.push(`${learned.pop()}\n  ${below}`);
      else {
        flush();
        lines.push(line);
      }
      continue;
    }
    if (clock.trim() !== "") {
      flush();
      lines.push(clock);
    }
    if (/^[>!=] /.test(text)) {
      flush();
      lines.push(text);
    } else learned.push(text);
  }
  flush();
  return lines.join("\n");
}
