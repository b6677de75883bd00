import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/servers/global-setup.ts"],
    allowOnly: false,
    // Many tests wait for real programs and servers. Left alone, vitest uses one of two cores.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Some tests start real programs, and a small machine may be busy; a limit is for what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
