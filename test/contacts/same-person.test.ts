import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preflight } from "../../src/contacts/preflight.ts";
import { readTable } from "../../src/contacts/read-table.ts";
import { toCsv } from "../../src/contacts/to-csv.ts";
import type { Contact } from "../../src/core/contact.ts";
import { toMailboxId } from "../../src/core/keys.ts";

const mailboxId = toMailboxId("local", "dana@example.com");

function imported(rows: readonly (readonly string[])[], existing: readonly Contact[] = []): Contact[] {
  const table = readTable(new TextEncoder().encode(toCsv([["name", "email", "company"], ...rows])));
  const { save } = preflight(table, { existing, mailboxId, owner: "dana@example.com" });
  const all = new Map(existing.map((contact) => [contact.contactId, contact]));
  for (const contact of save) all.set(contact.contactId, contact);
  return [...all.values()];
}

/** A person, and spellings of their one mailbox. */
const person = fc.record({
  local: fc.stringMatching(/^[a-z]{4,8}$/),
  dot: fc.integer({ min: 1, max: 3 }),
  tag: fc.constantFrom("", "+x", "+news"),
  host: fc.constantFrom("gmail.com", "googlemail.com"),
  name: fc.constantFrom("Priya Raman", "P. Raman", "priya raman", "=1+1 Raman"),
});
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;
const spelt = ({ local, dot, tag, host }: Person) =>
  `${local.slice(0, dot)}.${local.slice(dot)}${tag}@${host}`;

describe("two imports of the same people, in any order, renamed, with dots and plus signs (R-15)", () => {
  it("give the same contacts, and one each", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(person, { selector: ({ local }) => local, minLength: 1, maxLength: 6 }),
        fc.infiniteStream(person),
        fc.infiniteStream(fc.nat()),
        (people, others, orders) => {
          const rows = people.map((one) => [one.name, spelt(one), "Acme"]);
          const again = people.map(({ local }) => {
            const [other] = others.take(1);
            return other === undefined ? [] : [other.name, spelt({ ...other, local }), "Acme"];
          });
          const keys = new Map([...rows, ...again].map((row) => [row, orders.next().value ?? 0]));
          const shuffled = <T extends readonly string[]>(all: readonly T[]) =>
            all.toSorted(
              (a, b) => (keys.get(a as unknown as string[]) ?? 0) - (keys.get(b as unknown as string[]) ?? 0),
            );
          const ids = (contacts: readonly Contact[]) => contacts.map(({ contactId }) => contactId).toSorted();

          const once = ids(imported(rows));
          expect(once).toHaveLength(people.length);
          expect(ids(imported(shuffled(again), imported(rows)))).toEqual(once);
          expect(ids(imported(rows, imported(shuffled(again))))).toEqual(once);
          expect(ids(imported(shuffled([...rows, ...again])))).toEqual(once);
        },
      ),
      { seed: 15, numRuns: 150 },
    );
  });
  it("never give one alias to two contacts", () => {
    const cell = fc.constantFrom(
      "",
      "a@b.co",
      "c@b.co",
      "A@B.co ",
      "x.y@gmail.com",
      "xy@googlemail.com",
      "a@b.co,c@b.co",
    );
    const name = fc.constantFrom("", "Ann", "Bo", "ann ");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, cell, fc.constantFrom("", "Acme")), { maxLength: 8 }), (rows) => {
        const contacts = imported(rows, imported(rows.toReversed()));
        const aliases = contacts.flatMap((contact) => contact.aliases);
        expect(new Set(aliases).size).toBe(aliases.length);
        expect(new Set(contacts.map(({ contactId }) => contactId)).size).toBe(contacts.length);
        expect(contacts.filter(({ email }) => /[,;\s]/.test(email ?? ""))).toEqual([]);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
