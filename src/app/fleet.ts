/** A fleet as a worker process sees it: one store, many mailboxes, each opened when it is first rung for. */

import type { WorkerDeps } from "../../workers/deps.ts";
import type { FleetDeps } from "../../workers/run-fleet.ts";
import { type Environment, readEnvironment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { Ring } from "../queue/queue.ts";
import { clockCursor, movedCursor } from "../store/cursor-names.ts";
import { openPostgresStore, type PostgresStore } from "../store/postgres/open.ts";
import { wallClock } from "./choose-clock.ts";
import { fleetWorkerName } from "./fleet-home.ts";
import { addressOf, toHome } from "./home.ts";
import type { Log } from "./last-good.ts";
import { isLoopbackOnly } from "./loopback-only.ts";
import { mailboxFolder } from "./mailbox-folder.ts";
import { storedRules } from "./stored-rules.ts";
import { type Whose, whichMailbox } from "./which-mailbox.ts";

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
  /** This process's own, where it is not given. */
  environment?: Environment;
  ring(ring: Ring): Promise<void>;
  log: Log;
}

/** How many mailboxes a process keeps open: rules and templates are read again for one that was let go. */
const mostOpen = 500;

/** Throws `store/older`, `store/newer` and `store/unavailable`. */
export async function openFleet(opening: FleetOpening): Promise<Fleet> {
  const { databaseUrl: url, mostConnections, log, ring, environment = readEnvironment() } = opening;
  const { key } = environment;
  const store = await openPostgresStore({
    url,
    key,
    ...(mostConnections === undefined ? {} : { mostConnections }),
  });
  const open = new Map<MailboxId, Mailbox>();

  return {
    store,
    mailboxes: store.mailboxes,
    clock: wallClock,
    serverNow: store.serverNow,
    log,
    close: store.close,
    async deps(mailboxId) {
      const known = open.get(mailboxId) ?? (await openMailbox({ ...opening, environment }, store, mailboxId));
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
  { home: folder, environment }: FleetOpening & { environment: Environment },
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
  let made: { whose: Whose; isVirtual: boolean; deps: WorkerDeps } | undefined;
  let asked = Number.NEGATIVE_INFINITY;
  let whose: Whose | undefined;

  /** An account may be connected, or disconnected, at any time. */
  async function whoseNow(): Promise<Whose> {
    if (whose !== undefined && performance.now() - asked < mostAgeMs) return whose;
    const { mailbox } = (await reader.read()).rules;
    const found = await whichMailbox(store, mailbox, addressOf({ rules: { mailbox } }));
    asked = performance.now();
    if (whose === undefined || !isSame(whose, found)) whose = found;
    return whose;
  }

  return {
    async deps(wiring) {
      if ((await store.cursors.read(mailboxId, movedCursor)) !== undefined) return undefined;
      const current = await whoseNow();
      // Before an account is connected there is no mailbox to work in; afterwards its rules stand under another id.
      if (!current.isConnected || current.mailboxId !== mailboxId) return undefined;
      // Only where no mail can leave can a mailbox be on a clock that is given: the store says where it stands.
      const isPractice = await isLoopbackOnly(current, environment);
      given = isPractice ? (await store.cursors.read(mailboxId, clockCursor))?.at : undefined;
      const isVirtual = given !== undefined;
      if (made?.isVirtual === isVirtual && made.whose === current) return made.deps;
      const home = toHome({
        folder: mailboxFolder(folder, mailboxId),
        reader,
        rules,
        whose: current,
        environment,
        store,
        clock: { isVirtual, now: () => given ?? wallClock() },
        isShared: true,
        workerName: fleetWorkerName(),
        close: async () => {},
      });
      made = { whose: current, isVirtual, deps: await home.deps(wiring) };
      return made.deps;
    },
  };
}

/** How long a worker goes on without asking whether the account is still connected, in milliseconds. */
const mostAgeMs = 5_000;

function isSame(a: Whose, b: Whose): boolean {
  return (
    a.mailboxId === b.mailboxId &&
    a.isConnected === b.isConnected &&
    a.account?.connectedAt.epochMilliseconds === b.account?.connectedAt.epochMilliseconds
  );
}
