export interface Newest<T> {
  get(id: string): T | undefined;
  set(id: string, value: T): void;
  delete(id: string): void;
}

/** Remembers the `most` that were used last. */
export function newest<T>(most: number): Newest<T> {
  const known = new Map<string, T>();
  return {
    get(id) {
      const value = known.get(id);
      if (value !== undefined) {
        known.delete(id);
        known.set(id, value);
      }
      return value;
    },
    delete(id) {
      known.delete(id);
    },
    set(id, value) {
      known.delete(id);
      known.set(id, value);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}
