/** One mailbox of a fleet, for a command. Its rules are those that were applied last; its files lie below the fleet's folder. */
import { hostname } from "node:os";
import { readEnvironment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { openPostgresStore } from "../store/postgres/open.ts";
import type { Mailboxes } from "../store/shared-store.ts";
import { begin } from "./begin.ts";
import type { FleetSettings } from "./fleet-settings.ts";
import { type Access, addressOf, type Home, type Opening, toHome } from "./home.ts";
import { mailboxFolder } from "./mailbox-folder.ts";
import { storedRules } from "./stored-rules.ts";
import { whichMailbox } from "./which-mailbox.ts";

export async function openFleetHome(
  opening: Opening,
  { databaseUrl, mailbox }: FleetSettings,
  access: Access,
): Promise<Home> {
  const { environment = readEnvironment() } = opening;
  const store = await openPostgresStore({ url: databaseUrl, key: environment.key, mostConnections: 4 });
  try {
    const mailboxId = await meant(store.mailboxes, mailbox);
    let isStill = false;
    const reader = storedRules(store.mailboxes, mailboxId, () => isStill);
    const rules = await reader.read();
    const whose = await whichMailbox(store, rules.rules.mailbox, addressOf(rules));
    const clock = await begin(store, whose, { access, environment, ...opening });
    isStill = clock.isVirtual;
    const folder = mailboxFolder(opening.home, mailboxId);
    const [isShared, workerName, { close }] = [true, fleetWorkerName(), store];
    return toHome({ folder, reader, rules, whose, environment, store, clock, isShared, workerName, close });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Everybody who lives in a fleet. Throws `store/…`. */
export async function fleetMailboxes(url: string): Promise<{ mailboxId: MailboxId; address: string }[]> {
  const store = await openPostgresStore({ url, mostConnections: 1 });
  return store.mailboxes.list().finally(store.close);
}

/** Names a process among those of all machines. */
export function fleetWorkerName(): string {
  return `${hostname()}-${process.pid}`;
}

/** `wanted` is an address or an id. Throws `fleet/mailbox`. */
export async function meant(mailboxes: Mailboxes, wanted: string | undefined): Promise<MailboxId> {
  const all = (await mailboxes.list()).sort((a, b) => (a.address < b.address ? -1 : 1));
  const text = wanted?.trim().toLowerCase();
  const found =
    text === undefined ? all : all.filter(({ mailboxId, address }) => mailboxId === text || address === text);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first.mailboxId;
  const some = all.slice(0, 5).map(({ address, mailboxId }) => `  ${address}  ${mailboxId}`);
  const list = all.length === 0 ? "" : `\n${some.join("\n")}${all.length > 5 ? "\n  …" : ""}`;
  if (all.length === 0) {
    throw new Problem("fleet/mailbox", {
      what: "There is no mailbox in this fleet yet.",
      next: "Bring the first one in: `quarterhour apply rules.yaml`, or `quarterhour move --to` from a home.",
    });
  }
  throw new Problem("fleet/mailbox", {
    what:
      wanted === undefined
        ? `This fleet has ${all.length} mailboxes, and none was named:${list}`
        : found.length === 0
          ? `There is no mailbox ${wanted} in this fleet. There are:${list}`
          : `${wanted} stands for ${found.length} mailboxes of this fleet:${list}`,
    next: "Name one by its address or its id: `--as ADDRESS`, or QUARTERHOUR_MAILBOX.",
  });
}
