/** KEY or CONTACT, as it was typed: keys are the only words with a tilde in them. */
import { type ActionKey, parseActionKey } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { type Desk, type Known, known, knownById } from "./desk.ts";

export interface Target {
  known: Known;
  /** Undefined where a contact was named. */
  key?: ActionKey;
}

/** Throws `contacts/unknown` and `action/unknown`. */
export async function findTarget(desk: Desk, text: string): Promise<Target> {
  return text.includes("~") ? findKey(desk, text) : { known: await known(desk, text) };
}

/** Throws `action/unknown`. */
export async function findKey(desk: Desk, text: string): Promise<Required<Target>> {
  const parts = tryKey(text.trim());
  if (parts === undefined) throw unknown(`"${text}" is not the key of an action.`);
  if (parts.mailboxId !== desk.home.mailboxId) throw unknown(`${text.trim()} belongs to another mailbox.`);
  const whose = await knownById(desk, parts.contactId);
  if (whose === undefined) throw unknown(`${text.trim()} belongs to no contact of this home.`);
  return { known: whose, key: text.trim() as ActionKey };
}

function tryKey(text: string) {
  try {
    return parseActionKey(text);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function unknown(what: string): Problem {
  return new Problem("action/unknown", {
    what,
    next: "Copy the key from `quarterhour plan --json`, or name the contact where the command allows it.",
  });
}
