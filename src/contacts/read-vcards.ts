/** A file of vCards (2.1, 3.0, 4.0) as a table of our own columns, one row a person. */
import ICAL from "ical.js";
import type { Column } from "./column-names.ts";
import { rowsIn } from "./plain-csv.ts";
import { between } from "./recognise-columns.ts";
import { shown } from "./shown.ts";
import type { Fault, Row, Table } from "./table.ts";
import { toCards } from "./vcard-lines.ts";

const headings = [
  "name",
  "first_name",
  "last_name",
  "email",
  "role",
  "company",
  "city",
  "region",
  "country",
  "timezone",
  "language",
  "tags",
  "website",
  "phone",
  "notes",
  "uid",
] as const satisfies readonly Column[];

/** `text` is one that `isVcards` says yes to. A card that is none is told, and the others come in all the same. */
export function readVcards(text: string, encoding: Table["encoding"]): Table {
  const rows: Row[] = [];
  const faults: Fault[] = [];
  for (const card of toCards(text)) {
    const { line } = card;
    const fault = (value: string, why: string, next: string) =>
      faults.push({ line, field: "name", value: shown(value), why, next, drops: "row" });
    const properties = card.text === undefined ? "it never ends (no END:VCARD)" : parsed(card.text);
    if (typeof properties === "string") {
      fault(
        "",
        `the card is not readable: ${properties}`,
        "Export it again, or remove the card from the file.",
      );
      continue;
    }
    const read = reader(properties);
    const kind = kindOf(read);
    if (kind !== "" && kind !== "individual")
      fault(read.first("fn"), `is a ${kind}, not a person`, "Nothing needs to be done; only people come in.");
    else rows.push({ line, cells: toCells(read) });
  }
  return {
    headings: [...headings],
    columns: {
      places: new Map(headings.map((column, place) => [column, place])),
      spares: new Map(),
      unused: [],
    },
    rows: rowsIn(rows),
    faults,
    encoding,
    source: "vCard",
  };
}

/** jCard (RFC 7095): name, parameters, type, values. */
type Property = readonly [name: string, params: Record<string, unknown>, type: string, ...values: unknown[]];

/** The properties, or what is wrong. */
function parsed(text: string): Property[] | string {
  try {
    const [, properties] = ICAL.parse(text) as [string, Property[]];
    return properties;
  } catch (error) {
    return error instanceof Error ? shown(error.message) : "it is not a vCard";
  }
}

/** Lower case; Apple's cards say it in their own ways. */
function kindOf(read: Reader): string {
  const kind = (read.first("kind") || read.first("x-addressbookserver-kind")).toLowerCase();
  return kind === "" && /^company$/iu.test(read.first("x-abshowas")) ? "company" : kind;
}

interface Reader {
  /** The preferred value, its parts joined; empty where there is none. */
  first(name: string): string;
  /** The parts of a value that has some, such as an address. */
  parts(name: string): string[];
  /** All values, the preferred one leading. */
  all(name: string): string[];
}

function reader(properties: readonly Property[]): Reader {
  const named = (name: string) =>
    properties.filter(([found]) => found === name).toSorted((a, b) => preference(a) - preference(b));
  const partsOf = ([, , , ...values]: Property) =>
    (values.length === 1 && Array.isArray(values[0]) ? values[0] : values).map(toText);
  return {
    all: (name) =>
      named(name).map((property) =>
        partsOf(property)
          .filter((part) => part !== "")
          .join(", "),
      ),
    first: (name) =>
      named(name).map((property) =>
        partsOf(property)
          .filter((part) => part !== "")
          .join(", "),
      )[0] ?? "",
    parts: (name) =>
      named(name)
        .map(partsOf)
        .find((parts) => parts.some((part) => part !== "")) ?? [],
  };
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(" ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** 1 is liked best (RFC 6350); `TYPE=PREF` is how older versions say so. */
function preference([, { pref, type }]: Property): number {
  const types = [type].flat();
  return typeof pref === "string" ? Number(pref) : types.includes("pref") ? 1 : 101;
}

function toCells(read: Reader): string[] {
  const [last = "", first = ""] = read.parts("n");
  const [, , , city = "", region = "", , country = ""] = read.parts("adr");
  const [company = ""] = read.parts("org");
  const cells: Record<(typeof headings)[number], string> = {
    name: read.first("fn"),
    first_name: first,
    last_name: last,
    email: read.all("email").join(between),
    role: read.first("title") || read.first("role"),
    company,
    city,
    region,
    country,
    timezone: /[a-z]\/[a-z]/iu.test(read.first("tz")) ? read.first("tz") : "",
    language: read.first("lang"),
    tags: read.all("categories").join(between),
    website: ["url", "x-socialprofile", "socialprofile"].flatMap((name) => read.all(name)).join(between),
    phone: read.first("tel").replace(/^tel:/iu, ""),
    notes: read.all("note").join("\n"),
    uid: read.first("uid"),
  };
  return headings.map((heading) => cells[heading]);
}
