/** What a file of contacts is read into, whatever program wrote it: headings, and one row a person. */

import type { Columns } from "./recognise-columns.ts";
import type { Wrong } from "./wrong.ts";

export interface Row {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

/** All rows of a table. They may be read anew out of the file each time that one goes through them. */
export interface Rows extends Iterable<Row> {
  readonly length: number;
  /** Those from that place on. */
  from(place: number): Rows;
}

/** An entry that is no row about a person. */
export interface Fault extends Wrong {
  line: number;
}

/** The programs whose exports are told from any other file. */
export type Source = "LinkedIn" | "Google Contacts" | "Outlook" | "vCard";

export interface Table {
  headings: string[];
  columns: Columns;
  rows: Rows;
  faults: Fault[];
  encoding: "UTF-8" | "UTF-16" | "Windows-1252";
  /** Undefined where nothing tells it. */
  source: Source | undefined;
  delimiter?: "," | ";" | "\t" | "|";
}

/** By headings that no other program writes. */
export function sourceOf(headings: readonly string[]): Source | undefined {
  const has = (...all: string[]) => all.every((heading) => headings.includes(heading));
  if (has("First Name", "Last Name", "Connected On")) return "LinkedIn";
  if (has("E-mail 1 - Value") && (has("Given Name") || has("First Name", "Labels"))) return "Google Contacts";
  if (has("E-mail Address", "E-mail 2 Address", "Business City")) return "Outlook";
  return headings.some((heading) => /^E-Mail-Adresse$/iu.test(heading)) && has("Ort geschäftlich")
    ? "Outlook"
    : undefined;
}
