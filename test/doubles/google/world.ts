/** All that the double knows: its users, their mailboxes, calendars and grants, its clock and its chance. */

import { letters, seeded } from "../seeded.ts";
import type { CalendarBook } from "./calendar-book.ts";
import { emptyMailbox, type Mailbox } from "./mail-book.ts";

/** Somebody with an account at the double. */
export interface Account {
  /** Lower case. */
  email: string;
  name: string;
  sub: string;
  timeZone: string;
  mailbox: Mailbox;
  /** By id; the first is the primary one, whose id is the address. */
  calendars: Map<string, CalendarBook>;
}

export interface Code {
  account: Account;
  scopes: string[];
  redirectUri: string;
  challenge: string;
  isOffline: boolean;
  /** Whether the user was asked, not only shown. */
  isConsented: boolean;
  expires: number;
}

interface Token {
  account: Account;
  scopes: string[];
  expires: number;
}

export interface Grants {
  codes: Map<string, Code>;
  refresh: Map<string, Token>;
  /** An access token dies with the refresh token that it came of. */
  access: Map<string, Token & { of: string | undefined }>;
}

/** A mail that left, once for each address: what a test counts to know that nobody was written to twice. */
export interface Delivery {
  from: string;
  to: string;
  /** The real one, as the recipient sees it. */
  messageId: string;
  subject: string;
  at: Temporal.Instant;
  raw: Buffer;
}

/** A mail about an event. Only `sendUpdates` makes one. */
export interface Invitation {
  method: "REQUEST" | "CANCEL";
  eventId: string;
  from: string;
  to: string;
  sequence: number;
  at: Temporal.Instant;
}

/** Lives and lags are in milliseconds of the double's clock. */
export interface WorldOptions {
  accessTokenLife: number;
  /** While a client is in testing it is 7 days, and the reply says so; no end where undefined. */
  refreshTokenLife: number | undefined;
  historyLife: number;
  syncTokenLife: number;
  /** How long a new message is not found by a search. */
  indexLag: number;
  /** How long a conference stays pending. */
  conferenceLag: number;
  /** Mails a rolling day; none where undefined. */
  sendsPerDay: number | undefined;
  /** Whether a sync shows of a cancelled event no more than the documentation promises: its id. */
  bareCancelled: boolean;
  /** Whether history says the labels of a message, which it does without promising it. */
  historyLabels: boolean;
}

export interface World {
  clock(): Temporal.Instant;
  random(): number;
  letters(length: number, alphabet: string): string;
  options: WorldOptions;
  client: { id: string; secret: string };
  accounts: Map<string, Account>;
  grants: Grants;
  deliveries: Delivery[];
  invitations: Invitation[];
  /** How many taken event ids will still go unnoticed at creation. */
  missedCollisions: number;
}

const day = 86_400_000;

const usualOptions: WorldOptions = {
  accessTokenLife: 3_600_000,
  refreshTokenLife: undefined,
  historyLife: 7 * day,
  syncTokenLife: 30 * day,
  indexLag: 0,
  conferenceLag: 0,
  sendsPerDay: undefined,
  bareCancelled: false,
  historyLabels: false,
};

export function emptyWorld(
  clock: () => Temporal.Instant,
  seed: number,
  options: Partial<WorldOptions>,
): World {
  const random = seeded(seed);
  return {
    clock,
    random,
    letters: (length, alphabet) => letters(random, length, alphabet),
    options: { ...usualOptions, ...options },
    client: {
      id: `${letters(random, 12, "0123456789")}-${letters(random, 32, "abcdefghijklmnopqrstuvwxyz0123456789")}.apps.googleusercontent.com`,
      secret: `GOCSPX-${letters(random, 28, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}`,
    },
    accounts: new Map(),
    grants: { codes: new Map(), refresh: new Map(), access: new Map() },
    deliveries: [],
    invitations: [],
    missedCollisions: 0,
  };
}

export function addAccount(
  world: World,
  who: { email: string; name?: string; timeZone?: string; sub?: string },
): Account {
  const email = who.email.toLowerCase();
  if (world.accounts.has(email)) throw new Error(`${email} has an account already`);
  const account: Account = {
    email,
    name: who.name ?? email.slice(0, email.indexOf("@")),
    sub: who.sub ?? `1${world.letters(20, "0123456789")}`,
    timeZone: who.timeZone ?? "America/New_York",
    mailbox: emptyMailbox(world.random),
    calendars: new Map(),
  };
  world.accounts.set(email, account);
  return account;
}

export function accountOf(world: World, email: string): Account {
  const account = world.accounts.get(email.toLowerCase());
  if (account === undefined) throw new Error(`${email} has no account at the double`);
  return account;
}
