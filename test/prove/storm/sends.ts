/** 2,000 contacts are written to while every second request goes wrong, and the worker dies at each point of the way. */
import { join } from "node:path";
import type { Shown } from "../run.ts";
import { nameOf, type Point, points } from "./killing.ts";
import type { Where } from "./remotes.ts";
import type { Storm, StormWish } from "./storm.ts";
import { stormApart, sum, wrongs } from "./storms.ts";

const contacts = Number(process.env.SENDS ?? 2_000);
const killsEach = Number(process.env.KILLS ?? 20);
/** Of one storm. */
const crowd = 100;
const main = join(import.meta.dirname, "storm-main.ts");

export async function proveSends(where: Where): Promise<Shown[]> {
  const began = performance.now();
  const storms = await twoAtOnce(
    Array.from({ length: Math.ceil(contacts / crowd) }, (_, n) => () => {
      return one({ where, contacts: Math.min(crowd, contacts - n * crowd), seed: 1_000 + n, faults: 0.5 });
    }),
  );
  const deaths = await twoAtOnce(points.map((point, n) => () => dies(where, point, 2_000 + 100 * n)));
  const killed = deaths.flat();
  const seconds = `${((performance.now() - began) / 1_000).toFixed(0)} s`;
  const all = sum(storms);
  const died = sum(killed);
  const never = points.filter((_, n) => sum(deaths[n] ?? []).kills < killsEach).map(nameOf);
  const figures = `${all.sent} mails to ${contacts} contacts, ${all.faults} of ${all.requests} requests failed, ${seconds}`;
  return [
    { what: "R-2: nobody gets a mail twice", shown: all.duplicates + died.duplicates === 0, figures },
    {
      what: "R-1: nobody is passed over, no answer unread, no draft left behind",
      shown: [...storms, ...killed].flatMap(wrongs).length === 0,
      figures: [...storms, ...killed].flatMap(wrongs).slice(0, 3).join("; ") || "0 lost, 0 strays",
    },
    {
      what: "at most 0.1 % before a person, of those that nobody else touched",
      shown: all.review <= all.sent / 1_000,
      figures: `${all.review} of ${all.sent}; under kills ${died.review} of ${died.sent}`,
    },
    {
      what: "nothing leaves before mailbox and calendar were read, before `sending`, after a stop, or a second time in doubt",
      shown: all.breaches.length + died.breaches.length === 0,
      figures: `${all.breaches.length + died.breaches.length} breaches`,
    },
    {
      what: `the worker dies ${killsEach} times at each of ${points.length} points`,
      shown: never.length === 0,
      figures: `${died.kills} kills, ${died.sent} mails${never.length === 0 ? "" : `; too few at: ${never.join(", ")}`}`,
    },
  ];
}

async function one(wish: StormWish): Promise<Storm> {
  const storm = await stormApart(wish, main);
  if (storm === undefined) throw new Error(`a storm of ${wish.contacts} does not end: seed ${wish.seed}`);
  return storm;
}

/** Storms at whose one point the worker dies, until it has died there often enough. */
async function dies(where: Where, point: Point, seed: number): Promise<Storm[]> {
  const storms: Storm[] = [];
  while (sum(storms).kills < killsEach && storms.length < mostStorms) {
    const times = killsEach - sum(storms).kills;
    storms.push(
      await one({ where, contacts: 20, seed: seed + storms.length, faults: 0.3, kill: { point, times } }),
    );
  }
  return storms;
}

const mostStorms = 8;

/** Two at a time. */
async function twoAtOnce<T>(deeds: readonly (() => Promise<T>)[]): Promise<T[]> {
  const done: T[] = [];
  const waiting = [...deeds.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [n, deed] = next;
      done[n] = await deed();
    }
  };
  await Promise.all([work(), work()]);
  return done;
}
