/** 1,000 people have accepted one of 200 times, and all invitations are made at once: on SQLite, on Postgres, and by two processes. */
import { migratePostgres } from "../../../src/store/postgres/open.ts";
import { ownServers } from "../../servers/own-servers.ts";
import type { Finish } from "../../workers/race/race.ts";
import { raceBetween } from "../../workers/race/race-between.ts";
import type { Shown } from "../run.ts";

const field = { people: Number(process.env.PEOPLE ?? 1_000), slots: Number(process.env.SLOTS ?? 200) };

export async function prove(): Promise<Shown[]> {
  const servers = await ownServers();
  if (servers.kind === "absent") throw new Error(`Postgres is needed; ${servers.says}`);
  const newDatabase = async () => {
    const url = await servers.newDatabase();
    await migratePostgres({ url });
    return url;
  };
  try {
    return [
      toShown("on SQLite", await raceBetween(1, field, undefined)),
      toShown("on Postgres", await raceBetween(1, field, await newDatabase())),
      toShown("through two processes on SQLite", await raceBetween(2, field, undefined)),
      toShown("through two processes on Postgres", await raceBetween(2, field, await newDatabase())),
    ];
  } finally {
    await servers.stop();
  }
}

function toShown(where: string, finish: Finish): Shown {
  const { booked, entries, overlaps, orphans, offeredOthers, open } = finish;
  const { people, slots } = field;
  return {
    what: `${people} parallel bookings of ${slots} times ${where}: each is booked once, and everybody else is offered other times (A16, R-22)`,
    shown:
      booked === slots &&
      entries === slots &&
      offeredOthers === people - slots &&
      [overlaps, orphans, open].every((count) => count === 0),
    figures: `${booked} booked, ${entries} entries, ${overlaps} overlaps, ${orphans} orphans, ${offeredOthers} offered other times, ${open} left open`,
  };
}
