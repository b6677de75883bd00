import { type ParsedMail, parseMail } from "../src/formats/mime-in.ts";
import { isTrouble } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";

/** The whole mail; undefined where it was moved or deleted since it was listed, which must not stop a sync. */
export async function openMail(deps: WorkerDeps, id: string): Promise<ParsedMail | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await deps.mailbox.read(id);
  } catch (error) {
    if (isTrouble(error, "gone")) return undefined;
    throw error;
  }
  return parseMail(bytes);
}
