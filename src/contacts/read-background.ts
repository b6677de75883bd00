/** The cells that say where somebody was found, whom they know and how they are approached (S03, S04, S07, S08, S11, S75). */
import { type Contact, routes } from "../core/contact.ts";
import { cleanText } from "./clean-text.ts";
import type { Column, Field } from "./column-names.ts";
import type { ReadCode } from "./places.ts";
import { readDay } from "./read-day.ts";

/** The part of a contact that these columns hold. An absent column is absent here too. */
export type Background = Partial<
  Pick<Contact, "industry" | "source" | "school" | "event" | "event_on" | "via" | "knows" | "connected_on">
>;

export const backgroundTexts = ["industry", "source", "school", "event"] as const;

/** `wrong` is told of each value that cannot be used; it is left out, and the row stays. */
export function readBackground(
  cell: (column: Column) => string,
  wrong: (field: Field, value: string, why: { why: string; next: string }) => void,
): Background {
  const read: Background = {};
  for (const field of backgroundTexts) {
    const text = cleanText(cell(field));
    if (text === "") continue;
    if (text.length <= 200) read[field] = text;
    else wrong(field, text, { why: `has ${text.length} characters; 200 are kept`, next: "Shorten it." });
  }
  const coded = (field: "event_on" | "connected_on" | "via", reader: (text: string) => ReadCode) => {
    const text = cleanText(cell(field));
    const code = text === "" ? undefined : reader(text);
    if (code?.kind === "unusable") wrong(field, text, code);
    return code?.kind === "code" ? code.code : undefined;
  };
  const eventOn = coded("event_on", readDay);
  if (eventOn !== undefined) read.event_on = eventOn;
  const connectedOn = coded("connected_on", readConnectedOn);
  if (connectedOn !== undefined) read.connected_on = connectedOn;
  const said = coded("via", readRoute);
  const via = routes.find((route) => route === said);
  if (via !== undefined) read.via = via;
  const knows = readNames(cell("knows"));
  if (knows.length > 0) read.knows = knows;
  return read;
}

/** As LinkedIn exports it, in English whatever the language: `01 Mar 2024`; else as any day. */
function readConnectedOn(text: string): ReadCode {
  const [, day, month, year] = /^(\d{2}) ([A-Z][a-z]{2}) (\d{4})$/.exec(text) ?? [];
  const number = months.indexOf(month ?? "") + 1;
  return day === undefined || number === 0
    ? readDay(text)
    : readDay(`${year}-${String(number).padStart(2, "0")}-${day}`);
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Names with semicolons between them, each once. */
export function readNames(cell: string): string[] {
  const names = new Map<string, string>();
  if (cell === "") return [];
  for (const part of cell.split(/[;|\n]/u)) {
    const name = cleanText(part);
    if (name !== "" && name.length <= 200 && !names.has(name.toLowerCase()))
      names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

function readRoute(text: string): ReadCode {
  const said = text.toLowerCase();
  const route = routes.find((one) => one === said);
  if (route !== undefined) return { kind: "code", code: route };
  return {
    kind: "unusable",
    why: "is no way to approach somebody",
    next: "Write introducer, cold or linkedin.",
  };
}
