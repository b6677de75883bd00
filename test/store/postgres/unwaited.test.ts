import { Kysely } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import { postgresDialect } from "../../../src/store/postgres/dialect.ts";
import { migratePostgres } from "../../../src/store/postgres/open.ts";
import { unwaited } from "../../../src/store/unwaited.ts";
import { mailboxId } from "../../contracts/samples.ts";
import { describeFleet } from "../../servers/fleet-services.ts";

const row = { mailbox_id: mailboxId, name: "one", value: "1", at: 0 };

describeFleet("a write that nobody waits for", ({ newDatabase }) => {
  it("is there when the transaction has ended", async () => {
    const db = await open();
    await db.transaction().execute(async (trx) => {
      await trx.insertInto("cursors").values(row).modifyEnd(unwaited).execute();
      await trx.updateTable("cursors").set({ value: "2" }).modifyEnd(unwaited).execute();
    });
    expect(await db.selectFrom("cursors").select("value").execute()).toEqual([{ value: "2" }]);
  });

  it("fails the commit with what was wrong, and nothing is written", async () => {
    const db = await open();
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto("cursors").values(row).execute();
      await trx.insertInto("cursors").values(row).modifyEnd(unwaited).execute();
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await db.selectFrom("cursors").select("value").execute()).toEqual([]);
  });

  it("fails the statement after it with what was wrong, not with what that led to", async () => {
    const db = await open();
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto("cursors").values(row).execute();
      await trx.insertInto("cursors").values(row).modifyEnd(unwaited).execute();
      await trx.selectFrom("cursors").select("value").execute();
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    await db.insertInto("cursors").values(row).execute();
    expect(await db.selectFrom("cursors").select("value").execute()).toEqual([{ value: "1" }]);
  });

  it("is waited for where there is no transaction", async () => {
    const db = await open();
    await db.insertInto("cursors").values(row).modifyEnd(unwaited).execute();
    await expect(db.insertInto("cursors").values(row).modifyEnd(unwaited).execute()).rejects.toMatchObject({
      code: "23505",
    });
  });

  async function open(): Promise<Kysely<Database>> {
    const url = await newDatabase();
    await migratePostgres({ url });
    const db = new Kysely<Database>({ dialect: postgresDialect({ url, most: 1, where: "there" }) });
    onTestFinished(() => db.destroy());
    return db;
  }
});
