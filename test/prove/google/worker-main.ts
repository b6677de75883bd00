/** A worker in a process of its own: `node worker-main.ts FILE URL TOKEN INSTANT`. It works through what is due then. */

import { googleCalendar } from "../../../src/providers/google/calendar.ts";
import { googleClient } from "../../../src/providers/google/client.ts";
import { gmailMailbox } from "../../../src/providers/google/mailbox.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { address } from "../../providers/google/world.ts";
import { runningWorker } from "./running.ts";
import { stormDeps } from "./storm-home.ts";

const [file = "", apiUrl = "", token = "", instant = ""] = process.argv.slice(2);
const at = Temporal.Instant.from(instant);
const now = () => at;
const store = await openSqliteStore({ file });
await store.voidLeases();
const client = googleClient({
  tokens: { current: async () => token, refused: async () => undefined },
  now,
  apiUrl,
  // The instant stands still: what must wait its turn does not wait here.
  pace: { steady: () => performance.now() * 1_000, wait: async () => undefined },
});
const mailbox = gmailMailbox(client, { address, now });
const calendar = googleCalendar(client, { calendars: ["primary"], now, makesMeet: false });
const poll = await runningWorker(await stormDeps(store, { mailbox, calendar, now }));
process.stdout.write("began\n");
await poll();
await store.close();
