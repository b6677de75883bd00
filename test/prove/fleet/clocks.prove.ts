/** Four real workers: three with clocks that are 20 s slow, right and 20 s fast, and one that is a minute fast until it is set right. */
import { clockRun } from "../../fleet/chaos/clock-run.ts";
import { ownersOf } from "../../fleet/chaos/crowd.ts";
import { faketime } from "../../fleet/chaos/faketime.ts";
import { verdictOn } from "../../fleet/chaos/verdict.ts";
import { ownServers } from "../../servers/own-servers.ts";
import type { Shown } from "../run.ts";

const people = 50;

export async function prove(): Promise<Shown[]> {
  const clock = faketime();
  if (clock.kind === "absent") throw new Error(clock.says);
  const servers = await ownServers();
  if (servers.kind === "absent") throw new Error(`Redis and Postgres are needed; ${servers.says}`);
  try {
    const owners = ownersOf(12, people);
    const run = await clockRun(servers, clock, { first: owners.slice(0, 8), late: owners.slice(8) });
    const { twice, lost, wrong } = verdictOn(
      { files: run.files, doublesInLedger: [] },
      { owners, accepting: 0 },
    );
    const did = (seconds: number) => run.did.get(seconds) ?? Number.NaN;
    const each = [-20, 0, 20].map((seconds) => `${seconds} s: ${did(seconds)}`).join(", ");
    return [
      {
        what: "workers 20 s slow, right and 20 s fast all work, and every action is done once",
        shown:
          twice.length + lost.length + wrong.length + run.accidents.length === 0 &&
          run.done === owners.length * people &&
          [-20, 0, 20].every((seconds) => did(seconds) > 0),
        figures: `${run.done} of ${owners.length * people} done; ${each}; ${twice.length} twice, ${lost.length} lost, ${wrong.length} wrong`,
      },
      {
        what: "one that is 60 s fast claims nothing and says why, and the others go on",
        shown: did(60) === 0 && run.off.seconds === 60,
        figures: `it did ${did(60)}; "${String(run.off.says)}"`,
      },
      {
        what: "set right, it works",
        shown: run.didAfterwards > 0,
        figures: `it did ${run.didAfterwards} then`,
      },
    ];
  } finally {
    await servers.stop();
  }
}
