/** What only one may do at a time, in whatever process: a row with an end on real time, and a fence. */
import { type Kysely, sql } from "kysely";
import type { LeaseNow } from "./claims.ts";
import type { Database } from "./database.ts";
import type { Lease } from "./store.ts";

const leaseMs = 30_000;

/** Undefined while another holder's lease has not ended. */
export async function takeLease(
  db: Kysely<Database>,
  leaseNow: LeaseNow,
  name: string,
): Promise<Lease | undefined> {
  const until = sql<number>`${leaseNow()} + ${sql.lit(leaseMs)}`;
  const row = await db
    .insertInto("leases")
    .values({ name, fence: 1, until })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ fence: sql<number>`leases.fence + 1`, until })
        .where("leases.until", "<=", leaseNow()),
    )
    .returning("fence")
    .executeTakeFirst();
  return row === undefined ? undefined : { name, fence: row.fence };
}

/** Inside the transaction that writes under it. */
export async function holdsLease(db: Kysely<Database>, { name, fence }: Lease): Promise<boolean> {
  const row = await db
    .selectFrom("leases")
    .select("fence")
    .where("name", "=", name)
    .where("fence", "=", fence)
    .where("until", ">", 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** The row stays, so that fences go on rising. */
export async function releaseLease(db: Kysely<Database>, { name, fence }: Lease): Promise<void> {
  await db
    .updateTable("leases")
    .set({ until: 0 })
    .where("name", "=", name)
    .where("fence", "=", fence)
    .execute();
}
