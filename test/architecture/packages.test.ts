/** Which packages the program stands on, where each of them is used, and that what only tests need is not shipped. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importsOf } from "./imports.ts";
import { readTree } from "./read-tree.ts";

const root = new URL("../..", import.meta.url).pathname;
const shipped = [...readTree(root)].filter(([path]) => /^(?:src|workers)\//.test(path));
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** The shipped files that load it, other than for its types alone. */
function usersOf(name: string): string[] {
  return shipped
    .filter(([, source]) => source.includes(`"${name}`))
    .filter(([path, source]) =>
      importsOf(path, source).some(
        ({ specifier, line }) =>
          (specifier === name || specifier.startsWith(`${name}/`)) && !isForTypes(source, line),
      ),
    )
    .map(([path]) => path);
}

/** Whether the statement that ends on that line begins with `import type`. */
function isForTypes(source: string, line: number): boolean {
  const above = source.split("\n").slice(0, line);
  return (
    above.findLast((text) => /^(?:import|export)\b|\bimport\(/.test(text))?.startsWith("import type") === true
  );
}

describe("a package of the program", () => {
  it.each([
    { name: "googleapis", room: /^src\/providers\/google\//, among: "src/providers/google/client.ts" },
    {
      name: "@microsoft/microsoft-graph-client",
      room: /^src\/providers\/microsoft\//,
      among: "src/providers/microsoft/client.ts",
    },
    {
      name: "@azure/msal-node",
      room: /^src\/providers\/microsoft\//,
      among: "src/providers/microsoft/sign-in.ts",
    },
    { name: "bullmq", room: /^src\/queue\/bullmq/, among: "src/queue/bullmq.ts" },
    { name: "ioredis", room: /^src\/queue\//, among: "src/queue/redis/connect.ts" },
    { name: "mjml", room: /^src\/mail\//, among: "src/mail/mjml.ts" },
    { name: "zod", room: /^src\//, among: "src/core/rules/rules-file.ts" },
  ])("$name is shipped, pinned, and used in its own room alone", ({ name, room, among }) => {
    expect(dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(devDependencies[name]).toBeUndefined();
    const users = usersOf(name);
    expect(users).toContain(among);
    expect(users.filter((path) => !room.test(path))).toEqual([]);
  });

  it("is none of the tests'", () => {
    for (const name of ["vitest", "@microsoft/microsoft-graph-types", "emulate", "@inbox-zero/emulate"]) {
      expect(devDependencies[name], name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(dependencies[name], name).toBeUndefined();
      expect(usersOf(name), name).toEqual([]);
    }
  });
});
