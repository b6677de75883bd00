/** Workers whose clocks are 20 s slow, right and 20 s fast, and one that is a minute fast: who of them does what. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mailboxFolder } from "../../../src/app/mailbox-folder.ts";
import { migratePostgres, openPostgresStore } from "../../../src/store/postgres/open.ts";
import type { Place } from "../../servers/place.ts";
import { filesIn, type MailboxFiles } from "./chaos-run.ts";
import { moveIn, type Owner } from "./crowd.ts";
import type { Faketime } from "./faketime.ts";
import { watchLedger } from "./ledger-watch.ts";
import { type Line, type WorkerProcess, workerProcess } from "./worker-processes.ts";

export interface ClockRun {
  /** What each worker did, by the seconds that its clock was off. */
  did: ReadonlyMap<number, number>;
  /** What the one that is off said of it. */
  off: Line;
  /** How many it did once its clock was right. */
  didAfterwards: number;
  files: readonly MailboxFiles[];
  /** How many were done of those that were due. */
  done: number;
  accidents: string[];
}

const slowRightFast = [-20, 0, 20];
const far = 60;

/** The first owners move in while the fourth clock is off, the `late` ones once it is right. */
export async function clockRun(
  services: Place,
  { off }: Extract<Faketime, { kind: "there" }>,
  owners: { first: readonly Owner[]; late: readonly Owner[] },
): Promise<ClockRun> {
  const home = mkdtempSync(join(tmpdir(), "quarterhour-clocks-"));
  const databaseUrl = await services.newDatabase();
  await migratePostgres({ url: databaseUrl });
  await services.flushRedis();
  const store = await openPostgresStore({ url: databaseUrl, mostConnections: 2 });
  const watch = watchLedger(databaseUrl);
  const place = { databaseUrl, redisUrl: services.redisUrl, home, options: ["--concurrency", "2"] };
  const begin = (seconds: number) =>
    workerProcess({ ...place, ...(seconds === 0 ? {} : { environment: off(seconds) }) });
  const running: WorkerProcess[] = [];
  try {
    const wrong = begin(far);
    running.push(wrong);
    // Nobody else is there yet to take anything from it.
    const [said] = await Promise.all([wrong.hears("clock.off"), wrong.hears("worker.ready")]);
    const workers = slowRightFast.map(begin);
    running.push(...workers);
    await Promise.all(workers.map((worker) => worker.hears("worker.ready")));

    await moveAll(owners.first);
    const due = countOf(owners.first);
    await watch.until(() => watch.doneAt.size >= due, 90_000);
    const did = new Map(
      [...slowRightFast, far].map((seconds, at) => [seconds, deedsOf([...workers, wrong][at])]),
    );

    await wrong.stop();
    const right = begin(0);
    running.push(right);
    await right.hears("worker.ready");
    await moveAll(owners.late);
    await watch.until(() => watch.doneAt.size >= due + countOf(owners.late), 90_000);
    await Promise.all(running.map((worker) => worker.stop()));
    return {
      did,
      off: said,
      didAfterwards: deedsOf(right),
      files: [...owners.first, ...owners.late].map(({ mailboxId }) =>
        filesIn(mailboxFolder(home, mailboxId)),
      ),
      done: watch.doneAt.size,
      accidents: running.flatMap(({ accidents }) => accidents),
    };
  } finally {
    await Promise.all(running.map((worker) => worker.stop()));
    await watch.stop();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }

  async function moveAll(some: readonly Owner[]): Promise<void> {
    for (const owner of some) await moveIn(store, owner, Temporal.Now.instant());
  }
}

function countOf(owners: readonly Owner[]): number {
  return owners.reduce((sum, { people }) => sum + people.length, 0);
}

function deedsOf(worker: WorkerProcess | undefined): number {
  return (worker?.lines ?? []).filter(({ event }) => event === "act.drafted" || event === "act.sent").length;
}
