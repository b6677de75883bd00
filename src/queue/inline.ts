/**
 * The queue of solo: the same processors, in this process. What waits is kept in memory only; after a crash the
 * ledger knows what is open, and the next tick rings it again.
 */
import type { MailboxId } from "../core/keys.ts";
import { type Processor, type Queue, type QueueName, queues, type Ring } from "./queue.ts";

export interface InlineOptions {
  /** How many rings of one mailbox run at the same time. One keeps every run the same as the last. */
  concurrency?: number;
}

/** What waits and runs for one mailbox. */
interface Lane {
  /** In the order of arrival; the same ring waits once. */
  waiting: Map<string, Ring>;
  /** Queues that run now; `act` may stand here more than once. */
  running: QueueName[];
}

/**
 * Within a mailbox a waiting `sync` goes before a `plan`, and that before an `act`: what came in is read before
 * anything goes out. Mailboxes do not wait for each other. What a processor throws stops the queue for good.
 */
export function inlineQueue(options: InlineOptions = {}): Queue {
  const { concurrency = 1 } = options;
  const lanes = new Map<MailboxId, Lane>();
  const waiters = new Set<{ resolve: () => void; reject: (reason: unknown) => void }>();
  let processors: Readonly<Record<QueueName, Processor>> | undefined;
  let isClosed = false;
  let failure: { thrown: unknown } | undefined;

  return {
    async ring(ring) {
      if (isClosed) return;
      const lane = laneOf(ring.mailboxId);
      const id = `${ring.queue}~${ring.key ?? ""}`;
      if (!lane.waiting.has(id)) lane.waiting.set(id, ring);
      advance(ring.mailboxId, lane);
    },
    async work(given) {
      processors = given;
      for (const [mailboxId, lane] of lanes) advance(mailboxId, lane);
    },
    drained() {
      return new Promise<void>((resolve, reject) => {
        waiters.add({ resolve, reject });
        tellWaiters();
      });
    },
    async close(graceMs) {
      isClosed = true;
      for (const lane of lanes.values()) lane.waiting.clear();
      tellWaiters();
      await idleOr(graceMs);
    },
  };

  function laneOf(mailboxId: MailboxId): Lane {
    const lane = lanes.get(mailboxId) ?? { waiting: new Map(), running: [] };
    lanes.set(mailboxId, lane);
    return lane;
  }

  /** Starts what may run now. */
  function advance(mailboxId: MailboxId, lane: Lane): void {
    while (
      processors !== undefined &&
      !isClosed &&
      failure === undefined &&
      lane.running.length < concurrency
    ) {
      const next = takeNext(lane);
      if (next === undefined) break;
      lane.running.push(next.queue);
      void perform(processors[next.queue], mailboxId, lane, next);
    }
  }

  async function perform(processor: Processor, mailboxId: MailboxId, lane: Lane, ring: Ring): Promise<void> {
    try {
      // An `again` ends here too: its instant is in the ledger.
      await processor(ring);
    } catch (error) {
      failure ??= { thrown: error };
    }
    lane.running.splice(lane.running.indexOf(ring.queue), 1);
    advance(mailboxId, lane);
    if (lane.running.length === 0 && lane.waiting.size === 0) lanes.delete(mailboxId);
    tellWaiters();
  }

  function tellWaiters(): void {
    const isRunning = [...lanes.values()].some((lane) => lane.running.length > 0);
    const isWaiting = [...lanes.values()].some((lane) => lane.waiting.size > 0);
    if (isRunning || (isWaiting && failure === undefined)) return;
    for (const waiter of waiters) {
      if (failure === undefined) waiter.resolve();
      else waiter.reject(failure.thrown);
    }
    waiters.clear();
  }

  /** Resolves when nothing runs any more, and after `graceMs` in any case. */
  function idleOr(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, graceMs);
      waiters.add({ resolve: done, reject: done });
      tellWaiters();
      function done() {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}

/** The first of the queue that goes first. Two syncs, or two plans, of one mailbox never run beside each other. */
function takeNext(lane: Lane): Ring | undefined {
  for (const queue of queues) {
    if (queue !== "act" && lane.running.includes(queue)) continue;
    for (const [id, ring] of lane.waiting) {
      if (ring.queue !== queue) continue;
      lane.waiting.delete(id);
      return ring;
    }
  }
  return undefined;
}
