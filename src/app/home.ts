/** A mailbox with everything around it, opened: what every command and worker is given. */
import type { WorkerDeps } from "../../workers/deps.ts";
import type { Environment } from "../config.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { ParsedRules } from "../core/rules/parse-rules.ts";
import { normaliseAddress } from "../formats/address.ts";
import type { Templates } from "../mail/templates.ts";
import type { Account, Store } from "../store/store.ts";
import type { Clock } from "./choose-clock.ts";
import type { FleetSettings } from "./fleet-settings.ts";
import { openPorts } from "./open-ports.ts";
import type { RulesReader } from "./rules-reader.ts";
import type { SignIns } from "./sign-ins.ts";
import { templatesReader } from "./templates-reader.ts";
import type { Whose } from "./which-mailbox.ts";

type Instant = Temporal.Instant;

export interface Opening {
  /** The folder that holds rules.yaml; of a fleet, its folder of files. */
  home: string;
  /** Absent: everything lives in the home. */
  fleet?: FleetSettings | undefined;
  /** This process's own, where it is not given. */
  environment?: Environment;
  /** What `--now` said. */
  now?: Instant | undefined;
  /** A clock that is moved from outside, such as the demo's; the home is virtual then. */
  clock?: () => Instant;
}

/**
 * `reading` writes no facts, so it may look at a virtual home without `--now`. `writing` writes facts. `working` is
 * the home's one worker: it takes the lock, voids the leases of a dead one, and holds the lock until `close`.
 */
export type Access = "reading" | "writing" | "working";

/** How a worker is connected with what is around it. Absent: nothing is rung, told or logged. */
export type Wiring = Partial<Pick<WorkerDeps, "ring" | "did" | "log">>;

export interface Home {
  /** Of a practice mailbox: with its mail and calendar. */
  folder: string;
  /** As they stood when the home was opened. */
  rules: ParsedRules;
  /** As they are written now. */
  rulesText(): Promise<string>;
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
  /** It lives in a fleet, and other processes work for it. */
  isShared: boolean;
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

export interface Parts {
  folder: string;
  reader: RulesReader;
  rules: ParsedRules;
  whose: Whose;
  environment: Environment;
  store: Store;
  clock: Clock;
  isShared: boolean;
  /** Names the holder of a lease. */
  workerName: string;
  close(): Promise<void>;
}

export function toHome(parts: Parts): Home {
  const { folder, reader, rules, whose, environment, store, clock, isShared, workerName } = parts;
  const { mailboxId, provider, account, isConnected } = whose;
  const address = addressOf(rules);
  const templates = templatesReader(folder);
  return {
    folder,
    rules,
    rulesText: reader.text,
    mailboxId,
    address,
    provider,
    account,
    isConnected,
    isVirtual: clock.isVirtual,
    isShared,
    store,
    clock: clock.now,
    zone: () => zoneOf(rules, account),
    templates: templates.read,
    async signIns() {
      const { signIns } = await import("./sign-ins.ts");
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
        ...(ports.calendarMakes === undefined ? {} : { calendarMakes: ports.calendarMakes }),
        rules: async () => (await reader.lastGood(log)).rules,
        templates: async () => (await templates.lastGood(log)).known,
        render: async (letter) => (await templates.lastGood(log)).render(letter),
        holidays: (await import("../formats/holidays.ts")).holidaysOf,
        zone,
        clock: clock.now,
        isVirtual: clock.isVirtual,
        isShared,
        ...(account === undefined ? {} : { signIn: () => store.accounts.of(mailboxId) }),
        quietMs: ports.quietMs,
        mark: ports.mark,
        workerName,
        ring: wiring.ring ?? (async () => {}),
        did: wiring.did ?? (() => {}),
        log,
      };
    },
    close: parts.close,
  };
}

/** The owner's normalised address. */
export function addressOf({ rules }: { rules: Pick<ParsedRules["rules"], "mailbox"> }): string {
  const { address } = rules.mailbox;
  return normaliseAddress(address) ?? address.toLowerCase();
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
