/**
 * An introducer's mail to both (S11): recognised by the address of whom they were to introduce, and by nothing else. A
 * stranger on a copy is nobody yet; the owner says who they are.
 */
import type { Contact } from "../src/core/contact.ts";
import type { ContactId } from "../src/core/keys.ts";
import type { ReadReply } from "../src/core/reading.ts";
import type { MailSummary } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";

/** Whoever was introduced and answers in the introducer's thread speaks for themselves, not for the introducer (S11). */
export async function whomIntroduced(
  deps: WorkerDeps,
  mail: MailSummary,
  match: { contactId: ContactId },
): Promise<{ contactId: ContactId } | undefined> {
  if (mail.references.length === 0) return undefined;
  const own = await deps.contacts.match(deps.mailboxId, { references: [], addresses: [mail.from] });
  if (own === undefined || own.contactId === match.contactId) return undefined;
  const [sender] = await deps.contacts.byIds(deps.mailboxId, [own.contactId]);
  return sender?.introducer === match.contactId ? own : undefined;
}

/** Of the others on a mail, those whom its sender is to introduce. */
export async function introductionIn(
  deps: WorkerDeps,
  mail: MailSummary,
  contactId: ContactId,
  owner: string,
): Promise<{ introduces?: readonly Contact[] }> {
  const others = othersOn(mail, owner);
  if (others.length === 0) return {};
  const targets = await deps.contacts.introducedBy(deps.mailboxId, [contactId]);
  const introduces = targets.filter((target) => isAmong(target, others));
  return introduces.length === 0 ? {} : { introduces };
}

function isAmong({ email, aliases }: Contact, addresses: readonly string[]): boolean {
  return addresses.some((address) => address === email || aliases.includes(address));
}

function othersOn(mail: MailSummary, owner: string): string[] {
  return mail.to.filter((address) => address !== owner && address !== mail.from);
}

/** A mail to the owner and to whom they asked to meet is the introduction, unless it plainly says something else. */
export function asIntroduction(read: ReadReply, introduces: readonly Contact[] = []): ReadReply {
  if (introduces.length === 0 || read.isRobot === true || read.sure) return read;
  const people = introduces.map(({ name, email }) => ({ name, ...(email === undefined ? {} : { email }) }));
  const names = introduces.map(({ name }) => name).join(" and ");
  return { reading: { kind: "refers", people }, sure: true, because: `the mail went to ${names} as well` };
}

/** What is kept of it: the addresses of those introduced, and the thread that a request to them answers in. */
export function introductionOn(mail: MailSummary, introduces: readonly Contact[]) {
  if (introduces.length === 0) return {};
  const others = mail.to.filter((address) => introduces.some((target) => isAmong(target, [address])));
  return { others, ...(mail.threadId === undefined ? {} : { threadId: mail.threadId }) };
}
