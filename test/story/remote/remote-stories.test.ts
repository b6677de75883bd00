/** Two of the conversations of test/scenarios at each provider; `npm run prove -- time` plays all of them. */
import { expect, it } from "vitest";
import { compareStory } from "./same-story.ts";
import { atGoogle, atMicrosoft } from "./story-homes.ts";

const homes = { google: atGoogle, microsoft: atMicrosoft };

it.each([
  ["google", "56-her-assistant"],
  ["google", "73-moved-on-both-sides"],
  ["microsoft", "56-her-assistant"],
  ["microsoft", "70-her-calendar-proposes-another-time"],
] as const)(
  "a conversation has at %s the outcome that it has on a practice mailbox: %s",
  async (where, name) => {
    const { lines, differences } = await compareStory(name, homes[where]);
    expect(differences).toEqual([]);
    expect(lines).toBeGreaterThan(20);
  },
  120_000,
);
