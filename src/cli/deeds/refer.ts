/** Somebody whom a contact named (S13): a new contact to be researched, with whatever the owner knows of them. */
import { aliasesOf } from "../../contacts/aliases.ts";
import { readLinkedin } from "../../contacts/linkedin.ts";
import { newContact } from "../../contacts/merge-contact.ts";
import { readFields } from "../../contacts/read-fields.ts";
import type { Contact } from "../../core/contact.ts";
import { namesake, toReferred, withAddress } from "../../core/deeds/refer.ts";
import { toContactId } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { parseAddress } from "../../formats/address.ts";
import { sayCommand } from "../show/say-command.ts";
import type { Desk, Known } from "./desk.ts";
import { saidText } from "./said-text.ts";

export interface Referred {
  name: string;
  /** Normalised. */
  email?: string;
  linkedin?: string;
}

/** The one word with an @ is the address, a profile is the profile, wherever they stand; the others are the name. */
export function named(desk: Desk, { contact }: Known, words: readonly string[]): Referred {
  const all = words.flatMap((word) => word.trim().split(/\s+/)).filter((word) => word !== "");
  const profiles = all.filter((word) => /linkedin\.com\//i.test(word));
  const addresses = all.filter((word) => word.includes("@") && !profiles.includes(word));
  const name = saidText(all.filter((word) => !addresses.includes(word) && !profiles.includes(word)));
  if (name === "" || addresses.length > 1 || profiles.length > 1) {
    throw new Problem("cli/no-answer", {
      what: `It is not said whom ${contact.name} refers you to.`,
      next: "Give the name, and one address or profile if you have it: `refers Tom Reyes tom@example.com`.",
    });
  }
  const [address] = addresses;
  const [profile] = profiles;
  return {
    name,
    ...(address === undefined ? {} : { email: usableAddress(desk, contact, address) }),
    ...(profile === undefined ? {} : { linkedin: usableProfile(profile) }),
  };
}

function usableAddress({ home }: Desk, contact: Contact, written: string): string {
  const read = parseAddress(written);
  const why =
    read.kind === "unusable"
      ? read.why
      : read.address === home.address
        ? "is your own address"
        : contact.aliases.includes(read.address)
          ? `is ${contact.name}'s own address`
          : undefined;
  if (read.kind !== "unusable" && why === undefined) return read.address;
  throw new Problem("contacts/invalid", {
    what: `${written} cannot be used: it ${why}. Nothing was changed.`,
    next: "Look at the address and say it again.",
  });
}

function usableProfile(written: string): string {
  const read = readLinkedin(written);
  if (read.kind === "code") return read.code;
  throw new Problem("contacts/invalid", {
    what: `${written} cannot be used: it ${read.why}. Nothing was changed.`,
    next: read.next,
  });
}

/** New people come in before the fact is written, so that a crash between the two loses nobody. */
export async function bringIn(
  { home, context }: Desk,
  { contact }: Known,
  person: Referred,
): Promise<string[]> {
  const { contacts } = home.store;
  const { mailboxId } = home;
  const { name, email } = person;
  const aliases = aliasesOf({ ...person, tags: [] }, mailboxId);
  const match = await contacts.match(mailboxId, { references: [], addresses: aliases });
  if (match !== undefined) return [`${email ?? name} is a contact already and stays as it is.`];
  const waiting = namesake(await contacts.all(mailboxId), contact, name);
  if (waiting !== undefined && email === undefined) return [`${waiting.name} is a contact already.`];
  if (waiting !== undefined && email !== undefined) {
    await contacts.save(mailboxId, [withAddress(waiting, email)]);
    return [`${waiting.name} waited for an address and has it now.`];
  }
  const fresh = toReferred(mailboxId, contact, { ...person, alias: email ?? aliases[0] ?? name });
  await contacts.save(mailboxId, [fresh]);
  if ((await contacts.suppressed(mailboxId)).has(fresh.contactId)) {
    return [`${name} is a new contact, but asked before not to be written to; nothing goes to them.`];
  }
  const ref = email ?? fresh.contactId;
  const next = `Next: \`${sayCommand(context, `research ${ref}`)}\`.`;
  const wanted = email === undefined && person.linkedin === undefined;
  return [
    `${name} is a new contact, introduced by ${contact.name}. ${next}`,
    ...(wanted
      ? [`Look for an address or a profile: \`${sayCommand(context, `contacts set ${ref} linkedin=…`)}\`.`]
      : []),
  ];
}

/** Somebody met by chance (S09): a contact from now on, by address or profile; who is one already stays as they are. */
export async function bringInMet({ home }: Desk, typed: string, typedName: string): Promise<void> {
  const { contacts } = home.store;
  const { mailboxId, address: owner } = home;
  const isProfile = /linkedin\.com\//i.test(typed);
  const { draft, wrong } = readFields(
    (column) => (column === "name" ? typedName : column === (isProfile ? "linkedin" : "email") ? typed : ""),
    owner,
  );
  const [first] = wrong;
  if (first !== undefined) {
    throw new Problem("contacts/invalid", {
      what: `${first.field} "${first.value}" ${first.why}. Nothing was changed.`,
      next: first.next,
    });
  }
  const aliases = aliasesOf(draft, mailboxId);
  if ((await contacts.match(mailboxId, { references: [], addresses: aliases })) !== undefined) return;
  const [alias = draft.name] = aliases;
  await contacts.save(mailboxId, [
    { ...newContact(toContactId(mailboxId, alias), draft, aliases), source: "met" },
  ]);
}
