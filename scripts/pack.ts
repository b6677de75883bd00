/**
 * Opening hundreds of small files is most of what starting up costs, so after every install the program and the
 * packages that a start needs are put into a few files under `node_modules/.quarterhour`, where the launcher finds
 * them. It uses them only while every file that went in is still the same; otherwise, and without them, the program
 * runs from its sources: the same, only slower to start.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "rolldown";

const root = join(import.meta.dirname, "..");

/** Where the launcher looks for it. */
export const packedFolder = join(root, "node_modules", ".quarterhour");

/** Only packages that neither look for files beside themselves nor load others by a computed name. */
const packages = /^(?:@noble\/hashes|commander|kysely|yaml|zod)(?:\/|$)/;

/**
 * Puts it into a folder of its own inside `folder`, which has to lie inside `node_modules`; `packed.json` beside that
 * says what the launcher needs to know. The one before stays, for a worker that is running from it.
 */
export async function pack(folder: string): Promise<void> {
  const sources = globSync(["src/**/*.{ts,json}", "workers/**/*.ts", "package.json", "package-lock.json"], {
    cwd: root,
  }).sort();
  const name = nameOf(sources);
  const main = join(folder, name, "main.mjs");
  if (!existsSync(main)) await bundle(dirname(main), name);

  const packed = join(folder, "packed.json");
  const before = existsSync(packed) ? readFileSync(packed, "utf8") : "";
  const stamps = [...sources, "node_modules/.package-lock.json"].flatMap(stamp);
  writeFileSync(`${packed}.new`, JSON.stringify({ root, main: `${name}/main.mjs`, stamps }));
  renameSync(`${packed}.new`, packed);
  for (const entry of readdirSync(folder)) {
    if (entry !== "packed.json" && entry !== name && !before.includes(`"${entry}/`))
      rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

/** The same for the same sources at the same place. */
function nameOf(sources: readonly string[]): string {
  const hash = createHash("sha256").update(root);
  for (const file of [...sources, relative(root, import.meta.filename)]) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** Whole or not at all. */
async function bundle(folder: string, name: string): Promise<void> {
  const { build } = await import("rolldown");
  const fresh = `${folder}.${process.pid}`;
  await build({
    cwd: root,
    input: { main: join(root, "src/cli/main.ts") },
    platform: "node",
    logLevel: "silent",
    external: (specifier) => isPackage(specifier) && !packages.test(specifier),
    plugins: [named(name), sourcePlaces, lateBuiltins],
    output: {
      dir: fresh,
      format: "esm",
      entryFileNames: "[name].mjs",
      chunkFileNames: "[name]-[hash].mjs",
    },
  });
  renameSync(fresh, folder);
}

/** By which the launcher knows a file again. */
function stamp(file: string): [string, number, number][] {
  const found = statSync(join(root, file), { throwIfNoEntry: false });
  return found === undefined ? [] : [[file, found.size, found.mtimeMs]];
}

function isPackage(name: string): boolean {
  return !name.startsWith(".") && !isAbsolute(name);
}

function isOwn(file: string): boolean {
  return file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`);
}

/** Tells the program which one it is: `src/app/build.ts`. */
function named(name: string): Plugin {
  return {
    name: "named",
    transform: (code, id) =>
      id === join(root, "src/app/build.ts")
        ? code.replace("string | undefined = undefined", `string | undefined = ${JSON.stringify(name)}`)
        : null,
  };
}

/** A file that looks for others beside itself still finds them. */
const sourcePlaces: Plugin = {
  name: "source-places",
  transform: (code, id) =>
    isOwn(id) && code.includes("import.meta.url")
      ? code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
      : null,
};

/**
 * Of what Node brings, packages ask for two things that take long to load: `process`, which is there anyway, and
 * (commander) a way to start programs, which is only for commands that are files of their own; we have none.
 */
const lateBuiltins: Plugin = {
  name: "late-builtins",
  transform: (code, id) =>
    isOwn(id)
      ? null
      : code
          .replace(/^import process from ['"]node:process['"];$/m, "")
          .replace(
            /^import childProcess from ['"]node:child_process['"];$/m,
            "const childProcess = { spawn: (...all) => process.getBuiltinModule('node:child_process').spawn(...all) };",
          ),
};
