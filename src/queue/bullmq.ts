/**
 * The queue of the fleet: BullMQ on Redis, shared by any number of processes. It forgets without harm: what is due
 * stands in the ledger, and the sweep rings it again. Losing a worker costs 12 s, losing Redis a minute, never a mail.
 */
import { randomUUID } from "node:crypto";
import { type Job, type JobsOptions, Queue as Line } from "bullmq";
import type { ActionKey, MailboxId } from "../core/keys.ts";
import { readCounts } from "./bullmq-counts.ts";
import { watchDrain } from "./bullmq-drain.ts";
import { type Hands, type HandsOptions, takeInHand } from "./bullmq-hands.ts";
import { startTick, type Tick } from "./bullmq-tick.ts";
import { type Count, type QueueName, queues, type Ring, type SharedQueue } from "./queue.ts";
import { parseRedisUrl } from "./redis/address.ts";
import {
  answers,
  becomesReady,
  isConnectionError,
  maySeeInfo,
  openClient,
  watchAbsence,
  whenReady,
} from "./redis/connect.ts";
import { settles, within } from "./within.ts";

export interface BullmqOptions {
  /** As `parseRedisUrl` reads it. */
  url: string;
  /** What the keys in Redis begin with, within braces: a hash tag, which a Cluster keeps in one place. */
  prefix?: string;
  /** Which queues this process works on; all of them unless it says otherwise. */
  works?: readonly QueueName[];
  /** How many actions at once in this process; half as many syncs, and a fifth as many plans. */
  concurrency?: number;
  /** At most so many rings of a queue in so many milliseconds, in all processes together. */
  limits?: Partial<Record<QueueName, { most: number; perMs: number }>>;
  /** One line of log. */
  log?(event: string, fields: Record<string, string | number>): void;
}

/** What a job holds: ids only, as whoever can read Redis reads it. */
interface Rung {
  mailboxId: MailboxId;
  key?: ActionKey;
}

/** How long Redis may take to become reachable at the start, in milliseconds. */
const startMs = 10_000;
/** How long Redis may be away, or silent, before a ring is dropped, in milliseconds. */
const ringMs = 2_000;
/** Together at most 10 s, which is what `docker stop` grants. */
const longestGraceMs = 8_000;
const settleMs = 1_500;

const jobOptions: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** Those who come later than that are equal. */
const lastTurn = 10_000;

/** Throws a Problem `queue/address` or `queue/unreachable`. Once it runs, it waits for Redis by itself. */
export async function bullmqQueue(options: BullmqOptions): Promise<SharedQueue> {
  const { works = queues, concurrency = 20, log = () => undefined } = options;
  const prefix = `{${options.prefix ?? "quarterhour"}}`;
  const address = parseRedisUrl(options.url);
  const over = new AbortController();
  const client = openClient(address, over.signal);
  await whenReady(client, address, startMs);
  const awayMs = watchAbsence(client, over.signal, log);

  const skipVersionCheck = !(await maySeeInfo(client));
  const connection = { connection: client, prefix, skipVersionCheck, streams: { events: { maxLen: 100 } } };
  const lines = queues.map((name) => new Line<Rung>(name, connection));
  for (const line of lines) line.on("error", tell);
  const drain = watchDrain(async () => (await read()).every(({ waiting, active }) => waiting + active === 0));
  const hands: Hands[] = [];
  const ticks: Tick[] = [];
  let isPaused = false;
  let hasFailed = false;
  let closing: Promise<void> | undefined;

  return {
    async ring(ring) {
      if (closing !== undefined) return;
      if (!(await becomesReady(client, ringMs - awayMs()))) return drop(ring, "Redis is away");
      await within(ringMs, add(ring)).catch((error: Error) => drop(ring, error.message));
    },
    async work(processors) {
      for (const name of queues.filter((one) => works.includes(one))) {
        const mine = { ...shared(), concurrency: shareOf(name, concurrency), limit: options.limits?.[name] };
        await enlist(takeInHand<Rung>(name, mine, (job) => guard(() => processors[name](toRing(name, job)))));
      }
    },
    async tick(name, everyMs, onTick) {
      const tick = await startTick(name, everyMs, shared(), () => guard(onTick));
      ticks.push(tick);
      await enlist(tick.hands);
    },
    drained: () => drain.drained(),
    async pause() {
      isPaused = true;
      await Promise.all(hands.map((one) => one.pause()));
    },
    async resume() {
      if (hasFailed || closing !== undefined) return;
      isPaused = false;
      await Promise.all(hands.map((one) => one.resume()));
    },
    async counts() {
      const [sync = nothing, plan = nothing, act = nothing] = await read();
      return { sync, plan, act };
    },
    isReady: () => answers(client),
    close(graceMs) {
      closing ??= close(Math.min(graceMs, longestGraceMs));
      return closing;
    },
  };

  /**
   * A ring of the same name waits once; one that comes while it runs waits for its end, so that two syncs or two plans
   * of a mailbox do not run beside each other.
   */
  async function add({ queue, mailboxId, key, turn = 0 }: Ring): Promise<void> {
    const id = `${queue}~${mailboxId}~${key ?? ""}`;
    const rung: Rung = key === undefined ? { mailboxId } : { mailboxId, key };
    await lines[queues.indexOf(queue)]?.add(queue, rung, {
      ...jobOptions,
      priority: Math.min(turn, lastTurn),
      // Not a number that begins again when Redis was emptied.
      jobId: randomUUID(),
      deduplication: { id, keepLastIfActive: true },
    });
  }

  function drop(ring: Ring, why: string): void {
    log("queue.dropped", { queue: ring.queue, why });
  }

  function shared(): Omit<HandsOptions, "concurrency"> {
    return { client, prefix, skipVersionCheck, onEnded: drain.look, onError: tell };
  }

  async function enlist(one: Hands): Promise<void> {
    hands.push(one);
    if (isPaused) await one.pause();
  }

  /** A bug stops this process's hands for good; the others go on. */
  async function guard(deed: () => Promise<unknown>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      hasFailed = true;
      isPaused = true;
      drain.fail(error);
      await Promise.all(hands.map((one) => one.pause()));
    }
  }

  function read(): Promise<Count[]> {
    return readCounts(client, lines);
  }

  /** What the connection suffers is told once, by itself; this is the rest. */
  function tell(error: Error): void {
    if (client.status === "ready" && !isConnectionError(error)) log("queue.trouble", { says: error.message });
  }

  async function close(graceMs: number): Promise<void> {
    isPaused = true;
    await Promise.all(hands.map((one) => one.pause()));
    const isIdle = await settles(Promise.all(hands.map((one) => one.idle())), graceMs);
    // Where Redis is away nothing can be said to it any more, and what is under way is given up.
    const isForced = !isIdle || client.status !== "ready";
    over.abort();
    const closed = [
      ...hands.map((one) => one.close(isForced)),
      ...[...ticks, ...lines].map((one) => one.close()),
    ];
    await settles(Promise.allSettled(closed), settleMs);
    client.disconnect();
    drain.end();
  }
}

const nothing: Count = { waiting: 0, active: 0 };

function shareOf(queue: QueueName, concurrency: number): number {
  const share = { sync: 2, plan: 5, act: 1 }[queue];
  return Math.max(1, Math.ceil(concurrency / share));
}

function toRing(queue: QueueName, { data }: Job<Rung>): Ring {
  const { mailboxId, key } = data;
  return key === undefined ? { queue, mailboxId } : { queue, mailboxId, key };
}
