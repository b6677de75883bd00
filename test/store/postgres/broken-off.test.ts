import { once } from "node:events";
import { createServer } from "node:net";
import { Kysely, sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { postgresDialect } from "../../../src/store/postgres/dialect.ts";

/** The messages of a server that accepts a connection and is shut down in the same moment: all in one packet. */
const accepted = message("R", Buffer.from([0, 0, 0, 0]));
const ready = message("Z", Buffer.from("I"));
const shutDown = message(
  "E",
  Buffer.from("SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"),
);

describe("a server that is shut down", () => {
  it("in the moment in which it accepts a connection costs that connection, and not the process (R-6)", async () => {
    let met = 0;
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        met += 1;
        socket.end(Buffer.concat([accepted, ready, shutDown]));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const url = `postgres://somebody@127.0.0.1:${address.port}/nothing?sslmode=disable`;
    const db = new Kysely({ dialect: postgresDialect({ url, most: 2, where: "there" }) });
    onTestFinished(() => db.destroy());

    for (const _ of [1, 2]) {
      await expect(sql`select 1`.execute(db)).rejects.toMatchObject({
        code: "store/unavailable",
        where: "there",
      });
    }
    expect(met).toBe(2);
  });
});

describe("a server that falls silent", () => {
  it("is given up after a while, with its connection, so that nothing waits without end (R-6)", async () => {
    let met = 0;
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => {
        met += 1;
        socket.write(Buffer.concat([accepted, ready]));
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const url = `postgres://somebody@127.0.0.1:${address.port}/nothing?sslmode=disable`;
    const dialect = postgresDialect({ url, most: 1, where: "there", mostSilence: 100 });
    const db = new Kysely({ dialect });
    onTestFinished(() => db.destroy());

    for (const _ of [1, 2]) {
      await expect(sql`select 1`.execute(db)).rejects.toMatchObject({
        code: "store/unavailable",
        where: "there",
        message: expect.stringContaining("the connection was lost"),
      });
    }
    expect(met).toBe(2);
    await expect(
      db.transaction().execute((trx) => sql`insert into t values (1)`.execute(trx)),
    ).rejects.toMatchObject({ code: "store/unavailable" });
    expect(met).toBe(3);
  });
});

/** https://www.postgresql.org/docs/15/protocol-message-formats.html */
function message(kind: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}
