/** What an account at Microsoft is asked: by each mail that leaves, by an idle mailbox, and at once (P-5). */
import { mailsThatLeft } from "../../providers/interview.ts";
import { graphRemote } from "../../providers/microsoft/remote.ts";
import { graphWorld } from "../../providers/microsoft/world.ts";
import type { Shown } from "../run.ts";
import { liveThrough } from "../storm/life.ts";
import { runningWorker } from "../storm/running.ts";
import { address, monday, stormHome } from "../storm/storm-home.ts";

const mostASend = 6;
const mostIdle = 4;
const mostAtOnce = 4;
/** As many as there are times to offer. */
const mails = 100;

export async function prove(): Promise<Shown[]> {
  return [...(await sending()), ...(await living())];
}

/** Everybody is due at once; whatever is asked of the mailbox meanwhile counts, but for the first reading. */
async function sending(): Promise<Shown[]> {
  const world = await graphWorld({ now: monday, seed: 1, latency: 3 });
  const { double } = world;
  const home = await stormHome({ remote: graphRemote(world), contacts: mails });
  try {
    const poll = await runningWorker(home.deps);
    await home.deps.mailbox.changesSince(undefined);
    const before = double.requests.length;
    for (let minute = 0; minute < 60 && double.deliveries.length < mails; minute += 1) {
      await poll();
      world.now = world.now.add({ minutes: 1 });
    }
    const ofMail = double.requests
      .slice(before)
      .filter(({ method }) => /^\w+ \/me\/messages/.test(method ?? ""));
    const each = ofMail.length / double.deliveries.length;
    const refused = double.requests.filter(({ status }) => status === 429).length;
    const atOnce = double.mostAtOnce(address);
    return [
      {
        what: `P-5: a send costs at most ${mostASend} requests of Graph`,
        shown: double.deliveries.length === mails && each <= mostASend,
        figures: `${ofMail.length} requests for ${double.deliveries.length} mails: ${each.toFixed(2)} a send`,
      },
      {
        what: `never more than ${mostAtOnce} requests at once, and no limit of Outlook's is met`,
        shown: atOnce <= mostAtOnce && refused === 0,
        figures: `${atOnce} at once at the most, ${refused} refused, ${mails} mails in ${monday.until(world.now).total("minutes").toFixed(0)} minutes`,
      },
    ];
  } finally {
    await home.close();
  }
}

/** A whole interview, read every quarter of an hour through seven weeks, and a day on which nothing happens. */
async function living(): Promise<Shown[]> {
  const remote = graphRemote(await graphWorld({ now: monday, seed: 1 }));
  const home = await stormHome({ remote, contacts: 1, rules: "requests: { offer: 2 times }" });
  try {
    let asked = 0;
    const lived = await liveThrough(home, () => {
      asked = remote.requests().length;
    });
    const left = mailsThatLeft(remote);
    return [
      {
        what: `P-5: an idle mailbox is asked at most ${mostIdle} times a minute`,
        shown: lived.mostIdle <= mostIdle && left >= 4,
        figures: `at most ${lived.mostIdle} requests in any minute of a day; ${asked} for ${left} mails and seven weeks of reading every 15 minutes`,
      },
    ];
  } finally {
    await home.close();
  }
}
