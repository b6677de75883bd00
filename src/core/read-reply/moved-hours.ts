/** Hours that are no stretch, because something is moved or put off to them. */

/** "Push Friday from 9 to 10": where it goes. */
export function isMovedBefore(words: readonly string[], from: number): boolean {
  return words.slice(Math.max(0, from - 6), from).some((word) => moving.test(word));
}

/** "Could you wait until 3", "give me till noon": when it can begin. */
export function isAwaited(words: readonly string[], from: number): boolean {
  return (
    words.slice(Math.max(0, from - 2), from).some((word) => /^(?:wait|delay|delayed|hold)$/u.test(word)) ||
    (words[from - 1] === "me" && words[from - 2] === "give")
  );
}

const moving =
  /^(?:push|mov(?:e|ing)|shift|slid|bump|nudg|prepon|postpon|skjut|flytt|rykk|senarelagg|tidigarelagg|framskyd|przesun|przeloz|przenie|presun|verschieb|verleg|verplaats|verschui)/u;

/** "Skjuta samtalet till halv sex": where it goes, while "my shift till eight" says how long. */
export function isMovedTill(words: readonly string[], from: number): boolean {
  return words
    .slice(Math.max(0, from - 6), from)
    .some((word) => /^(?:skjut|flytt|rykk|senarelagg|tidigarelagg|framskyd)/u.test(word));
}
