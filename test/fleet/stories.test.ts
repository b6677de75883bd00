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
    { workers: 1, few: 2 },
    { workers: 3, few: 3 },
  ])("with $workers worker(s)", ({ workers: count, few }) => {
    let workers: StoryWorkers;
    beforeAll(() => {
      workers = startStoryWorkers(count);
    });
    afterAll(() => workers.stop());

    it.each(chosen(few))("goes as it goes in one process: %s", async (name) => {
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

function chosen(few: number): string[] {
  if (process.env.PROVE !== undefined) return names;
  const random = seeded(few);
  const left = [...names];
  return Array.from({ length: few }, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}
