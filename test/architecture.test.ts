import { describe, expect, it } from "vitest";
import { checkTree, type Violation } from "./architecture/check-tree.ts";
import { readTree } from "./architecture/read-tree.ts";

const root = new URL("..", import.meta.url).pathname;

describe("the tree", () => {
  it("keeps its floors, has no import circle, a pure core, and files that can be read in one go", () => {
    expect(checkTree(readTree(root))).toEqual([]);
  });
});

describe("the check of the tree", () => {
  it.each<[Violation["rule"], string, Record<string, string>]>([
    [
      "floor",
      "core that leans on a port",
      { "src/core/plan.ts": 'import type { Store } from "../store/store.ts";' },
    ],
    [
      "floor",
      "a format that leans on the mail room",
      { "src/formats/mime.ts": 'export { compile } from "../mail/compile.ts";' },
    ],
    [
      "floor",
      "a store that knows a provider",
      { "src/store/ledger.ts": 'import { a } from "../providers/provider.ts";' },
    ],
    [
      "floor",
      "a worker that loads an adapter",
      { "workers/act.ts": 'const it = await import("../src/providers/local/mailbox.ts");' },
    ],
    ["floor", "app that knows the command line", { "src/app.ts": 'import "./cli/main.ts";' }],
    [
      "floor",
      "a type taken from above, inline",
      { "src/core/plan.ts": 'export type It = import("../app.ts").App;' },
    ],
    ["floor", "a room that nobody planned", { "src/plugins/one.ts": "" }],
    [
      "circle",
      "two files of one room",
      { "src/core/a.ts": 'import { b } from "./b.ts";', "src/core/b.ts": 'import { a } from "./a.ts";' },
    ],
    [
      "circle",
      "three files, by types alone",
      {
        "src/mail/a.ts": 'import type { B } from "./b.ts";',
        "src/mail/b.ts": 'export type { C } from "./c.ts";',
        "src/mail/c.ts": 'import {\n  type A,\n} from "./a.ts";',
      },
    ],
    ["circle", "a file that imports itself", { "test/a.ts": 'import { a } from "./a.ts";' }],
    ["purity", "a Date", { "src/core/a.ts": "const at = new Date(0);" }],
    ["purity", "the clock", { "src/core/a.ts": "const now = Temporal.Now.instant();" }],
    ["purity", "chance", { "src/core/a.ts": "const a = Math.random();" }],
    ["purity", "the process", { "src/core/a.ts": "process.exit(1);" }],
    ["purity", "the process, taken apart", { "src/core/a.ts": "const { env } = process;" }],
    ["purity", "the network", { "src/core/a.ts": "await fetch(url);" }],
    [
      "purity",
      "the clock inside a template",
      { "src/core/a.ts": `const a = \`at \${Temporal.Now.instant()}\`;` },
    ],
    ["purity", "a module of Node", { "src/core/a.ts": 'import { readFileSync } from "node:fs";' }],
    [
      "environment",
      "a second reader of the environment",
      { "src/mail/a.ts": "const home = process.env.HOME;" },
    ],
    ["length", "a source file of 301 lines", { "src/core/a.ts": "a;\n".repeat(301) }],
    ["length", "a test of 401 lines", { "test/a.test.ts": "a;\n".repeat(401) }],
    ["name", "a drawer for anything", { "src/mail/utils/a.ts": "" }],
    ["name", "a barrel", { "src/mail/index.ts": "" }],
    ["default-export", "an export without a name", { "src/mail/a.ts": "export default 1;" }],
    ["test-habit", "a module mock", { "test/a.test.ts": 'vi.mock("./a.ts");' }],
    ["test-habit", "one test alone", { "test/a.test.ts": 'describe.only("a", b);' }],
    ["test-habit", "a skip without its reason", { "test/a.test.ts": 'it.skip("a", b);' }],
    ["unfinished", "a note to oneself", { "src/mail/a.ts": `// ${"TO"}${"DO"}: later` }],
    ["unfinished", "a silenced checker", { "src/mail/a.ts": `// @ts-${"ignore"}` }],
  ])("finds a broken rule of kind %s: %s", (rule, _what, files) => {
    const found = checkTree(new Map(Object.entries(files)));
    expect(found.map((violation) => violation.rule)).toContain(rule);
    expect(found.every((violation) => violation.path in files && violation.says !== "")).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    [
      "words in comments and strings",
      { "src/core/a.ts": '/* Date, process.env */ const a = "Math.random()"; // fetch(' },
    ],
    ["an import in a string", { "src/core/a.ts": "const a = 'import x from \"../app.ts\"';" }],
    ["quotes inside a pattern", { "src/core/a.ts": "const a = /[\"'`/]/.test(b); const c = a / 2;" }],
    ["a plain date", { "src/core/a.ts": "const on = Temporal.PlainDate.from(a);" }],
    [
      "a port below a worker",
      { "workers/act.ts": 'import type { Mailbox } from "../src/providers/provider.ts";' },
    ],
    [
      "a skip that says why",
      { "test/a.test.ts": '// skipped because there is no Redis here\nit.skip("a", b);' },
    ],
    [
      "two files that import a third",
      {
        "src/core/a.ts": 'import "./c.ts"; import "./b.ts";',
        "src/core/b.ts": 'import "./c.ts";',
        "src/core/c.ts": "",
      },
    ],
    ["300 lines", { "src/core/a.ts": "a;\n".repeat(300) }],
  ])("lets pass: %s", (_what, files) => {
    expect(checkTree(new Map(Object.entries(files)))).toEqual([]);
  });
});
