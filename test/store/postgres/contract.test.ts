import { describe } from "vitest";
import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { postgresUnderTest } from "./postgres-under-test.ts";

describeFleet("a store in Postgres", ({ newDatabase }) => {
  describe("the ledger in Postgres", () => itIsALedger(() => postgresUnderTest(newDatabase)));
  describe("contacts and cursors in Postgres", () => itIsContacts(() => postgresUnderTest(newDatabase)));
});
