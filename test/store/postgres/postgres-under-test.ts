import { Client } from "pg";
import { migratePostgres, openPostgresStore } from "../../../src/store/postgres/open.ts";
import type { Store } from "../../../src/store/store.ts";
import type { StoreUnderTest } from "../../contracts/store-under-test.ts";

/** A store in a database of its own, on the server's clock; leases are passed by making them older. */
export async function postgresUnderTest(newDatabase: () => Promise<string>): Promise<StoreUnderTest> {
  const url = await newDatabase();
  await migratePostgres({ url });
  const options = { url, mostConnections: 4 };
  const store = await openPostgresStore(options);
  const others: Store[] = [];
  return {
    store,
    async beside() {
      const other = await openPostgresStore(options);
      others.push(other);
      return other;
    },
    passLease: () => once(url, "update actions set lease_until = lease_until - 20001"),
    async close() {
      for (const each of [store, ...others]) await each.close();
    },
  };
}

/** One statement beside the store. */
async function once(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
