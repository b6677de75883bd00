import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { migratePostgres, openPostgresStore } from "../../../src/store/postgres/open.ts";
import type { Store } from "../../../src/store/store.ts";
import type { StoreUnderTest } from "../../contracts/store-under-test.ts";

/** A store in a database of its own, on the server's clock; leases are passed by making them older. */
export async function postgresUnderTest(newDatabase: () => Promise<string>): Promise<StoreUnderTest> {
  const url = await newDatabase();
  await migratePostgres({ url });
  // A fleet is given its key; every process the same.
  const options = { url, mostConnections: 4, key: randomBytes(32).toString("base64") };
  const store = await openPostgresStore(options);
  const others: Store[] = [];
  return {
    store,
    async beside() {
      const other = await openPostgresStore(options);
      others.push(other);
      return other;
    },
    async passLease() {
      await once(url, "update actions set lease_until = lease_until - 20001");
      await once(url, 'update leases set "until" = "until" - 20001');
    },
    async close() {
      for (const each of [store, ...others]) await each.close();
    },
  };
}

/** One statement beside the store. */
export async function once(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
