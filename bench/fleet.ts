/**
 * P-4 and P-4b: what a fleet does in a second, and how soon it begins. Beside it, in the same rounds and on the same
 * servers: BullMQ with jobs that do nothing, and the very statements that the product makes, with nothing around them.
 */

import { bullmqQueue } from "../src/queue/bullmq.ts";
import type { Processor, SharedQueue } from "../src/queue/queue.ts";
import { migratePostgres, openPostgresStore, type PostgresStore } from "../src/store/postgres/open.ts";
import { type OwnServers, ownServers } from "../test/servers/own-servers.ts";
import { actProcessor } from "../workers/act.ts";
import { type BareQueue, bareQueue } from "./fleet/bare-queue.ts";
import { depsOf, grantAll, sendingOwners } from "./fleet/crowd.ts";
import { measureDoorbell } from "./fleet/doorbell.ts";
import { type Recorded, recorded, replayed } from "./fleet/statements.ts";
import { type Measured, median, ratioOf, rounds } from "./rounds.ts";

const owners = sendingOwners(25, 8);
const count = owners.reduce((sum, { people }) => sum + people.length, 0);
const concurrency = 50;
const connections = 10;
const goal = 0.6;

export async function measure(): Promise<Measured[]> {
  const servers = await ownServers();
  if (servers.kind === "absent") {
    const raw = `not measured: ${servers.says}`;
    return [
      { id: "P-4", what: "a fleet", ratio: "-", goal: `>= ${goal} x`, met: false, isPromised: false, raw },
    ];
  }
  const bare = bareQueue(servers.redisUrl);
  try {
    const statements = await recorded(async (of) => void (await act(servers, of)));
    return [await measureDoorbell(servers, bare), await throughput(servers, bare, statements)];
  } finally {
    await bare.close();
    await servers.stop();
  }
}

async function throughput(servers: OwnServers, bare: BareQueue, statements: Recorded): Promise<Measured> {
  const taken = await rounds(7, {
    fleet: () => act(servers),
    postgres: async () => replayed(await granted(servers), statements, { atOnce: concurrency, connections }),
    queue: () => bare.all(count, concurrency),
  });
  const slower = taken.postgres.map((value, round) => Math.max(value, taken.queue[round] ?? 0));
  const ratio = ratioOf(slower, taken.fleet);
  const perSecond = (values: readonly number[]) => `${Math.round((count * 1000) / median(values))}/s`;
  const each = [...statements.values()].reduce((sum, list) => sum + list.length, 0) / count;
  return {
    id: "P-4",
    what: "actions of a fleet, claim → perform → settle, against the slower of bare BullMQ and its statements alone",
    ratio: `${ratio.toFixed(2)} x`,
    goal: `>= ${goal} x`,
    met: ratio >= goal,
    raw: `the fleet ${perSecond(taken.fleet)}, its ${each.toFixed(0)} statements an action alone ${perSecond(taken.postgres)}, bare BullMQ ${perSecond(taken.queue)}; ${count} mails of ${owners.length} mailboxes, ${concurrency} at once`,
  };
}

/** Milliseconds from the first ring until all mails are sent. */
async function act(
  servers: OwnServers,
  of: <T>(name: string, deed: () => Promise<T>) => Promise<T> = (_, deed) => deed(),
): Promise<number> {
  const store = await openPostgresStore({ url: await granted(servers), mostConnections: connections });
  const queue = await bullmqQueue({ url: servers.redisUrl, works: ["act"], concurrency });
  try {
    return await actAll(store, queue, of);
  } finally {
    await queue.close(0);
    await store.close();
  }
}

async function actAll(
  store: PostgresStore,
  queue: SharedQueue,
  of: <T>(name: string, deed: () => Promise<T>) => Promise<T>,
): Promise<number> {
  // The connections are there before the first action, as in a worker that has run for a while.
  await Promise.all(Array.from({ length: connections }, () => store.serverNow()));
  const acts = new Map(owners.map((owner) => [owner.mailboxId, actProcessor(depsOf(store, owner))]));
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  let left = count;
  const processor: Processor = async (ring) => {
    const act = acts.get(ring.mailboxId);
    if (act === undefined) throw new Error("P-4: whose is it?");
    const outcome = await of(ring.key ?? "", () => act(ring)).catch((error: unknown) => {
      reject(error);
      throw error;
    });
    if (outcome.kind !== "done" || outcome.note !== "sent")
      reject(new Error(`P-4: ${JSON.stringify(outcome)}`));
    left -= 1;
    if (left === 0) resolve();
    return outcome;
  };
  await queue.work({ sync: processor, plan: processor, act: processor });
  const began = performance.now();
  const rings = owners.flatMap(({ mailboxId, people }) =>
    people.map(({ request: key }, at) => queue.ring({ queue: "act", mailboxId, key, turn: at + 1 })),
  );
  await Promise.all([...rings, ended]);
  return performance.now() - began;
}

/** A database of its own in which everything is granted. */
function granted(servers: OwnServers): Promise<string> {
  return servers.newDatabase({
    name: "granted",
    async fill(url) {
      await migratePostgres({ url });
      const store = await openPostgresStore({ url });
      await grantAll(store, owners).finally(store.close);
    },
  });
}
