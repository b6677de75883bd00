/** Whole lives, told in test/scenarios. `UPDATE=1` writes what came of them; a reviewer reads the difference. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { holdsAlways } from "./story/always.ts";
import { play } from "./story/play.ts";
import { readStory } from "./story/read-story.ts";
import { openStoryHome } from "./story/story-home.ts";

const folder = join(import.meta.dirname, "scenarios");
const names = readdirSync(folder).sort();

describe("a whole life", () => {
  it.each(names)("goes as it is written down in %s", async (name) => {
    const from = join(folder, name);
    const story = readStory(join(from, "story.yaml"));
    const home = await openStoryHome(from, story.begins);
    try {
      const timeline = await play(home, story, holdsAlways);
      const file = join(from, "plan.txt");
      if (process.env.UPDATE !== undefined) writeFileSync(file, timeline);
      expect(timeline).toBe(readFileSync(file, "utf8"));
    } finally {
      await home.close();
    }
  });
});
