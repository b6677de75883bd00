/**
 * The addresses in a person's cells. One of them becomes the address that is written to, the others are names that
 * the same person goes by; a row is never two recipients (N-4, N-5).
 */
import { isMachine } from "../core/read-reply/robot.ts";
import { parseAddress, sameMailbox } from "../formats/address.ts";
import { looksConfusable } from "../formats/confusable.ts";
import { shown } from "./shown.ts";
import type { Wrong } from "./wrong.ts";

export interface Addresses {
  email?: string;
  /** Normalised, without the one that is written to, and without those that several people read; absent where there is none. */
  also?: string[];
}

/**
 * `cell` holds one address, or several as Google's export parts them (` ::: `); two in any other way are none.
 * `owner` is the owner's own address.
 */
export function readAddresses(cell: string, owner: string, wrong: Wrong[]): Addresses {
  if (cell.trim() === "") return {};
  const one = cell.includes(":::") ? undefined : readOne(cell.trim(), owner);
  if (one?.kind === "address") return { email: one.address };
  const read = cell
    .split(":::")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => readOne(text, owner));
  const usable = read.flatMap((one) => (one.kind === "address" ? [one] : []));
  const chosen = usable.find(({ isRole }) => !isRole) ?? usable[0];
  for (const one of read) {
    if (one.kind === "address") continue;
    const { text, why, isTwo, isInternal } = one;
    const next = isTwo
      ? "Give each person a row of their own, or keep one address."
      : isInternal
        ? "Ask them for their mail address, or look for it in a mail of theirs."
        : "Correct the address, or clear the cell.";
    const drops = isTwo || (chosen === undefined && !isInternal) ? "row" : "value";
    wrong.push({ field: "email", value: shown(text), why, next, drops });
  }
  if (chosen === undefined || wrong.some(({ drops }) => drops === "row")) return {};
  const also = usable.filter(({ address, isRole }) => !isRole && address !== chosen.address);
  if (also.length === 0) return { email: chosen.address };
  return { email: chosen.address, also: [...new Set(also.map(({ address }) => address))] };
}

interface Unreadable {
  kind: "unusable";
  text: string;
  why: string;
  isTwo: boolean;
  isInternal: boolean;
}
type ReadOne = { kind: "address"; address: string; isRole: boolean } | Unreadable;

function readOne(text: string, owner: string): ReadOne {
  const unusable = (why: string, more: Partial<Unreadable> = {}): Unreadable => ({
    ...{ kind: "unusable", text, why, isTwo: false, isInternal: false },
    ...more,
  });
  // How Outlook writes a colleague's address that it knows from the company's own directory.
  if (/^\/o=[^@]*\/cn=/iu.test(text))
    return unusable("is a name inside their company's mail system, not a mail address", { isInternal: true });
  const read = parseAddress(text);
  if (read.kind === "unusable")
    return unusable(read.why, { isTwo: text.split("@").length > 2 || /[,;]/u.test(text) });
  if (sameMailbox(read.address, owner)) return unusable("is your own address");
  if (isMachine(read.address)) return unusable("is read by a machine, not by a person");
  return looksConfusable(read.address) ? unusable("is spelt with letters that only look like others") : read;
}
