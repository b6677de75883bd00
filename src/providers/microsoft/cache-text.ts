/** msal's cache as one text, for a vault: what renews a sign-in, and whose it is. Access tokens stay in memory (C-7). */
import type { ICachePlugin } from "@azure/msal-node";
import { z } from "zod";

/** Stores the newer text. What it stands for is used only afterwards. */
export type Keep = (text: string) => Promise<void>;

export interface CacheText {
  plugin: ICachePlugin;
  /** Undefined where it holds nothing that renews a sign-in. */
  text(): string | undefined;
}

export function cacheText(stored: string | undefined, keep?: Keep): CacheText {
  let held = stored;
  return {
    plugin: {
      async beforeCacheAccess({ tokenCache }) {
        if (held !== undefined) tokenCache.deserialize(held);
      },
      async afterCacheAccess({ cacheHasChanged, tokenCache }) {
        if (!cacheHasChanged) return;
        const text = withoutAccess(tokenCache.serialize());
        // msal forgets a refresh token that was refused. What is stored may be somebody else's newer one.
        if (text === undefined || text === held) return;
        held = text;
        await keep?.(text);
      },
    },
    text: () => held,
  };
}

const Entries = z.record(z.string(), z.unknown());
/** Of msal's own schema these three are all that a renewal needs. */
const Cache = z.object({ Account: Entries, RefreshToken: Entries, AppMetadata: Entries.default({}) });

function withoutAccess(text: string): string | undefined {
  const cache = Cache.parse(JSON.parse(text));
  return Object.keys(cache.RefreshToken).length === 0 ? undefined : JSON.stringify(cache);
}
