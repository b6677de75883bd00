import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/servers/global-setup.ts"],
    allowOnly: false,
    // Some tests start real programs, and a small machine may be busy; a limit is for what hangs.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
