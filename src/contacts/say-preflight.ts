/** A preflight for the terminal: what would happen, the first few of each kind, and what to do about the rest. */
import type { Contact } from "../core/contact.ts";
import type { Change } from "./merge-contact.ts";
import type { Preflight } from "./preflight.ts";
import { shown } from "./shown.ts";

/** Lines of at most about a hundred characters; `each` is how many of a kind are shown. */
export function sayPreflight(found: Preflight, each = 5): string {
  const left = new Set(found.unusable.filter(({ drops }) => drops === "row").map(({ line }) => line)).size;
  const counts = [
    `${found.new.length} new`,
    `${found.changed.length} changed`,
    `${found.same.length} the same as before`,
    ...(left > 0 ? [`${left} not coming in`] : []),
  ];
  const parts = [
    `${plural(found.rows, "row")}: ${counts.join(", ")}.`,
    section("New", found.new, each, ({ line, contact }) => [at(line, describe(contact))]),
    section("Changed", found.changed, each, ({ line, contact, changes }) => [
      at(line, describe(contact)),
      ...changes.map(change),
    ]),
    section("The same person twice, taken as one", found.samePersonTwice, each, (twice) => [
      at(
        twice.line,
        `${shown(twice.name)}: ${twice.firstLine === undefined ? "already a contact" : `also in line ${twice.firstLine}`} (${shown(commonOf(twice.by))})`,
      ),
      ...twice.differs.map(
        ({ field, from, to }) => `      ${field} stays "${shown(from)}", not "${shown(to)}"`,
      ),
    ]),
    section("Not usable", found.unusable, each * 2, ({ line, field, value, why, next, drops }) => [
      at(
        line,
        `${field}${value === "" ? "" : ` "${value}"`}: ${why}${drops === "row" ? "; this row does not come in" : "; the row comes in without it"}`,
      ),
      `      ${next}`,
    ]),
    section(
      "They come in, and nothing is written to them yet",
      found.waiting,
      each,
      ({ line, contact, for: waits }) => [
        at(line, `${describe(contact)}: needs ${waits.map((wait) => wants[wait]).join(" and ")}`),
      ],
    ),
    section(
      "Columns that nothing is read from (--map COLUMN=FIELD)",
      found.unused,
      each * 2,
      ({ heading, why }) => [`  ${shown(heading)}: ${why}`],
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const wants = {
  name: "a name",
  address: "an address",
  "why-them": "one sentence of yours about why them",
} as const;

function section<T>(title: string, all: readonly T[], each: number, say: (one: T) => string[]): string {
  if (all.length === 0) return "";
  const more = all.length - each;
  return [
    `${title} (${all.length})`,
    ...all.slice(0, each).flatMap(say),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join("\n");
}

function at(line: number, text: string): string {
  return `  line ${line}: ${text}`;
}

function describe(contact: Contact): string {
  const name = contact.name === "" ? "(no name)" : shown(contact.name);
  const address = contact.email === undefined ? "" : ` <${contact.email}>`;
  return `${name}${address}${contact.company === undefined ? "" : `, ${shown(contact.company)}`}`;
}

function change({ field, from, to }: Change): string {
  return from === "" ? `      ${field}: "${shown(to)}"` : `      ${field}: "${shown(from)}" → "${shown(to)}"`;
}

function commonOf(by: string): string {
  return by.includes("@")
    ? `mail to both addresses reaches ${by}`
    : by.startsWith("http")
      ? "one profile"
      : by;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
