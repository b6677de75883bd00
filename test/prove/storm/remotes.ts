/** The doubles at which it storms, by whose they are. */

import type { SentCopy } from "../../doubles/graph/world.ts";
import { googleRemote } from "../../providers/google/remote.ts";
import { googleWorld } from "../../providers/google/world.ts";
import { graphRemote } from "../../providers/microsoft/remote.ts";
import { graphWorld } from "../../providers/microsoft/world.ts";
import type { Remote } from "../../providers/remote.ts";

export type Where = "google" | "microsoft";

export async function openRemote(
  where: Where,
  wish: { now: Temporal.Instant; seed: number },
): Promise<Remote> {
  switch (where) {
    case "google":
      // A search finds a new mail only after half a minute.
      return googleRemote(await googleWorld({ ...wish, indexLag: 30_000 }));
    case "microsoft":
      return graphRemote(await graphWorld({ ...wish, sentCopy: sentCopyOf(wish.seed) }));
  }
}

/** Microsoft promises only that there will be a copy: each storm has another one of its ways. */
function sentCopyOf(seed: number): SentCopy {
  const seconds = [0, 2, 20, 60][seed % 4] ?? 0;
  return {
    after: Temporal.Duration.from({ seconds }),
    id: seed % 3 === 0 ? "different" : "same",
    meanwhile: seed % 5 < 2 ? "draft" : "nothing",
    keepsProperties: seed % 7 !== 0,
  };
}
