import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { pages, root } from "./pages.ts";

describe("the documentation", () => {
  it("links only to pages and files that are there", () => {
    const dead = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^https:\/\//.test(target))
        .filter((target) => !existsSync(join(root, dirname(path), target.replace(/#.*/, ""))))
        .map((target) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it("links to itself by path, and elsewhere by https", () => {
    for (const { path, text } of pages) expect(text, path).not.toMatch(/\]\((http:|\/|#)/);
  });

  it.each(["README.md", "docs/design.md", "docs/decisions.md", "docs/providers.md", "docs/notices.md"])(
    "names in %s only files of the source that are there",
    (path) => {
      const text = pages.find((one) => one.path === path)?.text ?? "";
      const named = [
        ...text.matchAll(/`((?:src|test|workers|bench|bin|scripts)\/[^`\s]*|planner\/[^`\s]*)`/g),
      ]
        .map(([, file = ""]) => file)
        .map((file) => (file.startsWith("planner/") ? `src/core/${file}` : file))
        .filter((file) => !/NN|NAME|…/.test(file));
      const missing = named.filter((file) => globSync(file.replace(/\/$/, ""), { cwd: root }).length === 0);
      expect(missing).toEqual([]);
    },
  );

  it("is reached from the README, page by page", () => {
    const reached = new Set(["README.md"]);
    for (const known of reached) {
      const text = pages.find(({ path }) => path === known)?.text ?? "";
      for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+\.md)\)/g)) {
        const path = join(dirname(known), target).replaceAll("\\", "/");
        if (pages.some((one) => one.path === path)) reached.add(path);
      }
    }
    expect(pages.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });
});
