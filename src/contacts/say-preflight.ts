/** A preflight for the terminal: what would happen, the first few of each kind, and what to do about the rest. */
import type { Contact } from "../core/contact.ts";
import type { Change } from "./merge-contact.ts";
import type { Preflight } from "./preflight.ts";
import { shown } from "./shown.ts";

/** Lines of at most about a hundred characters; `each` is how many of a kind are shown. */
export function sayPreflight(found: Preflight, each = 5): string {
  const parts = [
    sayCounts(found),
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
    ...sayAlike(found, each),
    ...sayZones(found, each),
    section("Names as one greets them", found.tidied, each, ({ line, from, to }) => [
      at(line, `"${shown(from)}" becomes "${shown(to)}"`),
    ]),
    ...sayUnusable(found, each * 2),
    ...sayWaiting(found, each),
    sayUnused(found, each * 2),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function sayCounts({ rows, save, same, ...found }: Preflight): string {
  const left = new Set([
    ...found.unusable.filter(({ drops }) => drops === "row").map(({ line }) => line),
    ...found.alike.filter(({ isHeld }) => isHeld).map(({ line }) => line),
  ]).size;
  const counts = [
    `${found.new.length} new`,
    `${found.changed.length} changed`,
    `${same.length} the same as before`,
    ...(left > 0 ? [`${left} not coming in`] : []),
  ];
  const people = [found.new, found.changed, same].flat().map(({ contact }) => contact);
  const addresses = people.filter(({ email }) => email !== undefined).length;
  const from = found.source === undefined ? "" : ` of ${found.source}`;
  const lacking = people.length - addresses;
  const lines = [
    `${plural(rows, found.source === "vCard" ? "vCard" : "row")}${found.source === "vCard" ? "" : from}: ${counts.join(", ")}.`,
  ];
  if (people.length > 0)
    lines.push(
      lacking === 0
        ? `${addresses === 1 ? "That one has" : `All ${addresses} have`} a mail address.`
        : `${addresses} of ${people.length} ${addresses === 1 ? "has" : "have"} a mail address; to the other ${lacking} one can write on LinkedIn, or once an address is known.`,
    );
  return lines.join("\n");
}

function sayAlike({ alike }: Preflight, each: number): string[] {
  const say = ({ line, contact, others }: Preflight["alike"][number]) => [
    at(line, describe(contact)),
    ...others.map(
      (other) =>
        `      ${other.line === undefined ? "is a contact:" : `line ${other.line}:`} ${describe(other.contact)}`,
    ),
  ];
  const held = alike.filter(({ isHeld }) => isHeld);
  const apart = alike.filter(({ isHeld }) => !isHeld);
  return [
    section("Perhaps somebody whom you have already; they wait for your answer", held, each, say),
    section("Perhaps one person with two addresses; taken for two", apart, each, say),
  ];
}

/** Place by place: a file names the same few again and again. */
function sayZones({ zones }: Preflight, each: number): string[] {
  const byPlace = Map.groupBy(zones, ({ place, zone, zones: several, from }) =>
    [place, zone ?? several?.join(" or "), from].join("\n"),
  );
  const places = [...byPlace.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, count: more.length + 1 }],
  );
  const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
  return [
    section(
      "Time zones that their places give; yours to confirm",
      places.filter(({ zone }) => zone !== undefined),
      each * 2,
      ({ place, zone, of, from, count }) => [
        `  ${shown(place)}: ${zone} (${of}), ${people(count)}${from === undefined ? "" : `; until now ${from}`}`,
      ],
    ),
    section(
      "Places in more than one time zone",
      places.filter(({ zone }) => zone === undefined),
      each,
      ({ place, zones: several, count }) => [
        `  ${shown(place)}: ${several?.join(" or ")}, ${people(count)}; say it with \`contacts set CONTACT timezone=…\``,
      ],
    ),
  ];
}

/** What is wrong in the same way is said once, with its lines. */
function sayUnusable({ unusable }: Preflight, each: number): string[] {
  const groups = [
    ...Map.groupBy(unusable, ({ field, why, drops, next }) => [field, why, drops, next].join("\n")).values(),
  ];
  const more = groups.slice(each).flat().length;
  if (groups.length === 0) return [];
  const lines = groups.slice(0, each).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { line, field, value, why, next, drops } = first;
    const left = drops === "row" ? "does not come in" : "comes in without it";
    const others = same.slice(1, 6).map((one) => one.line);
    const also =
      others.length === 0
        ? ""
        : `; so ${others.length === 1 ? "is line" : "are lines"} ${others.join(", ")}${same.length > 6 ? ` and ${same.length - 6} more` : ""}`;
    return [
      at(
        line,
        `${field}${value === "" ? "" : ` "${value}"`}: ${why}; ${drops === "row" ? "this row" : "the row"} ${left}${also}`,
      ),
      `      ${next}`,
    ];
  });
  return [
    [`Not usable (${unusable.length})`, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join("\n"),
  ];
}

/** By what they wait for; whoever has nothing but a name is nobody's first choice, and comes last. */
function sayWaiting({ waiting }: Preflight, each: number): string[] {
  return [
    section(
      "They come in, and nothing is written to them yet",
      waiting.toSorted((a, b) => a.for.length - b.for.length),
      each,
      ({ line, contact, for: waits }) => [
        at(line, `${describe(contact)}: needs ${waits.map((wait) => wants[wait]).join(" and ")}`),
      ],
    ),
  ];
}

/** Of an export whose columns are known, nobody has to be told which they are. */
function sayUnused({ unused, source }: Preflight, each: number): string {
  if (source !== undefined) return "";
  return section(
    "Columns that nothing is read from (--map COLUMN=FIELD)",
    unused,
    each,
    ({ heading, why }) => [`  ${shown(heading)}: ${why}`],
  );
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
      : by.startsWith("uid:")
        ? "one entry of an address book"
        : by;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
