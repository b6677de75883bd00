/** A home that has lived 150 days moves into a fleet and back; then 20 moves are killed at random moments, and run again. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toMailboxId } from "../../../src/core/keys.ts";
import { migratePostgres, openPostgresStore } from "../../../src/store/postgres/open.ts";
import { addTheRest, forgotten, person, stopped } from "../../fleet/chaos/lived-home.ts";
import { moveKills } from "../../fleet/chaos/move-kills.ts";
import { exported, filesOf, livesIn, type MovePlace, moveFrom, onSide } from "../../fleet/chaos/moves.ts";
import { ownServers } from "../../servers/own-servers.ts";
import { seeded } from "../../story/kill/kill-round.ts";
import { programDone } from "../../story/kill/program.ts";
import type { Shown } from "../run.ts";

const kills = Number(process.env.KILLS ?? 20);
const omar = toMailboxId("local", "omar@example.com");

export async function prove(): Promise<Shown[]> {
  const servers = await ownServers();
  if (servers.kind === "absent") throw new Error(`Redis and Postgres are needed; ${servers.says}`);
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-prove-move-"));
  try {
    const place = {
      home: join(folder, "home"),
      files: join(folder, "files"),
      databaseUrl: servers.databaseUrl,
    };
    programDone(folder, "demo", "--home", place.home, "--json");
    await addTheRest(place.home);
    await migratePostgres({ url: place.databaseUrl });
    const shown = [await thereAndBack(place), await staysStopped(place)];
    const { kills: killed, between, wrong } = await moveKills(place, kills, seeded(20));
    shown.push({
      what: `after each of ${kills} kill -9 of a move, and the same command again, it lives in one place, and nothing is missing`,
      shown: killed >= kills && wrong.length === 0,
      figures: `${killed} kills, ${between} of them between the two; ${wrong.length} wrong${wrong.length === 0 ? "" : `: ${wrong[0]}`}`,
    });
    return shown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await servers.stop();
  }
}

async function thereAndBack(place: MovePlace): Promise<Shown> {
  const copies = [await exported(place, "home")];
  const files = [filesOf(place, "home").join()];
  const places: string[] = [];
  for (const [from, to] of [
    ["home", "fleet"],
    ["fleet", "home"],
  ] as const) {
    const { exitCode, err } = await onSide(place, from, moveFrom(from, place));
    if (exitCode !== 0) throw new Error(`move from the ${from} ended with ${exitCode}: ${err}`);
    places.push((await livesIn(place)).join());
    copies.push(await exported(place, to));
    files.push(filesOf(place, to).join());
  }
  const { contacts, facts, actions, suppressed } = JSON.parse(copies[0] ?? "{}") as Record<string, unknown[]>;
  return {
    what: "the exports of the home, of the fleet, and of the home again are equal, and so are the files; each time the other side refuses",
    shown: new Set(copies).size === 1 && new Set(files).size === 1 && places.join(" ") === "fleet home",
    figures: `${contacts?.length} contacts, ${facts?.length} facts, ${actions?.length} actions, ${suppressed?.length} suppressed aliases, ${(files[0] ?? "").split(",").length} files, ${copies[0]?.length} bytes each`,
  };
}

/** In the fleet, for somebody who was never in that home. */
async function staysStopped({ databaseUrl: url }: MovePlace): Promise<Shown> {
  const store = await openPostgresStore({ url, mostConnections: 1 });
  try {
    await store.contacts.save(omar, [
      person(stopped, omar),
      person(forgotten, omar),
      person("new@people.example", omar),
    ]);
    const found = await store.contacts.suppressed(omar);
    return {
      what: "who said stop to the mailbox, forgotten but for a hash or not, is not written to by another one of the fleet (R-19)",
      shown:
        found.size === 2 &&
        [stopped, forgotten].every((address) => found.has(person(address, omar).contactId)),
      figures: `${found.size} of 3 suppressed`,
    };
  } finally {
    await store.close();
  }
}
