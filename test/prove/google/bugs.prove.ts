/** The same storms catch every planted bug, each within a minute. */
import type { Shown } from "../run.ts";
import { caught } from "../storm/planted.ts";
import { bugs } from "./bugs.ts";

export async function prove(): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const bug of bugs) shown.push(await caught("google", bug));
  return shown;
}
