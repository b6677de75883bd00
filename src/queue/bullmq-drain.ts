/** Waits until nothing waits and nothing runs in any process. */

export interface Drain {
  /** Resolves then; rejects with what `fail` was given, before or after. */
  drained(): Promise<void>;
  /** Something may have ended: look now. */
  look(): void;
  fail(thrown: unknown): void;
  /** Nobody is kept waiting any longer. */
  end(): void;
}

/**
 * How long other processes may be done before this one knows, in milliseconds: a quarter of the time that was waited
 * already, within these bounds. Whoever waits for little waits little longer, and whoever waits long asks seldom.
 */
const lookMs = { least: 5, most: 100 };

/** `isEmpty` may fail while Redis is away: it is asked again. */
export function watchDrain(isEmpty: () => Promise<boolean>): Drain {
  const waiters = new Set<{ resolve: () => void; reject: (reason: unknown) => void }>();
  let failure: { thrown: unknown } | undefined;
  let isEnded = false;
  let looking: Promise<void> | undefined;
  let isStale = false;
  let timer: NodeJS.Timeout | undefined;
  let askedAt = 0;

  return {
    drained() {
      return new Promise<void>((resolve, reject) => {
        askedAt = performance.now();
        waiters.add({ resolve, reject });
        look();
      });
    },
    look,
    fail(thrown) {
      failure ??= { thrown };
      tellWaiters();
    },
    end() {
      isEnded = true;
      clearTimeout(timer);
      tellWaiters();
    },
  };

  function look(): void {
    if (waiters.size === 0) return;
    if (failure !== undefined || isEnded) return tellWaiters();
    clearTimeout(timer);
    isStale = looking !== undefined;
    looking ??= lookOnce().finally(() => {
      looking = undefined;
      if (waiters.size === 0 || isEnded) return;
      if (isStale) look();
      else timer = setTimeout(look, nextLookMs());
    });
  }

  function nextLookMs(): number {
    return Math.min(lookMs.most, Math.max(lookMs.least, (performance.now() - askedAt) / 4));
  }

  async function lookOnce(): Promise<void> {
    if (await isEmpty().catch(() => false)) tellWaiters();
  }

  function tellWaiters(): void {
    for (const waiter of waiters) {
      if (failure === undefined) waiter.resolve();
      else waiter.reject(failure.thrown);
    }
    waiters.clear();
  }
}
