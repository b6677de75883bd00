import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { pack, packed } from "../../scripts/pack.ts";

it("a packed package exports what the package itself does, from a file that needs no other package", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-pack-"));
  try {
    const files = await pack(folder);
    expect(Object.keys(files)).toEqual(packed);
    for (const specifier of packed) {
      const whole = Object.keys(await import(specifier)).filter((name) => name !== "module.exports");
      const one = await import(pathToFileURL(join(folder, files[specifier] ?? "")).href);
      expect(Object.keys(one), specifier).toEqual(expect.arrayContaining(whole));
    }
    expect(readdirSync(folder)).toContain("packed.json");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
