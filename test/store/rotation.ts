/** Changes the key of a store, and dies at the given touch of the key or of a row: the n-th reading or writing of either. */
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { fileKeys, type Keys } from "../../src/store/keys.ts";
import { sqliteDialect } from "../../src/store/sqlite/dialect.ts";
import { kyselyVault } from "../../src/store/vault.ts";

const [file = "", point = ""] = process.argv.slice(2);
let touched = 0;
function touch(): void {
  touched += 1;
  if (touched === Number(point)) process.kill(process.pid, "SIGKILL");
}

const keys = fileKeys(join(dirname(file), "key"));
const fragile: Keys = {
  where: keys.where,
  read() {
    touch();
    return keys.read();
  },
  save(given) {
    touch();
    keys.save?.(given);
    touch();
  },
};
const db = new Kysely<Database>({
  dialect: sqliteDialect(new DatabaseSync(file), file),
  log(event) {
    if (event.query.sql.startsWith("update")) touch();
  },
});
await kyselyVault(db, fragile, () => sql.val(0)).rotate();
await db.destroy();
