/** A fortnight of morning mails and answers. `npm test` lives through a few days; PROVE=1 through whole fortnights. */
import { describe, expect, it } from "vitest";
import { makeGoogleHome } from "../providers/google/home.ts";
import { makeGraphHome } from "../providers/microsoft/home.ts";
import { makeHome } from "../workers/home.ts";
import { faultsOf, liveThrough, people, rules } from "./fortnight.ts";
import { localPost, type Post, remotePost } from "./post.ts";

const wish = { rules, contacts: people };
const places: Record<string, { open: () => Promise<Post>; fortnights: number }> = {
  "a practice mailbox": { open: async () => localPost(await makeHome(wish)), fortnights: 20 },
  Google: { open: async () => remotePost(await makeGoogleHome(wish)), fortnights: 5 },
  Microsoft: { open: async () => remotePost(await makeGraphHome(wish)), fortnights: 5 },
};
const isProof = process.env.PROVE !== undefined;

describe.each(Object.entries(places))("a fortnight of morning mails at %s", (name, { open, fortnights }) => {
  const seeds = Array.from({ length: isProof ? fortnights : 1 }, (_, index) => 100 + index);
  it.each(seeds)(
    "tells once a day, and obeys each line once or says why not (S59, C-41): seed %s",
    { timeout: 600_000 },
    async (seed) => {
      const post = await open();
      try {
        const lived = await liveThrough(post, seed, isProof ? 14 : name === "a practice mailbox" ? 4 : 3);
        expect(faultsOf(lived)).toEqual([]);
        expect(lived.mornings.length).toBeGreaterThan(1);
      } finally {
        await post.close();
      }
    },
  );
});
