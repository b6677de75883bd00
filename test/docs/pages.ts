/** The pages of the documentation, and what can be read out of them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

export interface Page {
  /** From the root of the repository, with `/`. */
  path: string;
  text: string;
}

export const pages: readonly Page[] = ["README.md", ...globSync("docs/*.md", { cwd: root })]
  .map((path) => path.replaceAll("\\", "/"))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

export function page(path: string): string {
  const found = pages.find((one) => one.path === path);
  if (found === undefined) throw new Error(`There is no ${path}.`);
  return found.text;
}

/** The insides of the ``` blocks, with the word behind the first fence. */
export function blocks(text: string): { language: string; text: string }[] {
  return [...text.matchAll(/^( *)```([a-z]*)\n([\s\S]*?)^\1```/gm)].map(
    ([, indent = "", language = "", inside = ""]) => ({
      language,
      text: inside.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}

/** Every command line that a page shows: in a block, a line of its own; in the text, `between backticks`. */
export function commandLines(text: string): string[] {
  const inBlocks = blocks(text).flatMap((block) =>
    block.text
      .replaceAll(/\\\n\s*/g, "")
      .split("\n")
      .flatMap((line) => line.split(" && ")),
  );
  const prose = text.replaceAll(/^( *)```[\s\S]*?^\1```/gm, "");
  const inProse = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, inside = ""]) => inside);
  return [...inBlocks, ...inProse].map((line) => line.trim()).filter((line) => line !== "");
}

/** A line as a shell takes it apart: words, with quotes taken off. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2"),
  );
}
