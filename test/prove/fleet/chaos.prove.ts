/**
 * 3 worker processes, 5,000 requests of 50 mailboxes, half of them drafts and half of them sent, and 100 acceptances; and
 * meanwhile 50 random `kill -9`, 10 times a Redis with nothing in it, and 5 restarts of Postgres. MOVE_IN_SECONDS sets how
 * long the owners take to move in: about twice as long as the machine needs for the work alone.
 */
import { type ChaosPlan, type ChaosRun, chaosRun } from "../../fleet/chaos/chaos-run.ts";
import { ownersOf } from "../../fleet/chaos/crowd.ts";
import { percentile, type Verdict, verdictOn } from "../../fleet/chaos/verdict.ts";
import { ownServers } from "../../servers/own-servers.ts";
import type { Shown } from "../run.ts";

const seconds = Number(process.env.MOVE_IN_SECONDS ?? 300);
const seed = Number(process.env.SEED ?? 20_261_127);

const calm: ChaosPlan = {
  owners: ownersOf(50, 100),
  accepting: 4,
  workers: 3,
  overMs: seconds * 1_000,
  patienceMs: 180_000,
  disturbances: undefined,
};
const wild: ChaosPlan = { ...calm, disturbances: { seed, kills: 50, wipes: 10, restarts: 5 } };

export async function prove(): Promise<Shown[]> {
  const servers = await ownServers();
  if (servers.kind === "absent") throw new Error(`Redis and Postgres are needed; ${servers.says}`);
  try {
    const twin = await chaosRun(servers, calm);
    const run = await chaosRun(servers, wild);
    const [before, after] = [verdictOn(twin, calm), verdictOn(run, wild, twin)];
    return [
      {
        what: "undisturbed, 3 workers do 5,000 requests and 100 events, each once",
        shown: isRight(before) && twin.delays.size === 5_100,
        figures: `${said(before)}; ${took(twin)}`,
      },
      {
        what: "disturbed, 0 duplicates, 0 lost, and the mails are those of the undisturbed run",
        shown: isRight(after) && run.delays.size === 5_100,
        figures: `${said(after)}; ${took(run)}; seed ${seed}`,
      },
      disturbances(run),
      delays(run, twin),
      ends(run),
    ];
  } finally {
    await servers.stop();
  }
}

function disturbances({ disturbed, logged, complaints }: ChaosRun): Shown {
  const restarts = disturbed?.restarts ?? { fast: 0, immediate: 0 };
  const { kills = 0, wipes = 0, holding = 0 } = disturbed ?? {};
  const log = ["queue.away", "queue.dropped", "store.waits", "act.failed", "mailbox.failed"];
  return {
    what: "50 random kill -9, 10 times an empty Redis, 5 restarts of Postgres",
    shown: kills >= 50 && wipes >= 10 && restarts.fast + restarts.immediate >= 5,
    figures: `${kills} kills, ${holding} of them of a worker that held an action; ${wipes} wipes; ${restarts.fast} fast and ${restarts.immediate} immediate restarts; logged: ${log.map((event) => `${event} ${logged.get(event) ?? 0}`).join(", ")}; most often: ${mostOften(complaints)}`,
  };
}

function mostOften(complaints: ChaosRun["complaints"]): string {
  const sorted = [...complaints].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return sorted.map(([says, count]) => `${count} x "${says}"`).join(", ");
}

/** Of each action, how much later it was done than in the undisturbed run. The local provider has no quiet period. */
function delays(run: ChaosRun, twin: ChaosRun): Shown {
  const added = [...run.delays].map(([key, delay]) => Math.max(0, delay - (twin.delays.get(key) ?? 0)));
  const p99 = percentile(added, 0.99) / 1_000;
  const inAll = (one: ChaosRun) =>
    [0.5, 0.99, 1].map((p) => (percentile([...one.delays.values()], p) / 1_000).toFixed(1)).join(" / ");
  return {
    what: "the delay that this adds is at most 60 s at p99",
    shown: p99 <= 60,
    figures: `added: p50 ${(percentile(added, 0.5) / 1_000).toFixed(1)} s, p99 ${p99.toFixed(1)} s, longest ${(percentile(added, 1) / 1_000).toFixed(1)} s; from due to done (p50 / p99 / longest): ${inAll(run)} s, undisturbed ${inAll(twin)} s`,
  };
}

function ends({ accidents, slowestStopMs }: ChaosRun): Shown {
  return {
    what: "no worker ends by itself, and each stops within 10 s when it is asked to",
    shown: accidents.length === 0 && slowestStopMs <= 10_000,
    figures: `${accidents.length} ended by themselves${accidents.length === 0 ? "" : `: ${accidents[0]}`}; the slowest stop took ${(slowestStopMs / 1_000).toFixed(1)} s`,
  };
}

function isRight({ twice, lost, wrong }: Verdict): boolean {
  return twice.length + lost.length + wrong.length === 0;
}

function said({ twice, lost, wrong }: Verdict): string {
  const first = [...twice, ...lost, ...wrong].slice(0, 3).join("; ");
  return `${twice.length} twice, ${lost.length} lost, ${wrong.length} wrong${first === "" ? "" : `: ${first.slice(0, 600)}`}`;
}

function took({ tookMs, delays: { size } }: ChaosRun): string {
  return `${size} done in ${(tookMs / 1_000).toFixed(0)} s`;
}
