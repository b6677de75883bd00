/**
 * The only place that constructs things and makes the clock. What a command does not ask for is neither loaded nor
 * made: `status` needs no provider and no template.
 */
import { join } from "node:path";
import type { Applied, applyRules as apply } from "./app/apply-rules.ts";
import { begin } from "./app/begin.ts";
import type { Fleet, FleetOpening } from "./app/fleet.ts";
import { type Access, addressOf, type Home, type Opening, toHome } from "./app/home.ts";
import type * as Move from "./app/move.ts";
import type { Moved } from "./app/move.ts";
import { rulesReader } from "./app/rules-reader.ts";
import { whichMailbox } from "./app/which-mailbox.ts";
import { type Environment, readEnvironment } from "./config.ts";
import type { MailboxId } from "./core/keys.ts";
import type { Store } from "./store/store.ts";

export type { FleetSettings } from "./app/fleet-settings.ts";
export { type Access, type Home, machineZone, type Opening } from "./app/home.ts";
export { mailboxFolder } from "./app/mailbox-folder.ts";

/**
 * Opens the home in a folder, or one mailbox of a fleet. Throws `rules/missing`, `rules/unreadable`, `rules/invalid`,
 * `clock/virtual`, `clock/backwards`, `store/…`, for a worker `store/locked`, and for a fleet `fleet/mailbox`.
 */
export async function openHome(opening: Opening, access: Access): Promise<Home> {
  if (opening.fleet !== undefined) {
    const { openFleetHome } = await import("./app/fleet-home.ts");
    return openFleetHome(opening, opening.fleet, access);
  }
  const { home: folder, environment = readEnvironment() } = opening;
  const reader = rulesReader(folder);
  const rules = await reader.read();
  const { store, release } = await openStore(folder, access, environment);
  const close = async () => {
    await store.close();
    release();
  };
  try {
    const whose = await whichMailbox(store, rules.rules.mailbox, addressOf(rules));
    const clock = await begin(store, whose, { access, environment, ...opening });
    const workerName = `solo-${process.pid}`;
    const isShared = false;
    return toHome({ folder, reader, rules, whose, environment, store, clock, isShared, workerName, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** A fleet, for a process that works for all its mailboxes. Throws `store/older`, `store/newer` and `store/unavailable`. */
export async function openFleet(opening: FleetOpening): Promise<Fleet> {
  return (await import("./app/fleet.ts")).openFleet(opening);
}

/** Gives a mailbox of a fleet its rules. Throws `rules/…`, `fleet/mailbox` and `store/…`. */
export async function applyRules(wish: Parameters<typeof apply>[0]): Promise<Applied> {
  return (await import("./app/apply-rules.ts")).applyRules(wish);
}

/** Everybody who lives in a fleet. Throws `store/…`. */
export async function fleetMailboxes(
  databaseUrl: string,
): Promise<{ mailboxId: MailboxId; address: string }[]> {
  return (await import("./app/fleet-home.ts")).fleetMailboxes(databaseUrl);
}

/** Takes a home into a fleet; see `src/app/move.ts`. */
export async function moveIntoFleet(...wish: Parameters<typeof Move.moveIntoFleet>): Promise<Moved> {
  return (await import("./app/move.ts")).moveIntoFleet(...wish);
}

/** Takes a mailbox of a fleet into a home; see `src/app/move.ts`. */
export async function moveIntoHome(...wish: Parameters<typeof Move.moveIntoHome>): Promise<Moved> {
  return (await import("./app/move.ts")).moveIntoHome(...wish);
}

/** Opens a home for the time of `work`, and closes it whatever happens. */
export async function withHome<T>(
  opening: Opening,
  access: Access,
  work: (home: Home) => Promise<T>,
): Promise<T> {
  const home = await openHome(opening, access);
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

/** The database of a home. */
export function databaseOf(folder: string): string {
  return join(folder, "data", "quarterhour.db");
}

async function openStore(
  folder: string,
  access: Access,
  { key }: Environment,
): Promise<{ store: Store; release: () => void }> {
  const { openSqliteStore } = await import("./store/sqlite/open.ts");
  const file = databaseOf(folder);
  if (access !== "working") return { store: await openSqliteStore({ file, key }), release: () => {} };
  const { takeHome } = await import("./store/sqlite/home.ts");
  const lock = await takeHome(join(folder, "data"));
  try {
    const store = await openSqliteStore({ file, key, verify: !lock.wasClean });
    await store.voidLeases();
    return { store, release: lock.release };
  } catch (error) {
    lock.release();
    throw error;
  }
}
