/**
 * The stories of test/scenarios in a fleet, with worker processes: what came of them is what came of them in one
 * process. Only the order is left open in which several workers did what was due at one instant. `npm test` plays a
 * few, by a seed; PROVE=1 all of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeFleet } from "../servers/fleet-services.ts";
import { holdsAlways } from "../story/always.ts";
import { seeded } from "../story/kill/kill-round.ts";
import { play } from "../story/play.ts";
import { readStory } from "../story/read-story.ts";
import { openStoryHome } from "../story/story-home.ts";
import { inNoOrder } from "./in-no-order.ts";
import { type StoryWorkers, startStoryWorkers } from "./story-workers.ts";
import { together } from "./together.ts";

const folder = join(import.meta.dirname, "../scenarios");
const names = readdirSync(folder).sort();

describeFleet("a whole life in a fleet", (place) => {
  describe.each([
    { says: "1 worker", count: 1, stories: chosen(0, 2) },
    { says: "3 workers", count: 3, stories: chosen(2, 3) },
  ])("with $says", ({ count, stories }) => {
    let workers: StoryWorkers;
    beforeAll(() => {
      workers = startStoryWorkers(count);
    });
    afterAll(() => workers.stop());

    it.each(stories)("goes as it goes in one process: %s", { timeout: 120_000 }, async (name) => {
      const from = join(folder, name);
      const story = readStory(join(from, "story.yaml"));
      const home = await openStoryHome(from, story.begins, together(place, workers));
      try {
        const timeline = await play(home, story, holdsAlways);
        expect(inNoOrder(timeline)).toBe(inNoOrder(readFileSync(join(from, "plan.txt"), "utf8")));
      } finally {
        await home.close();
      }
    });
  });
});

/**
 * So many from the `from`-th of all that were shuffled; all where everything is to be proved. The seed is one that has
 * stories among the few in which much is due at one instant, and in which rules are edited.
 */
function chosen(from: number, count: number): string[] {
  if (process.env.PROVE !== undefined) return names;
  const random = seeded(7440);
  const shuffled = names.map((name) => ({ name, turn: random() })).sort((a, b) => a.turn - b.turn);
  return shuffled.slice(from, from + count).map(({ name }) => name);
}
