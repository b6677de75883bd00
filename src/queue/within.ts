/** Promises that are not waited for without end. */

/** What the promise comes to, or a rejection after so many milliseconds; what comes later is let go. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Whether it settles within so many milliseconds. */
export function settles(promise: Promise<unknown>, ms: number): Promise<boolean> {
  return within(ms, promise).then(
    () => true,
    () => false,
  );
}
