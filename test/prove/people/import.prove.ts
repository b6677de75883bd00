/**
 * True-format exports of each kind, 1,200 rows each, through the real command: what it says of them, a second time,
 * and no row that became two recipients. Hostile files N-1 … N-25 as the tests have them.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { googleExport } from "../../contacts/exports/google.ts";
import { linkedinExport } from "../../contacts/exports/linkedin.ts";
import { outlookExport } from "../../contacts/exports/outlook.ts";
import type { Export } from "../../contacts/exports/people.ts";
import { vcardExport } from "../../contacts/exports/vcards.ts";
import { program } from "../../story/kill/program.ts";
import type { Shown } from "../run.ts";
import { passed, runTests } from "../run-tests.ts";

interface Imported {
  saved: boolean;
  rows: number;
  new: { contact: string }[];
  changed: unknown[];
  alike: unknown[];
  zones: { zone?: string }[];
  tidied: unknown[];
  unusable: { line: number; drops: string }[];
}

const rows = 1_200;
const kinds: [string, string, () => Export][] = [
  ["LinkedIn", "Connections.csv", () => linkedinExport(101, rows)],
  [
    "LinkedIn without profiles",
    "Connections-old.csv",
    () => linkedinExport(102, rows, { hasProfiles: false }),
  ],
  ["Google, headings of before 2024", "google.csv", () => googleExport(103, rows, "old")],
  ["Google", "contacts.csv", () => googleExport(104, rows, "new")],
  ["Outlook for Windows", "outlook.csv", () => outlookExport(105, rows, "desktop")],
  ["outlook.com", "people.csv", () => outlookExport(106, rows, "web")],
  ["vCard 2.1", "phone.vcf", () => vcardExport(107, rows, "2.1")],
  ["vCard 3.0", "apple.vcf", () => vcardExport(108, rows, "3.0")],
  ["vCard 4.0", "new.vcf", () => vcardExport(109, rows, "4.0")],
];

export async function prove(): Promise<Shown[]> {
  const tests = runTests(["test/contacts"]);
  const hostile = tests.filter(({ title }) => /\bN-\d/.test(title));
  return [
    ...kinds.map(([what, file, make]) => cameIn(what, file, make())),
    passed("N-1 … N-25 do no harm", hostile, 20),
    passed("everything about contacts, with 1,200 rows a kind", tests, 100),
  ];
}

function cameIn(what: string, file: string, { bytes, expected }: Export): Shown {
  const home = mkdtempSync(join(tmpdir(), "quarterhour-prove-import-"));
  try {
    const line = ["--name", "Dana Okafor", "--mailbox", "dana@example.com", "--timezone", "America/New_York"];
    program(
      home,
      "init",
      "--practice",
      ...line,
      "--about",
      "I was a nurse.",
      "--curious-about",
      "how people moved",
    );
    writeFileSync(join(home, file), bytes);
    const bring = () => JSON.parse(program(home, "import", file, "--yes", "--json").out) as Imported;
    const [first, second] = [bring(), bring()];
    const contacts = JSON.parse(program(home, "contacts", "--json").out) as {
      email?: string;
      aliases?: string[];
    }[];
    const isOne = contacts.every(
      ({ email }) => email === undefined || /^[^\s,;:<>@]+@[^\s,;:<>@]+$/u.test(email),
    );
    const said = {
      rows: first.rows,
      people: first.new.length,
      withAddress: first.new.filter(({ contact }) => contact.includes("@")).length,
      unusable: new Set(first.unusable.filter(({ drops }) => drops === "row").map(({ line }) => line)).size,
      zones: first.zones.filter(({ zone }) => zone !== undefined).length,
      tidied: first.tidied.length,
    };
    const isSame = second.new.length + second.changed.length + second.alike.length === 0 && !second.saved;
    return {
      what: `${what}: a right preflight, nothing changed the second time, one recipient a row at the most`,
      shown:
        isSame &&
        isOne &&
        contacts.length === said.people &&
        JSON.stringify(said) === JSON.stringify(expected),
      figures: Object.entries(said)
        .map(([name, count]) => `${name} ${count}`)
        .join(", "),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
