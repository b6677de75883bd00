/**
 * A double of Microsoft: the identity platform and Graph v1.0 on one loopback port, for mail and calendar. Whatever
 * an adapter can trip over is here; what the real one refuses is refused; what is not here is 404 and in `strays`.
 */
import { accountOf, addAccount, guid, type NewUser } from "./graph/accounts.ts";
import type { Faults } from "./graph/faults.ts";
import { endAccess, revokeAll } from "./graph/grants.ts";
import { type GraphUser, graphUser } from "./graph/graph-user.ts";
import { listen } from "./graph/http.ts";
import { graphServer, type RequestRecord } from "./graph/server.ts";
import {
  type Delivery,
  type Invitation,
  type Login,
  newWorld,
  type Refusal,
  type SentCopy,
  settle,
} from "./graph/world.ts";

export interface GraphDouble {
  /** Without a slash at the end; both `https://login.microsoftonline.com` and `https://graph.microsoft.com`. */
  url: string;
  client: { id: string };
  addUser(who: NewUser): GraphUser;
  user(email: string): GraphUser;
  faults: Faults;
  /** Every request, in order. */
  requests: RequestRecord[];
  /** Requests for what the double does not have. A test that ends without any asked for nothing unknown. */
  strays: RequestRecord[];
  /** What a client did that it must not do although Graph lets it pass. */
  violations: string[];
  /** Every mail that left, once for each address. */
  deliveries: readonly Delivery[];
  /** Every mail that the calendar sent about an event. */
  invitations: readonly Invitation[];
  clock(): Temporal.Instant;
  /** May be changed at any time. */
  sentCopy: SentCopy;
  login: Login;
  /** The most requests that were in flight for one mailbox. */
  mostAtOnce(email: string): number;
  /** From now on every link of delta that was given out is refused, in one of the three ways of Graph. */
  expireDelta(email: string, how?: Refusal): void;
  /** The next round of delta gives the last `n` old changes again. */
  replayDelta(email: string, n: number): void;
  /** The next round of delta gives everything twice. */
  doubleDelta(email: string): void;
  /** Access tokens end before their time; refresh tokens go on. */
  expireAccess(email: string): void;
  /** The person takes their consent back. Access tokens die too, unless `refresh` is all that is meant. */
  revokeGrant(email: string, what?: "all" | "refresh"): void;
  /** Nobody of these may agree without their administrator. */
  needAdmin(email: string): void;
  /** Everything that comes later comes now. Returns how many. */
  settleLate(): Promise<number>;
  /** Stops it; throws what went wrong inside the double itself. */
  close(): Promise<void>;
}

export interface GraphDoubleOptions {
  clock?: () => Temporal.Instant;
  seed?: number;
  /** Real milliseconds that every request takes at least. */
  latency?: number;
}

export async function graphDouble(options: GraphDoubleOptions = {}): Promise<GraphDouble> {
  const world = newWorld(options.clock ?? (() => Temporal.Now.instant()), options.seed ?? 1);
  const client = { id: guid(world) };
  const troubles: unknown[] = [];
  const server = graphServer(world, client.id, options.latency ?? 1);
  const served = await listen(server.answer, (error) => troubles.push(error));
  world.url = served.url;
  return {
    url: served.url,
    client,
    addUser: (who) => graphUser(world, addAccount(world, who)),
    user: (email) => graphUser(world, accountOf(world, email)),
    faults: server.faults,
    requests: server.requests,
    strays: server.strays,
    violations: world.violations,
    deliveries: world.deliveries,
    invitations: world.invitations,
    sentCopy: world.sentCopy,
    login: world.login,
    clock: world.clock,
    expireAccess: (email) => endAccess(world, accountOf(world, email)),
    mostAtOnce: server.mostAtOnce,
    expireDelta: (email, how = "gone") => {
      const { sync } = accountOf(world, email);
      sync.generation += 1;
      sync.refused = how;
    },
    replayDelta: (email, n) => {
      accountOf(world, email).sync.again = n;
    },
    doubleDelta: (email) => {
      accountOf(world, email).sync.isDoubled = true;
    },
    revokeGrant: (email, what = "all") => revokeAll(world, accountOf(world, email), what),
    needAdmin: (email) => void world.grants.needsAdmin.add(accountOf(world, email).email),
    settleLate: () => settle(world, "all"),
    close: async () => {
      await served.close();
      if (troubles.length > 0) throw new AggregateError(troubles, "the double of Graph broke");
    },
  };
}
