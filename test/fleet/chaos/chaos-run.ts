/** One run: owners move into a fleet one after the other, real workers do what is due, and meanwhile things go wrong, or not. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { mailboxFolder } from "../../../src/app/mailbox-folder.ts";
import { type ActionKey, parseActionKey } from "../../../src/core/keys.ts";
import { Problem } from "../../../src/core/problem.ts";
import { migratePostgres, openPostgresStore, type PostgresStore } from "../../../src/store/postgres/open.ts";
import type { OwnServers } from "../../servers/own-servers.ts";
import { seeded } from "../../story/kill/kill-round.ts";
import { eventRows, mailRows, type Row } from "../../story/kill/read-files.ts";
import { letThemAccept } from "./acceptances.ts";
import { moveIn, type Owner } from "./crowd.ts";
import { type Disturbances, type Disturbed, disturb } from "./disturb.ts";
import { type LedgerWatch, watchLedger } from "./ledger-watch.ts";
import { type Line, type WorkerProcess, workerProcess } from "./worker-processes.ts";

export interface ChaosPlan {
  owners: readonly Owner[];
  /** How many of an owner's contacts say yes, where requests leave by themselves. */
  accepting: number;
  workers: number;
  /** Over how many milliseconds the owners move in, and things go wrong. */
  overMs: number;
  /** How many milliseconds what is left may take then. */
  patienceMs: number;
  disturbances: Disturbances | undefined;
}

export interface ChaosRun {
  /** Milliseconds from when an action was due to when its fact was seen; absent where it never was. */
  delays: ReadonlyMap<ActionKey, number>;
  /** What stands in the files of each mailbox, in the order of the owners. */
  files: readonly MailboxFiles[];
  /** Facts that say of one action more than once that it was done. */
  doublesInLedger: string[];
  disturbed: Disturbed | undefined;
  /** Lives of workers that ended though nobody killed them. */
  accidents: string[];
  /** How often each event was logged. */
  logged: ReadonlyMap<string, number>;
  /** How often each complaint was logged, without what differs from one to the next. */
  complaints: ReadonlyMap<string, number>;
  /** The slowest worker that was asked to stop, in milliseconds. */
  slowestStopMs: number;
  tookMs: number;
}

export interface MailboxFiles {
  drafts: Row[];
  sent: Row[];
  events: Row[];
}

export async function chaosRun(servers: OwnServers, plan: ChaosPlan): Promise<ChaosRun> {
  const home = mkdtempSync(join(tmpdir(), "quarterhour-chaos-"));
  const databaseUrl = await servers.newDatabase();
  await migratePostgres({ url: databaseUrl });
  await servers.flushRedis();
  const store = await openPostgresStore({ url: databaseUrl, mostConnections: 2 });
  const place = { databaseUrl, redisUrl: servers.redisUrl, home };
  const workers = Array.from({ length: plan.workers }, () => workerProcess(place));
  const watch = watchLedger(databaseUrl);
  try {
    await Promise.all(workers.map((worker) => worker.hears("worker.ready")));
    const began = performance.now();
    const disturbing =
      plan.disturbances === undefined
        ? undefined
        : disturb(plan.disturbances, plan.overMs, {
            servers,
            workers,
            random: seeded(plan.disturbances.seed),
            heldBy: watch.heldBy,
          });
    const due = dueTimes();
    const answering: Promise<void>[] = [];
    for (const [at, owner] of plan.owners.entries()) {
      await sleep(Math.max(0, began + (plan.overMs * at) / plan.owners.length - performance.now()));
      await patiently(() => moveIn(store, owner, Temporal.Now.instant()));
      due.requests(owner);
      if (owner.isAuto && plan.accepting > 0) answering.push(answer(owner));
    }
    const disturbed = await disturbing;
    await Promise.all(answering);
    await watch.until(() => due.count() <= watch.doneAt.size, plan.patienceMs);
    const tookMs = performance.now() - began;
    const stops = await Promise.all(workers.map((worker) => worker.stop()));
    return {
      delays: due.delays(watch),
      files: plan.owners.map(({ mailboxId }) => filesIn(mailboxFolder(home, mailboxId))),
      doublesInLedger: await doublesIn(store, plan.owners),
      disturbed,
      accidents: workers.flatMap(({ accidents }) => accidents),
      logged: counted(workers, ({ event }) => event),
      complaints: counted(workers, ({ event, says }) =>
        says === undefined ? undefined : `${event}: ${says}`,
      ),
      slowestStopMs: Math.max(...stops),
      tookMs,
    };

    /** Once all of their requests have gone. */
    async function answer(owner: Owner): Promise<void> {
      const haveGone = () => owner.people.every(({ request }) => watch.doneAt.has(request));
      const patienceMs = began + plan.overMs + plan.patienceMs - performance.now();
      if (!(await watch.until(haveGone, patienceMs))) return;
      await letThemAccept(mailboxFolder(home, owner.mailboxId), owner, plan.accepting);
      due.events(owner, plan.accepting);
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await watch.stop();
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** What is due, from when on. */
function dueTimes() {
  const times = new Map<string, number>();
  const nameOf = (key: ActionKey) => {
    const { contactId, step } = parseActionKey(key);
    return `${step} ${contactId}`;
  };
  return {
    count: () => times.size,
    requests({ people }: Owner) {
      for (const { request } of people) times.set(nameOf(request), performance.now());
    },
    events({ people }: Owner, count: number) {
      for (const { request } of people.slice(0, count)) {
        times.set(`event ${parseActionKey(request).contactId}`, performance.now());
      }
    },
    delays({ doneAt }: LedgerWatch): Map<ActionKey, number> {
      const delays = new Map<ActionKey, number>();
      for (const [key, at] of doneAt) {
        const from = times.get(nameOf(key));
        if (from !== undefined) delays.set(key, at - from);
      }
      return delays;
    },
  };
}

export function filesIn(folder: string): MailboxFiles {
  return { drafts: mailRows(folder, "Drafts"), sent: mailRows(folder, "Sent"), events: eventRows(folder) };
}

async function doublesIn(store: PostgresStore, owners: readonly Owner[]): Promise<string[]> {
  const doubles: string[] = [];
  for (const { mailboxId } of owners) {
    const { facts } = await store.ledger.read(mailboxId, { kind: "all" });
    const seen = new Set<string>();
    for (const fact of [...facts.values()].flat()) {
      if (fact.kind !== "sent" && fact.kind !== "drafted" && fact.kind !== "event-created") continue;
      const name = `${fact.kind} ${fact.key}`;
      if (seen.has(name)) doubles.push(name);
      seen.add(name);
    }
  }
  return doubles;
}

function counted(
  workers: readonly WorkerProcess[],
  nameOf: (line: Line) => string | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of workers.flatMap(({ lines }) => lines)) {
    const name = nameOf(line)?.replaceAll(/\d+/g, "#");
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A database that is away is waited for; whatever was written the first time is not written twice. */
async function patiently<T>(deed: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await deed();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "store/unavailable") throw error;
      await sleep(200);
    }
  }
}
