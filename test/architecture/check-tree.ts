/** The architecture as a function: from the text of every file to what is wrong with it. */
import { blank } from "./blank.ts";
import { circles } from "./circles.ts";
import { importsOf } from "./imports.ts";
import { floors } from "./rooms.ts";

export interface Violation {
  rule:
    | "floor"
    | "circle"
    | "purity"
    | "length"
    | "name"
    | "default-export"
    | "test-habit"
    | "unfinished"
    | "environment";
  path: string;
  says: string;
}

/** `files` maps a path from the root to its text. */
export function checkTree(files: ReadonlyMap<string, string>): Violation[] {
  const each = [...files].flatMap(([path, source]) => [
    ...checkName(path),
    ...checkLength(path, source),
    ...checkFloor(path, source),
    ...checkWords(path, source),
  ]);
  return [...each, ...circles(files).map((path) => violation("circle", path[0] ?? "", path.join(" -> ")))];
}

function checkName(path: string): Violation[] {
  // A command's file is called as the command is typed.
  const bad = path
    .replace(/^src\/cli\/commands\/[^/]+$/, "src/cli/commands")
    .split("/")
    .map((part) => part.replace(/\..*$/, ""))
    .filter((part) => /^(utils?|helpers?|common|misc|managers?|services?|types|index)$/.test(part));
  return bad.map((part) => violation("name", path, `"${part}" says nothing about what is in it`));
}

function checkLength(path: string, source: string): Violation[] {
  const most = path.startsWith("test/") ? 400 : 300;
  const lines = source.trimEnd().split("\n").length;
  return lines > most ? [violation("length", path, `${lines} lines, of at most ${most}`)] : [];
}

function checkFloor(path: string, source: string): Violation[] {
  const room = Object.keys(floors).find((known) => isIn(path, known));
  if (room === undefined) {
    return /^(src|workers)\//.test(path) ? [violation("floor", path, "is in no room of the design")] : [];
  }
  const allowed = [room, ...(floors[room] ?? [])];
  return importsOf(path, source)
    .filter((one) => one.path !== undefined && !allowed.some((other) => isIn(one.path ?? "", other)))
    .map((one) =>
      violation("floor", path, `line ${one.line} imports ${one.path}, which is not below ${room}`),
    );
}

function checkWords(path: string, source: string): Violation[] {
  const code = blank(source);
  const isSource = /^(src|workers)\//.test(path);
  const found: Violation[] = [];
  const look = (rule: Violation["rule"], text: string, pattern: RegExp, says: string) => {
    for (const match of text.matchAll(pattern)) {
      found.push(violation(rule, path, `line ${text.slice(0, match.index).split("\n").length}: ${says}`));
    }
  };

  if (path.startsWith("src/core/")) {
    for (const [pattern, what] of impure) look("purity", code, pattern, `${what} has no place in core`);
    for (const one of importsOf(path, source)) {
      if (one.specifier.startsWith("node:"))
        found.push(violation("purity", path, `line ${one.line} imports ${one.specifier}`));
    }
  }
  if (isSource && path !== "src/config.ts")
    look("environment", code, /\bprocess\.env\b/g, "only src/config.ts reads the environment");
  look("default-export", code, /\bexport\s+default\b/g, "name what you export");
  look(
    "unfinished",
    source,
    /\b(?:TO[D]O|FIX[M]E)\b|@ts-(?:ignore|expect-error|nocheck)|biome[-]ignore/g,
    "finish it, or take it out",
  );
  look("test-habit", code, /\bvi\.(?:mock|doMock)\b/g, "use an adapter in place of a module mock");
  look("test-habit", code, /\b(?:it|test|describe)(?:\.\w+)*\.only\b/g, "one test alone hides the others");
  look(
    "test-habit",
    withoutReason(source, code),
    /\b(?:it|test|describe)(?:\.\w+)*\.(?:skip|todo|skipIf|runIf)\b/g,
    "a test that may not run says why in a comment above: `skipped because …`",
  );
  return found;
}

const impure: readonly [RegExp, string][] = [
  [/(?<![.\w])Date\b(?!\s*:)/g, "Date"],
  [/\bTemporal\.Now\b/g, "Temporal.Now"],
  [/\bMath\.random\b/g, "Math.random"],
  [/(?<![.\w])process\b(?!\s*[:(])/g, "process"],
  [/(?<![.\w])fetch\s*\(/g, "fetch"],
  [/(?<![.\w])(?:setTimeout|setInterval|setImmediate|queueMicrotask)\s*\(/g, "a timer"],
  [/(?<![.\w])(?:crypto|performance|console|globalThis)\s*[.[]/g, "the world outside"],
];

/** The lines of code, less those under a comment that gives the reason. */
function withoutReason(source: string, code: string): string {
  const lines = source.split("\n");
  return code
    .split("\n")
    .map((line, at) => (/skipped because \S/.test(lines[at - 1] ?? "") ? "" : line))
    .join("\n");
}

function isIn(path: string, room: string): boolean {
  return room.endsWith("/") ? path.startsWith(room) : path === room;
}

function violation(rule: Violation["rule"], path: string, says: string): Violation {
  return { rule, path, says };
}
