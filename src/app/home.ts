/** A mailbox with everything around it, opened: what every command and worker is given. */
import type { WorkerDeps } from "../../workers/deps.ts";
import { type MailboxId, toMailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { ParsedRules } from "../core/rules/parse-rules.ts";
import { normaliseAddress } from "../formats/address.ts";
import type { Templates } from "../mail/templates.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "./choose-clock.ts";
import type { FleetSettings } from "./fleet-settings.ts";
import { openPorts } from "./open-ports.ts";
import type { RulesReader } from "./rules-reader.ts";
import { templatesReader } from "./templates-reader.ts";

type Instant = Temporal.Instant;

export interface Opening {
  /** The folder that holds rules.yaml; of a fleet, its folder of files. */
  home: string;
  /** Absent: everything lives in the home. */
  fleet?: FleetSettings | undefined;
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
  /** For `planHome` and the workers. Throws as `zone` does. */
  deps(wiring?: Wiring): Promise<WorkerDeps>;
  close(): Promise<void>;
}

export interface Parts {
  folder: string;
  reader: RulesReader;
  rules: ParsedRules;
  mailboxId: MailboxId;
  store: Store;
  clock: Clock;
  isShared: boolean;
  /** Names the holder of a lease. */
  workerName: string;
  close(): Promise<void>;
}

export function toHome(parts: Parts): Home {
  const { folder, reader, rules, mailboxId, store, clock, isShared, workerName } = parts;
  const address = addressOf(rules);
  const isConnected = rules.rules.mailbox.provider === "local";
  const templates = templatesReader(folder);
  return {
    folder,
    rules,
    rulesText: reader.text,
    mailboxId,
    address,
    isConnected,
    isVirtual: clock.isVirtual,
    isShared,
    store,
    clock: clock.now,
    zone: () => zoneOf(rules),
    templates: templates.read,
    async deps(wiring = {}) {
      const zone = zoneOf(rules);
      const log = wiring.log ?? (() => {});
      const ports = await openPorts(folder, {
        address,
        isConnected,
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
        holidays: (await import("../formats/holidays.ts")).holidaysOf,
        zone,
        clock: clock.now,
        isVirtual: clock.isVirtual,
        isShared,
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
export function addressOf({ rules }: ParsedRules): string {
  const { address } = rules.mailbox;
  return normaliseAddress(address) ?? address.toLowerCase();
}

/** The mailbox that rules speak of. An address without an account shares the id of its practice mailbox, so that contacts imported before stay. */
export function mailboxIdOf(rules: ParsedRules): MailboxId {
  return toMailboxId(rules.rules.mailbox.provider ?? "local", addressOf(rules));
}

function zoneOf({ rules }: ParsedRules): string {
  const { timezone } = rules.me;
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
