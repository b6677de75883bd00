import type { Kysely } from "kysely";
import type { Database } from "./database.ts";

/** The key of the address hashes, as hex: made once, with the store; whoever has only a copy of the hashes learns nothing from them. */
export async function aliasKey(db: Kysely<Database>): Promise<string> {
  const name = "alias-key";
  const stored = () => db.selectFrom("meta").select("value").where("name", "=", name).executeTakeFirst();
  const known = await stored();
  if (known !== undefined) return known.value;
  const { randomBytes } = await import("node:crypto");
  await db
    .insertInto("meta")
    .values({ name, value: randomBytes(32).toString("hex") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const made = await stored();
  if (made === undefined) throw new Error("The key of the address hashes could not be written.");
  return made.value;
}
