/**
 * Keeps a worker whose machine has a wrong clock from claiming anything: business time is the machine's, and mails
 * would leave at the wrong hour (reliability 5.4). The others of the fleet go on.
 */
import type { SharedQueue } from "../src/queue/queue.ts";

export interface Clocks {
  /** This machine's. */
  clock(): Temporal.Instant;
  /** The store's server's. */
  serverNow(): Promise<Temporal.Instant>;
  log(event: string, fields: Record<string, string | number>): void;
}

export interface ClockGuard {
  /** Compares the clocks now, and takes the hands off the queue, or puts them back. */
  look(): Promise<void>;
  /** Whether the clock was right when it was last compared, a few seconds ago at the most. */
  isRight(): Promise<boolean>;
  end(): void;
}

/** More than that is told; more than the other stops the worker. In milliseconds. */
const warnMs = 2_000;
const stopMs = 30_000;
/** How old a comparison may be, in milliseconds. */
const mostAgeMs = 5_000;

export function clockGuard(
  { clock, serverNow, log }: Clocks,
  queue: Pick<SharedQueue, "pause" | "resume">,
): ClockGuard {
  let isRight = true;
  let isTold = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => void look(), mostAgeMs);
  timer.unref();

  return {
    look,
    async isRight() {
      if (performance.now() - lookedAt > mostAgeMs) await look();
      return isRight;
    },
    end: () => clearInterval(timer),
  };

  function look(): Promise<void> {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  /** Where the server does not answer there is nothing to compare with, and nothing can be claimed either. */
  async function lookOnce(): Promise<void> {
    const before = clock().epochMilliseconds;
    const server = await serverNow().catch(() => undefined);
    if (server === undefined) return;
    lookedAt = performance.now();
    // The server looked at its clock at some moment in between.
    const after = clock().epochMilliseconds;
    const ahead = before - server.epochMilliseconds;
    const behind = server.epochMilliseconds - after;
    const offMs = Math.max(ahead, behind, 0);
    const was = isRight;
    isRight = offMs <= stopMs;
    if (offMs > warnMs && !isTold && isRight) log("clock.drifts", { seconds: signed(ahead, offMs) });
    isTold = offMs > warnMs;
    if (was && !isRight) {
      await queue.pause();
      log("clock.off", {
        seconds: signed(ahead, offMs),
        says: "This machine's clock and the database server's are more than 30 s apart, so this worker claims nothing. Set the clock; it goes on by itself.",
      });
    }
    if (!was && isRight) {
      await queue.resume();
      log("clock.right", {});
    }
  }
}

/** Seconds ahead of the server, or behind it below zero. */
function signed(ahead: number, offMs: number): number {
  return Math.round((ahead > 0 ? offMs : -offMs) / 1000);
}
