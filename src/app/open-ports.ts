/** Mailbox and calendar of a home, by whoever holds them. */
import type { Environment } from "../config.ts";
import { type ActionKey, toMark } from "../core/keys.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { Calendar, Mailbox } from "../providers/provider.ts";
import type { Store } from "../store/store.ts";
import { noCalendar, noMailbox } from "./no-account.ts";
import { isPersonal } from "./personal-account.ts";
import type { Whose } from "./which-mailbox.ts";

export interface PortsWish {
  whose: Whose;
  store: Store;
  environment: Environment;
  /** The owner's normalised address. */
  address: string;
  isVirtual: boolean;
  clock(): Temporal.Instant;
  /** Where the rules name none. */
  zone: string;
  /** As they stand; the busy calendars are theirs. */
  rules(): Promise<Rules>;
}

export interface Ports {
  mailbox: Mailbox;
  calendar: Calendar;
  /** The video link that the calendar makes by itself; absent where it makes none. */
  calendarMakes?: "meet" | "teams";
  /** Milliseconds after which a lost answer cannot come true any more. */
  quietMs: number;
  /** What a mail carries to say whose action it is. */
  mark(key: ActionKey): string;
}

/** `folder` is the home's. */
export async function openPorts(folder: string, wish: PortsWish): Promise<Ports> {
  const local = { quietMs: 0, mark: (key: ActionKey): string => key };
  const { whose, store, environment, clock } = wish;
  const { provider, account, isConnected } = whose;
  if (!isConnected) return { ...local, mailbox: noMailbox, calendar: noCalendar };
  // A request that we gave up may still be carried out for two minutes.
  const remote = { quietMs: 120_000, mark: toMark };
  if (account !== undefined) {
    const { accounts, vault } = store;
    const seen = { account, accounts, vault, environment, clock, rules: wish.rules };
    if (provider === "google") {
      const { googlePorts } = await import("./google-account.ts");
      return { ...remote, ...googlePorts(seen), calendarMakes: "meet" };
    }
    if (provider === "microsoft") {
      const { microsoftPorts } = await import("./microsoft-account.ts");
      // And what Graph took may lie in Drafts for some time before its copy is seen.
      const ports = { ...remote, quietMs: 300_000, ...microsoftPorts(seen) };
      return isPersonal(account.accountId) ? ports : { ...ports, calendarMakes: "teams" };
    }
  }
  const { localPorts } = await import("./local-ports.ts");
  return { ...local, ...(await localPorts(folder, wish)) };
}
