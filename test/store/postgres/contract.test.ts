import { describe } from "vitest";
import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { once, postgresUnderTest } from "./postgres-under-test.ts";

let n = 0;
const newDatabase = async () => {
  const name = `t${process.pid}_${n++}`;
  await once("postgres://quarterhour@127.0.0.1:15432/postgres", `create database ${name}`);
  return `postgres://quarterhour@127.0.0.1:15432/${name}`;
};
describe("the ledger in Postgres", () => itIsALedger(() => postgresUnderTest(newDatabase)));
describe("contacts and cursors in Postgres", () => itIsContacts(() => postgresUnderTest(newDatabase)));
