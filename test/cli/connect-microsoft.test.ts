/** Connecting an account at Microsoft, as its owner does it. */

import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import { approveDevice, consent } from "../doubles/graph/consent.ts";
import type { GraphDouble } from "../doubles/graph.ts";
import {
  atMicrosoft,
  begunAtMicrosoft,
  connectMicrosoft,
  danaOid,
  jsonAtMicrosoft,
  microsoftWithDana,
  spawnedAtMicrosoft,
} from "./at-microsoft.ts";
import { accountHome } from "./connected.ts";

interface Listed {
  accounts: { address: string; mailbox: string; state: string; scopes: string[] }[];
}

it("connects", async () => {
  const double = await microsoftWithDana();
  const home = accountHome();
  const r = await connectMicrosoft(double, home);
  console.log(r);
  console.log((await atMicrosoft(double, home, "accounts")).out);
  console.log((await atMicrosoft(double, home, "disconnect")).out);
});
