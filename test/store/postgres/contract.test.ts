import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { postgresUnderTest } from "./postgres-under-test.ts";

describeFleet("the ledger in Postgres", ({ newDatabase }) =>
  itIsALedger(() => postgresUnderTest(newDatabase)),
);
describeFleet("contacts and cursors in Postgres", ({ newDatabase }) =>
  itIsContacts(() => postgresUnderTest(newDatabase)),
);
