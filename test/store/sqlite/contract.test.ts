import { describe } from "vitest";
import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { sqliteUnderTest } from "./sqlite-under-test.ts";

describe("the ledger in SQLite", () => itIsALedger(sqliteUnderTest));
describe("contacts and cursors in SQLite", () => itIsContacts(sqliteUnderTest));
