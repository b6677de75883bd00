import { itKeepsAccounts } from "../../contracts/accounts.ts";
import { itIsContacts } from "../../contracts/contacts.ts";
import { itIsALedger } from "../../contracts/ledger.ts";
import { itHoldsMailboxes } from "../../contracts/mailboxes.ts";
import { itIsAVault } from "../../contracts/vault.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { postgresUnderTest } from "./postgres-under-test.ts";

describeFleet("the ledger in Postgres", ({ newDatabase }) =>
  itIsALedger(() => postgresUnderTest(newDatabase)),
);
describeFleet("contacts and cursors in Postgres", ({ newDatabase }) =>
  itIsContacts(() => postgresUnderTest(newDatabase)),
);
describeFleet("many mailboxes in Postgres", ({ newDatabase }) =>
  itHoldsMailboxes(() => postgresUnderTest(newDatabase)),
);
describeFleet("accounts in Postgres", ({ newDatabase }) =>
  itKeepsAccounts(() => postgresUnderTest(newDatabase)),
);
describeFleet("the vault in Postgres", ({ newDatabase }) => itIsAVault(() => postgresUnderTest(newDatabase)));
