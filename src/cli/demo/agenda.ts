/** What people are going to do, in the order in which they do it. */

export interface Deed {
  at: Temporal.Instant;
  act(): Promise<void>;
}

export interface Agenda {
  add(deed: Deed): void;
  /** When the next deed is due; undefined where nobody has anything in mind. */
  next(): Temporal.Instant | undefined;
  /** Takes out what is due at `now`, in the order of time, then of being added. */
  due(now: Temporal.Instant): Deed[];
}

export function agenda(): Agenda {
  let deeds: Deed[] = [];
  return {
    add(deed) {
      const place = deeds.findIndex((other) => Temporal.Instant.compare(other.at, deed.at) > 0);
      deeds.splice(place === -1 ? deeds.length : place, 0, deed);
    },
    next: () => deeds[0]?.at,
    due(now) {
      const ready = deeds.filter((deed) => Temporal.Instant.compare(deed.at, now) <= 0);
      deeds = deeds.slice(ready.length);
      return ready;
    },
  };
}
