/** A fleet as a worker process sees it: one store, many mailboxes, each opened when it is first rung for. */

import type { WorkerDeps } from "../../workers/deps.ts";
import type { FleetDeps } from "../../workers/run-fleet.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { Ring } from "../queue/queue.ts";
import { clockCursor, movedCursor } from "../store/cursor-names.ts";
import { openPostgresStore, type PostgresStore } from "../store/postgres/open.ts";
import { wallClock } from "./choose-clock.ts";
import { fleetWorkerName } from "./fleet-home.ts";
import { type Home, toHome } from "./home.ts";
import type { Log } from "./last-good.ts";
import { mailboxFolder } from "./mailbox-folder.ts";
import { storedRules } from "./stored-rules.ts";

export interface Fleet extends FleetDeps {
  store: PostgresStore;
  close(): Promise<void>;
}

export interface FleetOpening {
  /** The fleet's folder of files. */
  home: string;
  databaseUrl: string;
  /** The most connections to the database; 10 where it is not given. */
  mostConnections?: number;
  ring(ring: Ring): Promise<void>;
  log: Log;
}

/** How many mailboxes a process keeps open: rules and templates are read again for one that was let go. */
const mostOpen = 500;

/** Throws `store/older`, `store/newer` and `store/unavailable`. */
export async function openFleet(opening: FleetOpening): Promise<Fleet> {
  const { databaseUrl: url, mostConnections, log, ring } = opening;
  const store = await openPostgresStore(mostConnections === undefined ? { url } : { url, mostConnections });
  const open = new Map<MailboxId, Mailbox>();

  return {
    store,
    mailboxes: store.mailboxes,
    clock: wallClock,
    serverNow: store.serverNow,
    log,
    close: store.close,
    async deps(mailboxId) {
      const known = open.get(mailboxId) ?? (await openMailbox(opening, store, mailboxId));
      if (known === undefined) return undefined;
      // The one that was asked for longest ago goes first.
      open.delete(mailboxId);
      open.set(mailboxId, known);
      for (const oldest of open.keys()) {
        if (open.size <= mostOpen) break;
        open.delete(oldest);
      }
      return known.deps({ ring, log });
    },
  };
}

interface Mailbox {
  deps(wiring: Pick<WorkerDeps, "ring" | "log">): Promise<WorkerDeps | undefined>;
}

async function openMailbox(
  { home: folder }: FleetOpening,
  store: PostgresStore,
  mailboxId: MailboxId,
): Promise<Mailbox | undefined> {
  let given: Temporal.Instant | undefined;
  const reader = storedRules(store.mailboxes, mailboxId, () => given !== undefined);
  const rules = await reader.read().catch((error: unknown) => {
    if (error instanceof Problem && error.code === "rules/missing") return undefined;
    throw error;
  });
  if (rules === undefined) return undefined;
  const isPractice = rules.rules.mailbox.provider === "local";
  let made: { isVirtual: boolean; home: Home; deps: WorkerDeps } | undefined;

  return {
    async deps(wiring) {
      if ((await store.cursors.read(mailboxId, movedCursor)) !== undefined) return undefined;
      // Only a practice mailbox can be on a clock that is given: the store says where it stands.
      given = isPractice ? (await store.cursors.read(mailboxId, clockCursor))?.at : undefined;
      const isVirtual = given !== undefined;
      if (made?.isVirtual === isVirtual) return made.deps;
      const home = toHome({
        folder: mailboxFolder(folder, mailboxId),
        reader,
        rules,
        mailboxId,
        store,
        clock: { isVirtual, now: () => given ?? wallClock() },
        isShared: true,
        workerName: fleetWorkerName(),
        close: async () => {},
      });
      made = { isVirtual, home, deps: await home.deps(wiring) };
      return made.deps;
    },
  };
}
