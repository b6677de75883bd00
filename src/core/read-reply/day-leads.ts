/** Words before a day that say what is the matter with it: "except Wednesday", "until the 8th". */

/** "Except on Wednesday". */
export function isExcepted(words: readonly string[], from: number): boolean {
  const lead = [1, 2, 3].find((gap) => exceptions.has(words[from - gap] ?? ""));
  return (
    lead !== undefined &&
    words
      .slice(from - lead + 1, from)
      .every((word) => /^(?:on|for|from|the|of|el|le|den|am|om|o|a)$/u.test(word))
  );
}

/** "Until the 8th", "back on Monday": whoever names a weekday next means one behind it. */
export function isUntil(words: readonly string[], from: number): boolean {
  const at = articles.has(words[from - 1] ?? "") ? from - 2 : from - 1;
  if (untilWords.has(words[at] ?? "")) return true;
  const near = words.slice(Math.max(0, from - 5), from);
  const back = near.lastIndexOf("back");
  return back !== -1 && homeWords.has(near[back + 1] ?? "on") && !near.slice(back).includes(",");
}

const exceptions: ReadonlySet<string> = new Set(
  "except excepting excluding bar barring apart save ausser excepto salvo menos sauf tranne exceto behalve utom undtagen".split(
    " ",
  ),
);
const articles: ReadonlySet<string> = new Set("the your our that this".split(" "));
const untilWords: ReadonlySet<string> = new Set("until till til bis hasta jusqu fino tot ate".split(" "));
const homeWords: ReadonlySet<string> = new Set("on from at in by only".split(" "));
