import { describe, expect, it } from "vitest";
import { loadCities } from "../../../src/contacts/cities.ts";
import { type ImportContext, preflight } from "../../../src/contacts/preflight.ts";
import { readTable } from "../../../src/contacts/read-table.ts";
import type { Contact } from "../../../src/core/contact.ts";
import { toMailboxId } from "../../../src/core/keys.ts";
import { googleExport } from "./google.ts";
import { linkedinExport } from "./linkedin.ts";
import { outlookExport } from "./outlook.ts";
import type { Export } from "./people.ts";
import { vcardExport } from "./vcards.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const found = (bytes: Uint8Array, existing: readonly Contact[] = [], more: Partial<ImportContext> = {}) =>
  preflight(readTable(bytes), {
    existing,
    mailboxId,
    owner: "dana@example.com",
    cities: loadCities,
    ...more,
  });
const count = process.env.PROVE === undefined ? 120 : 1_200;

const exports: [string, string | undefined, () => Export][] = [
  ["LinkedIn's Connections.csv", "LinkedIn", () => linkedinExport(1, count)],
  [
    "an older Connections.csv without profiles",
    "LinkedIn",
    () => linkedinExport(2, count, { hasProfiles: false }),
  ],
  ["Google's CSV of before 2024", "Google Contacts", () => googleExport(3, count, "old")],
  ["Google's CSV of today", "Google Contacts", () => googleExport(4, count, "new")],
  ["Outlook's CSV in Windows-1252", "Outlook", () => outlookExport(5, count, "desktop")],
  ["outlook.com's CSV", "Outlook", () => outlookExport(6, count, "web")],
  ["vCards 2.1", "vCard", () => vcardExport(7, count, "2.1")],
  ["vCards 3.0", "vCard", () => vcardExport(8, count, "3.0")],
  ["vCards 4.0", "vCard", () => vcardExport(9, count, "4.0")],
];

describe.each(exports)("%s", (_, source, make) => {
  const { bytes, expected } = make();
  const first = found(bytes);
  it("comes in with a right preflight: who has an address, what is unusable, whose place gives a zone (S07, B14)", () => {
    const left = new Set(first.unusable.filter(({ drops }) => drops === "row").map(({ line }) => line));
    expect({
      rows: first.rows,
      people: first.new.length,
      withAddress: first.save.filter(({ email }) => email !== undefined).length,
      unusable: left.size,
      zones: first.zones.filter(({ zone }) => zone !== undefined).length,
      tidied: first.tidied.length,
    }).toEqual(expected);
    expect(first.source).toBe(source);
    expect([first.alike, first.samePersonTwice, first.changed]).toEqual([[], [], []]);
  });
  it("is the same people the second time, and nothing is changed (S07)", () => {
    const again = found(bytes, first.save);
    expect(again).toMatchObject({ new: [], changed: [], save: [], samePersonTwice: [], alike: [] });
    const taken = found(bytes, [], { takeZones: true }).save;
    const third = found(bytes, taken, { takeZones: true });
    expect(third).toMatchObject({ new: [], changed: [], save: [] });
    expect(third.zones.filter(({ zone }) => zone !== undefined)).toEqual([]);
  });
  it("is never two recipients in one row, nor one alias of two people (N-4, N-5)", () => {
    for (const { email = "a@b.co", name } of first.save) {
      expect(email).toMatch(/^[^\s,;:<>@]+@[^\s,;:<>@]+$/u);
      expect(name).not.toMatch(/[,|🚀®"(=]|\ufffd|Ã/u);
    }
    const aliases = first.save.flatMap((contact) => contact.aliases);
    expect(new Set(aliases).size).toBe(aliases.length);
    expect(new Set(first.save.map(({ contactId }) => contactId)).size).toBe(first.save.length);
  });
});

describe("one person in several exports", () => {
  it("is one contact: by address at once, by name after a yes (S07)", () => {
    const people = linkedinExport(10, count);
    const linkedin = found(people.bytes).save;
    const google = googleExport(10, count, "new");
    const second = found(google.bytes, linkedin);
    const answered = found(google.bytes, linkedin, { alike: () => "same" });
    expect(second.alike.length).toBeGreaterThan(count / 2);
    expect(second.alike.every(({ isHeld }) => isHeld)).toBe(true);
    expect(answered.alike).toEqual([]);
    const all = new Map([...linkedin, ...answered.save].map((contact) => [contact.contactId, contact]));
    expect(found(google.bytes, [...all.values()])).toMatchObject({ save: [], alike: [] });
    expect(found(people.bytes, [...all.values()])).toMatchObject({ new: [], alike: [] });
  });
});
