/**
 * A double of Microsoft: the identity platform and Graph v1.0 on one loopback port, for mail and calendar. Whatever
 * an adapter can trip over is here; what the real one refuses is refused; what is not here is 404 and in `strays`.
 */
import { setTimeout as wait } from "node:timers/promises";
import { consumersTid } from "./graph/admission.ts";
import type { Answer, Call } from "./graph/call.ts";
import { parsePrefer } from "./graph/call.ts";
import { type Fault, type Faults, faultDesk } from "./graph/faults.ts";
import { isOver, revokeAll } from "./graph/grants.ts";
import { identity } from "./graph/identity.ts";
import { checkLimits } from "./graph/limits.ts";
import { permissions } from "./graph/methods.ts";
import { type GraphUser, graphUser } from "./graph/person.ts";
import { badRequest, errorBody, Refusal } from "./graph/refusal.ts";
import { handles, type Route, route } from "./graph/routes.ts";
import { checkBody, checkReply } from "./graph/schemas.ts";
import {
  type Account,
  type Delivery,
  type Invitation,
  type Kind,
  type Login,
  newWorld,
  type SentCopy,
  type Refusal as SyncRefusal,
  settle,
  type World,
} from "./graph/world.ts";
import { type Incoming, type Outgoing, type Seen, serve } from "./serve.ts";

export interface GraphDouble {
  /** Without a slash at the end; both `https://login.microsoftonline.com` and `https://graph.microsoft.com`. */
  url: string;
  client: { id: string };
  addUser(who: {
    email: string;
    name?: string;
    timeZone?: string;
    kind: Kind;
    oid?: string;
    tid?: string;
  }): GraphUser;
  user(email: string): GraphUser;
  faults: Faults;
  /** Every request, in order. */
  requests: Seen[];
  /** What was asked for and is not here. */
  strays: string[];
  /** What a client did that it must not do although Graph lets it pass. */
  violations: string[];
  deliveries: Delivery[];
  invitations: Invitation[];
  /** May be changed at any time. */
  sentCopy: SentCopy;
  login: Login;
  /** The most requests that were in flight for one mailbox. */
  mostAtOnce(email: string): number;
  /** From now on every link of delta that was given out is refused, in one of the three ways of Graph. */
  expireDelta(email: string, how?: SyncRefusal): void;
  /** The next round of delta gives the last `n` old changes again. */
  replayDelta(email: string, n: number): void;
  /** The next round of delta gives everything twice. */
  doubleDelta(email: string): void;
  /** The person takes their consent back. Access tokens die too, unless `refresh` is all that is meant. */
  revokeGrant(email: string, what?: "all" | "refresh"): void;
  /** Nobody of these may agree without their administrator. */
  needAdmin(email: string): void;
  /** Everything that comes later comes now. Returns how many. */
  settleLate(): Promise<number>;
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
  const desk = faultDesk();
  const requests: Seen[] = [];
  const strays: string[] = [];
  const running = new Map<string, number>();
  const most = new Map<string, number>();

  const answer = async (incoming: Incoming): Promise<Outgoing | "drop"> => {
    await settle(world, "due");
    const found = route(incoming.method, incoming.path);
    const isGraph = incoming.path.startsWith("/v1.0/");
    const fault = desk.pick(
      found?.method ??
        (isGraph ? `stray ${incoming.path}` : `login ${incoming.path.replace(/^\/[^/]+\//, "")}`),
    );
    const perform = async (): Promise<Outgoing> => {
      if (!isGraph) {
        const said = await identity(world, client.id, incoming);
        if (said !== undefined) return toOutgoing(said);
      }
      if (found !== undefined) return await atGraph(found);
      strays.push(`${incoming.method} ${incoming.path}`);
      return refused(
        world,
        new Refusal(
          404,
          "ResourceNotFound",
          `The double of Graph does not have ${incoming.method} ${incoming.path}.`,
        ),
      );
    };
    const atGraph = async (to: Route): Promise<Outgoing> => {
      try {
        return await graph(to);
      } catch (error) {
        if (error instanceof Refusal) return refused(world, error);
        throw error;
      }
    };
    const graph = async (to: Route): Promise<Outgoing> => {
      const account = signedIn(world, incoming, to);
      const count = (running.get(account.email) ?? 0) + 1;
      running.set(account.email, count);
      most.set(account.email, Math.max(count, most.get(account.email) ?? 0));
      try {
        checkLimits(account, count, world.clock());
        await wait(options.latency ?? 1);
        if (fault?.kind === "slow") await wait(fault.ms);
        const call = toCall(world, account, to, incoming);
        const said = await handles[to.method](call);
        if (said.bytes === undefined) checkReply(to.method, said.json ?? null);
        const applied = call.prefer.applied.join(", ");
        return toOutgoing(
          applied === "" ? said : { ...said, headers: { ...said.headers, "preference-applied": applied } },
        );
      } finally {
        running.set(account.email, (running.get(account.email) ?? 1) - 1);
      }
    };
    return await withFault(world, fault, perform);
  };

  const served = await serve(answer, requests);
  world.url = served.url;
  const accountOf = (email: string): Account => {
    const account = world.accounts.get(email.toLowerCase());
    if (account === undefined) throw new Error(`${email} has no account at the double`);
    return account;
  };
  return {
    url: served.url,
    client,
    addUser: (who) => graphUser(world, addAccount(world, who)),
    user: (email) => graphUser(world, accountOf(email)),
    faults: desk.faults,
    requests,
    strays,
    violations: world.violations,
    deliveries: world.deliveries,
    invitations: world.invitations,
    sentCopy: world.sentCopy,
    login: world.login,
    mostAtOnce: (email) => most.get(email.toLowerCase()) ?? 0,
    expireDelta: (email, how = "gone") => {
      const { sync } = accountOf(email);
      sync.generation += 1;
      sync.refused = how;
    },
    replayDelta: (email, n) => {
      accountOf(email).sync.again = n;
    },
    doubleDelta: (email) => {
      accountOf(email).sync.isDoubled = true;
    },
    revokeGrant: (email, what = "all") => revokeAll(world, accountOf(email), what),
    needAdmin: (email) => void world.grants.needsAdmin.add(accountOf(email).email),
    settleLate: () => settle(world, "all"),
    close: served.close,
  };
}

/** Throws 401 without a token that is good now, 403 where it does not allow this. */
function signedIn(world: World, incoming: Incoming, { method }: Route): Account {
  const token = /^Bearer (\S+)$/i.exec(incoming.headers.authorization ?? "")?.[1];
  const grant = world.grants.access.get(token ?? "");
  const why =
    token === undefined
      ? "Access token is empty."
      : grant === undefined
        ? "CompactToken parsing failed with error code: 80049217"
        : isOver(world, grant)
          ? "Lifetime validation failed, the token is expired."
          : grant.isRevoked
            ? "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp"
            : undefined;
  if (grant === undefined || why !== undefined) {
    throw new Refusal(401, "InvalidAuthenticationToken", why ?? "", {
      "www-authenticate":
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
    });
  }
  if (!permissions[method].some((scope) => grant.scopes.includes(scope))) {
    throw new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
  return grant.account;
}

function toCall(world: World, account: Account, to: Route, incoming: Incoming): Call {
  const type = incoming.headers["content-type"] ?? "";
  const isMime = type.startsWith("text/plain") && incoming.method === "POST";
  const text = Buffer.from(incoming.bytes).toString();
  let json: unknown = null;
  if (text !== "" && !isMime) {
    if (!type.startsWith("application/json"))
      throw new Refusal(415, "UnsupportedMediaType", `The media type '${type}' is not supported here.`);
    try {
      json = JSON.parse(text);
    } catch {
      throw badRequest(
        "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
      );
    }
  }
  if (!isMime) checkBody(to.method, json);
  const { headers, query, bytes } = incoming;
  const address = `${world.url}${incoming.path}`;
  return {
    world,
    account,
    params: to.params,
    address,
    query,
    headers,
    prefer: parsePrefer(headers.prefer),
    json,
    bytes,
  };
}

async function withFault(
  world: World,
  fault: Fault | undefined,
  perform: () => Promise<Outgoing>,
): Promise<Outgoing | "drop"> {
  switch (fault?.kind) {
    case undefined:
    case "slow":
      return await perform();
    case "lost-before":
      return "drop";
    case "lost-after":
      await perform();
      return "drop";
    case "late": {
      const due = world.clock().add({ milliseconds: fault.after ?? 60_000 });
      world.late.push({ due, run: async () => void (await perform()) });
      return "drop";
    }
    case "504-after":
      await perform();
      return refused(world, new Refusal(504, "UnknownError", ""));
    case "500":
      return refused(
        world,
        new Refusal(500, "generalException", "An internal server error occurred. The operation failed."),
      );
    case "503":
      return refused(
        world,
        new Refusal(503, "ServiceUnavailable", "The service is temporarily unavailable. Retry later."),
      );
    case "429": {
      const { retryAfter, empty } = fault;
      const value =
        typeof retryAfter === "object"
          ? new Date(retryAfter.epochMilliseconds).toUTCString()
          : String(retryAfter);
      const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": value };
      if (empty === true) return { status: 429, headers, bytes: Buffer.alloc(0) };
      return refused(world, new Refusal(429, "TooManyRequests", "Too many requests.", headers));
    }
  }
}

function toOutgoing({ status, json, bytes, headers }: Answer): Outgoing {
  const type: Record<string, string> =
    json === undefined ? {} : { "content-type": "application/json;odata.metadata=minimal;charset=utf-8" };
  return {
    status,
    headers: { ...type, ...headers },
    bytes: bytes ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json))),
  };
}

function refused(world: World, { status, code, message, headers }: Refusal): Outgoing {
  const id = guid(world);
  const json = errorBody(code, message, id, world.clock());
  return toOutgoing({ status, json, headers: { "request-id": id, ...headers } });
}

function addAccount(world: World, who: Parameters<GraphDouble["addUser"]>[0]): Account {
  const email = who.email.toLowerCase();
  if (world.accounts.has(email)) throw new Error(`${email} has an account already`);
  const isWork = who.kind === "work";
  const account: Account = {
    email,
    name: who.name ?? email.slice(0, email.indexOf("@")),
    timeZone: who.timeZone ?? "Eastern Standard Time",
    kind: who.kind,
    // A personal account's is its old id, filled up with zeros.
    oid: who.oid ?? (isWork ? guid(world) : `00000000-0000-0000-${guid(world).slice(19)}`),
    tid: who.tid ?? (isWork ? tenantOf(world, email) : consumersTid),
    mails: [],
    events: [],
    removed: [],
    calendars: new Map([[world.newId("AAMkAGI2THVSAAA", 120), "Calendar"]]),
    change: 0,
    transactions: new Map(),
    sync: { refused: undefined, generation: 0, again: 0, isDoubled: false },
    sentTimes: [],
    requestTimes: [],
  };
  world.accounts.set(email, account);
  return account;
}

/** Those with one domain work in one place. */
function tenantOf(world: World, email: string): string {
  const domain = email.slice(email.indexOf("@"));
  const colleague = [...world.accounts.values()].find(
    (one) => one.kind === "work" && one.email.endsWith(domain),
  );
  return colleague?.tid ?? guid(world);
}

function guid(world: World): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(world.random() * 16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
