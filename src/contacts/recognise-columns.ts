/** Which column of a file means which field, by its heading or by what the owner says with `--map COLUMN=FIELD`. */
import { Problem } from "../core/problem.ts";
import { nearest } from "../core/rules/nearest.ts";
import { bare, type Column, columnOf, fields, parts } from "./column-names.ts";

export interface Columns {
  /** Place of the column that each field is read from. */
  places: ReadonlyMap<Column, number>;
  /** Places of further columns of the same meaning, for rows in which the first is empty: a second address, a private city. */
  spares: ReadonlyMap<Column, readonly number[]>;
  /** Headings that nothing is read from; their cells stay in the file alone. */
  unused: { heading: string; place: number; why: string }[];
}

/** Headings to fields; `-` keeps a column out. */
export type ColumnMap = ReadonlyMap<string, string>;

/**
 * Throws Problem `contacts/unreadable` where two columns of one name mean the same field, and `contacts/invalid`
 * where `map` names a column or field that there is not. `where` is the file and line of the headings.
 */
export function recogniseColumns(
  headings: readonly string[],
  map: ColumnMap = new Map(),
  where = "the heading line",
): Columns {
  const chosen = mapped(headings, map);
  const places = new Map<Column, number>();
  for (const [place, column] of chosen) if (column !== undefined) places.set(column, place);
  const spares = new Map<Column, number[]>();
  const unused: Columns["unused"] = [];
  const isPrefix = headings.some((heading) => columnOf(heading) === "role" && bare(heading) !== "title");
  headings.forEach((heading, place) => {
    if (chosen.has(place)) {
      if (chosen.get(place) === undefined) unused.push({ heading, place, why: "left out by --map" });
      return;
    }
    const column = columnOf(heading);
    if (column === undefined) {
      if (heading !== "") unused.push({ heading, place, why: "not a column that is known" });
      return;
    }
    if (bare(heading) === "title" && isPrefix) {
      unused.push({
        heading,
        place,
        why: "what stands before a name, where the role has a column of its own",
      });
      return;
    }
    const taken = places.get(column);
    if (taken === undefined) places.set(column, place);
    else if (chosen.has(taken))
      unused.push({ heading, place, why: `${column} is read from ${headings[taken] ?? ""}` });
    else if (bare(headings[taken] ?? "") === bare(heading)) throw twice(heading, { taken, place, where });
    else if (bare(heading) === bare(column)) {
      places.set(column, place);
      spares.set(column, [taken, ...(spares.get(column) ?? [])]);
    } else spares.set(column, [...(spares.get(column) ?? []), place]);
  });
  return { places, spares, unused };
}

/** The cells of one row, column by column: the first that is filled; of addresses, pages and tags all of them. */
export function cellsOf({ places, spares }: Columns, cells: readonly string[]): (column: Column) => string {
  return (column) => {
    const place = places.get(column);
    if (place === undefined) return "";
    const first = cells[place] ?? "";
    const more = spares.get(column);
    if (more === undefined) return first;
    const filled = [first, ...more.map((spare) => cells[spare] ?? "")].filter((cell) => cell.trim() !== "");
    return several.has(column) ? filled.join(between) : (filled[0] ?? "");
  };
}

/** What Google's export writes between the values of one cell. */
export const between = " ::: ";

const several: ReadonlySet<Column> = new Set(["email", "website", "tags"]);

/** How many of these headings we know: tells the heading line from lines above it. */
export function knownHeadings(headings: readonly string[]): number {
  return headings.filter((heading) => columnOf(heading) !== undefined).length;
}

/** The place of each column that the owner mapped; undefined for one that they left out. */
function mapped(headings: readonly string[], map: ColumnMap): Map<number, Column | undefined> {
  const chosen = new Map<number, Column | undefined>();
  for (const [heading, field] of map) {
    const place = headings.findIndex((known) => bare(known) === bare(heading));
    if (place === -1) {
      const near = nearest(heading, headings);
      throw new Problem("contacts/invalid", {
        what: `The file has no column "${heading}"${near === undefined ? "" : `; did you mean "${near}"?`}`,
        where: `--map ${heading}=${field}`,
        next: `Its columns are: ${headings.filter((known) => known !== "").join(", ")}.`,
      });
    }
    chosen.set(place, field === "-" ? undefined : toColumn(heading, field));
  }
  return chosen;
}

function toColumn(heading: string, field: string): Column {
  const known: readonly Column[] = [...fields, ...parts];
  const column = known.find((name) => bare(name) === bare(field));
  if (column !== undefined) return column;
  const near = nearest(field, known);
  throw new Problem("contacts/invalid", {
    what: `There is no field "${field}"${near === undefined ? "" : `; did you mean "${near}"?`}`,
    where: `--map ${heading}=${field}`,
    next: `The fields are: ${known.join(", ")}; "-" leaves the column out.`,
  });
}

function twice(heading: string, at: { taken: number; place: number; where: string }): Problem {
  return new Problem("contacts/unreadable", {
    what: `Two columns are called "${heading}" (numbers ${at.taken + 1} and ${at.place + 1}), and it is not clear which one counts`,
    where: at.where,
    next: "Rename or remove one of them, then import again. Nothing was saved.",
  });
}
