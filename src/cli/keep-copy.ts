import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";

/** What was imported from stays in the home, under its own name; another file of that name gets a number. */
export async function keepCopy(
  folder: string,
  { name: own, from, bytes }: { name: string; from: string; bytes: Uint8Array },
): Promise<void> {
  const kept = join(folder, "contacts");
  await mkdir(kept, { recursive: true });
  const ending = extname(own);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? own : `${basename(own, ending)}-${number}${ending}`;
    const place = join(kept, name);
    const there = await readFile(place).catch(() => undefined);
    if (there?.equals(bytes) === true || place === from) return;
    if (there !== undefined) continue;
    await writeFile(place, bytes);
    return;
  }
}
