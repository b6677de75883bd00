import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { page, pages, root } from "./pages.ts";

const readme = page("README.md");

describe("the README", () => {
  it("has at most 150 lines", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
  });

  it("begins with the two commands that a new user runs, and needs nothing else", () => {
    expect(readme).toContain("```\nnpm ci && npm run demo\n```");
    expect(readme).toContain("```\nnpm ci && npm test\n```");
  });

  it("names every room of the source", () => {
    for (const room of "core formats mail contacts providers store queue cli".split(" ")) {
      expect(readme, room).toContain(`\`src/${room}\``);
    }
  });

  it("shows no picture from elsewhere", () => {
    for (const { path, text } of pages) expect(text, path).not.toMatch(/!\[|<img/);
  });
});

describe("the documentation", () => {
  it("speaks of npx in the README alone, and only of the checkout", () => {
    expect(readme).toMatch(/In this folder write `npx quarterhour`/);
    for (const { path, text } of pages) {
      if (path !== "README.md") expect(text, path).not.toContain("npx quarterhour");
    }
  });

  it("runs only scripts that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    for (const { path, text } of pages) {
      for (const [, script = ""] of text.matchAll(/\bnpm run ([\w-]+)/g)) {
        expect(Object.keys(scripts), `${path}: npm run ${script}`).toContain(script);
      }
    }
  });
});
