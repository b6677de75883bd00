/** Stretches of a day that are told by a meal: "after lunch", "vor dem Mittagessen", "after supper". */
import type { SaidTime } from "./said-spans.ts";

export function mealAt(
  words: readonly string[],
  from: number,
  side: "before" | "after" | "from",
): SaidTime | undefined {
  const meal = mealArticles.has(words[from + 1] ?? "") ? from + 2 : from + 1;
  const word = words[meal] ?? "";
  const part = (start: number, end: number, isVague: boolean): SaidTime => ({
    kind: "part",
    start: start * 60,
    end: end * 60,
    isVague,
    from,
    until: meal + 1,
  });
  if (meals.has(word) || (word === "mittag" && meal > from + 1))
    return side === "before" ? part(9, 12, false) : part(13, 17, false);
  const isSupper = suppers.has(word) && side === "after" && !gatherings.has(words[meal + 1] ?? "");
  return isSupper ? part(17, 19, true) : undefined;
}

const meals: ReadonlySet<string> = new Set(
  "lunch lunchtime lunchen mittagessen mittagspause dejeuner pranzo almoco almuerzo comer comida obiedzie obede frokost".split(
    " ",
  ),
);
/** "Dinner" is at noon where many people live. */
const suppers: ReadonlySet<string> = new Set(
  "supper tea abendessen abendbrot avondeten cena cenar jantar kolacji".split(" "),
);
const gatherings: ReadonlySet<string> = new Set("break breaks party time ceremony round room".split(" "));
const mealArticles: ReadonlySet<string> = new Set("the dem der de le do da el la il".split(" "));
