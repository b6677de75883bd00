/** Feasts that have a date of their own, where something was offered on one: "Christmas Eve", "Silvester". */
import type { Calendar, SaidDays } from "./said-weeks.ts";

export function feastAt(words: readonly string[], from: number, { offered }: Calendar): SaidDays | undefined {
  const feast = byFirst
    .get(words[from] ?? "")
    ?.find(({ rest }) => rest.every((word, n) => words[from + 1 + n] === word));
  if (feast === undefined) return undefined;
  const [day, ...others] = offered.filter(
    ({ month, day: own }) => month === feast.month && own === feast.day,
  );
  return day === undefined || !others.every((other) => other.equals(day))
    ? undefined
    : { kind: "days", day: [day], from, until: from + 1 + feast.rest.length };
}

interface Feast {
  rest: readonly string[];
  month: number;
  day: number;
}

const byFirst: ReadonlyMap<string, readonly Feast[]> = read([
  ["christmas eve|heiligabend|nochebuena|kerstavond|julafton", 12, 24],
  ["christmas day|xmas day", 12, 25],
  ["boxing day|st stephen day", 12, 26],
  ["new year eve|new years eve|nye|silvester|nochevieja|oudejaarsavond|nyarsafton", 12, 31],
  ["new year day|new years day|neujahr", 1, 1],
  ["valentine day|valentines day", 2, 14],
  ["st patrick day|saint patrick day|st paddy day", 3, 17],
  ["halloween", 10, 31],
]);

function read(table: readonly (readonly [string, number, number])[]): ReadonlyMap<string, Feast[]> {
  const found = new Map<string, Feast[]>();
  for (const [phrases, month, day] of table)
    for (const phrase of phrases.split("|")) {
      const [first = "", ...rest] = phrase.split(" ");
      found.set(first, [...(found.get(first) ?? []), { rest, month, day }]);
    }
  return found;
}

export const feastStarts: readonly string[] = [...byFirst.keys()];
