/**
 * A double of Google for tests: Gmail, Calendar and the sign-in on one loopback address, with a memory, strict where
 * Google is strict and odd where Google is odd. What it could not do as Google does, it refuses with 501; what it does
 * not know is 404 and a stray.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { calendarAround } from "./google/calendar-around.ts";
import { emptyBook } from "./google/calendar-book.ts";
import { calendarEvents } from "./google/calendar-events.ts";
import { calendarList } from "./google/calendar-list.ts";
import { type Faults, faultDesk } from "./google/faults.ts";
import { gmailAccount } from "./google/gmail-account.ts";
import { gmailDrafts } from "./google/gmail-drafts.ts";
import { gmailMessages } from "./google/gmail-messages.ts";
import { type GoogleUser, googleUser } from "./google/google-user.ts";
import { endAccess, revokeAll } from "./google/grants.ts";
import { lateDesk } from "./google/late.ts";
import { type Quota, quotaDesk } from "./google/quota.ts";
import { type RequestRecord, serve } from "./google/server.ts";
import {
  accountOf,
  addAccount,
  type Delivery,
  emptyWorld,
  type Invitation,
  type WorldOptions,
} from "./google/world.ts";

export interface GoogleDouble {
  /** For both QUARTERHOUR_GOOGLE_API and QUARTERHOUR_GOOGLE_OAUTH. */
  url: string;
  /** `calendars` are further ones beside the primary, by id. */
  addUser(user: NewUser): GoogleUser;
  user(email: string): GoogleUser;
  /** The one OAuth client that is registered. */
  client: { id: string; secret: string };
  faults: Faults;
  quota: Quota;
  /** In the order in which they came. */
  requests: RequestRecord[];
  /** Requests for what the double does not have. A test that ends without any asked for nothing unknown. */
  strays: RequestRecord[];
  /** Every mail that left, once for each address. */
  deliveries: readonly Delivery[];
  /** Every mail that Calendar sent about an event. */
  invitations: readonly Invitation[];
  clock(): Temporal.Instant;
  /** May be changed while it runs. */
  options: WorldOptions;
  /** Every history id given so far is forgotten. */
  expireHistory(email: string): void;
  expireSyncTokens(email: string): void;
  /** Access tokens end before their time; refresh tokens go on. */
  expireAccess(email: string): void;
  /** The user takes back what was allowed. */
  revokeGrant(email: string): void;
  /** Does what `late` faults left to be done; says how many there were. */
  settleLate(): number;
  /** Stops it; throws what went wrong inside the double itself. */
  close(): Promise<void>;
}

export interface NewUser {
  email: string;
  name?: string;
  timeZone?: string;
  sub?: string;
  calendars?: readonly string[];
}

export interface GoogleOptions extends Partial<WorldOptions> {
  /** The machine's where undefined. */
  clock?: () => Temporal.Instant;
  seed?: number;
}

export async function googleDouble(options: GoogleOptions = {}): Promise<GoogleDouble> {
  const { clock = () => Temporal.Now.instant(), seed = 1, ...lives } = options;
  const world = emptyWorld(clock, seed, lives);
  const troubles: unknown[] = [];
  const broken = (error: unknown) => {
    troubles.push(error);
  };
  const { faults, pick } = faultDesk((times) => {
    world.missedCollisions = times;
  });
  const { quota, spend } = quotaDesk(world);
  const late = lateDesk(world, broken);
  const requests: RequestRecord[] = [];
  const strays: RequestRecord[] = [];
  const handlers = {
    ...gmailAccount,
    ...gmailDrafts,
    ...gmailMessages,
    ...calendarEvents,
    ...calendarList,
    ...calendarAround,
  };
  const parts = { world, handlers, pick, spend, requests, strays, late, broken };
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      broken(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const user = (email: string) => googleUser(world, email, () => late.settleDue());
  return {
    url: `http://127.0.0.1:${port}`,
    addUser: ({ calendars = [], ...who }) => {
      const account = addAccount(world, who);
      const { email, timeZone } = account;
      account.calendars.set(email, emptyBook(email, email, timeZone));
      for (const id of calendars)
        account.calendars.set(id.toLowerCase(), emptyBook(id.toLowerCase(), id, timeZone));
      return user(email);
    },
    user,
    client: world.client,
    faults,
    quota,
    requests,
    strays,
    deliveries: world.deliveries,
    invitations: world.invitations,
    clock,
    options: world.options,
    expireHistory: (email) => {
      const { mailbox } = accountOf(world, email);
      mailbox.historyFloor = mailbox.historyId + 1n;
      mailbox.historyId += 1n;
      mailbox.history = [];
    },
    expireSyncTokens: (email) => {
      for (const book of accountOf(world, email).calendars.values()) {
        book.changes += 1;
        book.syncFloor = book.changes;
      }
    },
    expireAccess: (email) => endAccess(world, accountOf(world, email)),
    revokeGrant: (email) => revokeAll(world, accountOf(world, email)),
    settleLate: () => late.settleAll(),
    close: async () => {
      late.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (troubles.length > 0) throw new AggregateError(troubles, "the double of Google broke");
    },
  };
}
