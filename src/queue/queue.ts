/**
 * The doorbell. A ring says that there may be work; it carries an id and decides nothing. Losing every ring
 * costs a sweep, never a mail.
 */
import type { ActionKey, MailboxId } from "../core/keys.ts";

/** Queue name = worker file name = job name. */
export const queues = ["sync", "plan", "act"] as const;
export type QueueName = (typeof queues)[number];

export interface Ring {
  queue: QueueName;
  mailboxId: MailboxId;
  /** Only for `act`. */
  key?: ActionKey;
  /** Only for `act`: its place among those of its mailbox, from 1. Every mailbox's first go before anybody's second. */
  turn?: number;
}

/** How a processor says that it went. Anything thrown is a bug and stops the worker. */
export type Outcome =
  | { kind: "done"; note: string }
  | { kind: "again"; at: Temporal.Instant; note: string }
  | { kind: "stop"; why: string };

export type Processor = (ring: Ring) => Promise<Outcome>;

export interface Queue {
  /** De-duplicated only while the same ring waits. */
  ring(ring: Ring): Promise<void>;
  /** Begins to work; one processor a queue. */
  work(processors: Readonly<Record<QueueName, Processor>>): Promise<void>;
  /** Resolves when nothing waits and nothing runs; rejects with what a processor threw. */
  drained(): Promise<void>;
  /** Stops claiming, lets what runs finish for at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface Count {
  waiting: number;
  active: number;
}

/** A queue that several processes share. */
export interface SharedQueue extends Queue {
  /**
   * Calls `onTick` in one of the processes that share this queue, every so many milliseconds, and never in two at the
   * same time. What it throws is a bug and stops the worker.
   */
  tick(name: "sweep", everyMs: number, onTick: () => Promise<void>): Promise<void>;
  /** Takes nothing more in this process, without losing any, until `resume`: for a worker whose clock is off. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Of all processes. */
  counts(): Promise<Record<QueueName, Count>>;
  /** Whether Redis answers, within a second. */
  isReady(): Promise<boolean>;
}
