/** A worker in a process of its own: `node worker-main.ts WHERE FILE URL TOKEN INSTANT`. It works through what is due then. */
import { googleCalendar } from "../../../src/providers/google/calendar.ts";
import { googleClient } from "../../../src/providers/google/client.ts";
import { gmailMailbox } from "../../../src/providers/google/mailbox.ts";
import { graphCalendar } from "../../../src/providers/microsoft/calendar.ts";
import { graphClient } from "../../../src/providers/microsoft/client.ts";
import { graphMailbox } from "../../../src/providers/microsoft/mailbox.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { runningWorker } from "./running.ts";
import { address, stormDeps } from "./storm-home.ts";

const [where = "", file = "", apiUrl = "", token = "", instant = ""] = process.argv.slice(2);
const at = Temporal.Instant.from(instant);
const now = () => at;
const store = await openSqliteStore({ file });
await store.voidLeases();
const options = {
  tokens: { current: async () => token, refused: async () => undefined },
  now,
  apiUrl,
  // The instant stands still: what must wait its turn does not wait here.
  pace: { steady: () => performance.now() * 1_000, wait: async () => undefined },
};
const calendars = ["primary"];

function ports() {
  if (where === "google") {
    const client = googleClient(options);
    const calendar = googleCalendar(client, { calendars, now, makesMeet: false });
    return { mailbox: gmailMailbox(client, { address, now }), calendar, quietMs: 120_000 };
  }
  const client = graphClient(options);
  const calendar = graphCalendar(client, { calendars, now, makesTeams: false });
  return { mailbox: graphMailbox(client, { address, now }), calendar, quietMs: 300_000 };
}

const poll = await runningWorker(await stormDeps(store, { ...ports(), now }));
process.stdout.write("began\n");
await poll();
await store.close();
