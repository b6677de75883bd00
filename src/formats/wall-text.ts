/** `2026-03-01T10:00:00`: a wall time as jCal writes it, to the second. */
export function toWallText(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: "second" });
}
