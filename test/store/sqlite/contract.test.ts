import { describe } from "vitest";
import { itKeepsAccounts } from "../../contracts/accounts.ts";
import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { itHoldsMailboxes } from "../../contracts/mailboxes.ts";
import { itChangesItsKey, itIsAVault } from "../../contracts/vault.ts";
import { sqliteUnderTest } from "./sqlite-under-test.ts";

describe("the ledger in SQLite", () => itIsALedger(sqliteUnderTest));
describe("contacts and cursors in SQLite", () => itIsContacts(sqliteUnderTest));
describe("many mailboxes in SQLite", () => itHoldsMailboxes(sqliteUnderTest));
describe("accounts in SQLite", () => itKeepsAccounts(sqliteUnderTest));
describe("the vault in SQLite", () => {
  itIsAVault(sqliteUnderTest);
  itChangesItsKey(sqliteUnderTest);
});
