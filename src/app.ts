/**
 * The only place that constructs things and makes the clock. What a command does not ask for is neither loaded nor
 * made: `status` needs no provider and no template.
 */
import { join } from "node:path";
import type { WorkerDeps } from "../workers/deps.ts";
import { checkKey } from "./app/check-key.ts";
import { chooseClock } from "./app/choose-clock.ts";
import { isLoopbackOnly } from "./app/loopback-only.ts";
import { openPorts } from "./app/open-ports.ts";
import { rulesReader } from "./app/rules-reader.ts";
import type { SignIns } from "./app/sign-ins.ts";
import { templatesReader } from "./app/templates-reader.ts";
import { type Whose, whichMailbox } from "./app/which-mailbox.ts";
import { type Environment, readEnvironment } from "./config.ts";
import type { MailboxId } from "./core/keys.ts";
import { Problem } from "./core/problem.ts";
import type { ParsedRules } from "./core/rules/parse-rules.ts";
import { normaliseAddress } from "./formats/address.ts";
import type { Templates } from "./mail/templates.ts";
import type { Account, Store } from "./store/store.ts";

type Instant = Temporal.Instant;

export interface Opening {
  /** The folder that holds rules.yaml. */
  home: string;
  /** What `--now` said. */
  now?: Instant | undefined;
  /** A clock that is moved from outside, such as the demo's; the home is virtual then. */
  clock?: () => Instant;
  /** This process's own, where it is not given. */
  environment?: Environment;
}

/**
 * `reading` writes no facts, so it may look at a virtual home without `--now`. `writing` writes facts. `working` is
 * the home's one worker: it takes the lock, voids the leases of a dead one, and holds the lock until `close`.
 */
export type Access = "reading" | "writing" | "working";

/** How a worker is connected with what is around it. Absent: nothing is rung, told or logged. */
export type Wiring = Partial<Pick<WorkerDeps, "ring" | "did" | "log">>;

export interface Home {
  folder: string;
  /** As they stood when the home was opened. */
  rules: ParsedRules;
  mailboxId: MailboxId;
  /** The owner's normalised address. */
  address: string;
  /** Who holds the mailbox; undefined where the rules do not say it and no account is connected. */
  provider: Whose["provider"];
  /** The account of that address, also one that was disconnected; none for the practice mailbox. */
  account: Account | undefined;
  /** False where no account is connected for the mailbox: then mailbox and calendar are empty, and nothing can be made. */
  isConnected: boolean;
  isVirtual: boolean;
  store: Store;
  /** Business time, in whole milliseconds. */
  clock(): Instant;
  /** The owner's zone. Throws `rules/invalid` where neither the rules nor a calendar name one. */
  zone(): string;
  /** Throws `templates/invalid`. */
  templates(): Promise<Templates>;
  signIns(): Promise<SignIns>;
  /** For `planHome` and the workers. Throws as `zone` does. */
  deps(wiring?: Wiring): Promise<WorkerDeps>;
  close(): Promise<void>;
}

/**
 * Opens the home in a folder. Throws `rules/missing`, `rules/unreadable`, `rules/invalid`, `clock/virtual`,
 * `clock/backwards`, `store/…`, and for a worker `store/locked`.
 */
export async function openHome(opening: Opening, access: Access): Promise<Home> {
  const { home: folder, environment = readEnvironment() } = opening;
  const reader = rulesReader(folder);
  const rules = await reader.read();
  const { address: written } = rules.rules.mailbox;
  const address = normaliseAddress(written) ?? written.toLowerCase();
  const { store, release } = await openStore(folder, access, environment);
  try {
    const whose = await whichMailbox(store, rules.rules.mailbox, address);
    const { mailboxId, account, isConnected } = whose;
    // A worker without the key would only find out when its first token has ended.
    if (access === "working" && isConnected && account !== undefined)
      await checkKey(await store.vault(), mailboxId);
    const isPractice = await isLoopbackOnly(whose, environment);
    const clock = await chooseClock(store, { mailboxId, isPractice, access, ...opening });
    const templates = templatesReader(folder);
    return {
      folder,
      rules,
      mailboxId,
      address,
      provider: whose.provider,
      account,
      isConnected,
      isVirtual: clock.isVirtual,
      store,
      clock: clock.now,
      zone: () => zoneOf(rules, account),
      templates: templates.read,
      async signIns() {
        const { signIns } = await import("./app/sign-ins.ts");
        return signIns({ mailboxId, address, account, store, environment, clock: clock.now });
      },
      async deps(wiring = {}) {
        const zone = zoneOf(rules, account);
        const log = wiring.log ?? (() => {});
        const ports = await openPorts(folder, {
          whose,
          store,
          environment,
          address,
          isVirtual: clock.isVirtual,
          clock: clock.now,
          zone,
          rules: async () => (await reader.lastGood(log)).rules,
        });
        return {
          mailboxId,
          ledger: store.ledger,
          contacts: store.contacts,
          cursors: store.cursors,
          mailbox: ports.mailbox,
          calendar: ports.calendar,
          rules: async () => (await reader.lastGood(log)).rules,
          templates: async () => (await templates.lastGood(log)).known,
          render: async (letter) => (await templates.lastGood(log)).render(letter),
          holidays: (await import("./formats/holidays.ts")).holidaysOf,
          zone,
          clock: clock.now,
          isVirtual: clock.isVirtual,
          ...(account === undefined ? {} : { signIn: () => accountNow(store, account) }),
          quietMs: ports.quietMs,
          mark: ports.mark,
          workerName: `solo-${process.pid}`,
          ring: wiring.ring ?? (async () => {}),
          did: wiring.did ?? (() => {}),
          log,
        };
      },
      async close() {
        await store.close();
        release();
      },
    };
  } catch (error) {
    await store.close();
    release();
    throw error;
  }
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

/** As it stands now: another process may have connected it anew, or found that it ended. */
async function accountNow(store: Store, { mailboxId }: Account): Promise<Account | undefined> {
  return (await store.accounts.all()).find((account) => account.mailboxId === mailboxId);
}

function zoneOf({ rules }: ParsedRules, account: Account | undefined): string {
  const timezone = rules.me.timezone ?? account?.zone;
  if (timezone !== undefined) return timezone;
  throw missingZone(rules.file);
}

/** The problem of a home whose zone nobody told: no time can be read or written without one. */
function missingZone(file = "rules.yaml"): Problem {
  return new Problem("rules/invalid", {
    what: "Your time zone is not known: `me.timezone` is missing, and there is no connected calendar that could say it.",
    where: file,
    next: `Add a line such as \`timezone: ${machineZone()}\` to \`me\`, then run \`quarterhour check\`.`,
  });
}

/** The zone of this machine, as an IANA name. */
export function machineZone(): string {
  return Temporal.Now.timeZoneId();
}
