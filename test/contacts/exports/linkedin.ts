/**
 * `Connections.csv` of LinkedIn's archive: three lines of notes above the headings, hardly an address, names with all
 * that people put into them, and rows of nothing but a date for accounts that are closed.
 */
import { seeded } from "../../doubles/seeded.ts";
import { csv, type Export, makePeople } from "./people.ts";

const notes = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

`;

/** As people write themselves, and how one greets them. */
const dressings: ((first: string, last: string) => [string, string])[] = [
  (first, last) => [first, `${last}, MBA`],
  (first, last) => [first, `${last}, Ph.D., PMP®`],
  (first, last) => [`${first} 🚀`, last],
  (first, last) => [first, `${last} (she/her)`],
  (first, last) => [first, `${last} | We are hiring!`],
  (first, last) => [`${first} "Max"`, `${last} CPA`],
];

export function linkedinExport(seed: number, count: number, { hasProfiles = true } = {}): Export {
  const random = seeded(seed + 1);
  const people = makePeople(seed, count);
  const expected = { rows: 0, people: count, withAddress: 0, unusable: 0, zones: 0, tidied: 0 };
  const rows: string[][] = [];
  for (const [index, { first, last, email, company, role, profile }] of people.entries()) {
    const isDressed = random() < 0.2;
    const hasAddress = random() < 0.05;
    const dressed = dressings[index % dressings.length];
    const [shownFirst, shownLast] = isDressed && dressed !== undefined ? dressed(first, last) : [first, last];
    expected.tidied += isDressed ? 1 : 0;
    expected.withAddress += hasAddress ? 1 : 0;
    const on = `${String(1 + (index % 28)).padStart(2, "0")} Nov 20${10 + (index % 15)}`;
    const found = [company, role].map((value) => (random() < 0.03 ? "" : value));
    rows.push([
      ...[shownFirst, shownLast],
      ...(hasProfiles ? [profile] : []),
      ...[hasAddress ? email : "", ...found, on],
    ]);
    if (random() < 0.02) {
      rows.push([...Array.from({ length: hasProfiles ? 6 : 5 }, () => ""), on]);
      expected.unusable += 1;
    }
  }
  expected.rows = rows.length;
  const url = hasProfiles ? ["URL"] : [];
  const headings = [
    "First Name",
    "Last Name",
    ...url,
    "Email Address",
    "Company",
    "Position",
    "Connected On",
  ];
  return { bytes: new TextEncoder().encode(notes + csv([headings, ...rows])), expected };
}
