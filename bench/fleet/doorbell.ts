/** P-4b: how soon after a fact that makes something due its processor runs: fact → plan → action, over the queue both times. */
import type { NewFact } from "../../src/core/facts.ts";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import type { Processor } from "../../src/queue/queue.ts";
import { migratePostgres, openPostgresStore, type PostgresStore } from "../../src/store/postgres/open.ts";
import type { Owner } from "../../test/fleet/chaos/crowd.ts";
import { moveIn } from "../../test/fleet/chaos/crowd.ts";
import type { OwnServers } from "../../test/servers/own-servers.ts";
import { planProcessor } from "../../workers/plan.ts";
import { type Measured, median, ratioOf, rounds } from "../rounds.ts";
import type { BareQueue } from "./bare-queue.ts";
import { contactOf, depsOf, now, sendingOwners } from "./crowd.ts";

const goal = 10;
const times = 60;
const slot = (n: number) => {
  const start = now.add({ hours: 7 * 24 + n });
  return { start, end: start.add({ minutes: 20 }), words: `hour ${n}` };
};

export async function measureDoorbell(servers: OwnServers, bare: BareQueue): Promise<Measured> {
  const [owner] = sendingOwners(1, times + 1);
  if (owner === undefined) throw new Error("P-4b: there is nobody");
  const url = await servers.newDatabase();
  await migratePostgres({ url });
  const store = await openPostgresStore({ url });
  const queue = await bullmqQueue({ url: servers.redisUrl });
  const planned = planProcessor(depsOf(store, owner, queue.ring));
  let rung: () => void = () => {};
  const done = { kind: "done", note: "" } as const;
  const act: Processor = async () => {
    rung();
    return done;
  };
  try {
    await waiting(store, owner);
    await planned({ queue: "plan", mailboxId: owner.mailboxId });
    await queue.work({ sync: async () => done, plan: planned, act });
    let n = 0;
    const taken = await rounds(times, {
      fleet: async () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        rung = resolve;
        const fact = saysYes(owner, n);
        n += 1;
        const began = performance.now();
        await store.ledger.append(owner.mailboxId, [fact], now);
        await queue.ring({ queue: "plan", mailboxId: owner.mailboxId });
        await promise;
        const took = performance.now() - began;
        await queue.drained();
        await settle(store, owner);
        return took;
      },
      bare: bare.once,
    });
    const ratio = ratioOf(taken.fleet, taken.bare);
    return {
      id: "P-4b",
      what: "from a fact that makes something due to its processor running, against bare BullMQ from add to handler",
      ratio: `${ratio.toFixed(1)} x`,
      goal: `<= ${goal} x`,
      met: ratio <= goal,
      raw: `${median(taken.fleet).toFixed(1)} ms, bare ${median(taken.bare).toFixed(2)} ms`,
    };
  } finally {
    await queue.close(0);
    await store.close();
  }
}

/** Everybody was asked, and nobody has answered. */
async function waiting(store: PostgresStore, owner: Owner): Promise<void> {
  await moveIn(store, owner, now);
  const facts = owner.people.map(
    ({ request }, n): NewFact => ({
      kind: "sent",
      factKey: `sent~${n}`,
      at: now.subtract({ hours: 1 }),
      contact: contactOf(owner, n),
      key: request,
      messageId: `m${n}@example.com`,
      by: "product",
      edited: false,
      offered: [slot(n)],
      otherTimes: false,
      subject: "A question",
    }),
  );
  await store.ledger.append(owner.mailboxId, facts, now);
}

function saysYes(owner: Owner, n: number): NewFact {
  return {
    kind: "received",
    factKey: `in~${n}`,
    at: now,
    contact: contactOf(owner, n),
    messageId: `yes${n}@people.example`,
    subject: "Re: A question",
    text: "That works for me.",
    read: { reading: { kind: "accepts", start: slot(n).start }, sure: true, because: "works" },
  };
}

/** What was rung is taken out of the way of the next: nothing is made of it here. */
async function settle({ ledger }: PostgresStore, { mailboxId }: Owner): Promise<void> {
  for (const key of await ledger.open(mailboxId, now)) {
    const claimed = await ledger.claim(key, "bench", now);
    if (claimed.kind === "claimed") await ledger.settle(claimed.claim, { kind: "done" }, [], now);
  }
}
