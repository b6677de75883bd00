/** The home of a story as one mailbox of a fleet: its own database, its own Redis, and worker processes of its own. */
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { fleetMailboxes, mailboxFolder } from "../../src/app.ts";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import { migratePostgres } from "../../src/store/postgres/open.ts";
import { runElsewhere } from "../../workers/run-elsewhere.ts";
import type { Place } from "../servers/place.ts";
import { commandLine, done } from "../story/command-line.ts";
import type { Gather } from "../story/ensemble.ts";
import type { StoryWorkers } from "./story-workers.ts";

/** What `quarterhour migrate` makes, copied for each story. */
const migrated = { name: "stories", fill: async (url: string) => void (await migratePostgres({ url })) };

/** One story at a time: the workers, and the Redis database of the place, are used for one fleet after the other. */
export function together(place: Place, workers: StoryWorkers): Gather {
  return async (home) => {
    const { redisUrl } = place;
    const databaseUrl = await place.newDatabase(migrated);
    await place.flushRedis();
    const environment = { home, databaseUrl, redisUrl };
    const command = commandLine(environment, home);
    await done(command("apply", "rules.yaml"));
    const [mailbox] = await fleetMailboxes(databaseUrl);
    if (mailbox === undefined) throw new Error("Nobody lives in the fleet after rules were applied.");
    const folder = mailboxFolder(home, mailbox.mailboxId);
    await mkdir(folder, { recursive: true });
    await rename(join(home, "rules.yaml"), join(folder, "rules.yaml"));
    const queue = await bullmqQueue({ url: redisUrl, works: [] });
    let isBegun = false;

    return {
      environment,
      opening: { home, fleet: { databaseUrl, redisUrl, mailbox: undefined } },
      folder,
      async applyRules() {
        const { exitCode, err } = await command("apply", join(folder, "rules.yaml"), "--json");
        // Wrong rules change nothing, as in a home.
        if (exitCode !== 0 && !/"code":"rules\//.test(err)) throw new Error(err);
      },
      async run(deps, why) {
        // Not before the mailbox is on the clock of the story: until then they would go by their own.
        if (!isBegun) await workers.begin({ home, databaseUrl, redisUrl });
        isBegun = true;
        // What a command had done by the workers has its reasons, but nobody of the story hears them.
        const before = await workers.heard(() => {});
        const ran = await runElsewhere(deps, queue);
        const { stopped, trouble } = await workers.heard(why);
        trouble.unshift(...before.trouble);
        if (trouble.length > 0) throw new Error(`The workers had trouble:\n${trouble.join("\n")}`);
        return { ...ran, stopped };
      },
      async close() {
        if (isBegun) await workers.end();
        await queue.close(0);
      },
    };
  };
}
