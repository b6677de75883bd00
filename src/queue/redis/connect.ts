/** Connections to Redis. A lasting one comes back by itself whatever happens; the others are for one look. */
import { readFileSync } from "node:fs";
import { Cluster, Redis } from "ioredis";
import { Problem } from "../../core/problem.ts";
import { within } from "../within.ts";
import type { RedisAddress } from "./address.ts";

export type RedisClient = Redis | Cluster;

/** Longest wait between two attempts to come back, in milliseconds. */
const retryMs = 2_000;

/**
 * A client that connects at once, waits for Redis as long as it takes, and resends what was under way. A server that
 * has become a replica is left for whoever is the master now. After `isOver` is aborted neither this client nor a
 * duplicate of it comes back once it is closed.
 */
export function openClient(address: RedisAddress, isOver?: AbortSignal): RedisClient {
  const backOff = (times: number) =>
    isOver?.aborted === true ? null : Math.min(50 * 2 ** Math.min(times, 10), retryMs);
  const client = make(address, backOff);
  // Whoever rings while Redis is away listens for its return, and that may be many.
  client.setMaxListeners(0);
  // Without a listener every loss of the connection would end the process.
  client.on("error", () => undefined);
  return client;
}

/**
 * Resolves when the client may be used. Else it is closed, and a Problem `queue/unreachable` says why: after
 * `withinMs` milliseconds, or at once where waiting is of no use.
 */
export async function whenReady(client: RedisClient, address: RedisAddress, withinMs: number): Promise<void> {
  const { promise: isHopeless, resolve } = Promise.withResolvers<boolean>();
  let last: unknown;
  const listen = (error: Error) => {
    last = rootOf(error);
    if (refusals.some(({ said }) => said.test(saidBy(last)))) resolve(false);
  };
  client.on("error", listen);
  const isReady = await Promise.race([becomesReady(client, withinMs), isHopeless]);
  client.off("error", listen);
  if (isReady) return;
  client.disconnect();
  throw unreachable(address, last);
}

/** Whether the client can be used within so many milliseconds. */
export async function becomesReady(client: RedisClient, withinMs: number): Promise<boolean> {
  if (client.status === "ready") return true;
  if (withinMs <= 0) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const onReady = () => resolve(true);
  const timer = setTimeout(() => resolve(false), withinMs);
  client.once("ready", onReady);
  return promise.finally(() => {
    clearTimeout(timer);
    client.off("ready", onReady);
  });
}

/**
 * Logs once when Redis goes away, and once when it is back, until `isOver` is aborted. The function says for how many
 * milliseconds it has been away.
 */
export function watchAbsence(
  client: RedisClient,
  isOver: AbortSignal,
  log: (event: string, fields: Record<string, string | number>) => void,
): () => number {
  let since: number | undefined;
  let says = "the connection was closed";
  client.on("error", (error) => {
    says = error.message || error.name;
  });
  client.on("close", () => {
    if (since !== undefined || isOver.aborted) return;
    since = performance.now();
    log("queue.away", { says });
  });
  client.on("ready", () => {
    if (since !== undefined) log("queue.back", {});
    since = undefined;
  });
  return () => (since === undefined ? 0 : performance.now() - since);
}

/** Whether Redis answers within a second. */
export async function answers(client: RedisClient): Promise<boolean> {
  if (client.status !== "ready") return false;
  return within(1_000, client.ping()).then(
    () => true,
    () => false,
  );
}

/** The loss of the connection in one of its shapes, as opposed to what Redis itself answers. */
export function isConnectionError(error: Error): boolean {
  const code = "code" in error ? String(error.code) : "";
  return /^E[A-Z]+$/.test(code) || /^(?:Connection is closed|Socket timeout)/.test(error.message);
}

/** INFO is forbidden to some users of some servers. */
export async function maySeeInfo(client: RedisClient): Promise<boolean> {
  return client.info("server").then(
    () => true,
    () => false,
  );
}

function make(address: RedisAddress, backOff: (times: number) => number | null): RedisClient {
  const { kind, hosts, db, master, sentinel } = address;
  const tls = tlsOf(address);
  const common = {
    maxRetriesPerRequest: null,
    reconnectOnError: (error: Error) => (error.message.startsWith("READONLY") ? 2 : false),
    connectTimeout: 5_000,
    // A server that has fallen silent is left; longer than BullMQ waits for a job, which is 10 s.
    socketTimeout: 15_000,
    ...(address.username === undefined ? {} : { username: address.username }),
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(tls === undefined ? {} : { tls }),
  } as const;
  if (kind === "cluster") {
    return new Cluster(hosts, {
      redisOptions: common,
      clusterRetryStrategy: backOff,
      // A certificate names hosts, so behind TLS a name is kept and not looked up first.
      ...(tls === undefined ? {} : { dnsLookup: (name, done) => done(null, name) }),
    });
  }
  if (kind === "sentinel") {
    return new Redis({
      ...common,
      db,
      retryStrategy: backOff,
      sentinels: hosts,
      ...(master === undefined ? {} : { name: master }),
      ...(sentinel?.username === undefined ? {} : { sentinelUsername: sentinel.username }),
      ...(sentinel?.password === undefined ? {} : { sentinelPassword: sentinel.password }),
      ...(tls === undefined ? {} : { sentinelTLS: tls, enableTLSForSentinelMode: true }),
      sentinelRetryStrategy: backOff,
      failoverDetector: true,
    });
  }
  return new Redis({ ...common, db, retryStrategy: backOff, ...hosts[0] });
}

/** The server's certificate is always checked; a file only adds whom to believe. */
function tlsOf({ tls, kind, hosts }: RedisAddress): { ca?: Buffer; servername?: string } | undefined {
  if (tls === undefined) return undefined;
  const name = kind === "one" ? hosts[0]?.host : undefined;
  return {
    ...(tls.caFile === undefined ? {} : { ca: readCertificate(tls.caFile) }),
    ...(name === undefined || /^[\d.]+$|:/.test(name) ? {} : { servername: name }),
  };
}

function readCertificate(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Problem(
      "queue/address",
      {
        what: "The certificate that the address of Redis names with `ca` cannot be read.",
        where: file,
        next: "Name a file in PEM that this user may read.",
      },
      { cause: error },
    );
  }
}

function unreachable(address: RedisAddress, cause: unknown): Problem {
  const says = cause instanceof Error ? cause.message || saidBy(cause) : "it did not answer in time";
  const refusal = refusals.find(({ said }) => said.test(saidBy(cause)));
  return new Problem(
    "queue/unreachable",
    {
      what: `Redis cannot be reached: ${says}`,
      where: address.shown,
      next: refusal?.next ?? adviceFor[address.kind],
    },
    { cause },
  );
}

/** What waiting does not mend. */
const refusals = [
  {
    said: /WRONGPASS|NOAUTH|invalid password|without any password configured/i,
    next: "Put the user and the password into REDIS_URL as they are set in Redis.",
  },
  {
    said: /CERT|self.signed|issuer certificate|altnames/i,
    next: "Add ?ca=FILE to REDIS_URL, with the certificate of whoever signed the server's, or set NODE_EXTRA_CA_CERTS. It is never left unchecked.",
  },
];

const adviceFor = {
  one: "Check that Redis runs there and that REDIS_URL is right, then start again.",
  sentinel: "Check that the Sentinels run there and know the master: redis-cli -p 26379 sentinel masters.",
  cluster: "Check that these servers run and are a Cluster: redis-cli cluster info.",
} as const;

function saidBy(cause: unknown): string {
  return cause instanceof Error ? `${"code" in cause ? cause.code : ""} ${cause.message}`.trim() : "";
}

/** A Cluster tells of the last node that it tried. */
function rootOf(error: Error): Error {
  return "lastNodeError" in error && error.lastNodeError instanceof Error ? error.lastNodeError : error;
}
