import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import type { StoreUnderTest } from "../../contracts/store-under-test.ts";

/** A fresh store in a folder of its own, with a clock for leases that the test moves. */
export async function sqliteUnderTest(): Promise<StoreUnderTest> {
  const folder = newFolder();
  const file = join(folder, "quarterhour.db");
  let passed = 0;
  const realNow = () => 1_000_000 + passed;
  const store = await openSqliteStore({ file, realNow });
  const others: Store[] = [];
  return {
    store,
    async beside() {
      const other = await openSqliteStore({ file, realNow });
      others.push(other);
      return other;
    },
    async passLease() {
      passed += 20_001;
    },
    async close() {
      for (const each of [store, ...others]) await each.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "quarterhour-store-"));
}
