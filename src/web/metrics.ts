/**
 * What a fleet tells a monitor, in the words of Prometheus (https://prometheus.io/docs/practices/naming/). Numbers
 * only: no address, no id, nothing of anybody in particular.
 */
import { Counter, Gauge, Registry } from "prom-client";
import { type Count, type QueueName, queues } from "../queue/queue.ts";
import { settles } from "../queue/within.ts";
import type { Figures } from "../store/shared-store.ts";

/** How long a part may take to answer, in milliseconds: whoever asks does not wait for ever. */
const answerMs = 2_000;

export interface MetricsSource {
  /** Facts after this seq are counted; none where it is undefined. */
  figures(since: number | undefined): Promise<Figures>;
  counts(): Promise<Record<QueueName, Count>>;
  clock(): Temporal.Instant;
}

export interface Metrics {
  contentType: string;
  /** Reads store and queue; one of them that does not answer is told as `quarterhour_up 0`. */
  text(): Promise<string>;
}

export function metrics({ figures, counts, clock }: MetricsSource): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const up = new Gauge({
    name: "quarterhour_up",
    help: "1 while the part answers",
    labelNames: ["part"],
    registers,
  });
  const mailboxes = new Gauge({ name: "quarterhour_mailboxes", help: "Mailboxes of the fleet", registers });
  const actions = new Gauge({
    name: "quarterhour_actions",
    help: "Actions that have begun or may begin now, by state; those in review wait for a person",
    labelNames: ["state"],
    registers,
  });
  const late = new Gauge({
    name: "quarterhour_oldest_due_seconds",
    help: "How long the oldest action that may begin has been due",
    registers,
  });
  const jobs = new Gauge({
    name: "quarterhour_queue_jobs",
    help: "Rings that wait and that are worked on",
    labelNames: ["queue", "state"],
    registers,
  });
  const facts = new Counter({
    name: "quarterhour_facts_total",
    help: "Facts written down since this process began, by kind: sent, drafted, received, review, …",
    labelNames: ["kind"],
    registers,
  });
  let since: number | undefined;

  async function readStore(): Promise<void> {
    const now = clock();
    const seen = await figures(since);
    since = seen.lastSeq;
    for (const [kind, count] of seen.facts) facts.inc({ kind }, count);
    actions.reset();
    for (const [state, count] of seen.actions) actions.set({ state }, count);
    mailboxes.set(seen.mailboxes);
    const waited = seen.oldestDue === undefined ? 0 : seen.oldestDue.until(now).total("seconds");
    late.set(Math.max(0, waited));
  }

  async function readQueue(): Promise<void> {
    const seen = await counts();
    for (const queue of queues) {
      jobs.set({ queue, state: "waiting" }, seen[queue].waiting);
      jobs.set({ queue, state: "active" }, seen[queue].active);
    }
  }

  /** A reading that still waits for its server goes on: a second one beside it would count the same facts twice. */
  const going = new Map<string, Promise<void>>();
  function once(part: string, read: () => Promise<void>): Promise<void> {
    const known = going.get(part);
    if (known !== undefined) return known;
    const fresh = read().finally(() => going.delete(part));
    going.set(part, fresh);
    return fresh;
  }

  const parts = { store: readStore, queue: readQueue };
  // Two scrapes at once must not count the same facts twice.
  let reading: Promise<void> = Promise.resolve();
  return {
    contentType: registry.contentType,
    async text() {
      reading = reading.then(async () => {
        for (const [part, read] of Object.entries(parts)) {
          up.set({ part }, (await settles(once(part, read), answerMs)) ? 1 : 0);
        }
      });
      await reading;
      return registry.metrics();
    },
  };
}
