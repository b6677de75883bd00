/**
 * Opening hundreds of small files is most of what starting up costs, so after every install the packages that a
 * start needs are put into one file each, under `node_modules/.quarterhour`, where the launcher finds them. The
 * program is the same without them, only slower to start.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Only packages that neither look for files beside themselves nor load others by a computed name. */
export const packed = [
  "@noble/hashes/sha2.js",
  "@noble/hashes/utils.js",
  "commander",
  "date-holidays",
  "kysely",
  "yaml",
  "zod",
];

/** Fills `folder`; `packed.json` in it maps each package to its file. Resolves to the paths by package. */
export async function pack(folder: string): Promise<Record<string, string>> {
  const { build } = await import("rolldown");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "in"), { recursive: true });
  const files: Record<string, string> = {};
  const input: Record<string, string> = {};
  for (const specifier of packed) {
    const name = specifier.replaceAll(/[^a-z0-9]+/gi, "-").replace(/^-/, "");
    const entry = join(folder, "in", `${name}.mjs`);
    writeFileSync(entry, entryFor(specifier, Object.keys(await import(specifier))));
    input[name] = entry;
    files[specifier] = `${name}.mjs`;
  }
  await build({
    input,
    platform: "node",
    logLevel: "silent",
    output: { dir: folder, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "shared-[name].mjs" },
  });
  rmSync(join(folder, "in"), { recursive: true });
  writeFileSync(join(folder, "packed.json"), JSON.stringify(files));
  return files;
}

/** Names are written out, because those of a CommonJS package are only known once it has run. */
function entryFor(specifier: string, names: readonly string[]): string {
  const from = JSON.stringify(specifier);
  const plain = names.filter((name) => name !== "default" && name !== "module.exports");
  const whole = names.includes("default") ? `export { default } from ${from};\n` : "";
  return `${whole}export { ${plain.join(", ")} } from ${from};\n`;
}
