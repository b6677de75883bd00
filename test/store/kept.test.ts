import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { expect, it } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { kept } from "../../src/store/kept.ts";
import { sqliteDialect } from "../../src/store/sqlite/dialect.ts";

const open = () => new Kysely<Database>({ dialect: sqliteDialect(new DatabaseSync(":memory:"), "there") });

it("is put together once for each length of its lists, and filled with the values of each time", () => {
  const db = open();
  let built = 0;
  const named = kept((of, { kind, sources }: { kind: string | null; sources: readonly string[] }) => {
    built += 1;
    const rows = of.selectFrom("sends").select("at").where("source", "in", sources);
    return rows.where("answers", "=", kind).where("by", "=", "owner");
  });
  expect(named(db, { kind: "a", sources: ["1", "2"] }).parameters).toEqual(["1", "2", "a", "owner"]);
  expect(named(db, { kind: null, sources: ["3", "4"] }).parameters).toEqual(["3", "4", null, "owner"]);
  expect(built).toBe(1);
  expect(named(db, { kind: "b", sources: ["5"] })).toMatchObject({ parameters: ["5", "b", "owner"] });
  expect(built).toBe(2);
  named(open(), { kind: "b", sources: ["5"] });
  expect(built).toBe(3);
});

it("is put together each time where its lists are long", () => {
  const db = open();
  const sources = Array.from({ length: 9 }, (_, at) => String(at));
  const long = kept((of, given: { sources: readonly string[] }) =>
    of.selectFrom("sends").select("at").where("source", "in", given.sources),
  );
  expect(long(db, { sources }).parameters).toEqual(sources);
});

it("fills whole rows, each value in its column", () => {
  const rows = kept((of, given: { rows: readonly { name: string; at: number }[] }) =>
    of
      .insertInto("cursors")
      .values(given.rows.map(({ name, at }) => ({ mailbox_id: "m" as never, name, value: "", at }))),
  );
  const { parameters } = rows(open(), {
    rows: [
      { name: "a", at: 1 },
      { name: "b", at: 2 },
    ],
  });
  expect(parameters).toEqual(["m", "a", "", 1, "m", "b", "", 2]);
});
