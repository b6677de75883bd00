/**
 * Which room may lean on which (design: rooms). A room may always import itself; an entry that ends in a slash
 * is a room, any other one file. What no room covers (`bin`, configuration) is not looked at.
 */
const below = ["src/core/", "src/formats/"];
const ports = [
  "src/providers/provider.ts",
  "src/store/store.ts",
  "src/store/shared-store.ts",
  "src/store/cursor-names.ts",
  "src/queue/queue.ts",
];
const rooms = ["src/providers/", "src/store/", "src/queue/", "src/mail/", "src/contacts/"];

export const floors: Record<string, readonly string[]> = {
  "src/core/": [],
  "src/formats/": ["src/core/"],
  ...Object.fromEntries(rooms.map((room) => [room, below])),
  "src/web/": [...below, "src/mail/", ...ports, "src/queue/within.ts"],
  "workers/": [...below, "src/mail/", ...ports],
  "src/config.ts": ["src/core/"],
  "src/app.ts": [...below, ...rooms, "src/web/", "workers/", "src/config.ts", "src/app/"],
  "src/app/": [...below, ...rooms, "src/web/", "workers/", "src/config.ts"],
  "src/cli/": [...below, ...rooms, "src/web/", "workers/", "src/config.ts", "src/app.ts", "package.json"],
};
