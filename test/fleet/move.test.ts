import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toMailboxId } from "../../src/core/keys.ts";
import { migratePostgres, openPostgresStore, type PostgresStore } from "../../src/store/postgres/open.ts";
import { describeFleet } from "../servers/fleet-services.ts";
import { seeded } from "../story/kill/kill-round.ts";
import { addTheRest, dana, forgotten, livedHome, person, saysStop, stopped } from "./chaos/lived-home.ts";
import { moveKills } from "./chaos/move-kills.ts";
import { exported, filesOf, livesIn, type MovePlace, moveFrom, onSide } from "./chaos/moves.ts";

const omar = toMailboxId("local", "omar@example.com");
const now = Temporal.Now.instant();

describeFleet("a mailbox that is moved", (services) => {
  const folders: string[] = [];
  let place: MovePlace;
  let store: PostgresStore;

  beforeAll(async () => {
    const home = await livedHome();
    await addTheRest(home);
    const files = mkdtempSync(join(tmpdir(), "quarterhour-files-"));
    folders.push(home, files);
    place = { home, files, databaseUrl: services.databaseUrl };
    await migratePostgres({ url: services.databaseUrl });
    store = await openPostgresStore({ url: services.databaseUrl, mostConnections: 2 });
    await store.contacts.save(omar, [person(stopped, omar), person("friend@people.example", omar)]);
  }, 120_000);
  afterAll(async () => {
    await store.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it("is the same in the fleet and back in the home, with its files, and works in one of them at a time", async () => {
    const before = { copy: await exported(place, "home"), files: filesOf(place, "home") };
    expect((await onSide(place, "home", moveFrom("home", place))).err).toBe("");
    expect(await livesIn(place)).toEqual(["fleet"]);
    expect(await exported(place, "fleet")).toBe(before.copy);
    expect(filesOf(place, "fleet")).toEqual(before.files);
    const refused = await onSide(place, "home", ["start", "--once", "--now", "2030-01-01T00:00:00Z"]);
    expect(refused).toMatchObject({ exitCode: 1, err: expect.stringContaining("[store/moved]") });

    expect((await onSide(place, "fleet", moveFrom("fleet", place))).err).toBe("");
    expect(await livesIn(place)).toEqual(["home"]);
    expect(await exported(place, "home")).toBe(before.copy);
    expect(filesOf(place, "home")).toEqual(before.files);
    expect(await store.mailboxes.due(now.add({ hours: 1_000 }))).toEqual([]);
    const gone = await onSide(place, "fleet", ["apply", join(place.home, "rules.yaml")]);
    expect(gone).toMatchObject({ exitCode: 1, err: expect.stringContaining("[store/moved]") });
  }, 120_000);

  it("keeps everybody who said stop from being written to, by whomever and where it went (R-19)", async () => {
    expect(await store.contacts.suppressed(omar)).toEqual(new Set([person(stopped, omar).contactId]));
    // Forgotten but for a hash, and imported anew by somebody else.
    await store.contacts.save(omar, [person(forgotten, omar)]);
    expect(await store.contacts.suppressed(omar)).toContain(person(forgotten, omar).contactId);
    // Said stop to somebody else of the fleet, and Dana takes the mailbox away.
    await onSide(place, "home", moveFrom("home", place));
    await store.contacts.save(dana, [person("friend@people.example")]);
    await store.ledger.append(omar, [saysStop("friend@people.example", now, omar)], now);
    await onSide(place, "fleet", moveFrom("fleet", place));
    const { suppressed } = JSON.parse(await exported(place, "home")) as { suppressed: string[] };
    expect(suppressed).toEqual(["friend@people.example", stopped]);
  }, 120_000);

  it("is refused before a file is touched where it lives already, where an older copy comes, and into a folder with other files", async () => {
    const older = mkdtempSync(join(tmpdir(), "quarterhour-older-"));
    const empty = join(mkdtempSync(join(tmpdir(), "quarterhour-new-")), "home");
    folders.push(older, join(empty, ".."));
    await onSide(place, "home", moveFrom("home", place));
    const files = filesOf(place, "fleet");
    expect(await onSide(place, "fleet", ["move", "--to", empty])).toMatchObject({ exitCode: 0 });
    // What is left in the old home knows nothing of that.
    const stale = await onSide(place, "home", moveFrom("home", place));
    expect(stale).toMatchObject({ exitCode: 1, err: expect.stringContaining("older copy") });
    expect(filesOf(place, "fleet")).toEqual(files);
    expect(await onSide({ ...place, home: empty }, "home", ["status"])).toMatchObject({ exitCode: 0 });

    const back = { ...place, home: empty };
    expect(await onSide(back, "home", moveFrom("home", back))).toMatchObject({ exitCode: 0 });
    expect(await livesIn(place)).toEqual(["fleet"]);
    const twin = { ...place, home: await livedHome() };
    folders.push(twin.home);
    const twice = await onSide(twin, "home", moveFrom("home", twin));
    expect(twice).toMatchObject({ exitCode: 1, err: expect.stringContaining("lives in that store already") });
    expect(filesOf(place, "fleet")).toEqual(files);
    const foreign = await onSide(place, "fleet", ["move", "--to", twin.home]);
    expect(foreign).toMatchObject({ exitCode: 1, err: expect.stringContaining("[store/moved]") });
    await onSide(place, "fleet", moveFrom("fleet", place));
  }, 120_000);

  it("lives in one place after a move was killed and run again (R-1)", async () => {
    const { kills, wrong } = await moveKills(place, 3, seeded(11));
    expect(wrong).toEqual([]);
    expect(kills).toBe(3);
  }, 120_000);
});
