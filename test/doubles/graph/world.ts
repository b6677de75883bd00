/** What stands behind the double: accounts, their mailboxes and calendars, and what is set for all of them. */
import { createHash } from "node:crypto";
import type { Event, Message, SingleValueLegacyExtendedProperty } from "@microsoft/microsoft-graph-types";
import { seeded } from "../seeded.ts";

type Instant = Temporal.Instant;

export type Kind = "work" | "personal";

/** A message or an event. Microsoft keeps two ids for it: the usual one changes whenever it moves to another folder. */
export interface Item<T> {
  /** What `Prefer: IdType="ImmutableId"` gives. */
  steadyId: string;
  /** What is given without that header. */
  movingId: string;
  /** Folder or calendar. */
  place: string;
  data: T;
  extended: SingleValueLegacyExtendedProperty[];
  /** The change that made it be here, and the last one to what it says. */
  madeAt: number;
  changedAt: number;
  /** The last change that was only a mark: read or unread. */
  markedAt: number;
  version: number;
}

export interface MailItem extends Item<Message> {
  /** What came from outside, byte for byte. Of what was written here, Exchange keeps no MIME: it makes one when asked. */
  mime: Uint8Array | undefined;
  /** Message-IDs that it answers, nearest last, with their angle brackets. */
  references: string[];
  files: Attached[];
  /** OData's name of its type, where it is not just a message. */
  type: string | undefined;
  isLeaving: boolean;
}

export interface Attached {
  filename: string;
  contentType: string;
  content: Uint8Array;
}

export interface EventItem extends Item<Event> {
  start: Instant;
  end: Instant;
}

/** What is no longer where it was. */
export interface Removed {
  steadyId: string;
  movingId: string;
  place: string;
  at: number;
  reason: "changed" | "deleted";
}

export interface Account {
  email: string;
  name: string;
  /** A Windows name, such as "W. Europe Standard Time". */
  timeZone: string;
  kind: Kind;
  oid: string;
  tid: string;
  mails: MailItem[];
  events: EventItem[];
  removed: Removed[];
  /** By id: name. The first is the account's own calendar. */
  calendars: Map<string, string>;
  /** Rises with every change. */
  change: number;
  /** By transactionId, kept also when the event is gone. */
  transactions: Map<string, { body: string; steadyId: string }>;
  sync: { refused: Refusal | undefined; generation: number; again: number; isDoubled: boolean };
  /** Refusals of sending: when a mail left. */
  sentTimes: Instant[];
  requestTimes: Instant[];
}

export type Refusal = "gone" | "sync-state-not-found" | "resync-required";

/** How the copy in Sent Items comes about. The vendor promises only that there will be one. */
export interface SentCopy {
  /** How long after the send; `settle` waits for `settleLate()`. */
  after: Temporal.Duration | "settle";
  /** Whether the immutable id of the draft finds it. */
  id: "same" | "different";
  /** What the mailbox shows until then: the draft as if it were unsent, or nothing. */
  meanwhile: "draft" | "nothing";
  keepsProperties: boolean;
}

/** How signing in goes. */
export interface Login {
  /** How long a device code is good, and how long a client waits between two questions; in seconds. */
  deviceSeconds: number;
  deviceInterval: number;
  /** How long a refresh token goes on after it gave another. */
  oldRefreshLife: Temporal.Duration;
  /** What nobody is granted, whatever they agree to: an administrator allowed less. */
  withhold: string[];
  /** With what the token endpoint refuses everything: conditional access, a blocked account. */
  refuse: { error: string; number: number; message: string; suberror?: string } | undefined;
}

/** A mail that left, once for each address: what a test counts to know that nobody was written to twice. */
export interface Delivery {
  from: string;
  to: string;
  messageId: string;
  subject: string;
  at: Instant;
  raw: Uint8Array;
}

/** A mail about an event. Creating, moving and cancelling one sends them by itself. */
export interface Invitation {
  method: "REQUEST" | "CANCEL";
  eventId: string;
  from: string;
  to: string;
  at: Instant;
}

interface Grant {
  account: Account;
  scopes: string[];
  expires: Instant;
}

export interface Code extends Grant {
  redirectUri: string;
  challenge: string | undefined;
  nonce: string | undefined;
  isUsed: boolean;
}

export interface Device {
  userCode: string;
  scopes: string[];
  tenant: string;
  expires: Instant;
  state: { kind: "pending" } | { kind: "declined" } | { kind: "approved"; account: Account };
  /** Of the real clock, in milliseconds: how often a client asks is no matter of the double's. */
  polledAt: number | undefined;
}

export interface Grants {
  codes: Map<string, Code>;
  refresh: Map<string, Grant & { isRevoked: boolean }>;
  access: Map<string, Grant & { isRevoked: boolean }>;
  devices: Map<string, Device>;
  /** Addresses of those whose administrator has to agree first. */
  needsAdmin: Set<string>;
}

export interface World {
  /** Where the double listens; set when it does. */
  url: string;
  clock: () => Instant;
  /** From 0 up to 1; the same numbers for the same seed. */
  random: () => number;
  newId: (prefix: string, length: number) => string;
  accounts: Map<string, Account>;
  sentCopy: SentCopy;
  login: Login;
  /** What happens later: at its time, or by `settleLate()` at the latest. */
  late: { due: Instant | undefined; run: () => void | Promise<void> }[];
  deliveries: Delivery[];
  invitations: Invitation[];
  grants: Grants;
  /** What a client did that it must not do although the vendor lets it pass. */
  violations: string[];
}

export function newWorld(clock: () => Instant, seed: number): World {
  let count = 0;
  return {
    url: "",
    clock,
    random: seeded(seed),
    newId: (prefix, length) => {
      count += 1;
      const hash = createHash("sha512").update(`${seed} ${count} ${prefix}`).digest("base64url");
      return (
        prefix +
        hash
          .repeat(3)
          .slice(0, length - prefix.length - 1)
          .concat("=")
      );
    },
    accounts: new Map(),
    sentCopy: {
      after: Temporal.Duration.from({ seconds: 0 }),
      id: "same",
      meanwhile: "nothing",
      keepsProperties: true,
    },
    login: {
      deviceSeconds: 900,
      deviceInterval: 5,
      oldRefreshLife: Temporal.Duration.from({ hours: 24 }),
      withhold: [],
      refuse: undefined,
    },
    late: [],
    deliveries: [],
    invitations: [],
    grants: {
      codes: new Map(),
      refresh: new Map(),
      access: new Map(),
      devices: new Map(),
      needsAdmin: new Set(),
    },
    violations: [],
  };
}

/** Does what is due by the clock; with `all`, also what would come later. Returns how many. */
export async function settle(world: World, all: "all" | "due"): Promise<number> {
  const now = world.clock();
  const isDue = (due: Instant | undefined): boolean =>
    all === "all" || (due !== undefined && Temporal.Instant.compare(due, now) <= 0);
  const ready = world.late
    .filter(({ due }) => isDue(due))
    .toSorted((a, b) => (a.due?.epochMilliseconds ?? Infinity) - (b.due?.epochMilliseconds ?? Infinity));
  world.late = world.late.filter((one) => !ready.includes(one));
  for (const { run } of ready) await run();
  return ready.length;
}

/** The well-known folders; any other folder is refused. */
export const folderNames: Record<string, string> = {
  inbox: "Inbox",
  drafts: "Drafts",
  sentitems: "Sent Items",
  deleteditems: "Deleted Items",
  archive: "Archive",
  junkemail: "Junk Email",
  outbox: "Outbox",
};
