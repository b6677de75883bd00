/** What a whole interview costs at Google, read every quarter of an hour through seven weeks (P-5). */
import { type Cost, costOf } from "../../providers/google/cost.ts";
import { googleRemote } from "../../providers/google/remote.ts";
import { googleWorld } from "../../providers/google/world.ts";
import { mailsThatLeft } from "../../providers/interview.ts";
import type { Shown } from "../run.ts";
import { liveThrough } from "../storm/life.ts";
import { monday, stormHome } from "../storm/storm-home.ts";

const mostUnits = 900;
const mostRequests = 4;

export async function prove(): Promise<Shown[]> {
  const world = await googleWorld({ now: monday, seed: 1, indexLag: 30_000 });
  const remote = googleRemote(world);
  const home = await stormHome({ remote, contacts: 1, rules: "requests: { offer: 2 times }" });
  try {
    let cost: Cost = costOf(world);
    const { mostIdle } = await liveThrough(home, () => {
      cost = structuredClone(costOf(world));
    });
    const { units, byMethod } = cost;
    const mails = mailsThatLeft(remote);
    const gmail = Object.entries(byMethod).filter(([name]) => name.startsWith("gmail."));
    return [
      {
        what: `P-5: a whole interview costs at most ${mostUnits} units of Gmail, besides idle polling`,
        shown: units <= mostUnits && mails >= 4,
        figures: `${units} units for ${mails} mails: ${gmail.map(([name, used]) => `${name.slice(12)} ${used}`).join(", ")}`,
      },
      {
        what: `P-5: an idle mailbox is asked at most ${mostRequests} times a minute`,
        shown: mostIdle <= mostRequests,
        figures: `at most ${mostIdle} requests in any minute of a day`,
      },
    ];
  } finally {
    await home.close();
  }
}
