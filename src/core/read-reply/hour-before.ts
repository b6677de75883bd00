/** "Same time" behind an hour that was said in the same breath. */

/** "Tuesday at 10 or Wednesday same time": the hour that was said in the same breath. */
export function withHourBefore<Item extends { kind: string }>(items: readonly Item[]): readonly Item[] {
  const at = items.findIndex((item) => isPlain(item));
  if (at < 2 || items[at - 1]?.kind !== "days") return items;
  const times = items.slice(0, at).filter(({ kind }) => kind !== "days" && kind !== "zone");
  const [time, other] = times;
  if (time?.kind !== "time" || other !== undefined || items[0]?.kind !== "days") return items;
  return items.with(at, time);
}

function isPlain(item: { kind: string }): boolean {
  return item.kind === "same-time" && !("slots" in item || "within" in item || "end" in item);
}
