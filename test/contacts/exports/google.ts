/**
 * Google Contacts → Export → Google CSV, with the headings of before 2024 and of today. Several values of one kind
 * stand in one cell with ` ::: ` between; everybody is in `* myContacts`; many have an address and no name.
 */
import { seeded } from "../../doubles/seeded.ts";
import { csv, type Export, makePeople, type Person } from "./people.ts";

const oldHeadings =
  "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,Organization 1 - Symbol,Organization 1 - Location,Organization 1 - Job Description,Website 1 - Type,Website 1 - Value";
const newHeadings =
  "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - Extended Address,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - PO Box,Website 1 - Label,Website 1 - Value";

export function googleExport(seed: number, count: number, kind: "old" | "new"): Export {
  const random = seeded(seed + 2);
  const headings = (kind === "old" ? oldHeadings : newHeadings).split(",");
  const expected = { rows: count, people: 0, withAddress: 0, unusable: 0, zones: 0, tidied: 0 };
  const rows = makePeople(seed, count).map((person) => {
    const chance = random();
    // A telephone list has no addresses; what one has written to once has no name; a typing error is one.
    const cells = cellsOf(person, kind, random() < 0.5);
    if (chance < 0.1) cells.set("E-mail 1 - Value", "").set("E-mail 2 - Value", "");
    else if (chance < 0.12) cells.set("E-mail 1 - Value", `${person.first}@`).set("E-mail 2 - Value", "");
    else if (chance < 0.2) for (const name of named) cells.set(name, "");
    const isUnusable = chance >= 0.1 && chance < 0.12;
    if (isUnusable) expected.unusable += 1;
    else {
      expected.people += 1;
      expected.withAddress += chance < 0.1 ? 0 : 1;
      expected.zones += person.place.zone === undefined ? 0 : 1;
    }
    return headings.map((heading) => cells.get(heading) ?? "");
  });
  return { bytes: new TextEncoder().encode(csv([headings, ...rows], { end: "\r\n" })), expected };
}

const named = ["Name", "Given Name", "Family Name", "First Name", "Last Name"];

function cellsOf(person: Person, kind: "old" | "new", isJoined: boolean): Map<string, string> {
  const { first, last, email, second, company, role, place, phone } = person;
  const own = second === undefined || !isJoined ? email : `${email} ::: ${second}`;
  const [type, name, title] =
    kind === "old"
      ? ["Type", "Organization 1 - Name", "Organization 1 - Title"]
      : ["Label", "Organization Name", "Organization Title"];
  return new Map([
    ["Name", `${first} ${last}`],
    ["Given Name", first],
    ["Family Name", last],
    ["First Name", first],
    ["Last Name", last],
    ["Notes", "Met at the fair.\nCall back in spring."],
    ["Group Membership", "* myContacts ::: Alumni"],
    ["Labels", "* myContacts ::: Alumni"],
    [`E-mail 1 - ${type}`, "* Work"],
    ["E-mail 1 - Value", own],
    ["E-mail 2 - Value", second !== undefined && !isJoined ? second : ""],
    ["Phone 1 - Value", phone],
    ["Address 1 - City", place.city],
    ["Address 1 - Region", place.region],
    ["Address 1 - Country", place.country],
    [name ?? "", company],
    [title ?? "", role],
    ["Website 1 - Value", "http://www.google.com/profiles/1234567890"],
  ]);
}
