/** P-4b: how soon after the commit of a fact that makes something due its processor runs: fact → plan → action, over the queue both times. */
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
/** A worker lives for weeks: what is measured is one that has done this before, and so has the bare queue beside it. */
const before = 120;
const start = now.add({ hours: 7 * 24 });
const slot = { start, end: start.add({ minutes: 20 }), words: "this hour next week" };

export async function measureDoorbell(servers: OwnServers, bare: BareQueue): Promise<Measured> {
  const owners = sendingOwners(before + times + 1, 1);
  let rung: () => void = () => {};
  const done = { kind: "done", note: "" } as const;
  const url = await servers.newDatabase();
  await migratePostgres({ url });
  const store = await openPostgresStore({ url });
  const queue = await bullmqQueue({ url: servers.redisUrl });
  const plans = new Map(
    owners.map((owner) => [owner.mailboxId, planProcessor(depsOf(store, owner, queue.ring))]),
  );
  const plan: Processor = async (ring) => plans.get(ring.mailboxId)?.(ring) ?? done;
  const act: Processor = async () => {
    rung();
    return done;
  };
  try {
    for (const owner of owners) {
      await waiting(store, owner);
      await plan({ queue: "plan", mailboxId: owner.mailboxId });
    }
    await queue.work({ sync: async () => done, plan, act });
    let n = 0;
    const deeds = {
      fleet: async () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        rung = resolve;
        const owner = owners[n++];
        if (owner === undefined) throw new Error("P-4b: there is nobody left");
        const fact = saysYes(owner);
        await store.ledger.append(owner.mailboxId, [fact], now);
        const began = performance.now();
        await queue.ring({ queue: "plan", mailboxId: owner.mailboxId });
        await promise;
        const took = performance.now() - began;
        await queue.drained();
        return took;
      },
      bare: bare.once,
    };
    for (let round = 0; round < before; round += 1) for (const deed of Object.values(deeds)) await deed();
    const taken = await rounds(times, deeds);
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

/** They were asked, and have not answered yet. */
async function waiting(store: PostgresStore, owner: Owner): Promise<void> {
  await moveIn(store, owner, now);
  const [person] = owner.people;
  if (person === undefined) return;
  const sent: NewFact = {
    kind: "sent",
    factKey: "sent~1",
    at: now.subtract({ hours: 1 }),
    contact: contactOf(owner, 0),
    key: person.request,
    messageId: "m1@example.com",
    by: "product",
    edited: false,
    offered: [slot],
    otherTimes: false,
    subject: "A question",
  };
  await store.ledger.append(owner.mailboxId, [sent], now);
}

function saysYes(owner: Owner): NewFact {
  return {
    kind: "received",
    factKey: "in~1",
    at: now,
    contact: contactOf(owner, 0),
    messageId: "yes@people.example",
    subject: "Re: A question",
    text: "That works for me.",
    read: { reading: { kind: "accepts", start: slot.start }, sure: true, because: "works" },
  };
}
