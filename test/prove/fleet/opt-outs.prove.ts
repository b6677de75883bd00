/** 10,000 opt-outs that one mailbox learns of, each racing the commit of `sending` of another mailbox of the same store. */
import { migratePostgres } from "../../../src/store/postgres/open.ts";
import { ownServers } from "../../servers/own-servers.ts";
import { crowdOfWriters } from "../../store/postgres/crowd-of-writers.ts";
import { optOutRaces } from "../../store/postgres/opt-out-races.ts";
import { seeded } from "../../story/kill/kill-round.ts";
import type { Shown } from "../run.ts";

const count = Number(process.env.RACES ?? 10_000);

export async function prove(): Promise<Shown[]> {
  const servers = await ownServers();
  if (servers.kind === "absent") throw new Error(`Postgres is needed; ${servers.says}`);
  try {
    const url = await servers.newDatabase();
    await migratePostgres({ url });
    const { races, sent, suppressed, late } = await optOutRaces(url, count, seeded(17));
    const crowded = await servers.newDatabase();
    await migratePostgres({ url: crowded });
    const { deeds, errors } = await crowdOfWriters(crowded, {
      connections: 8,
      ms: 20_000,
      random: seeded(8),
    });
    return [
      {
        what: "no send is committed after the opt-out that another mailbox has learned of (R-17, R-19)",
        shown: races >= count && late.length === 0 && Math.min(sent, suppressed) > 0,
        figures: `${races} races: ${sent} sends were first, ${suppressed} opt-outs were; ${late.length} sends too late`,
      },
      {
        what: "8 connections that append, plan, claim, send and settle in one mailbox for 20 s: no error, no deadlock",
        shown: errors.length === 0,
        figures: `${deeds} deeds, ${errors.length} errors${errors.length === 0 ? "" : `: ${errors[0]}`}`,
      },
    ];
  } finally {
    await servers.stop();
  }
}
