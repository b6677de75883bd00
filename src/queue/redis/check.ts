/**
 * Whether a Redis can be the queue. Everything is read from INFO, which managed services allow where they forbid
 * CONFIG; what it leaves out is named.
 */
import { Cluster } from "ioredis";
import { Problem } from "../../core/problem.ts";
import { parseRedisUrl, type RedisAddress } from "./address.ts";
import { openClient, type RedisClient, whenReady } from "./connect.ts";

/** One thing that is not as it should be, in the words that people read. */
export interface RedisFinding {
  kind: "refuse" | "warn";
  what: string;
  /** What to do about it. */
  next: string;
}

export interface RedisVerdict {
  /** The gravest of the findings. */
  kind: "ok" | "warn" | "refuse";
  findings: RedisFinding[];
  /** Without a password. */
  server: string;
}

/** What INFO says, as far as it says it. */
export interface RedisFacts {
  version?: string;
  role?: string;
  isInCluster?: boolean;
  isAppendOnly?: boolean;
  evictionPolicy?: string;
}

/**
 * Connects within so many milliseconds, looks and leaves; of a Cluster it looks at every master. Throws a Problem
 * `queue/address` or `queue/unreachable`.
 */
export async function checkRedis(url: string, withinMs = 5_000): Promise<RedisVerdict> {
  const address = parseRedisUrl(url);
  const client = openClient(address);
  try {
    await whenReady(client, address, withinMs);
    const all = await Promise.all(nodesOf(client).map((node) => node.info().catch(() => "")));
    return judge(all.map(readInfo), address);
  } finally {
    client.disconnect();
  }
}

/** Throws a Problem `queue/unsuitable` for a verdict that refuses. */
export function insist(verdict: RedisVerdict): void {
  const finding = verdict.findings.find((one) => one.kind === "refuse");
  if (finding === undefined) return;
  throw new Problem("queue/unsuitable", { what: finding.what, where: verdict.server, next: finding.next });
}

/** Each thing is said once, however many servers it is true of. */
export function judge(
  servers: readonly RedisFacts[],
  address: Pick<RedisAddress, "kind" | "shown">,
): RedisVerdict {
  const found = new Map(
    servers.flatMap((facts) => findingsOf(facts, address.kind)).map((one) => [one.what, one]),
  );
  const findings = [...found.values()];
  const gravest = (["refuse", "warn"] as const).find((kind) => findings.some((one) => one.kind === kind));
  return { kind: gravest ?? "ok", findings, server: address.shown };
}

/** The lines `name:value` of INFO. */
export function readInfo(info: string): RedisFacts {
  const lines = new Map(
    [...info.matchAll(/^(?<name>\w+):(?<value>.*?)\r?$/gm)].map(({ groups }) => [
      groups?.name,
      groups?.value,
    ]),
  );
  const version = lines.get("redis_version");
  const role = lines.get("role");
  const cluster = lines.get("cluster_enabled");
  const appendOnly = lines.get("aof_enabled");
  const evictionPolicy = lines.get("maxmemory_policy");
  return {
    ...(version === undefined ? {} : { version }),
    ...(role === undefined ? {} : { role }),
    ...(cluster === undefined ? {} : { isInCluster: cluster === "1" }),
    ...(appendOnly === undefined ? {} : { isAppendOnly: appendOnly === "1" }),
    ...(evictionPolicy === undefined ? {} : { evictionPolicy }),
  };
}

function findingsOf(facts: RedisFacts, kind: RedisAddress["kind"]): RedisFinding[] {
  return [
    ageOf(facts),
    roleOf(facts),
    placeOf(facts, kind),
    evictionOf(facts),
    persistenceOf(facts),
    unknownIn(facts),
  ].filter((one) => one !== undefined);
}

/** BullMQ begins with 5.0 and advises 6.2 (bullmq, `RedisConnection.minimumVersion` and `recommendedMinimumVersion`). */
function ageOf({ version }: RedisFacts): RedisFinding | undefined {
  if (version === undefined) return undefined;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const next = "Use Redis 7 or newer, or Valkey.";
  if (major < 5)
    return { kind: "refuse", what: `Redis is version ${version}, too old to be the queue.`, next };
  if (major < 6 || (major === 6 && minor < 2))
    return { kind: "warn", what: `Redis is version ${version}; the queue is made for 6.2 and newer.`, next };
  return undefined;
}

function roleOf({ role }: RedisFacts): RedisFinding | undefined {
  if (role === undefined || role === "master") return undefined;
  return {
    kind: "refuse",
    what: "This Redis is a replica, and nothing can be written to it.",
    next: "Put the master into REDIS_URL, or the Sentinels: redis+sentinel://HOST:PORT,HOST:PORT/MASTER.",
  };
}

function placeOf({ isInCluster }: RedisFacts, kind: RedisAddress["kind"]): RedisFinding | undefined {
  if (isInCluster !== true || kind === "cluster") return undefined;
  return {
    kind: "refuse",
    what: "This Redis is a node of a Cluster, and the address is one of a single server.",
    next: "Write redis+cluster:// in place of redis:// in REDIS_URL.",
  };
}

/** Of `volatile-…` only keys with an end are thrown away: locks, so that a job may run twice. */
function evictionOf({ evictionPolicy }: RedisFacts): RedisFinding | undefined {
  if (evictionPolicy === undefined || evictionPolicy === "noeviction") return undefined;
  const next = "Set maxmemory-policy to noeviction (redis.conf, or the settings of your provider).";
  if (evictionPolicy.startsWith("allkeys"))
    return {
      kind: "refuse",
      what: `When its memory is full this Redis throws away any key (maxmemory-policy ${evictionPolicy}), and so parts of the queue.`,
      next,
    };
  return {
    kind: "warn",
    what: `When its memory is full this Redis throws away locks (maxmemory-policy ${evictionPolicy}), and work may be begun twice.`,
    next,
  };
}

/** What is due stands in the database, so this costs time and no mail. */
function persistenceOf({ isAppendOnly }: RedisFacts): RedisFinding | undefined {
  if (isAppendOnly !== false) return undefined;
  return {
    kind: "warn",
    what: "This Redis keeps no log on disk (appendonly no): when it restarts, what waits comes up to a minute later.",
    next: "Set appendonly to yes (redis.conf, or the settings of your provider).",
  };
}

function unknownIn(facts: RedisFacts): RedisFinding | undefined {
  const unknown = [
    ...(facts.version === undefined ? ["its version"] : []),
    ...(facts.role === undefined ? ["its role"] : []),
    ...(facts.isAppendOnly === undefined ? ["appendonly"] : []),
    ...(facts.evictionPolicy === undefined ? ["maxmemory-policy"] : []),
  ];
  if (unknown.length === 0) return undefined;
  return {
    kind: "warn",
    what: `This Redis does not say, so it could not be checked: ${unknown.join(", ")}.`,
    next: "Let its user run INFO; or look yourself that it is a master, with appendonly yes and maxmemory-policy noeviction.",
  };
}

function nodesOf(client: RedisClient): { info(): Promise<string> }[] {
  return client instanceof Cluster ? client.nodes("master") : [client];
}
